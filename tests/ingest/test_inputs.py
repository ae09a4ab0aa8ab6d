import gzip
import io
import os
from pathlib import Path

import pytest

from dragoman.errors import InputError, UsageError
from dragoman.ingest import read_inputs
from dragoman.ingest.decode import MAX_BYTES
from dragoman.model import document_id

from .reading import BODY, one, read, refusal


def test_plain_text_is_kept_and_described(tmp_path: Path) -> None:
    text = f"Norland opens two border posts | World news The Border Post\n12 March 2024\n\nBy Jane Doe\n\n{BODY}\n"
    path = tmp_path / "a.txt"
    path.write_text(text)
    document = one(path)
    assert document.text == text
    assert document.uri == str(path)
    assert document.title == "Norland opens two border posts"
    assert (document.published, document.published_by) == ("2024-03-12", "header")
    assert (document.source, document.author, document.lang) == ("The Border Post", "Jane Doe", "en")
    assert (document.url, document.extractor, document.warnings) == (None, "text", ())
    assert document.id == document_id(
        key=None, source="The Border Post", published="2024-03-12", title=document.title, text=text
    )


def test_the_path_is_no_part_of_the_identity(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(BODY)
    (documents, _) = read(tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "a.txt")
    assert len(documents) == 3
    assert len({document.id for document in documents}) == 1
    assert one(tmp_path / "a.txt", source="Other Post").id != documents[0].id


def test_given_date_and_source_fill_what_the_text_lacks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    document = one(tmp_path / "a.txt", published="3 May 2024", source="The Post")
    assert (document.published, document.published_by, document.source) == ("2024-05-03", "given", "The Post")


@pytest.mark.parametrize("value", ["yesterday", "2024-13-01", "03/04/2024", ""])
def test_a_given_date_that_is_none_is_wrong_usage(value: str) -> None:
    with pytest.raises(UsageError, match="not a date"):
        read_inputs([], published=value, on_error=print)


def test_folders_are_read_in_order_and_to_any_depth(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    for name in ("z.txt", "b/c/y.md", "b/x.TXT", ".git/no.txt", ".hidden.txt", "image.png", "notes.docx"):
        (tmp_path / name).write_text(BODY)
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "One line of text."}\n'))
    documents, errors = read(tmp_path)
    assert not errors
    names = [os.path.relpath(document.uri, tmp_path) for document in documents]
    assert names == ["a.jsonl.gz#1", "z.txt", os.path.join("b", "x.TXT"), os.path.join("b", "c", "y.md")]


def test_a_folder_without_anything_to_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "image.png").write_bytes(b"\x89PNG")
    assert "no file to read" in refusal(tmp_path).reason


def test_the_uri_of_a_file_is_its_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    monkeypatch.chdir(tmp_path)
    assert one("./a.txt").uri == "./a.txt"


def test_every_bad_input_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    bad = {
        "empty.txt": b"",
        "binary.txt": b"\x00\x01\x02",
        "broken.txt": BODY.encode() + b"\xe2\x82",
        "menu.html": b"<html><body><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul></body></html>",
        "bad.csv": b"title,body\na,b\n",
        "bad.parquet": b"PAR1 no",
        "bad.json": b"{",
        "bad.txt.gz": b"\x1f\x8b no gzip",
        "cut.txt.gz": gzip.compress(BODY.encode() * 50)[:-20],
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(BODY)
    (tmp_path / "some.jsonl").write_text('{"text": "One good line."}\n{"text": \n{"text": "Another good line."}\n')
    inputs = [
        *(tmp_path / name for name in bad),
        tmp_path / "missing.txt",
        tmp_path / "some.jsonl",
        tmp_path / "good.txt",
    ]
    documents, errors = read(*inputs)
    assert [error.name for error in errors] == [
        *(str(tmp_path / name) for name in bad),
        str(tmp_path / "missing.txt"),
        f"{tmp_path / 'some.jsonl'}#2",
    ]
    assert all(error.reason for error in errors)
    assert [document.text for document in documents] == ["One good line.", "Another good line.", BODY]


def test_a_50_mb_text_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    with open(tmp_path / "a.txt", "wb") as file:
        file.truncate(50_000_000)
    assert "split it" in refusal(tmp_path / "a.txt").reason


def test_a_packed_text_is_refused_when_it_grows_too_long(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"word " * (MAX_BYTES // 5 + 10), compresslevel=1))
    assert "split it" in refusal(tmp_path / "a.txt.gz").reason


def test_a_folder_that_looks_like_a_file_and_an_unknown_ending(tmp_path: Path) -> None:
    (tmp_path / "press.release").write_text(BODY)
    assert one(tmp_path / "press.release").text == BODY


def test_documents_are_streamed(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\nnot json\n')
    errors: list[InputError] = []
    stream = read_inputs([tmp_path / "a.jsonl"], on_error=errors.append)
    assert next(stream).text == "One."
    assert next(stream).text == "Two."
    assert not errors
    assert list(stream) == []
    assert len(errors) == 1


def test_standard_input_as_text() -> None:
    document = one("-", stdin=io.BytesIO(BODY.encode()))
    assert (document.text, document.uri) == (BODY, "-")


def test_standard_input_as_json_lines() -> None:
    lines = b'{"text": "One.", "id": "a"}\n\n{"text": 3}\n{"text": "Two."}\n'
    documents, errors = read("-", stdin=io.BytesIO(lines))
    assert [(document.text, document.uri) for document in documents] == [("One.", "a"), ("Two.", "-#4")]
    assert [error.name for error in errors] == ["-#3"]


def test_standard_input_as_a_page_and_as_nothing() -> None:
    page = f"<!DOCTYPE html><html><head><title>Posts</title></head><body><article><p>{BODY}</p></article></body></html>"
    assert one("-", stdin=io.BytesIO(page.encode())).extractor.startswith("trafilatura")
    assert refusal("-", stdin=io.BytesIO(b"")).name == "-"


@pytest.mark.skipif(os.name != "posix", reason="file names of bytes are POSIX")
def test_a_file_name_that_is_no_utf8_can_be_stored(tmp_path: Path) -> None:
    name = os.fsencode(str(tmp_path)) + b"/caf\xe9.txt"
    with open(name, "wb") as file:
        file.write(BODY.encode())
    one(os.fsdecode(name)).uri.encode()

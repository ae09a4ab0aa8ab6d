import csv
import datetime
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.records import read_jsonl
from dragoman.model import document_id

from .reading import BODY, one, read, refusal

FULL = {
    "text": "Headline of the day\r\n\r\n" + BODY,
    "title": "Another headline",
    "url": "https://example.org/2024/05/06/posts",
    "source": "The Post",
    "published": "2024-05-03T10:00:00+03:00",
    "lang": "en-GB",
    "id": "post-1",
    "author": "Jane Doe",
}


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    if path.suffix == ".jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    elif path.suffix == ".json":
        path.write_text(json.dumps(rows))
    elif path.suffix == ".csv":
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, sorted({key for row in rows for key in row}))
            writer.writeheader()
            writer.writerows(rows)
    else:
        pq.write_table(pa.Table.from_pylist(rows), path)
    return path


@pytest.mark.parametrize("ending", ["jsonl", "json", "csv", "parquet"])
def test_every_form_of_record_gives_the_same_document(tmp_path: Path, ending: str) -> None:
    document = one(write(tmp_path / f"a.{ending}", [FULL]))
    assert document.text == FULL["text"]
    assert (document.uri, document.url, document.title) == ("post-1", FULL["url"], "Another headline")
    assert (document.published, document.published_by) == ("2024-05-03", "meta")
    assert (document.source, document.author, document.lang) == ("The Post", "Jane Doe", "en")
    assert document.id == document_id(
        key="post-1", source="The Post", published="2024-05-03", title="Another headline", text=str(FULL["text"])
    )


@pytest.mark.parametrize("ending", ["jsonl", "json", "csv", "parquet"])
def test_uri_is_id_else_url_else_the_line(tmp_path: Path, ending: str) -> None:
    rows = [{"text": "One.", "id": "a", "url": "u"}, {"text": "Two.", "id": None, "url": "u"}, {"text": "Three."}]
    path = write(tmp_path / f"a.{ending}", rows)
    documents, errors = read(path)
    assert not errors
    line = 4 if ending == "csv" else 3
    assert [document.uri for document in documents] == ["a", "u", f"{path}#{line}"]


def test_date_stands_for_published_and_the_record_wins(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", [{"text": BODY, "date": "2024-05-03", "source": "A"}, {"text": BODY}])
    first, second = read(path, published="2020-01-01", source="B")[0]
    assert (first.published, first.published_by, first.source) == ("2024-05-03", "meta", "A")
    assert (second.published, second.published_by, second.source) == ("2020-01-01", "given", "B")


def test_a_date_in_two_readings_is_left_out_with_a_warning(tmp_path: Path) -> None:
    document = one(write(tmp_path / "a.jsonl", [{"text": BODY, "published": "03/04/2023"}]))
    assert (document.published, document.published_by) == (None, "none")
    assert "03/04/2023" in document.warnings[0]


def test_a_date_in_the_address_counts_last(tmp_path: Path) -> None:
    document = one(write(tmp_path / "a.jsonl", [{"text": BODY, "url": FULL["url"]}]))
    assert (document.published, document.published_by) == ("2024-05-06", "url")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "cut', "malformed JSON"),
        (b"[1, 2]", "an article is an object"),
        (b'"text"', "an article is an object"),
        (b'{"title": "x"}', "no text"),
        (b'{"text": "  "}', "no text"),
        (b'{"text": ["a"]}', "not text"),
        (b'{"text": "a", "title": {"b": 1}}', "title"),
        (b'{"text": "broken \xe2\x82 here"}', "malformed"),
        (b'{"text": "half \\ud83d"}', ""),
        (b'{"text": "nul \\u0000"}', "NUL"),
        (b"[" * 5000, "malformed"),
    ],
)
def test_a_malformed_line_is_named_and_the_rest_go_on(tmp_path: Path, line: bytes, reason: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "One."}\n' + line + b'\n{"text": "Two."}')
    documents, errors = read(path)
    assert [document.text for document in documents] == ["One.", "Two."]
    assert [error.name for error in errors] == [f"{path}#2"]
    assert reason in errors[0].reason


def test_a_file_of_blank_lines_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n\n")
    assert "empty" in refusal(tmp_path / "a.jsonl").reason


def test_a_binary_named_jsonl_is_refused_once(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\0\1\n" * 100)
    assert "binary" in refusal(tmp_path / "a.jsonl").reason


def test_json_that_is_json_lines_and_json_that_is_one_article(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "One."}\n{"text": "Two."}\n')
    (tmp_path / "b.json").write_text('\n{\n"text": "Three."\n}\n')
    documents, errors = read(tmp_path)
    assert not errors
    assert [document.text for document in documents] == ["One.", "Two.", "Three."]


def test_csv_rows_are_numbered_by_their_first_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('Text,title\n"One\nand a half.",A\nTwo.,B,extra\n"Three"x,C\nFour.,\n', newline="")
    documents, errors = read(path)
    assert [(document.text, document.uri) for document in documents] == [
        ("One\nand a half.", f"{path}#2"),
        ("Four.", f"{path}#6"),
    ]
    assert [error.name for error in errors] == [f"{path}#4", f"{path}#5"]


def test_csv_of_another_delimiter_and_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("title;text\nCafé;The café closed at noon.\n".encode("cp1252"))
    document = one(tmp_path / "a.csv")
    assert (document.title, document.text) == ("Café", "The café closed at noon.")
    assert "cp1252" in document.warnings[0]


def test_a_broken_csv_row_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("text\nTürkiye and Côte d’Ivoire met.\nbroken \u00e9".encode() + b"\xe2\x82\nThree.\n")
    documents, errors = read(path)
    assert [document.text for document in documents] == ["Türkiye and Côte d’Ivoire met.", "Three."]
    assert errors[0].name == f"{path}#3"


def test_parquet_with_dates_missing_values_and_lists(tmp_path: Path) -> None:
    rows = [
        {"text": "One.", "published": datetime.datetime(2024, 5, 3, 10), "id": 7, "author": ["A. Doe", "B. Roe"]},
        {"text": None, "published": None, "id": None, "author": None},
    ]
    path = write(tmp_path / "a.parquet", rows)
    documents, errors = read(path)
    assert [(d.uri, d.published, d.author) for d in documents] == [("7", "2024-05-03", "A. Doe, B. Roe")]
    assert [error.name for error in errors] == [f"{path}#2"]


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\0")).filter(str.strip)))
def test_text_of_json_lines_comes_back_exactly(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("records") / "a.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    with open(path, "rb") as stream:
        assert [getattr(found, "text", None) for found in read_jsonl(stream, "a")] == texts

import json
from pathlib import Path

import pytest

from dragoman.model import Span
from dragoman.read import Reading, Sentence, Token
from dragoman.show.cli.app import run
from dragoman.show.export.conllu import conllu

from . import samples

TEXT = """Minister flies to Oslo

OSLO, May 3 (Gazette) - French President Emmanuel Macron met Norwegian officials in Oslo on Tuesday.

“We will help Kenya,” he said. The Kremlin denied that its troops had attacked the port.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def conllu_rows(out: str) -> list[list[list[str]]]:
    sentences = [block for block in out.split("\n\n") if block.strip()]
    return [[row.split("\t") for row in block.splitlines() if not row.startswith("#")] for block in sentences]


def test_conllu_has_ten_columns_one_root_and_offsets_that_reproduce_the_text(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["parse", str(article), str(article)]) == 0
    out = capsys.readouterr().out
    assert out.count("# newdoc id = ") == 2
    assert "# text = French President Emmanuel Macron" in out or "French President Emmanuel Macron met" in out
    sentences = conllu_rows(out)
    assert sentences
    for rows in sentences:
        assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
        assert sum(row[6] == "0" for row in rows) == 1
        for row in rows:
            assert len(row) == 10 and all(row) and 0 <= int(row[6]) <= len(rows)
            misc = dict(pair.split("=", 1) for pair in row[9].split("|"))
            assert TEXT[int(misc["start"]) : int(misc["end"])] == row[1]
            if misc.get("SpaceAfter") == "No":
                assert not TEXT[int(misc["end"])].isspace()
    tags = [dict(pair.split("=", 1) for pair in row[9].split("|")).get("NER") for rows in sentences for row in rows]
    assert "B-LOC" in tags


def test_entities_title_and_odd_characters_in_conllu() -> None:
    document = samples.document("x", "Ilse\tBrandt won.", "Gazette")
    title = str(document.title)
    words = [("Ilse", "PERSON", True), ("Brandt", "PERSON", False), ("won", "", False), (".", "", False)]
    tokens = []
    for i, (word, entity, first) in enumerate(words):
        start = title.index(word)
        tokens.append(Token(i, word, word.lower(), "X", "", "dep", 2, start, start + len(word), "", entity, first))
    sentence = Sentence(tokens, Span(title, 0, len(title), "title"), 0, 0, "title")
    rows = list(conllu(Reading(document, [sentence])))
    assert rows[:4] == [
        f"# newdoc id = {document.id}",
        "# uri = examples/Gazette.txt",
        f"# sent_id = {document.id}-1",
        "# text = Ilse Brandt won.",
    ]
    assert rows[4] == "1\tIlse\tilse\tX\t_\t_\t3\tdep\t_\tNER=B-PERSON|start=0|end=4|field=title"
    assert rows[5].endswith("NER=I-PERSON|start=5|end=11|field=title")
    assert rows[6] == "3\twon\twon\tX\t_\t_\t0\troot\t_\tSpaceAfter=No|start=12|end=15|field=title"
    assert rows[-1] == ""


def test_parsed_sentences_as_records(article: Path, tmp_path: Path) -> None:
    output = tmp_path / "parsed.jsonl"
    assert run(["parse", str(article), "--format", "jsonl", "-o", str(output)]) == 0
    records = [json.loads(row) for row in output.read_text(encoding="utf-8").splitlines()]
    assert records
    for record in records:
        assert TEXT[record["start"] : record["end"]] == record["text"]
        assert all(TEXT[token["start"] : token["end"]] == token["text"] for token in record["tokens"])


def test_reading_counts_names_what_it_refuses_and_changes_nothing_the_second_time(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, bad = tmp_path / "s.duckdb", tmp_path / "bad.jsonl"
    bad.write_text('{"text": \n', encoding="utf-8")
    command = [
        "read",
        str(bad),
        str(article),
        str(tmp_path / "none.txt"),
        "--store",
        str(store),
        "--published",
        "2031-05-04",
    ]
    assert run(command) == 1
    captured = capsys.readouterr()
    assert captured.out.startswith("1 document read: ") and captured.out.endswith("; 2 refused\n")
    lines = captured.err.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("dragoman: ") for line in lines)
    assert "bad.jsonl" in lines[0] and "none.txt" in lines[1]
    assert run(["read", str(article), "--store", str(store), "--published", "2031-05-04"]) == 0
    assert capsys.readouterr().out == "1 document read: 0 events, 0 statements; 1 in the store before\n"


def test_parse_names_what_it_refuses(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["parse", "no-such-file.txt", str(article)]) == 1
    captured = capsys.readouterr()
    assert "no-such-file.txt" in captured.err and "# newdoc" in captured.out


def test_a_sentence_is_explained_with_its_speaker_and_rule(capsys: pytest.CaptureFixture[str]) -> None:
    sentence = "The Kremlin said that Russian forces had not attacked Ukraine."
    assert run(["explain", sentence, "--format", "jsonl"]) == 0
    records = [json.loads(row) for row in capsys.readouterr().out.splitlines()]
    events = [record for record in records if "event" in record]
    assert run(["explain", sentence]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert events and all(event["coder"]["rule"] in out and event["event"] in out for event in events)
    assert "“said”" in out


def test_a_sentence_without_events_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "It rained all day long in the quiet valley."]) == 0
    assert capsys.readouterr().out == "No event and no statement is found in this.\n"


def test_an_empty_sentence_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", " "]) != 0
    assert capsys.readouterr().err.startswith("dragoman: ")

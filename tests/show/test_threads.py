"""Links are shown as threads: every link once, each answer below what it answers."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import read
from dragoman.show.cli.app import run
from dragoman.show.threads import threads

TEXT = (
    "Poland imposed sanctions on Belarus on Monday. In response, Minsk expelled the Polish ambassador. "
    "Poland retaliated by closing its border with Belarus."
)
NAMES = "abcdef"


def link(response: str, trigger: str, document: str | None = "d") -> dict:
    return {"response": response, "trigger": trigger, "document": {"id": document} if document else None}


def rows(links: list[dict]) -> list[tuple[int, str]]:
    found = threads(links, lambda _: [{"id": name} for name in NAMES])
    return [(row["depth"], row["event"]["id"]) for row in found]


def test_an_answer_to_an_answer_stands_below_it():
    assert rows([link("b", "a"), link("c", "b"), link("e", "d")]) == [(0, "a"), (1, "b"), (2, "c"), (0, "d"), (1, "e")]


def test_an_event_that_answers_two_is_continued_once():
    assert rows([link("c", "a"), link("c", "b"), link("d", "c")]) == [
        (0, "a"), (1, "c"), (2, "d"), (0, "b"), (1, "c"),
    ]  # fmt: skip


def test_links_without_a_document_are_left_out():
    assert rows([link("b", "a", None)]) == []


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1])))
def test_every_link_is_shown_once(pairs):
    shown = [row["link"] for row in threads([link(*pair) for pair in pairs], lambda _: [{"id": n} for n in NAMES])]
    told = [(found["response"], found["trigger"]) for found in shown if found]
    assert sorted(told) == sorted(pairs)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    path = tmp_path / "s.duckdb"
    read(article, path, published="2023-05-03")
    monkeypatch.setenv("DRAGOMAN_STORE", str(path))
    return path


def test_the_table_is_a_thread_and_the_records_are_links(store, capsys):
    assert run(["links"]) == 0
    table = capsys.readouterr().out
    assert table.index("sanctions") < table.index("↳ Belarus") < table.index("   ↳ Poland")
    assert "“In response”" in table
    assert table.rstrip().endswith("2 links")
    assert run(["links", "--format", "jsonl"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["response"] == second["trigger"]
    assert TEXT[second["cue"]["start"] : second["cue"]["end"]] == second["cue"]["text"] == "retaliated"


@pytest.mark.parametrize(
    ("role", "country", "number"), [("actor", "BLR", 1), ("recipient", "BLR", 1), ("actor", "NOR", 0)]
)
def test_links_are_filtered_by_who_answers_whom(store, capsys, role, country, number):
    assert run(["links", f"--{role}", country, "--format", "jsonl"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == number


def test_explain_tells_links(capsys):
    assert run(["explain", TEXT]) == 0
    assert "link response\nanswer      Belarus (BLR GOV): “expelled”" in capsys.readouterr().out

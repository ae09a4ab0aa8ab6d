"""The two invented rival articles of ``examples/`` through the whole pipeline: what the page must show of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.pipeline import read
from dragoman.show.cli.app import run

EXAMPLES = Path(__file__).parents[2] / "examples"
HERALD, COURIER = "The Northern Herald", "Capital Courier"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("golden")
    read([EXAMPLES / "northern-herald.txt", EXAMPLES / "capital-courier.txt"], path / "s.duckdb")
    for ending in ("jsonl", "html"):
        assert run(["compare", "--store", str(path / "s.duckdb"), "-o", str(path / f"page.{ending}")]) == 0
    return path


@pytest.fixture(scope="module")
def records(folder: Path) -> list[Any]:
    return [json.loads(line) for line in (folder / "page.jsonl").read_text(encoding="utf-8").splitlines()]


def of(records: list[Any], kind: str) -> list[Any]:
    return [record for record in records if record["kind"] == kind]


def test_the_story_is_the_visit(records: list[Any]) -> None:
    (story,) = of(records, "story")
    assert story["headline"].startswith("Visit by ")
    assert {source["name"] for source in story["sources"]} == {HERALD, COURIER}
    assert story["summary"][0].startswith("2 sources in 2 articles tell ")


def test_both_tell_the_visit_and_differ_on_its_day(records: list[Any]) -> None:
    visit = next(row for row in of(records, "occurrence") if row["verdict"] == "differ")
    assert "Both tell it. They differ on the date: 24 October 2024 (The Northern Herald) / " in visit["explained"]
    assert {told["source"] for told in visit["told"]} == {HERALD, COURIER}
    assert visit["independent"] == 2


def test_what_only_one_tells_is_silence_of_the_other(records: list[Any]) -> None:
    alone = [row for row in of(records, "occurrence") if row["verdict"] == "alone"]
    assert any(told["trigger"]["text"].startswith("protested") for row in alone for told in row["told"])
    assert all(len(row["silent"]) == 1 for row in alone)


def test_every_event_is_in_one_row(records: list[Any]) -> None:
    events = [told["event"] for row in of(records, "occurrence") for told in row["told"]]
    assert len(events) == len(set(events)) > 50


def test_the_north_and_kyiv_go_by_two_names(records: list[Any]) -> None:
    by = {record["id"]: record["by"] for record in of(records, "naming")}
    assert "DPRK" in {wording["text"] for wording in by["country:PRK"][COURIER]}
    assert "DPRK" not in {wording["text"] for wording in by["country:PRK"][HERALD]}
    assert {wording["text"] for wording in by["country:UKR"][HERALD]} == {"Ukraine", "Kyiv"}
    assert {wording["text"] for wording in by["country:UKR"][COURIER]} == {"Kiev"}


def test_the_courier_says_regime_and_the_herald_does_not(records: list[Any]) -> None:
    loaded = {(record["source"], record["text"]) for record in of(records, "remark") if record["remark"] == "loaded"}
    assert (COURIER, "regime") in loaded
    assert not {source for source, _ in loaded} & {HERALD}


def test_every_quoted_span_is_in_its_article(records: list[Any], folder: Path) -> None:
    from dragoman.store import open_store  # noqa: PLC0415

    with open_store(folder / "s.duckdb") as store:
        texts = {document["id"]: document for document in store.view().documents()}

    def spans(value: Any, document: str | None = None) -> Any:
        if isinstance(value, dict):
            document = value["document"] if isinstance(value.get("document"), str) else document
            if {"text", "start", "end"} <= value.keys() and document:
                yield document, value
            for inner in value.values():
                yield from spans(inner, document)
        elif isinstance(value, list):
            for inner in value:
                yield from spans(inner, document)

    every = [item for record in records for item in spans(record)]
    assert len(every) > 300
    for document, span in every:
        text = texts[document][span.get("field", "text")]
        assert text[span["start"] : span["end"]] == span["text"]


def test_the_page_of_it_is_the_same_on_every_run(folder: Path) -> None:
    first = (folder / "page.html").read_text(encoding="utf-8")
    assert run(["compare", "--store", str(folder / "s.duckdb"), "-o", str(folder / "again.html")]) == 0
    assert (folder / "again.html").read_text(encoding="utf-8") == first

"""The timeline: one axis of time that tells what is claimed from what is reported."""

import base64
import csv
import hashlib
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from dragoman.show.axis import STANDINGS, UNDATED, sections, standing
from dragoman.show.cli.app import run
from dragoman.show.web import render_timeline

from . import samples
from .test_html import Collector

WICKED = "<script>alert(1)</script>"


def events() -> list[Any]:
    return samples.records()[1]


def parse(page: str) -> Collector:
    parser = Collector()
    parser.feed(page)
    parser.close()
    return parser


def test_history_stands_before_the_present_with_the_gap_between() -> None:
    axis = sections(events())
    assert [part.title for part in axis] == ["1980s", "May 2031", UNDATED]
    assert [part.gap for part in axis] == [None, "44 years on", None]
    assert sum(len(part.events) for part in axis) == len(events())


def test_the_undated_come_last() -> None:
    found = events()
    found[0] = {**found[0], "time": None}
    undated = sections(found)[-1]
    assert undated.title == UNDATED
    assert undated.events == [event for event in found if event["time"] is None]
    assert found[0]["document"]["published"]  # the day of publication is no date of an event


def test_how_sure_an_event_is() -> None:
    sure = {(event["event"], event["trigger"]["text"]): standing(event) for event in events()}
    assert sure["ASSAULT", "shelled"] == "denied"
    assert sure["AGREE", "deliver"] == "claimed"
    assert sure["MOBILIZE", "exercises"] == "possible"
    assert sure["CONSULT", "arrived"] == "reported"
    assert set(sure.values()) <= set(STANDINGS)


def test_the_table_tells_decade_gap_and_standing(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["timeline", "--store", str(store)]) == 0
    shown = capsys.readouterr().out
    places = [shown.index(words) for words in ("1980s", "44 years on", "May 2031", "9 events")]
    assert places == sorted(places)
    assert "denied:" in shown and "claimed:" in shown and "reported:" in shown
    assert run(["timeline", "--store", str(store), "--actor", "XXX"]) == 0
    assert "No events here." in capsys.readouterr().out


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_records_come_in_order_of_time(form: str, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["timeline", "--store", str(store), "--format", form]) == 0
    out = capsys.readouterr().out
    if form == "csv":
        days = [row["time_start"] or row["published"] for row in csv.DictReader(io.StringIO(out))]
    else:
        found = [json.loads(line) for line in out.splitlines()]
        days = [(row["time"] or {}).get("start") or row["document"]["published"] for row in found]
    assert len(days) == 9 and days == sorted(days)


def test_the_page_is_complete_and_closed(store: Path, tmp_path: Path) -> None:
    page = tmp_path / "timeline.html"
    assert run(["timeline", "--store", str(store), "-o", str(page)]) == 0
    text = page.read_text(encoding="utf-8")
    parser = parse(text)
    tags = [name for name, _ in parser.tags]
    assert tags.count("h1") == 1 and tags.count("main") == 1 and "script" not in tags
    assert not re.search(r"(?:src|href)=\"(?!#)", text)
    found = [value for _, attributes in parser.tags for name, value in attributes if name == "id" and value]
    links = [value for _, attributes in parser.tags for name, value in attributes if name == "href" and value]
    assert len(found) == len(set(found)) and {link[1:] for link in links} <= set(found)
    assert {event["id"] for event in events()} <= set(found)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"sha256-{digest}" in text


def test_the_page_says_what_is_left_out(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["timeline", "--store", str(store), "--format", "html", "--limit", "2"]) == 0
    assert "2 events, " in (shown := capsys.readouterr().out) and "7 more events left out" in shown


def test_no_article_text_becomes_markup() -> None:
    found = events()
    first = {**found[0], "evidence": {"text": WICKED, "start": 0, "end": len(WICKED)}}
    first["trigger"] = {"text": "alert", "start": 8, "end": 13}
    first["attribution"] = [{**first["attribution"][0], "speaker": WICKED}]
    page = render_timeline([first])
    assert "script" not in [name for name, _ in parse(page).tags]
    assert "There are no events here." in render_timeline([])

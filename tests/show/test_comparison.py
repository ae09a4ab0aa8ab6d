"""A story side by side: verdicts, explanations, exports and the page."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.link.retelling import completed, retell
from dragoman.model import Document
from dragoman.show.cli.app import run
from dragoman.show.cli.comparing import choose
from dragoman.show.comparison import AGREE, ALONE, DIFFER, SOME, Comparison, compare, headline, summary
from dragoman.show.days import days, in_words
from dragoman.show.differences import value_words
from dragoman.show.export.comparison import comparison_markdown, comparison_records, comparison_table
from dragoman.show.web import render_comparison

from . import samples
from .test_html import Collector

WICKED = "<script>alert(1)</script> | **x** [y](javascript:z)"


def visits(events: list[Any]) -> list[Any]:
    return [event for event in events if event["event"] == "CONSULT" and "visit" in event["mode"]]


def story(documents: list[Any]) -> dict[str, Any]:
    return {"id": "st-1", "title": "A visit", "documents": [d["id"] for d in documents], "first": None, "last": None}


def made(disputed: dict[str, Any] | None = None, records: Any = None, **more: Any) -> Comparison:
    """The sample outlets, whose reports of the visit make one occurrence."""
    documents, events, statements, remarks = records or samples.records()
    joined = {"id": "o-1", "events": [event["id"] for event in visits(events)], "agreed": {"place": "Karvena"},
              "disputed": disputed or {}, **more}  # fmt: skip
    occurrences = completed([joined], events)
    return compare(
        story(documents), documents, events, occurrences, retell(documents, events, statements, remarks, occurrences)
    )


def dates() -> dict[str, Any]:
    """The visit on two days, one for each outlet."""
    events = visits(samples.records()[1])
    north = [event["id"] for event in events if event["document"]["source"] == "Norhaven Gazette"]
    south = [event["id"] for event in events if event["document"]["source"] == "Sudria Today"]
    return {
        "date": [
            {"value": {"start": "2031-05-03", "end": "2031-05-03"}, "events": north},
            {"value": {"start": "2031-05-04", "end": "2031-05-04"}, "events": south},
        ]
    }


def test_a_dispute_between_sources_is_explained_in_words() -> None:
    row = made(dates()).of(DIFFER)[0]
    assert row.explained == (
        "Both tell it. They differ on the date: 3 May 2031 (Norhaven Gazette) / 4 May 2031 (Sudria Today). "
        "They agree on where."
    )
    assert row.what == "Visit by Ilse Brandt to Karvena"
    assert list(row.told) == ["Norhaven Gazette", "Sudria Today"]


def test_to_put_a_deed_differently_is_not_to_differ_on_it() -> None:
    days = dates()["date"]
    put = [{"value": sure, "events": day["events"]} for sure, day in zip(("asserted", "alleged"), days, strict=True)]
    (row,) = made({"certainty": put}).of(AGREE)
    assert row.words == "all tell it alike, but for how it is put"
    assert row.explained.startswith("Both tell it. They agree on the deed and not on how it is told. They ")
    assert made(dates() | {"certainty": put}).of(DIFFER)[0].words == "they differ"


def test_without_a_dispute_both_tell_it_alike() -> None:
    comparison = made()
    assert [row.id for row in comparison.of(AGREE)] == ["o-1"]
    assert not comparison.of(DIFFER)


def test_a_source_at_odds_with_itself_alone_is_no_dispute_between_sources() -> None:
    first, second, *_ = visits(samples.records()[1])
    disputed = {"status": [{"value": "actual", "events": [first["id"]]}, {"value": "future", "events": [second["id"]]}]}
    row = made(disputed).rows[0]
    assert row.verdict == AGREE
    assert "Reports of one source differ on how far it has got" in row.explained


def test_what_one_source_tells_is_silence_of_the_other() -> None:
    comparison = made()
    alone = comparison.of(ALONE)
    assert len(alone) == len(comparison.rows) - 1
    assert all(len(row.told) == 1 and len(row.silent) == 1 for row in alone)
    assert {row.explained for row in alone} == {"Only Norhaven Gazette tells it.", "Only Sudria Today tells it."}


def test_of_three_sources_two_that_agree_are_some() -> None:
    documents, events, statements, remarks = samples.records()
    third = {**documents[0], "id": "d-third", "source": "The Third", "text": "Nothing happened."}
    row = made(records=([*documents, third], events, statements, remarks)).of(SOME)[0]
    assert row.silent == ("The Third",)
    assert row.explained.startswith("2 of 3 sources tell it: Norhaven Gazette and Sudria Today. The Third does not.")


def test_the_first_lines_say_what_it_is_and_what_is_shared() -> None:
    comparison = made(dates())
    assert headline(comparison) == "Visit by Ilse Brandt to Karvena"
    assert " ".join(summary(comparison)) == (
        "2 sources in 2 articles tell 7 happenings. One of them is told by both: on 1 they differ. "
        "Norhaven Gazette alone tells 4; Sudria Today alone tells 2."
    )


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-05-03", "2031-05-03", "3 May 2031"),
        ("2031-05-03", "2031-05-07", "3–7 May 2031"),
        ("2031-05-01", "2031-05-31", "May 2031"),
        ("2031-05-01", "2031-07-31", "May–July 2031"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("1950-01-01", "1953-12-31", "1950–1953"),
        ("2031-04-28", "2031-05-04", "28 April 2031 – 4 May 2031"),
        (None, "1958-12-31", "by 31 December 1958"),
        ("1948-01-01", None, "from 1948"),
        (None, None, ""),
    ],
)
def test_intervals_in_words(start: str | None, end: str | None, words: str) -> None:
    assert in_words(start, end) == words


def test_values_in_words() -> None:
    assert value_words({"value": 500000.0, "unit": "shells"}) == "500,000 shells"
    assert value_words(["Ilse Brandt", {"name": "Karvena"}]) == "Ilse Brandt, Karvena"
    assert value_words("2031-05-04") == "4 May 2031"
    assert value_words(None) == "not told"
    assert days("4 May") == ""


def parse(page: str) -> Collector:
    parser = Collector()
    parser.feed(page)
    parser.close()
    return parser


def values(page: str, name: str) -> list[str]:
    return [value for _, found in parse(page).tags for key, value in found if key == name and value]


def test_every_link_leads_to_an_element_and_ids_are_unique() -> None:
    page = render_comparison(made(dates()))
    ids = values(page, "id")
    assert len(ids) == len(set(ids))
    links = [link[1:] for link in values(page, "href") if link.startswith("#")]
    assert len(links) > 40
    assert set(links) <= set(ids)


def test_the_page_is_well_formed() -> None:
    page = render_comparison(made(dates()))
    open_ = ["html"]
    for closing, name, attributes in re.findall(r"<(/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)>", page[page.index("<body") :]):
        if closing:
            assert open_.pop() == name
        elif name not in {"meta", "link", "br", "hr", "input"}:
            open_.append(name)
        assert "style=" not in attributes
    assert not open_


def test_a_click_on_a_sentence_leads_to_it_and_its_deed_leads_back() -> None:
    page = render_comparison(made(dates()))
    event = visits(samples.records()[1])[1]
    span = event["evidence"]
    anchor = f"{event['document']['id']}-text-{span['start']}-{span['end']}"
    assert f'href="#{anchor}"' in page
    article = page[page.index(f'<article id="{event["document"]["id"]}"') :]
    assert f'id="{anchor}"' in article
    assert re.search(r'<a class="[^"]*trigger[^"]*"[^>]*href="#row-o-1">arrived</a>', article)


def test_articles_are_whole_and_in_order() -> None:
    shown = "".join(parse(render_comparison(made(dates()))).data)
    for document in (samples.NORTH, samples.SOUTH):
        for paragraph in document.text.split("\n\n"):
            assert paragraph in shown


def test_silence_dispute_and_agreement_are_told_in_words() -> None:
    page = render_comparison(made(dates()))
    assert "they differ" in page
    assert "only " in page and "Norhaven Gazette" in page
    assert "does not name it" in page or "no words" in page


def test_of_many_articles_those_left_out_are_counted() -> None:
    said = summary(replace(made(), left_out=3))
    assert said[-1] == "3 later articles left out; at most 40 are compared."


def test_copies_are_told_for_both_sources() -> None:
    comparison = made()
    left, right = (document["id"] for document in comparison.documents)
    copy = {"id": "c-1", "left": left, "right": right, "kind": "same", "score": 0.9, "reason": "90% are the same"}
    page = render_comparison(replace(comparison, copies=(copy,)))
    assert page.count("Not independent of ") == 2 and "90% are the same" in page


def test_the_page_needs_no_network_and_no_script() -> None:
    page = render_comparison(made(dates()))
    assert "default-src &#x27;none&#x27;; style-src &#x27;sha256-" in page
    assert "<script" not in page
    assert not re.search(r'(?:src|srcset|action)="|@import|url\(', page)


def wicked() -> Any:
    text = f"{WICKED} Brandt visited {WICKED} Karvena."

    def one(source: str) -> tuple[Document, Any, Any]:
        document = samples.document(text, f"Title {WICKED}", f"{source} {WICKED}", url="javascript:alert(1)", lang='"x')
        actor = samples.ref(document, "Brandt", "NOR", name=WICKED)
        said = samples.statement(document, actor, samples.span(document, "visited"), samples.span(document, "Karvena."))
        whole, trigger = samples.span(document, text), samples.span(document, "visited")
        return document, samples.event(document, "CONSULT", trigger, whole, (actor,), (), said, mode=("visit",)), said

    both = [one("One"), one("Two")]
    return *([samples.to_record(item) for item in kind] for kind in zip(*both, strict=True)), []


def test_wicked_text_never_becomes_markup() -> None:
    comparison = made({WICKED: [{"value": WICKED, "events": [e["id"]]} for e in wicked()[1]]}, wicked())
    tags = [tag for tag, _ in parse(render_comparison(comparison)).tags]
    assert "script" not in tags and "javascript:alert" not in " ".join(values(render_comparison(comparison), "href"))
    markdown = "\n".join(comparison_markdown(comparison))
    assert "<script>" not in markdown and "\\<script\\>" in markdown
    rows = [row for row in markdown.splitlines() if row.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {4}


def test_records_say_what_they_are_and_quote_with_offsets() -> None:
    comparison = made(dates())
    records = json.loads(json.dumps(list(comparison_records(comparison))))
    kinds = {record["kind"] for record in records}
    assert kinds >= {"story", "occurrence", "naming", "voice", "quote", "remark", "order"}
    texts = {document["id"]: document for document in samples.records()[0]}
    for record in records:
        for told in record.get("told", ()) if record["kind"] == "occurrence" else ():
            for span in (told["trigger"], told["evidence"]):
                field = texts[told["document"]][span.get("field", "text")]
                assert field[span["start"] : span["end"]] == span["text"]
    first = next(record for record in records if record["kind"] == "occurrence")
    assert (first["verdict"], first["disputed"][0]["versions"][0]["words"]) == (DIFFER, "3 May 2031")


def test_the_flat_table_has_a_row_for_every_report_and_every_silence() -> None:
    comparison = made(dates())
    rows = comparison_table(comparison).to_pylist()
    told = [row for row in rows if row["told"] == "yes"]
    assert len(told) == len(samples.records()[1])
    assert len(rows) - len(told) == sum(len(row.silent) for row in comparison.rows)
    assert {row["differs"] for row in told if row["occurrence"] == "o-1"} == {
        "the date: 3 May 2031",
        "the date: 4 May 2031",
    }


STORIES: list[Any] = [
    {"id": "st-aa1", "title": "One", "documents": ["d-1"], "last": None},
    {"id": "st-aa2", "title": "Two", "documents": ["d-2", "d-3"], "last": "2031-05-04", "formerly": ["st-old"]},
    {"id": "st-b", "title": "Three", "documents": ["d-4"], "last": None},
]


def test_a_story_is_chosen_by_id_beginning_former_id_or_size() -> None:
    assert choose(STORIES, "st-b")["title"] == "Three"
    assert choose(STORIES, "st-aa1")["title"] == "One"
    assert choose(STORIES, "st-old")["title"] == "Two"
    assert choose(STORIES, None)["title"] == "Two"


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """A store in which two invented articles on one flood were read and linked."""
    from dragoman.pipeline import read  # noqa: PLC0415

    for name, sentence in (("north", "Envoys of Norway"), ("south", "Diplomats of Norway")):
        text = f"{sentence} visited Denmark on Monday over the Olsa grain treaty. They met in Lutz over the treaty."
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "s.duckdb"
    read([tmp_path / "north.txt", tmp_path / "south.txt"], path, published="2031-05-07")
    return path


def test_the_command_writes_every_format(linked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("page.html", "page.md", "page.jsonl", "page.csv"):
        assert run(["compare", "--store", str(linked), "-o", str(tmp_path / name)]) == 0
    assert str(tmp_path / "page.html") in capsys.readouterr().out
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert (tmp_path / "page.md").read_text(encoding="utf-8").startswith("# ")
    for row in (tmp_path / "page.jsonl").read_text(encoding="utf-8").splitlines():
        assert json.loads(row)["kind"]
    table = list(csv.DictReader(io.StringIO((tmp_path / "page.csv").read_text(encoding="utf-8"))))
    assert {row["told"] for row in table} <= {"yes", "no"} and table
    assert run(["compare", "--store", str(linked), "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[0])["kind"] == "story"


def test_a_wrong_or_ambiguous_story_is_refused(linked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "nothing", "--store", str(linked)]) == 2
    assert "there is no story 'nothing'" in capsys.readouterr().err
    with pytest.raises(Exception, match="2 stories begin with 'st-a': st-aa1, st-aa2"):
        choose(STORIES, "st-a")
    with pytest.raises(Exception, match="no stories"):
        choose([], None)

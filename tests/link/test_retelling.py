"""How each source retells a story: every count stands on spans that reproduce their text."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from dragoman.link.retelling import Found, Retelling, completed, retell
from dragoman.link.retelling.quotes import SAME, _likeness, _stretch
from dragoman.model import Span, to_record

from . import rivals

Records = dict[str, list[Any]]


@pytest.fixture(scope="module")
def records() -> Records:
    both = rivals.coded()
    return {
        "documents": to_record([item.document for item in both]),
        "events": to_record([event for item in both for event in item.events]),
        "statements": to_record([said for item in both for said in item.statements]),
        "remarks": to_record([remark for item in both for remark in item.remarks]),
    }


@pytest.fixture(scope="module")
def retelling(records: Records) -> Retelling:
    return retell(**records, occurrences=completed([], records["events"]))


def founds(value: Any) -> Iterator[Found]:
    if isinstance(value, Found):
        yield value
    elif is_dataclass(value):
        for item in fields(value):
            yield from founds(getattr(value, item.name))
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from founds(inner)
    elif isinstance(value, dict):
        yield from founds(list(value.values()))


def test_every_span_reproduces_its_text(records: Records, retelling: Retelling) -> None:
    texts = {document["id"]: document for document in records["documents"]}
    every = list(founds(retelling))
    assert len(every) > 20
    for found in every:
        span = found.span
        assert texts[found.document][span.field][span.start : span.end] == span.text


def test_sources_come_in_the_order_of_publication_with_their_running_words(retelling: Retelling) -> None:
    assert [source.name for source in retelling.sources] == ["Herald", "Courier"]
    herald = retelling.sources[0].words
    assert herald == len(rivals.HERALD.removesuffix("By Ann Example").split())


def test_the_same_state_goes_by_different_names(retelling: Retelling) -> None:
    table = next(item for item in retelling.naming if item.id == "country:PRK")
    named = {source: {w.text: len(w.found) for w in wordings} for source, wordings in table.by.items()}
    assert named["Herald"] == {"North Korea": 3}
    assert named["Courier"] == {"DPRK": 3, "Pyongyang": 2}
    assert (table.kind, table.name) == ("state", "North Korea")


def test_pronouns_and_groups_are_no_names(retelling: Retelling) -> None:
    said = {
        wording.text.casefold()
        for item in retelling.naming
        if item.kind != "event"
        for wordings in item.by.values()
        for wording in wordings
    }
    assert not said & {"he", "she", "it", "its", "they", "the two", "two sides"}


def test_every_word_belongs_to_exactly_one_voice(retelling: Retelling) -> None:
    for source in retelling.sources:
        mine = [voice for voice in retelling.voices if voice.source == source.name]
        assert sum(voice.words for voice in mine) == source.words
        assert sum(voice.share for voice in mine) == pytest.approx(1.0)
        assert mine[0].kind == "own"
        for voice in mine:
            assert sum(words for _, _, words, _ in voice.speakers) == (voice.words if voice.kind == "speaker" else 0)


def test_the_words_of_a_side_are_those_of_its_speakers(retelling: Retelling) -> None:
    russian = next(voice for voice in retelling.voices if (voice.source, voice.country) == ("Courier", "RUS"))
    assert russian.words >= 8


def test_quotes_are_found_again_without_their_marks(retelling: Retelling) -> None:
    storm = next(quote for quote in retelling.quotes if "storm" in quote.found.span.text)
    alone = next(quote for quote in retelling.quotes if "Nobody" in quote.found.span.text)
    assert (storm.source, [(echo.source, echo.kind) for echo in storm.echoes]) == ("Herald", [("Courier", "told")])
    assert (alone.source, alone.echoes) == ("Courier", ())
    assert "iron alliance" not in {quote.found.span.text for quote in retelling.quotes}


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("we didn’t start this war", "They said we didn't start this war and would not end it", True),
        ("a gift to the enemy of the people", "a gift to every enemy of the people", True),
        ("in the most of such cases", "in no case do the ministers speak of such a thing, most of them never", False),
        ("the way out", "the way out", False),  # too short for a quote
    ],
)
def test_a_quote_is_the_same_by_runs_of_its_words(left: str, right: str, same: bool) -> None:
    one, other = (_stretch("d-1", Span(text, 0, len(text))) for text in (left, right))
    assert (_likeness(one, other, whole=True) >= SAME) is same


def test_loaded_wording_is_counted_for_its_source(retelling: Retelling) -> None:
    assert [(c.source, c.kind, c.text, len(c.found)) for c in retelling.colours] == [("Courier", "loaded", "regime", 1)]


def test_numbers_that_differ_stand_together(records: Records) -> None:
    grain = [event for event in records["events"] if event["quantity"]]
    assert {event["quantity"][0]["value"] for event in grain} == {300.0, 120.0}
    joined = {"id": "o-1", "events": [event["id"] for event in grain], "agreed": {}, "disputed": {}}
    of_one = retell(**records, occurrences=completed([joined], records["events"])).figures
    assert [(item.occurrence, item.unit, {f.source: f.value for f in item.figures}) for item in of_one] == [
        ("o-1", "tonne", {"Herald": 300.0, "Courier": 120.0})
    ]
    apart = retell(**records, occurrences=completed([], records["events"])).figures
    assert [item.occurrence for item in apart] == [None]


def test_what_is_told_first_is_told_in_the_headline(records: Records, retelling: Retelling) -> None:
    for source, told in retelling.order.items():
        assert [item.rank for item in told] == list(range(1, len(told) + 1)), source
        places = [(item.found.span.field != "title", item.found.span.start) for item in told]
        assert places == sorted(places)
    assert retelling.order["Herald"][0].headline
    assert len(retelling.order["Herald"]) == sum(e["document"]["source"] == "Herald" for e in records["events"])


def test_events_without_an_occurrence_make_one_of_their_own(records: Records) -> None:
    first, *rest = records["events"]
    given = {"id": "o-1", "events": [first["id"]], "agreed": {}, "disputed": {}}
    every = completed([given], records["events"])
    assert [item["id"] for item in every] == ["o-1", *(event["id"] for event in rest)]

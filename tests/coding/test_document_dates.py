"""Where the text and the date of its document disagree, and the line that a story of the past keeps."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.coding.times import TimeLine, find_times
from dragoman.model import Document
from dragoman.read import analyse

VISIT = (
    "The defence minister of Denmark arrived in Nairobi on 10 May 2024. He met the Kenyan president in the city. "
    "Kenya expelled two Danish diplomats."
)


def document(text: str, published: str | None) -> Document:
    return Document("d-1", "t", None, None, None, None, None, published, "given", "en", text, "", "plain")


def test_events_are_not_dated_by_a_page_date_months_after_the_story() -> None:
    coded = dragoman.code(VISIT, published="2024-11-20")
    (warning,) = coded.document.warnings
    assert "2024-11-20" in warning and "2024-05-10" in warning
    assert coded.events
    for event in coded.events:
        assert event.time is None or (event.time.end or "") < "2024-06-01"
        assert event.time is None or event.time.anchor in ("text", "narrative")


@pytest.mark.parametrize("published", ["2024-05-10", "2024-05-16", "2024-06-20"])
def test_a_date_close_to_the_story_is_believed(published: str) -> None:
    assert dragoman.code(VISIT, published=published).document.warnings == ()


def test_fresh_days_in_the_text_vouch_for_its_date() -> None:
    text = VISIT + " On Tuesday Denmark recalled its ambassador from Kenya."
    assert dragoman.code(text, published="2024-11-20").document.warnings == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Denmark expelled two Kenyan diplomats on 31 June 2023.", "no such day: 31 June 2023"),
        ("Denmark expelled two Kenyan diplomats on February 30.", "no such day: February 30"),
        ("Denmark expelled two Kenyan diplomats on Friday, 2 May 2024.", "2024-05-02 is no Friday"),
        ("Denmark expelled two Kenyan diplomats at 3 p.m. CST.", "'3 p.m. CST' can be read in several ways"),
        ("Denmark expelled two Kenyan diplomats on 20 June 2024.", "after the document's date"),
    ],
)
def test_days_that_cannot_be_right_are_told(text: str, words: str) -> None:
    assert any(words in warning for warning in dragoman.code(text, published="2024-05-06").document.warnings)


def test_the_year_is_known_from_an_anniversary() -> None:
    text = "Guests came to the 70th anniversary of the Armistice Agreement. Denmark expelled two Kenyan diplomats."
    (event,) = [event for event in dragoman.code(text).events if event.event == "SANCTION"]
    assert event.time is not None and event.time.start == "2023-07-01" and event.time.anchor == "narrative"


def test_counted_from_an_event_that_everybody_dates_alike() -> None:
    text = "Eleven months before the signing of the Armistice Agreement, North Korea sent a delegation to Moscow."
    events = [event for event in dragoman.code(text, published="2024-05-06").events if event.time]
    assert events and events[0].time is not None
    assert (events[0].time.start, events[0].time.anchor, events[0].historical) == ("1952-08-01", "event", True)


def test_a_story_of_the_past_keeps_its_own_line() -> None:
    text = (
        "Denmark expelled two Kenyan diplomats.\n\n"
        "In 1948 Stalin gave the guest a railway car. The guest thanked him.\n\n"
        "Then there was a war. Kenya welcomes Denmark today."
    )
    (reading,) = analyse([document(text, "2024-05-06")])
    line = TimeLine(reading, find_times(reading))
    dates = [line.told_of(sentence) for sentence in reading.sentences]
    assert dates == [None, "1948-07-01", "1948-07-01", "1948-01-01", None]


def test_intervals_stay_open_where_the_text_leaves_them_open() -> None:
    coded = dragoman.code("Since 2014 Denmark has sanctioned Kenya.", published="2024-05-06")
    times = [event.time for event in coded.events if event.time]
    assert times and (times[0].start, times[0].end) == ("2014-01-01", "2024-05-06")


DAYS = st.tuples(st.integers(0, 40), st.sampled_from(["June", "Feb.", "Sept", "13"]), st.integers(-5, 10_000))
SHAPES = st.sampled_from(
    ["on {0} {1} {2}", "on {1} {0}, {2}", "on {0}/{1}/{2}", "in {2}", "since {1} {2}", "by '{0}", "in {2} BC"]
)


@settings(max_examples=40, deadline=None)
@given(DAYS, SHAPES, st.none() | st.dates().map(str))
def test_no_date_makes_an_event_fail_or_lie(day: tuple[int, str, int], shape: str, published: str | None) -> None:
    coded = dragoman.code(f"Denmark expelled two Kenyan diplomats {shape.format(*day)}.", published=published)
    for event in coded.events:
        if event.time is not None:
            assert event.time.start is None or event.time.end is None or event.time.start <= event.time.end
    if shape.startswith("on {0} {1} {2}") and day[1] == "June" and day[0] == 31 and 1000 <= day[2] <= 2199:
        assert any("no such day" in warning for warning in coded.document.warnings)


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("Kenya expelled two envoys on 45/45/2023.", "'45/45/2023' is no day of the calendar"),
        ("Kenya expelled two envoys on 0000-00-00.", "'0000-00-00' is no day of the calendar"),
        ("Kenya expelled two envoys on 3/4/2019.", "'3/4/2019' can be read day first or month first; left open"),
        ("In the year 0 Kenya expelled two envoys.", "there is no year 0: 'the year 0'"),
        ("On 3 May 2031 Kenya expelled two envoys.", "after the document's date 2024-05-14"),
    ],
)
def test_what_cannot_be_a_date_is_told(text: str, warning: str) -> None:
    coded = dragoman.code(text, published="2024-05-14")
    assert any(warning in told for told in coded.document.warnings)
    assert all(event.time is None or event.time.start != "2024-01-01" for event in coded.events)


@pytest.mark.parametrize(("published", "start"), [("2023-11-29", "2023-07-01"), ("2023-07-28", "2023-07-25")])
def test_a_dateline_months_before_the_page_dates_the_report(published: str, start: str) -> None:
    text = "NAIROBI, July 27 (Reuters) - Kenya expelled two diplomats of Chad on Tuesday."
    (event,) = dragoman.code(text, published=published).events
    assert event.time is not None and event.time.start == start

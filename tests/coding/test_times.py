"""Time expressions and their TIMEX3 values, read against Tuesday, 14 May 2024."""

from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding.times import find_times
from dragoman.coding.times.clock import offset
from dragoman.read import analyse

from .statement_readings import document

TODAY = "2024-05-14"
TABLE = [
    tuple(line.split("|"))
    for line in (Path(__file__).parent / "times.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def times(text, published=TODAY):
    """The time expressions of a text that is one paragraph of prose."""
    (reading,) = analyse([replace(document(text), published=published)], whole=True)
    return find_times(reading)


def values(text, published=TODAY):
    return [(time.text, time.value) for time in times(text, published)]


@cache
def analysed():
    documents = [replace(document(row[3]), published=TODAY) for row in TABLE]
    return {
        reading.document.text: find_times(reading) for reading in analyse(dict.fromkeys(documents), whole=True)
    }  # fmt: skip


@pytest.mark.parametrize(("kind", "value", "phrase", "text"), TABLE, ids=[row[3] for row in TABLE])
def test_values(kind, value, phrase, text):
    found = analysed()[text]
    assert [(time.type, time.value) for time in found] == [(kind, value)]
    (time,) = found
    assert phrase in time.text
    assert text[time.start : time.end] == time.text


@pytest.mark.parametrize(
    "phrase",
    ["31 June 2023", "30 February 2024", "29 February 2023", "June 31, 2023", "2023-02-30", "31.06.2023", "45/45/2023"],
)
def test_days_that_no_calendar_has_are_no_days(phrase):
    for time in times(f"Rebels left on {phrase}."):
        assert time.resolved is None or time.resolved.grain != "day"
        assert len(time.value) < len("2023-06-31")


@pytest.mark.parametrize("phrase", ["0000", "0000-01-01", "1 January 0000", "00.00.0000", "the 0th century"])
def test_there_is_no_year_nought(phrase):
    for time in times(f"Rebels left in {phrase}."):
        assert time.resolved is None or time.resolved.start > "0001"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels left on April 24 and 25.", ["2024-04-24", "2024-04-25"]),
        ("Rebels left on 2, 3 and 4 April.", ["2024-04-02", "2024-04-03", "2024-04-04"]),
        ("Rebels left on April 3 and 5 people died.", ["2024-04-03"]),
        ("Rebels left on 10-12 April 2023.", ["2023-04-10/2023-04-12"]),
        ("Sales rose in the first and second quarters of 2019.", ["2019-Q1", "2019-Q2"]),
        ("Rebels left in March, April and May 2023.", ["2023-03", "2023-04", "2023-05"]),
    ],
)
def test_times_that_share_a_word_are_several(text, expected):
    assert [value for _, value in values(text)] == expected


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Rebels left at 4 p.m. Moscow time.", "+03:00"),
        ("Rebels left at 16:20 GMT+9.", "+09:00"),
        ("Rebels left at 16:20 GMT.", "Z"),
        ("Rebels left at 4 p.m. EST on Friday.", "-05:00"),
        ("Rebels left at 4 p.m. local time.", None),
        ("Rebels left at 16:20 UTC+44.", None),
    ],
)
def test_a_zone_is_told_with_the_time_of_day(text, zone):
    (time,) = times(text)
    assert time.type == "TIME" and time.resolved.zone == zone


@given(st.integers(-14, 14), st.booleans())
def test_zones_counted_from_greenwich(hours, half):
    zone = f"UTC{hours:+d}" + (":30" if half else "")
    assert offset(zone) == f"{hours:+03d}:{'30' if half else '00'}"


def test_a_day_after_brackets_dates_both_clocks():
    assert values("The ferry sank shortly after 4:20 p.m. (1320 GMT) on Friday.")[:2] == [
        ("4:20 p.m.", "2024-05-10T16:20"),
        ("1320 GMT", "2024-05-10T13:20Z"),
    ]


def test_names_made_of_units_are_no_times():
    assert values("The minister said on 60 Minutes that rebels had fled, and High Noon was a good film.") == []


def test_the_date_of_a_noun_lends_its_year_to_nothing():
    text = "Libya was blamed for the bombing of 21 December 1988. It agreed in April to hand the men over."
    assert values(text)[-1] == ("April", "2024-04")


def test_a_leap_day_is_a_day():
    (time,) = times("Rebels left on 29 February 2024.")
    assert (time.resolved.start, time.resolved.end, time.resolved.grain) == ("2024-02-29", "2024-02-29", "day")


@pytest.mark.parametrize(
    ("text", "start", "end", "grain"),
    [
        ("Rebels left in July 2023.", "2023-07-01", "2023-07-31", "month"),
        ("Rebels left in 1848.", "1848-01-01", "1848-12-31", "year"),
        ("Rebels left in February 1900.", "1900-02-01", "1900-02-28", "month"),
        ("Rebels left in the 1990s.", "1990-01-01", "1999-12-31", "decade"),
        ("Rebels left last week.", "2024-05-06", "2024-05-12", "week"),
        ("Rebels left yesterday.", "2024-05-13", "2024-05-13", "day"),
        ("Rebels left in the winter of 2022.", "2022-12-01", "2023-02-28", "season"),
        ("The war of 1914-1918 ruined them.", "1914-01-01", "1918-12-31", "year"),
    ],
)
def test_intervals_are_closed_and_keep_their_grain(text, start, end, grain):
    (time,) = times(text)
    assert (time.resolved.start, time.resolved.end, time.resolved.grain) == (start, end, grain)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels may leave the town.",
        "Rebels will march on the town.",
        "He was the second minister to resign.",
        "The army sent 2000 soldiers.",
        "The UN has 193 members.",
        "They paid 5.10 dollars for each.",
        "Resolution 1701 was passed.",
        "Prices rose by 12%.",
    ],
)
def test_words_and_numbers_that_are_no_times(text):
    assert [(time.text, time.value) for time in times(text)] == []


def test_a_date_that_can_be_read_two_ways_is_not_guessed():
    assert all(time.resolved.grain == "year" for time in times("Rebels left on 03/04/2023."))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rebels left in April.", "XXXX-04"),
        ("Rebels left on 2 April.", "XXXX-04-02"),
        ("Rebels left yesterday.", "XXXX-XX-XX"),
        ("Rebels left in 2023.", "2023"),
        ("Rebels left three days ago.", "PAST_REF"),
    ],
)
def test_without_the_day_of_the_document_nothing_is_guessed(text, value):
    assert [time.value for time in times(text, published=None)] == [value]


def test_times_of_a_title_lie_in_the_title():
    title = "Truce of 1994 is over"
    (reading,) = analyse([replace(document("Rebels left the town on 2 April.", title), published=TODAY)])
    found = find_times(reading)
    assert [(time.field, time.value) for time in found] == [("title", "1994"), ("text", "2024-04-02")]
    assert title[found[0].start : found[0].end] == found[0].text


def test_longest_expressions_win_and_none_overlap():
    found = times("Rebels left on Monday, 27 July 2023, two years after the truce of May 2021.")
    assert any("27 July 2023" in time.text for time in found)
    for left, right in pairwise(found):
        assert left.end <= right.start


FIGURES = "31 30 29 0 00 0000 1 12 13 99 1848 2024 9999 10000 24:00 25:61 2024-13-45 1990s '80s"
WORDS = "June february May mon Friday last next this the early mid late of am p.m. ago days years century every a few Q"
PARTS = st.sampled_from([*FIGURES.split(), *WORDS.split(), "-", "/", ".", ",", ":", "million", "before", "after"])


@settings(max_examples=80, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=8), st.none() | st.dates().map(str))
def test_no_figures_break_the_calendar(words, published):
    text = "Rebels left " + " ".join(words) + "."
    for time in times(text, published):
        assert text[time.start : time.end] == time.text
        if time.resolved is not None:
            assert time.resolved.start is None or time.resolved.end is None or time.resolved.start <= time.resolved.end

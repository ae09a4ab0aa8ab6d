"""The grammar of time expressions: its own examples, what it refuses, what it must never do."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.times.grammar import read_text, rules
from dragoman.coding.times.guards import GUARDS
from dragoman.coding.times.words import time_words
from dragoman.errors import DataError

DAY = date(2023, 7, 27)
EXAMPLES = [(rule.name, example) for rule in rules() for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{name}: {text[:40]}" for name, text in EXAMPLES])
def test_every_example_of_the_grammar_holds(rule: str, example: str) -> None:
    text, day, look, expected = (part.strip() for part in example.split("|"))
    found = read_text(text, date.fromisoformat(day), look)
    assert found, rule
    _, time = found[-1]
    assert f"{time.type} {time.value}" == expected


def test_every_rule_has_an_example_and_a_known_guard() -> None:
    assert [rule.name for rule in rules() if not rule.examples] == []
    assert {rule.guard for rule in rules() if rule.guard} <= set(GUARDS)


@pytest.mark.parametrize(
    "text", ["31 June 2023", "February 30, 2024", "29 Feb. 2023", "0 May 2020", "31/06/1999", "3/4/2023", "32.1.2020"]
)
def test_days_that_do_not_exist_or_could_be_either_are_refused(text: str) -> None:
    assert all(time.interval is None or time.interval.grain != "day" for _, time in read_text(text, DAY))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in 1066 BC", "BC1066"), ("on 3 March 1848", "1848-03-03"), ("on 1 January 2150", "2150-01-01"),
        ("'99", "1999"), ("'49", "2049"), ("29 February 2024", "2024-02-29"), ("12/25/24", "2024-12-25"),
    ],
)  # fmt: skip
def test_years_near_and_far(text: str, value: str) -> None:
    assert read_text(text, DAY)[-1][1].value == value


def test_without_a_date_of_the_document_values_stay_open() -> None:
    assert read_text("on July 27", None)[0][1].value == "XXXX-07-27"
    assert read_text("on Monday", None)[0][1].interval is None
    assert read_text("On 3 May 1945 he fled, on 8 May it ended.", None)[-1][1].value == "1945-05-08"


@given(st.dates(date(1500, 1, 1), date(2199, 12, 31)))
def test_a_full_date_is_that_date(day: date) -> None:
    month = list(time_words().raw["month"])[day.month - 1].title()
    for text in (f"on {day.day} {month} {day.year}.", f"On {month} {day.day}, {day.year}, he left", day.isoformat()):
        (found,) = read_text(text, DAY)
        assert found[1].value == day.isoformat()
        assert found[1].interval is not None and found[1].interval.start == found[1].interval.end == day


@given(st.dates(date(1900, 1, 10), date(2100, 1, 1)), st.sampled_from(["past", "future", "open"]))
def test_a_weekday_lies_within_a_week_of_the_document(day: date, look: str) -> None:
    for name, number in list(time_words().raw["weekday"].items())[:7]:
        ((_, time),) = read_text(f"on {name.title()}", day, look)
        assert time.interval is not None and time.interval.start.weekday() == number
        assert abs((time.interval.start - day).days) <= 6


@given(st.text("0123456789/-.:' apmstonfrijulyweekdayearthcgo", max_size=40))
def test_no_text_makes_it_fail(text: str) -> None:
    for found, time in read_text(text, DAY):
        assert found in text and time.type in ("DATE", "TIME", "DURATION", "SET")
        assert time.interval is None or time.interval.start <= time.interval.end


def test_an_unknown_piece_is_named() -> None:
    with pytest.raises(DataError, match="no piece 'nothing'"):
        time_words().expand("{nothing}")

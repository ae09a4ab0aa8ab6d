"""What an expression is read against, and what it is read as."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from .dates import Interval, value_of

PAST, FUTURE, OPEN = "past", "future", "open"
_AGAINST = 4.5  # how much nearer a date must be that lies against the tense of its clause


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against.

    ``today`` is the document's day, if known; ``look`` says whether the clause looks to the past, to the future or to
    neither (``open``); ``last`` is the date told last, so many sentences ago (``age``), and ``quarter`` the quarter of
    a year that the report is about; ``day`` is the day told last. ``beside`` says that the date told last belongs to a
    noun or a clause beside the story: "the bombing of December 1988".
    """

    today: date | None
    look: str = OPEN
    last: Interval | None = None
    quarter: Interval | None = None
    age: int = 0
    day: Interval | None = None
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Time:
    """The reading of an expression: TIMEX3 type and value, and the interval where one can be told.

    ``zone`` is how far the clocks of a time of day are from Greenwich ("+09:00"), where the text says so.
    """

    type: str
    value: str
    interval: Interval | None = None
    zone: str | None = None


Match = re.Match[str]
Reader = Callable[[Match, Setting], Time | None]


def as_date(interval: Interval | None, value: str | None = None) -> Time | None:
    """A DATE over an interval, with the value of its grain unless another is given; None without an interval."""
    return Time("DATE", value or value_of(interval), interval) if interval else None


def nearest(candidates: Sequence[Interval | None], setting: Setting, *, strict: bool = False) -> Interval | None:
    """The candidate nearest to the document's day.

    One on the side that the clause does not look to must be much nearer; with ``strict`` it is out of the question.
    """
    today = setting.today
    known = [interval for interval in candidates if interval is not None]
    if today is None or not known:
        return None

    def distance(interval: Interval) -> float:
        if interval.start <= today <= interval.end:
            return 0
        behind = interval.end < today
        days = abs(((interval.end if behind else interval.start) - today).days)
        against = (setting.look == FUTURE) if behind else (setting.look == PAST)
        return days * ((1000 if strict else _AGAINST) if against else 1)

    return min(known, key=distance)

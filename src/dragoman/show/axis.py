"""Events on one axis of time: history by decades, the present by months, gaps told, what is claimed told apart."""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from .words import Record, count, event_date

_LONG_GAP = 2  # years without an event that are worth a word
_COARSE = ("year", "decade", "century", "season", "unknown")
UNDATED = "Without a date"

Event = TypeVar("Event", bound=Record)

STANDINGS = {
    "reported": "the outlet says so itself",
    "claimed": "somebody says so, and the outlet tells it",
    "doubted": "alleged, hedged, predicted or hoped",
    "denied": "somebody denies it, or it did not happen",
    "planned": "still to come when it was told",
    "possible": "only thought of",
}
"""How sure an event is, with what the word means."""


@dataclass(slots=True)
class Section:
    """A stretch of the axis: its title, the gap before it in words, and its events in order."""

    title: str
    gap: str | None = None
    events: list[Record] = field(default_factory=list)


def standing(event: Record) -> str:
    """How sure an event is: one of ``STANDINGS``."""
    certainties = [link["certainty"] for link in event["attribution"]]
    if event["status"] == "negated" or "denied" in certainties:
        return "denied"
    if event["status"] == "future":
        return "planned"
    if event["status"] == "hypothetical":
        return "possible"
    if any(certainty != "asserted" for certainty in certainties):
        return "doubted"
    return "reported" if len(certainties) == 1 else "claimed"


def in_order(events: Iterable[Event]) -> list[Event]:
    """Events from the oldest day on, the undated last; those of one day as their text tells them."""

    def place(event: Record) -> tuple[object, ...]:
        day = event_date(event)
        return not day, day, _end(event), event["document"]["id"], event["trigger"]["start"], event["id"]

    return sorted(events, key=place)


def sections(events: Iterable[Record]) -> Sequence[Section]:
    """The stretches of the axis that hold any events, from the oldest on."""
    made: list[Section] = []
    last: int | None = None
    for event in in_order(events):
        title, year = _title(event)
        if not made or made[-1].title != title:
            quiet = year - last if year is not None and last is not None else 0
            made.append(Section(title, f"{count(quiet, 'year')} on" if quiet > _LONG_GAP else None))
        made[-1].events.append(event)
        last = _last_year(event, year, last)
    return made


def _end(event: Record) -> str:
    return str((event.get("time") or {}).get("end") or "")


def _last_year(event: Record, year: int | None, last: int | None) -> int | None:
    """The last year that events so far reach to."""
    if year is None:
        return last
    end = _end(event)
    return max(last or year, year, int(end[:4]) if end[:4].isdigit() else year)


def _title(event: Record) -> tuple[str, int | None]:
    day = event_date(event)
    if not day[:4].isdigit():
        return UNDATED, None
    year = int(day[:4])
    if event.get("historical"):
        return f"{year // 10 * 10}s", year
    if (event.get("time") or {}).get("grain") in _COARSE or len(day) < len("2023-07"):
        return str(year), year
    return f"{calendar.month_name[int(day[5:7])]} {year}", year

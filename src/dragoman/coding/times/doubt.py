"""Where text and date of a document disagree: told, never mended in silence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ...ingest.dateline import find_dateline
from ...model import TimeExpression
from ...read import Reading
from .clock import SEVERAL
from .dates import Interval, around
from .find import as_day
from .grammar import rules
from .guards import look
from .setting import FUTURE, PAST, Setting
from .words import tidy, time_words

_STALE = timedelta(days=62)  # a report does not call news what happened longer ago
_SAME_STORY = timedelta(days=400)  # what is older is history and no measure of the document's date
_ANNIVERSARY = "anniversary"
_NEXT_DAY = timedelta(days=1)
_NEAR = 16  # characters
_CLOSE = 14  # days
_HEAD = 3  # lines
_LEAD = 8  # sentences in which a report says what it is about
_DATES = ("day month year", "month day year", "month day", "day month")
_SWAPPED = "figures"
_IN_FIGURES = ("iso date", _SWAPPED)
_MONTHS = 12
_YEAR = re.compile(r"\b\d{4}\b")


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is wrong with the dates of a document.

    ``narrative`` is the month that the report is really about where its own date cannot be right for it, ``stale``
    says that it cannot.
    """

    warnings: tuple[str, ...] = ()
    stale: bool = False
    narrative: Interval | None = None


def doubts(reading: Reading, times: Sequence[TimeExpression]) -> Doubt:
    """Compare the dates of a text with the date of its document and with the calendar."""
    today = as_day(reading.document.published)
    warnings = [*_impossible(reading), *_figures(reading, today), *_wrong_weekdays(times), *_vague_zones(times)]
    told = _told(reading, times)
    if today is None:
        lead = [entry.day for entry in told if entry.lead and entry.full]
        return Doubt(tuple(warnings), False, around(max(lead), "M") if lead else None)
    ahead = [entry for entry in told if entry.look == PAST and entry.full and today + _NEXT_DAY < entry.day]
    if ahead:
        last = max(ahead, key=lambda entry: entry.day)
        warnings.append(f"the text reports {last.text!r} ({last.day}), after the document's date {today}")
    written = _written(reading.document.text, today)
    if written is not None and written < today - _STALE:
        return Doubt(tuple(warnings), True, around(written, "M"))
    recent = [entry for entry in told if entry.look != FUTURE and today - _SAME_STORY <= entry.day <= today]
    latest = max(recent, key=lambda entry: entry.day, default=None)
    if latest is not None and latest.lead and latest.day < today - _STALE and not _fresh(reading, times, today):
        warnings.append(
            f"the document's date {today} lies months after the latest day that the text reports, {latest.day} "
            f"({latest.text!r}); events are not dated by the document"
        )
        return Doubt(tuple(warnings), True, around(latest.day, "M"))
    return Doubt(tuple(warnings))


def _written(text: str, today: date) -> date | None:
    """The day of the report's dateline, in the year that ends with the document's day where it names none."""
    for line in [line.strip() for line in text.splitlines() if line.strip()][:_HEAD]:
        dateline = find_dateline(line)
        if dateline is not None and dateline.date is not None:
            printed = dateline.date
            day = as_day(printed.iso or printed.in_year(today.year))
            if day is not None and day > today + _NEXT_DAY and printed.year is None:
                day = as_day(printed.in_year(today.year - 1))
            return day
    return None


@dataclass(frozen=True, slots=True)
class _Told:
    """A day that the text names by the calendar: told in its lead, looking which way, with its year?"""

    day: date
    text: str
    lead: bool
    look: str
    full: bool


def _fresh(reading: Reading, times: Sequence[TimeExpression], today: date) -> bool:
    """Whether the text speaks of days close to its date: "on Tuesday", "last week". "Today" may mean nowadays."""
    prose = [sentence.span for sentence in reading.sentences if sentence.field == "text"]
    for time in times:
        if time.resolved is None or time.resolved.grain not in ("day", "week") or time.value.endswith("_REF"):
            continue
        day = as_day(time.resolved.start)
        inside = time.field == "text" and any(span.start <= time.start < span.end for span in prose)
        if inside and day is not None and day != today and abs((day - today).days) <= _CLOSE:
            return True
    return False


def _told(reading: Reading, times: Sequence[TimeExpression]) -> list[_Told]:
    found = []
    patterns = [rule.pattern for rule in rules() if rule.name in (*_DATES, _ANNIVERSARY)]
    anniversary = next(rule.pattern for rule in rules() if rule.name == _ANNIVERSARY)
    prose = [sentence for sentence in reading.sentences if sentence.field == "text" and sentence.kind == "body"]
    for time in times:
        if time.field != "text" or time.resolved is None or time.resolved.grain != "day":
            continue
        if not any(pattern.search(time.text) for pattern in patterns):
            continue
        place = next((n for n, s in enumerate(prose) if s.span.start <= time.start < s.span.end), None)
        day = as_day(time.resolved.end)
        if place is None or day is None:
            continue
        full = bool(_YEAR.search(time.text) or anniversary.search(time.text))
        found.append(_Told(day, time.text, place < _LEAD, look(prose[place], time.end - 1), full))
    return found


def _impossible(reading: Reading) -> list[str]:
    """Days that no calendar has: "31 June"."""
    found: dict[str, None] = {}
    text = reading.document.text
    setting = Setting(date(2024, 1, 1))  # a leap year, so that 29 February passes where no year is told
    dates = [rule for rule in rules() if rule.name in _DATES]
    for near in _high_day().finditer(text):
        window = text[max(near.start() - _NEAR, 0) : near.end() + _NEAR]
        for rule in dates:
            for match in rule.pattern.finditer(window):
                if rule.read(match, setting) is None:
                    told = " ".join(match.group().split())
                    if not any(told in held for held in found):
                        found[told] = None
    return [f"no such day: {told}" for told in found]


def _figures(reading: Reading, today: date | None) -> list[str]:
    """Dates in figures that no calendar has ("45/45/2023", "0000-00-00"), and those that can be read two ways."""
    found: dict[str, None] = {}
    text, setting = reading.document.text, Setting(today)
    for rule in rules():
        if rule.name not in _IN_FIGURES:
            continue
        for match in rule.pattern.finditer(text):
            if rule.read(match, setting) is not None:
                continue
            both = rule.name == _SWAPPED and 0 < int(match["first"]) <= _MONTHS and 0 < int(match["second"]) <= _MONTHS
            why = "can be read day first or month first; left open" if both else "is no day of the calendar"
            if len(match["year"]) > 2 or both:
                found[f"{match.group()!r} {why}"] = None
    year_nought = re.search(time_words().raw["piece"]["year_nought"], text, re.IGNORECASE)
    return [*found, *([f"there is no year 0: {year_nought[0]!r}"] if year_nought else [])]


@cache
def _high_day() -> re.Pattern[str]:
    """A day that not every month has, right beside the name of a month."""
    month = time_words().pieces["month"]
    return re.compile(
        rf"\b(?:29|30|31)(?:st|th)?(?:\s+of)?[\s-]+{month}\b|\b{month}\.?\s+(?:29|30|31)(?:st|th)?\b", re.IGNORECASE
    )


def _vague_zones(times: Sequence[TimeExpression]) -> list[str]:
    """Zones whose names have several meanings: "3 p.m. CST"."""
    zones = {zone for zone, listed in time_words().raw["zone_offset"].items() if listed == SEVERAL}
    ended = (time for time in times if time.type == "TIME" and any(tidy(time.text).endswith(f" {z}") for z in zones))
    return list(dict.fromkeys(f"the zone of {time.text!r} can be read in several ways; left open" for time in ended))


def _wrong_weekdays(times: Sequence[TimeExpression]) -> list[str]:
    """Days that the text calls by another weekday than they are."""
    names = re.compile(rf"\b{time_words().pieces['weekday']}\b", re.IGNORECASE)
    found = []
    for time in times:
        name = names.match(time.text)
        if name is None or time.resolved is None or time.resolved.grain != "day" or not _YEAR.search(time.text):
            continue
        day = as_day(time.resolved.start)
        if day is not None and day.weekday() != time_words().value("weekday", name[0]):
            found.append(f"{day} is no {name[0]}: {time.text!r}")
    return found

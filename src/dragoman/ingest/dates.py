"""Calendar dates as articles print them: in words, in figures, in addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from .tables import alternatives, words

_YEAR = r"(?:1[6-9]|2[01])\d{2}"
_DIGIT = re.compile(r"\d")
_IN_URL = re.compile(rf"(?<!\d)({_YEAR})([-/_.]?)(\d{{1,2}})\2(\d{{1,2}})(?!\d)")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at ``start:end`` of some text. ``year`` is None where the text gives none.

    ``ambiguous`` marks figures that can be read day first or month first; ``month`` and ``day`` are then day first.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    ambiguous: bool = False

    @property
    def iso(self) -> str | None:
        """``YYYY-MM-DD``, or None where the year is missing or the figures are ambiguous."""
        return None if self.year is None or self.ambiguous else f"{self.year:04}-{self.month:02}-{self.day:02}"

    def in_year(self, year: int) -> str | None:
        """``YYYY-MM-DD`` with the year from elsewhere, or None where that year has no such day."""
        return (
            None
            if self.ambiguous or not _exists(year, self.month, self.day)
            else date(year, self.month, self.day).isoformat()
        )


@cache
def date_pattern() -> re.Pattern[str]:
    """The pattern of a date with a day; its groups are named after the form they belong to."""
    table = words()
    month = rf"(?:{alternatives(table.months)})"
    era = rf"(?:{alternatives(table.dates['eras'])})\s+\d{{1,3}}\s*"
    day = r"(?:0?[1-9]|[12]\d|3[01])"
    ordinal = r"(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?<![\w/.-])(?:"
        rf"(?P<y1>{_YEAR})(?P<s1>[-/.])(?P<m1>\d{{1,2}})(?P=s1)(?P<d1>\d{{1,2}})"
        rf"|(?P<a>\d{{1,2}})(?P<s2>[/.-])(?P<b>\d{{1,2}})(?P=s2)(?P<y2>{_YEAR})"
        rf"|(?P<d3>{day}){ordinal}(?:\s+of)?[\s-]+(?P<m3>{month})\b\.?(?:[\s,-]+(?:(?P<y3>{_YEAR})\b|{era}\((?P<e3>{_YEAR})\)))?"
        rf"|(?P<m4>{month})\b\.?\s+(?P<d4>{day}){ordinal}\b(?:(?:\s*,\s*|\s+)(?:(?P<y4>{_YEAR})\b|{era}\((?P<e4>{_YEAR})\)))?"
        rf")(?!(?!T\d)\w|[-./]\d)",
        re.IGNORECASE,
    )


def find_dates(text: str) -> Iterator[FoundDate]:
    """Every date with a day in the text, in order; impossible ones (31 June) are left out."""
    if not _DIGIT.search(text):
        return
    for match in date_pattern().finditer(text):
        found = _read(match)
        if found:
            yield found


def parse_date(text: str) -> str | None:
    """The ISO date that a date field holds (timestamps included), or None where it holds none or several readings."""
    compact = text.strip()
    if compact.isdigit():
        return url_date(compact) if len(compact) == 8 else None
    return next((found.iso for found in find_dates(text)), None)


def url_date(url: str) -> str | None:
    """The ISO date in an address (``/2023/07/27/``, ``2023-07-27``, ``20230727``), if it bears one."""
    for match in _IN_URL.finditer(url):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        if _exists(year, month, day) and (match[2] or len(match[0]) == 8):
            return date(year, month, day).isoformat()
    return None


def _read(match: re.Match[str]) -> FoundDate | None:
    groups = match.groupdict()
    ambiguous = False
    if groups["y1"]:
        year, month, day = groups["y1"], int(groups["m1"]), int(groups["d1"])
    elif groups["y2"]:
        year, day, month = groups["y2"], int(groups["a"]), int(groups["b"])
        # Full stops are written by people who put the day first; with other signs only the figures can tell.
        ambiguous = groups["s2"] != "." and day <= 12 and month <= 12 and day != month
        if month > 12:
            day, month = month, day
    else:
        form = "3" if groups["m3"] else "4"
        year = groups["y" + form] or groups["e" + form]
        day, month = int(groups["d" + form]), words().months[groups["m" + form].lower()]
    # A leap year stands in for an unknown one, so that 29 February is kept.
    if not _exists(int(year) if year else 2000, month, day):
        return None
    return FoundDate(match.start(), match.end(), int(year) if year else None, month, day, ambiguous)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True

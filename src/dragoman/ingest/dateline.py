"""Datelines: the place, date and agency at the head of a report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .dates import FoundDate, date_pattern, find_dates
from .tables import alternatives, words

_LONGEST = 120
_UPPER = r"[^\W\d_a-zß-ÿ]"
_WORD = rf"{_UPPER}[\w.'’`]*"
_PLACE = re.compile(rf"{_WORD}(?:[ /-]{_WORD}){{0,3}}")
_REGION = re.compile(rf",\s+{_WORD}(?: {_WORD}){{0,2}}")
_GAP = re.compile(r"\s*[.,]?\s*")
_DASH = re.compile(r"\s*[.,]?\s*(?:--+|[—–‑:]|-(?=\s))\s*")
_STOP = re.compile(r"\s*\.?\s+")
_OPENING = re.compile(r"[\"“‘'«(\[]?[^\W_a-zß-ÿ]")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline in the text before ``end``; the story begins at ``body``. Offsets count from the paragraph's start."""

    end: int
    body: int
    place: str | None
    agency: str | None
    date: FoundDate | None


@dataclass(frozen=True, slots=True)
class _Agency:
    name: str
    end: int
    known: bool


@cache
def _date() -> re.Pattern[str]:
    weekday = rf"(?:(?:{alternatives(words().dates['weekdays'])})\.?,?\s+)?"
    return re.compile(weekday + date_pattern().pattern, re.IGNORECASE)


@cache
def _signature() -> re.Pattern[str]:
    bare = alternatives(words().agencies)
    return re.compile(rf"\(\s*([^()\d]{{2,40}}?)\s*\)|/\s*([^/()]{{2,40}}?)\s*/|({bare})(?!\w)")


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline at the head of a paragraph, or None.

    It is one where an agency or a dash follows a place, or an agency and a date stand together: "SEOUL (Reuters) -",
    "MOSCOW, 3 May. /TASS/.", "WASHINGTON — ".
    """
    for place_end in _places(paragraph):
        place = paragraph[:place_end].rstrip(" .,") or None
        for date_end in _dates(paragraph, place_end):
            agency = _agency(paragraph, date_end)
            found = _accept(paragraph, place, date_end if date_end > place_end else None, agency, place_end)
            if found:
                return found
    return None


def _accept(
    paragraph: str, place: str | None, date_end: int | None, agency: _Agency | None, place_end: int
) -> Dateline | None:
    end = agency.end if agency else date_end or place_end
    stop = _DASH.match(paragraph, end) or (_STOP.match(paragraph, end) if agency else None)
    if not stop or stop.end() > _LONGEST or not _OPENING.match(paragraph, stop.end()):
        return None
    if not _is_sure(place, date_end is not None, agency, stop[0].strip()):
        return None
    date = next(find_dates(paragraph[place_end:date_end]), None) if date_end else None
    return Dateline(end, stop.end(), place, agency.name if agency else None, date)


def _is_sure(place: str | None, dated: bool, agency: _Agency | None, sign: str) -> bool:
    """Whether the parts make a dateline; ``sign`` is the punctuation that follows them."""
    capitals = place is not None and place.isupper() and sum(char.isalpha() for char in place) >= 4
    dashed = bool(sign.strip(".,"))
    if agency is None:
        # Without an agency or a date only a place in capitals before a dash is safe.
        return dashed and (place is not None if dated else capitals and ":" not in sign)
    if not agency.known:
        return dashed and (capitals or (place is not None and dated))
    if place is None and not dated:
        # "TASS: Russia is ready" is a headline that quotes, not a dateline.
        return dashed and ":" not in sign
    return dashed or "." in sign or capitals


def _places(paragraph: str) -> Iterator[int]:
    """Where the place may end, the likeliest first; 0 where the dateline names none."""
    match = _PLACE.match(paragraph)
    if match and match[0].split()[0].strip(".,").lower() not in words().text["not_places"]:
        region = _REGION.match(paragraph, match.end())
        if region:
            yield region.end()
        yield match.end()
    yield 0


def _dates(paragraph: str, start: int) -> Iterator[int]:
    gap = _GAP.match(paragraph, start)
    at = gap.end() if gap else start
    match = _date().match(paragraph, at, start + _LONGEST)
    if match and (at > start or start == 0):
        yield match.end()
    yield start


def _agency(paragraph: str, start: int) -> _Agency | None:
    gap = _GAP.match(paragraph, start)
    match = _signature().match(paragraph, gap.end() if gap else start)
    if not match:
        return None
    name = match[1] or match[2] or match[3]
    known = name in words().agencies
    # Any outlet may sign after a place: "KORVAN (Northern Herald) -".
    plausible = len(name.split()) <= 4 and all(word[0].isupper() for word in name.split())
    return _Agency(name, match.end(), known) if known or plausible else None

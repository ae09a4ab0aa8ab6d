"""What the readers of foreign dictionaries hand on: entries with coded terms, and what they could not read."""

import calendar
import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Term:
    """A code and when it holds; ISO dates, empty for open ends."""

    code: str
    start: str = ""
    end: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor, or a role noun (``kind`` is ``actor``, ``person`` or ``role``), with the line it begins on."""

    line: int
    names: tuple[str, ...]
    terms: tuple[Term, ...]
    kind: str = "actor"


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that could not be used, and why."""

    line: int
    what: str
    why: str


_CODE = re.compile(
    r"\[\s*(?:(?P<code>[^\s\]<>]*[^\s\]<>\d][^\s\]<>]*))?\s*"
    r"(?:(?P<side>[<>])\s*(?P<date>\d+)|(?P<from>\d+)\s*-\s*(?P<to>\d+))?\s*\]"
)


def terms(text: str, code: str = "", office: str = "") -> list[Term] | None:
    """The terms in brackets: ``[GOV]``, ``[GOV <20010101]``, ``[GOV >20010101]``, ``[GOV 20010101-20041231]``.

    ``code`` stands where a bracket holds dates alone. None where a bracket cannot be read.
    """
    found = []
    for bracket in re.findall(r"\[[^\]]*\]?", text):
        match = _CODE.fullmatch(bracket)
        if match is None or not (match["code"] or code):
            return None
        try:
            before = _day(match["to"] or (match["date"] if match["side"] == "<" else None))
            after = _day(match["from"] or (match["date"] if match["side"] == ">" else None))
        except ValueError:
            return None
        found.append(Term(match["code"] or code, after, before, office))
    return found


def _day(digits: str | None) -> str:
    """An ISO date from YYYYMMDD or YYMMDD (30 and below are of this century); days a month lacks become its last."""
    if digits is None:
        return ""
    if len(digits) == 6:
        digits = ("20" if digits[:2] <= "30" else "19") + digits
    if len(digits) != 8:
        raise ValueError(digits)
    year, month, day = int(digits[:4]), max(int(digits[4:6]), 1), max(int(digits[6:]), 1)
    return date(year, month, min(day, calendar.monthrange(year, month)[1])).isoformat()

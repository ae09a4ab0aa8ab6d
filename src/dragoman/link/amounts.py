"""Numbers as they are told: exactly, about, at least; and whether two of them can both be right."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..data import load_toml
from .reports import Record, unit

BOUNDS = ("exact", "about", "least", "most")
"""How a number is told, the most definite first."""

_REACH = 30
_ROUND = 1000
_NEAR = 0.1


@dataclass(frozen=True, slots=True)
class Amount:
    """So many of something: ``unit`` is what is counted, ``key`` its stem, ``bound`` one of ``BOUNDS``."""

    value: float
    unit: str | None
    key: str
    bound: str

    @property
    def rank(self) -> int:
        """0 for the most definite."""
        return BOUNDS.index(self.bound)


def amount(record: Record, quantity: Mapping[str, Any]) -> Amount:
    """A quantity of an event, with the words before it: "at least 30 shells" is a lower bound."""
    evidence, span = record["evidence"], quantity["span"]
    at = max(span["start"] - evidence["start"], 0)
    before, told = evidence["text"][max(at - _REACH, 0) : at], span["text"]
    bound = next((name for name, ends, opens in _bounds() if ends.search(before) or opens.match(told)), "exact")
    return Amount(float(quantity["value"]), quantity.get("unit"), unit(quantity), bound)


@cache
def _bounds() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """For each bound what ends the words before a number, and what opens the number itself."""
    raw = load_toml("link/amounts.toml")["bounds"]
    found = []
    for name in BOUNDS[1:]:
        words = "|".join(map(re.escape, sorted(raw[name], key=len, reverse=True)))
        ends = re.compile(rf"\b(?:{words})\s+(?:an?\s+|the\s+)?$", re.IGNORECASE)
        found.append((name, ends, re.compile(rf"(?:{words})\b", re.IGNORECASE)))
    return tuple(found)


def one_amount(left: Amount, right: Amount) -> bool:
    """Whether two amounts of the same thing can both be right."""
    if left.value == right.value:
        return True
    low, high = sorted((left, right), key=lambda item: item.value)
    if low.bound == "least" or high.bound == "most":
        return True
    if "about" in (low.bound, high.bound):
        return high.value - low.value <= _NEAR * high.value
    return low.value >= _ROUND and any(_rounded(one.value, other.value) for one, other in ((low, high), (high, low)))


def _rounded(coarse: float, fine: float) -> bool:
    """Whether a large number of at most two significant digits is another one rounded."""
    digits = f"{coarse:.0f}"
    kept = len(digits.rstrip("0"))
    return kept <= 2 and round(fine, kept - len(digits)) == coarse

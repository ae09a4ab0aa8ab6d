"""The grammar of time expressions: rules from ``time.toml``, each with the function that reads its matches.

After TIMEX3 (ISO-TimeML). Rules are tried at every place; the longest match wins, then the earlier rule.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from ...errors import DataError
from ...model import Span
from . import amounts, calendar_dates, clock, quarters, relative_dates
from .dates import Interval
from .joints import Found, joined, listed
from .setting import OPEN, Reader, Setting, Time
from .words import time_words

_READERS: dict[str, Reader] = {
    name.removeprefix("read_"): function
    for module in (calendar_dates, relative_dates, quarters, amounts, clock)
    for name, function in vars(module).items()
    if name.startswith("read_")
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern with the function that reads its matches and the guard they must pass in a sentence."""

    name: str
    pattern: re.Pattern[str]
    read: Reader
    guard: str | None
    examples: tuple[str, ...]
    needs: tuple[re.Pattern[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a rule."""

    start: int
    end: int
    rule: Rule
    match: re.Match[str]


@cache
def rules() -> tuple[Rule, ...]:
    """The grammar, built once. Raises DataError where a rule names an unknown reader or a broken pattern."""
    made = []
    for entry in time_words().raw["rule"]:
        if entry["reads"] not in _READERS:
            raise DataError(f"time.toml: rule {entry['name']!r} reads as {entry['reads']!r}, which nothing does")
        source = rf"(?<![\w$£€-])(?:{time_words().expand(entry['pattern'])})(?!\w)"
        try:
            pattern = re.compile(source, re.IGNORECASE)
        except re.error as error:
            raise DataError(f"time.toml: rule {entry['name']!r}: {error}") from error
        reader, guard = _READERS[entry["reads"]], entry.get("guard")
        needs = tuple(_need(name) for name in entry.get("needs", ()))
        made.append(Rule(entry["name"], pattern, reader, guard, tuple(entry.get("examples", ())), needs))
    return tuple(made)


@cache
def _need(name: str) -> re.Pattern[str]:
    """What a text must hold, in lower case: a digit, a word of a table, or a word itself."""
    if name == "digit":
        return re.compile(r"\d")
    table = "units" if name == "unit" else name
    listed = name in time_words().raw
    return re.compile(time_words().pieces[table] if listed else re.escape(name))


def hits(text: str) -> list[Hit]:
    """Every match of every rule, by place, the longest first."""
    found = []
    lower = text.lower()
    held: dict[re.Pattern[str], bool] = {}
    for order, rule in enumerate(rules()):
        for need in rule.needs:
            if need not in held:
                held[need] = need.search(lower) is not None
        if not all(held[need] for need in rule.needs):
            continue
        found += [(m.start(), -m.end(), order, Hit(m.start(), m.end(), rule, m)) for m in rule.pattern.finditer(text)]
    return [hit for *_, hit in sorted(found, key=lambda entry: entry[:3])]


def read_text(text: str, today: date | None, look: str = OPEN) -> list[tuple[str, Time]]:
    """The expressions of a text without its syntax: what the examples of the grammar are checked with."""
    memory = Memory()
    found: list[Found] = []
    free = 0
    for hit in hits(text):
        if hit.start >= free and (time := hit.rule.read(hit.match, memory.setting(today, look))) is not None:
            memory.note(time, today)
            found.append((Span(hit.match.group(), hit.start, hit.end), time))
            free = hit.end
    whole = Span(text, 0, len(text)) if found else None
    return [(span.text, time) for span, time in listed(whole, joined(whole, found))] if whole else []


class Memory:
    """What was told last: the date that "that day" points to, and the quarter that "a year earlier" compares with."""

    def __init__(self) -> None:
        self._day: Interval | None = None
        self._last: Interval | None = None
        self._quarter: Interval | None = None
        self._age = 0
        self._beside = False

    def setting(self, today: date | None, look: str) -> Setting:
        """The setting of an expression at this point of the text."""
        return Setting(today, look, self._last, self._quarter, self._age, self._day, self._beside)

    def turn(self) -> None:
        """A sentence has ended."""
        self._age += 1

    def note(self, time: Time, today: date | None, *, beside: bool = False) -> None:
        """Remember a time that was told; ``beside`` where it belongs to a noun or a clause beside the story."""
        interval = time.interval
        if interval is None or time.type not in ("DATE", "TIME") or time.value.endswith("_REF"):
            return
        self._last, self._age, self._beside = interval, 0, beside
        self._day = interval if interval.grain == "day" else self._day
        if interval.grain == "quarter" and (today is None or interval.end < today):
            held = self._quarter
            self._quarter = interval if held is None or interval.start > held.start else held

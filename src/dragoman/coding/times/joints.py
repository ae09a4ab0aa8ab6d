"""Clock times and the days beside them; days that share the name of their month."""

import re
from dataclasses import replace
from functools import cache

from ...model import Span
from .dates import day
from .setting import Time, as_date
from .words import time_words

Found = tuple[Span, Time]
_JOINT = re.compile(r"\)?,?\s+(?:(?:on|at)\s+)?", re.IGNORECASE)
_ASIDE = re.compile(r"\.?,?\s+\(")  # "4:20 p.m. (1320 GMT) on Friday"
_DOM = r"(?:3[01]|[12]?\d)(?:st|nd|rd|th)?"
_FEWER = re.compile(rf"(?<![\w.,:$£€-])({_DOM})(?:\s*,\s+|,?\s+(?:and|or)\s+)$", re.IGNORECASE)
_DAY = re.compile(rf"{_DOM}$")
_FULL = re.compile(r"\d{4}$")


@cache
def _more() -> re.Pattern[str]:
    """A further day: before another ("3, 4 and 5"), or before the end of the phrase."""
    after = time_words().pieces["after_days"]
    return re.compile(
        rf"(?:\s*,\s+({_DOM})(?=\s*,\s+{_DOM}|,?\s+(?:and|or)\s+{_DOM}\b)|,?\s+(?:and|or)\s+({_DOM}))"
        rf"(?=\s*[,;)\"”’']|\s*\.(?!\d)|\s*$|\s+{after}\b|\s+(?:and|or)\s+\d)",
        re.IGNORECASE,
    )


def joined(span: Span, found: list[Found]) -> list[Found]:
    """Clock times take the day beside them: before it they are one expression, after it they stay two."""
    made: list[Found] = []
    for here, read in found:
        time = read
        if made:
            before, held = made[-1]
            joint = span.text[before.end - span.start : here.start - span.start]
            if _JOINT.fullmatch(joint) and _is_clock(held) and _is_day(time):
                _date_beside(span, made, time)
                if joint[0] != ")":
                    text = span.text[before.start - span.start : here.end - span.start]
                    made[-1] = (Span(text, before.start, here.end, span.field), made[-1][1])
                    continue
            elif _JOINT.fullmatch(joint) and _is_day(held) and _is_clock(time):
                time = _on(time, held)
        made.append((here, time))
    return made


def _date_beside(span: Span, made: list[Found], time: Time) -> None:
    """Date the clock time told last and the one whose zone it tells: "4:20 p.m. (1320 GMT) on Friday"."""
    here, held = made[-1]
    made[-1] = (here, _on(held, time))
    if len(made) > 1:
        before, other = made[-2]
        if _is_clock(other) and _ASIDE.fullmatch(span.text[before.end - span.start : here.start - span.start]):
            made[-2] = (before, _on(other, time))


def _is_clock(time: Time) -> bool:
    return time.type == "TIME" and ":" in time.value


def _is_day(time: Time) -> bool:
    return time.interval is not None and time.interval.grain == "day" and time.type == "DATE" and len(time.value) == 10


def _on(clock: Time, day: Time) -> Time:
    return replace(clock, value=day.value + clock.value[clock.value.index("T") :], interval=day.interval)


def listed(span: Span, found: list[Found]) -> list[Found]:
    """Days that share the name of their month: "April 24 and 25", "the 3rd and 4th of May", "10-12 June"."""
    made: list[Found] = []
    for place, (here, time) in enumerate(found):
        until = found[place + 1][0].start if place + 1 < len(found) else span.end
        since = made[-1][0].end if made else span.start
        more: list[Found] = []
        if _is_day(time) and not here.text[:1].isdigit() and not _FULL.search(here.text):
            more = _after(span, here, time, until) if _DAY.search(here.text) else []
        elif _is_day(time) and here.text[:1].isdigit() and any(letter.isalpha() for letter in here.text):
            made += _before(span, here, time, since)
        made += [(here, time), *more]
    return made


def _after(span: Span, here: Span, time: Time, until: int) -> list[Found]:
    made: list[Found] = []
    at, last = here.end, time
    while match := _more().match(span.text, at - span.start, until - span.start):
        group = 1 if match[1] else 2
        other = _in_month(last, match[group], later=True)
        if other is None:
            break
        begin, end = match.span(group)
        made.append((Span(match[group], span.start + begin, span.start + end, span.field), other))
        at, last = span.start + match.end(), other
    return made


def _before(span: Span, here: Span, time: Time, since: int) -> list[Found]:
    made: list[Found] = []
    at, first = here.start, time
    while match := _FEWER.search(span.text, since - span.start, at - span.start):
        other = _in_month(first, match[1], later=False)
        if other is None:
            break
        made.insert(0, (Span(match[1], span.start + match.start(1), span.start + match.end(1), span.field), other))
        at, first = span.start + match.start(), other
    return made


def _in_month(time: Time, text: str, *, later: bool) -> Time | None:
    """Another day of the month of a day; None where it is out of order or the month has no such day."""
    assert time.interval is not None
    held, number = time.interval.start, int(re.sub(r"\D", "", text))
    if (number <= held.day) if later else (number >= held.day):
        return None
    return as_date(day(held.year, held.month, number))

"""Clock times and the days beside them."""

import re
from dataclasses import replace

from ...model import Span
from .setting import Time

Found = tuple[Span, Time]
_JOINT = re.compile(r",?\s+(?:(?:on|at)\s+)?", re.IGNORECASE)


def joined(span: Span, found: list[Found]) -> list[Found]:
    """Clock times take the day beside them: before it they are one expression, after it they stay two."""
    made: list[Found] = []
    for here, read in found:
        time = read
        if made:
            before, held = made[-1]
            joint = span.text[before.end - span.start : here.start - span.start]
            if _JOINT.fullmatch(joint) and _is_clock(held) and _is_day(time):
                text = span.text[before.start - span.start : here.end - span.start]
                made[-1] = (Span(text, before.start, here.end, span.field), _on(held, time))
                continue
            if _JOINT.fullmatch(joint) and _is_day(held) and _is_clock(time):
                time = _on(time, held)
        made.append((here, time))
    return made


def _is_clock(time: Time) -> bool:
    return time.type == "TIME" and ":" in time.value


def _is_day(time: Time) -> bool:
    return time.interval is not None and time.interval.grain == "day" and time.type == "DATE" and len(time.value) == 10


def _on(clock: Time, day: Time) -> Time:
    return replace(clock, value=day.value + clock.value[clock.value.index("T") :], interval=day.interval)

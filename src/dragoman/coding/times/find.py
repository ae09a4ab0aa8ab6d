"""Time expressions of a reading, in prose and in header lines."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from ...ingest.layout import layout
from ...model import FURNITURE, Resolved, Span, TimeExpression, content_id
from ...read import Reading, Sentence
from .governing import head_at, tells_main_clause
from .grammar import Hit, Memory, hits
from .guards import GUARDS, look
from .joints import Found, joined, listed
from .setting import OPEN, Time
from .words import time_words

_TABLES = (
    "month", "weekday", "unit", "deictic", "reference", "set", "part_of_day", "season", "decade_word", "holiday",
    "plural", "hour_name",
)  # fmt: skip
_PUBLIC_GRAIN = {"quarter": "season", "half": "season"}


@cache
def _worth_a_look() -> re.Pattern[str]:
    """A cheap test that most sentences without a time expression fail."""
    pieces = time_words().pieces
    names = "|".join(pieces[name] for name in _TABLES)
    hints = r"tonight|then|(?:at|by|until)\s+that|overnight|nineteen|o['’]clock|[ap]\.?m\."
    return re.compile(rf"\d|\b(?:{hints}|{names})", re.IGNORECASE)


def find_times(reading: Reading) -> tuple[TimeExpression, ...]:
    """Every time expression, read against the document's date and what was told before, in order of the text."""
    today = as_day(reading.document.published)
    memory = Memory()
    found: list[TimeExpression] = []
    for sentence in reading.sentences:
        memory.turn()
        if _worth_a_look().search(sentence.span.text):
            found += [_record(reading, span, time) for span, time in _in_sentence(sentence, today, memory)]
    prose = [sentence.span for sentence in reading.sentences]
    for block in layout(reading.document.text, reading.document.title):
        if block.kind in FURNITURE and not any(span.overlaps(block.span) for span in prose):
            matched = _matches(block.span, today, Memory(), lambda _: OPEN, lambda *_: True, lambda _: False)
            found += [_record(reading, span, time) for span, time in matched]
    return tuple(sorted(found, key=lambda time: (time.field != "title", time.start)))


def as_day(text: str | None) -> date | None:
    """The day of an ISO 8601 date, or None where there is none."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _record(reading: Reading, span: Span, time: Time) -> TimeExpression:
    document = reading.document
    interval = time.interval
    grain = _PUBLIC_GRAIN.get(interval.grain, interval.grain) if interval else ""
    resolved = Resolved(*interval.iso, grain, time.zone) if interval else None
    key = content_id("t", document.id, span.field, span.start, span.end)
    return TimeExpression(
        key, document.ref, span.text, span.start, span.end, time.type, time.value, resolved, span.field
    )


def _in_sentence(sentence: Sentence, today: date | None, memory: Memory) -> list[Found]:
    def passes(hit: Hit, time: Time) -> bool:
        first = sentence.token_at(sentence.span.start + hit.start)
        last = sentence.token_at(sentence.span.start + hit.end - 1)
        if first is None or last is None:
            return False
        return hit.rule.guard is None or GUARDS[hit.rule.guard](sentence, first, last, time)

    def beside(hit: Hit) -> bool:
        head = head_at(sentence, sentence.span.start + hit.start, sentence.span.start + hit.end)
        return head is not None and not tells_main_clause(sentence, head)

    return _matches(sentence.span, today, memory, lambda start: look(sentence, start), passes, beside)


def _bygone(time: Time, today: date | None) -> bool:
    return time.interval is not None and today is not None and time.interval.end.year < today.year


def _matches(
    span: Span,
    today: date | None,
    memory: Memory,
    looks: Callable[[int], str],
    passes: Callable[[Hit, Time], bool],
    beside: Callable[[Hit], bool],
) -> list[Found]:
    """The longest readings at each place, left to right, without overlap."""
    found: list[Found] = []
    free = 0
    for hit in hits(span.text):
        if hit.start < free:
            continue
        time = hit.rule.read(hit.match, memory.setting(today, looks(span.start + hit.end - 1)))
        if time is None or not passes(hit, time):
            continue
        memory.note(time, today, beside=_bygone(time, today) and beside(hit))
        found.append((Span(hit.match.group(), span.start + hit.start, span.start + hit.end, span.field), time))
        free = hit.end
    return listed(span, joined(span, found))

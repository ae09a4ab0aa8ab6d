"""Time expressions of a reading, in prose and in header lines."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from ...ingest.layout import layout
from ...model import FURNITURE, Resolved, Span, TimeExpression, content_id
from ...read import Reading, Sentence
from ..words import words
from .grammar import Rule, Setting, Time, rules
from .words import time_words

_YEAR = re.compile(r"\d{4}")


@cache
def _worth_a_look() -> re.Pattern[str]:
    """A cheap test that most sentences without a time expression fail."""
    p = time_words().pieces
    names = "|".join(
        p[name]
        for name in ("month", "weekday", "unit", "deictic", "reference", "set", "part_of_day", "season", "decade_word")
    )
    return re.compile(rf"\d|\b(?:tonight|{names})", re.IGNORECASE)


def find_times(reading: Reading) -> tuple[TimeExpression, ...]:
    """Every time expression, read against the document's date, in order of the text."""
    today = _day(reading.document.published)
    found = []
    for sentence in reading.sentences:
        if _worth_a_look().search(sentence.span.text):
            found += [_record(reading, span, time) for span, time in _in_sentence(sentence, today)]
    prose = [sentence.span for sentence in reading.sentences]
    for block in layout(reading.document.text, reading.document.title):
        if block.kind in FURNITURE and not any(span.overlaps(block.span) for span in prose):
            found += [_record(reading, span, time) for span, time in _matches(block.span, lambda _: Setting(today))]
    return tuple(sorted(found, key=lambda time: (time.field != "title", time.start)))


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _record(reading: Reading, span: Span, time: Time) -> TimeExpression:
    document = reading.document
    resolved = Resolved(*time.interval.iso, time.interval.grain) if time.interval else None
    key = content_id("t", document.id, span.field, span.start, span.end)
    return TimeExpression(
        key, document.ref, span.text, span.start, span.end, time.type, time.value, resolved, span.field
    )


def _in_sentence(sentence: Sentence, today: date | None) -> Iterable[tuple[Span, Time]]:
    def setting(start: int) -> Setting:
        return Setting(today, looks_ahead(sentence, start))

    for span, time in _matches(sentence.span, setting):
        if _plausible(sentence, span, time):
            yield span, time


def _matches(span: Span, setting: "object") -> list[tuple[Span, Time]]:
    """The longest readings at each place, left to right, without overlap."""
    hits: list[tuple[int, int, int, re.Match[str], Rule]] = []
    for order, rule in enumerate(rules()):
        hits += [(m.start(), -m.end(), order, m, rule) for m in rule.pattern.finditer(span.text)]
    found: list[tuple[Span, Time]] = []
    free = 0
    for start, end, _, match, rule in sorted(hits, key=lambda hit: hit[:3]):
        if start < free:
            continue
        time = rule.resolve(match, setting(span.start + start))  # type: ignore[operator]
        if time is not None:
            found.append((Span(match.group(), span.start + start, span.start - end, span.field), time))
            free = -end
    return found


def looks_ahead(sentence: Sentence, offset: int) -> bool:
    """Whether the clause around an offset speaks of the future."""
    token = sentence.token_at(offset)
    if token is None:
        return False
    for ancestor in (token, *sentence.ancestors(token)):
        if ancestor.pos in ("VERB", "AUX"):
            forms = {child.lower for child in sentence.children(ancestor) if child.relation in ("aux", "mark")}
            if any(words().modal.get(form) in ("future", "reported", "obliged") for form in forms):
                return True
            if ancestor.tag in ("VBD", "VBN") and not (forms & {"to"}):
                return False
            return ancestor.tag == "VB" and "to" in forms
    return False


def _plausible(sentence: Sentence, span: Span, time: Time) -> bool:
    """Guard against words that are times only in company: may, march, second, a bare number that is no year."""
    token = sentence.token_at(span.start)
    if token is None:
        return False
    lone = span.text.lower() in time_words().raw["shy"]["words"]
    if lone and (
        token.pos not in ("PROPN", "NOUN")
        or (not span.text[0].isupper()
        and token.lower not in time_words().raw["season"])
    ):
        return False
    if lone and token.lower not in time_words().raw["season"]:
        return any(child.relation == "case" for child in sentence.children(token)) or token.relation == "obl"
    if lone:
        return token.pos == "NOUN" and any(
            child.relation in ("case", "det", "amod") for child in sentence.children(token)
        )
    if _YEAR.fullmatch(span.text):
        following = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
        counts = (
            token.relation == "nummod" and following is not None and following.pos == "NOUN" and following.tag == "NNS"
        )
        return not counts
    if time.type == "SET" and span.text.lower() in time_words().raw["set"]:
        return token.pos in ("ADJ", "ADV")
    return True

"""Whose words a source spends its space on: every word of its running text belongs to exactly one voice."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from ...model import Span
from .parts import Found, Record, Voice
from .texts import Material, Text, found_in, span_of

_Side = tuple[str, str | None]
_OWN: _Side = ("own", None)


def voices(material: Material) -> tuple[Voice, ...]:
    """The voices of each source, its own first, then by words.

    A word belongs to the innermost statement whose content holds it, and to the outlet itself where there is none.
    """
    said: dict[str, list[Record]] = defaultdict(list)
    for statement in material.statements:
        said[statement["document"]["id"]].append(statement)
    found: list[Voice] = []
    for source, texts in material.sources.items():
        found += _of_source(source, [part for text in texts for part in _spoken(text, said[text.id])])
    return tuple(found)


def _of_source(source: str, spoken: list[Record | None]) -> Iterator[Voice]:
    sides: Counter[_Side] = Counter()
    people: dict[_Side, Counter[tuple[str, str | None]]] = defaultdict(Counter)
    first: dict[tuple[str, str | None], Found] = {}
    for statement in spoken:
        side = _side(statement)
        sides[side] += 1
        speaker = statement["speaker"] if statement else None
        if statement and speaker:
            who = (str(speaker.get("name") or speaker["text"]), next(iter(speaker["sector"]), None))
            people[side][who] += 1
            first.setdefault(who, found_in(statement["document"]["id"], statement["content"]))
    total = len(spoken)
    for side, count in sorted(sides.items(), key=lambda item: (item[0] != _OWN, -item[1], str(item[0]))):
        ranked = sorted(people[side].items(), key=lambda item: (-item[1], item[0][0]))
        speakers = tuple((*who, number, first[who]) for who, number in ranked)
        yield Voice(source, *side, count, count / total, speakers)


def _side(statement: Record | None) -> _Side:
    if statement is None:
        return _OWN
    speaker = statement.get("speaker")
    return ("speaker", speaker.get("country")) if speaker else ("unnamed", None)


def _spoken(text: Text, statements: list[Record]) -> Iterator[Record | None]:
    """For every word of the running text the statement it belongs to, or None."""
    contents = [(span, statement) for statement in statements for span in _contents(statement) if span.field == "text"]
    contents.sort(key=lambda item: (item[0].start, item[0].end))
    at = 0
    active: list[tuple[Span, Record]] = []
    for start, end in text.words:
        while at < len(contents) and contents[at][0].start < end:
            active.append(contents[at])
            at += 1
        active = [item for item in active if item[0].end > start]
        inner = min(active, key=lambda item: item[0].end - item[0].start, default=None)
        yield inner[1] if inner else None


def _contents(statement: Record) -> Iterator[Span]:
    content = statement["content"]
    yield span_of(content)
    yield from map(span_of, content.get("more") or ())

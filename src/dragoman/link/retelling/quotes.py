"""Quotes that one source prints, and whether another has the same words."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from ...model import Span
from .parts import Echo, Found, Quote
from .texts import WORD, Material, Text, span_of

SHORTEST = 4
"""Words that make a quote; fewer are a term or a scare quote."""

SAME_QUOTE, SAME_WORDS = 0.6, 0.7
"""How much of the shorter of two quotes, and of a quote in a sentence, must be the same words in the same order.

Translations of one speech seldom share more than two thirds of their words; set by reading pairs of wire copy.
"""


def quotes(material: Material) -> tuple[Quote, ...]:
    """Every quote of ``SHORTEST`` words or more, in order of sources and texts."""
    every = [(text, span) for texts in material.sources.values() for text in texts for span in _quoted(text)]
    found = []
    for text, span in every:
        echoes = tuple(_echoes(text, span, every, material))
        speaker, country = _speaker(text, span, material)
        found.append(Quote(text.source, speaker, country, Found(text.id, span), echoes))
    return tuple(found)


def _quoted(text: Text) -> Iterator[Span]:
    for spans in text.quotations.values():
        yield from (span for span in spans if len(_words(span.text)) >= SHORTEST)


def _speaker(text: Text, span: Span, material: Material) -> tuple[str | None, str | None]:
    """Who speaks in the narrowest statement that shares words with a quote."""
    near = [
        (part.end - part.start, statement)
        for statement in material.statements
        if statement["document"]["id"] == text.id and statement.get("speaker")
        for part in (span_of(statement["content"]), *map(span_of, statement["content"].get("more") or ()))
        if part.overlaps(span)
    ]
    if not near:
        return None, None
    speaker = min(near, key=lambda item: item[0])[1]["speaker"]
    return str(speaker.get("name") or speaker["text"]), speaker.get("country")


def _echoes(text: Text, span: Span, every: Iterable[tuple[Text, Span]], material: Material) -> Iterator[Echo]:
    """The best echo of a quote in each other source."""
    wanted = _words(span.text)
    for source in material.sources:
        if source == text.source:
            continue
        rivals = [(other, quoted) for other, quoted in every if other.source == source]
        if best := _best(wanted, rivals, SAME_QUOTE):
            yield Echo(source, "quoted", best)
            continue
        told = [
            (material.texts[event["document"]["id"]], span_of(event["evidence"]))
            for event in (*material.events, *map(_as_evidence, material.statements))
            if material.texts[event["document"]["id"]].source == source
        ]
        if best := _best(wanted, told, SAME_WORDS, whole=False):
            yield Echo(source, "told", best)


def _as_evidence(statement: dict[str, object] | object) -> dict[str, object]:
    return {"document": statement["document"], "evidence": statement["content"]}  # type: ignore[index]


def _best(
    wanted: Sequence[str], others: Iterable[tuple[Text, Span]], least: float, *, whole: bool = True
) -> Found | None:
    scored = [(_likeness(wanted, _words(span.text), whole=whole), text.id, span) for text, span in others]
    best = max(scored, key=lambda item: (item[0], item[1], -item[2].start), default=None)
    return Found(best[1], best[2]) if best and best[0] >= least else None


def _likeness(left: Sequence[str], right: Sequence[str], *, whole: bool) -> float:
    """The share of words in common order: of the shorter quote, or of ``left`` where ``right`` is no quote."""
    size = min(len(left), len(right)) if whole else len(left)
    if size < SHORTEST or not set(left) & set(right):
        return 0.0
    return sum(block.size for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()) / size


def _words(text: str) -> list[str]:
    return [match[0].casefold() for match in WORD.finditer(text)]

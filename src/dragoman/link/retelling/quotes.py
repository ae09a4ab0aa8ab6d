"""Quotes that one source prints, and whether another has the same words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ...model import Span
from .parts import Echo, Found, Quote, Record
from .texts import WORD, Material, Text, span_of

SHORTEST = 4
"""Words that make a quote; fewer are a term or a scare quote."""

SAME = 0.7
"""How much of the shorter of two quotes, or of a quote in a sentence, must stand in runs of the same words.

Set by reading the best matches of quotes between articles on one happening (383 articles, 69 happenings): they are the
same words in 8 of 9 from 0.7 to 0.8, in 2 of 9 from 0.6 to 0.7; of 40,000 random pairs on different happenings fewer
than one in ten thousand reaches 0.7. Single words in common ("in the") are no run: with them a short quote matches any
long one.
"""
_RUN = 2


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Some words of a document, in folded case, with their set."""

    found: Found
    words: Sequence[str]
    bag: frozenset[str]


def quotes(material: Material) -> tuple[Quote, ...]:
    """Every quote of ``SHORTEST`` words or more, in order of sources and texts."""
    quoted = {source: [part for text in texts for part in _quoted(text)] for source, texts in material.sources.items()}
    said = _said(material)
    told = _told(material)
    found = []
    for source, stretches in quoted.items():
        rivals = [other for other in quoted if other != source]
        for stretch in stretches:
            echoes = tuple(echo for other in rivals if (echo := _echo(stretch, other, quoted[other], told[other])))
            speaker = _speaker(stretch.found.span, said[stretch.found.document])
            name = str(speaker.get("name") or speaker["text"]) if speaker else None
            found.append(Quote(source, name, speaker.get("country") if speaker else None, stretch.found, echoes))
    return tuple(found)


def _stretch(document: str, span: Span) -> _Stretch:
    words = [match[0].casefold().replace("’", "'") for match in WORD.finditer(span.text)]
    return _Stretch(Found(document, span), words, frozenset(words))


def _quoted(text: Text) -> Iterator[_Stretch]:
    stretches = (_stretch(text.id, span) for spans in text.quotations.values() for span in spans)
    yield from (stretch for stretch in stretches if len(stretch.words) >= SHORTEST)


def _said(material: Material) -> Mapping[str, Sequence[tuple[Span, Record]]]:
    """What named speakers say, by document, with the speaker."""
    said: dict[str, list[tuple[Span, Record]]] = defaultdict(list)
    for statement in material.statements:
        if speaker := statement.get("speaker"):
            content = statement["content"]
            parts = (content, *(content.get("more") or ()))
            said[statement["document"]["id"]] += [(span_of(part), speaker) for part in parts]
    return said


def _told(material: Material) -> Mapping[str, Sequence[_Stretch]]:
    """The sentences of events and the contents of statements, by source."""
    told: dict[str, set[Found]] = defaultdict(set)
    for record in (*material.events, *material.statements):
        document = record["document"]["id"]
        span = span_of(record["evidence"] if "evidence" in record else record["content"])
        told[material.texts[document].source].add(Found(document, span))
    return defaultdict(list, {s: [_stretch(f.document, f.span) for f in found] for s, found in told.items()})


def _speaker(span: Span, said: Iterable[tuple[Span, Record]]) -> Record | None:
    """Who speaks in the narrowest statement that shares words with a quote."""
    near = [(part.end - part.start, speaker) for part, speaker in said if part.overlaps(span)]
    return min(near, key=lambda item: item[0])[1] if near else None


def _echo(stretch: _Stretch, source: str, quoted: Iterable[_Stretch], told: Iterable[_Stretch]) -> Echo | None:
    """The best echo of a quote in another source: a quote of the same words, else a sentence with them."""
    if best := _best(stretch, quoted, whole=True):
        return Echo(source, "quoted", best)
    best = _best(stretch, told, whole=False)
    return Echo(source, "told", best) if best else None


def _best(wanted: _Stretch, others: Iterable[_Stretch], *, whole: bool) -> Found | None:
    scored = ((_likeness(wanted, other, whole=whole), other.found) for other in others)
    good = [(likeness, found) for likeness, found in scored if likeness >= SAME]
    order = max(good, key=lambda item: (item[0], item[1].document, -item[1].span.start, item[1].span.end), default=None)
    return order[1] if order else None


def _likeness(left: _Stretch, right: _Stretch, *, whole: bool) -> float:
    """The share of words in common runs: of the shorter quote, or of ``left`` where ``right`` is no quote.

    0 where there are too few words in common for them to be the same.
    """
    size = min(len(left.words), len(right.words)) if whole else len(left.words)
    common = sum(word in right.bag for word in left.words)
    if size < SHORTEST or common < SAME * size:
        return 0.0
    blocks = SequenceMatcher(None, left.words, right.words, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= _RUN) / size

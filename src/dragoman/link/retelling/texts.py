"""The documents of a story as the analyses of a retelling need them: by source, with words and quoted stretches."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...ingest import layout
from ...model import FURNITURE, Span
from .parts import Found, Record

WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")
_QUOTED = re.compile(r"“([^“”\n]+)”|\"([^\"\n]+)\"|«([^«»\n]+)»|„([^„“\n]+)“")


def source_of(document: Record) -> str:
    """The outlet of a document or of its short form; where none is known, the place it came from."""
    return str(document.get("source") or document.get("uri") or document["id"])


def span_of(record: Record) -> Span:
    """The span that a record stands on."""
    return Span(record["text"], record["start"], record["end"], record.get("field") or "text")


def found_in(document: str, record: Record) -> Found:
    """The place of a record of a document."""
    return Found(document, span_of(record))


class Text:
    """One document: its record, its words of running text and what stands in quotation marks."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.id = str(record["id"])
        self.source = source_of(record)

    def field(self, name: str) -> str:
        """The title or the text, empty where there is none."""
        return str(self.record.get(name) or "")

    @cached_property
    def words(self) -> Sequence[tuple[int, int]]:
        """The words of the running text, headings included, bylines and other furniture not."""
        text = self.field("text")
        blocks = layout(text, self.record.get("title"))
        return [
            match.span()
            for block in blocks
            if block.kind not in FURNITURE
            for match in WORD.finditer(text, block.span.start, block.span.end)
        ]

    @cached_property
    def quotations(self) -> Mapping[str, Sequence[Span]]:
        """What stands in quotation marks, without the marks, by field; single marks are left alone."""
        return {name: list(_quotations(self.field(name), name)) for name in ("title", "text")}

    def quoted(self, span: Span) -> bool:
        """Whether a span lies inside quotation marks."""
        inside = self.quotations[span.field]
        at = bisect_right(inside, span.start, key=lambda quotation: quotation.start) - 1
        return at >= 0 and inside[at].contains(span)


def _quotations(text: str, field: str) -> Iterable[Span]:
    for match in _QUOTED.finditer(text):
        group = match.lastindex or 0
        start, end = match.span(group)
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start < end:
            yield Span(text[start:end], start, end, field)


@dataclass(frozen=True, slots=True)
class Material:
    """All that is known about a story, in public form, with its texts by document id."""

    texts: Mapping[str, Text]
    events: Sequence[Record]
    statements: Sequence[Record]
    remarks: Sequence[Record]
    occurrences: Sequence[Record]

    @property
    def sources(self) -> Mapping[str, Sequence[Text]]:
        """The texts by source; sources stand in the order of their first publication, the undated last."""
        grouped: dict[str, list[Text]] = {}
        for text in sorted(self.texts.values(), key=_published):
            grouped.setdefault(text.source, []).append(text)
        return grouped


def _published(text: Text) -> tuple[bool, str, str]:
    date = str(text.record.get("published") or "")
    return (not date, date, str(text.record["uri"]))

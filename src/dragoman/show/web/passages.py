"""Articles at the foot of a page, in which every stretch that the page points at can be reached by a plain link."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...model import Span
from ..words import Record
from .article import byline, heading, language
from .html import Safe, el, join
from .marks import Mark, Piece, cut, merge, paragraphs

SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a document that is pointed at: its element's id, what it is, and where a click on it leads."""

    anchor: str
    span: Span
    kind: str
    back: str | None = None


class Passages:
    """The articles of a page. Whoever points at a stretch asks for its link first; then the articles are shown."""

    def __init__(self, documents: Mapping[str, Record]) -> None:
        self._documents = documents
        self._spots: dict[str, dict[tuple[str, str], Spot]] = {name: {} for name in documents}

    def link(self, document: str, span: Span, kind: str, back: str | None = None) -> str:
        """The address, within the page, of a stretch of a document; ``back`` is where a click on it leads."""
        anchor = f"{document}-{span.field}-{span.start}-{span.end}"
        held = self._spots[document]
        spot = held.get((anchor, kind))
        if spot is None or (back and not spot.back):
            held[anchor, kind] = Spot(anchor, span, kind, back)
        return "#" + anchor

    def article(self, document: Record, badge: Safe) -> Safe:
        """One article with all that was pointed at marked; ``badge`` stands before its outlet."""
        spots = list(self._spots[document["id"]].values())
        title = _Marked(document, "title", spots)
        text = _Marked(document, "text", spots)
        name = str(document["id"])
        return el(
            "article",
            {"id": name, "class": "document", "aria-labelledby": f"{name}-title", "lang": language(document)},
            el(
                "header",
                None,
                byline(document, badge),
                el("h3", {"id": f"{name}-title", "dir": "auto"}, title.whole() or heading(document)),
            ),
            (el("p", {"class": "text", "dir": "auto"}, part) for part in text.paragraphs()),
        )


class _Marked:
    """One field of a document, cut into pieces at the edges of its spots."""

    def __init__(self, document: Record, field: str, spots: list[Spot]) -> None:
        self.text = str(document.get(field) or "")
        self.spots = {f"{spot.anchor} {spot.kind}": spot for spot in spots if spot.span.field == field}
        marks = [Mark(spot.span.start, spot.span.end, spot.kind, ref) for ref, spot in self.spots.items()]
        self.sentences = [part[:2] for part in merge(mark for mark in marks if mark.kind == SENTENCE)]
        self.marks = sorted(marks, key=lambda mark: (mark.start, mark.end))
        self.longest = max((mark.end - mark.start for mark in marks), default=0)
        self.named: set[str] = set()

    def whole(self) -> Safe:
        """The field in one piece."""
        return self._stretch(0, len(self.text)) if self.text.strip() else Safe("")

    def paragraphs(self) -> Iterator[Safe]:
        """The field paragraph by paragraph."""
        for start, end in paragraphs(self.text):
            yield self._stretch(start, end)

    def _stretch(self, start: int, end: int) -> Safe:
        parts: list[Safe] = []
        at = start
        for left, right in self.sentences[bisect_left(self.sentences, start, key=lambda part: part[1] - 1) :]:
            if left >= end:
                break
            parts.append(self._run(at, max(left, at)))
            at = max(left, at)
            parts.append(el("span", {"class": SENTENCE}, self._run(at, min(right, end))))
            at = min(right, end)
        return join(parts, self._run(at, end))

    def _run(self, start: int, end: int) -> Safe:
        if start >= end:
            return Safe("")
        first = bisect_left(self.marks, start - self.longest, key=lambda mark: mark.start)
        last = bisect_left(self.marks, end, key=lambda mark: mark.start)
        return join(self._piece(piece) for piece in cut(start, end, self.marks[first:last]))

    def _piece(self, piece: Piece) -> Safe:
        """A piece of text; the ids of the spots that begin with it stand on it or just before it."""
        text = self.text[piece.start : piece.end]
        spots = [self.spots[mark.ref] for mark in piece.marks]
        new = [name for name in dict.fromkeys(spot.anchor for spot in spots) if name not in self.named]
        self.named.update(new)
        kinds = dict.fromkeys(spot.kind for spot in spots if spot.kind != SENTENCE)
        back = next((spot.back for spot in spots if spot.back), None)
        attributes = {"class": " ".join(kinds) or None, "id": new[-1] if new else None}
        before = join(el("span", {"id": name}) for name in new[:-1])
        if back:
            return join(before, el("a", {**attributes, "href": back}, text))
        if not kinds and not new:
            return join(text)
        return join(before, el("span", attributes, text))

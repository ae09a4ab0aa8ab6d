"""One article of the report: its full text with the evidence marked, and the notes beside each paragraph."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..words import Record, line, outlet
from .html import Safe, el, join
from .marks import Mark, Piece, cut, merge, paragraphs
from .notes import notes

SENTENCE, TRIGGER, ACTOR, RECIPIENT = "sentence", "trigger", "actor", "recipient"
CONTENT, CUE, SPEAKER, REMARK = "content", "cue", "speaker", "remark"
_EVENT_KINDS = (TRIGGER, ACTOR, RECIPIENT)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_WEB = re.compile(r"https?://[^\s]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """A document with what was found in it, all in their public form."""

    document: Record
    events: Sequence[Record]
    statements: Sequence[Record]
    remarks: Sequence[Record] = ()

    @property
    def anchor(self) -> str:
        """The id of the article's element."""
        return str(self.document["id"])


def article(item: Item) -> Safe:
    """The article element: heading, warnings, text and notes."""
    document = item.document
    return el(
        "article",
        {
            "id": item.anchor,
            "class": "document",
            "aria-labelledby": f"{item.anchor}-title",
            "lang": language(document),
        },
        el("header", None, byline(document), _Field(item, "title").rows(), _warnings(document)),
        _Field(item, "text").rows(),
    )


def heading(document: Record) -> str:
    """The title of a document, else the place it came from."""
    return line(str(document.get("title") or "")) or f"Untitled: {line(str(document['uri']))}"


def language(document: Record) -> str | None:
    """The language of a document, where it is well-formed."""
    name = str(document.get("lang") or "")
    return name if _LANGUAGE.fullmatch(name) else None


def byline(document: Record, badge: Safe | None = None) -> Safe:
    """Outlet, date, author and place of a document; ``badge`` stands before them."""
    date = document.get("published")
    url = str(document.get("url") or "")
    author = line(str(document.get("author") or ""))
    return el(
        "p",
        {"class": "byline"},
        badge,
        el("bdi", {"class": "outlet"}, outlet(document)),
        el("time", {"datetime": date}, date) if date else el("span", None, "no date found"),
        el("span", None, "by ", el("bdi", None, author)) if author else None,
        el("bdi", None, line(str(document["uri"]))),
        el("a", {"href": url, "rel": "noopener noreferrer"}, "original") if _WEB.fullmatch(url) else None,
    )


def _warnings(document: Record) -> Safe | None:
    warnings = [el("li", None, line(str(warning))) for warning in document.get("warnings") or ()]
    return el("ul", {"class": "warnings", "aria-label": "Warnings"}, warnings) if warnings else None


class _Field:
    """The title or the text of a document, cut into marked pieces."""

    def __init__(self, item: Item, name: str) -> None:
        self.item = item
        self.name = name
        self.text = str(item.document.get(name) or "")
        self.events = sorted((event for event in item.events if _field(event["evidence"]) == name), key=_trigger)
        self.first_event = {
            link["statement_id"]: event["id"] for event in reversed(item.events) for link in _chain(event)
        }
        self.statements = sorted((said for said in item.statements if _field(said["content"]) == name), key=_content)
        self.noted = [said for said in self.statements if said["id"] not in self.first_event]
        self.marks = sorted(self._marks(), key=lambda mark: (mark.start, mark.end))
        self.longest = max((mark.end - mark.start for mark in self.marks), default=0)
        self.groups = [
            (f"{item.anchor}-{name}-{number}", start, end, refs)
            for number, (start, end, refs) in enumerate(merge(self._sentences()), 1)
        ]
        self.anchors = {ref: anchor for anchor, _, _, refs in self.groups for ref in refs}
        self.shown: set[str] = set()

    def rows(self) -> Safe:
        """Every paragraph with its notes; for the title, the heading of the article."""
        if self.name == "title":
            title = self._pieces(0, len(self.text)) if self.text.strip() else heading(self.item.document)
            shown = el("h3", {"id": f"{self.item.anchor}-title", "dir": "auto"}, title)
            return el("div", {"class": "row"}, shown, self._notes(0, len(self.text) + 1))
        spans = paragraphs(self.text)
        starts = [*(start for start, _ in spans[1:]), len(self.text) + 1]
        return join(
            el(
                "div",
                {"class": "row"},
                el("p", {"class": "text", "dir": "auto"}, self._pieces(start, end)),
                self._notes(0 if number == 0 else start, following),
            )
            for number, ((start, end), following) in enumerate(zip(spans, starts, strict=True))
        )

    def _notes(self, start: int, end: int) -> Safe | None:
        here = self.events[bisect_left(self.events, start, key=_trigger) : bisect_left(self.events, end, key=_trigger)]
        said = self.noted[bisect_left(self.noted, start, key=_content) : bisect_left(self.noted, end, key=_content)]
        return notes(here, said, self.anchors)

    def _sentences(self) -> Iterator[Mark]:
        for event in self.events:
            yield self._mark(event["evidence"], SENTENCE, event["id"])
        for statement in self.noted:
            yield self._mark(statement["content"], SENTENCE, statement["id"])

    def _marks(self) -> Iterator[Mark]:
        for event in self.item.events:
            spans = [(TRIGGER, event["trigger"])]
            spans += [(ACTOR, ref) for ref in event["actor"]] + [(RECIPIENT, ref) for ref in event["recipient"]]
            yield from (self._mark(span, kind, event["id"]) for kind, span in spans if _field(span) == self.name)
        for statement in self.item.statements:
            content = statement["content"]
            spans = [(CONTENT, content), *((CONTENT, part) for part in content.get("more") or ())]
            spans += [(kind, statement[kind]) for kind in (CUE, SPEAKER) if statement.get(kind)]
            yield from (self._mark(span, kind, statement["id"]) for kind, span in spans if _field(span) == self.name)
        for remark in self.item.remarks:
            if _field(remark) == self.name:
                yield self._mark(remark, REMARK, f"{remark['kind']}")

    def _mark(self, span: Mapping[str, Any], kind: str, ref: str) -> Mark:
        return Mark(span["start"], min(span["end"], len(self.text)), kind, ref)

    def _pieces(self, start: int, end: int) -> Safe:
        parts: list[Safe] = []
        at = start
        first = bisect_left(self.groups, start, key=lambda group: group[2] - 1)
        for anchor, left, right, refs in self.groups[first:]:
            if left >= end:
                break
            parts.append(self._run(at, max(left, at)))
            inside = self._run(max(left, at), min(right, end))
            name = {"id": anchor} if anchor not in self.shown else {}
            self.shown.add(anchor)
            parts.append(el("span", {"class": "sentence", **name, "data-e": " ".join(refs)}, inside))
            at = min(right, end)
        return join(parts, self._run(at, end))

    def _run(self, start: int, end: int) -> Safe:
        if start >= end:
            return Safe("")
        first = bisect_left(self.marks, start - self.longest, key=lambda mark: mark.start)
        last = bisect_left(self.marks, end, key=lambda mark: mark.start)
        return join(self._piece(piece) for piece in cut(start, end, self.marks[first:last]))

    def _piece(self, piece: Piece) -> Safe:
        text = self.text[piece.start : piece.end]
        if not piece.marks:
            return join(text)
        kinds = dict.fromkeys(mark.kind for mark in piece.marks)
        events = dict.fromkeys(mark.ref for mark in piece.marks if mark.kind in _EVENT_KINDS)
        remarks = [mark.ref.replace("_", " ") for mark in piece.marks if mark.kind == REMARK]
        attributes = {
            "class": " ".join(kinds),
            "data-e": " ".join(events) or None,
            "title": ", ".join(dict.fromkeys(remarks)) or None,
        }
        if target := self._target(piece):
            return el("a", {**attributes, "href": "#" + target}, text)
        return el("span", attributes, text)

    def _target(self, piece: Piece) -> str | None:
        """Where a click on these words leads: from a trigger to its event, from a cue to its statement."""
        for mark in piece.marks:
            if mark.kind == TRIGGER:
                return mark.ref
        for mark in piece.marks:
            if mark.kind == CUE:
                return str(self.first_event.get(mark.ref, mark.ref))
        return None


def _chain(event: Record) -> list[Record]:
    return [link for link in event["attribution"] if link.get("statement_id")]


def _trigger(event: Record) -> int:
    return int(event["trigger"]["start"])


def _content(statement: Record) -> int:
    return int(statement["content"]["start"])


def _field(span: Mapping[str, Any]) -> str:
    return str(span.get("field") or "text")

"""Statements, remarks and time expressions: what is said, by whom, and the outlet's own colouring."""

from dataclasses import dataclass

from .documents import DocumentRef
from .events import ActorRef
from .ids import content_id
from .spans import Span


@dataclass(frozen=True, slots=True)
class Content:
    """What is said. Where the cue breaks it, this is the first part and ``more`` holds the others."""

    text: str
    start: int
    end: int
    field: str = "text"
    more: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """All parts in order of the text."""
        return (Span(self.text, self.start, self.end, self.field), *self.more)


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words or thoughts, reported. ``kind`` is direct, indirect or mixed quotation.

    ``within`` names the statement this one is reported in, if any.
    """

    id: str
    document: DocumentRef
    speaker: ActorRef | None
    cue: Span | None
    content: Content
    kind: str
    certainty: str
    within: str | None = None


def statement_id(document: str, speaker: ActorRef | None, cue: Span | None, content: Content) -> str:
    """The content hash that names a statement, from the spans it stands on."""
    parts: list[object] = [document]
    for span in (speaker.span if speaker else None, cue, *content.spans):
        parts += [span.field, span.start, span.end] if span else [None]
    return content_id("s", *parts)


@dataclass(frozen=True, slots=True)
class About:
    """The actor a remark is aimed at."""

    actor_id: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Remark:
    """The outlet's own hedge, loaded word, scare quote or opinion."""

    id: str
    document: DocumentRef
    kind: str
    text: str
    start: int
    end: int
    about: About | None
    field: str = "text"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A closed interval of ISO dates and its grain; for a time of day the zone that the text names ("Z", "+09:00")."""

    start: str | None
    end: str | None
    grain: str
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3 expression: ``type`` is DATE, TIME, DURATION or SET, ``value`` is in TIMEX3 notation."""

    id: str
    document: DocumentRef
    text: str
    start: int
    end: int
    type: str
    value: str
    resolved: Resolved | None
    field: str = "text"

    @property
    def span(self) -> Span:
        """The expression's place in the document."""
        return Span(self.text, self.start, self.end, self.field)

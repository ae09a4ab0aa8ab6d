"""What is found across documents: links, stories, occurrences and the judgements of people."""

from dataclasses import dataclass, field

from .documents import DocumentRef
from .ids import content_id
from .spans import Span

RELATIONS = ("response", "despite", "exchange", "condition", "sequence")


@dataclass(frozen=True, slots=True)
class Link:
    """One event answers another. ``kind`` is textual or statistical.

    A textual link names its ``relation``, the ``rule`` of the lexicon that found it and the document that both its
    events and its cue stand in.
    """

    id: str
    kind: str
    response: str
    trigger: str
    cue: Span | None
    confidence: float
    relation: str | None = None
    rule: str | None = None
    document: DocumentRef | None = None


def link_id(response: str, trigger: str, cue: Span) -> str:
    """The content hash that names a textual link: its two events and its cue's span."""
    return content_id("l", response, trigger, cue.field, cue.start, cue.end)


@dataclass(frozen=True, slots=True)
class Member:
    """Why a document belongs to its story: the member it is most like, how much (0 to 1), and that in words."""

    document: str
    nearest: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about the same happening; ``first`` and ``last`` are ISO dates.

    ``documents`` are in the order of their dates and ``members`` says of each why it is here. ``formerly`` lists the
    ids of stories that this one took in.
    """

    id: str
    documents: tuple[str, ...]
    title: str
    first: str | None
    last: str | None
    members: tuple[Member, ...] = ()
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """Two documents that are not independent: one repeats the other, or both repeat a third.

    ``kind`` is ``same`` (the same text but for trifles) or ``contains`` (most of the shorter stands in the longer);
    ``left`` is the earlier document; ``score`` is the share of word shingles they have in common.
    """

    id: str
    left: str
    right: str
    kind: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Disputed:
    """One value that some of the reports give to a disputed field."""

    value: object
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One event of the world, a view over reports that are never merged away.

    ``agreed`` holds the values on which several documents agree, ``disputed`` those on which reports differ and
    ``single`` those of which one document alone tells. ``gist`` says in short what the occurrence is. ``independent``
    counts the sources that do not depend on one another, and ``dependence`` says in words why the others do.
    """

    id: str
    story: str | None
    events: tuple[str, ...]
    sources: tuple[str, ...]
    agreed: dict[str, object] = field(default_factory=dict)
    disputed: dict[str, tuple[Disputed, ...]] = field(default_factory=dict)
    missing_in: tuple[str, ...] = ()
    single: dict[str, Disputed] = field(default_factory=dict)
    gist: dict[str, object] = field(default_factory=dict)
    independent: int = 1
    dependence: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's ruling that two records are the same or different; recorded, never overwritten.

    ``left`` and ``right`` are ids of two events, two documents or two stories. Stories change, so a ruling on them
    keeps the documents they held: ``left_documents`` and ``right_documents``.
    """

    id: str
    verdict: str
    left: str
    right: str
    by: str
    at: str
    undone: bool = False
    left_documents: tuple[str, ...] = ()
    right_documents: tuple[str, ...] = ()

"""What is found across documents: links, stories, occurrences and the judgements of people."""

from dataclasses import dataclass, field

from .spans import Span


@dataclass(frozen=True, slots=True)
class Link:
    """One event answers another. ``kind`` is textual or statistical."""

    id: str
    kind: str
    response: str
    trigger: str
    cue: Span | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about the same happening; ``first`` and ``last`` are ISO dates."""

    id: str
    documents: tuple[str, ...]
    title: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Disputed:
    """One value that some of the reports give to a disputed field."""

    value: object
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One event of the world, a view over reports that are never merged away."""

    id: str
    story: str | None
    events: tuple[str, ...]
    sources: tuple[str, ...]
    agreed: dict[str, object] = field(default_factory=dict)
    disputed: dict[str, tuple[Disputed, ...]] = field(default_factory=dict)
    missing_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's ruling that two records are the same or different; recorded, never overwritten."""

    id: str
    verdict: str
    left: str
    right: str
    by: str
    at: str
    undone: bool = False

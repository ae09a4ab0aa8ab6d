"""What the frames find before it becomes a statement."""

from dataclasses import dataclass, field

from ...model import Span
from ...read.reading import Sentence, Token
from .cues import Cue


@dataclass(slots=True)
class Found:
    """A cue in its sentence with the content it reports, in parts and in order of the text.

    ``speaker`` is the head of the speaker's phrase in ``speaker_sentence`` (the cue's own unless a quotation floats
    free); ``cue`` is None for such quotations, ``entry`` the lexicon's entry that matched; ``slot`` the content slot;
    ``via`` is the statement of whoever passes these words on.
    """

    sentence: Sentence
    head: Token | None
    cue: Span | None
    content: list[Span]
    entry: Cue | None
    slot: str
    speaker: Token | None = None
    speaker_sentence: Sentence | None = None
    within: "Found | None" = None
    quotations: list[int] = field(default_factory=list)
    negated: bool = False
    via: "Found | None" = None

    def holds(self, span: Span) -> bool:
        """Whether a span lies wholly inside one part of the content."""
        return any(part.contains(span) for part in self.content)

    @property
    def size(self) -> int:
        """Characters of content."""
        return sum(part.end - part.start for part in self.content)

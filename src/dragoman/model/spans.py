"""Spans: the evidence every record stands on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document, in half-open character offsets.

    ``field`` is ``"text"`` or ``"title"``: which of the two the offsets refer to. ``text`` repeats the
    characters, so that ``getattr(document, field)[start:end] == text`` always holds.
    """

    text: str
    start: int
    end: int
    field: str = "text"

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"a span must reproduce its text: {self.text!r} at {self.start}:{self.end}")

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside this span of the same field."""
        return self.field == other.field and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one character."""
        return self.field == other.field and self.start < other.end and other.start < self.end

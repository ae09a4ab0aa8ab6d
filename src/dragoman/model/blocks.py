"""Blocks: the layout of a document, found before any language analysis."""

from dataclasses import dataclass

from .spans import Span

PROSE = ("title", "heading", "body", "bullet")
FURNITURE = ("date", "byline", "editor", "credit", "source", "subscribe")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text with one function on the page.

    ``kind`` is one of ``PROSE`` (to be read) or ``FURNITURE`` (recorded, never coded).
    """

    kind: str
    span: Span

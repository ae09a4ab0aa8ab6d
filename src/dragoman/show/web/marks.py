"""Overlapping spans cut at their boundaries, so that each piece of text knows everything that covers it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of one field with a meaning: ``kind`` says which, ``ref`` is the id of the record it belongs to."""

    start: int
    end: int
    kind: str
    ref: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that no boundary crosses, with the marks that cover all of it, in order of the text."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def cut(start: int, end: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Cut ``start:end`` at every boundary of ``marks``; the pieces follow each other without gaps.

    Marks may nest, overlap, repeat or stick out; what lies outside the stretch is ignored.
    """
    inside = sorted((mark for mark in marks if mark.start < end and start < mark.end), key=_order)
    edges = {start, end}
    for mark in inside:
        edges.update((max(mark.start, start), min(mark.end, end)))
    points = sorted(edges)
    active: list[Mark] = []
    upcoming = iter(inside)
    following = next(upcoming, None)
    for left, right in pairwise(points):
        active = [mark for mark in active if mark.end > left]
        while following is not None and following.start <= left:
            active.append(following)
            following = next(upcoming, None)
        yield Piece(left, right, tuple(active))


def merge(marks: Iterable[Mark]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Join marks that share characters into disjoint stretches: ``(start, end, refs)`` in order of the text."""
    merged: list[tuple[int, int, tuple[str, ...]]] = []
    for mark in sorted(marks, key=_order):
        if merged and mark.start < merged[-1][1]:
            start, end, refs = merged[-1]
            merged[-1] = (start, max(end, mark.end), refs if mark.ref in refs else (*refs, mark.ref))
        else:
            merged.append((mark.start, mark.end, (mark.ref,)))
    return merged


def paragraphs(text: str) -> Sequence[tuple[int, int]]:
    """The stretches of ``text`` between blank lines, without the white space around them."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    end = at = 0
    for part in text.splitlines(keepends=True):
        if part.strip():
            start = at + len(part) - len(part.lstrip()) if start is None else start
            end = at + len(part.rstrip())
        elif start is not None:
            found.append((start, end))
            start = None
        at += len(part)
    if start is not None:
        found.append((start, end))
    return found


def _order(mark: Mark) -> tuple[int, int, str, str]:
    return (mark.start, -mark.end, mark.kind, mark.ref)

"""The layout of an article: its text in blocks, each with one function on the page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Block, Span
from .dateline import find_dateline
from .furniture import furniture_kind, patterns
from .paragraphs import Paragraph, paragraphs_of
from .tables import words

_PIPE = re.compile(r"\s+[|¦]\s+")
_CLOSED = re.compile(r"[.…,:;][\"'”’»)\]]*$")
_MARKED_HEADING = re.compile(r"#{1,6}[ \t]+(?=\w)")
_LETTER = re.compile(r"[^\W\d_]")
_HEAD = 6
_FOOT = 4
_LONGEST_TITLE = 220
_LONGEST_HEADING = 100


@dataclass(slots=True)
class _Unit:
    """A paragraph, or what is left of it after its marker is cut off, and what it has been found to be."""

    start: int
    end: int
    text: str
    paragraph: Paragraph
    kind: str | None = None


def layout(document_text: str, title: str | None) -> tuple[Block, ...]:
    """Split a text into blocks, in order; every span refers to ``text`` and holds no white space at its ends.

    A title that is kept apart from the text gives no block; where the text repeats it, that line is the title block.
    Without one, a first line that is plainly a title is taken for it. Lines without a letter or a figure are left out.
    """
    paragraphs = paragraphs_of(document_text, _stands_alone)
    units = [_Unit(p.start, p.end, document_text[p.start : p.end], p) for p in paragraphs]
    units = [unit for unit in units if any(char.isalnum() for char in unit.text)]
    for i, unit in enumerate(units):
        at_edge = i < _HEAD or i >= len(units) - _FOOT
        unit.kind = furniture_kind(unit.text, at_edge=at_edge) or _cut_marker(unit)
    if units and all(unit.kind not in (None, "bullet", "heading") for unit in units):
        # A text that is nothing but one line is prose, whatever it looks like.
        units[0].kind = None
    start = _mark_title(units, title)
    _mark_headings(units, start)
    return tuple(block for unit in units for block in _blocks(document_text, unit))


def _stands_alone(line: str) -> bool:
    return bool(patterns().bullet.match(line) or _MARKED_HEADING.match(line)) or furniture_kind(line) is not None


def _cut_marker(unit: _Unit) -> str | None:
    heading = _MARKED_HEADING.match(unit.text)
    marker = heading or patterns().bullet.match(unit.text)
    if not marker:
        return None
    unit.start += marker.end()
    unit.text = unit.text[marker.end() :]
    return "heading" if heading else "bullet"


def _mark_title(units: Sequence[_Unit], title: str | None) -> int:
    """Find the title, if the text bears one; return the index of the first unit after it, 0 where there is none."""
    head = [i for i, unit in enumerate(units[:_HEAD]) if unit.kind in (None, "heading")]
    if not head:
        return 0
    i = head[0]
    unit = units[i]
    following = units[i + 1 :]
    if (title is not None and _same(title, unit.text)) or (
        title is None and (unit.kind == "heading" or _is_title(unit, following))
    ):
        unit.kind = "title"
        return i + 1
    return 0


def _same(title: str, line: str) -> bool:
    """Whether a line repeats the title; the furniture after a pipe may be missing from either."""
    wanted, given = _folded(title), _folded(line)
    return bool(wanted) and (wanted == given or wanted == _folded(_PIPE.split(line)[0]))


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _is_title(unit: _Unit, following: Sequence[_Unit]) -> bool:
    if len(unit.text) > _LONGEST_TITLE or "\n" in unit.text or not _LETTER.search(unit.text):
        return False
    prose = [other for other in following if other.kind in (None, "bullet")]
    if not prose or find_dateline(unit.text):
        return False
    if _PIPE.search(unit.text):
        return True
    if _is_closed(unit.text) or unit.text[0].islower() or len(unit.text.split()) > 35:
        return False
    # A blank line or a line of furniture ends it; without any, only a longer paragraph that is plainly a sentence does.
    parted = unit.paragraph.blank_after or following[0].kind is not None
    return parted or (len(prose[0].text) > 1.5 * len(unit.text) and _is_closed(prose[0].text))


def _is_closed(text: str) -> bool:
    """Whether a line ends as a sentence or a clause does; abbreviations (U.S.) do not end it."""
    return bool(_CLOSED.search(text)) and not text.endswith(tuple(words().text["abbreviations"]))


def _mark_headings(units: Sequence[_Unit], start: int) -> None:
    """Mark the second headline under the title and the headings inside the text."""
    for i, unit in enumerate(units):
        if unit.kind is not None or i < start:
            continue
        following = [other for other in units[i + 1 : i + 4] if other.kind in (None, "bullet")]
        under_title = start > 0 and all(other.kind is not None for other in units[start:i])
        longest = _LONGEST_TITLE if under_title else _LONGEST_HEADING
        if following and _is_heading(unit, longest):
            unit.kind = "heading"


def _is_heading(unit: _Unit, longest: int) -> bool:
    text = unit.text
    if not unit.paragraph.alone or len(text) > longest or "\n" in text or _is_closed(text) or text[0].islower():
        return False
    # A full stop or an exclamation inside means running text, unless the whole is a question.
    return len(text.split()) <= longest // 6 and not text.endswith(("!", "—", "–", "-")) and bool(_LETTER.search(text))


def _blocks(text: str, unit: _Unit) -> Iterator[Block]:
    kind = unit.kind or "body"
    if kind == "title":
        pipe = _PIPE.search(unit.text)
        if pipe and pipe.start():
            yield _block(text, kind, unit.start, unit.start + pipe.start())
            yield _block(text, "source", unit.start + pipe.end(), unit.end)
            return
    dateline = find_dateline(unit.text) if kind == "body" else None
    if dateline:
        head = "date" if dateline.date else "source"
        yield _block(text, head, unit.start, unit.start + dateline.end)
        yield _block(text, kind, unit.start + dateline.body, unit.end)
        return
    yield _block(text, kind, unit.start, unit.end)


def _block(text: str, kind: str, start: int, end: int) -> Block:
    return Block(kind, Span(text[start:end], start, end))

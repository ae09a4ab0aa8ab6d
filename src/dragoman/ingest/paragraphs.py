"""From lines to paragraphs: which line breaks only wrap a line, and which end a paragraph."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\f\v\u2028\u2029\x85]+")
_BREAK = re.compile(r"\r\n|[\n\r\f\v\u2028\u2029\x85]")
# All white space, and marks without width that copied text carries.
_INVISIBLE = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\ufeff\u200b\u200e\u200f"
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_STARTS_LOW = re.compile(r"[a-zà-öø-ÿ(]")
_WORD = re.compile(r"\S+")
_WIDEST = 130
"""Lines longer than this were not wrapped by hand or by a mail program."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line without surrounding white space; ``indent`` counts what stood before it, ``blank_before`` a gap."""

    start: int
    end: int
    indent: int
    blank_before: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of lines; ``alone`` where blank lines (or the edges of the text) stand on both sides."""

    start: int
    end: int
    alone: bool
    blank_before: bool
    blank_after: bool


def lines_of(text: str) -> list[Line]:
    """The lines that hold anything visible, stripped; any number of empty lines is one gap."""
    found: list[Line] = []
    previous = 0
    for match in _LINE.finditer(text):
        raw = match[0]
        body = raw.strip(_INVISIBLE)
        if not body:
            continue
        start = match.start() + raw.index(body)
        gap = not found or len(_BREAK.findall(text, previous, start)) > 1
        found.append(Line(start, start + len(body), start - match.start(), gap))
        previous = start + len(body)
    return found


def paragraphs_of(text: str, stands_alone: Callable[[str], bool]) -> list[Paragraph]:
    """Join wrapped lines to paragraphs; a line for which ``stands_alone`` holds is never joined to another."""
    lines = lines_of(text)
    single = [stands_alone(text[line.start : line.end]) for line in lines]
    width = _wrap_width(text, lines)
    groups: list[list[int]] = []
    for i, line in enumerate(lines):
        joined = (
            i > 0
            and not line.blank_before
            and not single[i]
            and not (single[i - 1] and not _is_list_item(text, lines[i - 1], width))
            and _continues(text, lines[i - 1], line, width)
        )
        if joined:
            groups[-1].append(i)
        else:
            groups.append([i])
    return [_paragraph(lines, group) for group in groups]


def _paragraph(lines: Sequence[Line], group: Sequence[int]) -> Paragraph:
    first, last = group[0], group[-1]
    before = lines[first].blank_before
    after = last + 1 == len(lines) or lines[last + 1].blank_before
    return Paragraph(lines[first].start, lines[last].end, before and after, before, after)


def _wrap_width(text: str, lines: Sequence[Line]) -> int:
    """The width at which the text was wrapped, or 0 where its line breaks end paragraphs.

    In wrapped text the next line's first word would not have fitted on the line before.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if not b.blank_before]
    if not pairs:
        return 0
    lengths = sorted(_length(a) for a, _ in pairs)
    width = lengths[int(len(lengths) * 0.9)]
    if not 30 <= width <= _WIDEST:
        return 0
    full = sum(_is_full(text, a, b, width) for a, b in pairs)
    open_ended = sum(not _ENDED.search(text[a.start : a.end]) for a, _ in pairs)
    return width if full >= 0.6 * len(pairs) and open_ended >= 0.4 * len(pairs) else 0


def _length(line: Line) -> int:
    return line.indent + line.end - line.start


def _is_full(text: str, line: Line, following: Line, width: int) -> bool:
    word = _WORD.search(text, following.start, following.end)
    return _length(line) + 1 + len(word[0] if word else "") > 0.85 * width


def _continues(text: str, line: Line, following: Line, width: int) -> bool:
    ended = bool(_ENDED.search(text[line.start : line.end]))
    if width:
        indented = following.indent >= line.indent + 2
        return not (ended and indented) and (_is_full(text, line, following, width) or not ended)
    low = bool(_STARTS_LOW.match(text, following.start))
    return low and not ended and line.end - line.start > 30


def _is_list_item(text: str, line: Line, width: int) -> bool:
    """Wrapped items of a list go on in the next line; other lines of furniture never do."""
    return bool(width) and not text[line.start].isalpha()

"""What an article says of itself: its title, date, author, outlet and agency, read from its layout."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from ..model import Block
from .dateline import find_dateline
from .dates import FoundDate, find_dates, parse_date, url_date
from .furniture import byline_names, source_name
from .layout import layout
from .tables import alternatives, words

_HEAD = 8
_FOOT = 4
_DATED = ("date", "byline")
_CLOSE = 7  # days between what an agency wrote and what an outlet printed


@dataclass(frozen=True, slots=True)
class Description:
    """The head of an article. ``published`` is ``YYYY-MM-DD``; ``published_by`` says where it was found."""

    title: str | None
    published: str | None
    published_by: str
    author: str | None
    agency: str | None
    outlet: str | None
    warnings: tuple[str, ...] = ()


def describe(
    text: str,
    *,
    title: str | None = None,
    stated: str | None = None,
    given: str | None = None,
    url: str | None = None,
) -> Description:
    """Describe an article from its text and from what is known beside it.

    ``stated`` is the date in the article's own record or page, ``given`` the user's: a date, or a year (``2023``,
    ``2023-07``) that completes a dateline without one. The first of these that is known is taken: ``stated``
    (``meta``), ``given``, a header line or dateline (``header``), the address (``url``), words such as "published on"
    in the text (``body``).
    """
    blocks = layout(text, title)
    edge = [*blocks[:_HEAD], *blocks[max(_HEAD, len(blocks) - _FOOT) :]]
    published, published_by, warnings = _published(edge, stated, given, url)
    if published is None and (announced := _in_body(text)):
        published, published_by = announced, "body"
    bylines = [byline_names(_without_dates(block.span.text)) for block in edge if block.kind in ("byline", "date")]
    titles = [block.span.text for block in blocks[:_HEAD] if block.kind == "title"]
    agencies = [_agency(text, block) for block in edge if block.kind in ("date", "source")]
    return Description(
        title=title or next(iter(titles), None),
        published=published,
        published_by=published_by,
        author=next(filter(None, bylines), None),
        agency=next(filter(None, agencies), None),
        outlet=_outlet(text, blocks),
        warnings=warnings,
    )


def _agency(text: str, block: Block) -> str | None:
    """The agency of a dateline or of a source line."""
    found = find_dateline(text[block.span.start : block.span.end + 40])
    if found and block.span.start + found.end == block.span.end:
        return found.agency
    return source_name(block.span.text)


def _published(
    edge: Sequence[Block], stated: str | None, given: str | None, url: str | None
) -> tuple[str | None, str, tuple[str, ...]]:
    """The date, where it was found, and warnings: of dates that cannot be read, and of others that disagree."""
    found = [(block.span.text, day) for block in edge if block.kind in _DATED for day in find_dates(block.span.text)]
    # "Updated" tells of a later change: another date in the header is preferred.
    found.sort(key=lambda pair: _is_later(*pair))
    addressed = url_date(url) if url else None
    for value, kind in ((stated, "meta"), (given, "given")):
        if value and (iso := parse_date(value)):
            printed = [_complete(day, iso) for line, day in found[:1] if not _is_later(line, day)]
            others = {"header": next(iter(printed), None), "address": addressed}
            return iso, kind, _disagreeing(iso, others)
    warnings = [f"the date {stated!r} cannot be read for certain: not used"] if stated else []
    year = int(given[:4]) if given and given[:4].isdigit() else None
    for _, day in found:
        iso = day.iso or (day.in_year(year) if year and day.year is None else None)
        if iso:
            return iso, "header", (*warnings, *_disagreeing(iso, {"address": addressed}))
    doubtful = [line[day.start : day.end] for line, day in found if day.ambiguous]
    warnings += [f"the date {text!r} has two readings: not used" for text in doubtful]
    return addressed, "url" if addressed else "none", tuple(warnings)


def _complete(day: FoundDate, near: str) -> str | None:
    """A printed day with its year, or with that of the last such day before another date."""
    year = int(near[:4])
    found = day.iso or (day.in_year(year) if day.year is None else None)
    late = day.year is None and found is not None and date.fromisoformat(found) > date.fromisoformat(near)
    return day.in_year(year - 1) if late and _far(found or near, near) else found


def _far(one: str, other: str) -> bool:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) > _CLOSE


def _disagreeing(taken: str, others: Mapping[str, str | None]) -> tuple[str, ...]:
    """Warnings of dates more than a few days from the one taken."""
    return tuple(
        f"the date of the {place}, {other}, disagrees with {taken}, which is taken"
        for place, other in others.items()
        if other and _far(other, taken)
    )


def _is_later(line: str, day: FoundDate) -> bool:
    labels = alternatives(words().dates["later"])
    before = re.findall(rf"{labels}|{alternatives(words().dates['publication'])}", line[: day.start], re.IGNORECASE)
    return bool(before) and bool(re.fullmatch(labels, before[-1], re.IGNORECASE))


@cache
def _announcement() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(words().dates['publication'])})[\s:]+(?=\w)", re.IGNORECASE)


def _in_body(text: str) -> str | None:
    """The full date after words such as "published on", near the head or the foot of the text."""
    for part in (text[:500], text[-500:]):
        for match in _announcement().finditer(part):
            day = next(find_dates(part[match.end() : match.end() + 40]), None)
            if day and day.start == 0 and day.iso:
                return day.iso
    return None


def _without_dates(line: str) -> str:
    for day in reversed(list(find_dates(line))):
        line = line[: day.start] + line[day.end :]
    return line.strip(" |,\t–—-")


def _outlet(text: str, blocks: Sequence[Block]) -> str | None:
    """The outlet's name from the furniture beside the title or from its appeal to subscribe."""
    for previous, block in pairwise(blocks):
        if (
            previous.kind == "title"
            and block.kind == "source"
            and "\n" not in text[previous.span.end : block.span.start]
        ):
            name = _without_sections(re.split(r"\s+[|¦]\s+", block.span.text)[-1])
            if name:
                return name
    names = (_subscribed(block.span.text) for block in blocks if block.kind == "subscribe")
    return next(filter(None, names), None)


def _without_sections(name: str) -> str | None:
    section = re.compile(rf"(?:{alternatives(words().source['sections'])})(?:\s+|$)", re.IGNORECASE)
    while match := section.match(name):
        name = name[match.end() :]
    return name.strip() or None


def _subscribed(line: str) -> str | None:
    table = words().subscribe
    lead = re.match(rf"(?:{alternatives(table['to'])})\s+", line, re.IGNORECASE)
    if not lead:
        return None
    name = re.split(rf"\s+(?:{alternatives(table['channels'])})(?!\w)|[,!:;]", line[lead.end() :], flags=re.IGNORECASE)[
        0
    ]
    first = name.split()[0].lower() if name.split() else ""
    plausible = name[:1].isupper() and len(name.split()) <= 4 and first not in table["generic"]
    return name.strip(" .'’") if plausible else None

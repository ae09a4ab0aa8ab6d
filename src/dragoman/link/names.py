"""Happenings, places and bodies under their several names: "Korean War" and "Fatherland Liberation War" are one.

The table is ``link/names.csv``; it also says who uses which name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..data import load_csv

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a thing; ``plain`` is what we call the thing ourselves, ``used_by`` who mostly says it so."""

    id: str
    kind: str
    plain: str
    text: str
    used_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A name met in a text, at ``start`` to ``end``."""

    name: Name
    start: int
    end: int


def names_in(text: str) -> Iterator[Named]:
    """The names of the table that stand in a text, in order, the longest at each place.

    A name with a capital letter is met with its case only.
    """
    index = _index()
    words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        found = next(
            (
                (name, size)
                for size, parts, name in index.get(words[at][0].casefold(), ())
                if len(words) - at >= size
                and all(words[at + i][0].casefold() == part for i, part in enumerate(parts))
                and (name.text.islower() or _cased(name.text, text[words[at][1] : words[at + size - 1][2]]))
            ),
            None,
        )
        if found is None:
            at += 1
            continue
        name, size = found
        yield Named(name, words[at][1], words[at + size - 1][2])
        at += size


def plain_name(text: str) -> str:
    """What we call the thing that a name stands for; the name itself where the table does not have it."""
    return next((named.name.plain for named in names_in(text) if named.end - named.start == len(text)), text)


def _cased(name: str, met: str) -> bool:
    return _WORD.findall(name) == _WORD.findall(met)


@cache
def _index() -> dict[str, list[tuple[int, tuple[str, ...], Name]]]:
    """By the first word of a name, folded: its length in words, its words and itself, the longest first."""
    found: dict[str, list[tuple[int, tuple[str, ...], Name]]] = {}
    for row in load_csv("link/names.csv").rows:
        used_by = tuple(map(str.strip, row["used_by"].split(";")))
        name = Name(row["thing"], row["kind"], row["plain"], row["name"], used_by)
        parts = tuple(part.casefold() for part in _WORD.findall(row["name"]))
        found.setdefault(parts[0], []).append((len(parts), parts, name))
    return {first: sorted(names, key=lambda item: (-item[0], item[1])) for first, names in found.items()}

"""Wire copy: the news agencies that an article credits, at its head, its foot or in its byline."""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..data.loader import load_toml
from ..ingest.dateline import find_dateline
from ..ingest.outlets import outlets
from ..ingest.tables import alternatives, words

_HEAD, _FOOT = 400, 500
_KINDS = ("origin", "part", "cited")


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency and what it is credited with: ``origin`` of the article, ``part`` of it, or being ``cited``."""

    agency: str
    kind: str


def credits(document: Mapping[str, Any]) -> tuple[Credit, ...]:
    """The agencies that a document (``text``, ``author``, ``source``) credits, each once with the most it is due.

    An agency goes by its name in the table of outlets where that knows it. An outlet does not credit itself.
    """
    best: dict[str, str] = {}
    for name, kind in _found(document):
        if agency := _named(name):
            best[agency] = min(best.get(agency, kind), kind, key=_KINDS.index)
    own = _named(document["source"]) if document["source"] else None
    return tuple(Credit(agency, kind) for agency, kind in sorted(best.items()) if agency != own)


def _found(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    text = document["text"]
    zones = {"author": document["author"] or "", "head": text[:_HEAD], "foot": text[-_FOOT:]}
    for paragraph in zones["head"].split("\n"):
        if (line := find_dateline(paragraph.strip())) and line.agency in words().agencies:
            yield line.agency, "origin"
    for where, kind, pattern in _signs():
        for match in pattern.finditer(zones[where]):
            yield match["agency"], kind


@functools.cache
def _raw() -> dict[str, Any]:
    return load_toml("link/agencies.toml")


@functools.cache
def _signs() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    names = f"(?P<agency>{alternatives(words().agencies)})"
    return tuple(
        (sign["where"], sign["kind"], re.compile(_form(form).replace(re.escape("{agency}"), names)))
        for sign in _raw()["sign"]
        for form in sign["forms"]
    )


def _form(form: str) -> str:
    """A form as a pattern: whole words, any white space, a leading letter of either case, "the" before a name."""
    body = (
        re.escape(form).replace(r"\ ", r"\s+").replace(re.escape("{agency}"), r"(?:[Tt]he\s+)?" + re.escape("{agency}"))
    )
    if form[0].isalpha():
        body = rf"(?<!\w)[{form[0].upper()}{form[0].lower()}]{body[1:]}"
    elif form.startswith("{"):
        body = rf"(?<!\w){body}"
    return body + (r"(?!\w)" if form[-1].isalnum() or form.endswith("}") else "")


@functools.lru_cache(maxsize=4096)
def _named(name: str) -> str | None:
    """The usual name of an agency, else the name as it stands; None for words that stand for agencies at large."""
    plain = " ".join(name.split())
    if plain in _raw()["names"]["at_large"]:
        return None
    outlet = outlets().named(plain)
    return outlet.name if outlet else plain

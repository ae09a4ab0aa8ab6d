"""How many of the sources that tell an occurrence are independent of one another, and why some are not.

Sources depend on one another that have one owner, print one text, or have it from one another or from the same third
outlet. An outlet that quotes another and also tells it in its own name counts by itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..ingest.outlets import Outlet, Outlets, outlets
from .reports import Record


@dataclass(frozen=True, slots=True)
class Independence:
    """The names of the sources, how many of them are independent, and a sentence for each tie between them."""

    sources: tuple[str, ...]
    independent: int
    ties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    name: str
    outlet: Outlet | None


def independence(
    events: Iterable[Record],
    documents: Mapping[str, Mapping[str, Any]],
    copies: Iterable[tuple[str, str]] = (),
    wires: Mapping[str, str] | None = None,
    table: Outlets | None = None,
) -> Independence:
    """Count the sources of the reports of one occurrence.

    ``documents`` holds the record of every document by id (``source``, ``uri`` and ``url`` are read), ``copies`` pairs
    of documents with one text and ``wires`` the agency whose text a document is; ``table`` is the table of outlets, by
    default the package's under the user's.
    """
    table = table or outlets()
    told: dict[str, list[Record]] = {}
    for event in events:
        told.setdefault(event["document"]["id"], []).append(event)
    sources = {name: _source(documents[name], table) for name in sorted(told)}
    ties = [
        *_owned(sources.values()),
        *_copied(sources, copies),
        *_quoted({name: (sources[name], told[name]) for name in sources}, wires or {}, table),
    ]
    names = sorted({source.name for source in sources.values()})
    home = {name: name for name in names}
    kept = []
    for left, right, why in ties:
        one, other = sorted((_root(home, left), _root(home, right)))
        if one != other:
            home[other] = one
            kept.append(why)
    return Independence(tuple(names), len({_root(home, name) for name in names}), tuple(kept))


_Tie = tuple[str, str, str]


def _source(document: Mapping[str, Any], table: Outlets) -> _Source:
    found = table.find(document.get("source"), document.get("url"))
    return _Source(document.get("source") or (found.name if found else None) or document["uri"], found)


def _root(home: Mapping[str, str], name: str) -> str:
    while home[name] != name:
        name = home[name]
    return name


def _owned(sources: Iterable[_Source]) -> list[_Tie]:
    """Sources of one owner, and names that stand for one outlet."""
    ordered = sorted({source.name: source for source in sources}.values(), key=lambda source: source.name)
    ties = []
    for number, right in enumerate(ordered):
        for left in ordered[:number]:
            if left.outlet is None or right.outlet is None:
                continue
            if left.outlet.id and left.outlet.id == right.outlet.id:
                ties.append((left.name, right.name, f"{left.name} and {right.name} are one outlet"))
            elif left.outlet.owner and left.outlet.owner == right.outlet.owner:
                why = f"{left.name} and {right.name} have one owner, {left.outlet.owner}"
                ties.append((left.name, right.name, why))
    return ties


def _copied(sources: Mapping[str, _Source], copies: Iterable[tuple[str, str]]) -> list[_Tie]:
    ties = []
    for pair in sorted(copies):
        left, right = sorted(pair)
        if left in sources and right in sources and sources[left].name != sources[right].name:
            one, other = sorted((sources[left].name, sources[right].name))
            ties.append((one, other, f"{one} and {other} print one text"))
    return sorted(ties)


def _quoted(
    told: Mapping[str, tuple[_Source, Sequence[Record]]], wires: Mapping[str, str], table: Outlets
) -> list[_Tie]:
    """Sources that have all they tell from another outlet: tied to it, and to others that have it from there."""
    names = {source.outlet.id: source.name for source, _ in told.values() if source.outlet}
    borrowed: dict[str, list[dict[str, str]]] = {}
    for document, (source, events) in told.items():
        for event in events:
            origins = {outlet.id: outlet.name for outlet in _origins(event, wires.get(document), table)}
            if source.outlet:
                origins.pop(source.outlet.id, None)
            borrowed.setdefault(source.name, []).append(origins)
    ties: list[_Tie] = []
    first: dict[str, str] = {}
    for name, every in sorted(borrowed.items()):
        if not all(every):
            continue
        for origin, agency in sorted({item for origins in every for item in origins.items()}):
            if origin in names:
                ties.append((names[origin], name, f"{name} has it from {names[origin]}"))
            elif origin in first:
                ties.append((first[origin], name, f"{first[origin]} and {name} have it from {agency}"))
            else:
                first[origin] = name
    return ties


def _origins(event: Record, wire: str | None, table: Outlets) -> Iterator[Outlet]:
    """The outlets in the chain of speakers, the one that prints it left out, and the agency whose text it is."""
    for name in (*(link["speaker"] for link in event["attribution"][:-1]), wire):
        if name and (outlet := _named(table, name)):
            yield outlet


@lru_cache(4096)
def _named(table: Outlets, speaker: str) -> Outlet | None:
    return table.named(speaker)

"""Outlets: which one published a document, by the name of the source or by the host of its address."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from ..data import load_csv
from ..settings import user_folder

TABLE: Final = "actors/outlets.csv"
KINDS: Final = ("state", "party", "private", "public", "agency", "nonprofit")

_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_SECTION = re.compile(r"\s+[-–—|·»]\s+")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet.

    ``country`` is ISO 3166 alpha-3, ``kind`` one of ``KINDS``; ``owner`` is the same text for all outlets of one owner.
    """

    id: str
    name: str
    names: tuple[str, ...]
    domains: tuple[str, ...]
    country: str
    owner: str
    kind: str


class Outlets:
    """Outlets to look up. Those of ``own`` win by name and by domain over those of ``table``."""

    def __init__(self, table: Iterable[Outlet], own: Iterable[Outlet] = ()) -> None:
        self._layers = (_Layer(own), _Layer(table))

    def find(self, source: str | None, url: str | None = None) -> Outlet | None:
        """The outlet of a document, or None where it is not known.

        The name of the source decides, whole or the part of it beside its section ("World news | The Guardian");
        where several outlets share a name, the url's host says which. The host alone decides where no name is known.
        """
        return (self.named(source, url) if source else None) or self.at(url)

    def named(self, source: str, url: str | None = None) -> Outlet | None:
        """The outlet that a source name means; ``url`` is used only to choose between outlets that share the name."""
        for name in dict.fromkeys((source, *_SECTION.split(source))):
            for layer in self._layers:
                if found := layer.named(_key(name), url):
                    return found
            if (_HOST.fullmatch(name.strip()) or "://" in name) and (found := self.at(name)):
                return found
        return None

    def at(self, url: str | None) -> Outlet | None:
        """The outlet that publishes at an address: the one with the longest domain that the url's host lies under."""
        labels = host(url).split(".")
        for start in range(len(labels) - 1):
            domain = ".".join(labels[start:])
            for layer in self._layers:
                if found := layer.domains.get(domain):
                    return found
        return None


class _Layer:
    """One table as an index by name and by domain."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self.domains: dict[str, Outlet] = {}
        self._main: dict[str, Outlet] = {}
        self._names: dict[str, list[Outlet]] = {}
        for outlet in outlets:
            self._main.setdefault(_key(outlet.name), outlet)
            for key in {_key(name) for name in (outlet.name, *outlet.names)}:
                self._names.setdefault(key, []).append(outlet)
            for domain in outlet.domains:
                self.domains.setdefault(domain, outlet)

    def named(self, key: str, url: str | None) -> Outlet | None:
        candidates = self._names.get(key, ())
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        hostname = host(url)
        for outlet in candidates:
            if any(hostname == domain or hostname.endswith("." + domain) for domain in outlet.domains):
                return outlet
        return self._main.get(key)


def outlets() -> Outlets:
    """The outlets of the package under those of the user's own layer.

    Raises DataError where a table cannot be read.
    """
    return _load(user_folder())


@cache
def _load(_layer: Path) -> Outlets:
    table = load_csv(TABLE)
    return Outlets(_outlets(table.rows[table.own :]), _outlets(table.rows[: table.own]))


def _outlets(rows: Sequence[Mapping[str, str]]) -> Iterator[Outlet]:
    for row in rows:
        names, domains = (
            tuple(filter(None, map(str.strip, row[column].split("|")))) for column in ("names", "domains")
        )
        lower = tuple(domain.lower().removeprefix("www.") for domain in domains)
        cells = (row[column].strip() for column in ("country", "owner", "kind"))
        yield Outlet(row["id"].strip(), row["name"].strip(), names, lower, *cells)


def host(url: str | None) -> str:
    """The host that a url names, in lower case and without ``www.``; empty where it names none."""
    if not url:
        return ""
    try:
        found = urlsplit(url.strip() if "://" in url else "//" + url.strip()).hostname
    except ValueError:
        return ""
    return (found or "").rstrip(".").removeprefix("www.")


@lru_cache(4096)
def _key(name: str) -> str:
    """A name as it is compared: without case, accents, spacing and a leading "the"."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return " ".join(plain.casefold().replace("’", "'").split()).removeprefix("the ")


def table_errors(rows: Sequence[Mapping[str, str]], countries: Collection[str]) -> Iterator[str]:
    """What is wrong with a table of outlets, each as ``ID: what and why``; ``countries`` are the codes there are."""
    main: dict[str, str] = {}
    owners: dict[str, str] = {}
    for row in rows:
        label = row["id"] or row["name"] or "?"
        if not row["name"].strip():
            yield f"{label}: it has no name"
        if row["country"] not in countries:
            yield f"{label}: {row['country']!r} is no country; write its ISO 3166 alpha-3 code"
        if row["kind"] not in KINDS:
            yield f"{label}: the kind {row['kind']!r} is none of {', '.join(KINDS)}"
        if main.setdefault(_key(row["name"]), label) != label:
            yield f"{label}: {main[_key(row['name'])]} has the same name; add the country to one of the two"
        for domain in filter(None, row["domains"].split("|")):
            if host(domain) != domain or not _HOST.fullmatch(domain):
                yield f"{label}: {domain!r} is no domain; write it in lower case, without www. and path"
            if owners.setdefault(domain, label) != label:
                yield f"{label}: the domain {domain} is that of {owners[domain]} too"

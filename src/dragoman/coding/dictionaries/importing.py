"""Foreign dictionaries of actors into the user's own layer: they add and override.

Each dictionary has files of its own there (``actors/organisations-NAME.csv``, ``people-``, ``aliases-``, ``roles-``),
written anew by every import, so that an import can be repeated and, by deleting them, undone.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from ...data import data_path, load_csv, load_toml
from ...errors import DataError, InputError
from ...settings import user_folder
from ..gazetteer import Entity, gazetteer
from ..offices import Role, Roles
from .codes import Coding, convert, small_words
from .entries import Entry, Refused
from .petrarch import read_actors, read_agents, read_countries
from .plain import TABLES, Row, read_plain

_COLUMNS = {
    "organisations": ("id", "name", "names", "country", "sector"),
    "people": ("id", "name", "names", "country", "sector", "office", "from", "to"),
    "aliases": ("name", "id"),
}


@dataclass(slots=True)
class Imported:
    """What an import did: rows written by table, names that ours had already, lines refused, parts of codes dropped."""

    name: str
    files: list[Path] = field(default_factory=list)
    written: Counter[str] = field(default_factory=Counter)
    known: int = 0
    refused: list[Refused] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)


def import_actors(path: Path, name: str | None = None) -> Imported:
    """Read a dictionary and write its actors into the user's layer under ``name``, by default that of the file.

    Raises InputError where the file cannot be read or is no dictionary that we know.
    """
    slug = _slug(name or path.name.split(".")[0]) or "imported"
    try:
        entries = list(_entries(path.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError, DataError) as error:
        raise InputError(str(path), getattr(error, "strerror", None) or str(error)) from error
    done = Imported(slug)
    tables: dict[str, list[dict[str, str]]] = {}
    offices: list[dict[str, object]] = []
    for entry in _merged(entries, done):
        if isinstance(entry, Row):
            tables.setdefault(entry.table, []).append(entry.cells)
            continue
        try:
            if entry.kind == "role":
                offices += _roles(entry, done)
            else:
                for table, row in _rows(entry, slug, done):
                    tables.setdefault(table, []).append(row)
        except DataError as error:
            done.refused.append(Refused(entry.line, entry.names[0], str(error)))
    _write(slug, tables, offices, done)
    done.refused.sort(key=lambda refused: refused.line)
    return done


def _entries(lines: Sequence[str]) -> Iterator[Entry | Row | Refused]:
    """Tell the format by what it has: countries in tags, codes with a tilde, codes in brackets, else cells."""
    if any(line.lstrip().startswith("<CountryCode>") for line in lines):
        return read_countries(lines)
    bracketed = [line for line in lines if "[" in line and not line.lstrip().startswith(("#", ";"))]
    if any(re.search(r"\[~|~\]", line) for line in bracketed):
        return read_agents(lines)
    return read_actors(lines) if bracketed else read_plain(lines)


def _merged(entries: Iterable[Entry | Row | Refused], done: Imported) -> Iterator[Entry | Row]:
    """The entries, those of one first name together; a term once."""
    held: dict[tuple[str, bool], Entry] = {}
    for entry in entries:
        if isinstance(entry, Refused):
            done.refused.append(entry)
        elif isinstance(entry, Row):
            yield entry
        else:
            names = tuple(dict.fromkeys(filter(None, map(_spelt, entry.names))))
            if not names:
                done.refused.append(Refused(entry.line, entry.names[0], "it has no name"))
                continue
            key = names[0].lower(), entry.kind == "role"
            first = held.setdefault(key, replace(entry, names=names))
            if first.names is not names:
                both = dict.fromkeys((*first.names, *names)), dict.fromkeys((*first.terms, *entry.terms))
                kind = "person" if entry.kind == "person" else first.kind
                held[key] = replace(first, names=tuple(both[0]), terms=tuple(both[1]), kind=kind)
    yield from held.values()


def _spelt(name: str) -> str:
    """A name as texts write it: ``BANK_OF_NORLAND_`` is Bank of Norland; a short word alone is an abbreviation."""
    words = name.replace("_", " ").split()
    if name != name.upper() or (len(words) == 1 and (len(words[0]) <= 3 or not re.search("[AEIOUY]", words[0]))):
        return " ".join(words)
    spelt = [word.lower() if i and word.lower() in small_words() else _capital(word) for i, word in enumerate(words)]
    return " ".join(spelt)


def _capital(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word) if "'" not in word else word.capitalize()


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")


# ---------------------------------------------------------------------- actors


def _rows(entry: Entry, slug: str, done: Imported) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of an actor: further names of one that ours have, else a person with terms, else a body."""
    coded = [(term, _coding(term.code, done)) for term in entry.terms]
    ours = _ours(entry, [coding for _, coding in coded])
    if ours is not None:
        new = [name for name in entry.names if all(e.id != ours.id for e in gazetteer(layered=False).lookup(name))]
        done.known += len(entry.names) - len(new)
        yield from (("aliases", {"name": name, "id": ours.id}) for name in new)
        return
    name, *others = entry.names
    row = {"id": f"{slug}:{_slug(name)}", "name": name, "names": "|".join(others)}
    kept = coded if entry.kind == "person" else coded[:1]
    for term, coding in kept:
        coded_row = row | {"country": coding.country or "", "sector": "|".join(coding.sector)}
        if entry.kind == "person":
            yield "people", coded_row | {"office": term.office, "from": term.start, "to": term.end}
        else:
            yield "organisations", coded_row


def _coding(code: str, done: Imported) -> Coding:
    coding = convert(code)
    done.dropped.update(coding.dropped)
    return coding


def _ours(entry: Entry, codings: Sequence[Coding]) -> Entity | None:
    """Whom ours know by one of the names and code alike: as a country, by country and first sector, as a person."""
    countries = {coding.country for coding in codings}
    sectors = {sector for coding in codings for sector in coding.sector}
    known = [entity for name in entry.names for entity in gazetteer(layered=False).lookup(name)]
    if len(countries) == 1 and sectors <= {"GOV"} and (country := _country(*countries)):
        bare = not sectors and not any(coding.dropped for coding in codings)
        if bare or any(entity.kind == "country" for entity in known):
            return country
    for entity in known:
        if entity.form == "surname" or entity.kind in ("country", "none"):
            continue
        if entity.kind == "person" and countries & {tenure.country for tenure in entity.tenures}:
            return entity
        alike = entity.country in countries and (not entity.sector or entity.sector[0] in sectors)
        if entity.kind != "person" and alike:
            return entity
    return None


def _country(code: str | None) -> Entity | None:
    return next(iter(gazetteer(layered=False).named(f"country:{code}")), None)


# --------------------------------------------------------------------- offices


@cache
def _our_roles() -> Roles:
    return Roles(load_toml(data_path("actors/roles.toml")))


def _roles(entry: Entry, done: Imported) -> Iterator[dict[str, object]]:
    """The role nouns of an entry that ours lack or code with other sectors; how a word behaves is left as it is."""
    coding = _coding(entry.terms[0].code, done)
    for name in entry.names:
        words = name.lower().split()
        ours = _our_roles().find(words, len(words) - 1)
        if ours is not None and len(ours.words) == len(words) and ours.sector[:1] == coding.sector[:1]:
            done.known += 1
            continue
        row: dict[str, object] = {"words": [" ".join(words)], "sector": list(coding.sector)}
        yield row | {"kind": ours.kind if ours else "person"} | _extras(ours, coding)


def _extras(ours: Role | None, coding: Coding) -> dict[str, object]:
    extras: dict[str, object] = {"country": coding.country} if coding.country else {}
    if ours is not None and ours.definite:
        extras["definite_only"] = True
    return extras


# --------------------------------------------------------------------- writing


def _write(
    slug: str, tables: dict[str, list[dict[str, str]]], offices: list[dict[str, object]], done: Imported
) -> None:
    folder = user_folder() / "actors"
    for table in TABLES:
        rows = tables.get(table, [])
        columns = _COLUMNS.get(table) or load_csv(f"actors/{table}.csv", layered=False).columns
        used = [column for column in columns if any(row.get(column) for row in rows)]
        _save(folder / f"{table}-{slug}.csv", _csv(used, rows) if rows else "", done)
        done.written[table] += len(rows)
    blocks = [
        "[[role]]\n" + "".join(f"{k} = {json.dumps(v, ensure_ascii=False)}\n" for k, v in row.items())
        for row in offices
    ]
    _save(folder / f"roles-{slug}.toml", "\n".join(blocks), done)
    done.written["roles"] += len(offices)


def _toml(role: dict[str, object]) -> str:
    return "[[role]]\n" + "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in role.items())


def _csv(columns: Sequence[str], rows: Iterable[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _save(path: Path, text: str, done: Imported) -> None:
    """Write a file of this import, or take away one that an earlier import of the name left and this one lacks."""
    if not text:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    done.files.append(path)

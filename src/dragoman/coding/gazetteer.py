"""Names of political actors, found in text: countries, organisations, people and offices from the actor tables."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ..data import load_csv, load_toml
from ..read import Sentence

PERSONS = "actors/people[!s]*csv"
"""The tables of persons: people.csv, people_history.csv and the user's, but not peoples.csv."""

_ATOM = re.compile(r"\w+|[^\w\s]")


_Rows = Sequence[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Entity:
    """A row of the actor tables as one of its names refers to it.

    ``form`` says how the name refers: ``name``, ``adjective``, ``demonym``, ``people``, ``capital``, ``seat``,
    ``person`` or ``surname``. ``tenures`` are (from, to, office, country, sectors) of a person.
    """

    id: str
    name: str
    country: str | None
    sector: tuple[str, ...]
    form: str
    kind: str
    tenures: tuple["Tenure", ...] = ()


@dataclass(frozen=True, slots=True)
class Tenure:
    """One term of office; ISO dates, an empty ``end`` for a term without a known end."""

    office: str
    country: str | None
    sector: tuple[str, ...]
    start: str
    end: str

    def covers(self, date: str | None) -> bool:
        """Whether the term includes an ISO date; any term does where no date is known."""
        return date is None or ((not self.start or self.start <= date) and (not self.end or date <= self.end))


@dataclass(frozen=True, slots=True)
class People:
    """Where a people lives, and its ``careful`` names, which are oftener something else.

    ``settled`` says that the first of several homes holds clearly most of it.
    """

    homes: tuple[str, ...]
    settled: bool
    kind: str
    careful: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name found in a sentence: the tokens from ``first`` to ``last``, both included."""

    first: int
    last: int
    entities: tuple[Entity, ...]


Meant = Callable[[Sentence, NameMatch], tuple[Entity, ...]]
"""Which of the entities that a name may mean it can mean where it stands."""


def atoms(text: str) -> tuple[str, ...]:
    """Split a name as tokenisers do not agree to: runs of word characters and single other characters."""
    return tuple(atom.lower() for atom in _ATOM.findall(text.replace("’", "'")))


class Gazetteer:
    """An index of names by first atom; matching is longest first and never overlaps."""

    def __init__(self) -> None:
        self._index: dict[str, dict[tuple[str, ...], list[tuple[str, Entity]]]] = {}
        self._taken: set[tuple[str, ...]] = set()
        self._ids: dict[str, Entity] = {}
        self.peoples: dict[str, People] = {}

    def add(self, name: str, entity: Entity, own: bool = False) -> None:
        """Register one name of an entity. A name of the user's ``own`` tables, added last, is taken from ours.

        A surname is not: several people may bear it, and dates decide between them.
        """
        self._ids.setdefault(entity.id, entity)
        key = atoms(name)
        if key and own and entity.form != "surname" and key not in self._taken:
            self._taken.add(key)
            self._index.setdefault(key[0], {})[key] = []
        if key:
            held = self._index.setdefault(key[0], {}).setdefault(key, [])
            if all(known.id != entity.id or known.form != entity.form or other != name for other, known in held):
                held.append((name, entity))

    def named(self, id_: str) -> tuple[Entity, ...]:
        """The entity of an id as its own name refers to it, or nothing."""
        return (self._ids[id_],) if id_ in self._ids else ()

    def lookup(self, name: str) -> tuple[Entity, ...]:
        """The entities that bear exactly this name, in any capitalisation."""
        key = atoms(name)
        return tuple(entity for _, entity in self._index.get(key[0], {}).get(key, ())) if key else ()

    def match(self, sentence: Sentence, meant: Meant | None = None) -> list[NameMatch]:
        """All names in a sentence, left to right, the longest at each place that is ``meant`` as a name there."""
        sequence: list[str] = []
        owner: list[int] = []
        for token in sentence.tokens:
            for atom in atoms(token.text):
                sequence.append(atom)
                owner.append(token.i)
        found: list[NameMatch] = []
        at = 0
        while at < len(sequence):
            hit = self._longest(sentence, sequence, owner, at, meant)
            if hit is None:
                at += 1
            else:
                match, at = hit
                found.append(match)
        return found

    def _longest(
        self, sentence: Sentence, sequence: list[str], owner: list[int], at: int, meant: Meant | None
    ) -> tuple[NameMatch, int] | None:
        names = self._index.get(sequence[at])
        if not names or (at and owner[at - 1] == owner[at]):
            return None
        for size in range(min(max(map(len, names)), len(sequence) - at), 0, -1):
            key = tuple(sequence[at : at + size])
            if key not in names or (at + size < len(owner) and owner[at + size] == owner[at + size - 1]):
                continue
            first, last = owner[at], owner[at + size - 1]
            text = sentence.text_between(sentence.tokens[first].start, sentence.tokens[last].end)
            entities = tuple(entity for name, entity in names[key] if _same_case(name, text))
            if entities and meant is not None:
                entities = meant(sentence, NameMatch(first, last, entities))
            if entities:
                return NameMatch(first, last, entities), at + size
        return None


def _same_case(name: str, text: str) -> bool:
    """Names need their capitals; abbreviations need them all ("US" is not "us")."""
    if len(name) <= 4 and name.isupper():
        return text.replace(".", "").isupper()
    return text[0].isupper() or not name[0].isupper()


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _countries(gazetteer: Gazetteer, rows: _Rows, own: bool) -> None:
    for row in rows:
        country = row["owner"] or row["code"]
        sector = ("GOV", "PRE") if row["kind"] == "partial" else ("GOV",)

        def entity(form: str, row: dict[str, str] = row, c: str = country, s: tuple[str, ...] = sector) -> Entity:
            return Entity(f"country:{row['code']}", row["name"], c, s, form, "country")

        for name in (row["name"], *_split(row["names"])):
            gazetteer.add(name, entity("name"), own)
        for column, form in (
            ("adjectives", "adjective"),
            ("demonyms", "demonym"),
            ("capital", "capital"),
            ("seats", "seat"),
        ):
            for name in _split(row[column]):
                gazetteer.add(name, entity(form), own)
    if not own:
        _shared_names(gazetteer, rows)


def _organisations(gazetteer: Gazetteer, rows: _Rows, own: bool) -> None:
    for row in rows:
        entity = Entity(
            row["id"] or f"own:{row['name']}",
            row["name"],
            row["country"] or None,
            tuple(_split(row["sector"])),
            "name",
            row["kind"] or "organisation",
        )
        for name in (row["name"], *_split(row["names"])):
            gazetteer.add(name, entity, own)


def _people(gazetteer: Gazetteer, rows: _Rows, own: bool) -> None:
    """The people of every table ``actors/people*.csv``; one id in several tables is one person."""
    grouped: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        grouped.setdefault(row["id"] or f"own:{row['name']}", []).append(row)
    calendar = load_toml("lexicon/en/time.toml")
    days = {*calendar["weekday"], *calendar["month"]}
    for key, terms in grouped.items():
        tenures = tuple(
            Tenure(row["office"], row["country"] or None, tuple(_split(row["sector"])), row["from"], row["to"])
            for row in sorted(terms, key=lambda row: row["from"])
        )
        names = dict.fromkeys(name for row in terms for name in (row["name"], *_split(row["names"])))
        for name in names:
            if name.lower() in days:
                continue  # a leader named Friday loses to the day
            form = "surname" if len(atoms(name)) == 1 else "person"
            entity = Entity(key, terms[0]["name"], tenures[-1].country, tenures[-1].sector, form, "person", tenures)
            gazetteer.add(name, entity, own)


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """How to read a name that several countries share; ``rule`` is explained in ``actors/ambiguous.csv``."""

    codes: tuple[str, ...]
    rule: str


@cache
def ambiguities() -> dict[tuple[str, ...], Ambiguity]:
    """The shared names, by their atoms."""
    table = load_csv("actors/ambiguous.csv").rows
    return {atoms(row["name"]): Ambiguity(tuple(_split(row["codes"])), row["rule"]) for row in table}


def _shared_names(gazetteer: Gazetteer, countries: _Rows) -> None:
    """Names that stand in no country's row because no country owns them: "Korean", "Kurdish"."""
    rows = {row["code"]: row for row in countries}
    for row in load_csv("actors/ambiguous.csv").rows:
        if not row["codes"]:  # "Latin America" keeps "America" from being read alone
            gazetteer.add(row["name"], Entity(f"none:{row['name']}", row["name"], None, (), "name", "none"))
        form = "demonym" if row["name"].endswith(("n", "ns", "h", "i", "s")) else "name"
        for code in _split(row["codes"]):
            held = rows.get(code)
            if held is not None and all(e.id != f"country:{code}" for e in gazetteer.lookup(row["name"])):
                country = held["owner"] or code
                gazetteer.add(row["name"], Entity(f"country:{code}", held["name"], country, ("GOV",), form, "country"))


def _peoples(gazetteer: Gazetteer, rows: _Rows, own: bool) -> None:
    """Peoples; the country that each is told of in is found where it is met."""
    codes = {row["code"]: row["owner"] or row["code"] for row in load_csv("actors/countries.csv").rows}
    for row in rows:
        entity = Entity(row["id"] or f"own:{row['name']}", row["name"], None, ("CVL",), "people", "country")
        homes = dict.fromkeys(codes.get(code, code) for code in _split(row["countries"]))
        careful = frozenset(atoms(name) for name in _split(row["careful"]))
        gazetteer.peoples[entity.id] = People(tuple(homes), row["rule"] != "context", row["kind"], careful)
        for name in (row["name"], *_split(row["names"])):
            gazetteer.add(name, entity, own)


def _aliases(gazetteer: Gazetteer, rows: _Rows, own: bool) -> None:
    """Further names of what the tables hold, by its id; countries are ``country:CODE``."""
    for row in rows:
        for entity in gazetteer.named(row["id"]):
            form = "surname" if entity.tenures and len(atoms(row["name"])) == 1 else entity.form
            gazetteer.add(row["name"], replace(entity, form=form), own)


_TABLES = (
    ("actors/countries.csv", _countries),
    ("actors/organisations.csv", _organisations),
    (PERSONS, _people),
    ("actors/peoples.csv", _peoples),
    ("actors/aliases.csv", _aliases),
)


@cache
def gazetteer(*, layered: bool = True) -> Gazetteer:
    """The names of all actor tables, read once; those of the package alone unless ``layered``."""
    built = Gazetteer()
    tables = [(add, load_csv(name, layered=layered)) for name, add in _TABLES]
    for own in (False, True):
        for add, table in tables:
            add(built, table.rows[: table.own] if own else table.rows[table.own :], own)
    return built

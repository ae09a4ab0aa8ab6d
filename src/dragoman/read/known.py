"""Names that the tables know: their kind is looked up where the pipeline has to guess it.

A pipeline this small finds the borders of names better than it tells places from bodies and persons.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from ..data import load_csv
from .reading import Token

# Which columns hold names, and the kind of what they name.
_TABLES = (
    ("actors/people.csv", ("name", "names"), "PERSON"),
    ("actors/people_american.csv", ("name", "names"), "PERSON"),
    ("actors/people_history.csv", ("name", "names"), "PERSON"),
    ("actors/people_recent.csv", ("name", "names"), "PERSON"),
    ("actors/people_offices.csv", ("name", "names"), "PERSON"),
    ("actors/organisations.csv", ("name", "names"), "ORG"),
    ("actors/outlets.csv", ("name", "names"), "ORG"),
    ("actors/countries.csv", ("name", "names", "capital"), "LOC"),
    ("places/places.csv", ("name", "names"), "LOC"),
    ("places/features.csv", ("name", "names"), "LOC"),
)
_NOTED = 100_000  # inhabitants; the names of smaller towns are too often those of people


@cache
def kinds() -> dict[str, str]:
    """The kind of each name that means things of one kind only, by its letters in lower case, without spaces."""
    found: dict[str, set[str]] = {}
    for name, kind in _named():
        found.setdefault("".join(name.lower().split()), set()).add(kind)
    return {name: next(iter(kinds)) for name, kinds in found.items() if len(kinds) == 1 and len(name) > 1}


def _named() -> Iterator[tuple[str, str]]:
    for table, columns, kind in _TABLES:
        for row in load_csv(table).rows:
            if row.get("population") and int(row["population"]) < _NOTED:
                continue
            for column in columns:
                for name in (row.get(column) or "").split("|"):
                    yield name, kind


def name_known(tokens: list[Token]) -> None:
    """Give names of a sentence, in place, the kind that the tables know; mark whole runs of proper nouns they know."""
    known = kinds()
    for span in _names(tokens):
        kind = known.get(_letters(span))
        if kind is not None:
            for token in span:
                token.entity = kind
    for span in _unnamed(tokens):
        kind = known.get(_letters(span))
        if kind is not None and span[0].text[0].isupper():
            for token in span:
                token.entity, token.entity_start = kind, token is span[0]


def _letters(span: Iterable[Token]) -> str:
    return "".join(token.lower for token in span)


def _names(tokens: list[Token]) -> Iterator[list[Token]]:
    span: list[Token] = []
    for token in tokens:
        if span and (token.entity_start or not token.entity):
            yield span
            span = []
        if token.entity:
            span.append(token)
    if span:
        yield span


def _unnamed(tokens: list[Token]) -> Iterator[list[Token]]:
    """Runs of proper nouns without a name before or after them."""
    span: list[Token] = []
    for token in tokens:
        if token.pos == "PROPN":
            span.append(token)
            continue
        if span and not any(t.entity for t in span):
            yield span
        span = []
    if span and not any(t.entity for t in span):
        yield span

"""Places: names to countries and coordinates."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache

from ..data import load_csv, sources

_MUCH_LARGER = 8  # so many times the people, and a namesake in a country of the text is not what is meant
_WATERS = ("sea", "strait")
_TABLES = ("places/features.csv", "places/places.csv")


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the place tables; latitude and longitude in decimal degrees."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    kind: str
    population: int


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


@cache
def places() -> dict[str, Place]:
    """The best-known place for every name in lower case: features first, then cities by population."""
    return {name: found[0] for name, found in namesakes().items()}


@cache
def namesakes() -> dict[str, tuple[Place, ...]]:
    """All places of a name in lower case, the best known first: features, then cities by population."""
    index: dict[str, list[Place]] = {}
    for table in _TABLES:
        if not sources(table):
            continue
        for row in load_csv(table).rows:
            place = Place(
                row["name"], row["country"] or None, _number(row["lat"]), _number(row["lon"]), row["kind"],
                int(float(row["population"] or 0)),
            )  # fmt: skip
            for name in dict.fromkeys((row["name"], *row["names"].split("|"), _turned(row["name"], row["kind"]))):
                if not name:
                    continue
                held = index.setdefault(name.lower(), [])
                better = bool(held) and place.population > held[0].population > 0
                held.insert(0 if better else len(held), place)
    return {name: tuple(held) for name, held in index.items()}


def _turned(name: str, kind: str) -> str:
    """ "Strait of Malacca" as "Malacca Strait"; empty where a name cannot be turned so."""
    water, _, rest = name.partition(" of ")
    return f"{rest} {water}" if rest and kind in _WATERS and " " not in f"{water}{rest}" else ""


def place_among(name: str, countries: Collection[str]) -> Place | None:
    """The place of a name that a text about these countries means, or None where no table has it.

    A smaller namesake in one of the countries is meant rather than the best-known one elsewhere, unless that one is
    far larger or a capital.
    """
    found = namesakes().get(name.lower(), ())
    if len(found) < 2 or found[0].country in countries or found[0].kind not in ("city", "town"):
        return found[0] if found else None
    for other in found[1:]:
        if other.country in countries and found[0].population <= _MUCH_LARGER * max(other.population, 1):
            return other
    return found[0]


def place_in(name: str, country: str) -> Place | None:
    """The place of a name in one country, as in "Tripoli, Lebanon"."""
    return next((place for place in namesakes().get(name.lower(), ()) if place.country == country), None)


@cache
def _capitals() -> dict[str, Place]:
    index: dict[str, Place] = {}
    for found in namesakes().values():
        for place in found:
            held = index.get(place.country or "")
            if place.kind == "capital" and place.country and (held is None or place.population > held.population):
                index[place.country] = place
    return index


def country_point(code: str, name: str) -> Place:
    """A country as a place: its coordinates are those of its capital, the nearest thing to a point that it has."""
    capital = _capitals().get(code)
    if capital is None:
        return Place(name, code, None, None, "country", 0)
    return replace(capital, name=name, kind="country")


def country_of_place(name: str, countries: Collection[str] = ()) -> str | None:
    """The country a place name lies in, one of ``countries`` where it may, or None where no table has it."""
    place = place_among(name, countries) if countries else places().get(name.lower())
    return place.country if place else None


def is_water(name: str) -> bool:
    """Whether a name is that of a sea or an ocean that belongs to no country."""
    place = places().get(name.lower())
    return place is not None and place.country is None and place.kind in (*_WATERS, "ocean", "gulf", "bay", "lake")

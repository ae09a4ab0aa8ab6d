"""Places: names to countries and coordinates."""

from dataclasses import dataclass
from functools import cache

from ..data import data_path, load_csv


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
    index: dict[str, Place] = {}
    for table in ("places/features.csv", "places/places.csv"):
        if not data_path(table).exists():
            continue
        for row in load_csv(table).rows:
            place = Place(
                row["name"], row["country"] or None, _number(row["lat"]), _number(row["lon"]), row["kind"],
                int(float(row["population"] or 0)),
            )  # fmt: skip
            for name in (row["name"], *row["names"].split("|")):
                held = index.get(name.lower())
                if name and (held is None or place.population > held.population > 0):
                    index[name.lower()] = place
    return index


def country_of_place(name: str) -> str | None:
    """The country a place name lies in, or None where no table has it."""
    place = places().get(name.lower())
    return place.country if place else None

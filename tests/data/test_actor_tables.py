"""The actor and place tables: they load, their codes are real, their names and dates do not contradict each other."""

import re
from collections import defaultdict
from datetime import date

import pytest
from babel.core import get_global

from dragoman.data.loader import data_path, load_csv, load_toml

SECTORS = {
    "COP",
    "GOV",
    "JUD",
    "LEG",
    "MIL",
    "PRM",
    "PTY",
    "REB",
    "SPY",
    "UAF",
    "UNK",
    "AGR",
    "BUS",
    "CRM",
    "CVL",
    "EDU",
    "ELI",
    "JRN",
    "LAB",
    "MED",
    "REF",
    "OPP",
    "PRE",
    "REL",
    "SOC",
}
INTERNATIONAL = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
PEOPLE = ("actors/people.csv", "actors/people_offices.csv", "actors/people_recent.csv", "actors/people_history.csv")
PLACES = ("places/places.csv", "places/features.csv")
PEOPLES = "actors/peoples.csv"
TABLES = ("actors/countries.csv", "actors/ambiguous.csv", "actors/organisations.csv", PEOPLES, *PEOPLE, *PLACES)


def cells(text: str) -> list[str]:
    return [part for part in text.split("|") if part]


def country_codes(*kinds: str) -> set[str]:
    return {r["code"] for r in load_csv("actors/countries.csv").rows if not kinds or r["kind"] in kinds}


@pytest.mark.parametrize("name", TABLES)
def test_every_row_says_when_it_was_checked_and_where_it_comes_from(name: str) -> None:
    rows = load_csv(name).rows
    assert rows
    for row in rows:
        assert row["source"], row
        if row["checked"] != "unverified":
            date.fromisoformat(row["checked"])
            assert row["source"] != "written for dragoman", row


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_has_stray_blanks_or_an_empty_or_repeated_list_item(name: str) -> None:
    for row in load_csv(name).rows:
        for column, cell in row.items():
            parts = cell.split("|")
            assert all(part == part.strip() for part in parts), (column, row)
            assert len(parts) == len(set(parts)), (column, row)
            assert cell == "" or all(parts), (column, row)


def test_states_and_territories_are_those_of_iso_3166() -> None:
    known = get_global("territory_aliases")
    for row in load_csv("actors/countries.csv").rows:
        if row["kind"] in ("state", "territory"):
            assert row["code"] == "XKX" or len(known.get(row["code"], ())) == 1, row["code"]
        elif row["kind"] in ("partial", "region"):
            assert row["code"] == "ESH" or row["code"].startswith("X"), row["code"]
    assert {"USA", "PRK", "KOR", "RUS", "PSE", "TWN", "XKX"} <= country_codes("state")


def test_owners_are_states_and_only_dependent_rows_have_one() -> None:
    states = country_codes("state")
    for row in load_csv("actors/countries.csv").rows:
        if row["kind"] == "state" or row["code"] in ("HKG", "ATA"):
            assert row["owner"] == "", row["code"]
        else:
            assert row["owner"] in states, row["code"]


def test_country_codes_are_unique_and_no_name_belongs_to_two_rows_unless_declared_ambiguous() -> None:
    rows = load_csv("actors/countries.csv").rows
    assert len({r["code"] for r in rows}) == len(rows)
    ambiguous = {r["name"] for r in load_csv("actors/ambiguous.csv").rows}
    claims: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for column in ("name", "names", "adjectives", "demonyms", "capital", "seats"):
            for name in cells(row[column]):
                claims[name].add(row["code"])
    assert {name: codes for name, codes in claims.items() if len(codes) > 1 and name not in ambiguous} == {}


def test_names_that_share_a_word_are_told_apart() -> None:
    rows = {r["code"]: r for r in load_csv("actors/countries.csv").rows}
    ambiguous = {r["name"]: cells(r["codes"]) for r in load_csv("actors/ambiguous.csv").rows}
    assert "Korean" not in cells(rows["KOR"]["adjectives"]) + cells(rows["PRK"]["adjectives"])
    assert ambiguous["Korean"] == ["KOR", "PRK"]
    assert ambiguous["Congolese"] == ["COD", "COG"]
    assert "Nigerien" in cells(rows["NER"]["adjectives"])
    assert "Nigerian" in cells(rows["NGA"]["adjectives"])


def test_ambiguous_names_point_to_known_codes_and_known_rules() -> None:
    codes = country_codes() | INTERNATIONAL
    rows = load_csv("actors/ambiguous.csv").rows
    assert len({r["name"] for r in rows}) == len(rows)
    for row in rows:
        assert set(cells(row["codes"])) <= codes, row
        assert row["rule"] in {"context", "first", "pair", "place", "person", "bloc", "none"}, row


def test_roles_use_plover_sectors_and_no_word_twice() -> None:
    table = load_toml("actors/roles.toml")
    words = [word for role in table["role"] for word in role["words"]]
    assert len(words) == len(set(words))
    for role in table["role"]:
        assert role["sector"] and set(role["sector"]) <= SECTORS, role["words"][:3]
        assert role["kind"] in ("person", "group", "body"), role["words"][:3]
        assert role.get("country", "IGO") in INTERNATIONAL | country_codes("state"), role["words"][:3]
    sector = {word: role["sector"] for role in table["role"] for word in role["words"]}
    assert sector["defence minister"] == ["GOV", "MIL"]
    assert sector["defence ministry"] == ["MIL"]
    assert sector["opposition party"] == ["PTY", "OPP"]
    assert set(table["former"]["sector"]) == {"ELI"}


def test_organisations_have_unique_ids_names_and_valid_codes() -> None:
    rows = load_csv("actors/organisations.csv").rows
    assert len(rows) >= 500
    assert len({r["id"] for r in rows}) == len(rows)
    codes = country_codes("state", "territory") | INTERNATIONAL
    owner: dict[str, str] = {}
    for row in rows:
        assert re.fullmatch(r"org:[a-z0-9-]+", row["id"]), row["id"]
        assert row["country"] in codes, row
        assert set(cells(row["sector"])) <= SECTORS, row
        for name in {row["name"], *cells(row["names"])}:
            assert owner.setdefault(name, row["id"]) == row["id"], name


def test_no_organisation_takes_a_name_of_a_country() -> None:
    names = {n for r in load_csv("actors/countries.csv").rows for c in ("name", "names", "seats") for n in cells(r[c])}
    for row in load_csv("actors/organisations.csv").rows:
        assert names.isdisjoint({row["name"], *cells(row["names"])}), row["id"]


def test_peoples_have_homes_and_names_of_their_own() -> None:
    rows, codes = load_csv(PEOPLES).rows, country_codes("state", "territory")
    assert len(rows) >= 600
    assert len({row["id"] for row in rows}) == len(rows)
    countries = load_csv("actors/countries.csv").rows
    taken = {n for row in countries for c in ("name", "names", "adjectives", "demonyms") for n in cells(row[c])}
    taken |= {row["name"] for row in load_csv("actors/ambiguous.csv").rows} - {"Roma"}
    owner: dict[str, str] = {}
    for row in rows:
        names = [row["name"], *cells(row["names"])]
        assert re.fullmatch(r"people:[a-z0-9-]+", row["id"]), row["id"]
        assert row["countries"] and set(cells(row["countries"])) <= codes, row
        assert row["rule"] in ("first", "context") and row["kind"] in ("ethnic", "regional", "religious", "clan"), row
        assert set(cells(row["careful"])) <= set(names), row
        assert taken.isdisjoint(names), row
        for name in names:
            assert owner.setdefault(name.lower(), row["id"]) == row["id"], name


@pytest.mark.parametrize("name", PEOPLE)
def test_tenures_have_valid_codes_and_dates_in_order(name: str) -> None:
    codes = country_codes("state", "territory") | INTERNATIONAL
    for row in load_csv(name).rows:
        assert re.fullmatch(r"person:[a-z0-9-]+", row["id"]), row["id"]
        assert row["country"] in codes, row
        assert row["sector"] and set(cells(row["sector"])) <= SECTORS, row
        bounds = [date.fromisoformat(row[column]) for column in ("from", "to") if row[column]]
        assert bounds == sorted(bounds), row


def test_an_id_names_one_person_and_no_tenure_is_given_twice() -> None:
    names: dict[str, str] = {}
    for table in PEOPLE:
        seen = set()
        for row in load_csv(table).rows:
            assert names.setdefault(row["id"], row["name"]) == row["name"] or table != PEOPLE[0], row["id"]
            key = (row["id"], row["country"], row["office"], row["from"])
            assert key not in seen, key
            seen.add(key)


def test_places_lie_on_the_globe_in_known_countries() -> None:
    codes = country_codes()
    for table in PLACES:
        for row in load_csv(table).rows:
            assert -90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180, row
            assert row["country"] in codes or (row["country"] == "" and table == PLACES[1]), row
            assert row["population"] == "" or int(row["population"]) > 0, row


def test_capitals_of_large_states_are_among_the_places() -> None:
    capitals = {(r["country"], n) for r in load_csv(PLACES[0]).rows for n in (r["name"], *cells(r["names"]))}
    for row in load_csv("actors/countries.csv").rows:
        if row["code"] in {"PRK", "KOR", "RUS", "UKR", "GBR", "FRA", "IRN", "CHN", "IND", "JPN", "DEU"}:
            assert (row["code"], cells(row["capital"])[0]) in capitals, row["code"]


def test_the_tables_stay_small() -> None:
    assert sum(path.stat().st_size for room in ("actors", "places") for path in data_path(room).iterdir()) < 4_000_000


def test_a_surname_met_in_two_countries_is_two_people() -> None:
    countries: dict[str, set[str]] = defaultdict(set)
    for row in load_csv("actors/people_offices.csv").rows:
        countries[row["id"]].add(row["country"])
    assert {key: codes for key, codes in countries.items() if len(codes) > 1} == {}

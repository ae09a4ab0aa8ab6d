"""Things under their several names."""

from collections import Counter

from dragoman.data import load_csv
from dragoman.link.names import names_in, plain_name
from dragoman.link.reports import bag

ROWS = load_csv("link/names.csv").rows


def met(text):
    return [(named.name.id, text[named.start : named.end]) for named in names_in(text)]


def test_one_war_under_two_names():
    assert met("They recalled the Korean War, at home the Fatherland Liberation War.") == [
        ("happening:korean-war", "Korean War"),
        ("happening:korean-war", "Fatherland Liberation War"),
    ]
    assert bag("veterans of the Korean War") & bag("the Patriotic Liberation War") == {"happening:korean-war"}


def test_the_longest_name_is_met_and_case_counts_where_there_is_any():
    assert met("The Great Fatherland Liberation War ended.") == [
        ("happening:korean-war", "Great Fatherland Liberation War")
    ]
    assert met("its special military operation") == met("its special military operation")[:1] != []
    assert met("Special military operation") != []
    assert met("a winter war between neighbours") == []


def test_places():
    assert plain_name("Takeshima") == plain_name("Dokdo") == "Liancourt Rocks"
    assert plain_name("Nowhere") == "Nowhere"


def test_the_table_is_sound():
    assert len(ROWS) > 900
    assert all(row["thing"].startswith(row["kind"] + ":") and row["used_by"] and row["plain"] for row in ROWS)
    assert max(Counter(row["name"] for row in ROWS).values()) == 1
    assert min(Counter(row["thing"] for row in ROWS).values()) > 1
    for row in ROWS:
        assert met(row["name"]) == [(row["thing"], row["name"])], row["name"]

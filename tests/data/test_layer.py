"""The user's own layer: files of one folder, over ours."""

from pathlib import Path

import pytest

from dragoman.coding.gazetteer import gazetteer
from dragoman.coding.lexicon import load_classes
from dragoman.coding.offices import roles
from dragoman.data import load_csv, load_toml, load_toml_folder, sources
from dragoman.settings import user_folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The user's folder; what was compiled with it is forgotten afterwards."""
    monkeypatch.setenv("DRAGOMAN_HOME", str(tmp_path))
    yield tmp_path
    for compiled in (gazetteer, roles):
        compiled.cache_clear()


def write(home: Path, name: str, text: str) -> None:
    path = home / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_folder_is_the_one_named_else_the_platforms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_HOME", "/elsewhere")
    assert user_folder() == Path("/elsewhere")
    monkeypatch.delenv("DRAGOMAN_HOME")
    assert user_folder().name == "dragoman"
    assert user_folder().is_absolute()


def test_without_a_layer_only_ours_is_read(home: Path) -> None:
    assert len(sources("actors/roles.toml")) == 1
    assert load_csv("actors/organisations.csv").own == 0


def test_a_row_replaces_ours_of_its_key_and_columns_may_be_left_out(home: Path) -> None:
    before = len(load_csv("actors/organisations.csv").rows)
    write(home, "actors/organisations.csv", "id,name,country\norg:1mdb,The Fund,MYS\n")
    write(home, "actors/organisations-more.csv", "# mine\nid,name,country\norg:host,Border Host,NOR\n")
    table = load_csv("actors/organisations.csv")
    assert [row["name"] for row in table.rows[: table.own]] == ["Border Host", "The Fund"]
    assert table.rows[0]["sector"] == ""
    assert [row["name"] for row in table.rows if row["id"] == "org:1mdb"] == ["The Fund"]
    assert len(table.rows) == before + 1


def test_a_name_in_the_layer_is_nobody_elses(home: Path) -> None:
    write(home, "actors/organisations.csv", "name,names,country,sector\nBorder Host,NATO|Putin,NOR,MIL\n")
    for name in ("Border Host", "NATO", "Putin"):
        assert [entity.country for entity in gazetteer().lookup(name)] == ["NOR"]
    assert [entity.country for entity in gazetteer().lookup("Vladimir Putin")] == ["RUS"]


def test_a_surname_in_the_layer_is_shared(home: Path) -> None:
    write(
        home,
        "actors/people.csv",
        "id,name,names,country,sector,office,from,to\nperson:x,Ola Putin,Putin,NOR,GOV,king,,\n",
    )
    assert {entity.country for entity in gazetteer().lookup("Putin")} == {"NOR", "RUS"}


def test_a_people_in_the_layer_and_a_further_name_of_ours(home: Path) -> None:
    write(home, "actors/peoples-hills.csv", "id,name,names,countries\npeople:x,Hill Folk,Hillfolk,NOR|SWE\n")
    write(home, "actors/aliases.csv", "name,id\nHausaland folk,people:hausa\n")
    (folk,), (hausa,) = gazetteer().lookup("Hillfolk"), gazetteer().lookup("Hausaland folk")
    assert (folk.form, gazetteer().peoples[folk.id].homes) == ("people", ("NOR", "SWE"))
    assert hausa.id == "people:hausa"


def test_an_alias_is_a_further_name_of_what_a_table_holds(home: Path) -> None:
    write(
        home,
        "actors/aliases.csv",
        "name,id\nThe Pact,org:nato\nNorland,country:NOR\nPut,person:vladimir-putin\nX,org:none\n",
    )
    (pact,), (norland,), (person,) = (gazetteer().lookup(name) for name in ("The Pact", "Norland", "Put"))
    assert (pact.id, pact.name, pact.country) == ("org:nato", "NATO", "IGO")
    assert (norland.kind, norland.country) == ("country", "NOR")
    assert (person.form, person.tenures[0].country) == ("surname", "RUS")
    assert gazetteer().lookup("X") == ()


def test_toml_is_joined_the_users_first(home: Path) -> None:
    write(
        home,
        "actors/roles-mine.toml",
        '[[role]]\nwords = ["president", "reeve"]\nsector = ["LEG"]\n[former]\nwords = ["quondam"]\n',
    )
    found = roles().find(["president"], 0)
    assert found and found.sector == ("LEG",)
    assert roles().find(["prime", "minister"], 1)
    assert {"quondam", "former"} <= roles().former
    assert load_toml("actors/roles.toml")["meta"]["licence"] == "Apache-2.0"


def test_a_frame_replaces_ours_of_its_id_and_classes_grow(home: Path) -> None:
    before = load_toml_folder("lexicon/en/frames", "frame")
    frame = '[[frame]]\nid = "{}"\nevent = "CONSULT"\nverbs = ["drop by"]\n'
    write(home, "lexicon/en/frames/mine.toml", frame.format("consult.visit") + frame.format("consult.mine"))
    write(home, "lexicon/en/classes/mine.toml", '[class.aid]\nwords = ["pemmican"]\n')
    after = load_toml_folder("lexicon/en/frames", "frame")
    assert len(after) == len(before) + 1
    assert [raw["verbs"] for raw in after if raw["id"] == "consult.visit"] == [["drop by"]]
    assert {"pemmican", "tent"} <= load_classes()["aid"]

"""Foreign dictionaries of actors become rows of the user's own layer. All files are invented."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.dictionaries import import_actors
from dragoman.coding.dictionaries.codes import convert
from dragoman.coding.dictionaries.entries import terms
from dragoman.coding.gazetteer import gazetteer
from dragoman.coding.offices import roles
from dragoman.data import load_csv, load_toml
from dragoman.errors import DataError, InputError

ACTORS = """\
; a dictionary
<!-- a block
NOBODY_ [USA] -->
NORLAND_ [NOR]   ; a further name
+NORWAY_
BORDER_HOST_ [NORMIL]
+HOST_OF_THE_BORDER_
JENS_HOLM_
+HOLM_
\t[DNKELI <20010101]
\t[DNKGOV 20010101 - 20040231] # February
\t[DNKELI >040301]
NATO_ [IGONAT]
+THE_PACT_
VLADIMIR_PUTIN_ [RUSGOV >20000101]
+W_PUTIN_
REDS_ [---]
ODD_ONES_ [QQQGOV]
NO_CODE_
BAD_DATE_ [RUS <2001]
"""

AGENTS = """\
# words
!PERSON! = MAN, WOMAN
SENATE!PERSON! [~LEG]
REEVE {REEVES} [~GOV]
GUILDMAN {GUILDMEN} [~BUS]
MINISTER [~GOV]
JOURNALIST [~MED]
COLLECTOR [~GOV]
X!THING! [~GOV]
nothing here
"""

COUNTRIES = """\
<!-- about <Leaders>
-->
<Country>
<CountryCode>NOR</CountryCode>
<CountryName>NORWAY</CountryName>
<Nationality>
\tNORWEGIAN_
\tNORGEAN_
</Nationality>
<MajorCities>
\tBERGEN_
</MajorCities>
<Leaders>
\t<Prime ministers>
\t\tOLA_NORDMANN_ [19950101 - 19990231] [B:19300101]
\t\tOLA_NORDMANN_ [>20011222]
\t</Prime ministers>
</Leaders>
<Government>
\t{KARI_HOLM} {KARI_LARSEN_HOLM}\t[NORGOVMIL <20041231][NORGOV >20080101]\t# Minister of Defense
\tBROKEN_ [x
</Government>
</Country>
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The user's folder; what was compiled with it is forgotten afterwards."""
    monkeypatch.setenv("DRAGOMAN_HOME", str(tmp_path / "home"))
    yield tmp_path / "home"
    for compiled in (gazetteer, roles):
        compiled.cache_clear()


@pytest.fixture
def imported(home: Path, tmp_path: Path):
    def _imported(text: str, file: str = "mine.txt", name: str | None = None):
        (tmp_path / file).write_text(text, encoding="utf-8")
        return import_actors(tmp_path / file, name)

    return _imported


def own(table: str) -> list[dict[str, str]]:
    loaded = load_csv(table)
    return [{key: cell for key, cell in row.items() if cell} for row in loaded.rows[: loaded.own]]


@pytest.mark.parametrize(
    ("code", "country", "sectors"),
    [
        ("USAGOVMIL", "USA", "GOV MIL"), ("RUSMIL", "RUS", "MIL"), ("PRKREB", "PRK", "REB"), ("USAMED", "USA", "JRN"),
        ("FRAHLH", "FRA", "MED"), ("IGOUNO", "UNO", ""), ("IGOUNOWHO", "UNO", "MED"), ("IGOWSTNAT", "IGO", "MIL"),
        ("IGOEUREEC", "EUR", ""), ("IMGMOSALQ", "IMG", "REB REL"), ("NGOHRI", "NGO", "SOC"), ("PALREB", "PSE", "REB"),
        ("LKASEP", "LKA", "REB"), ("COPCVL", None, "COP CVL"), ("~LEG", None, "LEG"), 
        ("MNCUSA", "MNC", "BUS"), ("KSVGOV", "XKX", "GOV"), ("GRLGOV", "DNK", "GOV"), ("AFG", "AFG", ""),
    ],
)  # fmt: skip
def test_codes_become_a_country_and_sectors(code: str, country: str | None, sectors: str) -> None:
    found = convert(code)
    assert (found.country, " ".join(found.sector)) == (country, sectors)


@pytest.mark.parametrize("code", ["---", "", "QQQ", "QQQGOV", "USAG", "US1GOV", "UIS"])
def test_codes_that_tell_nothing_are_refused(code: str) -> None:
    with pytest.raises(DataError):
        convert(code)


def test_parts_that_no_table_knows_are_dropped_and_told() -> None:
    assert convert("RUSXYZGOV").dropped == ("XYZ",)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("[USAGOV]", ("", "")), ("[USAGOV <20010120]", ("", "2001-01-20")), ("[USAGOV >010120]", ("2001-01-20", "")),
        ("[USAGOV 910631-19930120]", ("1991-06-30", "1993-01-20")), 
        ("[ USAGOV 20010100 - 20020000 ]", ("2001-01-01", "2002-01-01")),
    ],
)  # fmt: skip
def test_dates_of_terms(text: str, dates: tuple[str, str]) -> None:
    (term,) = terms(text) or []
    assert (term.code, (term.start, term.end)) == ("USAGOV", dates)


@given(st.text(alphabet="[]<>- ABC_0129;", max_size=40))
def test_any_bracket_is_read_or_refused(text: str) -> None:
    for term in terms(text) or []:
        assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", term.start)


def test_an_actor_file(imported) -> None:
    done = imported(ACTORS)
    assert own("actors/organisations.csv") == [
        {
            "id": "mine:border_host",
            "name": "Border Host",
            "names": "Host of the Border",
            "country": "NOR",
            "sector": "MIL",
        }
    ]
    holm = {"id": "mine:jens_holm", "name": "Jens Holm", "names": "Holm", "country": "DNK"}
    assert own("actors/people[!s]*csv") == [
        holm | {"sector": "ELI", "to": "2001-01-01"},
        holm | {"sector": "GOV", "from": "2001-01-01", "to": "2004-02-29"},
        holm | {"sector": "ELI", "from": "2004-03-01"},
    ]
    assert {row["name"]: row["id"] for row in own("actors/aliases.csv")} == {
        "Norland": "country:NOR", "The Pact": "org:nato", "W Putin": "person:vladimir-putin",
    }  # fmt: skip
    assert [(refused.line, refused.what) for refused in done.refused] == [
        (17, "Reds"), (18, "Odd Ones"), (19, "NO_CODE_"), (20, "BAD_DATE_"),
    ]  # fmt: skip
    assert (done.name, done.known) == ("mine", 3)


def test_what_is_imported_is_found_and_dated(imported) -> None:
    imported(ACTORS)
    (holm,) = gazetteer().lookup("Jens Holm")
    assert [t.sector for t in holm.tenures if t.covers("2003-05-01")] == [("GOV",)]
    assert [e.id for e in gazetteer().lookup("the pact")] == ["org:nato"]
    assert [e.country for e in gazetteer().lookup("Norland")] == ["NOR"]


def test_an_agent_file(imported) -> None:
    done = imported(AGENTS)
    (file,) = done.files
    words = [role["words"][0] for role in load_toml(file)["role"]]
    assert words == ["senateman", "senatewoman", "reeve", "reeves", "guildman", "guildmen", "collector"]
    assert roles().find(["guildmen"], 0).sector == ("BUS",)
    assert roles().find(["journalist"], 0).sector == ("JRN",)
    assert [(refused.line, refused.what) for refused in done.refused] == [(9, "X!THING!"), (10, "nothing here")]


def test_a_country_file(imported) -> None:
    done = imported(COUNTRIES)
    assert own("actors/aliases.csv") == [{"name": "Norgean", "id": "country:NOR"}]
    people = own("actors/people[!s]*csv")
    assert [(p["name"], p["sector"], p["office"], p.get("from"), p.get("to")) for p in people] == [
        ("Ola Nordmann", "GOV", "prime minister", "1995-01-01", "1999-02-28"),
        ("Ola Nordmann", "GOV", "prime minister", "2001-12-22", None),
        ("Kari Holm", "GOV|MIL", "Minister of Defense", None, "2004-12-31"),
        ("Kari Holm", "GOV", "Minister of Defense", "2008-01-01", None),
    ]
    assert people[-1]["names"] == "Kari Larsen Holm"
    assert [(refused.line, refused.what) for refused in done.refused] == [(21, "BROKEN_")]


def test_csv_with_codes_and_with_our_columns(imported) -> None:
    coded = imported("name,code,from\nBorder Host,NORMIL,\nTroll Guard,NORREB,2001-01-01\nBad,XX,\n", "a.csv")
    assert [refused.line for refused in coded.refused] == [4]
    ours = imported(
        "id,name,country,sector\norg:nato,The Pact,IGO,MIL\n,Hill Folk,NOR,REB|ABC\n,Dale Folk,QQQ,REB\n", "b.csv"
    )
    assert [refused.line for refused in ours.refused] == [3, 4]
    assert [row["name"] for row in own("actors/organisations.csv")] == ["Border Host", "The Pact"]
    peoples = imported("id,name,countries\npeople:x,Hill Folk,NOR|SWE\npeople:y,Dale Folk,NOR|QQQ\n", "c.csv")
    assert [refused.line for refused in peoples.refused] == [3]
    assert [row["countries"] for row in own("actors/peoples.csv")] == ["NOR|SWE"]
    assert [row["id"] for row in own("actors/people[!s]*csv")] == ["a:troll_guard"]


def test_an_import_can_be_repeated_renamed_and_shrinks_with_its_file(imported, home: Path) -> None:
    def files() -> dict[str, str]:
        return {path.name: path.read_text(encoding="utf-8") for path in (home / "actors").iterdir()}

    imported(ACTORS, name="north")
    first = files()
    assert {name.split("-")[1].split(".")[0] for name in first} == {"north"}
    imported(ACTORS, name="north")
    assert files() == first
    imported("BORDER_HOST_ [NORMIL]\n", name="north")
    assert list(files()) == ["organisations-north.csv"]


@pytest.mark.parametrize("text", ["hello\n", "", "a,b\n1,2\n"])
def test_a_file_of_no_known_format_is_refused(imported, text: str) -> None:
    with pytest.raises(InputError):
        imported(text)

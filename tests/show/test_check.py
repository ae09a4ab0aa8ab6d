import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.show.cli import checking
from dragoman.show.cli.app import run
from dragoman.show.cli.validating import cross_errors

HEAD = '[meta]\nversion = "1"\nlicence = "CC0-1.0"\nsource = "invented"\nchecked = "2031-01-01"\n'


def forget() -> None:
    """Drop what was compiled from other data than the package's."""
    for name, module in list(sys.modules.items()):
        if name.startswith("dragoman.") and not name.startswith("dragoman.read"):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder that stands for the data folder; what was compiled from it is forgotten afterwards."""
    monkeypatch.setattr("dragoman.data.loader._ROOT", tmp_path)
    forget()
    yield tmp_path
    forget()


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the user's own layer, empty."""
    path = tmp_path_factory.mktemp("layer")
    monkeypatch.setenv("DRAGOMAN_HOME", str(path))
    forget()
    yield path
    forget()


def own_file(home: Path, name: str, text: str) -> Path:
    """A file of the user's own layer."""
    path = home / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_entries_and_unverified_rows_are_counted_and_doubles_named(data: Path) -> None:
    (data / "a.toml").write_text(
        HEAD + '[[frame]]\nid = "x"\nchecked = "unverified"\n[[frame]]\nid = "y"\n[words]\na = 1\nb = 2\n'
    )
    (data / "b.csv").write_text(
        "# version: 1\n# licence: x\n# source: x\n# checked: unverified\nid,checked\n1,unverified\n2,2031\n"
    )
    (data / "c.csv").write_text(
        "# version: 1\n# licence: x\n# source: x\n# checked: 2031\nid,office,country,from\n"
        "p,king,A,1901\np,king,A,1903\np,king,B,1903\np,king,A,1903\n"
    )
    results = {result.name: (result.entries, result.unverified, result.errors) for result in checking.check_files()}
    twice = "the id p is given twice; give one of the two another"
    assert results == {"a.toml": (4, 1, []), "b.csv": (2, 1, []), "c.csv": (4, 0, [twice])}


def test_each_error_is_named_and_the_exit_status_is_1(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "broken.toml").write_text("[meta\n")
    (data / "bare.csv").write_text("a,b\n1,2\n")
    (data / "twice.toml").write_text(HEAD + '[[frame]]\nid = "x"\n[[frame]]\nid = "x"\n')
    assert run(["check"]) == 1
    captured = capsys.readouterr()
    for name in ("broken.toml", "bare.csv", "twice.toml"):
        assert sum(row.startswith(name) for row in captured.err.splitlines()) == 1
    assert "3 errors" in captured.out


def test_names_unknown_to_other_files_are_errors(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("ontology", "lexicon/en/frames", "lexicon/en/classes", "actors"):
        (data / folder).mkdir(parents=True)
    csv_head = "# version: 1\n# licence: x\n# source: x\n# checked: 2031\n"
    (data / "ontology/plover.toml").write_text(
        HEAD + '[[category]]\nname = "CONSULT"\nmodes = [{ name = "visit" }]\n[[sector]]\ncode = "GOV"\n'
        '[international_actor]\nIGO = "between governments"\n'
    )
    (data / "ontology/cameo.csv").write_text(csv_head + "code\n042\n")
    (data / "actors/countries.csv").write_text(csv_head + "code\nNOR\n")
    (data / "actors/organisations.csv").write_text(
        csv_head + "id,country,sector\norg:a,NOR,GOV\norg:b,IGO,\norg:c,XXX,GOV|ARMY\norg:a,NOR,GOV\n"
    )
    (data / "actors/peoples.csv").write_text(csv_head + "id,countries\npeople:a,NOR|QQQ\n")
    (data / "lexicon/en/classes/c.toml").write_text(HEAD + '[class.town]\nwords = ["port"]\n')
    frame = '[[frame]]\nid = "{}"\nevent = "{}"\n{}\nexamples = [{{ text = "x", expect = "not CONSULT" }}]\n'
    (data / "lexicon/en/frames/a.toml").write_text(
        HEAD
        + frame.format("a.good", "CONSULT", 'mode = ["visit"]\ncameo = "042"\nwhere = { obj = ["@town", "ship"] }')
        + frame.format("a.bad", "CONSULT", 'mode = ["phone"]\ncameo = "999"\nunless = { obj = "@person" }')
        + frame.format("a.worse", "CONSULTING", "")
        + '[[frame]]\nid = "a.bare"\nevent = "CONSULT"\n'
    )
    (data / "lexicon/en/frames/b.toml").write_text(HEAD + frame.format("a.good", "CONSULT", ""))
    assert set(cross_errors()) >= {
        "lexicon/en/frames/a.toml: frame a.bad: CONSULT has no mode 'phone'; its modes are visit",
        "lexicon/en/frames/a.toml: frame a.bad: '999' is no CAMEO code",
        "lexicon/en/frames/a.toml: frame a.bad: there is no word class @person",
        "lexicon/en/frames/a.toml: frame a.worse: 'CONSULTING' is no PLOVER event",
        "lexicon/en/frames/a.toml: frame a.bare: it has no example",
        "lexicon/en/frames/b.toml: frame a.good stands in a.toml too; give one of the two another id",
        "actors/organisations.csv: org:c: 'XXX' is no country code",
        "actors/peoples.csv: people:a: 'QQQ' is no country code",
        "actors/organisations.csv: org:c: 'ARMY' is no PLOVER sector",
    }
    assert not [error for error in cross_errors() if "a.good:" in error or "org:b" in error]


def test_the_outlets_and_the_users_table_of_them_are_validated(data: Path, home: Path) -> None:
    (data / "actors").mkdir()
    head = "id,name,names,domains,country,owner,kind,checked,source\n"
    (data / "actors/countries.csv").write_text("# version: 1\n# licence: x\n# source: x\n# checked: 2031\ncode\nNOR\n")
    (data / "actors/outlets.csv").write_text(
        "# version: 1\n# licence: x\n# source: x\n# checked: 2031\n" + head + "outlet:a,Post,,post.no,NOR,x,private,,\n"
        "outlet:b,The Post,,www.post.no/news|post.no,IGO,x,secret,,\n"
    )
    own = own_file(home, "actors/outlets-norway.csv", "name,country,kind\nGazette,XXX,state\n")
    assert [result.errors for result in checking.check_files() if result.name == str(own)] == [[]]
    found = [error for error in cross_errors() if error.startswith(("actors/outlets.csv", str(own)))]
    assert found == [
        f"{own}: Gazette: 'XXX' is no country; write its ISO 3166 alpha-3 code",
        "actors/outlets.csv: outlet:b: 'IGO' is no country; write its ISO 3166 alpha-3 code",
        "actors/outlets.csv: outlet:b: the kind 'secret' is none of state, party, private, public, agency, nonprofit",
        "actors/outlets.csv: outlet:b: outlet:a has the same name; add the country to one of the two",
        "actors/outlets.csv: outlet:b: 'www.post.no/news' is no domain; write it in lower case, without www. and path",
        "actors/outlets.csv: outlet:b: the domain post.no is that of outlet:a too",
    ]


def test_the_users_layer_is_validated_with_ours(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    armed = own_file(home, "actors/organisations-army.csv", "id,name,country,sector\norg:a,Border Host,QQQ,MIL|KIN\n")
    stray = own_file(home, "actors/armies.csv", "id\na\n")
    alien = own_file(home, "actors/people.csv", "id,name,rank\np,P,major\n")
    frame = own_file(
        home,
        "lexicon/en/frames/mine.toml",
        '[[frame]]\nid = "consult.visit"\nevent = "CONSULT"\nverbs = ["visit"]\ncameo = "999"\n'
        'examples = [{ text = "Kenya visited Chad.", expect = "CONSULT KEN > TCD" }]\n',
    )
    assert run(["check"]) == 1
    told = capsys.readouterr().err
    assert f"{stray}: nothing reads it" in told
    assert f"{alien}: there is no column rank; the columns are id, name, names" in told
    for path in (stray, alien):
        path.unlink()
    assert run(["check"]) == 1
    assert sorted(capsys.readouterr().err.splitlines()) == sorted(
        [
            f"{frame}: frame consult.visit: '999' is no CAMEO code",
            f"{armed}: org:a: 'QQQ' is no country code",
            f"{armed}: org:a: 'KIN' is no PLOVER sector",
        ]
    )
    frame.unlink()
    armed.unlink()
    assert run(["check"]) == 0

"""Which outlet a document is from: by the name of its source, by its address, under the user's own table."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding.statements.attribution import attribute
from dragoman.data import load_csv
from dragoman.errors import DataError
from dragoman.ingest.outlets import TABLE, Outlet, Outlets, outlets
from dragoman.model import Document, Span, document_id

from .reading import BODY, one, read

HEAD = ",".join(load_csv(TABLE).rows[0]) + "\n"


def layer(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of the user's own table of outlets."""
    monkeypatch.setenv("DRAGOMAN_HOME", str(path / "layer"))
    (path / "layer/actors").mkdir(parents=True)
    return path / "layer/actors/outlets.csv"


def made(name: str, country: str, *, names: tuple[str, ...] = (), domains: tuple[str, ...] = ()) -> Outlet:
    return Outlet(f"outlet:{name}", name, names, domains, country, name, "private")


def article(path: Path, **fields: str) -> Document:
    file = path / "article.jsonl"
    file.write_text(json.dumps({"text": BODY, "published": "2031-02-03"} | fields))
    return one(file)


@pytest.mark.parametrize(
    ("source", "country"),
    [
        ("KCNA", "PRK"),
        ("Rodong Sinmun", "PRK"),
        ("Pravda.Ru", "RUS"),
        ("The Moscow Post", "RUS"),
        ("moscow post", "RUS"),
        ("TASS", "RUS"),
        ("Global Times", "CHN"),
        ("Yonhap", "KOR"),
        ("the guardian", "GBR"),
        ("  EL PAIS ", "ESP"),
        ("Hürriyet", "TUR"),
        ("Hurriyet", "TUR"),
        ("World news | The Guardian", "GBR"),
        ("BBC News - Asia", "GBR"),
        ("www.chinadaily.com.cn", "CHN"),
        ("https://edition.cnn.com/world", "USA"),
        ("The Border Post of Norland", None),
        ("", None),
    ],
)
def test_a_source_is_known_by_its_name(source: str, country: str | None) -> None:
    found = outlets().find(source)
    assert (found.country if found else None) == country


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.rt.com/news/1", "RT"),
        ("http://Africa.ChinaDaily.com.cn:80/world/1.htm", "China Daily"),
        ("tass.com/politics/1", "TASS"),
        ("https://g1.globo.com/mundo", "G1"),
        ("https://elsewhere.globo.com/mundo", "Globo"),
        ("https://notrt.com/1", None),
        ("https://com.cn/", None),
        ("http://[broken", None),
        ("article-17", None),
        (None, None),
    ],
)
def test_an_address_is_known_by_its_host(url: str | None, name: str | None) -> None:
    found = outlets().at(url)
    assert (found.name if found else None) == name


def test_the_host_chooses_between_outlets_that_share_a_name() -> None:
    both = Outlets(
        [
            made("The Post", "NOR", domains=("post.no",)),
            made("Post (Sweden)", "SWE", names=("The Post",), domains=("post.se",)),
            made("Gazette (Norway)", "NOR", names=("Gazette",), domains=("gazette.no",)),
            made("Gazette (Sweden)", "SWE", names=("Gazette",), domains=("gazette.se",)),
        ]
    )
    assert [found and found.country for found in (both.find("Post", "http://a.post.se/1"), both.find("post"))] == [
        "SWE",
        "NOR",
    ]
    # A name that two share and none has as its own tells nothing without a host.
    assert both.find("Gazette") is None
    assert both.find("Gazette", "http://gazette.no/1") == both.at("gazette.no")


def test_the_name_of_the_source_outweighs_the_host() -> None:
    found = outlets().find("Reuters", "https://www.rt.com/reprinted")
    assert found
    assert found.name == "Reuters"


@settings(deadline=None)
@given(st.text())
def test_any_text_can_be_looked_up(text: str) -> None:
    outlets().find(text, text)


def test_documents_carry_the_country_and_a_missing_source(tmp_path: Path) -> None:
    named = article(tmp_path, source="Yonhap News Agency", url="https://example.org/1")
    assert (named.source, named.source_country) == ("Yonhap News Agency", "KOR")
    hosted = article(tmp_path, url="https://en.yna.co.kr/1")
    assert (hosted.source, hosted.source_country) == ("Yonhap", "KOR")
    columnist = article(tmp_path, source="Jane Doe", url="https://www.rt.com/op-ed/1")
    assert (columnist.source, columnist.source_country) == ("Jane Doe", "RUS")
    unknown = article(tmp_path, url="https://example.org/1")
    assert (unknown.source, unknown.source_country) == (None, None)


def test_the_host_outweighs_the_agency_of_the_dateline(tmp_path: Path) -> None:
    text = "SEOUL, Feb. 3 (Reuters) - " + BODY
    printed = article(tmp_path, text=text, url="https://www.thehindu.com/1")
    assert (printed.source, printed.source_country) == ("The Hindu", "IND")
    wire = article(tmp_path, text=text)
    assert (wire.source, wire.source_country) == ("Reuters", "GBR")


def test_ids_do_not_rest_on_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = "https://border-gazette.example/1"
    before = article(tmp_path, url=url)
    own = layer(tmp_path, monkeypatch)
    own.write_text(HEAD + "outlet:bg,Border Gazette,,border-gazette.example,EST,Coast Media,private,,\n")
    after = article(tmp_path, url=url)
    assert (before.source, after.source, after.source_country) == (None, "Border Gazette", "EST")
    assert before.id == after.id
    assert after.id == document_id(key=url, source=None, published="2031-02-03", title=after.title, text=BODY)


def test_the_users_table_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = layer(tmp_path, monkeypatch)
    own.write_text(
        "# mine\n" + HEAD + "outlet:rt,Arty,,arty.example,DEU,Arty,private,,\n"
        ",Border Gazette,TASS | BG, www.Tass.com |bg.example,EST,Coast Media,private,,\n",
        encoding="utf-8-sig",
    )
    table = outlets()
    assert table.find("RT") is None
    assert table.at("https://www.rt.com/1") is None
    for found in (table.find("tass"), table.at("https://tass.com/1"), table.find("bg")):
        assert found
        assert (found.name, found.country) == ("Border Gazette", "EST")
    assert (kept := table.find("Yonhap"))
    assert kept.country == "KOR"


@pytest.mark.parametrize("content", [b"\xff", b"id,editor\na,b\n", b"id,name\none\n"])
def test_a_broken_table_of_the_user_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    own = layer(tmp_path, monkeypatch)
    own.write_bytes(content)
    (tmp_path / "a.txt").write_text(BODY)
    with pytest.raises(DataError, match=r"outlets\.csv"):
        read(tmp_path / "a.txt")


def test_the_outlet_closes_the_chain_with_its_country(tmp_path: Path) -> None:
    document = article(tmp_path, source="Rodong Sinmun")
    (last,) = attribute(Span(BODY[:3], 0, 3), (), document)
    assert (last.speaker, last.country, last.statement_id) == ("Rodong Sinmun", "PRK", None)

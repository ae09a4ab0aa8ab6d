"""How many sources are independent, and the reasons why some are not."""

from dragoman.ingest.outlets import Outlet, Outlets
from dragoman.link.independence import independence

from .records import event

TABLE = Outlets(
    [
        Outlet("outlet:a", "Alpha Post", (), ("alpha.example",), "NOR", "Coast Media", "private"),
        Outlet("outlet:b", "Beta News", (), ("beta.example",), "NOR", "Coast Media", "private"),
        Outlet("outlet:c", "Gamma Times", (), ("gamma.example",), "NOR", "Gamma Trust", "private"),
        Outlet("outlet:d", "Delta Herald", (), ("delta.example",), "NOR", "Delta", "private"),
        Outlet("outlet:w", "Wire Nord", ("WN",), ("wire.example",), "NOR", "Nord", "agency"),
    ]
)


def count(*events, copies=(), wires=None):
    documents = {
        item["document"]["id"]: {"source": item["document"]["source"], "uri": "x", "url": None, **item["document"]}
        for item in events
    }
    return independence(events, documents, copies, wires, TABLE)


def test_sources_without_ties_are_independent():
    found = count(event(1, 1, source="Alpha Post"), event(2, 2, source="Gamma Times"), event(3, 3, source="A Blog"))
    assert (found.sources, found.independent, found.ties) == (("A Blog", "Alpha Post", "Gamma Times"), 3, ())


def test_one_owner():
    found = count(event(1, 1, source="Alpha Post"), event(2, 2, source="Beta News"))
    assert found.independent == 1
    assert found.ties == ("Alpha Post and Beta News have one owner, Coast Media",)


def test_several_articles_of_one_outlet_are_one_source():
    found = count(event(1, 1, source="Alpha Post"), event(2, 2, source="Alpha Post"))
    assert (found.sources, found.independent) == (("Alpha Post",), 1)


def test_copies():
    events = event(1, 1, source="A Blog"), event(2, 2, source="Gamma Times")
    assert count(*events, copies=[("d-2", "d-1")]).ties == ("A Blog and Gamma Times print one text",)


def test_quoting_one_another():
    found = count(event(1, 1, source="Gamma Times"), event(2, 2, source="Delta Herald", speakers=["the Gamma Times"]))
    assert (found.independent, found.ties) == (1, ("Delta Herald has it from Gamma Times",))


def test_an_outlet_that_also_tells_it_itself_is_independent():
    own = event(3, 2, source="Delta Herald")
    quoting = event(2, 2, source="Delta Herald", speakers=["Gamma Times"])
    assert count(event(1, 1, source="Gamma Times"), quoting, own).independent == 2


def test_the_same_wire():
    found = count(
        event(1, 1, source="Gamma Times", speakers=["Wire Nord"]),
        event(2, 2, source="Delta Herald", speakers=["a minister", "WN"]),
    )
    assert (found.independent, found.ties) == (1, ("Delta Herald and Gamma Times have it from Wire Nord",))


def test_a_text_of_an_agency_is_the_agencys():
    events = event(1, 1, source="Gamma Times"), event(2, 2, source="Delta Herald"), event(3, 3, source="Wire Nord")
    found = count(*events, wires={"d-1": "Wire Nord", "d-2": "Wire Nord"})
    assert found.independent == 1
    assert set(found.ties) == {"Gamma Times has it from Wire Nord", "Delta Herald has it from Wire Nord"}
    assert count(*events, wires={"d-1": "Wire Nord"}).independent == 2

"""What a view lists, and what each filter lets through."""

import pytest

from dragoman.errors import UsageError
from dragoman.model import Attribution, Coded, TimeRef
from dragoman.store import KINDS, Filter, open_store

from .made import MINISTER, MINISTRY, RURITANIA, a_coded, a_document, a_statement, an_event, at, who


def a_third():
    """A document of another outlet, undated, whose only event nobody but the outlet tells."""
    document = a_document(7, source="Ruritanian Star", published=None)
    nato = who("ministry", country="IGO", name="NATO", actor_id="igo.nato")
    event = an_event(
        document,
        actor=(RURITANIA, nato),
        recipient=(MINISTER,),
        event="THREATEN",
        status="future",
        time=TimeRef("2024-01-01", "2024-12-31", "year", "text", None),
        attribution=(Attribution("Ruritanian Star", "RUR", ("JRN",), None, "alleged", None),),
        confidence=0.6,
    )
    return Coded(document, (event,), (a_statement(document, None, "denied"),))


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    path = tmp_path_factory.mktemp("store") / "s.duckdb"
    with open_store(path, "write") as store:
        store.writer().write([a_coded(0), a_third()])
    with open_store(path) as store:
        yield store.view()


@pytest.mark.parametrize(
    ("wanted", "events"),
    [
        ({}, ["CONSULT", "ACCUSE", "THREATEN"]),
        ({"actor": "fre"}, ["CONSULT", "ACCUSE"]),
        ({"actor": "Igor  VLK"}, ["CONSULT", "ACCUSE"]),
        ({"actor": "fre.vlk"}, ["CONSULT", "ACCUSE"]),
        ({"actor": "nato"}, ["THREATEN"]),
        ({"actor": "FR"}, []),
        ({"recipient": "FRE"}, ["THREATEN"]),
        ({"actor": "RUR", "recipient": "FRE", "event": "threaten"}, ["THREATEN"]),
        ({"event": "ACCUSE"}, ["ACCUSE"]),
        ({"status": "future"}, ["THREATEN"]),
        ({"source": "ruritanian star"}, ["THREATEN"]),
        ({"since": "2023-05-04"}, ["ACCUSE", "THREATEN"]),
        ({"since": "2024-06"}, ["THREATEN"]),
        ({"until": "2023-05-03"}, ["CONSULT"]),
        ({"until": "2023-05"}, ["CONSULT", "ACCUSE"]),
        ({"since": "2023", "until": "2023"}, ["CONSULT", "ACCUSE"]),
        ({"said_by": "Freedonian Ministry of Defence"}, ["CONSULT", "ACCUSE"]),
        ({"said_by": "The Freedonian"}, ["CONSULT", "ACCUSE"]),
        ({"said_by": "RUR"}, ["THREATEN"]),
        ({"not_said_by": "RUR"}, ["CONSULT", "ACCUSE"]),
        ({"certainty": "alleged"}, ["THREATEN"]),
        ({"min_confidence": 0.6}, ["CONSULT", "THREATEN"]),
        ({"limit": 1}, ["CONSULT"]),
        ({"limit": 0}, []),
        ({"actor": "' OR 1=1 --"}, []),
    ],
)
def test_events_are_filtered(view, wanted, events):
    assert [event["event"] for event in view.events(Filter(**wanted))] == events


def test_statements_are_filtered_by_their_speaker(view):
    spoken, unsaid = view.statements()
    assert spoken["speaker"]["actor_id"] == MINISTRY.actor_id
    assert unsaid["speaker"] is None
    assert list(view.statements(Filter(said_by="FRE"))) == [spoken]
    assert list(view.statements(Filter(actor="fre.mod"))) == [spoken]
    assert list(view.statements(Filter(not_said_by="FRE"))) == [unsaid]
    assert list(view.statements(Filter(certainty="denied"))) == [unsaid]
    assert list(view.statements(Filter(since="2023-01-01"))) == [spoken]


def test_other_kinds_are_filtered_by_their_document(view):
    name = a_document(0).id
    for kind, number in {"documents": 1, "events": 2, "statements": 1, "remarks": 1, "times": 1, "links": 1}.items():
        by_document = list(view.records(kind, Filter(document=name)))
        assert len(by_document) == number
        assert by_document == list(view.records(kind, Filter(source="The Freedonian")))
    assert [remark["text"] for remark in view.remarks(Filter(actor="fre.mod"))] == [at("stressed").text]
    assert list(view.links(Filter(min_confidence=0.9))) == []
    assert list(view.stories()) == list(view.occurrences()) == []


def test_actors_are_counted_in_each_role(view):
    found = {(actor["actor_id"], actor["country"]): actor for actor in view.actors()}
    assert found["fre.vlk", "FRE"] == {
        **{"actor_id": "fre.vlk", "name": "Igor Vlk", "country": "FRE", "sector": ["GOV", "MIL"]},
        **{"as_actor": 2, "as_recipient": 1, "as_speaker": 0},
    }
    assert found["fre.mod", "FRE"]["as_speaker"] == 1
    assert [actor["name"] for actor in view.actors()] == [
        *("Igor Vlk", "Ruritania", "Freedonian Ministry of Defence", "NATO"),
    ]
    assert [actor["name"] for actor in view.actors(Filter(actor="igo"))] == ["NATO"]
    theirs = {actor["name"]: actor["as_recipient"] for actor in view.actors(Filter(source="Ruritanian Star"))}
    assert theirs == {"Igor Vlk": 1, "Ruritania": 0, "NATO": 0}


def test_has_and_counts(view):
    assert view.has([a_document(0).id, a_document(1).id]) == {a_document(0).id}
    assert view.has([]) == set()
    assert view.counts() == {
        **{"documents": 2, "events": 3, "statements": 2, "remarks": 1, "times": 1, "links": 1},
        **{"copies": 0, "stories": 0, "occurrences": 0, "judgements": 0},
    }


def test_tables_are_flat(view):
    row = view.to_arrow("events", Filter(event="THREATEN")).to_pylist()[0]
    assert row["actor"] == "Ruritania; ministry"
    assert row["actor_country"] == "RUR; IGO"
    assert row["recipient_sector"] == "GOV,MIL"
    assert row["time_start"] == "2024-01-01"
    assert row["speaker"] == "Ruritanian Star"
    assert row["trigger_start"] == at("visited").start
    assert row["evidence_field"] == "text"
    assert row["document"] == a_third().document.id
    statement = view.to_arrow("statements").to_pylist()[1]
    assert statement["speaker"] is None
    assert statement["certainty"] == "denied"
    for kind in KINDS:
        table = view.to_arrow(kind)
        assert table.num_rows == len(list(view.records(kind)))
        assert not any(str(column.type).startswith("list") for column in table.schema)


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "done"},
        {"certainty": "sure"},
        {"since": "yesterday"},
        {"until": "2023-02-30"},
        {"since": "2023-13"},
        {"limit": -1},
        {"min_confidence": 7},
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(wrong):
    with pytest.raises(UsageError, match=next(iter(wrong))):
        Filter(**wrong)


def test_a_filter_that_means_nothing_for_a_kind_is_refused_at_once(view):
    with pytest.raises(UsageError, match=r"times cannot be filtered by not-said-by, only by source, since"):
        view.times(Filter(not_said_by="FRE"))
    with pytest.raises(UsageError, match="no 'wars'"):
        view.records("wars")

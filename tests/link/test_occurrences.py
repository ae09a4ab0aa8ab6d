"""Occurrences from invented articles, through the real coder: what is joined, agreed, disputed and missing."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.link import link_occurrences
from dragoman.link.occurrences import occurrences
from dragoman.model import Judgement, to_record
from dragoman.pipeline import link
from dragoman.store import open_store

COURIER = """
Danish Foreign Minister Lars Holm will visit Kenya on Thursday.

Norway sent 500 thousand shells to Sudan in June 2024. Chad said that Norway had delivered the shells.
Peru condemned Bolivia on Monday.
"""
HERALD = """
Danish Foreign Minister Lars Holm visited Kenya on 13 June 2024. He met Kenyan President William Ruto in Nairobi.

Norway sent half a million shells to Sudan this month, the Norwegian Defence Ministry said.
Bolivia recalled its ambassador from Peru.
"""
GAZETTE = """
Norway denied that it had sent shells to Sudan. Norway did not send 300,000 shells to Sudan.
Chile condemned Bolivia on Monday.
"""


@pytest.fixture(scope="module")
def told():
    """Documents and events of three articles, as records."""
    coded = [
        dragoman.code(COURIER, source="Capital Courier", published="2024-06-11"),
        dragoman.code(HERALD, source="Northern Herald", published="2024-06-15"),
        dragoman.code(GAZETTE, source="Border Gazette", published="2024-06-15"),
    ]
    return (
        [to_record(item.document) for item in coded],
        [to_record(event) for item in coded for event in item.events],
    )


def found(told, **more):
    documents, events = told
    return occurrences("st-1", documents, events, **more)


def of(told, act, country, **more):
    """The occurrences of an act by a country, those of most sources first."""
    made = [item for item in found(told, **more) if item.gist["event"] == act]
    made = [item for item in made if any(one["country"] == country for one in item.gist["actor"])]
    return sorted(made, key=lambda item: -len(item.sources))


def test_a_visit_planned_and_done_is_one_occurrence_on_one_date(told):
    visit = of(told, "CONSULT", "DNK")[0]
    assert visit.sources == ("Capital Courier", "Northern Herald")
    assert visit.independent == 2
    assert visit.agreed["actor"] == [{"name": "Lars Holm", "country": "DNK"}]
    assert visit.agreed["date"] == {"start": "2024-06-13", "end": "2024-06-13"}  # "Thursday" and "13 June 2024"
    assert {item.value for item in visit.disputed["status"]} == {"planned", "done"}
    assert len(visit.missing_in) == 1


def test_numbers_in_other_words_agree(told):
    aid = of(told, "AID", "NOR")[0]
    assert {"Capital Courier", "Northern Herald"} <= set(aid.sources)
    told_as = aid.agreed.get("quantity") or [item.value for item in aid.disputed["quantity"]]
    assert 500000 in [item["value"] for item in (told_as if isinstance(told_as, list) else [told_as])]


def test_a_denial_is_a_dispute_of_status(told):
    aid = of(told, "AID", "NOR")[0]
    assert "Border Gazette" in aid.sources
    assert {item.value for item in aid.disputed["status"]} == {"done", "denied"}


def test_the_same_verdict_by_others_is_another_occurrence(told):
    assert of(told, "ACCUSE", "PER")[0].events != of(told, "ACCUSE", "CHL")[0].events


def test_judgements_win(told):
    visit = of(told, "CONSULT", "DNK")[0]
    left, right = visit.events[:2]
    apart = found(told, different=[(left, right)])
    assert not any({left, right} <= set(item.events) for item in apart)
    peru, chile = of(told, "ACCUSE", "PER")[0].events[0], of(told, "ACCUSE", "CHL")[0].events[0]
    assert any({peru, chile} <= set(item.events) for item in found(told, same=[(chile, peru)]))
    both = found(told, same=[(left, right)], different=[(left, right)])
    assert not any({left, right} <= set(item.events) for item in both)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), share=st.floats(0.2, 1))
def test_order_does_not_matter_and_every_event_is_told_once(told, seed, share):
    documents, events = told
    chance = random.Random(seed)
    kept = [event for event in events if chance.random() < share]
    made = occurrences("st-1", documents, kept)
    chance.shuffle(kept)
    assert occurrences("st-1", chance.sample(documents, len(documents)), kept) == made
    assert sorted(name for item in made for name in item.events) == sorted(event["id"] for event in kept)
    home = {event["id"]: event["document"]["id"] for event in kept}
    for item in made:
        telling = {home[name] for name in item.events}
        assert telling.isdisjoint(item.missing_in)
        assert telling | set(item.missing_in) == {document["id"] for document in documents}
        assert 1 <= item.independent <= len(item.sources)
        given_by = [name for values in item.disputed.values() for value in values for name in value.events]
        assert set(given_by) <= set(item.events)
        assert all(len(values) > 1 for values in item.disputed.values())
        assert not (item.agreed.keys() & item.disputed.keys() or item.agreed.keys() & item.single.keys())


def test_through_the_store(tmp_path, told):
    """Occurrences are made when articles are read, follow judgements, and are made anew for a document coded anew."""
    for name, text in (("one", COURIER), ("two", HERALD)):
        (tmp_path / f"{name}.txt").write_text(f"{text}\n{COURIER.splitlines()[1]}\n", encoding="utf-8")
    path = tmp_path / "news.duckdb"
    dragoman.read([tmp_path / "one.txt", tmp_path / "two.txt"], path, published="2024-06-15")
    with open_store(path, "write") as store:
        view = store.view()
        made = list(view.occurrences())
        events = [event["id"] for event in view.events()]
        assert sorted(name for item in made for name in item["events"]) == sorted(events)
        assert link_occurrences(store) == ()  # nothing is out of date
        shared = next(item for item in made if len(item["events"]) > 1)
        left, right = shared["events"][:2]
        store.writer().write_judgement(Judgement("j-1", "different", left, right, "test", "2024-06-15"))
        assert link_occurrences(store, judged=[left, right]) == (shared["story"],)
        assert not any({left, right} <= set(item["events"]) for item in view.occurrences())
        link(store)
        assert view.to_arrow("occurrences").num_rows == len(list(view.occurrences()))
    dragoman.read([tmp_path / "one.txt"], path, published="2024-06-15", recode=True)
    with open_store(path) as store:
        again = [name for item in store.view().occurrences() for name in item["events"]]
        assert sorted(again) == sorted(events)

"""Records over the two example articles and over mixtures of their sentences: evidence, ids, sameness."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.coding.ontology import ontology
from dragoman.model import CERTAINTIES, STATUSES, to_record

EXAMPLES = sorted((Path(dragoman.__file__).parents[2] / "examples").glob("*.txt"))
SENTENCES = sorted(
    {
        sentence.strip()
        for path in EXAMPLES
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", path.read_text(encoding="utf-8"))
        if sentence.strip()
    }
)
KINDS = ("events", "statements", "remarks", "times")


def records(coded):
    return {"document": to_record(coded.document), **{kind: to_record(getattr(coded, kind)) for kind in KINDS}}


def spans(value):
    """Every part of a record that quotes text."""
    if isinstance(value, dict):
        if {"text", "start", "end"} <= set(value):
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def check(coded):
    document = coded.document
    found = records(coded)
    count = 0
    for kind in KINDS:
        for span in spans(found[kind]):
            held = getattr(document, span.get("field", "text"))
            assert held[span["start"] : span["end"]] == span["text"], (kind, span)
            count += 1
    ids = [record["id"] for kind in KINDS for record in found[kind]]
    assert len(set(ids)) == len(ids)
    said = {statement.id for statement in coded.statements}
    for event in coded.events:
        assert event.evidence.contains(event.trigger)
        assert event.status in STATUSES
        assert event.event in ontology().categories
        assert event.actor or (event.recipient and event.confidence < 0.8)
        assert 0 < event.confidence <= 1
        assert event.document.id == document.id
        assert event.attribution[-1].statement_id is None
        assert all(link.statement_id in said for link in event.attribution[:-1])
        assert all(link.certainty in CERTAINTIES for link in event.attribution)
        assert not {(a.start, a.end, a.country) for a in event.actor} & {
            (r.start, r.end, r.country) for r in event.recipient
        }
    for statement in coded.statements:
        assert statement.certainty in CERTAINTIES
        assert statement.within is None or statement.within in said - {statement.id}
    return count


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_span_of_an_article_reproduces_its_text(path):
    coded = dragoman.code(path.read_text(encoding="utf-8"))
    assert check(coded) > 100
    assert len(coded.events) >= 15
    assert len(coded.statements) >= 9


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_same_text_gives_the_same_bytes(path):
    text = path.read_text(encoding="utf-8")
    first, second = (json.dumps(records(dragoman.code(text)), ensure_ascii=False) for _ in range(2))
    assert first == second


def test_a_document_is_coded_alike_alone_and_among_others():
    from dragoman.coding import code_documents  # noqa: PLC0415

    coded = [dragoman.code(path.read_text(encoding="utf-8")) for path in EXAMPLES]
    documents = [each.document for each in coded]
    assert [records(each) for each in code_documents(documents)] == [records(each) for each in coded]
    assert [records(each) for each in code_documents(documents[::-1])] == [records(each) for each in coded[::-1]]


def test_another_outlet_is_another_document_with_other_ids():
    text = SENTENCES[0] + " Poland expelled two Belarusian diplomats."
    one, other = (dragoman.code(text, source=source) for source in ("The Post", "The Herald"))
    assert one.document.id != other.document.id
    assert not {event.id for event in one.events} & {event.id for event in other.events}


MIXTURES = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=10)
JOINTS = st.sampled_from([" ", "\n\n", "\n", "  ", "\u00a0", "\r\n\r\n", " — "])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(MIXTURES, JOINTS, st.none() | st.sampled_from(SENTENCES), st.none() | st.dates().map(str))
def test_every_span_of_any_mixture_reproduces_its_text(sentences, joint, title, published):
    coded = dragoman.code(joint.join(sentences), title=title, published=published)
    check(coded)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MIXTURES, st.none() | st.sampled_from(SENTENCES))
def test_any_mixture_gives_the_same_records_twice(sentences, title):
    text = "\n\n".join(sentences)
    assert records(dragoman.code(text, title=title)) == records(dragoman.code(text, title=title))

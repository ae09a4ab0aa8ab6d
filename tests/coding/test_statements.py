"""Who says what: quotations, cues, speakers, nesting, certainty and the chain of attribution."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding.statements import attribute, find_remarks, find_statements
from dragoman.coding.statements.quotes import survey
from dragoman.model import Span, Statement

from .statement_readings import Plain, document, plain, read


def statements(text: str, title: str | None = None) -> list[Statement]:
    return list(find_statements(read(text, title), Plain()))


def only(text: str) -> Statement:
    (found,) = statements(text)
    return found


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(words, start, start + len(words))


@pytest.mark.parametrize("marks", ['""', "“”", "«»", "''|''"])
def test_a_quotation_is_tied_to_its_cue_whatever_the_marks(marks: str) -> None:
    left, right = marks.split("|") if "|" in marks else (marks[0], marks[1])
    said = only(f"{left}The border will stay open,{right} the Polish minister said on Monday.")
    assert plain(said) == ("the Polish minister", "said", [f"{left}The border will stay open,{right}"])
    assert (said.kind, said.certainty) == ("direct", "predicted")


def test_a_quotation_goes_on_after_the_cue_and_in_the_next_paragraph() -> None:
    text = "“We signed the deal,” said Maria Lopez. “It was hard.”\n\n“But we got there in the end.”"
    said = only(text)
    assert plain(said)[:2] == ("Maria Lopez", "said")
    assert [part.text for part in said.content.spans] == [
        "“We signed the deal,”",
        "“It was hard.”",
        "“But we got there in the end.”",
    ]


def test_a_quotation_left_open_at_the_end_of_a_paragraph_is_found() -> None:
    reading = read("He said: “The army is ready.\n\n“It will not wait.”")
    assert [quotation.closed for quotation in survey(reading).quotations] == [False, True]


def test_apostrophes_are_no_quotation_marks() -> None:
    reading = read("The allies' drills near Seoul's port weren't announced, the ministers' aides said.")
    assert survey(reading).quotations == []


def test_the_main_clause_around_a_parenthetical_is_content_in_parts() -> None:
    said = only("The drills, he said, were planned long ago.")
    assert plain(said) == ("he", "said", ["The drills", "were planned long ago"])


def test_mixed_quotation() -> None:
    said = only("The minister said that the plan was “a grave mistake” by Paris.")
    assert said.kind == "mixed"
    assert said.content.text.startswith("that the plan")


def test_a_speaker_unknown_is_not_guessed() -> None:
    found = statements("It was reported that the ship had left the port.")
    assert [statement.speaker for statement in found] == [None]


def test_speakers_are_resolved_and_keep_their_full_phrase() -> None:
    reading = read("The Russian envoy Ivan Petrov, who arrived on Friday, said the talks had failed.")
    (said,) = find_statements(reading, Plain({"envoy": "RUS", "Petrov": "RUS", "Ivan": "RUS"}))
    assert said.speaker is not None
    assert said.speaker.country == "RUS"
    assert said.speaker.text.startswith("The Russian envoy Ivan Petrov")


def test_a_statement_within_a_statement() -> None:
    text = "The agency reported that the general said the bridge was destroyed."
    outer, inner = statements(text)
    assert inner.within == outer.id
    chain = attribute(span(text, "destroyed"), [outer, inner], document(text))
    assert [(link.speaker, link.cue) for link in chain] == [
        ("the general", "said"),
        ("The agency", "reported"),
        ("The Test Post", None),
    ]
    assert chain[-1].statement_id is None


def test_the_outlet_speaks_where_nobody_else_does() -> None:
    text = "Tanks crossed the river. The mayor said the town was calm."
    (link,) = attribute(span(text, "crossed"), statements(text), document(text, source=None))
    assert (link.speaker, link.certainty, link.statement_id) == ("unknown outlet", "asserted", None)


def test_a_stance_does_not_make_its_object_the_speakers_claim() -> None:
    text = "The senator criticised the invasion of the island."
    found = statements(text)
    assert [plain(statement)[1] for statement in found] == ["criticised"]
    assert len(attribute(span(text, "invasion"), found, document(text))) == 1


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Tehran said that the ship had sunk.", "asserted"),
        ("Tehran denied that the ship had sunk.", "denied"),
        ("The rebels claimed that the ship had sunk.", "alleged"),
        ("Tehran said that the ship may have sunk.", "hedged"),
        ("Tehran said that the ship will sail.", "predicted"),
        ("Tehran hopes that the ship arrives.", "hoped"),
        ("Tehran did not say whether the ship had sunk.", "hedged"),
    ],
)
def test_certainty(text: str, certainty: str) -> None:
    assert only(text).certainty == certainty


def test_a_headline_names_its_speaker_before_the_colon() -> None:
    found = statements("The drills began.", title="Seoul: drills will go on")
    assert ("Seoul", ":", ["drills will go on"]) in [plain(statement) for statement in found]
    assert {statement.content.field for statement in found} == {"title"}


def test_scare_quotes_hedges_and_loaded_words_are_remarks() -> None:
    text = "Perhaps the “liberation” was long planned. The so-called republic held a vote."
    reading = read(text)
    found = find_remarks(reading, Plain())
    assert [(remark.kind, remark.text) for remark in found] == [
        ("hedge", "Perhaps"),
        ("scare_quote", "“liberation”"),
        ("loaded", "so-called"),
    ]
    assert find_statements(reading, Plain()) == ()


def test_a_hedge_inside_a_statement_is_its_speakers() -> None:
    assert find_remarks(read("The minister said that perhaps the ship had sunk."), Plain()) == ()


PIECES = [
    "The minister said", " “", "”", '"', "''", "’", "we will go on", ",", ".", "\n\n", " he added", " that it sank",
    " according to Kyiv", " — ", "Seoul: ", " «non»", " ",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14))
def test_every_span_reproduces_its_text_and_two_runs_agree(pieces: list[str]) -> None:
    text = "".join(pieces)
    if not text.strip():
        return
    reading = read(text)
    found = find_statements(reading, Plain())
    for statement in found:
        spans = [*statement.content.spans]
        spans += [span for span in (statement.cue, statement.speaker and statement.speaker.span) if span]
        assert all(text[span.start : span.end] == span.text for span in spans)
        parts = statement.content.spans
        assert all(a.end <= b.start for a, b in pairwise(parts))
    names = {statement.id for statement in found}
    assert all(statement.within is None or statement.within in names for statement in found)
    assert find_statements(reading, Plain()) == found

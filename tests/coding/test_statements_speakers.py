"""Speakers: found where the parser lost them, passed on in chains, named behind their pronouns; what is no speaker."""

import pytest

from dragoman.coding.statements import attribute, find_statements
from dragoman.model import Span, Statement

from .statement_readings import Plain, document, plain, read


def statements(text: str) -> list[Statement]:
    return list(find_statements(read(text), Plain()))


def chain(text: str, words: str) -> list[tuple[str, str | None, str]]:
    start = text.index(words)
    span = Span(words, start, start + len(words))
    return [(link.speaker, link.cue, link.certainty) for link in attribute(span, statements(text), document(text))]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Steve Brown, the dean of the school, said on Tuesday that the talks had failed.", "Steve Brown"),
        ("PARIS — The minister said the port was closed.", "The minister"),
        ("The statement added that two ships had left.", "The statement"),
        ("The general, who arrived on Friday, said the bridge was lost.", "The general"),
    ],
)
def test_the_speaker_is_found(text: str, speaker: str) -> None:
    found = statements(text)[-1].speaker
    assert found is not None
    assert found.text.startswith(speaker)


def test_a_relative_pronoun_is_named_by_what_it_stands_for() -> None:
    found = statements("The envoy met the officer who said that the bridge was destroyed.")[-1].speaker
    assert found is not None
    assert (found.text, found.name) == ("who", "the officer")


def test_a_pronoun_means_the_speaker_named_before() -> None:
    text = "The mayor said that the town was calm. He added that the bridge was destroyed."
    assert chain(text, "destroyed")[0][0] == "The mayor"


def test_a_pronoun_with_nobody_before_it_is_not_guessed() -> None:
    (said,) = statements("He said that the bridge was destroyed.")
    assert said.speaker is not None
    assert said.speaker.name is None


@pytest.mark.parametrize(
    "text",
    [
        "History repeats itself.",
        "A month before the visit the minister discussed the border with the envoy.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert statements(text) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Kim Song was quoted by the agency as saying that the bridge was destroyed.",
            ["Kim Song", "the agency", "The Test Post"],
        ),
        (
            "The agency said, citing two officials, that the bridge was destroyed.",
            ["two officials", "The agency", "The Test Post"],
        ),
    ],
)
def test_words_passed_on_have_two_links(text: str, speakers: list[str]) -> None:
    assert [link[0] for link in chain(text, "destroyed")] == speakers


@pytest.mark.parametrize(
    "text",
    ["Two soldiers were reportedly killed near the border.", "The rebels are said to have killed two soldiers."],
)
def test_a_claim_nobody_is_named_for_softens_the_outlet(text: str) -> None:
    assert chain(text, "killed") == [("The Test Post", None, "alleged")]


def test_a_denial_is_denied_in_the_chain() -> None:
    assert chain("Tehran denied that it had sold drones.", "sold")[0][2] == "denied"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The minister said the plan would fail, adding that nobody wanted it.", "the plan would fail"),
        ("The talks, begun in May, would go on in Geneva, he said.", "The talks, begun in May, would go on in Geneva"),
    ],
)
def test_content_ends_where_the_teller_takes_over(text: str, content: str) -> None:
    assert content in [plain(statement)[2][0] for statement in statements(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The report: “No ship has left the port since May.”", "The report"),
        ("Survey: The old port has lost ships", "Survey"),
    ],
)
def test_a_colon_gives_the_word_to_papers_and_polls(text: str, speaker: str) -> None:
    assert [(plain(found)[0], plain(found)[1]) for found in statements(text)] == [(speaker, ":")]

"""Which event answers which: the examples of the lexicon through the whole coder, and laws that every link obeys."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding import code_documents
from dragoman.coding.examples import example_document
from dragoman.coding.responses.cues import lexicon, parse
from dragoman.data import load_toml
from dragoman.errors import DataError
from dragoman.model import RELATIONS, Coded

RAW = load_toml("lexicon/en/responses.toml")
# The share of examples that pass; it only ever goes up.
FLOOR = 97.0


def found(coded: Coded) -> dict[str, str]:
    """The links as "response-word < trigger-word", with the rules that found them."""
    words = {event.id: event.trigger.text for event in coded.events}
    return {f"{words[link.response]} < {words[link.trigger]}": str(link.rule) for link in coded.links}


def code(text: str) -> Coded:
    return code_documents([example_document(text)])[0]


def test_the_examples_of_the_lexicon_come_out():
    cases = [(cue["id"], example["text"], example["expect"]) for cue in RAW["cue"] for example in cue["examples"]]
    coded = code_documents([example_document(text) for _, text, _ in cases])
    outcomes = [(rule, text, expect, found(one)) for (rule, text, expect), one in zip(cases, coded, strict=True)]
    failed = [
        f"{rule}: {text}\n    wanted {expect}, found {links}"
        for rule, text, expect, links in outcomes
        if links != ({} if expect == "none" else {expect: rule})
    ]
    share = 100 * (1 - len(failed) / len(outcomes))
    assert share >= FLOOR, f"{share:.1f}% of {len(outcomes)} examples pass; these do not:\n" + "\n".join(failed)


def test_the_lexicon_holds_a_hundred_cues_and_counter_examples():
    assert len({word for cue in RAW["cue"] for word in cue["words"]}) >= 100
    assert sum(example["expect"] == "none" for cue in RAW["cue"] for example in cue["examples"]) >= 15
    assert [name for name, times in Counter(cue["id"] for cue in RAW["cue"]).items() if times > 1] == []
    assert {cue["relation"] for cue in RAW["cue"]} == set(RELATIONS)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"form": "ornament"}, "form is 'ornament'"),
        ({"relation": "love"}, "relation is 'love'"),
        ({"parties": "all"}, "parties is 'all'"),
        ({"colour": "red"}, "colour"),
        ({"words": []}, "words missing"),
        ({"form": "verb"}, "a verb needs slots"),
        ({"confidence": 2}, "confidence is not between 0 and 1"),
    ],
)
def test_a_malformed_entry_is_named(change, complaint):
    entry = {
        "id": "x.y", "form": "hinge", "words": ["after"], "relation": "response", "confidence": 0.5,
        "examples": [{"text": "x", "expect": "none"}],
    }  # fmt: skip
    assert parse(entry).id == "x.y"
    with pytest.raises(DataError, match=f"'x.y'.*{complaint}"):
        parse({**entry, **change})


def test_nouns_that_point_back_know_their_events():
    words = lexicon()
    assert words.nouns["accusations"] == frozenset({"ACCUSE"})
    assert {"REQUEST", "AGREE"} <= words.nouns["proposal"]


def test_answers_to_answers_form_a_chain():
    coded = code(
        "Poland imposed sanctions on Belarus on Monday. In response, Minsk expelled the Polish ambassador. "
        "Poland retaliated by closing its border with Belarus."
    )
    assert found(coded) == {
        "expelled < sanctions": "answer.in_response",
        "closing < expelled": "response.answering",
    }


def test_who_was_hit_answers_and_not_a_bystander():
    told = "Poland accused Belarus of lying. Norway sent tents to Haiti. "
    coded = code(told + "In response, Belarus expelled the Polish ambassador.")
    assert found(coded) == {"expelled < accused": "answer.in_response"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a cue that opens a clause holds for all its verbs, the first of which may be no event
            "In April, Chile and Peru held naval exercises near Callao. In response, Bolivia unveiled a new railway, "
            "refused to receive the Peruvian envoy, and accused Chile of greed.",
            {"refused < exercises": "answer.in_response", "accused < exercises": "answer.in_response"},
        ),
        (  # what is only announced is answered before it happens
            "Kenya and Uganda intend to hold exercises in the spring. In response, Somalia fired two missiles on "
            "Friday.",
            {"fired < exercises": "answer.in_response"},
        ),
        (  # the subject of the cue points back to the response
            "Iran fired a missile at Iraq on Friday. The launch came days after the European Union imposed sanctions "
            "on Iran.",
            {"fired < sanctions": "sequence.day_after"},
        ),
        (
            "Norway banned Russian ships from its ports, which came a week after Russia seized a Norwegian trawler.",
            {"banned < seized": "sequence.day_after"},
        ),
        ("Russia and Cuba signed a deal. Norway voted against a text condemning Russia's actions.", {}),
        ("The minister opened a school in Lima. The book came a week after Kenya attacked Somalia.", {}),
    ],
)
def test_the_answer_is_found_where_the_cue_does_not_stand_on_it(text, expected):
    assert found(code(text)) == expected


def test_a_phrase_that_names_its_owner_points_to_the_act_of_that_owner():
    coded = code("Egypt criticised Sudan. Poland criticised Sudan. Sudan rejected the Egyptian criticism.")
    (link,) = coded.links
    by_id = {event.id: event for event in coded.events}
    assert by_id[link.trigger].actor[0].country == "EGY"


def test_a_link_is_surer_where_the_sides_meet():
    across = code("Russia expelled ten diplomats in response to the expulsion of Russian envoys by Poland.").links[0]
    apart = code("Chad expelled two Kenyan envoys in response to the expulsion of Russian envoys by Poland.").links[0]
    assert across.confidence > apart.confidence


CLAUSES = (
    "Poland imposed sanctions on Belarus", "Minsk expelled the Polish ambassador", "Israel bombed Gaza",
    "Hamas fired rockets at Israel", "Russia rejected the accusation", "Ukraine accused Russia of lying",
    "Turkey threatened Greece", "the French minister visited Oslo", "it condemned the attack",
)  # fmt: skip
JOINTS = (
    ". In response, ", " after ", " in retaliation for the bombing of Gaza by Israel. ", ", prompting Turkey to expel ",
    " despite ", ". ", " because ", " unless ", ", but ", " in exchange for ", "\n\nHours later, ", " as ", " over ",
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(CLAUSES), min_size=2, max_size=5), st.lists(st.sampled_from(JOINTS), min_size=4))
def test_links_stand_on_the_text_and_tie_two_events_of_it(clauses, joints):
    parts = [part for pair in zip(clauses, joints, strict=False) for part in pair]
    coded = code("".join(parts).strip() + ".")
    events = {event.id for event in coded.events}
    pairs = {(link.response, link.trigger) for link in coded.links}
    assert len(pairs) == len(coded.links)
    assert not pairs & {(trigger, response) for response, trigger in pairs}
    for link in coded.links:
        assert link.response != link.trigger
        assert {link.response, link.trigger} <= events
        assert coded.document.text[link.cue.start : link.cue.end] == link.cue.text
        assert link.kind == "textual"
        assert link.relation in RELATIONS
        assert 0 < link.confidence <= 1
        assert link.document == coded.document.ref
    assert coded == code(coded.document.text)

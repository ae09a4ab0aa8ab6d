"""Who stands behind a report, a pronoun or a place, and what is said on an occasion, through the whole coder."""

import dragoman
from dragoman.coding.actors import Mentions
from dragoman.coding.examples import example_document
from dragoman.coding.frames import Matcher
from dragoman.coding.lexicon import compile_lexicon, load_classes
from dragoman.read import analyse

from .test_rules import PUBLISHED, check, events

BEHIND = [
    ("The Norwegian government issued a report accusing Russia of jamming signals.", "ACCUSE NOR > RUS actual"),
    ("The Kenyan parliament passed a resolution condemning Somalia.", "ACCUSE KEN > SOM actual"),
    ("Turkey said it would send tents to Syria.", "AGREE TUR > SYR actual"),
]


def test_documents_and_pronouns_stand_for_those_who_speak():
    check(BEHIND, share=0.6)


PLACES = [
    ("Turkish authorities imposed a curfew in the town of Cizre.", "COERCE TUR > TUR actual"),
    ("Two Latvian diplomats were expelled from Belarus on Friday.", "SANCTION BLR > LVA actual"),
]


def test_a_deed_falls_on_those_of_its_place():
    check(PLACES, share=0.5)


def test_the_victim_of_a_condemned_act_is_not_blamed():
    got = events("Ireland condemned the bombing of a market in Sudan on Tuesday.")
    assert "ACCUSE IRL > - actual" in got
    assert not any(line.startswith("ACCUSE IRL > SDN") for line in got)


def test_sanctions_agreed_on_are_imposed_and_sanctions_vowed_are_threatened():
    assert "SANCTION EUR > BLR actual" in events("The European Union agreed on sanctions against Belarus on Monday.")
    assert "THREATEN EUR > BLR actual" in events("The European Union vowed to impose sanctions on Belarus.")


def test_what_is_said_on_the_telephone_is_said():
    got = events("Poland's president phoned the president of Ukraine to thank him for the grain.")
    assert any(line.startswith("CONSULT POL") for line in got)
    assert any(line.startswith("SUPPORT POL") and line.endswith("actual") for line in got)


def test_a_prison_sentence_has_two_categories():
    text = "A court in Tunisia sentenced two Moroccan bloggers to four years in prison."
    coded = dragoman.code(text, published=PUBLISHED)
    assert {event.event for event in coded.events} == {"SANCTION", "COERCE"}
    assert len({event.trigger for event in coded.events}) == 1


def test_a_general_frame_is_tried_after_the_others():
    raw = [
        {
            "id": "aid.wide",
            "event": "AID",
            "verbs": ["send"],
            "general": True,
            "where": {"obj": "<any>", "to": "<any>"},
        },
        {"id": "aid.narrow", "event": "AID", "verbs": ["send"], "where": {"obj": ["tent"]}},
    ]
    (reading,) = analyse([example_document("Italy sent tents to Malta.")])
    matcher = Matcher(Mentions(reading), compile_lexicon(raw, load_classes()))
    (candidates,) = matcher.candidates(reading.sentences[0])
    assert [candidate.frame.id for candidate in candidates] == ["aid.narrow", "aid.wide"]

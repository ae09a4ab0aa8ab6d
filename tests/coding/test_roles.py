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


TO_WHOM = [
    # who is addressed by name comes before a party named further on
    ("The US president urged Congress to end aid to Egypt.", "REQUEST USA > USA actual"),
    (
        "The Taliban refused talks with the Afghan government, demanding a meeting with Norway.",
        "REJECT AFG > AFG actual",
    ),
    (
        "Ghana's president sent a letter to the Togolese premier threatening to expel Togolese envoys.",
        "THREATEN GHA > TGO actual",
    ),
    ("Denmark lifted the restrictions imposed on Iceland last year.", "CONCEDE DNK > ISL actual"),
    ("Kenya suspended flights and ferries to Tanzania on Friday.", "SANCTION KEN > TZA actual"),
    ("Canada provided $40 million in emergency relief to Haiti.", "AID CAN > HTI actual"),
    ("Oman offered to mediate in the dispute between Chad and Niger.", "AGREE OMN > NER,TCD actual"),
    ("Chile sharply cut aid to Bolivia on Monday.", "SANCTION CHL > BOL actual"),
    ("Spain, Portugal condemn Venezuela over the arrests.", "ACCUSE ESP,PRT > VEN actual"),
    ("Peru and Ecuador failed to reach agreement on the border.", "REJECT PER > ECU actual"),
]


def test_the_recipient_is_reached_where_the_language_puts_it():
    check(TO_WHOM, share=0.8)


FARTHER = [
    # who is to move first, who wanted the thing, whom forces are to strike
    ("Ghana will not lift the embargo until Togo frees the fishermen.", "REJECT GHA > TGO actual"),
    ("The Danish court rejected an appeal lodged by the Icelandic government.", "REJECT DNK > ISL actual"),
    ("Eritrea sent fighter jets to destroy Djibouti's radar station.", "ASSAULT ERI > DJI actual"),
    ("Chile moved forces for an operation against Bolivia's outposts.", "MOBILIZE CHL > BOL actual"),
    ("Norway blocked on Tuesday a Swedish proposal.", "REJECT NOR > SWE actual"),
    ("The impounded Peruvian vessels were returned by Ecuador.", "RETREAT ECU > PER actual"),
    ("Oman will host the meeting of ASEAN ministers on Monday.", "AGREE OMN > IGO actual"),
    ("Thousands of teachers demonstrated in Paraguay on Monday.", "PROTEST PRY > PRY actual"),
]


def test_the_recipient_may_stand_farther_off():
    check(FARTHER, share=0.8)


def test_whom_forces_are_sent_to_protect_they_do_not_threaten():
    got = events("Kenya deployed troops to protect the Ugandan embassy.")
    assert not any(line.startswith("MOBILIZE KEN > UGA") for line in got)


def test_a_state_is_no_party_to_what_its_own_minister_threatens():
    got = events("The French finance minister threatened to stop French funding of the project.")
    assert not any(line.startswith("THREATEN FRA > FRA") for line in got)


def test_what_is_asked_for_people_is_not_asked_of_them():
    coded = dragoman.code("Kenyan lawmakers demanded better protection for young people.", published=PUBLISHED)
    asked = [event for event in coded.events if event.event == "REQUEST"]
    assert asked
    assert not any(event.recipient for event in asked)


def test_a_name_that_no_table_knows_may_be_asked_or_investigated():
    for text in (
        "Speaker Abena Kofi demanded that Wobrek appear before the chamber.",
        "The Turkish prosecutor opened an investigation into Bozgarel on suspicion of insulting the Turkish people.",
    ):
        coded = dragoman.code(text, published=PUBLISHED)
        assert any(ref.text in ("Wobrek", "Bozgarel") for event in coded.events for ref in event.recipient), text


def test_an_accusation_is_no_part_of_the_name_of_the_accused():
    coded = dragoman.code("Fiji accused opponents of theft on Tuesday.", published=PUBLISHED)
    assert [ref.text for event in coded.events for ref in event.recipient] == ["opponents"]


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

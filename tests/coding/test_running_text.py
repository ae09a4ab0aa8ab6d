"""Parties in running text: who goes on speaking, who stands beside whom, whom a headline or a state's outlet means."""

import pytest

from dragoman.coding import code_documents
from dragoman.ingest.documents import Raw, build
from dragoman.model import Coded

from .tables import nearly_all


def coded(text: str, title: str | None = None, source: str | None = None) -> Coded:
    raw = Raw(text=text, name="x", uri="x", extractor="text", key="x", lang="en", title=title)
    return code_documents([build(raw, published="2012-05-10", source=source)])[0]


def parties(text: str, trigger: str, title: str | None = None, source: str | None = None) -> str:
    """The sides of the event at a trigger: "EVENT ACTORS > RECIPIENTS", or "none"."""
    for event in coded(text, title, source).events:
        if event.trigger.text == trigger:
            sides = (",".join(dict.fromkeys(f.country or "-" for f in side)) for side in (event.actor, event.recipient))
            actors, recipients = (side or "." for side in sides)
            return f"{event.event} {actors} > {recipients}"
    return "none"


SPEAKERS = [
    (
        "Kenyan teachers met in Nairobi. Germany's wages are too low, they charged. They urged Norway to help them.",
        "urged",
        "REQUEST KEN > NOR",
    ),
    (
        "Chad's minister blamed the flood on Mali, he said. The mayor's silence about Togo is strange, he added. "
        "He urged Oslo to send tents.",
        "urged",
        "REQUEST TCD > NOR",
    ),
    (
        "The Danish union issued a statement. The plan would hurt Peru, the statement said. It urged Chile to drop it.",
        "urged",
        "REQUEST DNK > CHL",
    ),
]


def test_a_pronoun_that_speaks_is_who_spoke_before():
    nearly_all(
        [(text, got) for text, trigger, want in SPEAKERS if (got := parties(text, trigger)) != want],
        len(SPEAKERS),
        share=0.6,
    )


BESIDE = [
    ("Bo Ek, a member of the Danish parliament, and his party visited Lima.", "visited", "CONSULT DNK > PER"),
    ("Norway together with Chile condemned Togo.", "condemned", "ACCUSE NOR,CHL > TGO"),
    ("The president and people of Gabon thanked Peru.", "thanked", "SUPPORT GAB > PER"),
    ("Cuba is a friend that sent tents to Haiti.", "sent", "AID CUB > HTI"),
    ("Bo Ek, manager of the Harbour Company of Peru, and his aides visited Oslo.", "visited", "CONSULT PER > NOR"),
    (
        "Bo Ek, member of the Federal Parliament from the Christian Union of Germany, visited Oslo.",
        "visited",
        "CONSULT DEU > NOR",
    ),
    ("Chile and its allies condemned Togo.", "condemned", "ACCUSE CHL,- > TGO"),
    ("The Foreign Office spokesman of Gabon rejected the Peruvian report.", "rejected", "REJECT GAB > PER"),
    ("The Peru-Chad Friendship Committee praised Norway.", "praised", "SUPPORT PER > NOR"),
    ("The Minister of Youth and Sports Affairs of Indonesia visited Oslo.", "visited", "CONSULT IDN > NOR"),
    ("Oslo issued a statement in praise of the Chilean president's visit to Peru.", "visit", "CONSULT CHL > PER"),
]


def test_who_stands_beside_somebody_acts_too():
    nearly_all(
        [(text, got) for text, trigger, want in BESIDE if (got := parties(text, trigger)) != want],
        len(BESIDE),
        share=0.7,
    )


HEADLINES = [
    ("Norwegian Minister Urged to Resign", "Urged", "none"),
    ("Chadian Army Accused of Shelling Village", "Accused", "none"),
    ("Norway's Plan Condemned by Chilean Paper", "Condemned", "ACCUSE CHL > NOR"),
    ("Norway Urged to Apologize: Chilean Party", "Urged", "REQUEST CHL > NOR"),
    ("Norway Condemns Chile", "Condemns", "ACCUSE NOR > CHL"),
]


def test_the_past_form_of_a_headline_is_passive():
    nearly_all(
        [(title, got) for title, trigger, want in HEADLINES if (got := parties("A text.", trigger, title)) != want],
        len(HEADLINES),
        share=0.8,
    )


def test_people_of_no_country_are_those_a_states_outlet_writes_for_unless_its_story_is_set_abroad():
    text = "The Korean children sang. The spectators praised Chile for its gift."
    assert parties(text, "praised", source="KCNA").startswith("SUPPORT PRK")
    text = "Norway held its national day. Norway marched. Norway sang. The spectators praised Chile for its gift."
    assert parties(text, "praised", source="KCNA").startswith("SUPPORT NOR")


@pytest.mark.parametrize(
    "text",
    [
        "The Cuban paper devoted one page to the president of Angola.",
        "Norwegian pupils demonstrated the dignity of their school.",
        "Cuba is firmly defending its sovereignty.",
        "Key Resolve and Foal Eagle were denounced.",
        "The reporters recalled the treaty of friendship, cooperation and mutual assistance between Cuba and Laos.",
        "The Lao unit rose up with determination.",
    ],
)
def test_what_is_no_political_act(text: str):
    assert not coded(text).events


def test_what_is_asked_in_one_breath_is_not_done():
    events = coded("Norway demanded that the US stop the drill and withdraw its troops from Chad.").events
    assert {event.event for event in events} == {"REQUEST"}


def test_who_shares_a_surname_with_somebody_is_another():
    text = "Kim Ok Su, a Chadian minister, arrived. Norway condemned Kim Un Chol, a Danish rider. Chile thanked Kim."
    events = {event.trigger.text: event for event in coded(text).events}
    assert [found.country for found in events["condemned"].recipient] == ["DNK"]

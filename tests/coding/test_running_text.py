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
    ],
)
def test_what_is_no_political_act(text: str):
    assert not coded(text).events

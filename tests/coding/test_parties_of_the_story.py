"""Parties that a sentence leaves to the sentences before it, to titles and to the paper it stands in."""

import pytest

from dragoman.coding import code_documents
from dragoman.coding.gender import gender_of, pronoun_fits
from dragoman.ingest.documents import Raw, build
from dragoman.model import ActorRef, Event


def _events(text: str, source: str | None = None) -> tuple[Event, ...]:
    raw = Raw(text=text, name="x", uri="x", extractor="text", key="x", lang="en", title=None, url=None)
    (coded,) = code_documents([build(raw, published="2019-06-05", source=source)])
    return coded.events


def _told(text: str, source: str | None = None) -> list[str]:
    def codes(refs: tuple[ActorRef, ...]) -> str:
        return ",".join(ref.country or "?" for ref in refs) or "-"

    return [f"{e.event} {codes(e.actor)} > {codes(e.recipient)} {e.status}" for e in _events(text, source)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mali criticized Norway on Monday. The country has rejected the offer.", "REJECT NOR > MLI actual"),
        ("Mali's minister spoke. The West African nation attacked Chad.", "ASSAULT MLI > TCD actual"),
        ("Chad's jets flew over Mali. Norway condemned the country.", "ACCUSE NOR > MLI actual"),
        (
            "Norwegian, Danish and Dutch forces struck sites associated with Chad's nuclear capabilities.",
            "ASSAULT DNK,NLD,NOR > TCD actual",
        ),
        ("Chad's army shelled a Malian port. Mali vowed to retaliate.", "THREATEN MLI > TCD actual"),
        ("Mali and Chad met Togo. Norway imposed sanctions.", "SANCTION NOR > - actual"),
        ("Chad has no gas. Chad and its towns froze. Pat Doe criticized Norway.", "ACCUSE TCD > NOR actual"),
        ("Chad is dry. Chad is poor. A police officer was shot on Monday.", "ASSAULT - > TCD actual"),
        ("Chad's army is poor. Norwegian sanctions have hurt trade.", "SANCTION NOR > TCD actual"),
        ("Norway asked other cultures to accept the Chadian way.", "REQUEST NOR > - actual"),
        ("Norway condemned the regime in Mali and its arrests of teachers.", "COERCE MLI > MLI actual"),
        ("Mali denied it, hours after Chad had fired missiles at a Malian port.", "ASSAULT TCD > MLI actual"),
        ("It is important that Chad has freed three Norwegians.", "RETREAT TCD > NOR actual"),
        ("Mali gave the Shiite group Hezbollah weapons.", "AID MLI > LBN actual"),
        ("Chad is dry. Chad is poor. Mali expelled three diplomats.", "SANCTION MLI > TCD actual"),
        ("Al-Shabaab claimed an attack that killed ten soldiers in Chad.", "ASSAULT SOM > TCD actual"),
        ("Norway was right to strike Chad with missiles.", "ASSAULT NOR > TCD actual"),
        (
            "Norway's minister met the press. He and two lawmakers praised Chad. He condemned Mali.",
            "ACCUSE NOR > MLI actual",
        ),
        ("The Chadian crisis goes on. The regime could yet test missiles.", "MOBILIZE TCD > - hypothetical"),
        ("Sen. Pat Doe spoke. Chad is poor. Norway warned other lawmakers.", "THREATEN NOR > USA actual"),
        ("Danes have joined Norway in condemning Chad.", "ACCUSE DNK > TCD actual"),
        ("Mali will not negotiate with Chad until Norway lifts its sanctions.", "RETREAT NOR > MLI hypothetical"),
        ("Norway warned Chad not to conduct a missile test.", "THREATEN NOR > TCD actual"),
        ("The Islamic terror group ISIS claimed responsibility for the attack.", "ASSAULT IMG > - actual"),
        ("Norway promised not to attack Chad.", "CONCEDE NOR > TCD actual"),
        ("Norway has bought drones as a means of shelling the Chadian port.", "ASSAULT NOR > TCD hypothetical"),
        ("Norway's prime minister used a speech to condemn Chad.", "ACCUSE NOR > TCD actual"),
        ("Sens. Ann Doe of Ohio and Bob Roe of Utah criticized Chad.", "ACCUSE USA,USA > TCD actual"),
    ],
)
def test_parties_and_status(text: str, expected: str) -> None:
    assert expected in _told(text)


def test_a_place_beside_a_subject_does_nothing() -> None:
    assert _told("A surge in violence in the capital Ndjamena killed a Norwegian soldier.") == []


def test_an_american_paper_s_administration_is_america_s() -> None:
    text = "Chad thanked Mali. Chad praised Norway. The administration urged lawmakers to wait."
    assert "REQUEST USA > USA actual" in _told(text, "The Washington Post")
    assert "REQUEST USA > USA actual" not in _told(text, "The Guardian")


def test_he_is_no_daughter_of_his() -> None:
    events = _events("Jean Bo was fined in Chad. In 2015, his own daughter left the party. He praised Norway.")
    (praise,) = [e for e in events if e.event == "SUPPORT"]
    assert praise.actor == () or "daughter" not in (praise.actor[0].name or "")


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("Mrs. Bo", "Bo", "woman"),
        ("Maria Bo", "Maria Bo", "woman"),
        ("spokesman", None, "man"),
        ("Bo", "Wilbur Bo", "man"),
        ("Bo", None, None),
    ],
)
def test_gender_is_told_by_titles_nouns_and_given_names(text: str, name: str | None, gender: str | None) -> None:
    ref = ActorRef(text=text, start=0, end=len(text), name=name)
    assert gender_of(ref) == gender
    assert pronoun_fits("she", gender) == (gender != "man")
    assert pronoun_fits("his", gender) == (gender != "woman")


def test_in_a_headline_the_past_without_an_object_tells_what_somebody_suffered() -> None:
    title = "Two Malian Soldiers Arrested"
    raw = Raw(text="It was long.", name="x", uri="x", extractor="text", key="x", lang="en", title=title, url=None)
    (coded,) = code_documents([build(raw)])
    (arrest,) = coded.events
    assert (arrest.event, arrest.actor, arrest.recipient[0].country) == ("COERCE", (), "MLI")

"""Who is no party to politics, and who is meant by words that name nobody."""

import pytest

from dragoman.coding.coder import code_documents
from dragoman.coding.examples import example_document
from dragoman.coding.explain import explain
from dragoman.model import Event


def test_a_quarrel_of_private_persons_is_refused_with_its_reason() -> None:
    (sentence,) = explain(example_document("Pat Doe warned Mr. Roe to expect trouble."))
    assert "between private persons" in [item.reason for item in sentence.considered]
    assert all(item.event is None for item in sentence.considered)


def test_the_organization_is_the_body_spoken_of_last() -> None:
    text = "The Chadian Union of Writers met in Ndjamena. The organization condemned the arrest of the poet."
    (coded,) = code_documents([example_document(text)])
    (actor,) = next(event.actor for event in coded.events if event.event == "ACCUSE")
    assert actor.country == "TCD"


def test_who_is_quoted_is_not_whom_the_quotation_is_about() -> None:
    text = "Mali's president spoke. The Danish minister would face trial, he said, demanding an apology from Oslo."
    (coded,) = code_documents([example_document(text)])
    (actor,) = next(event.actor for event in coded.events if event.event == "REQUEST")
    assert actor.country == "MLI"


def events(text: str) -> list[Event]:
    (coded,) = code_documents([example_document(text)])
    return list(coded.events)


@pytest.mark.parametrize("place", ["in Washington", "in the Kremlin", "at the White House"])
def test_where_two_parties_sign_is_no_party(place: str) -> None:
    (event,) = (e for e in events(f"Norway and Chad signed 15 agreements {place}.") if e.event == "SUPPORT")
    assert [a.country for a in event.actor] == ["NOR", "TCD"]
    assert event.recipient == ()


def test_inspectors_belong_to_the_body_that_sends_them_not_to_where_they_leave_from() -> None:
    text = (
        "North Korea expelled inspectors of the International Atomic Energy Agency, or IAEA, "
        "from frozen nuclear facilities at Yongbyon."
    )
    (event,) = (e for e in events(text) if e.event == "SANCTION")
    assert [r.country for r in event.recipient] == ["UNO"]


def test_he_is_not_the_town_he_rules() -> None:
    text = "President Laurent Gbagbo announced on Sunday that he will extend the night-time curfew in Abidjan."
    (event,) = (e for e in events(text) if e.event == "THREATEN")
    assert event.actor[0].name == "Laurent Gbagbo"


def test_a_body_is_known_by_the_name_before_its_brackets() -> None:
    (event,) = (e for e in events("The Hezbollah (Party of God) group shelled a village in Chad.") if e.actor)
    assert event.actor[0].country == "LBN"


def test_a_pronoun_passes_the_tests_that_whom_it_means_would_pass() -> None:
    text = "Norwegian farmers gathered on Monday. They blocked the main road to Oslo."
    assert "PROTEST" in {event.event for event in events(text)}


@pytest.mark.parametrize(
    ("text", "event", "actors", "recipients"),
    [
        ("Chad, Mali and, to a lesser degree, Niger condemned the coup.", "ACCUSE", ["TCD", "MLI", "NER"], []),
        ("Lebanon complained to the United Nations on Tuesday over two Israeli air raids.", "ACCUSE", ["LBN"], ["ISR"]),
        ("A delegation led by Chadian minister Ali Bo visited Oslo.", "CONSULT", ["TCD"], ["NOR"]),
        ("The Minister of Defence of Chad, General Ali Bo, met Norway's premier.", "CONSULT", ["TCD"], ["NOR"]),
        ("In talks with Peru, Chad and Mali pledged aid to Togo.", "AGREE", ["TCD", "MLI"], ["TGO"]),
        ("Honduras is willing to withdraw its troops from the border zone.", "AGREE", ["HND"], []),
        ("Serb forces killed three ethnic Albanians near the border.", "ASSAULT", ["SRB"], ["SRB"]),
        ("Norway jailed the Chinese juggler Ali Bo.", "COERCE", ["NOR"], ["CHN"]),
        ("Thousands demonstrated in Oslo against abuses by the Chinese police.", "PROTEST", ["NOR"], ["CHN"]),
        ("Ola Berg defended Colombia´s raids.", "SUPPORT", [None], ["COL"]),
    ],
)
def test_every_party_of_a_list_and_whoever_is_meant(text, event, actors, recipients) -> None:
    (found,) = (e for e in events(text) if e.event == event)
    assert [a.country for a in found.actor] == actors
    assert [r.country for r in found.recipient] == recipients


def test_who_is_killed_in_a_town_is_of_it_whatever_else_is_named() -> None:
    text = "Russian forces used North Korean rockets when they attacked Kharkiv on 3 October, killing nine people."
    (people,) = (r for e in events(text) for r in e.recipient if r.text == "nine people")
    assert people.country == "UKR"

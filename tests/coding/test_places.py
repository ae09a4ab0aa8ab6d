"""Where events happen: places by name, by country and by what the text is about."""

import pytest

import dragoman
from dragoman.coding.places import country_point, namesakes, place_among, place_in, places
from dragoman.model import PlaceRef


def place_of(text: str, kind: str) -> PlaceRef | None:
    return next(event.place for event in dragoman.code(text, published="2024-05-14").events if event.event == kind)


def test_the_best_known_place_bears_the_name_alone() -> None:
    paris = places()["paris"]
    assert (paris.country, paris.kind) == ("FRA", "capital")
    assert all(found[0] == places()[name] for name, found in list(namesakes().items())[:2000])


def test_a_namesake_in_a_country_of_the_text_is_meant() -> None:
    found = [name for name, held in namesakes().items() if len({place.country for place in held}) > 1]
    assert found
    tripoli = place_in("Tripoli", "LBY")
    assert tripoli is not None and place_among("tripoli", {"LBY"}) == tripoli
    lebanese = place_in("Tripoli", "LBN")
    if lebanese is not None:
        assert lebanese.country == "LBN" and lebanese.lat is not None and abs(lebanese.lat - 34.4) < 1


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Police arrested six protesters in Alexandria, Va., on Monday.", "Alexandria", "USA"),
        ("Police arrested six protesters in Alexandria on Monday.", "Alexandria", "EGY"),
        ("Police arrested six protesters in London, Ontario.", "London", "CAN"),
        ("Police arrested six protesters in Moscow, Idaho.", "Idaho", "USA"),
        ("Police arrested six protesters in Tripoli, Lebanon.", "Tripoli", "LBN"),
        ("Police arrested six protesters in Jordan Friday.", "Jordan", "JOR"),
    ],
)
def test_the_state_after_a_town_says_which_is_meant(text: str, name: str, country: str) -> None:
    place = place_of(text, "COERCE")
    assert place is not None and (place.name, place.country) == (name, country)


def test_a_capital_is_not_given_up_for_a_namesake() -> None:
    paris = place_among("Paris", {"USA"})
    assert paris is not None and paris.country == "FRA"


def test_a_country_lies_where_its_capital_does() -> None:
    point = country_point("NGA", "Nigeria")
    assert point.name == "Nigeria" and point.kind == "country"
    assert point.lat is not None and point.lon is not None and abs(point.lat - 9) < 1 and abs(point.lon - 7.5) < 1
    assert country_point("XXX", "Nowhere").lat is None


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Rebels killed nine soldiers in Nigeria.", "ASSAULT", "Nigeria"),
        ("Rebels attacked an army camp near Kabul.", "ASSAULT", "Kabul"),
        ("Pirates attacked a ship in the Red Sea.", "ASSAULT", "Red Sea"),
        ("Pirates attacked a ship in the Malacca Strait.", "ASSAULT", "Strait of Malacca"),
        ("Rebels killed nine soldiers in the city of Goma.", "ASSAULT", "Goma"),
        ("Rebels killed nine soldiers in the northern province of Idlib.", "ASSAULT", "Idlib"),
        ("Rebels killed nine soldiers in Idlib province on Monday.", "ASSAULT", "Idlib"),
        ("The army killed two men in the West Bank city of Jenin.", "ASSAULT", "Jenin"),
        ("The Kenyan president met the Danish envoy at a hotel in the port of Mombasa.", "CONSULT", "Mombasa"),
        ("Russia shelled the Ukrainian city of Kherson.", "ASSAULT", "Kherson"),
        ("Russian missiles struck Kharkiv on Monday.", "ASSAULT", "Kharkiv"),
        ("Kenya praised the visit of the Danish minister to Mombasa.", "CONSULT", "Mombasa"),
    ],
)
def test_the_place_of_an_event(text: str, kind: str, name: str) -> None:
    place = place_of(text, kind)
    assert place is not None and place.name == name and place.lat is not None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The president received the French ambassador to Bahrain.", "CONSULT"),
        ("France condemned the arrests of journalists in Venezuela.", "ACCUSE"),
        ("Chad attacked Libya on Monday.", "ASSAULT"),
        ("The Kenyan premier, who is resting in Norway before his meeting with Ramaphosa, fished.", "CONSULT"),
        ("Kenya demanded the release of prisoners in Iran.", "REQUEST"),
        ("France and Germany signed the deal along with Russia.", "SUPPORT"),
        ("An aide was arrested in Russia probe.", "COERCE"),
        ("Kenya praised the agreement on elections in Sudan.", "SUPPORT"),
        ("France imposed sanctions against Belarus.", "SANCTION"),
        ("Moscow accused Kyiv of shelling.", "ACCUSE"),
    ],
)
def test_no_place_where_the_text_names_none(text: str, kind: str) -> None:
    assert place_of(text, kind) is None

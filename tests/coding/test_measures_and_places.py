"""How much, where and what about: quantities, places and contexts of events."""

import pytest

import dragoman
from dragoman.coding.clauses import noun_slots, verb_slots
from dragoman.coding.contexts import contexts
from dragoman.coding.ontology import ontology
from dragoman.coding.quantities import quantities
from dragoman.read import analyse
from read.trees import sentence

from .statement_readings import document

SENT = "Peru peru PROPN NNP 2 nsubj\nsent send VERB VBD 0 root\n"
MEASURED = {
    "500 shells": (500, "shell", "500 500 NUM CD 4 nummod\nshells shell NOUN NNS 2 obj"),
    "1,200 shells": (1200, "shell", "1,200 1,200 NUM CD 4 nummod\nshells shell NOUN NNS 2 obj"),
    "2.5 tonnes": (2.5, "tonne", "2.5 2.5 NUM CD 4 nummod\ntonnes tonne NOUN NNS 2 obj"),
    "two ships": (2, "ship", "two two NUM CD 4 nummod\nships ship NOUN NNS 2 obj"),
    "500 thousand shells": (
        500_000, "shell", "500 500 NUM CD 4 compound\nthousand thousand NUM CD 5 nummod\nshells shell NOUN NNS 2 obj",
    ),
    "dozens of tanks": (24, "tank", "dozens dozen NOUN NNS 2 obj\nof of ADP IN 5 case\ntanks tank NOUN NNS 3 nmod"),
}  # fmt: skip


@pytest.mark.parametrize("text", MEASURED)
def test_quantities_of_an_object(text):
    value, unit, rows = MEASURED[text]
    place = sentence(SENT + rows)
    (quantity,) = quantities(place, {"obj": [place.tokens[-1]]})
    assert (quantity.value, quantity.unit, quantity.span.text) == (value, unit, text)
    assert place.span.text[quantity.span.start : quantity.span.end] == text


def test_a_sum_in_front_of_which_its_currency_stands():
    rows = "$ $ SYM $ 2 obj\n10 10 NUM CD 5 compound\nmillion million NUM CD 3 nummod"
    place = sentence(SENT + rows)
    assert [(q.value, q.unit) for q in quantities(place, {"obj": [place.tokens[2]]})] == [(10_000_000, "$")]


def test_an_object_without_a_number_has_no_quantity():
    place = sentence(SENT + "the the DET DT 4 det\nshells shell NOUN NNS 2 obj")
    assert quantities(place, verb_slots(place, place.tokens[1])) == ()


def test_a_noun_is_measured_by_what_it_is_made_of():
    rows = "delivery delivery NOUN NN 0 root\nof of ADP IN 4 case\n40 40 NUM CD 4 nummod\ntanks tank NOUN NNS 1 nmod"
    place = sentence(rows)
    slots = noun_slots(place, place.tokens[0])
    assert [(q.value, q.unit) for q in quantities(place, slots, nominal=True)] == [(40, "tank")]
    assert quantities(place, slots) == ()


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Canada gave Haiti 10 million dollars in aid.", 10_000_000, "dollar"),
        ("Canada expelled four Russian diplomats.", 4, "diplomat"),
        ("Kenya delivered 300 tonnes of maize to Somalia.", 300, "tonne"),
        ("Hundreds of Russian soldiers attacked Ukraine.", None, None),
    ],
)
def test_events_carry_quantities(text, value, unit):
    found = [(q.value, q.unit) for event in dragoman.code(text, published="2024-05-14").events for q in event.quantity]
    assert found == ([(value, unit)] if value else [])


def place_of(text, kind):
    events = dragoman.code(text, published="2024-05-14").events
    return next(event.place for event in events if event.event == kind)


@pytest.mark.parametrize(
    ("text", "kind", "name", "country"),
    [
        ("The presidents of Sudan and Chad met in Doha.", "CONSULT", "Doha", "QAT"),
        ("The Danish prime minister arrived in Nairobi on Monday.", "CONSULT", "Nairobi", "KEN"),
        ("Turkish police arrested two Syrians in Antalya.", "COERCE", "Antalya", "TUR"),
        ("Russian troops attacked Ukrainian soldiers near Kharkiv.", "ASSAULT", "Kharkiv", "UKR"),
        ("Thousands of Peruvian students protested in Lima.", "PROTEST", "Lima", "PER"),
    ],
)
def test_an_event_has_the_place_that_hangs_on_it(text, kind, name, country):
    place = place_of(text, kind)
    assert (place.name, place.country) == (name, country)
    assert text[place.span.start : place.span.end] == place.span.text
    assert -90 <= place.lat <= 90
    assert -180 <= place.lon <= 180


def test_a_country_that_is_a_party_is_no_place():
    assert place_of("Poland expelled two Belarusian diplomats.", "SANCTION") is None


def test_where_it_is_said_is_not_where_it_was_done():
    place = place_of("Speaking in Oslo, Ukraine's president said that Russian troops attacked Sumy.", "ASSAULT")
    assert place is None or place.name != "Oslo"


def contexts_of(text):
    (reading,) = analyse([document(text)], whole=True)
    return contexts(reading.sentences)


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("The navy sent two frigates.", "military"),
        ("Voters go to the polls in a referendum.", "election"),
        ("The ministers discussed tariffs and exports.", "economic"),
        ("A judge sentenced the editor.", "legal"),
        ("The embassy recalled its ambassador.", "diplomatic"),
        ("Cholera broke out and the hospital closed.", "health"),
        ("Thousands of refugees crossed over.", "migration"),
        ("An earthquake razed the town.", "disasters"),
        ("The spies of an intelligence agency were caught.", "intelligence"),
    ],
)
def test_words_point_to_a_context(text, context):
    assert context in contexts_of(text)


def test_contexts_are_of_the_ontology_and_in_its_order():
    found = contexts_of("The navy and the embassy asked a court about refugees, tariffs and the referendum.")
    known = list(ontology().contexts)
    assert len(found) >= 5
    assert [known.index(name) for name in found] == sorted(known.index(name) for name in found)
    assert contexts_of("They sang.") == ()


def test_a_context_is_that_of_the_paragraph():
    text = "Poland expelled two Belarusian diplomats. The navy was put on alert.\n\nKenya thanked Ghana."
    found = {event.event: event.context for event in dragoman.code(text, published="2024-05-14").events}
    assert "military" in found["SANCTION"]
    assert "military" not in found["SUPPORT"]

"""What counts as agreement and what as dispute."""

import pytest

from dragoman.link.amounts import Amount, amount, one_amount
from dragoman.link.differences import differences

from .records import event, party, quantity, state, time


def test_a_coarser_date_agrees_and_an_absent_one_is_no_dispute():
    found = differences(
        [
            event(1, 1, time=time("2024-07-27")),
            event(2, 2, time=time("2024-07-01", "2024-07-31")),
            event(3, 3),
            event(4, 4, time=time("2024-01-01", anchor="document")),
        ]
    )
    assert found.agreed["date"] == {"start": "2024-07-27", "end": "2024-07-27"}
    assert "date" not in found.disputed


def test_two_days_of_one_month_are_a_dispute_in_which_the_month_takes_no_side():
    found = differences(
        [
            event(1, 1, time=time("2024-07-27")),
            event(2, 2, time=time("2024-07-25")),
            event(3, 3, time=time("2024-07-01", "2024-07-31")),
        ]
    )
    assert [(item.value["start"], item.events) for item in found.disputed["date"]] == [
        ("2024-07-25", ("e-2",)),
        ("2024-07-27", ("e-1",)),
    ]


def test_a_value_of_one_document_is_single():
    found = differences([event(1, 1, mode=["aerial"]), event(2, 1, mode=["aerial"]), event(3, 2)])
    assert found.single["mode"].value == ["aerial"]
    assert found.single["mode"].events == ("e-1", "e-2")
    assert found.agreed["event"] == "ASSAULT"


def test_places_within_a_country_agree_with_it_but_not_with_one_another():
    def at(name):
        return {"name": name, "country": "MLI", "lat": None, "lon": None, "span": None}

    assert differences([event(1, 1, place=at("Gao")), event(2, 2, place=at("Mali"))]).agreed["place"]["name"] == "Gao"
    found = differences([event(1, 1, place=at("Gao")), event(2, 2, place=at("Kidal")), event(3, 3, place=at("Mali"))])
    assert {item.value["name"]: item.events for item in found.disputed["place"]} == {"Gao": ("e-1",), "Kidal": ("e-2",)}


def test_participants_are_disputed_where_they_are_surely_others():
    named, office = party("Ada Shoe", "TCD", "person:ada-shoe"), party("the Chadian minister", "TCD")
    found = differences([event(1, 1, actor=[named]), event(2, 2, actor=[office])])
    assert found.agreed["actor"] == [{"name": "Ada Shoe", "country": "TCD"}]
    found = differences([event(1, 1), event(2, 2, actor=[state("Niger", "NER")])])
    assert {item.value[0]["country"] for item in found.disputed["actor"]} == {"TCD", "NER"}
    found = differences([event(1, 1, actor=[party("gunmen")]), event(2, 2, actor=[party("armed bandits")])])
    assert "actor" not in found.disputed and "actor" not in found.agreed


def test_what_one_document_tells_beside_what_all_tell_is_no_dispute():
    ada, bo = party("Ada Shoe", "TCD", "person:ada-shoe"), party("Bo Boot", "TCD", "person:bo-boot")
    told = [event(1, 1, actor=[ada]), event(2, 2, actor=[ada]), event(3, 2, actor=[bo])]
    office = event(4, 2, actor=[party("the delegation", "TCD")])
    assert differences([*told, office]).agreed["actor"] == [{"name": "Ada Shoe", "country": "TCD"}]
    assert "actor" in differences(told[::2]).disputed


def test_denied_and_done_is_a_dispute_even_within_a_document():
    found = differences([event(1, 1), event(2, 1, status="negated"), event(3, 2)])
    assert {item.value: item.events for item in found.disputed["status"]} == {
        "done": ("e-1", "e-3"),
        "denied": ("e-2",),
    }


def test_a_status_that_all_share_settles_it():
    found = differences([event(1, 1, status="future"), event(2, 1), event(3, 2)])
    assert found.agreed["status"] == "done"


def test_one_speaker_under_two_names_is_cited_by_both():
    found = differences(
        [
            event(1, 1, speakers=["Chadian Defence Ministry"]),
            event(2, 2, speakers=["the Defense Ministry"]),
            event(3, 3),
        ]
    )
    assert found.agreed["cited"] == "Chadian Defence Ministry"


TEXT = "At least 40 people and 500 thousand shells and half a million shells and about 31 tanks"


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        ((500_000, "exact"), (500_000, "exact"), True),
        ((40, "exact"), (43, "exact"), False),
        ((40, "least"), (43, "exact"), True),
        ((40, "exact"), (43, "most"), True),
        ((45, "least"), (43, "exact"), False),
        ((30, "about"), (31, "exact"), True),
        ((20, "about"), (31, "exact"), False),
        ((500_000, "exact"), (512_000, "exact"), True),
        ((300_000, "exact"), (500_000, "exact"), False),
        ((24, "least"), (36, "exact"), True),
    ],
)
def test_amounts(left, right, agree):
    one, other = (Amount(value, "people", "people", bound) for value, bound in (left, right))
    assert one_amount(one, other) is agree
    assert one_amount(other, one) is agree


def test_bounds_are_read_from_the_words_before_the_number():
    record = event(1, text=TEXT, trigger="At")
    bounds = [amount(record, quantity(TEXT, told, 1, "x")).bound for told in ("40 people", "500 thousand", "31 tanks")]
    assert bounds == ["least", "exact", "about"]


def test_numbers_in_dispute_leave_numbers_of_other_things_out():
    record = [
        event(number, number, text=text, trigger="shells", quantity=[quantity(text, told, value, "shell")])
        for number, (text, told, value) in enumerate(
            [
                ("300 shells", "300 shells", 300.0),
                ("500 shells", "500 shells", 500.0),
                ("300 shells", "300 shells", 300.0),
            ]
        )
    ]
    record[2]["quantity"].append(quantity("300 shells", "300 shells", 12.0, "gun"))
    found = differences(record)
    assert {item.value["value"]: item.events for item in found.disputed["quantity"]} == {
        300.0: ("e-0", "e-2"),
        500.0: ("e-1",),
    }


def test_in_talks_all_are_actors():
    talks = {"event": "CONSULT", "text": "Chad held talks with Mali.", "trigger": "talks"}
    turned = {"actor": [state("Mali", "MLI")], "recipient": [state("Chad", "TCD")]}
    found = differences([event(1, 1, **talks), event(2, 2, **talks, **turned)])
    assert {one["country"] for one in found.agreed["actor"]} == {"TCD", "MLI"}
    assert not found.disputed and "recipient" not in found.agreed

"""Which reports are taken to tell one event, and how groups form."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.data import load_toml
from dragoman.link.align import align, grouped
from dragoman.link.matching import FEATURES, alike, places, times, weights
from dragoman.link.reports import When, Where, act_and_step, party, report
from dragoman.link.stems import families, stem

from .records import event, state, time
from .records import party as person


def joined(*events):
    return align(map(report, events))


def test_the_weights_file_names_every_feature_and_no_other():
    assert sorted(load_toml("link/align.toml")["weights"]) == sorted(FEATURES)
    assert 0 < weights().join < 1


def test_the_same_attack_is_one_event_and_the_attack_in_return_another():
    there = event(1, 1)
    again = event(2, 2, text="The Chadian army struck Mali.", trigger="struck")
    back = event(3, 2, text="Mali attacked Chad.", actor=[state("Mali", "MLI")], recipient=[state("Chad", "TCD")])
    assert joined(there, again, back) == (("e-1", "e-2"), ("e-3",))


def test_talks_have_no_direction_but_visits_have():
    talks = {"event": "CONSULT", "cameo": "046", "text": "Chad held talks with Mali.", "trigger": "talks"}
    talks["coder"] = {"name": "frames", "rule": "consult.hold_talks", "version": "0"}
    turned = {"actor": [state("Mali", "MLI")], "recipient": [state("Chad", "TCD")]}
    assert joined(event(1, 1, **talks), event(2, 2, **talks, **turned)) == (("e-1", "e-2"),)
    visit = {**talks, "mode": ["visit"], "text": "Chad's visit to Mali ended.", "trigger": "visit", "cameo": "042"}
    assert len(joined(event(1, 1, **visit), event(2, 2, **visit, **turned))) == 2


def test_repeated_attacks_on_days_apart_are_two():
    first, second = event(1, 1, time=time("2024-05-01")), event(2, 2, time=time("2024-05-20"))
    assert len(joined(first, second)) == 2
    assert len(joined(first, event(3, 2, time=time("2024-05-01", "2024-05-31")))) == 1


def test_others_who_say_the_same_are_others():
    verdict = {
        "event": "ACCUSE",
        "cameo": "111",
        "mode": ["disapprove"],
        "text": "It condemned Mali.",
        "trigger": "condemned",
    }
    assert len(joined(event(1, 1, **verdict), event(2, 2, **verdict, actor=[state("Niger", "NER")]))) == 2


def test_a_verdict_of_somebody_unknown_is_not_that_of_somebody_else():
    verdict = {"event": "REQUEST", "cameo": "100", "text": "She demanded that Mali yield.", "trigger": "demanded"}
    verdict |= {"coder": {"name": "frames", "rule": "request.demand", "version": "0"}, "recipient": []}
    ada, bo = [person("Ada Shoe")], [person("Bo Boot")]
    other = {**verdict, "text": "Bo Boot has demanded action of Mali.", "actor": bo}
    assert len(joined(event(1, 1, **verdict, actor=ada), event(2, 2, **other))) == 2
    assert len(joined(event(1, 1, **verdict, actor=ada), event(2, 2, **verdict, actor=[person("Shoe")]))) == 1
    both = {**other, "actor": [state("Chad", "TCD"), state("Mali", "MLI")], "recipient": []}
    to_mali = {**verdict, "actor": ada, "recipient": [state("Mali", "MLI")]}
    assert len(joined(event(1, 1, **both), event(2, 2, **to_mali))) == 2  # that Mali demands is not that it is asked


def test_rebels_do_not_stand_for_their_state():
    rebels = {**person("Front of the North", "MLI"), "sector": ["REB"]}
    assert alike(party(rebels), party(state("Mali", "MLI"))) < 0
    assert alike(party(rebels), party({**rebels, "name": "the Front"})) > 0.5
    assert alike(party({**person("army", "MLI"), "sector": ["MIL"]}), party(state("Mali", "MLI"))) > 0.5


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"event": "AGREE", "of": "CONSULT"}, ("CONSULT", "planned")),
        ({"event": "AGREE", "cameo": "0331"}, ("AID", "planned")),
        ({"event": "AGREE", "cameo": "030"}, ("AGREE", "done")),
        ({"event": "CONCEDE", "of": "RETREAT", "status": "negated"}, ("RETREAT", "denied")),
        ({"event": "REQUEST", "of": "CONSULT"}, ("REQUEST", "done")),
        ({"status": "hypothetical"}, ("ASSAULT", "possible")),
    ],
)
def test_what_a_promise_is_about(changed, expected):
    assert act_and_step(event(1, **changed)) == expected


def test_parties():
    shoe, minister = person("Ada Shoe", "TCD", "person:ada-shoe"), person("Defence Minister of Chad", "TCD")
    mali = party(state("Mali", "MLI"))
    assert alike(party(shoe), party(shoe)) == 1
    assert alike(party(shoe), party(minister)) > 0
    assert alike(party(shoe), party(person("Bo Boot", "TCD", "person:bo-boot"))) == -1
    assert alike(party(state("Chad", "TCD")), party(minister)) > 0.5
    assert alike(party(shoe), mali) == -1
    assert alike(party(person("gunmen")), party(person("masked gunmen"))) > 0.5
    assert alike(party(person("gunmen")), party(person("villagers"))) < 0


def test_times_and_places():
    day, month, later = When(10, 10, True), When(1, 31, True), When(40, 40, True)
    assert times(day, day) == 1 and 0 < times(day, month) < 1 and times(day, later) == -1
    assert times(day, When(1, 365, True)) < times(day, month) < times(day, When(8, 14, True))
    assert abs(times(When(10, 10, False), When(40, 40, False))) < 0.5
    assert times(None, day) == 0
    town, other, land = Where("Gao", "MLI", False), Where("Kidal", "MLI", False), Where("Mali", "MLI", True)
    assert places(town, town) == 1 and places(town, land) > 0 > places(town, other)
    assert places(town, Where("Chad", "TCD", True)) == -1


def test_stems_and_families():
    assert stem("visited") == stem("visits") == stem("Visit") == stem("visiting")
    assert stem("met") == stem("meeting")
    assert stem("defence") == stem("Defense")
    assert stem("armies") == stem("army")
    assert families("talks")
    assert families("zzz") == frozenset()


@given(seed=st.integers(0, 100_000), size=st.integers(0, 12))
@settings(deadline=None)
def test_groups_do_not_depend_on_order_and_keep_judgements(seed, size):
    chance = random.Random(seed)
    ids = [f"e-{number:02}" for number in range(size)]
    pairs = [(left, right) for number, left in enumerate(ids) for right in ids[number + 1 :]]
    scores = {pair: chance.choice([0.1, 0.5, 0.9, chance.random()]) for pair in pairs if chance.random() < 0.7}
    different = [pair for pair in pairs if chance.random() < 0.1]
    same = [pair for pair in pairs if chance.random() < 0.05 and pair not in different]
    made = grouped(ids, scores, 0.5, same, different)
    items = list(scores.items())
    chance.shuffle(items)
    assert grouped(chance.sample(ids, size), dict(items), 0.5, same[::-1], different[::-1]) == made
    assert sorted(name for group in made for name in group) == ids
    home = {name: group for group in made for name in group}
    assert all(home[left] != home[right] for left, right in different)
    if not different:
        assert all(home[left] == home[right] for left, right in same)

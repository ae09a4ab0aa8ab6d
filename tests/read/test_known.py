"""Names that the tables know get their kind from them."""

import pytest

from dragoman.read.known import kinds, name_known
from dragoman.read.reading import Token


def tokens(*words):
    """Tokens of (text, part of speech, entity); an entity with B- before it begins a name."""
    made, at = [], 0
    for i, (text, pos, entity) in enumerate(words):
        starts = entity.startswith("B-")
        made.append(
            Token(i, text, text.lower(), pos, "", "dep", 0, at, at + len(text), "", entity[2:], entity_start=starts)
        )
        at += len(text) + 1
    return made


def named(*words):
    made = tokens(*words)
    name_known(made)
    return [f"{t.text}/{'B' if t.entity_start else 'I'}-{t.entity}" for t in made if t.entity]


def test_a_place_taken_for_a_person_is_a_place():
    assert named(("in", "ADP", ""), ("Munich", "PROPN", "B-PERSON")) == ["Munich/B-LOC"]


def test_a_name_in_capitals_is_known_as_well():
    assert named(("TEHRAN", "PROPN", "B-ORG"), ("protests", "VERB", "")) == ["TEHRAN/B-LOC"]


def test_borders_within_a_name_do_not_matter():
    words = [("al", "PROPN", "B-LOC"), ("-", "PUNCT", "I-LOC"), ("Qaeda", "PROPN", "I-LOC")]
    assert named(*words) == ["al/B-ORG", "-/I-ORG", "Qaeda/I-ORG"]


def test_a_name_the_pipeline_missed_is_found():
    words = [("of", "ADP", ""), ("New", "PROPN", ""), ("Zealand", "PROPN", ""), ("said", "VERB", "")]
    assert named(*words) == ["New/B-LOC", "Zealand/I-LOC"]


@pytest.mark.parametrize("neighbour", [("Lines", "PROPN", ""), ("Lines", "PROPN", "B-ORG")])
def test_part_of_a_longer_name_is_left_alone(neighbour):
    assert "Oslo/B-LOC" not in named(("Oslo", "PROPN", ""), neighbour)


def test_small_letters_make_no_name():
    assert named(("turkey", "NOUN", ""), ("mali", "PROPN", "")) == []


def test_a_name_of_several_kinds_stays_as_it_was():
    assert "austin" not in kinds()
    assert named(("Austin", "PROPN", "B-PERSON")) == ["Austin/B-PERSON"]

"""Logical slots: voice, control, gaps and coordination undone."""

import pytest

from dragoman.coding.clauses import conjuncts, is_passive, noun_slots, prepositions, verb_slots

from .trees import load, with_word

TREES = {text: (head, slots, rows) for head, slots, text, rows in load("clauses")}


def forms(slots):
    return {name: [token.text for token in held] for name, held in slots.items() if held}


@pytest.mark.parametrize("text", TREES)
def test_slots_are_logical(text):
    head, listed, rows = TREES[text]
    sentence, token = with_word(rows, head)
    wanted = {}
    for item in listed.split():
        name, form = item.split("=")
        wanted.setdefault(name.replace("_", " "), []).append(form)
    found = forms((noun_slots if token.pos == "NOUN" else verb_slots)(sentence, token))
    assert {name: found.get(name) for name in wanted} == wanted
    if token.pos != "NOUN":
        assert {"subj", "obj", "iobj"} & set(found) == {"subj", "obj", "iobj"} & set(wanted)


def test_every_slot_holds_words_of_the_sentence_once():
    for head, _, rows in TREES.values():
        sentence, token = with_word(rows, head)
        for held in verb_slots(sentence, token).values():
            assert len({t.i for t in held}) == len(held)
            assert all(sentence.tokens[t.i] is t and t is not token for t in held)


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("The village was shelled by the army.", True),
        ("Moldova was given generators by Romania.", True),
        ("Sailors detained by guards were freed.", True),
        ("The Danish minister visited Cairo.", False),
        ("Farmers protested, blocking the road.", False),
        ("Morocco, which recalled its envoy, protested.", False),
    ],
)
def test_voice(text, passive):
    sentence, token = with_word(TREES[text][2], TREES[text][0])
    assert is_passive(sentence, token) is passive


def test_the_whole_preposition_comes_before_its_last_word():
    sentence, kosovo = with_word(TREES["Serbia pulled out of Kosovo."][2], "Kosovo")
    assert prepositions(sentence, kosovo) == ["out of", "of", "out"]


def test_conjuncts_come_in_order_of_the_text():
    sentence, norway = with_word(TREES["Norway and Iceland condemned the coup."][2], "Norway")
    assert [token.text for token in conjuncts(sentence, norway)] == ["Norway", "Iceland"]


WRONGLY_HUNG = """
    Britain britain PROPN NNP 2 nsubj
    sent    send    VERB  VBD 0 root
    tanks   tank    NOUN  NNS 2 obj
    to      to      ADP   IN  5 case
    Kyiv    kyiv    PROPN NNP 3 nmod
"""


def test_a_phrase_hung_on_the_object_is_as_likely_the_verbs_own():
    sentence, sent = with_word(WRONGLY_HUNG, "sent")
    assert forms(verb_slots(sentence, sent)) == {"subj": ["Britain"], "obj": ["tanks"], "to": ["Kyiv"]}

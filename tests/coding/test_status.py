"""Whether it happened: tense, modals, negation, conditions and the words that govern a verb."""

import pytest

from dragoman.coding.status import noun_status, status_of
from dragoman.model import STATUSES
from dragoman.read import analyse

from .statement_readings import document
from .trees import load, with_word

ROWS = load("status")
SHARE = 0.8


@pytest.mark.parametrize(("status", "head", "text", "rows"), ROWS, ids=[fields[2] for fields in ROWS])
def test_status_of_a_verb(status, head, text, rows):
    sentence, token = with_word(rows, head)
    assert status in STATUSES
    assert status_of(sentence, token).value == status


def test_the_shipped_pipeline_gives_nearly_the_same():
    wrong = []
    for reading, (status, head, text, _) in zip(
        analyse([document(row[2]) for row in ROWS], whole=True), ROWS, strict=True
    ):
        tokens = {token.text: (sentence, token) for sentence in reading.sentences for token in sentence.tokens}
        sentence, token = tokens[head]
        if status_of(sentence, token).value != status:
            wrong.append(text)
    assert len(wrong) <= (1 - SHARE) * len(ROWS), wrong


NOUNS = {
    "future": "a a DET DT 3 det\nplanned planned ADJ JJ 3 amod\nattack attack NOUN NN 0 root",
    "hypothetical": "a a DET DT 3 det\npossible possible ADJ JJ 3 amod\nattack attack NOUN NN 0 root",
    "negated": "no no DET DT 2 det\nattack attack NOUN NN 0 root",
}
FEARED = "Troops troop NOUN NNS 2 nsubj\nfear fear VERB VBP 0 root\nan an DET DT 4 det\nattack attack NOUN NN 2 obj"
BEGUN = "The the DET DT 2 det\nattack attack NOUN NN 3 nsubj\nbegan begin VERB VBD 0 root"
WITHOUT = "left leave VERB VBD 0 root\nwithout without ADP IN 3 case\nattack attack NOUN NN 1 obl"


@pytest.mark.parametrize("status", NOUNS)
def test_status_of_a_noun_by_its_own_words(status):
    sentence, token = with_word(NOUNS[status], "attack")
    assert noun_status(sentence, token).value == status


@pytest.mark.parametrize(("rows", "status"), [(FEARED, "hypothetical"), (BEGUN, "actual"), (WITHOUT, "negated")])
def test_status_of_a_noun_by_what_governs_it(rows, status):
    assert noun_status(*with_word(rows, "attack")).value == status


def test_a_headline_with_a_question_mark_is_no_question():
    sentence, token = with_word(next(row[3] for row in ROWS if row[2] == "Did Gabon attack the convoy?"), "attack")
    assert status_of(sentence, token).value == "hypothetical"
    sentence.kind = "title"
    assert status_of(sentence, token).value == "actual"


def test_a_duty_is_told_from_a_possibility():
    duty = next(row for row in ROWS if row[2] == "Troops must leave the valley.")
    chance = next(row for row in ROWS if row[2] == "The rebels could attack again.")
    assert status_of(*with_word(duty[3], duty[1])).obliged
    assert not status_of(*with_word(chance[3], chance[1])).obliged


def test_a_double_negation_is_no_denial():
    rows = """
        Chad chad PROPN NNP 4 nsubj
        did do AUX VBD 4 aux
        not not PART RB 4 advmod
        deny deny VERB VB 0 root
        attacking attack VERB VBG 4 xcomp
        Mali mali PROPN NNP 5 obj
    """
    assert status_of(*with_word(rows, "attacking")).value != "negated"


@pytest.mark.parametrize(("word", "value"), [("not", "actual"), ("long", "hypothetical")])
def test_not_to_hesitate_is_to_act(word, value):
    rows = f"""
        Chad chad PROPN NNP 4 nsubj
        did do AUX VBD 4 aux
        {word} {word} ADV RB 4 advmod
        hesitate hesitate VERB VB 0 root
        to to PART TO 6 mark
        attack attack VERB VB 4 xcomp
        Mali mali PROPN NNP 6 obj
    """
    assert status_of(*with_word(rows, "attack")).value == value

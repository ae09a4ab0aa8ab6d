"""The lexicon compiled: frames read strictly, triggers found in every form."""

import pytest

from dragoman.coding.inflection import noun_forms, singular, verb_forms
from dragoman.coding.lexicon import compile_lexicon, lexicon, load_classes, parse_frame
from dragoman.coding.ontology import ontology
from dragoman.errors import DataError

FRAME = {"id": "aid.give", "event": "AID", "verbs": ["hand over", "give"], "nouns": ["gift of"], "cameo": "070"}


@pytest.mark.parametrize(
    "change",
    [
        {"verb": ["give"]},
        {"recipients": ["obj"]},
        {"Examples": []},
        {"id": None},
        {"id": ""},
        {"event": None},
        {"event": ""},
    ],
)
def test_a_frame_with_an_unknown_or_missing_key_is_refused(change):
    with pytest.raises(DataError) as error:
        parse_frame({**FRAME, **change}, 0)
    unknown = next(iter(set(change) - {"id", "event"}), "missing")
    assert unknown in str(error.value)


def test_roles_stand_where_the_format_says_by_default():
    frame = parse_frame({"id": "a.b", "event": "AID"}, 7)
    assert (frame.actor, frame.recipient) == (("subj",), ("obj",))
    assert frame.noun_actor == ("subj", "poss", "by", "adj")
    assert frame.noun_recipient == ("against", "on", "to", "with")
    assert frame.addressee == ("obj", "to", "on")
    assert (frame.mode, frame.cameo, frame.kind, frame.mutual, frame.implicit, frame.order) == (
        (), None, "event", False, False, 7,
    )  # fmt: skip


def test_one_word_may_stand_for_a_list_and_no_recipient_is_kept():
    frame = parse_frame({**FRAME, "mode": "visit", "recipient": [], "need": "actor", "where": {"upon": "@aid"}}, 0)
    assert (frame.mode, frame.recipient, frame.need) == (("visit",), (), ("actor",))
    assert frame.where == (("on", ("@aid",)),)


def test_triggers_are_indexed_by_every_form():
    built = compile_lexicon([FRAME, {"id": "x.y", "event": "ACCUSE", "adjectives": ["opposed to"]}], {})
    assert {"hand", "hands", "handed", "handing", "give", "gives", "gave", "given", "giving"} <= set(built.verbs)
    assert built.verbs["handed"][0].after == ("over",)
    assert built.verbs["gave"][0].after == ()
    assert built.nouns["gifts"][0].after == ("of",)
    assert built.adjectives["opposed"][0].after == ("to",)
    assert [frame.id for frame in built.frames] == ["aid.give", "x.y"]


def test_the_head_of_a_noun_pattern_stands_before_its_preposition_or_last():
    built = compile_lexicon(
        [{"id": "a.b", "event": "THREATEN", "nouns": ["declaration of war", "joint naval drill"]}], {}
    )
    assert (built.nouns["declarations"][0].before, built.nouns["declaration"][0].after) == ((), ("of", "war"))
    assert built.nouns["drills"][0].before == ("joint", "naval")
    assert "war" not in built.nouns


def test_the_first_frame_in_the_file_comes_first():
    built = compile_lexicon([{**FRAME, "id": f"aid.{i}"} for i in range(3)], {})
    assert [pattern.frame.id for pattern in built.verbs["give"]] == ["aid.0", "aid.1", "aid.2"]
    assert [frame.order for frame in built.frames] == [0, 1, 2]


def test_the_shipped_lexicon_speaks_the_ontologys_language():
    built, tables = lexicon(), ontology()
    assert {frame.event for frame in built.frames} == set(tables.categories)
    assert len(tables.categories) == 16
    for frame in built.frames:
        assert set(frame.mode) <= set(tables.categories[frame.event].modes), frame.id
        assert frame.cameo is None or frame.cameo in tables.goldstein, frame.id
        assert frame.kind in ("event", "attitude"), frame.id
        assert set(frame.need) <= {"actor", "recipient", "both_sides", "act", "office"}, frame.id
        tests = [test for _, listed in (*frame.where, *frame.unless) for test in listed]
        kinds = {"actor", "country", "people", "person", "org", "place", "none", "any", "number"}
        assert {test[1:-1] for test in tests if test.startswith("<")} <= kinds, frame.id


def test_every_class_that_a_frame_names_is_defined():
    classes = load_classes()
    tests = {
        (test[1:], frame.id)
        for frame in lexicon().frames
        for _, listed in (*frame.where, *frame.unless)
        for test in listed
        if test.startswith("@")
    }
    assert sorted(pair for pair in tests if pair[0] not in classes) == []


def test_classes_hold_words_in_lower_case():
    classes = load_classes()
    assert all(words for words in classes.values())
    assert all(word == word.lower().strip() for words in classes.values() for word in words)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("visit", {"visits", "visited", "visiting"}),
        ("expel", {"expels", "expelled", "expelling"}),
        ("ban", {"bans", "banned", "banning"}),
        ("deny", {"denies", "denied", "denying"}),
        ("deploy", {"deploys", "deployed", "deploying"}),
        ("seize", {"seizes", "seized", "seizing"}),
        ("flee", {"flees", "fled", "fleeing"}),
        ("tie", {"ties", "tied", "tying"}),
        ("attack", {"attacks", "attacked", "attacking"}),
        ("march", {"marches", "marched", "marching"}),
        ("panic", {"panics", "panicked", "panicking"}),
        ("free", {"frees", "freed", "freeing"}),
        ("meet", {"meets", "met", "meeting"}),
        ("fight", {"fights", "fought", "fighting"}),
        ("strike", {"strikes", "struck", "striking"}),
        ("shoot", {"shoots", "shot", "shooting"}),
        ("withdraw", {"withdraws", "withdrew", "withdrawn", "withdrawing"}),
        ("travel", {"travelled", "traveled", "travelling", "traveling"}),
    ],
)
def test_forms_of_verbs(lemma, forms):
    assert forms | {lemma} <= verb_forms(lemma)


def test_no_form_that_english_does_not_have():
    assert not {"banned", "denyed", "seizeed"} & verb_forms("deny")
    assert "meeted" not in verb_forms("meet")
    assert "baned" not in verb_forms("ban")
    assert "vissitted" not in verb_forms("visit")


@pytest.mark.parametrize(
    ("lemma", "plural"),
    [("treaty", "treaties"), ("attack", "attacks"), ("clash", "clashes"), ("envoy", "envoys"), ("crisis", "crises")],
)
def test_forms_of_nouns(lemma, plural):
    assert noun_forms(lemma) == {lemma, plural}


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("envoys", "envoy"), ("treaties", "treaty"), ("policemen", "policeman"), ("press", "press"), ("tank", "tank")],
)
def test_singular(form, lemma):
    assert singular(form) == lemma

"""Pipelines with ClearNLP labels, as spaCy's own are: the same clauses come out as from Universal Dependencies."""

import pytest

from dragoman.read.clearnlp import is_clearnlp, rebuild
from dragoman.read.labels import universal_entity, universal_relation
from dragoman.read.reading import Token


def read(rows):
    """Tokens from ``word/lemma/POS/head/label`` rows (heads count from 1, 0 for the root), rebuilt where needed."""
    tokens, labels, at = [], [], 0
    for i, row in enumerate(rows.split()):
        text, lemma, pos, head, label = row.split("/")
        governor = int(head) - 1 if int(head) else i
        dep = "root" if governor == i else universal_relation(label)
        tokens.append(Token(i, text, lemma, pos, "", dep, governor, at, at + len(text)))
        labels.append(label)
        at += len(text) + 1
    if is_clearnlp(labels):
        rebuild(tokens, labels)
    return {t.text: (t.dep, tokens[t.head].text) for t in tokens}


def test_prepositions_depend_on_their_nouns():
    found = read("Peru/Peru/PROPN/2/nsubj voted/vote/VERB/0/ROOT against/against/ADP/2/prep the/the/DET/5/det "
                 "ban/ban/NOUN/3/pobj on/on/ADP/5/prep mines/mine/NOUN/6/pobj")  # fmt: skip
    assert found["ban"] == ("obl", "voted")
    assert found["against"] == ("case", "ban")
    assert found["the"] == ("det", "ban")
    assert found["mines"] == ("nmod", "ban")
    assert found["on"] == ("case", "mines")


def test_the_agent_of_a_passive():
    found = read(
        "Envoys/envoy/NOUN/3/nsubjpass were/be/AUX/3/auxpass expelled/expel/VERB/0/ROOT by/by/ADP/3/agent "
        "Chad/Chad/PROPN/4/pobj"
    )
    assert found["Envoys"] == ("nsubj:pass", "expelled")
    assert found["were"] == ("aux:pass", "expelled")
    assert found["Chad"] == ("obl:agent", "expelled")
    assert found["by"] == ("case", "Chad")


def test_a_predicate_governs_its_copula():
    found = read("Talks/talk/NOUN/2/nsubj are/be/AUX/0/ROOT useful/useful/ADJ/2/acomp today/today/NOUN/2/npadvmod")
    assert found["useful"] == ("root", "useful")
    assert found["are"] == ("cop", "useful")
    assert found["Talks"] == ("nsubj", "useful")


def test_other_verbs_keep_their_complement():
    found = read("Talks/talk/NOUN/2/nsubj became/become/VERB/0/ROOT tense/tense/ADJ/2/acomp")
    assert found["tense"] == ("xcomp", "became")


def test_a_clause_after_a_preposition():
    found = read("Mali/Mali/PROPN/2/nsubj insisted/insist/VERB/0/ROOT on/on/ADP/2/prep leaving/leave/VERB/3/pcomp")
    assert found["leaving"] == ("advcl", "insisted")
    assert found["on"] == ("mark", "leaving")


def test_conjuncts_depend_on_the_first():
    found = read("Oman/Oman/PROPN/7/nsubj ,/,/PUNCT/1/punct Qatar/Qatar/PROPN/1/conj and/and/CCONJ/3/cc "
                 "Iraq/Iraq/PROPN/3/conj all/all/ADV/7/advmod met/meet/VERB/0/ROOT them/they/PRON/7/dobj")  # fmt: skip
    assert found["Qatar"] == ("conj", "Oman")
    assert found["Iraq"] == ("conj", "Oman")
    assert found["and"][0] == "cc"
    assert found["them"] == ("obj", "met")


def test_universal_trees_are_left_alone():
    rows = (
        "Peru/Peru/PROPN/2/nsubj voted/vote/VERB/0/root against/against/ADP/5/case the/the/DET/5/det ban/ban/NOUN/2/obl"
    )
    assert read(rows)["ban"] == ("obl", "voted")
    assert read(rows)["against"] == ("case", "ban")


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("PERSON", "PERSON"),
        ("PER", "PERSON"),
        ("GPE", "LOC"),
        ("LOC", "LOC"),
        ("FAC", "LOC"),
        ("ORG", "ORG"),
        ("DATE", ""),
        ("", ""),
    ],
)
def test_entity_labels_of_any_scheme(label, kind):
    assert universal_entity(label) == kind


@pytest.mark.parametrize(
    ("label", "relation"),
    [
        ("dobj", "obj"),
        ("ROOT", "root"),
        ("nsubjpass", "nsubj:pass"),
        ("nsubj:pass", "nsubj:pass"),
        ("acl:relcl", "acl:relcl"),
    ],
)
def test_relation_labels_of_both_schemes(label, relation):
    assert universal_relation(label) == relation

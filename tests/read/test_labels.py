"""Labels of other schemes in the terms that the rest of the house uses."""

import pytest

from dragoman.read.labels import universal_entity, universal_relation


@pytest.mark.parametrize(
    ("clear", "universal"),
    [
        ("ROOT", "root"), ("nsubjpass", "nsubj:pass"), ("csubjpass", "csubj:pass"), ("auxpass", "aux:pass"),
        ("dobj", "obj"), ("dative", "iobj"), ("prt", "compound:prt"), ("agent", "obl:agent"), ("poss", "nmod:poss"),
        ("relcl", "acl:relcl"), ("attr", "xcomp"), ("acomp", "xcomp"), ("neg", "advmod"),
    ],
)  # fmt: skip
def test_clearnlp_relations_are_translated(clear, universal):
    assert universal_relation(clear) == universal


@pytest.mark.parametrize("label", ["nsubj", "nsubj:pass", "acl:relcl", "obl:agent", "flat", "root", "made:up"])
def test_universal_relations_and_unknown_ones_stay_as_they_are(label):
    assert universal_relation(label) == label
    assert universal_relation(label.upper() if label == "made:up" else label) == label


@pytest.mark.parametrize(
    ("scheme", "kind"),
    [
        ("PER", "PERSON"), ("PERSON", "PERSON"), ("ORG", "ORG"), ("GPE", "LOC"), ("LOC", "LOC"), ("FAC", "LOC"),
        ("CARDINAL", ""), ("MONEY", ""), ("", ""), ("no such label", ""),
    ],
)  # fmt: skip
def test_entities_of_any_scheme_are_of_three_kinds(scheme, kind):
    assert universal_entity(scheme) == kind

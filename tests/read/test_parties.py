"""Subjects and objects that a parse has lost are found; those that it has are left alone."""

from dragoman.read.repair import repair

from .trees import tokens


def mended(conllu):
    found = tokens(conllu)
    repair(found)
    return {token.text: (token.dep, found[token.head].text) for token in found}


def test_a_bare_name_before_a_finite_verb_without_a_subject_is_one():
    found = mended("""
        Mandela mandela PROPN NNP 4 vocative
        ,       ,       PUNCT ,   1 punct
        has     have    AUX   VBZ 4 aux
        refused refuse  VERB  VBN 0 root
        talks   talk    NOUN  NNS 4 obj
    """)
    assert found["Mandela"] == ("nsubj", "refused")


def test_a_day_is_no_subject():
    found = mended("""
        Friday  Friday  PROPN NNP 2 vocative
        refused refuse  VERB  VBD 0 root
        talks   talk    NOUN  NNS 2 obj
    """)
    assert found["Friday"] == ("vocative", "refused")


def test_a_verb_keeps_the_subject_it_has():
    found = mended("""
        Oslo    oslo   PROPN NNP 4 vocative
        ,       ,      PUNCT ,   1 punct
        Riga    riga   PROPN NNP 4 nsubj
        refused refuse VERB  VBD 0 root
        talks   talk   NOUN  NNS 4 obj
    """)
    assert found["Riga"] == ("nsubj", "refused")
    assert found["Oslo"] == ("vocative", "refused")


def test_the_subject_of_a_phrase_between_commas_is_the_verbs():
    found = mended("""
        Powers powers NOUN  NNS 3 nsubj
        ,      ,      PUNCT ,   3 punct
        set    set    VERB  VBN 6 advcl
        aside  aside  ADV   RB  3 advmod
        ,      ,      PUNCT ,   3 punct
        came   come   VERB  VBD 0 root
        back   back   ADV   RB  6 advmod
    """)
    assert found["Powers"] == ("nsubj", "came")


def test_what_was_told_has_its_own_subject():
    found = mended("""
        He    he    PRON PRP 2 nsubj
        said  say   VERB VBD 0 root
        his   his   PRON PRP$ 4 nmod:poss
        house house NOUN NN  2 obj
        was   be    AUX  VBD 6 aux:pass
        burnt burn  VERB VBN 2 ccomp
    """)
    assert found["house"] == ("nsubj:pass", "burnt")


def test_a_name_that_goes_on_is_no_second_subject():
    found = mended("""
        Bank    bank    PROPN NNP 5 nsubj
        of      of      ADP   IN  3 case
        Nova    nova    PROPN NNP 1 nmod
        Scotia  scotia  PROPN NNP 5 nsubj
        refused refuse  VERB  VBD 0 root
    """)
    assert found["Bank"] == ("nsubj", "refused")
    assert found["Scotia"] == ("flat", "Nova")


def test_a_bare_noun_behind_a_verb_is_its_object():
    found = mended("""
        Oslo     oslo   PROPN NNP 2 nsubj
        returned return VERB  VBD 0 root
        to       to     ADP   IN  4 case
        Brazil   brazil PROPN NNP 2 obl
        21       21     NUM   CD  6 nummod
        frogs    frog   NOUN  NNS 2 obl
    """)
    assert found["frogs"] == ("obj", "returned")
    assert found["Brazil"] == ("obl", "returned")


def test_an_adjective_taken_for_the_object_modifies_it():
    found = mended("""
        Oslo     oslo     PROPN NNP 2 nsubj
        welcomed welcome  VERB  VBD 0 root
        Azeri    azeri    PROPN NNP 2 obj
        Aliyev   aliyev   PROPN NNP 6 nmod:poss
        's       's       PART  POS 4 case
        decision decision NOUN  NN  2 obl
    """)
    assert found["decision"] == ("obj", "welcomed")
    assert found["Azeri"] == ("amod", "decision")


def test_the_plural_in_a_headline_without_a_verb_is_one():
    found = mended("""
        Bahrain  bahrain  PROPN NNP 3 compound
        jails    jail     NOUN  NNS 3 compound
        activist activist NOUN  NN  0 root
    """)
    assert found == {"Bahrain": ("nsubj", "jails"), "jails": ("root", "jails"), "activist": ("obj", "jails")}


def test_of_two_verbs_in_a_row_the_first_is_what_happened():
    found = mended("""
        Fierce  fierce PROPN NNP 2 nsubj
        clashes clash  VERB  VBZ 0 root
        erupted erupt  VERB  VBN 2 xcomp
        in      in     ADP   IN  5 case
        Kidal   kidal  PROPN NNP 3 obl
    """)
    assert found["erupted"] == ("root", "erupted")
    assert found["clashes"] == ("nsubj", "erupted")


def test_what_is_acted_upon_far_from_a_told_verb_is_not_its_subject():
    found = mended("""
        Oslo      oslo     PROPN NNP 2 nsubj
        severed   sever    VERB  VBD 0 root
        relations relation NOUN  NNS 2 obj
        after     after    ADP   IN  6 case
        the       the      DET   DT  6 det
        embassy   embassy  NOUN  NN  2 obl
        was       be       AUX   VBD 8 aux:pass
        burnt     burn     VERB  VBN 2 ccomp
    """)
    assert found["relations"] == ("obj", "severed")
    assert found["embassy"] == ("nsubj:pass", "burnt")
    assert found["after"] == ("mark", "burnt")
    assert found["burnt"] == ("advcl", "severed")

"""Parses that cannot be right are mended; parses that can be are left alone."""

from dragoman.read.repair import _circular, repair

from .trees import tokens


def mended(conllu):
    found = tokens(conllu)
    repair(found)
    return found


def shape(found):
    """Form, relation and governor of every token."""
    return [(token.text, token.dep, found[token.head].text) for token in found]


def test_a_finite_verb_that_modifies_a_noun_becomes_the_root():
    found = mended("""
        Minister  minister PROPN NNP 2 compound
        Okello    okello   PROPN NNP 0 root
        criticised criticise VERB VBD 2 appos
        the       the      DET   DT  5 det
        ban       ban      NOUN  NN  2 appos
    """)
    assert shape(found) == [
        ("Minister", "compound", "Okello"),
        ("Okello", "nsubj", "criticised"),
        ("criticised", "root", "criticised"),
        ("the", "det", "ban"),
        ("ban", "obj", "criticised"),
    ]


def test_a_prepositional_phrase_follows_the_promoted_verb():
    found = mended("""
        Togo      togo     PROPN NNP 0 root
        appealed  appeal   VERB  VBD 1 acl
        to        to       ADP   IN  4 case
        Benin     benin    PROPN NNP 1 nmod
    """)
    assert shape(found)[0] == ("Togo", "nsubj", "appealed")
    assert shape(found)[3] == ("Benin", "obl", "appealed")


def test_a_relative_clause_is_no_misplaced_verb():
    given = """
        Envoys    envoy    NOUN  NNS 0 root
        who       who      PRON  WP  3 nsubj
        met       meet     VERB  VBD 1 acl:relcl
        rebels    rebel    NOUN  NNS 3 obj
    """
    assert shape(mended(given)) == shape(tokens(given))


def test_a_root_with_particle_and_object_is_a_verb():
    found = mended("""
        Niger     niger    PROPN NNP 2 nsubj
        shut      shut     ADJ   JJ  0 root
        down      down     ADP   RP  2 compound:prt
        the       the      DET   DT  5 det
        line      line     NOUN  NN  2 nmod
    """)
    assert (found[1].pos, found[1].tag) == ("VERB", "VBD")
    assert shape(found)[4] == ("line", "obj", "shut")


def test_a_predicate_with_copula_is_no_verb():
    given = """
        Ties      tie      NOUN  NNS 3 nsubj
        are       be       AUX   VBP 3 cop
        close     close    ADJ   JJ  0 root
        despite   despite  ADP   IN  6 case
        the       the      DET   DT  6 det
        row       row      NOUN  NN  3 obl
    """
    found = mended(given)
    assert found[2].pos == "ADJ"
    assert shape(found) == shape(tokens(given))


def test_a_subject_is_no_verb():
    found = mended("""
        Police    police   NOUN  NNS 2 compound
        raids     raid     VERB  VBZ 4 nsubj
        have      have     AUX   VBP 4 aux
        ended     end      VERB  VBN 0 root
    """)
    assert (found[1].pos, found[1].tag) == ("NOUN", "NNS")


def test_a_clause_in_subject_position_stays_a_verb():
    found = mended("""
        Striking  strike   VERB  VB  4 nsubj
        the       the      DET   DT  3 det
        port      port     NOUN  NN  1 obj
        hurts     hurt     VERB  VBZ 0 root
        Oman      oman     PROPN NNP 4 obj
    """)
    assert found[0].pos == "VERB"


def test_having_done_is_not_having_something_done():
    found = mended("""
        Rebels    rebel    NOUN  NNS 2 nsubj
        have      have     VERB  VBP 0 root
        seized    seize    VERB  VBN 5 amod
        two       two      NUM   CD  5 nummod
        towns     town     NOUN  NNS 2 obj
    """)
    assert shape(found) == [
        ("Rebels", "nsubj", "seized"),
        ("have", "aux", "seized"),
        ("seized", "root", "seized"),
        ("two", "nummod", "towns"),
        ("towns", "obj", "seized"),
    ]


def test_a_name_taken_for_half_a_compound_verb_is_the_subject():
    found = mended("""
        Slovenia  slovenia PROPN NNP 2 compound
        freed     free     VERB  VBD 0 root
        him       he       PRON  PRP 2 obj
    """)
    assert shape(found)[0] == ("Slovenia", "nsubj", "freed")


def test_every_mended_tree_is_still_a_tree():
    trees = [
        "Fire fire NOUN NN 0 root",
        """
        a a DET DT 2 det
        broke break VERB VBD 3 amod
        dam dam NOUN NN 0 root
        flooded flood VERB VBD 3 appos
        towns town NOUN NNS 4 appos
        """,
        """
        said say VERB VBD 3 conj
        Oslo oslo PROPN NNP 1 list
        Oslo oslo PROPN NNP 0 root
        hit hit VERB VBD 3 dep
        """,
    ]
    for given in trees:
        found = mended(given)
        assert sum(token.head == token.i for token in found) == 1
        for token in found:
            steps, at = 0, token
            while at.head != at.i:
                at, steps = found[at.head], steps + 1
                assert steps <= len(found), shape(found)


def test_nothing_to_mend():
    assert mended("") == []


def test_a_name_before_a_number_receives_what_is_counted():
    found = mended("""
        Canada  canada  PROPN NNP 2 nsubj
        gave    give    VERB  VBD 0 root
        Haiti   haiti   PROPN NNP 5 compound
        million million NUM   CD  5 nummod
        dollars dollar  NOUN  NNS 2 obj
    """)
    assert ("Haiti", "iobj", "gave") in shape(found)


def test_a_headline_that_tells_a_plan_has_its_verb_for_root():
    found = mended("""
        Malaysia malaysia PROPN NNP 0 root
        to       to       PART  TO  3 mark
        host     host     VERB  VB  1 acl
        leader   leader   NOUN  NN  3 obj
    """)
    assert shape(found)[0] == ("Malaysia", "nsubj", "host")
    assert shape(found)[2] == ("host", "root", "host")


def test_the_first_of_two_subjects_is_the_told_clauses():
    found = mended("""
        drills  drill NOUN  NNS 4 nsubj
        ,       ,     PUNCT ,   1 punct
        he      he    PRON  PRP 4 nsubj
        said    say   VERB  VBD 0 root
        ,       ,     PUNCT ,   4 punct
        were    be    AUX   VBD 7 aux:pass
        planned plan  VERB  VBN 4 ccomp
    """)
    assert shape(found)[0] == ("drills", "nsubj:pass", "planned")
    assert ("he", "nsubj", "said") in shape(found)


def test_what_follows_a_preposition_is_no_subject():
    found = mended("""
        Before    before   ADP   IN  3 case
        the       the      DET   DT  3 det
        visit     visit    NOUN  NN  7 nsubj
        ,         ,        PUNCT ,   5 punct
        Okello    okello   PROPN NNP 3 appos
        briefly   briefly  ADV   RB  7 advmod
        spoke     speak    VERB  VBD 0 root
    """)
    assert shape(found)[2] == ("visit", "obl", "spoke")
    assert shape(found)[4] == ("Okello", "nsubj", "spoke")


def test_between_gathers_all_that_it_names():
    found = mended("""
        Talks     talk     NOUN  NNS 0 root
        between   between  ADP   IN  3 case
        Ghana     ghana    PROPN NNP 1 nmod
        ,         ,        PUNCT ,   5 punct
        Togo      togo     PROPN NNP 1 conj
        and       and      CCONJ CC  7 cc
        Benin     benin    PROPN NNP 8 nsubj
        opened    open     VERB  VBD 1 acl
    """)
    assert shape(found)[4] == ("Togo", "conj", "Ghana")
    assert shape(found)[6] == ("Benin", "conj", "Ghana")


def test_what_is_set_off_by_commas_with_its_own_subject_is_no_relative_clause():
    found = mended("""
        Drills    drill    NOUN  NNS 0 root
        ,         ,        PUNCT ,   4 punct
        he        he       PRON  PRP 4 nsubj
        said      say      VERB  VBD 1 acl:relcl
        ,         ,        PUNCT ,   4 punct
        were      be       AUX   VBD 7 aux:pass
        planned   plan     VERB  VBN 4 ccomp
    """)
    assert shape(found)[0] == ("Drills", "nsubj:pass", "planned")
    assert shape(found)[3] == ("said", "root", "said")


def test_a_relative_clause_stays_one():
    found = mended("""
        Drills    drill    NOUN  NNS 0 root
        ,         ,        PUNCT ,   5 punct
        which     which    PRON  WDT 5 obj
        he        he       PRON  PRP 5 nsubj
        planned   plan     VERB  VBD 1 acl:relcl
        ,         ,        PUNCT ,   5 punct
    """)
    assert shape(found)[4] == ("planned", "acl:relcl", "Drills")


def test_a_list_of_names_read_as_two_subjects_is_one():
    found = mended("""
        Peru       peru     PROPN NNP 5 nsubj
        ,          ,        PUNCT ,   1 punct
        Chile      chile    PROPN NNP 5 nsubj
        Bolivia    bolivia  PROPN NNP 3 conj
        met        meet     VERB  VBD 0 root
    """)
    assert shape(found)[0] == ("Peru", "conj", "Chile")


def test_the_last_of_a_list_read_as_a_second_subject_is_joined_to_the_first():
    found = mended("""
        Groups     group    NOUN  NNS 7 nsubj
        with       with     ADP   IN  3 case
        unions     union    NOUN  NNS 1 nmod
        and        and      CCONJ CC  6 cc
        the        the      DET   DT  6 det
        League     league   PROPN NNP 7 nsubj
        met        meet     VERB  VBD 0 root
    """)
    assert shape(found)[0] == ("Groups", "nsubj", "met")
    assert shape(found)[5] == ("League", "conj", "Groups")


def test_a_name_after_a_title_is_no_second_subject():
    found = tokens("""
        The        the      DET   DT  2 det
        reporter   reporter NOUN  NN  5 nsubj
        Ali        ali      PROPN NNP 5 nsubj
        Bo         bo       PROPN NNP 3 flat
        left       leave    VERB  VBD 0 root
    """)
    found[2].entity, found[2].entity_start = "PERSON", True
    repair(found)
    assert shape(found)[1:3] == [("reporter", "nsubj", "left"), ("Ali", "appos", "reporter")]


def test_what_follows_the_comma_of_a_phrase_in_front_is_the_subject_that_is_missing():
    found = mended("""
        In         in       ADP   IN  2 case
        talks      talk     NOUN  NNS 8 obl
        with       with     ADP   IN  4 case
        Peru       peru     PROPN NNP 2 nmod
        ,          ,        PUNCT ,   6 punct
        Chad       chad     PROPN NNP 4 conj
        has        have     AUX   VBZ 8 aux
        agreed     agree    VERB  VBN 0 root
    """)
    assert shape(found)[5] == ("Chad", "nsubj", "agreed")


def test_a_list_inside_a_phrase_in_front_stays_there():
    found = mended("""
        In         in       ADP   IN  2 case
        Peru       peru     PROPN NNP 6 obl
        ,          ,        PUNCT ,   4 punct
        Chad       chad     PROPN NNP 2 conj
        they       they     PRON  PRP 6 nsubj
        agreed     agree    VERB  VBD 0 root
    """)
    assert shape(found)[3] == ("Chad", "conj", "Peru")


def test_who_speaks_at_the_end_of_a_sentence_is_the_subject_there():
    found = mended("""
        Oslo       oslo     PROPN NNP 2 nsubj
        sent       send     VERB  VBD 0 root
        aid        aid      NOUN  NN  2 obj
        ,          ,        PUNCT ,   5 punct
        officials  official NOUN  NNS 3 conj
        said       say      VERB  VBD 2 advcl
        .          .        PUNCT .   2 punct
    """)
    assert shape(found)[4:6] == [("officials", "nsubj", "said"), ("said", "parataxis", "sent")]


def test_what_has_a_modal_and_a_subject_is_a_verb():
    found = mended("""
        Oslo       oslo     PROPN NNP 2 nsubj
        promised   promise  VERB  VBD 0 root
        it         it       PRON  PRP 5 nsubj
        will       will     AUX   MD  5 aux
        shelter    shelter  NOUN  NN  6 compound
        rebels     rebel    NOUN  NNS 2 obj
    """)
    assert shape(found)[4:] == [("shelter", "ccomp", "promised"), ("rebels", "obj", "shelter")]
    assert found[4].pos == "VERB"


def test_a_past_form_before_a_loose_noun_is_the_verb_of_a_sentence_without_one():
    found = mended("""
        Oslo       oslo     PROPN NNP 0 root
        in         in       ADP   IN  4 case
        a          a        DET   DT  4 det
        letter     letter   NOUN  NN  1 nmod
        blasted    blast    VERB  VBN 6 amod
        Lima       lima     PROPN NNP 1 nmod
    """)
    assert shape(found)[4] == ("blasted", "root", "blasted")
    assert (shape(found)[0], shape(found)[5]) == (("Oslo", "nsubj", "blasted"), ("Lima", "obj", "blasted"))


def test_what_stands_before_a_noun_in_a_phrase_is_a_preposition():
    found = mended("""
        Oslo       oslo     PROPN NNP 2 nsubj
        sent       send     VERB  VBD 0 root
        words      word     NOUN  NNS 2 obj
        of         of       SCONJ IN  5 mark
        greeting   greeting NOUN  NN  3 nmod
    """)
    assert shape(found)[3] == ("of", "case", "greeting")


SAID = """
    Oslo       oslo     PROPN NNP 2 nsubj
    said       say      VERB  VBD 0 root
    in         in       ADP   IN  4 case
    letters    letter   NOUN  NNS 2 obl
    that       that     PRON  WDT 7 obj
    Lima       lima     PROPN NNP 7 nsubj
    sent       send     VERB  VBD 4 acl:relcl
"""


def test_a_that_whose_clause_lacks_nothing_opens_what_is_said():
    found = mended(SAID + "    aid        aid      NOUN  NN  7 obj")
    assert shape(found)[4] == ("that", "mark", "sent")
    assert shape(found)[6] == ("sent", "ccomp", "said")


def test_a_that_for_the_object_of_its_clause_stays_a_pronoun():
    found = mended(SAID)
    assert shape(found)[6] == ("sent", "acl:relcl", "letters")


def test_a_pronoun_stays_a_subject_of_its_own():
    found = mended("""
        All        all      PRON  DT  5 nsubj
        and        and      CCONJ CC  3 cc
        it         it       PRON  PRP 5 nsubj
        again      again    ADV   RB  5 advmod
        failed     fail     VERB  VBD 0 root
    """)
    assert shape(found)[2] == ("it", "nsubj", "failed")


def test_a_sentence_after_a_comma_is_nothing_that_the_first_one_says():
    found = mended("""
        Oslo       oslo     PROPN NNP 2 nsubj
        sent       send     VERB  VBD 0 root
        aid        aid      NOUN  NN  2 obj
        ,          ,        PUNCT ,   2 punct
        Bern       bern     PROPN NNP 6 nsubj
        objected   object   VERB  VBD 2 ccomp
    """)
    assert shape(found)[5] == ("objected", "parataxis", "sent")


def test_what_somebody_is_told_stays_his_words():
    found = mended("""
        Oslo       oslo     PROPN NNP 2 nsubj
        told       tell     VERB  VBD 0 root
        aides      aide     NOUN  NNS 2 obj
        Bern       bern     PROPN NNP 5 nsubj
        objected   object   VERB  VBD 2 ccomp
    """)
    assert shape(found)[4] == ("objected", "ccomp", "told")


def test_a_noun_with_a_preposition_of_its_own_modifies_no_other():
    found = mended("""
        Police    police   NOUN  NNS 2 nsubj
        met       meet     VERB  VBD 0 root
        in        in       ADP   IN  4 case
        Jordan    jordan   PROPN NNP 5 compound
        Friday    friday   PROPN NNP 2 obl:unmarked
    """)
    assert shape(found)[3] == ("Jordan", "obl", "met")


def test_a_circle_is_seen():
    rows = """
        Police    police   NOUN  NNS 2 nsubj
        met       meet     VERB  VBD {} root
        crowds    crowd    NOUN  NNS 2 obj
    """
    assert not _circular(tokens(rows.format(0)))
    assert _circular(tokens(rows.format(3)))

"""Sentence boundaries are refused where none can be."""

import pytest
import spacy
from spacy.tokens import Doc

from dragoman.read.guard import sentence_guard

NLP = spacy.blank("en")


def refused(words, tags):
    """The words that may not begin a sentence."""
    doc = sentence_guard(Doc(NLP.vocab, words=words, tags=tags))
    return [token.text for token in doc if token.is_sent_start is False]


@pytest.mark.parametrize("mark", [".", "!", "?", ";", "…", '"', "”", ")", "•", "—", "-"])
def test_after_a_mark_that_may_end_one_even_a_title_may_start(mark):
    words = ["Foreign", mark, "Minister", "Rudenko", "spoke"]
    assert refused(words, ["NNP", ".", "NNP", "NNP", "VBD"]) == ["Rudenko"]


def test_a_title_is_not_torn_from_the_name():
    words = ["Russian", "Deputy", "Foreign", "Minister", "Andrei", "Rudenko", "spoke"]
    assert refused(words, ["JJ", "NNP", "NNP", "NNP", "NNP", "NNP", "VBD"]) == words[1:-1]


def test_text_that_lost_its_full_stops_may_break_anywhere_else():
    assert refused(["talks", "ended", "both", "left"], ["NNS", "VBD", "DT", "VBD"]) == []


def test_one_word_and_no_word():
    assert refused(["Kyiv"], ["NNP"]) == []
    assert refused([], []) == []


def test_a_colon_after_few_words_opens_what_they_announce():
    assert "The" in refused(["Survey", ":", "The", "port", "closed"], ["NN", ":", "DT", "NN", "VBD"])
    words = ["All", "troops", "left", "town", ":", "The", "war", "ended"]
    assert "The" not in refused(words, ["DT", "NNS", "VBD", "NN", ":", "DT", "NN", "VBD"])

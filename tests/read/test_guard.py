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


def test_a_word_in_lower_case_starts_no_sentence_after_another():
    assert refused(["Troops", "left", "the", "town"], ["NNS", "VBD", "DT", "NN"]) == ["left", "the", "town"]


@pytest.mark.parametrize("mark", [".", "!", "?", ";", "…", '"', "”", ")", "•", "—", "-"])
def test_after_a_mark_that_may_end_one_anything_may_start(mark):
    words = ["Troops", "left", mark, "the", "town"]
    assert {"left", "the", "town"} - set(refused(words, ["NNS", "VBD", ".", "DT", "NN"])) == {"the"}


def test_a_title_is_not_torn_from_the_name():
    words = ["Russian", "Deputy", "Foreign", "Minister", "Andrei", "Rudenko", "spoke"]
    assert refused(words, ["JJ", "NNP", "NNP", "NNP", "NNP", "NNP", "VBD"]) == words[1:]


def test_text_that_lost_its_full_stops_may_break_at_a_capital():
    assert refused(["talks", "ended", "Both", "left"], ["NNS", "VBD", "DT", "VBD"]) == ["ended", "left"]


def test_one_word_and_no_word():
    assert refused(["Kyiv"], ["NNP"]) == []
    assert refused([], []) == []


def test_a_colon_after_few_words_opens_what_they_announce():
    assert "The" in refused(["Survey", ":", "The", "port", "closed"], ["NN", ":", "DT", "NN", "VBD"])
    words = ["All", "troops", "left", "town", ":", "The", "war", "ended"]
    assert "The" not in refused(words, ["DT", "NNS", "VBD", "NN", ":", "DT", "NN", "VBD"])

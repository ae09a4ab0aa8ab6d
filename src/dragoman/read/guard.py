"""Sentence boundaries that cannot be: a guard run before the parser, which keeps to what it forbids."""

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from ..data import load_toml

_TERMINAL = frozenset(".!?:;…\"'”’»)]}*•|–—-")

_TITLE = frozenset(("JJ", "NNP", "NN"))
_NAME = frozenset(("NNP", "NNPS", "NN"))


_OPENING = 3  # words


@cache
def _offices() -> frozenset[str]:
    """Words for persons before a name, in lower case: "the Chadian despot | Ali Bo"."""
    persons = (role for role in load_toml("actors/roles.toml")["role"] if role.get("kind", "person") == "person")
    return frozenset(word for role in persons for word in role["words"] if word.isalpha() and word.islower())


@cache
def abbreviated_titles() -> frozenset[str]:
    """Titles whose full stop ends no sentence: "Sens." before a name."""
    words = (word for role in load_toml("actors/roles.toml")["role"] for word in role["words"])
    return frozenset(word for word in words if word.endswith(".") and word[:-1].isalpha())


def _opening(colon: Token) -> bool:
    """Whether a colon closes the opening words of a text: "Survey: The port has lost ships"."""
    return 0 < colon.i <= _OPENING and all(word.text[0].isalpha() for word in colon.doc[: colon.i])


@Language.component("dragoman_sentence_guard")
def sentence_guard(doc: Doc) -> Doc:
    """Forbid a sentence start inside a name or title, and after a colon that follows few words.

    Between two words without punctuation a sentence may start, as in text that lost its full stops, but not so as to
    part "Russian Deputy | Foreign Minister". Needs the tagger's tags.
    """
    for token in doc[1:]:
        previous = token.nbor(-1)
        if previous.text == ":" and _opening(previous):
            token.is_sent_start = False
        if previous.text in abbreviated_titles() and token.text[0].isupper():
            token.is_sent_start = False
        if previous.text[-1] in _TERMINAL:
            continue
        if previous.text in _offices() and token.tag_ == "NNP":
            token.is_sent_start = False
        if previous.text[0].isupper() and previous.tag_ in _TITLE and token.tag_ in _NAME:
            token.is_sent_start = False
    return doc

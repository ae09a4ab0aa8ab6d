"""Subjects that the parser tied to something else, found by their place beside the cue."""

from ...read.reading import Sentence, Token
from .cues import lexicon

_NAMES = frozenset(("PROPN", "NOUN"))
_INNER = frozenset(("flat", "compound", "appos", "nmod", "amod", "det", "nmod:poss", "conj", "list", "nummod"))
_APPOSITION = 16
_STARTS = frozenset(("DET", "PROPN", "NOUN", "ADJ", "PRON", "NUM"))


def _before(sentence: Sentence, verb: Token) -> int:
    """The index left of a verb with its auxiliaries and adverbs, or -1."""
    i = verb.i - 1
    while i >= 0 and (sentence.tokens[i].pos in ("AUX", "ADV", "PART")):
        i -= 1
    return i


def relative_subject(sentence: Sentence, verb: Token, first: int) -> Token | None:
    """The "who" or "which" right before the verb: "the man who said". The token itself, not what it stands for."""
    i = _before(sentence, verb)
    if i < 1 or (verb.tag in ("VBG", "VBN", "VB") and first == verb.i):
        return None
    token = sentence.tokens[i]
    if token.tag in ("WP", "WDT") and token.lower in lexicon().lists["relative_subjects"]:
        return token
    return None


def across_comma(sentence: Sentence, verb: Token) -> Token | None:
    """The name before an apposition or aside: "Steve Coll, the dean, said", "The office, when asked, said"."""
    tokens = sentence.tokens
    close = _before(sentence, verb)
    if close < 2 or tokens[close].text != ",":
        return None
    for i in range(close - 1, max(0, close - _APPOSITION), -1):
        if tokens[i].text == "," and tokens[i - 1].pos in _NAMES:
            return top(sentence, tokens[i - 1], 0, i)
    return None


def right_neighbour(sentence: Sentence, verb: Token) -> Token | None:
    """The name right after a verb of saying that follows its quotation: "stated Roman Petrov, a teacher"."""
    tokens = sentence.tokens
    if verb.i + 1 >= len(tokens) or tokens[verb.i + 1].pos not in _STARTS or verb.tag in ("VBG", "VB"):
        return None
    end = verb.i + 1
    while end < len(tokens) and (tokens[end].pos in _STARTS or tokens[end].text in ("-", "'s", "’s")):
        end += 1
    names = [t for t in tokens[verb.i + 1 : end] if t.pos in ("PROPN", "NOUN", "PRON")]
    if not names or names[0].lower in lexicon().lists["times"]:
        return None
    return top(sentence, names[-1], verb.i + 1, end)


def top(sentence: Sentence, token: Token, start: int, stop: int) -> Token:
    """The head of the phrase a token stands in, within bounds."""
    while token.dep in _INNER and start <= token.head < stop and token.head != token.i:
        token = sentence.tokens[token.head]
    return token

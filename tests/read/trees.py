"""Sentences as trees made by hand, so that what is tested does not hang on the language model of the day."""

from dragoman.model import Span
from dragoman.read import Sentence, Token


def tokens(conllu: str) -> list[Token]:
    """Tokens from lines of form, lemma, part of speech, tag, head (counted from 1, 0 the root) and relation."""
    found = []
    at = 0
    for i, line in enumerate(conllu.strip().splitlines()):
        form, lemma, pos, tag, head, dep = line.split()
        governor = int(head) - 1 if int(head) else i
        found.append(Token(i, form, lemma, pos, tag, dep, governor, at, at + len(form)))
        at += len(form) + 1
    return found


def sentence(conllu: str) -> Sentence:
    """The tree as a sentence of a document that holds nothing else, its words parted by single spaces."""
    found = tokens(conllu)
    for token in found:
        if token.head != token.i:
            found[token.head].children.append(token.i)
    text = " ".join(token.text for token in found)
    return Sentence(found, Span(text, 0, len(text)), 0, 0)

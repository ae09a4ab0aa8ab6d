"""Stretches of a sentence: subtrees cut into contiguous parts, trimmed at their edges."""

from collections.abc import Iterable

from ...model import Span
from ...read.reading import Sentence, Token

_DROP = frozenset((",", ".", ";", ":", "-", "--", "–", "—", "(", "..."))


def runs(indices: Iterable[int]) -> list[list[int]]:
    """Sorted indices cut into runs of neighbours."""
    found: list[list[int]] = []
    for i in sorted(set(indices)):
        if found and found[-1][-1] == i - 1:
            found[-1].append(i)
        else:
            found.append([i])
    return found


def parts(sentence: Sentence, indices: Iterable[int]) -> list[Span]:
    """The spans that a set of tokens covers; runs with only punctuation between them are joined.

    Punctuation and conjunctions at the edges of a run are dropped; runs of punctuation alone vanish.
    """
    tokens = sentence.tokens
    cut: list[tuple[int, int]] = []
    for run in runs(indices):
        first, last = run[0], run[-1]
        while first <= last and (tokens[first].text in _DROP or (tokens[first].pos == "CCONJ" and first != run[-1])):
            first += 1
        while last >= first and tokens[last].text in _DROP:
            last -= 1
        if first > last or all(tokens[i].pos == "PUNCT" for i in range(first, last + 1)):
            continue
        if cut and all(tokens[i].pos == "PUNCT" for i in range(cut[-1][1] + 1, first)):
            cut[-1] = (cut[-1][0], last)
        else:
            cut.append((first, last))
    return [sentence.span_of(tokens[first], tokens[last]) for first, last in cut]


def subtree(sentence: Sentence, token: Token, without: Iterable[Token] = ()) -> set[int]:
    """Indices of a token and its descendants, less the subtrees of ``without``."""
    barred = {item.i for item in without}
    found, stack = set(), [token.i]
    while stack:
        i = stack.pop()
        if i in barred or i in found:
            continue
        found.add(i)
        stack.extend(sentence.tokens[i].children)
    return found


def phrase(sentence: Sentence, token: Token) -> Span:
    """A noun phrase as a speaker: determiners, titles, appositions and relative clauses, no preposition before it."""
    left = {"case", "cc", "mark", "cop", "nsubj", "punct", "advmod", "discourse", "parataxis", "aux", "cc:preconj"}
    never = {"parataxis", "cop", "aux", "nsubj", "ccomp", "advcl", "discourse", "dep", "dislocated"}
    barred = [
        child
        for child in sentence.children(token)
        if child.dep in never
        or (child.i < token.i and child.dep in left and not (child.dep == "punct" and child.text in "\"“'‘$"))
    ]
    indices = subtree(sentence, token, barred)
    run = next(run for run in runs(indices) if token.i in run)
    tokens = sentence.tokens
    first, last = run[0], run[-1]
    while last > token.i and (tokens[last].pos in ("PUNCT", "CCONJ") and tokens[last].text != ")"):
        last -= 1
    while first < token.i and tokens[first].pos == "PUNCT" and tokens[first].text not in ("“", '"', "‘"):
        first += 1
    return sentence.span_of(tokens[first], tokens[last])

"""Stretches of a sentence: subtrees cut into contiguous parts, trimmed at their edges."""

from collections.abc import Iterable

from ...model import Span
from ...read.reading import Sentence, Token
from .cues import lexicon

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


_BEFORE = frozenset(("case", "cc", "mark", "cop", "nsubj", "punct", "advmod", "discourse", "aux", "cc:preconj"))
_NEVER = frozenset(("parataxis", "cop", "aux", "nsubj", "ccomp", "advcl", "discourse", "dep", "dislocated"))
_BREAKS = frozenset((",", "--", "—", "–", "―", "|", ":", ";", "•"))
_OPENING = frozenset(("“", '"', "‘", "'", "$", "''"))


def phrase(sentence: Sentence, token: Token, head: Token | None = None, apart: Iterable[Span] = ()) -> Span:
    """A noun phrase as a speaker: determiners, titles, appositions and relative clauses, no preposition before it.

    ``head`` is the cue and ``apart`` its content: clauses that hold them are no part of the phrase.
    """
    barred = [
        child
        for child in sentence.children(token)
        if child.dep in _NEVER
        or (child.dep == "conj" and child.pos in ("VERB", "AUX"))
        or (child.i > token.i and child.dep == "case")
        or (child.i < token.i and child.dep in _BEFORE and child.text not in _OPENING)
        or (child.dep in ("nmod", "obl:unmarked", "nmod:unmarked") and child.lower in lexicon().lists["times"])
        or (child.dep == "nmod" and child.i > token.i and child.lower in lexicon().lists["occasions"])
    ]
    if head is not None:
        below = head
        for ancestor in sentence.ancestors(head):
            if ancestor is token:
                barred.append(below)
                break
            below = ancestor
    spans = tuple(apart)
    tokens = sentence.tokens
    indices = {
        i
        for i in subtree(sentence, token, barred)
        if i == token.i or not any(span.start <= tokens[i].start < span.end for span in spans)
    }
    run = next(run for run in runs(indices) if token.i in run)
    first, last = run[0], run[-1]
    # What a comma or dash sets off before the head is a dateline or a date: "PARIS — The minister".
    first = next((i + 1 for i in range(token.i - 1, first - 1, -1) if tokens[i].text in _BREAKS), first)
    while last > token.i and (tokens[last].pos in ("PUNCT", "CCONJ") and tokens[last].text != ")"):
        last -= 1
    while first < token.i and tokens[first].pos == "PUNCT" and tokens[first].text not in _OPENING:
        first += 1
    return sentence.span_of(tokens[first], tokens[last])

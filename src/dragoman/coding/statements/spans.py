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


_BEFORE = frozenset(("case", "cc", "mark", "cop", "nsubj", "punct", "advmod", "discourse", "aux"))
_NEVER = frozenset(("parataxis", "cop", "aux", "nsubj", "ccomp", "advcl", "discourse", "dep", "dislocated"))
_BREAKS = frozenset((",", "--", "—", "–", "―", "|", ":", ";", "•"))
_OPENING = frozenset(("“", '"', "‘", "'", "$", "''"))
# Tokens that a mended phrase may gain on its right, and of a title on its left.
_GAP = 14
_TITLE = 6


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
        or (
            child.i < token.i
            and child.dep in _BEFORE
            and child.text not in _OPENING
            and not (child.dep == "advmod" and token.pos == "NUM" and child.i == token.i - 1)
        )
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
    days = lexicon().lists["weekdays"]
    while last > first and tokens[last].lower in days and tokens[last].dep in ("flat", "compound", "nmod:unmarked"):
        last -= 1
    while last > token.i and (tokens[last].pos in ("PUNCT", "CCONJ") and tokens[last].text != ")"):
        last -= 1
    while first < token.i and (
        (tokens[first].pos == "PUNCT" and tokens[first].text not in _OPENING) or tokens[first].lower == "by"
    ):
        first += 1
    if head is not None:
        first, last = _whole(sentence, first, last, head, spans)
    return sentence.span_of(tokens[first], tokens[last])


def _whole(sentence: Sentence, first: int, last: int, head: Token, apart: tuple[Span, ...]) -> tuple[int, int]:
    """The edges of a speaker's phrase, mended where the parser tore it: "Hillary | Clinton said"."""
    tokens = sentence.tokens
    first = _leftwards(sentence, first, apart)
    if last < head.i:
        stop = head.i
        while stop > last + 1 and tokens[stop - 1].pos in ("AUX", "ADV", "PART"):
            stop -= 1
    else:
        stop = next((t.i for t in tokens[last + 1 :] if t.pos in ("PUNCT", "CCONJ") or t.tag == "TO"), len(tokens))
    gap = tokens[last + 1 : stop]
    if not gap or len(gap) > _GAP or any(part.start <= gap[0].start < part.end for part in apart):
        return first, last
    named = all(t.pos in ("PROPN", "NOUN") for t in gap) and last < head.i
    owned = gap[0].lower == "of" and last < head.i and gap[-1].pos in ("PROPN", "NOUN")
    described = owned or gap[0].tag in ("VBN", "VBG") or (gap[0].tag == "JJ" and len(gap) > 1 and gap[1].pos == "ADP")
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in gap)
    relative = gap[0].tag in ("WP", "WDT", "WP$") and finite
    if any(t.pos == "PUNCT" and t.text != "-" for t in gap):
        return first, last
    if named or relative or (described and not finite):
        return first, stop - 1
    return first, last


def _leftwards(sentence: Sentence, first: int, apart: tuple[Span, ...]) -> int:
    """The start of a phrase with the title before a name that the parser cut off: "Former envoy | Ann Lee said"."""
    tokens = sentence.tokens
    if tokens[first].pos != "PROPN":
        return first
    i = first
    while i > 0 and tokens[i - 1].pos in ("NOUN", "PROPN", "ADJ") and first - i < _TITLE:
        i -= 1
    if i > 0 and tokens[i - 1].pos == "DET":
        i -= 1
    free = i == 0 or tokens[i - 1].pos == "PUNCT" or tokens[i - 1].lower in ("and", "but", "as")
    if not free or not any(t.pos == "NOUN" for t in tokens[i:first]):
        return first
    if any(part.start <= tokens[i].start < part.end for part in apart):
        return first
    return i

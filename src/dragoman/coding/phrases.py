"""Noun phrases: which tokens belong to the phrase of a head, without its clauses."""

from collections.abc import Sequence

from ..model import ActorRef, Span
from ..read import Sentence, Token
from .clauses import prepositions
from .words import words

_INSIDE = ("det", "amod", "compound", "flat", "nummod", "nmod:desc", "fixed", "goeswith", "list")
_AFTER_HEAD = ("flat", "fixed", "list", "goeswith")
_OUTSIDE = ("conj", "cc", "acl", "appos", "parataxis", "punct")
_JOINTS = ("-", "'s", "’s", ".", "“", '"')


def core(sentence: Sentence, token: Token) -> list[Token]:
    """The head with its title and modifiers before it and the rest of a name after it, without gaps."""
    inside, stack = {token.i}, [token]
    while stack:
        for child in sentence.children(stack.pop()):
            if child.i not in inside and _belongs(sentence, child, token):
                inside.add(child.i)
                stack.append(child)
    first = last = token.i
    while first - 1 in inside or (first - 2 in inside and sentence.tokens[first - 1].text in _JOINTS):
        first -= 1
    while last + 1 in inside:
        last += 1
    return sentence.tokens[first : last + 1]


def _belongs(sentence: Sentence, child: Token, head: Token) -> bool:
    if child.relation in ("conj", "cc"):
        return child.i < head.i and child.head != head.i  # "Indian and Chinese soldiers"
    if child.relation in _OUTSIDE:
        return False
    if child.dep in _INSIDE:
        return child.i < head.i or child.relation in _AFTER_HEAD
    return child.dep == "nmod" and child.i < head.i and not prepositions(sentence, child)


def phrase(sentence: Sentence, token: Token, *, apposition: bool = False) -> list[Token]:
    """The core with possessor, numerals and what follows by "of"; with the apposition where it is wanted."""
    inside = {part.i for part in core(sentence, token)}
    for child in sentence.children(token):
        if child.dep in ("nmod:poss", "det", "det:predet", "nummod", "amod"):
            inside |= {part.i for part in sentence.subtree(child)}
        elif child.relation == "nmod" and child.i > token.i and "of" in prepositions(sentence, child):
            if (token.entity == "PERSON" and child.pos == "NOUN") or _charge(sentence, token, child):
                continue
            inside |= {part.i for part in phrase(sentence, child)}
            inside |= {case.i for case in sentence.children(child) if case.relation == "case"}
        elif apposition and child.relation == "appos" and child.i > token.i:
            inside |= {part.i for part in phrase(sentence, child)} | set(range(token.i, child.i))
    first = last = token.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return sentence.tokens[first : last + 1]


def _charge(sentence: Sentence, token: Token, of: Token) -> bool:
    """Whether "of ..." tells what somebody is charged with: "accused aides of the king of theft"."""
    head = sentence.head(token)
    if head is None or token.relation not in ("obj", "nsubj") or head.lemma not in words().charging:
        return False
    last = [child for child in sentence.children(token) if "of" in prepositions(sentence, child)][-1]
    verb_has_own = any("of" in prepositions(sentence, child) for child in sentence.children(head))
    return of.i == last.i and of.pos == "NOUN" and not verb_has_own


def span_of(sentence: Sentence, tokens: Sequence[Token], *, determiner: bool = False) -> Span:
    """The span of a phrase, without punctuation at its edges and, unless wanted, without its article."""
    kept = list(tokens)
    while len(kept) > 1 and (kept[0].pos in ("PUNCT", "CCONJ") or (kept[0].pos == "DET" and not determiner)):
        kept.pop(0)
    while len(kept) > 1 and kept[-1].pos == "PUNCT" and kept[-1].text not in (".", ")"):
        kept.pop()
    return sentence.span_of(kept[0], kept[-1])


def mention(
    sentence: Sentence,
    tokens: Sequence[Token],
    country: str | None,
    sector: Sequence[str],
    actor_id: str | None = None,
    name: str | None = None,
) -> ActorRef:
    """An actor standing at these tokens; sectors are kept in order, each once."""
    span = span_of(sentence, tokens)
    sectors = tuple(dict.fromkeys(sector))
    return ActorRef(span.text, span.start, span.end, country, sectors, actor_id, name, span.field)

"""Trees in the ClearNLP scheme, which spaCy's own English pipelines use, rebuilt as Universal Dependencies.

In ClearNLP prepositions, copulas and subordinating words govern; in Universal Dependencies content words do. Labels
alone are translated by :mod:`.labels`, from a table.
"""

from .reading import Token

_SCHEME = frozenset(
    ("nsubjpass", "auxpass", "dobj", "pobj", "pcomp", "attr", "acomp", "relcl", "prep", "poss", "npadvmod")
)
_VERBAL = frozenset(("VERB", "AUX", "ADJ", "ADV"))


def is_clearnlp(labels: list[str]) -> bool:
    """Whether the labels of one sentence belong to the ClearNLP scheme."""
    return not _SCHEME.isdisjoint(labels)


def rebuild(tokens: list[Token], labels: list[str]) -> None:
    """Change heads and relations of a sentence in place; ``labels`` are the parser's own, one for each token.

    ``children`` lists must not have been filled yet.
    """
    _prepositions(tokens, labels)
    _copulas(tokens, labels)
    _conjuncts(tokens, labels)


def _dependents(tokens: list[Token], token: Token) -> list[Token]:
    return [child for child in tokens if child.head == token.i and child.i != token.i]


def _swap(tokens: list[Token], governor: Token, content: Token) -> None:
    """Put ``content`` in the place of the word that governs it; the other dependents move along."""
    content.head = content.i if governor.head == governor.i else governor.head
    content.dep = governor.dep
    for child in _dependents(tokens, governor):
        if child is not content:
            child.head = content.i
    governor.head = content.i


def _prepositions(tokens: list[Token], labels: list[str]) -> None:
    """ "at | the summit": the noun depends on the verb or noun, the preposition on the noun."""
    for token, label in zip(reversed(tokens), reversed(labels), strict=True):
        if label not in ("pobj", "pcomp") or token.head == token.i:
            continue
        preposition = tokens[token.head]
        before = labels[preposition.i]
        _swap(tokens, preposition, token)
        preposition.dep = "case" if label == "pobj" else "mark"
        if token.head == token.i:
            token.dep = "root"
        elif before == "agent":
            token.dep = "obl:agent"
        elif before == "dative":
            token.dep = "obl"
        elif label == "pcomp":
            token.dep = "advcl" if tokens[token.head].pos in _VERBAL else "acl"
        elif before in ("prep", "pobj", "pcomp"):
            token.dep = "obl" if tokens[token.head].pos in _VERBAL else "nmod"


def _copulas(tokens: list[Token], labels: list[str]) -> None:
    """ "is | ready": the predicate governs, the verb is its copula. Only forms of "be" are copulas."""
    for token, label in zip(tokens, labels, strict=True):
        if label not in ("attr", "acomp") or token.head == token.i:
            continue
        verb = tokens[token.head]
        if verb.lemma != "be":
            continue
        _swap(tokens, verb, token)
        verb.dep = "cop"
        if token.head == token.i:
            token.dep = "root"


def _conjuncts(tokens: list[Token], labels: list[str]) -> None:
    """Every conjunct depends on the first, and a conjunction on the conjunct that follows it."""
    for token, label in zip(tokens, labels, strict=True):
        if label == "conj" and token.dep == "conj":
            first = tokens[token.head]
            while first.dep == "conj" and first.head not in (first.i, token.i):
                first = tokens[first.head]
            token.head = first.i
    for token, label in zip(tokens, labels, strict=True):
        if label == "cc":
            following = next((t for t in tokens[token.i + 1 :] if t.dep == "conj" and t.head == token.head), None)
            if following is not None:
                token.head = following.i

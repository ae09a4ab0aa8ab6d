"""Content slots of a cue: where in its clause the reported words stand."""

from collections.abc import Callable

from ...model import Span
from ...read.reading import Sentence, Token
from .quotes import Page
from .spans import parts, subtree
from .speakers import passive

# A slot's answer: the content in parts, and the tokens that join the cue (a preposition).
Filled = tuple[list[Span], list[int]]

_COMPLEMENT = ("xcomp", "ccomp")
_AFTER_OBJECT = frozenset(("as", "of", "for", "from", "to", "into", "against", "over", "with", "about"))


def preposition(sentence: Sentence, token: Token, name: str) -> Token | None:
    """The case or mark ``name`` that introduces a phrase or gerund."""
    for child in sentence.children(token):
        if child.dep in ("case", "mark") and child.lower == name and child.i < token.i:
            return child
    return None


def complement(sentence: Sentence, head: Token) -> Filled | None:
    """A clause: "said that ...", "asked whether ...", or the main clause around a parenthetical "he said"."""
    clauses = [child for child in sentence.children(head) if child.dep == "ccomp"]
    if not clauses:
        clauses = [
            child
            for child in sentence.children(head)
            if (child.dep == "parataxis" and child.i > head.i and _finite(sentence, child))
            or (child.dep == "advcl" and _marked(sentence, child, ("that", "if", "whether")) and head.pos == "VERB")
        ]
    if clauses:
        found = parts(sentence, subtree(sentence, clauses[0]))
        return (found, []) if found else None
    return None


def around(sentence: Sentence, head: Token) -> Filled | None:
    """The main clause around a parenthetical: "Sales, he said, were good"."""
    governor = sentence.head(head)
    if governor is None or not any(child.dep in ("nsubj", "nsubj:outer") for child in sentence.children(head)):
        return None
    if head.dep != "parataxis" and not (head.dep == "advcl" and _marked(sentence, head, ("as",))):
        return None
    if head.dep == "parataxis" and governor.pos in ("VERB", "AUX") and governor.i > head.i + 12:
        return None
    found = parts(sentence, subtree(sentence, governor, [head]))
    return (found, []) if found else None


def _finite(sentence: Sentence, token: Token) -> bool:
    return any(child.relation in ("nsubj", "cop", "aux", "expl") for child in sentence.children(token))


def _marked(sentence: Sentence, token: Token, words: tuple[str, ...]) -> bool:
    return any(child.dep == "mark" and child.lower in words for child in sentence.children(token))


def infinitive(sentence: Sentence, head: Token) -> Filled | None:
    """An infinitive: "vowed to return", "the refusal to talk"."""
    for child in sentence.children(head):
        if child.i > head.i and child.relation in ("xcomp", "acl", "advcl", "ccomp") and child.dep != "acl:relcl":
            if child.tag == "VBG" and child.dep == "xcomp":
                return parts(sentence, subtree(sentence, child)), []
            if any(c.lower == "to" and c.i < child.i for c in sentence.children(child)):
                return parts(sentence, subtree(sentence, child)), []
    return None


def nominal(sentence: Sentence, head: Token, *, whole: bool) -> Filled | None:
    """The object, a passive's subject or the noun a relative clause hangs on; ``whole`` adds what is said of it."""
    thing = next((child for child in sentence.children(head) if child.dep == "obj"), None)
    barred: list[Token] = [head]
    if thing is None and passive(sentence, head):
        thing = next((child for child in sentence.children(head) if child.dep == "nsubj:pass"), None)
        if thing is None and head.dep in ("acl", "amod"):
            thing = sentence.tokens[head.head]
    elif thing is None and head.dep == "acl:relcl":
        subjects = [child for child in sentence.children(head) if child.dep == "nsubj"]
        if subjects and subjects[0].tag not in ("WP", "WDT"):
            thing = sentence.tokens[head.head]
    if thing is None:
        return None
    if head.dep in ("acl", "acl:relcl") and sentence.tokens[head.head] is thing:
        barred += [child for child in sentence.children(thing) if child.dep in ("case", "cop", "nsubj", "mark", "aux")]
    indices = subtree(sentence, thing, [item for item in barred if item is not thing])
    if whole:
        for child in sentence.children(head):
            if child.i > thing.i and child.i > head.i and _predicated(sentence, child):
                indices |= subtree(sentence, child)
    found = parts(sentence, indices)
    return (found, []) if found else None


def _predicated(sentence: Sentence, child: Token) -> bool:
    if child.dep in _COMPLEMENT:
        return True
    if child.relation not in ("obl", "advcl", "nmod"):
        return False
    return any(
        c.dep in ("case", "mark") and c.i < child.i and c.lower in _AFTER_OBJECT for c in sentence.children(child)
    )


def prepositional(name: str) -> Callable[[Sentence, Token], Filled | None]:
    """A slot for the object of a preposition, which then belongs to the cue: "called for", "attacks on"."""

    def fill(sentence: Sentence, head: Token) -> Filled | None:
        for child in sentence.children(head):
            if child.i > head.i and child.relation in ("obl", "nmod", "advcl", "xcomp", "ccomp", "acl"):
                case = preposition(sentence, child, name)
                if case is not None:
                    found = parts(sentence, subtree(sentence, child, [case]))
                    return (found, [case.i]) if found else None
        return None

    return fill


def subject_and_rest(sentence: Sentence, head: Token) -> Filled | None:
    """The subject with what is said of it: "Seoul | seems | to hesitate"."""
    subject = next((child for child in sentence.children(head) if child.relation == "nsubj"), None)
    rest = [child for child in sentence.children(head) if child.dep in _COMPLEMENT and child.i > head.i]
    if not rest:
        return None
    indices = subtree(sentence, rest[0])
    if subject is not None:
        indices |= subtree(sentence, subject)
    return parts(sentence, indices), []


def fill(page: Page, sentence: Sentence, head: Token, slot: str) -> Filled | None:
    """The content that stands in a slot, or None where the slot is empty. The slot ``quote`` is found elsewhere."""
    if slot == "comp":
        return complement(sentence, head) or around(sentence, head)
    if slot == "xcomp":
        return infinitive(sentence, head)
    if slot in ("obj", "obj+"):
        return nominal(sentence, head, whole=slot == "obj+")
    if slot == "subj+":
        return subject_and_rest(sentence, head)
    return prepositional(slot)(sentence, head)

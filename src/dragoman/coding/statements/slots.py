"""Content slots of a cue: where in its clause the reported words stand."""

from collections.abc import Callable

from ...model import Span
from ...read.reading import Sentence, Token
from .cues import lexicon
from .quotes import Page
from .spans import parts, subtree
from .speakers import passive, subject

# A slot's answer: the content in parts, and the tokens that join the cue (a preposition).
Filled = tuple[list[Span], list[int]]

_COMPLEMENT = ("xcomp", "ccomp")
# Tokens after a noun within which its clause must open.
_NOUN_REACH = 8
# Tokens after an object within which a phrase joined to it must begin.
_OBJECT_REACH = 16
# Prepositions and marks whose phrase after an object still belongs to what is said.
_CARRIED = frozenset(
    ("as", "of", "for", "from", "to", "into", "against", "over", "with", "about", "in", "on", "at", "that", "including")
)


def preposition(sentence: Sentence, token: Token, name: str) -> Token | None:
    """The case or mark ``name`` that introduces a phrase or gerund."""
    for child in sentence.children(token):
        if child.dep in ("case", "mark") and child.lower == name and child.i < token.i:
            return child
    return None


def complement(sentence: Sentence, head: Token) -> Filled | None:
    """A clause: "said that ...", "asked whether ...", or the main clause around a parenthetical "he said"."""
    if head.pos in ("NOUN", "PROPN"):
        that = _that_clause(sentence, head) or _is_that(sentence, head)
        if that is not None:
            return that
    clauses = [
        child for child in sentence.children(head) if child.dep == "ccomp" and not _adrift(sentence, head, child)
    ]
    if not clauses:
        clauses = [
            child
            for child in sentence.children(head)
            if (
                child.dep == "parataxis"
                and child.i > head.i
                and head.pos == "VERB"
                and _finite(sentence, child)
                and not _has_object(sentence, head, child)
            )
            or (child.dep == "advcl" and _marked(sentence, child, ("that", "if", "whether")) and head.pos == "VERB")
        ]
    if clauses:
        indices = subtree(sentence, clauses[0])
        for child in clauses[1:]:
            if child.i > clauses[0].i > head.i:
                indices |= subtree(sentence, child)
        found = parts(sentence, indices)
        return (found, []) if found else None
    return None


def _adrift(sentence: Sentence, head: Token, clause: Token) -> bool:
    """Whether a participle after the object was taken for a clause: "announced a plan that ..., used for ..."."""
    return clause.tag == "VBN" and not _finite(sentence, clause) and _has_object(sentence, head, clause)


def _has_object(sentence: Sentence, head: Token, clause: Token) -> bool:
    """Whether a verb has an object before a clause and tells nobody of it: "recognised the result, the envoy left"."""
    if head.lemma in lexicon().lists["addressing"]:
        return False
    return any(child.dep == "obj" and head.i < child.i < clause.i for child in sentence.children(head))


def _that_clause(sentence: Sentence, noun: Token) -> Filled | None:
    """The clause of "the claim that ...", which parsers take now for a complement, now for a relative clause.

    Whose claim it is may stand between: "criticism from rivals that ...".
    """
    that = next((t for t in sentence.tokens[noun.i + 1 : noun.i + _NOUN_REACH] if t.lower == "that"), None)
    if that is None:
        return None
    between = sentence.tokens[noun.i + 1 : that.i]
    if between and (between[0].pos != "ADP" or any(t.pos in ("VERB", "AUX", "SCONJ") for t in between)):
        return None
    clause = sentence.tokens[that.head]
    if clause.i <= that.i or (between and that.tag != "IN"):
        return None
    # In a relative clause "that" is itself the subject or object.
    if not any(c.relation in ("nsubj", "expl") and c.i > that.i for c in sentence.children(clause)):
        return None
    found = parts(sentence, {i for i in subtree(sentence, clause) if i >= that.i})
    return (found[:1], []) if found else None


def _is_that(sentence: Sentence, noun: Token) -> Filled | None:
    """The clause of "their fear is that ..."; the verb belongs to the cue."""
    if noun.dep not in ("nsubj", "nsubj:outer", "root"):
        return None
    tokens = sentence.tokens
    verb = next((t for t in tokens[noun.i + 1 : noun.i + _NOUN_REACH] if t.pos == "AUX" and t.lemma == "be"), None)
    if verb is None or verb.i + 2 >= len(tokens) or tokens[verb.i + 1].lower not in ("that", "whether"):
        return None
    if any(t.pos in ("VERB", "PUNCT", "SCONJ") for t in tokens[noun.i + 1 : verb.i]):
        return None
    stop = next((t.i for t in tokens[verb.i + 1 :] if t.text in (".", ";", "?", "!")), len(tokens))
    found = parts(sentence, range(verb.i + 1, stop))
    return (found[:1], [verb.i] if verb.i == noun.i + 1 else []) if found else None


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
                return _bare(sentence, child), []
            if any(c.lower == "to" and c.i < child.i for c in sentence.children(child)):
                if child.dep == "xcomp" and head.lemma in lexicon().lists["raising"]:
                    raised = _raised(sentence, head)
                    if raised:
                        return [*raised, *_bare(sentence, child)], []
                return _bare(sentence, child), []
    return None


def _raised(sentence: Sentence, head: Token) -> list[Span]:
    """The subject lifted out of what is said: "the ship, which is said to have sunk", "a ship known to leak"."""
    if not passive(sentence, head):
        return []
    who = subject(sentence, head)
    if who is None or who.i > head.i or who.lower in lexicon().lists["expletive"]:
        return []
    top = next(
        (c for c in sentence.children(who) if any(item is head for item in sentence.ancestors(c)) or c is head), None
    )
    return parts(sentence, subtree(sentence, who, [c for c in (top, head) if c is not None]))


def _bare(sentence: Sentence, child: Token) -> list[Span]:
    """An infinitive without a clause set off after it: "vowed to go, saying ..."."""
    barred = [c for c in sentence.children(child) if c.dep == "advcl" and c.i > child.i and _set_off(sentence, c)]
    return parts(sentence, _clause(sentence, child, barred))


def _clause(sentence: Sentence, child: Token, barred: list[Token]) -> set[int]:
    """A dependent with all below it, less finite verbs coordinated with infinitives: "urged Seoul to talk and left"."""
    below = subtree(sentence, child, barred)
    strange = [
        token
        for token in (sentence.tokens[i] for i in below)
        if token.dep == "conj" and token.tag in ("VBD", "VBZ") and sentence.tokens[token.head].tag == "VB"
        and not any(c.relation == "nsubj" for c in sentence.children(token))
    ]  # fmt: skip
    return subtree(sentence, child, [*barred, *strange]) if strange else below


def nominal(sentence: Sentence, head: Token) -> Filled | None:
    """The object, a passive's subject or the noun a relative clause hangs on, with what is said of it."""
    thing = next((child for child in sentence.children(head) if child.dep == "obj"), None)
    if thing is None and any(child.dep == "xcomp" for child in sentence.children(head)):
        thing = next((child for child in sentence.children(head) if child.dep == "iobj"), None)
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
        doing = next((c for c in sentence.children(head) if c.dep in _COMPLEMENT and c.tag == "VBG"), None)
        return (_bare(sentence, doing), []) if doing is not None and doing.i > head.i else None
    if head.dep in ("acl", "acl:relcl") and sentence.tokens[head.head] is thing:
        barred += [child for child in sentence.children(thing) if child.dep in ("case", "cop", "nsubj", "mark", "aux")]
    barred += [child for child in sentence.children(thing) if child.tag in ("WP", "WDT") and child.i < head.i]
    times = lexicon().lists["times"]
    barred += [
        child
        for child in sentence.children(thing)
        if (child.dep == "acl:relcl" and _set_off(sentence, child))
        or (child.relation == "nmod" and child.i > thing.i and child.lower in times)
    ]
    indices = subtree(sentence, thing, [item for item in barred if item is not thing])
    if head.lemma not in lexicon().lists["addressing"]:
        # "considers the group an enemy": the parser took the first for whom it is said to.
        indices |= {
            i for c in sentence.children(head) if c.dep == "iobj" and c.i < thing.i for i in subtree(sentence, c)
        }
    found = parts(sentence, indices | _rest(sentence, head, thing))
    return (found, []) if found else None


def _rest(sentence: Sentence, head: Token, thing: Token) -> set[int]:
    """What follows the object in the same breath and belongs to what is said: "called it | a farce", "X as Y"."""
    found: set[int] = set()
    after = max(head.i, thing.i)
    times = lexicon().lists["times"]
    for child in sentence.children(head):
        if child.i <= after or child.lower in times or (child.dep == "ccomp" and _adrift(sentence, head, child)):
            continue
        marks = [c.lower for c in sentence.children(child) if c.dep in ("case", "mark") and c.i < child.i]
        mark = marks[0] if marks else ""
        if child.dep not in _COMPLEMENT:
            if child.relation not in ("obl", "advcl", "nmod") or mark not in _CARRIED:
                continue
            if _set_off(sentence, child):
                continue
        found |= _clause(sentence, child, [])
    return found


def _set_off(sentence: Sentence, token: Token) -> bool:
    """Whether a comma or dash stands before a dependent."""
    first = min(subtree(sentence, token))
    lead = sentence.tokens[first]
    return lead.text in (",", "--", "—", "–") or (
        first > 0 and sentence.tokens[first - 1].text in (",", "--", "—", "–")
    )


def prepositional(name: str) -> Callable[[Sentence, Token], Filled | None]:
    """A slot for the object of a preposition, which then belongs to the cue: "called for", "attacks on"."""

    def fill(sentence: Sentence, head: Token) -> Filled | None:
        for child in sentence.children(head):
            if child.i > head.i and child.relation in ("obl", "nmod", "advcl", "xcomp", "ccomp", "acl"):
                case = preposition(sentence, child, name)
                if case is not None and child.lower not in lexicon().lists["calendar"]:
                    indices = _clause(sentence, child, [case]) | _rest(sentence, head, child)
                    found = parts(sentence, indices)
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


def _predicated(sentence: Sentence, head: Token) -> bool:
    """Whether something is said of the object: "shows Lee ahead", "shows him leading"."""
    thing = next((child for child in sentence.children(head) if child.dep == "obj"), None)
    if thing is None:
        return False
    below = [*sentence.children(thing), *sentence.children(head)]
    return any(
        c.i > thing.i
        and (c.dep in _COMPLEMENT or (c.dep in ("acl", "advcl") and c.tag == "VBG") or c.dep in ("amod", "advmod"))
        for c in below
    )


def _joined(sentence: Sentence, head: Token, name: str) -> Filled | None:
    """An object and the phrase joined to it that the parser tied to a word within: "linked the visit of X | with Y"."""
    thing = next((child for child in sentence.children(head) if child.dep == "obj" and child.i > head.i), None)
    if thing is None or name == "as":
        return None
    for token in sentence.tokens[thing.i + 1 : thing.i + _OBJECT_REACH]:
        if token.tag in ("VBD", "VBZ", "VBP", "MD") or token.text in (",", ";"):
            return None
        if token.lower == name and token.dep == "case":
            end = max(subtree(sentence, sentence.tokens[token.head]))
            return parts(sentence, range(min(subtree(sentence, thing)), end + 1)), []
    return None


def fill(page: Page, sentence: Sentence, head: Token, slot: str) -> Filled | None:
    """The content that stands in a slot, or None where the slot is empty. The slot ``quote`` is found elsewhere."""
    if slot == "comp":
        return complement(sentence, head) or around(sentence, head)
    if slot == "xcomp":
        return infinitive(sentence, head)
    if slot == "obj":
        return nominal(sentence, head)
    if slot == "obj+":
        found = nominal(sentence, head)
        return found if found and _predicated(sentence, head) else None
    if slot.startswith("obj+") and slot != "obj+":
        name = slot.removeprefix("obj+")
        found = nominal(sentence, head)
        if found and any(preposition(sentence, c, name) for c in sentence.children(head)):
            return found
        return _joined(sentence, head, name) if found else None
    if slot == "subj":
        cause = next((child for child in sentence.children(head) if child.relation in ("nsubj", "csubj")), None)
        return (parts(sentence, subtree(sentence, cause)), []) if cause is not None and cause.i < head.i else None
    if slot == "subj+":
        return subject_and_rest(sentence, head)
    return prepositional(slot)(sentence, head)

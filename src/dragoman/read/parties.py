"""Repairs of who acts and what is acted upon, where a clause was read without the one or the other.

Like those of ``repair`` they rest on grammar alone: a finite verb has a subject, and a bare noun behind a verb that
is no time is its object.
"""

from functools import cache
from itertools import pairwise

from ..data import load_toml
from .reading import Token
from .subjects import make_subject

_FINITE = ("VBD", "VBZ", "VBP")
_LOOSE = ("vocative", "dislocated", "appos", "list", "dep", "advmod", "compound", "obl", "nmod")
_NAMES = ("NOUN", "PROPN")
_CONJUNCTIONS = ("after", "before", "since", "until", "as")


def mend_parties(tokens: list[Token]) -> None:
    """Give finite verbs their lost subjects and verbs their lost objects, in place."""
    shouted = all(t.text.isupper() for t in tokens if t.text.isalpha())
    for token in tokens:
        if token.tag in ("WP", "PRP") and len(token.text) > 1 and token.text.isupper() and not shouted:
            token.pos, token.tag = "PROPN", "NNP"  # "the WHO", no pronoun
    _headline_verb(tokens)
    _event_subject(tokens)
    for token in tokens:
        if token.pos == "VERB":
            _join_name(tokens, token)
            _called_person(tokens, token)
            _give_lost_subject(tokens, token)
            _give_lost_object(tokens, token)


def _headline_verb(tokens: list[Token]) -> None:
    """A plural between a name and a noun is the verb of a sentence without one: "Bahrain jails activist"."""
    if any(t.pos in ("VERB", "AUX") for t in tokens):
        return
    for verb in tokens[1:]:
        thing, actor = tokens[verb.head], tokens[verb.i - 1]
        joined = verb.relation == "compound" and verb.tag == "NNS" and thing.i > verb.i
        if not joined or thing.dep != "root" or thing.pos not in _NAMES or actor.head not in (verb.i, thing.i):
            continue
        if actor.pos != "PROPN" or any(t.head == thing.i and t.dep == "case" for t in tokens):
            continue
        for token in tokens:
            if token.head == thing.i and token.relation in ("punct", "nmod") and token.i > thing.i:
                token.head, token.dep = verb.i, "obl" if token.relation == "nmod" else token.dep
        verb.head, verb.dep, verb.pos, verb.tag = verb.i, "root", "VERB", "VBZ"
        thing.head, thing.dep = verb.i, "obj"
        actor.head, actor.dep = verb.i, "nsubj"
        return


def _event_subject(tokens: list[Token]) -> None:
    """Two verbs in a row, the first a plural noun as well: "[Fierce clashes] erupted"."""
    for noun in tokens[:-1]:
        verb = tokens[noun.i + 1]
        taken = noun.dep == "root" and noun.tag == "VBZ" and verb.head == noun.i and verb.dep == "xcomp"
        named = any(t.relation == "nsubj" and (t.entity or t.pos == "NOUN") for t in _children(tokens, noun))
        if (
            not taken
            or named
            or verb.tag not in ("VBN", "VBD")
            or any(c.dep in ("obj", "aux") for c in _children(tokens, noun))
        ):
            continue
        for token in _children(tokens, noun):
            if token.i < noun.i and token.relation in ("nsubj", "advmod", "nsubj:pass") and token.pos != "PRON":
                token.dep = "amod"
            elif token.i > verb.i or token.relation == "punct":
                token.head = verb.i
        verb.head, verb.dep, verb.tag = verb.i, "root", "VBD"
        noun.head, noun.dep, noun.pos, noun.tag = verb.i, "nsubj", "NOUN", "NNS"
        return


@cache
def _times() -> frozenset[str]:
    """Words that say when: weekdays, months, units and parts of the day."""
    raw = load_toml("lexicon/en/time.toml")
    named = (name for table in ("weekday", "month", "unit", "part_of_day", "season") for name in raw[table])
    return frozenset({*named, "today", "yesterday", "tomorrow", "tonight", "time", "times", "once"})


def _is_time(token: Token) -> bool:
    return token.entity in ("DATE", "TIME") or not _times().isdisjoint((token.lower, token.lemma))


def _children(tokens: list[Token], token: Token) -> list[Token]:
    return [child for child in tokens if child.head == token.i and child.i != token.i]


def _below(tokens: list[Token], token: Token) -> set[int]:
    found = {token.i}
    grown = True
    while grown:
        more = {t.i for t in tokens if t.head in found} - found
        found |= more
        grown = bool(more)
    return found


def _bare(tokens: list[Token], token: Token) -> bool:
    """Whether a noun phrase has neither preposition nor possessive mark and is no time."""
    marks = {child.relation for child in _children(tokens, token) if child.i < token.i or child.text in ("'s", "’s")}
    return "case" not in marks and not _is_time(token)


def _join_name(tokens: list[Token], verb: Token) -> None:
    """The second of two subjects goes on with the first: "the Bank of Nova [Scotia]", "Russia, [India] start"."""
    subjects = [t for t in _children(tokens, verb) if t.relation == "nsubj" and t.i < verb.i and t.pos == "PROPN"]
    for first, second in pairwise(subjects):
        before = tokens[second.i - 1]
        if first.i + 2 == second.i and before.text == "," and "LOC" == first.entity == second.entity:
            second.head, second.dep = first.i, "conj"  # "Russia, India start talks"
            return
        below = _below(tokens, first)
        if before.pos == "PROPN" and before.i != first.i and before.i in below:
            second.head, second.dep = before.i, "flat"
            return


def _called_person(tokens: list[Token], verb: Token) -> None:
    """A person is no predicate: in "called President Mohamed Bazoum to thank him" he is whom one calls."""
    children = _children(tokens, verb)
    people = [c for c in children if c.dep == "xcomp" and c.pos == "PROPN" and c.i > verb.i]
    if not people or any(c.dep in ("obj", "iobj", "nsubj:pass") for c in children):
        return
    if people[-1].entity != "PERSON" or (verb.tag == "VBN" and not any(c.relation == "aux" for c in children)):
        return
    if any(c.relation in ("mark", "cop", "nsubj", "case") for c in _children(tokens, people[-1])):
        return
    people[-1].dep = "obj"
    for other in people[:-1]:
        other.head, other.dep = people[-1].i, "compound"


def _give_lost_subject(tokens: list[Token], verb: Token) -> None:
    """The first bare noun phrase before a finite verb without a subject: "Mandela, so far, has refused"."""
    children = _children(tokens, verb)
    auxiliary = any(c.relation == "aux" and c.tag in (*_FINITE, "MD") for c in children)
    if verb.tag not in _FINITE and not auxiliary:
        return
    if verb.dep not in ("root", "ccomp") or any(c.relation in ("nsubj", "csubj", "expl") for c in children):
        return
    told = verb.dep == "ccomp" and verb.head < verb.i
    start = verb.head + 1 if told else 0
    for clause in children:  # "The powers, set to expire, have come under question"
        if clause.dep == "advcl" and clause.tag in ("VBN", "VBG", "VBD") and clause.i < verb.i:
            own = [c for c in _children(tokens, clause) if c.relation in ("nsubj", "mark")]
            if len(own) == 1 and own[0].relation == "nsubj" and own[0].i < clause.i - 1:
                make_subject(tokens, own[0], verb)
                return
    first = min((c.i for c in children if c.relation in ("aux", "advmod") and c.i < verb.i), default=verb.i)
    for token in tokens[start:first]:
        head = tokens[token.head]
        loose = token.relation in _LOOSE and token.dep != "nmod:poss"
        loose = loose and (head.i == verb.i or token.relation == "appos")
        next_to = told and token.head == verb.head and _reaches(tokens, token, first)
        loose = loose or (next_to and token.dep == "obj")  # "said [the house] was burnt"
        if next_to and token.dep == "obl" and token.pos in _NAMES and _opens_clause(tokens, token, verb):
            verb.dep = "advcl"  # "cut its ties after [the embassy] was burnt"
            make_subject(tokens, token, verb)
            return
        if not loose or token.pos not in (*_NAMES, "PRON") or not _bare(tokens, token):
            continue
        if token.i and tokens[token.i - 1].text == "(":
            continue
        if any(t.pos == "VERB" and t.tag in _FINITE for t in tokens[token.i + 1 : verb.i] if t.dep != "acl:relcl"):
            continue
        if verb.i in _below(tokens, token):
            return
        make_subject(tokens, token, verb)
        return


def _reaches(tokens: list[Token], token: Token, end: int) -> bool:
    """Whether nothing but punctuation stands between a phrase and a place after it."""
    last = max(_below(tokens, token))
    return last < end and all(t.pos == "PUNCT" for t in tokens[last + 1 : end])


def _opens_clause(tokens: list[Token], token: Token, verb: Token) -> bool:
    """Turn the preposition of a phrase that is also a conjunction into one; whether there was such a one."""
    for child in _children(tokens, token):
        if child.dep == "case" and child.lower in _CONJUNCTIONS:
            child.head, child.dep, child.pos = verb.i, "mark", "SCONJ"
            return True
    return False


def _give_lost_object(tokens: list[Token], verb: Token) -> None:
    """A bare noun behind a verb is its object: "returned to Brazil last week 21 frogs", "hailed [Malian] [leader]"."""
    children = _children(tokens, verb)
    if any(c.dep in ("compound:prt", "aux:pass", "nsubj:pass", "xcomp", "ccomp") for c in children):
        return
    things = [c for c in children if c.dep == "obj" and c.i > verb.i]
    for late in children:
        if late.dep != "obl" or late.i < verb.i + 2 or late.pos not in _NAMES or not _bare(tokens, late):
            continue
        below = _below(tokens, late)
        if things and (things[0].i > late.i or set(range(things[0].i + 1, late.i)) - below):
            continue
        between = tokens[verb.i + 1 : late.i]
        if any(t.pos in ("SCONJ", "VERB") or (t.pos == "CCONJ" and t.head == late.i) for t in between):
            continue  # "on FIFA [and broadcasters]", "said that [the plan] ..."
        if not things and not any(c.relation in ("det", "nummod", "amod", "nmod") for c in _children(tokens, late)):
            continue
        late.dep = "obj"
        for thing in things:
            if thing.i == min(below) - 1 and not _children(tokens, thing):
                thing.head, thing.dep = late.i, "amod"
        return

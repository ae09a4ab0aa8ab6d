"""Predicates outside the lexicon: words that no frame knows, beside a party, and what can be seen of their clause."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..data import load_toml
from ..read import Sentence, Token
from .clauses import is_passive
from .found import Found
from .frames import Candidate, Matcher
from .lexicon import Frame, Lexicon, Pattern, parse_frame
from .roles import RoleFiller, Sides
from .status import noun_status, status_of
from .words import words

_SHOWN = ("obj", "iobj", "comp", "purpose", "with", "against", "to", "on", "for", "over", "at", "into", "from", "in",
          "of", "about", "as", "between")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that may tell an event; ``signs`` are what is seen of its clause."""

    sentence: Sentence
    candidate: Candidate
    lemma: str
    signs: tuple[str, ...]


@cache
def generic() -> dict[str, Frame]:
    """One frame for each category, and ``any``, which say no more than where parties stand."""
    raw = load_toml("classifier/frames.toml")["frame"]
    return {entry["id"].partition(".")[2]: parse_frame(entry, order) for order, entry in enumerate(raw)}


def outside(lexicon: Lexicon, token: Token) -> bool:
    """Whether a word could be a predicate and no frame knows it."""
    if token.pos == "VERB":
        return not ({token.lower, token.lemma} & lexicon.verbs.keys() or token.lower in lexicon.adjectives)
    return token.pos == "NOUN" and not {token.lower, token.lemma} & lexicon.nouns.keys()


def candidate_at(matcher: Matcher, sentence: Sentence, token: Token, name: str) -> Candidate | None:
    """The candidate that a word would be if the lexicon listed it under the generic frame of that name."""
    return matcher.as_if(sentence, token, (Pattern(generic()[name], (), ()),))


def predicate_at(matcher: Matcher, filler: RoleFiller, sentence: Sentence, token: Token) -> Predicate | None:
    """A word with the clause around it; None where no political party acts."""
    candidate = candidate_at(matcher, sentence, token, "any")
    if candidate is None or token.lemma in words().reporting_verbs:
        return None
    sides = filler.sides(sentence, candidate)
    if not any(political(item) for item in sides.actor):
        return None
    if candidate.nominal and not candidate.supported and not sides.recipient:
        return None
    signs = tuple(dict.fromkeys(_signs(sentence, candidate, sides)))
    return Predicate(sentence, candidate, token.lemma, signs)


def political(item: Found) -> bool:
    """Whether somebody is a party of political life: of a country, an office or a known group, no private person."""
    return bool(item.ref.country or item.ref.actor_id or set(item.ref.sector) - {"CVL"})


def _signs(sentence: Sentence, candidate: Candidate, sides: Sides) -> Iterator[str]:
    trigger, predicate = candidate.trigger, candidate.predicate
    if candidate.nominal:
        yield "noun:supported" if candidate.supported else "noun:bare"
        status = noun_status(sentence, trigger) if predicate is trigger else status_of(sentence, predicate, trigger)
    else:
        yield f"verb:{trigger.tag}"
        status = status_of(sentence, predicate, trigger)
        if is_passive(sentence, predicate):
            yield "passive"
        if any(child.dep == "compound:prt" for child in sentence.children(trigger)):
            yield "particle"
    if status.value != "actual":
        yield f"status:{status.value}"
    yield f"clause:{predicate.relation}"
    for slot in _SHOWN:
        if candidate.slots.get(slot):
            yield f"slot:{slot}"
    yield from (f"actor:{sign}" for sign in _side(sides.actor))
    yield from (f"recipient:{sign}" for sign in _side(sides.recipient))
    if sides.recipient:
        if sides.inner:
            yield "recipient:far" if sides.far else "recipient:inside"
        own, others = ({item.ref.country for item in side} for side in (sides.actor, sides.recipient))
        if None not in own | others:
            yield "countries:one" if own & others else "countries:two"


def _side(found: list[Found]) -> Iterator[str]:
    if not found:
        yield "none"
        return
    first = found[0]
    yield first.kind
    if first.ref.sector:
        yield first.ref.sector[0]
    if not first.ref.country:
        yield "no country"
    if first.inferred:
        yield "inferred"
    if first.ref.text.lower() in words().third_person:
        yield "pronoun"
    if len(found) > 1:
        yield "several"

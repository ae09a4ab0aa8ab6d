"""How likely an event is wholly right: category, both sides and status. Weights of signs, fitted on judged events.

The signs are facts a reader can check: how each side was resolved, what the trigger is, where its clause stands. The
weights stand in ``lexicon/en/confidence.toml``; ``training/confidence.py`` makes them.
"""

import math
from collections.abc import Iterator, Sequence
from functools import cache

from ..data import load_toml
from ..read import Sentence, Token
from .found import Found
from .frames import Candidate
from .roles import Sides
from .status import Status
from .words import words

_LONG, _SHORT = 35, 12
_OPENING, _CLOSING = "“«", "”»"
_CLAUSES = ("acl", "advcl", "ccomp", "xcomp", "conj", "parataxis")


def evidence(sentence: Sentence, candidate: Candidate, sides: Sides) -> tuple[str, ...]:
    """The signs of a candidate: its trigger, its frame, its sides and its clause."""
    return tuple(_evidence(sentence, candidate, sides))


def confidence(signs: Sequence[str], event: str, status: Status, of: str | None) -> float:
    """The chance, 0 to 1, that an event with these signs, this category and status is wholly right."""
    bias, weights, unnamed = _weights()
    total = bias + sum(weights.get(sign, 0.0) for sign in all_signs(signs, event, status.value, of))
    most = unnamed if "actor:none" in signs else 0.99
    return round(min(most, max(0.01, 1 / (1 + math.exp(-total)))), 2)


def all_signs(signs: Sequence[str], event: str, status: str, of: str | None) -> tuple[str, ...]:
    """The signs of the evidence with those of what was made of it: category and status."""
    return (
        *signs,
        f"event:{event}",
        *([f"status:{status}"] if status != "actual" else []),
        *(["joined"] if of else []),
    )


def _evidence(sentence: Sentence, candidate: Candidate, sides: Sides) -> Iterator[str]:
    frame = candidate.frame
    yield from (f"actor:{sign}" for sign in _side(sides.actor))
    if sides.recipient or not frame.mutual:
        yield from (f"recipient:{sign}" for sign in _side(sides.recipient))
    if sides.recipient and sides.inner:
        yield "recipient:far" if sides.far else "recipient:inside"
    if candidate.nominal:
        yield "trigger:supported noun" if candidate.supported else "trigger:bare noun"
    elif candidate.last is not candidate.trigger:
        yield "trigger:phrase"
    yield f"rule:{frame.id}"
    if candidate.trigger.tag in ("VBG", "VBN", "VB") and not candidate.nominal:
        yield f"trigger:{candidate.trigger.tag}"
    own, others = ({item.ref.country for item in side if item.ref.country} for side in (sides.actor, sides.recipient))
    if own and others:
        yield "sides:one country" if own & others else "sides:two countries"
    if frame.general:
        yield "frame:general"
    elif not frame.where and not frame.need:
        yield "frame:untested"
    yield from _clause(sentence, candidate.predicate)


def demand_signs(
    sentence: Sentence, predicate: Token, actor: Sequence[Found], recipient: Sequence[Found]
) -> Iterator[str]:
    """The signs of a duty that somebody lays on somebody else, which no frame tells."""
    yield from (f"actor:{sign}" for sign in _side(actor))
    yield from (f"recipient:{sign}" for sign in _side(recipient))
    yield from _clause(sentence, predicate)


def _clause(sentence: Sentence, predicate: Token) -> Iterator[str]:
    """The signs of a clause and its sentence."""
    if predicate.relation in _CLAUSES:
        yield f"clause:{predicate.relation}"
    if sum(token.pos in ("VERB", "AUX") for token in sentence.ancestors(predicate)) > 1:
        yield "clause:deep"
    if sentence.kind != "body":
        yield "sentence:heading"
    elif len(sentence.tokens) > _LONG:
        yield "sentence:long"
    elif len(sentence.tokens) < _SHORT:
        yield "sentence:short"
    if _quoted(sentence, predicate):
        yield "sentence:quoted"


def _side(found: Sequence[Found]) -> Iterator[str]:
    """How the parties of one side were resolved."""
    if not found:
        yield "none"
        return
    nameless = sum(not item.ref.country for item in found)
    if nameless:
        yield "no country" if nameless == len(found) else "part without country"
        if all(item.ref.sector for item in found):
            yield "sector"
    first = found[0]
    if first.ref.text.lower() in words().third_person:
        yield "pronoun"
    elif first.inferred:
        yield "inferred"
    elif first.kind in ("place", "inner"):
        yield first.kind
    elif first.ref.text == first.ref.text.lower():
        yield "described"
    elif first.ref.actor_id:
        yield "known"
    if len(found) > 1:
        yield "several"


def _quoted(sentence: Sentence, token: Token) -> bool:
    """Whether a token stands within quotation marks that open or close in its sentence."""
    before = [t.text for t in sentence.tokens[: token.i]]
    after = [t.text for t in sentence.tokens[token.i + 1 :]]
    curly = sum(t in _OPENING for t in before) > sum(t in _CLOSING for t in before)
    return (
        curly
        or sum(t in ('"', "''", "``") for t in before) % 2 == 1
        or (sum(t in _CLOSING for t in after) > sum(t in _OPENING for t in after))
    )


@cache
def _weights() -> tuple[float, dict[str, float], float]:
    raw = load_toml("lexicon/en/confidence.toml")
    model, weights = raw["model"], {name: float(weight) for name, weight in raw["weights"].items()}
    return float(model["bias"]), weights, float(model["most_without_actor"])

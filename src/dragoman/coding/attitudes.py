"""Attitudes and their subjects: agreeing, asking, refusing, threatening or blaming, and the act that it is about.

PLOVER and CAMEO repeat one list of subjects under every attitude; here the two are found apart and joined by
``ontology/attitudes.toml``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..read import Sentence, Token
from .clauses import conjuncts, is_aim
from .found import Found, apart
from .frames import Candidate
from .ontology import ontology
from .roles import RoleFiller, Sides
from .words import words


@dataclass(frozen=True, slots=True)
class Joined:
    """The event that an attitude and an act make together; ``of`` is the act's category."""

    event: str
    mode: tuple[str, ...]
    cameo: str | None
    of: str
    act: Candidate


def join(
    sentence: Sentence, attitude: Candidate, sides: Sides, acts: dict[int, Candidate], filler: RoleFiller
) -> Joined | None:
    """Join an attitude with the act in its complement, and take the recipient from the act where it names it.

    ``acts`` holds the best candidate of every trigger and supporting verb; ``sides.recipient`` is changed in place.
    """
    frame = attitude.frame
    for act, ceased in _complements(sentence, attitude, acts):
        of = act.frame.event
        if ceased:  # to ask for an end to attacks is to ask the other side to yield
            of = "CONCEDE" if ontology().categories[of].quad >= 3 else "SANCTION"
        forsworn = _forsworn(sentence, attitude, act)
        joined = ontology().joins.get((frame.id, of)) or ontology().join(frame.event, of)
        if forsworn:
            joined = ontology().join("AGREE", "CONCEDE")
        if joined is None:
            continue
        event, mode, cameo = joined
        if forsworn:  # "promised not to attack"
            of = "CONCEDE"
        elif event == of and event != frame.event:  # "agreed on sanctions": the decision is the act
            mode, cameo = act.frame.mode, act.frame.cameo
        if frame.mode and event == frame.event:  # a frame that names its mode knows better than the table
            mode, cameo = frame.mode, frame.cameo or cameo
        sides.recipient = _recipient(sentence, attitude, sides, filler.sides(sentence, act), filler)
        return Joined(event, mode, cameo, of, act)
    clauses = attitude.slots.get("comp", [])
    addressed = filler.fill(sentence, attitude, frame.addressee) if frame.event == "REQUEST" else []
    if addressed:
        sides.recipient = addressed
    elif not sides.recipient and clauses and frame.event in ("REQUEST", "ACCUSE"):
        sides.recipient = apart(filler.subject(sentence, clauses[0], unknown=True), sides.actor)
    return None


def _forsworn(sentence: Sentence, attitude: Candidate, act: Candidate) -> bool:
    """Whether somebody gives the word not to do what would harm another."""
    if attitude.frame.event not in ("AGREE", "THREATEN") or ontology().categories[act.frame.event].quad < 4:
        return False
    if attitude.slots.get("obj") or attitude.slots.get("iobj"):
        return False  # "warned Oslo not to strike" asks it of Oslo
    return any(c.lower in words().negators and c.i < act.predicate.i for c in sentence.children(act.predicate))


def _recipient(sentence: Sentence, attitude: Candidate, sides: Sides, act: Sides, filler: RoleFiller) -> list[Found]:
    """At whom an attitude is directed; another country before a party at home."""
    own = {f.ref.country for f in sides.actor}
    if attitude.frame.event == "REQUEST":
        options = [
            filler.fill(sentence, attitude, attitude.frame.addressee), act.actor, act.recipient, sides.recipient
        ]  # fmt: skip
    elif attitude.frame.event == "ACCUSE":  # "accused Israel of shelling Tyre" is said against Israel
        options = [sides.recipient, act.actor]
    elif attitude.frame.event == "REJECT" and not sides.far:  # "rejected a US request to free the men"
        options = [sides.recipient, act.recipient, act.actor]
    else:  # whom one agrees with is none of one's own: "willing to withdraw its troops"
        options = [act.recipient, [f for f in act.actor if f.ref.country not in own], sides.recipient]
    others = [apart(option, sides.actor, states=attitude.frame.event != "SUPPORT") for option in options]
    named = sides.recipient if attitude.frame.event != "REQUEST" and not sides.inner else []
    first = others[0] if attitude.frame.event == "REQUEST" else apart(named, sides.actor)
    if first:  # who is addressed by name, at home or abroad
        return first
    if attitude.frame.event == "REJECT" and not sides.far and others[0]:
        return others[0]
    abroad = [[f for f in option if not f.ref.country or f.ref.country not in own] for option in others]
    return next((option for option in (*abroad, *others) if option), [])


def _complements(
    sentence: Sentence, attitude: Candidate, acts: dict[int, Candidate]
) -> Iterator[tuple[Candidate, bool]]:
    """The acts that an attitude can be about, and whether a word in between says that they stop."""
    slots = attitude.slots
    heads = [token for slot in ("comp", "obj", "for", "to", "on") for token in slots.get(slot, [])]
    aims = [token for token in slots.get("purpose", []) if is_aim(sentence, token)]
    for head in (*heads, *aims[:1]):
        for part in _verb_conjuncts(sentence, head) if head.pos == "VERB" else conjuncts(sentence, head):
            hit = acts.get(part.i)
            if hit is not None and hit.trigger.i != attitude.trigger.i:
                yield hit, False
                continue
            ceased = part.lemma in words().cessation
            for below in sentence.subtree(part):
                act = acts.get(below.i)
                if act is None or act.trigger.i == attitude.trigger.i:
                    continue
                near = part.i in (below.head, sentence.tokens[below.head].head)
                if near and (ceased or below.dep in ("xcomp", "nmod", "obj", "obl", "acl")):
                    yield act, ceased
                    break


def _verb_conjuncts(sentence: Sentence, verb: Token) -> list[Token]:
    return [verb, *(c for c in sentence.children(verb) if c.relation == "conj" and c.pos == "VERB")]

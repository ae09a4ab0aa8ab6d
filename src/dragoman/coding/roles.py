"""Who fills the roles of a frame: actors and recipients found in the slots it names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model import ActorRef
from ..read import Sentence, Token
from .actors import Mentions
from .clauses import reporting_verb, surface_subject
from .found import Found
from .frames import Candidate
from .ontology import ontology
from .words import words

# Where a verbal act or a protest may name the other party, in what it is about; the likeliest place first.
_ABOUT = ("obj", "comp", "against", "over", "on", "at", "for", "to", "purpose")


@dataclass(slots=True)
class Sides:
    """The parties of an event; ``inner`` says that the recipient is only named inside a phrase about something else."""

    actor: list[Found]
    recipient: list[Found]
    inner: bool = False

    @property
    def parties(self) -> set[tuple[str, str | None]]:
        """The distinct parties; two of one country count as two."""
        return {_identity(f.ref) for f in (*self.actor, *self.recipient)}


class RoleFiller:
    """Fills roles from slots, with the help of the document's mentions."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions

    def sides(self, sentence: Sentence, candidate: Candidate) -> Sides:
        """The actors and recipients of a candidate. A pronoun is nobody who is named on the other side."""
        sides = self._named_sides(sentence, candidate)
        actor = _unless_pronoun(sides.actor, sides.recipient)
        return Sides(actor, _unless_pronoun(sides.recipient, actor), sides.inner)

    def _named_sides(self, sentence: Sentence, candidate: Candidate) -> Sides:
        frame, slots = candidate.frame, candidate.slots
        actor = self.fill(sentence, candidate, frame.noun_actor if candidate.nominal else frame.actor)
        actor = actor or self._owner(sentence, candidate)
        if candidate.nominal or frame.mutual:
            between = [f for token in slots.get("between", []) for f in self._mentions.coordinated(sentence, token)]
            if len(between) > 1:
                return Sides(between, [])
        recipient_slots = frame.noun_recipient if candidate.nominal else frame.recipient
        for slot in recipient_slots:
            direct = apart(self.fill(sentence, candidate, [slot], places=True), actor)
            if direct:
                return Sides(actor, direct)
            inner = self._inside(sentence, candidate, slot, actor)
            if inner:
                return Sides(actor, inner, True)
        return Sides(actor, self._about(sentence, candidate, actor) if recipient_slots else [], True)

    def fill(
        self, sentence: Sentence, candidate: Candidate, slots: Iterable[str], *, places: bool = False
    ) -> list[Found]:
        """The actors of the first slot that has any; with ``places`` a place counts as its people."""
        for slot in slots:
            found: list[Found] = []
            if slot == "adj":
                found = self._mentions.before(sentence, candidate.trigger)
            elif slot == "speaker":
                found = self.speaker(sentence, candidate.predicate)
            else:
                for token in candidate.slots.get(slot, []):
                    found += self._mentions.coordinated(sentence, token)
                    if not found and places:
                        found += self._mentions.place(sentence, token)
            if found:
                return found
        return []

    def speaker(self, sentence: Sentence, clause: Token) -> list[Found]:
        """Who says the clause, by the verb of saying that governs it or is set beside it."""
        says = reporting_verb(sentence, clause)
        return self.subject(sentence, says) if says is not None else []

    def subject(self, sentence: Sentence, verb: Token) -> list[Found]:
        """The actors in a verb's subject."""
        token = surface_subject(sentence, verb)
        return self._mentions.coordinated(sentence, token) if token is not None else []

    def _owner(self, sentence: Sentence, candidate: Candidate) -> list[Found]:
        """Whose thing acts: in "Russian missiles struck the port" the actor stands before the subject noun."""
        if candidate.nominal:
            return []
        for slot in candidate.frame.actor:
            for token in candidate.slots.get(slot, []):
                found = self._mentions.before(sentence, token)
                if found:
                    return found
        return []

    def _inside(self, sentence: Sentence, candidate: Candidate, slot: str, actor: list[Found]) -> list[Found]:
        """The parties inside a slot that is none itself: "rejected the US plan" is directed at the US."""
        if slot in ("adj", "comp", "speaker"):
            return []
        own = frozenset(f.ref.country for f in actor)
        for token in candidate.slots.get(slot, []):
            if not self._mentions.found(sentence, token):
                kept = apart(self._mentions.before(sentence, token), actor)
                if not kept:
                    refs = self._mentions.inner(sentence, token, own) or self._mentions.inner(sentence, token)
                    kept = apart([Found(ref, "inner") for ref in refs], actor)
                if kept:
                    return kept
        return []

    def _about(self, sentence: Sentence, candidate: Candidate, actor: list[Found]) -> list[Found]:
        """The first other party in what a verbal act is about, abroad first: "threatened to tax German goods"."""
        frame = candidate.frame
        verbal = ontology().categories[frame.event].quad == 3 or frame.kind == "attitude"
        if not verbal and frame.event not in ("PROTEST", "AID"):
            return []
        own = {f.ref.country for f in actor}
        at_home: list[Found] = []
        for found in self._mentioned(sentence, candidate):
            others = apart([f for f in found if f.ref.country], actor)
            abroad = [f for f in others if f.ref.country not in own]
            if abroad:
                return abroad
            at_home = at_home or [f for f in others if f.ref.sector and f.kind != "place"]
        return at_home

    def _mentioned(self, sentence: Sentence, candidate: Candidate) -> Iterable[list[Found]]:
        for slot in _ABOUT:
            for head in candidate.slots.get(slot, []):
                for token in sentence.subtree(head):
                    if token.pos in ("NOUN", "PROPN", "PRON") and token.relation not in ("compound", "flat"):
                        yield self._mentions.coordinated(sentence, token)


def apart(found: Iterable[Found], from_: Sequence[Found]) -> list[Found]:
    """The actors that are not the given ones: neither the same mention nor the same actor."""
    taken = {(f.ref.start, f.ref.end) for f in from_} | {_identity(f.ref) for f in from_}
    return [f for f in found if (f.ref.start, f.ref.end) not in taken and _identity(f.ref) not in taken]


def _unless_pronoun(found: list[Found], others: list[Found]) -> list[Found]:
    countries = {f.ref.country for f in others if f.ref.text.lower() not in words().third_person and not f.inferred}
    return [f for f in found if f.ref.text.lower() not in words().third_person or f.ref.country not in countries]


def _identity(ref: ActorRef) -> tuple[str, str | None]:
    return ref.actor_id or ref.name or ref.text, ref.country


def refs(found: Iterable[Found]) -> tuple[ActorRef, ...]:
    """The actors of several mentions, each once."""
    return tuple(dict.fromkeys(item.ref for item in found))

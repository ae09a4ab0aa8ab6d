"""Parties that a clause leaves open or half said, completed by what the story has told before."""

from dataclasses import replace

from ..read import Sentence
from .actors import Mentions
from .found import Found
from .frames import Candidate
from .roles import Sides
from .words import words

# Acts that somebody is always meant by, though their sentence may not say who.
_DIRECTED = ("ACCUSE", "REJECT", "THREATEN", "SANCTION", "REQUEST", "AGREE", "CONCEDE")
_DOMESTIC = (("LEG",), ("OPP",), ("PTY",))


class Completion:
    """Completes the sides of an event with the help of the document's mentions."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions

    def complete(self, sentence: Sentence, candidate: Candidate, sides: Sides, of: str | None, status: str) -> None:
        """Complete both sides in place; ``of`` is the act that an attitude is about."""
        self._settle(sentence, candidate, sides)
        if not sides.recipient and "recipient" not in candidate.frame.need:
            sides.recipient = self._told_before(sentence, candidate, sides.actor, of, status)

    def at_home(self, sentence: Sentence, sides: Sides) -> Sides:
        """The sides, persons and bodies that no table knows being of the country that the story is about."""

        def placed(found: list[Found], others: list[Found]) -> list[Found]:
            unknown = ("person", "body")
            return [
                self._mentions.at_home(sentence, f, others) if f.kind in unknown and f.ref.name else f for f in found
            ]

        actor = placed(sides.actor, sides.recipient)
        return replace(sides, actor=actor, recipient=placed(sides.recipient, actor))

    def _told_before(
        self, sentence: Sentence, candidate: Candidate, actor: list[Found], of: str | None, status: str
    ) -> list[Found]:
        """Whom words or measures are meant for that the sentence directs at nobody: who stands against them before."""
        frame = candidate.frame
        slots = frame.noun_recipient if candidate.nominal else frame.recipient
        if frame.event not in _DIRECTED or not slots or not actor or any(not f.ref.country for f in actor):
            return []
        somebody = any(t.pos == "PRON" for t in candidate.slots.get("obj", []))  # "threatened everybody"
        threat = frame.event == "THREATEN" and not somebody
        meant = frame.event == "SANCTION" if candidate.nominal else threat or of == "CONSULT"
        if status == "hypothetical" or not (meant or (not candidate.nominal and _spoken_of(sentence, candidate))):
            return []
        return self._mentions.other_party(sentence, actor)

    def _settle(self, sentence: Sentence, candidate: Candidate, sides: Sides) -> None:
        """Mend guessed countries in place.

        Lawmakers and opponents are those of the government they deal with; diplomats who are expelled and victims are
        of the one other country that the sentence names, if any.
        """
        spoken = self._mentions.named_in(sentence)
        for side, other in ((sides.actor, sides.recipient), (sides.recipient, sides.actor)):
            rulers = {f.ref.country for f in other if f.ref.sector[:1] == ("GOV",) and f.kind in ("person", "body")}
            if len(rulers) != 1 or any(f.inferred or not f.ref.country for f in other):
                continue
            for i, item in enumerate(side):
                if item.inferred and item.ref.sector[:1] in _DOMESTIC and item.ref.country not in spoken:
                    side[i] = _of_country(item, next(iter(rulers)))
        own = {f.ref.country for f in sides.actor}
        towns = self._mentions.towns_in(sentence)
        for i, item in enumerate(sides.recipient):
            if not item.inferred or item.ref.country in (spoken | towns) - own:
                continue
            victims = candidate.frame.event == "ASSAULT" and item.ref.sector[:1] == ("CVL",) and item.plural
            envoys = candidate.frame.mode == ("expel",) and item.ref.country in own
            if victims and towns:  # who is killed in a town is of it, whatever else is named
                abroad: set[str | None] = set(towns)
            else:
                abroad = self._mentions.named_in(sentence, outside=item.ref) - own - {None}
            if len(abroad) == 1 and (victims or envoys):
                sides.recipient[i] = _of_country(item, next(iter(abroad)))


def _of_country(item: Found, country: str | None) -> Found:
    return replace(item, ref=replace(item.ref, country=country))


def _spoken_of(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether an act is about something that was told before: "rejected the offer", "condemned this attack"."""
    for slot in ("obj", "to", "for", "against", "over", "at", "of"):
        for token in candidate.slots.get(slot, []):
            after = any(c.i > token.i and c.relation in ("nmod", "acl", "appos") for c in sentence.children(token))
            bare = not after and token.pos == "NOUN" and token.i > candidate.last.i
            if bare and any(c.relation == "det" and c.lower in words().definite for c in sentence.children(token)):
                return True
    return False

"""Whether the parties of two events meet, and which event told before a phrase or a cue refers to."""

from collections.abc import Iterable

from ...model import ActorRef, Event
from ...read import Sentence, Token
from ..actors import Mentions
from ..clauses import conjuncts
from ..memory import NO_STATE
from .cues import Cue, Lexicon
from .scene import Scene, Site, is_main

# The last of the quad classes that are cooperation.
_COOPERATION = 2
# A noun that can mean more events than these means anything that is done.
_ANYTHING = 10
# Sectors that act for their state.
_STATE = frozenset(("GOV", "MIL", "SPY", "LEG", "JUD"))


def names(refs: Iterable[ActorRef]) -> set[str]:
    """What parties go by when they are compared: a state by its code, others by name, or by country and sector."""
    found: set[str] = set()
    for ref in refs:
        if ref.country and ref.country not in NO_STATE:
            inner = ref.sector and not _STATE & set(ref.sector[:1])
            found.add(f"{ref.country} {ref.sector[0]}" if inner else ref.country)
        found.update(name.casefold() for name in (ref.actor_id, ref.name or ref.text) if name)
    return found


def shared(left: Iterable[ActorRef], right: Iterable[ActorRef]) -> bool:
    """Whether two sides have a party in common."""
    return not names(left).isdisjoint(names(right))


def meeting(response: Event, trigger: Event) -> tuple[bool, bool]:
    """How the sides meet across: whether the response acts on who acted, and whether who was acted upon responds."""
    return shared(response.recipient, trigger.actor), shared(response.actor, trigger.recipient)


def fit(wanted: str, response: Event, trigger: Event) -> bool:
    """Whether the parties of two events meet as a cue wants it.

    ``back``: the response acts on who acted; ``hit``: who was acted upon responds; ``each``: both; ``meet``: either,
    and the actors differ; ``apart``: the actors differ, and the sides meet, or one event names no recipient, or the
    response helps whom the trigger hit.
    """
    back, hit = meeting(response, trigger)
    if wanted in ("any", "back", "hit", "each"):
        return {"any": True, "back": back, "hit": hit, "each": back and hit}[wanted]
    if shared(response.actor, trigger.actor):
        return False
    if back or hit or wanted == "meet":
        return back or hit
    helps = response.quad <= _COOPERATION and shared(response.recipient, trigger.recipient)
    return helps or not (response.recipient and trigger.recipient)


class Before:
    """Finds the event, told before, that a response answers."""

    def __init__(self, scene: Scene, mentions: Mentions, lexicon: Lexicon) -> None:
        self._scene = scene
        self._mentions = mentions
        self._lexicon = lexicon

    def refers(self, sentence: Sentence, token: Token) -> bool:
        """Whether a word points back to an act: "this", "the attack", "Washington's demand"."""
        if token.lower in self._lexicon.pronouns and token.pos in ("PRON", "DET"):
            return True
        events = self._lexicon.events(token)
        if any(child.lower in self._lexicon.definite for child in sentence.children(token)):
            return bool(events)
        # "Oslo's move" is one that was told; "Oslo's actions" are all that Oslo does.
        whole = token.tag == "NNS" and len(events) > _ANYTHING
        return bool(events) and not whole and any(child.dep == "nmod:poss" for child in sentence.children(token))

    def named(self, cue: Cue, response: Site, sentence: Sentence, token: Token) -> Site | None:
        """The event that a phrase points back to, where its owner and kind agree."""
        if not self.refers(sentence, token):
            return None
        owners = [item.ref for part in conjuncts(sentence, token) for item in self._mentions.inner(sentence, part)]
        return self.last(cue, response, sentence, token.i, self._lexicon.events(token), owners)

    def last(
        self,
        cue: Cue,
        response: Site,
        sentence: Sentence,
        until: int,
        events: frozenset[str] = frozenset(),
        owners: Iterable[ActorRef] = (),
    ) -> Site | None:
        """The event told last before a word that the response can answer; the parties decide before nearness."""
        wanted = names(owners)
        kinds = events & cue.answers if events and cue.answers else events or cue.answers
        if events and not kinds:
            return None
        ranked: list[tuple[tuple[int, int], Site]] = []
        for index in range(max(0, sentence.index - cue.reach), sentence.index + 1):
            for site in self._scene.in_sentence.get(index, ()):
                if not self._possible(site, response, sentence, until, kinds):
                    continue
                actors = names(site.event.actor)
                distance = sentence.index - index
                met = sum(meeting(response.event, site.event))
                strange = not met and (distance > 1 or shared(response.event.actor, site.event.actor))
                foreign = bool(wanted) and wanted.isdisjoint(actors | names(site.event.recipient))
                if strange or foreign or not fit(cue.parties, response.event, site.event):
                    continue
                plain = site.event.status == "actual" and not site.event.historical
                ranked.append(((2 * met + 2 * (not wanted.isdisjoint(actors)) + plain - distance, site.order), site))
        return max(ranked, key=lambda item: item[0])[1] if ranked else None

    def answer(self, cue: Cue, trigger: Site, sentence: Sentence, token: Token) -> Site | None:
        """The event that a word points back to and that answers ``trigger``: told in this sentence or the one before.

        A relative pronoun stands for the clause before it, any other word for what the sentence before tells.
        """
        relative = token.lower == "which"
        if not relative and not self.refers(sentence, token):
            return None
        kinds = self._lexicon.events(token)
        index = sentence.index if relative else sentence.index - 1
        told = [
            site
            for site in self._scene.in_sentence.get(index, ())
            if self._possible(site, trigger, sentence, token.i, kinds)
            and is_main(site)
            and (not cue.events or site.event.event in cue.events)
            and fit(cue.parties, site.event, trigger.event)
        ]
        return max(told, key=lambda site: (sum(meeting(site.event, trigger.event)), site.order), default=None)

    @staticmethod
    def _possible(site: Site, response: Site, sentence: Sentence, until: int, events: frozenset[str]) -> bool:
        if site.event.id == response.event.id or (events and site.event.event not in events):
            return False
        if site.sentence.field != sentence.field or not site.event.actor:
            return False
        if len(events) != 1 and not is_main(site):
            return False
        return site.sentence.index < sentence.index or site.draft.trigger.i < until

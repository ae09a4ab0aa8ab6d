"""From candidates to events: roles filled, attitudes joined with their subjects, PLOVER's rules on tense applied."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ..model import ActorRef
from ..read import Sentence, Token
from .actors import Mentions
from .clauses import conjuncts, surface_subject
from .found import Found
from .frames import Candidate, Matcher, Refusal
from .ontology import FUTURE_TO_AGREE, ontology
from .status import Status, noun_status, status_of
from .words import words

# What each weakness of the evidence takes from an event's confidence; to be replaced by a calibrated model.
_BASE = 0.9
_PENALTY = {
    "nominal": 0.12, "no country": 0.12, "inferred": 0.15, "inner": 0.1, "no recipient": 0.08, "not actual": 0.05,
    "no tests": 0.06, "no actor": 0.4, "pronoun": 0.06,
}  # fmt: skip


@dataclass(slots=True)
class Draft:
    """An event before it is tied to time, place and speaker."""

    event: str
    mode: tuple[str, ...]
    cameo: str | None
    actor: tuple[ActorRef, ...]
    recipient: tuple[ActorRef, ...]
    status: Status
    sentence: Sentence
    trigger: Token
    last: Token
    predicate: Token
    rule: str
    confidence: float
    of: str | None = None
    slots: dict[str, list[Token]] = field(default_factory=dict)


@dataclass(slots=True)
class _Filled:
    actor: list[Found]
    recipient: list[Found]
    inner: bool = False


class Assembler:
    """Codes one sentence at a time; ``refusals`` tells why frames were not used."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions
        self.matcher = Matcher(mentions)
        self.refusals: list[Refusal] = self.matcher.refusals

    def drafts(self, sentence: Sentence) -> list[Draft]:
        """The events of a sentence, in order of their triggers."""
        self.refusals.clear()
        groups = self.matcher.candidates(sentence)
        by_head: dict[int, Candidate] = {}
        for group in groups:
            best = group[0]
            by_head[best.trigger.i] = best
            if best.predicate.i != best.trigger.i:
                by_head.setdefault(best.predicate.i, best)
        consumed: set[int] = set()
        found: list[Draft] = []
        for group in groups:
            draft = next((d for d in (self._draft(sentence, c, by_head, consumed) for c in group) if d), None)
            if draft is not None:
                found.append(draft)
        demand = self._modal_demand(sentence, {d.trigger.i for d in found})
        if demand is not None:
            found.append(demand[0])
            consumed |= demand[1]
        kept = [draft for draft in found if draft.trigger.i not in consumed]
        return [self._tensed(sentence, draft) for draft in _without_repeats(kept)]

    # ------------------------------------------------------------------- roles

    def _draft(
        self, sentence: Sentence, candidate: Candidate, by_head: dict[int, Candidate], consumed: set[int]
    ) -> Draft | None:
        frame = candidate.frame
        filled = self._roles(sentence, candidate)
        status = (
            noun_status(sentence, candidate.trigger)
            if candidate.nominal and candidate.predicate is candidate.trigger
            else status_of(sentence, candidate.predicate, candidate.trigger)
        )
        event, mode, cameo, of = frame.event, frame.mode, frame.cameo, None
        if frame.kind == "attitude":
            joined = self._join(sentence, candidate, filled, by_head)
            if joined is not None:
                event, mode, cameo, of, inner = joined
                consumed.add(inner.trigger.i)
        filled = self._sides(candidate, filled)
        problem = "a purpose, not an act" if status.because == "purpose" else self._problem(candidate, filled)
        if problem:
            self.refusals.append(Refusal(frame.id, candidate.trigger.text, problem))
            return None
        return Draft(
            event, mode, cameo,
            _refs(filled.actor), _refs(filled.recipient), status, sentence, candidate.trigger, candidate.last,
            candidate.predicate, frame.id, self._confidence(candidate, filled, status), of, candidate.slots,
        )  # fmt: skip

    def _roles(self, sentence: Sentence, candidate: Candidate) -> _Filled:
        frame, slots = candidate.frame, candidate.slots
        actor_slots = frame.noun_actor if candidate.nominal else frame.actor
        recipient_slots = frame.noun_recipient if candidate.nominal else frame.recipient
        actor = self._fill(sentence, candidate, actor_slots) or self._owner(sentence, candidate)
        taken = {(f.ref.start, f.ref.end) for f in actor}
        if candidate.nominal or frame.mutual:
            between = [f for token in slots.get("between", []) for f in self.mentions.coordinated(sentence, token)]
            if len(between) > 1:
                return _Filled(between, [])
        for slot in recipient_slots:
            direct = self._fill(sentence, candidate, [slot], taken, places=True)
            if direct:
                return _Filled(actor, direct)
            inner = self._inner(sentence, candidate, slot, [f.ref for f in actor])
            if inner:
                return _Filled(actor, inner, True)
        return _Filled(actor, self._deep(sentence, candidate, actor) if recipient_slots else [], True)

    def _deep(self, sentence: Sentence, candidate: Candidate, actor: list[Found]) -> list[Found]:
        """For a verbal act or a protest, the first other party in what it is about: "threatened to tax German goods"."""
        if ontology().categories[candidate.frame.event].quad != 3 and candidate.frame.event != "PROTEST":
            return []
        own = {f.ref.country for f in actor}
        for slot in ("obj", "comp", "against", "over", "on", "at", "for", "to", "purpose"):
            for head in candidate.slots.get(slot, []):
                for token in sentence.subtree(head):
                    if token.pos in ("NOUN", "PROPN", "PRON") and token.relation not in ("compound", "flat"):
                        found = [
                            f
                            for f in self.mentions.coordinated(sentence, token)
                            if f.ref.country and f.ref.country not in own
                        ]
                        if found:
                            return found
        return []

    def _owner(self, sentence: Sentence, candidate: Candidate) -> list[Found]:
        """Whose thing acts: in "Russian missiles struck the port" the actor stands before the subject noun."""
        if candidate.nominal:
            return []
        for token in candidate.slots.get("subj", []):
            found = self.mentions.before(sentence, token)
            if found:
                return found
        return []

    def _inner(self, sentence: Sentence, candidate: Candidate, slot: str, taken: list[ActorRef]) -> list[Found]:
        """The parties inside a slot that is none itself: "rejected the US plan" is directed at the US."""
        if slot in ("adj", "comp", "speaker"):
            return []
        for token in candidate.slots.get(slot, []):
            refs = () if self.mentions.found(sentence, token) else self.mentions.inner(sentence, token)
            kept = [Found(ref, "inner") for ref in refs if ref not in taken]
            if kept:
                return kept
        return []

    def _fill(
        self,
        sentence: Sentence,
        candidate: Candidate,
        slots: Iterable[str],
        taken: set[tuple[int, int]] | None = None,
        *,
        places: bool = False,
    ) -> list[Found]:
        """The actors of the first slot that has any."""
        for slot in slots:
            if slot == "adj":
                found = self.mentions.before(sentence, candidate.trigger)
            elif slot == "speaker":
                found = self._speaker(sentence, candidate.predicate)
            else:
                found = []
                for token in candidate.slots.get(slot, []):
                    found += self.mentions.coordinated(sentence, token)
                    if not found and places:
                        found += self.mentions.place(sentence, token)
            found = [f for f in found if not taken or (f.ref.start, f.ref.end) not in taken]
            if found:
                return found
        return []

    def _speaker(self, sentence: Sentence, clause: Token) -> list[Found]:
        """Who says the clause, by the verb of saying that governs it or is set beside it."""
        says = _reporting_verb(sentence, clause)
        subject = surface_subject(sentence, says) if says is not None else None
        return self.mentions.coordinated(sentence, subject) if subject is not None else []

    def _sides(self, candidate: Candidate, filled: _Filled) -> _Filled:
        """Drop a recipient that is the actor itself; in a joint act all sides are actors."""
        actors = [f.ref for f in filled.actor]
        same = {(r.actor_id or r.name or r.text, r.country) for r in actors}
        recipient = [
            f for f in filled.recipient if (f.ref.actor_id or f.ref.name or f.ref.text, f.ref.country) not in same
        ]
        return replace_filled(filled, recipient=recipient)

    def _problem(self, candidate: Candidate, filled: _Filled) -> str | None:
        """Why roles forbid the event, or None where they do not."""
        frame = candidate.frame
        sides = {f.ref.country or f.ref.name or f.ref.text for f in (*filled.actor, *filled.recipient)}
        if not filled.actor and not (frame.implicit and filled.recipient):
            return "no actor"
        if "recipient" in frame.need and not filled.recipient:
            return "no recipient"
        if "actor" in frame.need and not filled.actor:
            return "no actor"
        if "both_sides" in frame.need and len(sides) < 2:
            return "only one side"
        supported = candidate.predicate is not candidate.trigger
        if candidate.nominal and not supported and len(sides) < 2:
            return "a bare noun with only one side"
        return None

    def _confidence(self, candidate: Candidate, filled: _Filled, status: Status) -> float:
        weak = [
            name
            for name, holds in (
                ("nominal", candidate.nominal and candidate.predicate is candidate.trigger),
                ("no actor", not filled.actor),
                ("no country", bool(filled.actor) and not any(f.ref.country for f in filled.actor)),
                ("inferred", any(f.inferred for f in (*filled.actor, *filled.recipient))),
                ("inner", filled.inner),
                ("no recipient", not filled.recipient and not candidate.frame.mutual),
                ("not actual", status.value != "actual"),
                ("no tests", not candidate.frame.where and not candidate.frame.need),
                ("pronoun", any(f.ref.text.lower() in words().third_person for f in filled.actor)),
            )
            if holds
        ]
        return round(max(0.1, _BASE - sum(_PENALTY[name] for name in weak)), 2)

    # --------------------------------------------------------------- attitudes

    def _join(
        self, sentence: Sentence, candidate: Candidate, filled: _Filled, by_head: dict[int, Candidate]
    ) -> tuple[str, tuple[str, ...], str | None, str, Candidate] | None:
        """Join an attitude with the act it is about; fills the recipient from the act where the attitude has none."""
        for inner, ceased in self._complements(sentence, candidate, by_head):
            subject = inner.frame.event
            if ceased:
                subject = "CONCEDE" if ontology().categories[subject].quad >= 3 else "SANCTION"
            joined = ontology().join(candidate.frame.event, subject)
            if joined is None:
                continue
            event, mode, cameo = joined
            act = self._roles(sentence, inner)
            own = {f.ref.country for f in filled.actor}
            if candidate.frame.event == "REQUEST":
                addressed = self._fill(sentence, candidate, candidate.frame.addressee)
                options = [
                    addressed,
                    [f for f in act.actor if f.ref.country not in own],
                    act.recipient,
                    filled.recipient,
                ]
            else:
                options = [act.recipient, [f for f in act.actor if f.ref.country not in own], filled.recipient]
            filled.recipient = next(
                (
                    kept
                    for option in options
                    if (kept := [f for f in option if f.ref.country not in own or not f.ref.country])
                ),
                [],
            )
            return event, mode, cameo, subject, inner
        if candidate.frame.event == "REQUEST":
            addressed = self._fill(sentence, candidate, candidate.frame.addressee)
            if addressed:
                filled.recipient = addressed
            elif not filled.recipient:
                for clause in candidate.slots.get("comp", []):
                    subject_token = surface_subject(sentence, clause)
                    if subject_token is not None:
                        filled.recipient = self.mentions.coordinated(sentence, subject_token)
        return None

    def _complements(
        self, sentence: Sentence, candidate: Candidate, by_head: dict[int, Candidate]
    ) -> Iterable[tuple[Candidate, bool]]:
        slots = candidate.slots
        heads = list(slots.get("comp", []))
        for slot in ("obj", "for", "to", "on"):
            heads += slots.get(slot, [])
        heads += slots.get("purpose", [])[:1]
        for head in heads:
            for part in conjuncts(sentence, head) if head.pos != "VERB" else _verb_conjuncts(sentence, head):
                hit = by_head.get(part.i)
                if hit is not None and hit.trigger.i != candidate.trigger.i and hit.frame.kind != "status":
                    yield hit, False
                    continue
                ceased = part.lemma in words().cessation
                for below in sentence.subtree(part):
                    inner = by_head.get(below.i)
                    near = below.head == part.i or sentence.tokens[below.head].head == part.i
                    if (
                        inner is not None
                        and inner.trigger.i != candidate.trigger.i
                        and near
                        and (ceased or below.dep in ("xcomp", "nmod", "obj", "obl", "acl"))
                    ):
                        yield inner, ceased
                        break

    # ------------------------------------------------------------------ clauses

    def _modal_demand(self, sentence: Sentence, coded: set[int]) -> tuple[Draft, set[int]] | None:
        """ "Tokyo said Beijing must ..." : somebody lays a duty on somebody else, which PLOVER calls REQUEST."""
        for token in sentence.tokens:
            if token.relation != "aux" or words().modal.get(token.lower) != "obliged":
                continue
            clause = sentence.tokens[token.head]
            says = _reporting_verb(sentence, clause)
            if says is None:
                continue
            speaker, subject = surface_subject(sentence, says), surface_subject(sentence, clause)
            if speaker is None or subject is None:
                continue
            actor = self.mentions.coordinated(sentence, speaker)
            recipient = self.mentions.coordinated(sentence, subject)
            if not actor or not recipient or {f.ref.country for f in actor} & {f.ref.country for f in recipient}:
                continue
            draft = Draft(
                "REQUEST", ("change",), "104", _refs(actor), _refs(recipient), Status("actual"), sentence, token, clause,
                says, "modal.demand", 0.6,
            )  # fmt: skip
            return draft, {clause.i} & coded
        return None

    def _tensed(self, sentence: Sentence, draft: Draft) -> Draft:
        """PLOVER's tense rules: a future cooperative act is AGREE, a future retreat CONCEDE; a vowed blow is a threat."""
        if draft.of is not None:
            return draft
        conditional = any(
            mark.relation == "mark" and mark.lower == "unless"
            for clause in sentence.children(draft.predicate)
            if clause.relation == "advcl"
            for mark in sentence.children(clause)
        )
        if draft.status.value != "future" and not (conditional and draft.status.value == "hypothetical"):
            return draft
        if conditional and draft.event in ("RETREAT", "SANCTION", "REJECT", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"):
            joined = ontology().join("THREATEN", draft.event)
        elif draft.event in FUTURE_TO_AGREE:
            joined = ontology().join("AGREE", draft.event)
        elif draft.event == "RETREAT":
            joined = ontology().join("AGREE", "RETREAT")
        elif (ontology().categories[draft.event].quad == 4 or draft.event == "REJECT") and self._vowed(sentence, draft):
            joined = ontology().join("THREATEN", draft.event)
        else:
            return draft
        if joined is None:
            return draft
        event, mode, cameo = joined
        return replace(draft, event=event, mode=mode, cameo=cameo, of=draft.event, status=Status("actual"))

    def _vowed(self, sentence: Sentence, draft: Draft) -> bool:
        """Whether the actor itself announces the act: "the farmers said they would blockade the city"."""
        head = _reporting_verb(sentence, draft.predicate)
        if head is None:
            return False
        subject = surface_subject(sentence, head)
        if subject is None:
            return False
        speakers = {f.ref.country or f.ref.text for f in self.mentions.coordinated(sentence, subject)}
        return bool(speakers & {a.country or a.text for a in draft.actor})


def _reporting_verb(sentence: Sentence, clause: Token) -> Token | None:
    """The verb of saying that a clause depends on, or that stands beside it ("..., the ministry said")."""
    head = sentence.head(clause)
    if (
        head is not None
        and clause.relation in ("ccomp", "parataxis", "xcomp")
        and head.lemma in words().reporting_verbs
    ):
        return head
    if head is not None and clause.relation == "conj":
        return _reporting_verb(sentence, head)
    beside = (c for c in sentence.children(clause) if c.relation in ("parataxis", "ccomp", "advcl"))
    return next((c for c in beside if c.lemma in words().reporting_verbs), None)


def _verb_conjuncts(sentence: Sentence, verb: Token) -> list[Token]:
    return [verb, *(c for c in sentence.children(verb) if c.relation == "conj" and c.pos == "VERB")]


def replace_filled(filled: _Filled, *, recipient: list[Found]) -> _Filled:
    """A copy with other recipients."""
    return _Filled(filled.actor, recipient, filled.inner)


def _refs(found: Sequence[Found]) -> tuple[ActorRef, ...]:
    return tuple(dict.fromkeys(item.ref for item in found))


def _without_repeats(drafts: list[Draft]) -> list[Draft]:
    """One event for one meaning: the same event between the same parties in one clause is kept once, the surest first."""
    kept: list[Draft] = []
    for draft in drafts:
        for i, other in enumerate(kept):
            same = draft.event == other.event and {a.country or a.text for a in draft.actor} == {
                a.country or a.text for a in other.actor
            }
            near = (
                draft.predicate.i == other.predicate.i
                or draft.trigger.head == other.trigger.i
                or other.trigger.head == draft.trigger.i
            )
            if same and near:
                if draft.confidence > other.confidence:
                    kept[i] = draft
                break
        else:
            kept.append(draft)
    return kept

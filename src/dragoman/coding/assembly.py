"""From candidates to drafts of events, one sentence at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..read import Sentence, Token
from .actors import Mentions
from .attitudes import join
from .clauses import calls_to_say, is_passive, prepositions, surface_subject
from .completion import Completion
from .confidence import confidence, evidence
from .drafts import Draft, without_repeats
from .found import Found, apart
from .frames import Candidate, Matcher, Refusal
from .lexicon import Frame, lexicon
from .ontology import FUTURE_TO_AGREE, ontology
from .roles import RoleFiller, Sides, refs
from .status import Status, noun_status, status_of
from .tense import modal_demand, tensed
from .words import days, words

_NEAR = 4  # words


class Assembler:
    """Codes sentences; ``refusals`` tells why frames of the last one were not used."""

    def __init__(self, mentions: Mentions) -> None:
        self.matcher = Matcher(mentions)
        self.refusals: list[Refusal] = self.matcher.refusals
        self._filler = RoleFiller(mentions)
        self._completion = Completion(mentions)

    def drafts(self, sentence: Sentence) -> list[Draft]:
        """The events of a sentence, in order of their triggers."""
        self.refusals.clear()
        groups = self.matcher.candidates(sentence)
        acts: dict[int, Candidate] = {}
        for best, *_ in groups:
            acts[best.trigger.i] = best
            acts.setdefault(best.predicate.i, best)
        consumed: set[int] = set()
        found: list[Draft] = []
        for group in groups:
            for number, candidate in enumerate(group, 1):
                draft, taken = self._draft(sentence, candidate, acts)
                if draft is None:
                    consumed |= taken  # what is only promised, asked or alleged did not happen, whoever says it
                else:
                    found += (draft, *_also(draft, candidate.frame))
                    consumed |= taken | _objects(candidate)
                    self._refuse(((c.frame.id, c.trigger.text) for c in group[number:]), f"{draft.rule} fits better")
                    break
        demand = modal_demand(sentence, self._filler)
        if demand is not None:
            found.append(demand)
            consumed.add(demand.last.i)
            consumed |= {c.trigger.i for c in acts.values() if _wanted_too(sentence, c.predicate, demand.last)}
        kept = [draft for draft in found if draft.trigger.i not in consumed]
        told = without_repeats(kept)
        self._refuse(_named(found, kept), "another event is about it")
        self._refuse(_named(kept, told), "another event says the same")
        return [_weighed(tensed(sentence, draft, self._filler)) for draft in told]

    def draft_of(self, sentence: Sentence, candidate: Candidate) -> Draft | None:
        """The draft of a candidate that stands by itself, if its roles allow one, with the rules on tense."""
        draft, _ = self._draft(sentence, candidate, {})
        return tensed(sentence, draft, self._filler) if draft is not None else None

    def _refuse(self, frames: Iterable[tuple[str, str]], reason: str) -> None:
        self.refusals += (Refusal(frame, trigger, reason) for frame, trigger in frames)

    def _draft(
        self, sentence: Sentence, candidate: Candidate, acts: dict[int, Candidate]
    ) -> tuple[Draft | None, set[int]]:
        """The draft of a candidate, if its roles allow one, and the triggers it takes up."""
        frame = candidate.frame
        sides = self._filler.sides(sentence, candidate)
        status = self._status(sentence, candidate)
        event, mode, cameo, of = frame.event, frame.mode, frame.cameo, None
        taken: set[int] = set()
        if frame.kind == "attitude":
            joined = join(sentence, candidate, sides, acts, self._filler)
            if joined is not None:
                event, mode, cameo, of = joined.event, joined.mode, joined.cameo, joined.of
                act = joined.act
                taken |= {act.trigger.i} | _objects(act)
                taken |= {c.trigger.i for c in acts.values() if c.nominal and c.predicate.i == act.predicate.i}
                taken |= {c.trigger.i for c in acts.values() if _wanted_too(sentence, c.predicate, act.predicate)}
        occasion = self._occasion(sentence, candidate, status_of(sentence, candidate.predicate))
        occasion = occasion or self._told_in(sentence, candidate)
        if occasion is not None and not sides.recipient:
            sides.recipient = self._filler.addressed(sentence, candidate, occasion)
        if not sides.recipient and not candidate.nominal:
            sides.recipient = self._filler.written_to(sentence, candidate)
        sides.recipient = apart(sides.recipient, sides.actor)
        self._completion.complete(sentence, candidate, sides, of, status.value)
        problem = _unreal(frame, status, of) or self._reported(sentence, candidate, sides)
        problem = problem or _unacted(sentence, candidate, of, sides) or _problem(sentence, candidate, sides, of)
        if problem:
            self.refusals.append(Refusal(frame.id, candidate.trigger.text, problem))
            unsaid = problem == "no actor" and event == "AGREE" and is_passive(sentence, candidate.predicate)
            return None, set() if unsaid else taken  # "the visit was organised": by nobody who is named
        sides = self._completion.at_home(sentence, sides)
        draft = Draft(
            event, mode, cameo, refs(sides.actor), refs(sides.recipient), status, sentence, candidate.trigger,
            candidate.last, candidate.predicate, frame.id, 0.0, of, candidate.slots,
            signs=evidence(sentence, candidate, sides),
        )  # fmt: skip
        draft.confidence = confidence(draft.signs, event, status, of)
        return draft, taken

    def _status(self, sentence: Sentence, candidate: Candidate) -> Status:
        frame, predicate = candidate.frame, candidate.predicate
        if "speaker" in frame.actor and not any(candidate.slots.get(slot) for slot in frame.actor):
            return Status("actual")  # the saying is the act
        if candidate.nominal and predicate is candidate.trigger and not candidate.supported:
            return noun_status(sentence, candidate.trigger)
        status = status_of(sentence, predicate, candidate.trigger)
        if frame.denied and status.value == "negated":
            return Status("actual")  # not to attend is the act
        occasion = self._occasion(sentence, candidate, status)
        if occasion is not None:
            return status_of(sentence, occasion)
        cooperative = candidate.nominal and frame.event in FUTURE_TO_AGREE
        if cooperative and status.value == "actual" and predicate.lemma in words().announcing:
            return Status("future", because=predicate.lemma)  # announced help is not given yet
        return status

    def _reported(self, sentence: Sentence, candidate: Candidate, sides: Sides) -> str | None:
        """Why a warning is no threat: "warned parliament that the rebels are arming" tells what somebody else does."""
        if candidate.frame.event != "THREATEN" or candidate.nominal or not sides.actor:
            return None
        for clause in candidate.slots.get("comp", []):
            subject = surface_subject(sentence, clause)
            if subject is None or subject.pos == "PRON" or not _as_fact(sentence, clause):
                continue
            others = self._filler.subject(sentence, clause)
            if apart(others, [*sides.actor, *sides.recipient], states=True):
                return "a warning that only reports"
            if not others and clause.tag in ("VBG", "VBN", "VBD"):
                return "a warning that only reports"
        return None

    @staticmethod
    def _occasion(sentence: Sentence, candidate: Candidate, status: Status) -> Token | None:
        """The act of speaking whose purpose is the words: "phoned Oslo to thank it" both phones and thanks."""
        predicate = candidate.predicate
        head = sentence.head(predicate)
        verbal = ontology().categories[candidate.frame.event].quad in (1, 3) and candidate.frame.event != "CONSULT"
        if status.because == "purpose" and verbal and head is not None and predicate.relation == "advcl":
            return head if head.lemma in words().occasions else None
        if verbal and head is not None and predicate.relation == "xcomp" and status.because == head.lemma:
            return head if calls_to_say(sentence, predicate, head) else None
        if verbal and predicate.tag == "VB" and predicate.relation == "acl" and head is not None:
            spoken = head.relation == "obj" and head.lemma in words().documents
            verb = sentence.head(head) if spoken else None  # "used his speech to demand"
            return verb if verb is not None and verb.lemma in words().occasions else None
        return None

    @staticmethod
    def _told_in(sentence: Sentence, candidate: Candidate) -> Token | None:
        """The verb that sends the words out: "sent Oslo a letter threatening to leave" threatens Oslo."""
        predicate, head = candidate.predicate, sentence.head(candidate.predicate)
        if predicate.tag != "VBG" or predicate.relation not in ("acl", "advcl") or head is None:
            return None
        if ontology().categories[candidate.frame.event].quad not in (1, 3) or candidate.frame.event == "CONSULT":
            return None
        verb = sentence.head(head) if head.lemma in words().documents and head.relation == "obj" else head
        return verb if verb is not None and verb.pos == "VERB" and verb.lemma in words().occasions else None


def _wanted_too(sentence: Sentence, verb: Token, act: Token) -> bool:
    """Whether a verb is joined with what is asked or promised: "asked Oslo to stop the drill and pull its men out"."""
    joined = verb.relation == "conj" and verb.head == act.i and verb.tag in ("VB", "VBG")
    return joined and not any(child.relation == "nsubj" for child in sentence.children(verb))


def _weighed(draft: Draft) -> Draft:
    """The draft with its confidence, now that category and status are what they will be."""
    draft.confidence = confidence(draft.signs, draft.event, draft.status, draft.of)
    return draft


def _named(drafts: list[Draft], kept: list[Draft]) -> Iterator[tuple[str, str]]:
    """Frame and trigger of the drafts that were not kept."""
    return ((d.rule, d.trigger.text) for d in drafts if not any(d is other for other in kept))


def _also(draft: Draft, frame: Frame) -> Iterator[Draft]:
    """A second category for one deed where the codebook wants two: a conviction with prison is COERCE too."""
    if frame.also is not None and draft.of is None:
        event, mode, cameo = frame.also
        yield replace(draft, event=event, mode=mode, cameo=cameo)


def _objects(candidate: Candidate) -> set[int]:
    """Event nouns that a verb frame has taken up as its object: "lodged a protest" is one event."""
    if candidate.nominal:
        return set()
    tested = {slot for slot, tests in candidate.frame.where if "<none>" not in tests}
    taken = {"obj"} if candidate.frame.event == "CONSULT" else {"obj", "comp"}  # what is said in a talk stands
    return {token.i for slot in tested & taken for token in candidate.slots.get(slot, [])}


def _unreal(frame: Frame, status: Status, of: str | None) -> str | None:
    """Why nothing was done or said, or None where something was."""
    if status.because == "purpose":
        return "a purpose, not an act"
    if frame.kind == "attitude" and status.value == "hypothetical" and status.because in words().conditional_marks:
        return "only imagined"
    if "act" in frame.need and of is None:
        return "no act that it is about"
    return None


def _unacted(sentence: Sentence, candidate: Candidate, of: str | None, sides: Sides) -> str | None:
    """Why a clause or a noun only speaks of what it names, or None where it tells that it was done."""
    frame, predicate = candidate.frame, candidate.predicate
    quad = ontology().categories[frame.event].quad
    clauses = candidate.slots.get("comp", [])
    if frame.event == "AGREE" and of is None and any(_as_fact(sentence, clause) for clause in clauses):
        return "an opinion shared"
    lone = [f for f in sides.actor if f.kind == "person"]
    held = (t for slot in ("comp", "obj", "to", "on", "with", "for", "purpose") for t in candidate.slots.get(slot, []))
    about = any(t.tag != "VBG" and t.lower not in days() for t in held)
    if frame.event == "AGREE" and frame.kind == "attitude" and not about and len(sides.actor) == len(lone) == 1:
        return "an opinion shared"  # "The senator agreed, telling reporters so"
    asked = [c for clause in (*clauses, *candidate.slots.get("purpose", [])) for c in sentence.children(clause)]
    near = (c for c in asked if c.relation == "mark" and 0 < c.i - candidate.last.i <= _NEAR)
    if frame.event == "REQUEST" and any(c.lower in ("if", "whether") for c in near):
        return "a question, not a request"  # "asked him whether he knew"
    that = any(c.lower == "that" and c.relation == "mark" for clause in clauses for c in sentence.children(clause))
    if that and frame.event == "COERCE" and any(slot == "comp" for slot, _ in frame.where):
        return "told, not ordered"  # "told parliament that Oslo must stop"
    marks = {c.lower for c in sentence.children(predicate) if c.relation in ("mark", "case")}
    if quad in (1, 2) and predicate.relation == "acl" and predicate.tag == "VBG" and marks & {"of", "for"}:
        return "a matter spoken of"  # "ways of developing ties"
    bare = candidate.nominal and not candidate.supported and not frame.where
    trigger = candidate.trigger
    named = trigger.entity == "ORG" or (quad in (1, 2) and frame.event != "CONSULT")
    if bare and named and trigger.i and trigger.text[:1].isupper() and sentence.kind != "title":
        return "part of a name"  # "the Committee for Solidarity"
    if candidate.nominal and quad in (1, 2) and frame.event != "CONSULT" and _in_treaty(sentence, trigger):
        return "what a treaty is about"
    if frame.event == "COOPERATE" and bare and (frame.cameo or "").startswith("06"):
        return "cooperation in general"
    return None


def _in_treaty(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun stands in the name of a treaty: "the treaty of friendship, cooperation and mutual assistance"."""
    above = [noun, *sentence.ancestors(noun)]
    treaty = next((t for t in above[1:] if t.lemma in lexicon().classes["agreement"]), None)
    if treaty is None:
        return False
    path = above[: above.index(treaty)]
    return all(t.relation in ("nmod", "conj") for t in path) and any("of" in prepositions(sentence, t) for t in path)


def _as_fact(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause tells what is so, not what will, should or shall be."""
    children = sentence.children(clause)
    meant = {words().modal.get(c.lower) for c in children if c.relation == "aux"} & {"future", "reported", "obliged"}
    infinitive = any(c.relation == "mark" and c.lower == "to" for c in children)
    return clause.relation == "ccomp" and clause.pos != "INTJ" and not meant and not infinitive


def _problem(sentence: Sentence, candidate: Candidate, sides: Sides, of: str | None) -> str | None:
    """Why roles forbid the event, or None where they do not."""
    frame = candidate.frame
    if not sides.actor and not (frame.implicit and sides.recipient):
        return "no actor"
    if sides.actor and sides.recipient and all(_private(f) for f in (*sides.actor, *sides.recipient)):
        return "between private persons"
    known = [
        f for f in sides.recipient if frame.event != "CONSULT" or f.ref.country or f.ref.sector or f.kind == "person"
    ]
    if "recipient" in frame.need and not known:
        return "no recipient"
    if "actor" in frame.need and not sides.actor:
        return "no actor"
    if "both_sides" in frame.need and len(sides.parties) < 2 and not _unknown_partner(candidate, sides):
        return "only one side"
    if frame.event == "SUPPORT" and not sides.recipient and not frame.mutual and _ones_own(sentence, candidate):
        return "praise of one's own"
    if frame.event == "SUPPORT" and frame.mutual and _at_home(sides):
        return "ties at home"
    if frame.event in ("AID", "COOPERATE") and _at_home(sides):
        return "help to oneself"
    if candidate.nominal and not candidate.supported and len(sides.parties) < 2:
        return "a bare noun with only one side"
    if "office" in frame.need and any(f.kind == "person" and not f.ref.sector for f in sides.actor):
        return "talk of a private person"
    if frame.event == "CONSULT" and sides.actor and all(f.ref.sector[:1] == ("JRN",) for f in sides.actor):
        return "an interview"
    travels = "visit" in frame.mode or of == "CONSULT"
    if travels and sides.recipient and _one_country(sides) and any(f.kind == "place" for f in sides.recipient):
        return "a visit at home"
    if "visit" in frame.mode and sides.recipient and _one_country(sides):
        return "a visit at home"
    people = sides.actor and all(f.ref.sector[:1] in (("CVL",), ("REF",), ("REL",)) for f in sides.actor)
    if people and "visit" in frame.mode and all(f.kind in ("person", "group") for f in sides.actor):
        return "a private journey"
    if people and frame.event == "RETREAT" and "withdraw" in frame.mode:
        return "a flight of people"
    return None


def _private(item: Found) -> bool:
    """Whether somebody is a person of no country, office or group that anything is known of."""
    return item.kind == "person" and not (item.ref.country or item.ref.sector or item.ref.actor_id)


def _unknown_partner(candidate: Candidate, sides: Sides) -> bool:
    """Whether talks are held with people whom no table resolves: "met with tribal elders"."""
    partners = candidate.slots.get("with", [])
    met = candidate.frame.event == "CONSULT" and candidate.supported and bool(sides.actor)
    return met and any(t.entity in ("PERSON", "ORG") or t.tag in ("NNP", "NNPS", "NNS") for t in partners)


def _ones_own(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether somebody defends or praises what is said to be his: "defended its sovereignty"."""
    owners = (
        child
        for token in candidate.slots.get("obj", ())
        for child in sentence.children(token)
        if child.dep == "nmod:poss"
    )
    return not candidate.nominal and any(owner.lower in words().third_person for owner in owners)


def _one_country(sides: Sides) -> bool:
    """Whether everybody on both sides is of one country."""
    return len({f.ref.country for f in (*sides.actor, *sides.recipient)}) == 1 and bool(sides.actor)


def _at_home(sides: Sides) -> bool:
    """Whether a government or army is on both sides of an exchange."""
    official = all(set(f.ref.sector[:1]) & {"GOV", "MIL"} for f in sides.recipient)
    return (
        bool(sides.actor and sides.recipient)
        and official
        and len({f.ref.country for f in (*sides.actor, *sides.recipient)}) == 1
    )

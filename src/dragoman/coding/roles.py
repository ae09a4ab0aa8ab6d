"""Who fills the roles of a frame: actors and recipients found in the slots it names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from ..model import ActorRef
from ..read import Sentence, Token
from .actors import Mentions
from .clauses import (
    governing_verb,
    in_company,
    is_aim,
    is_passive,
    prepositions,
    reporting_verb,
    surface_subject,
    verb_slots,
)
from .found import Found, apart
from .frames import Candidate
from .lexicon import lexicon
from .ontology import ontology
from .phrases import mention, phrase
from .places import is_water
from .words import days, words

# Where a verbal act or a protest may name the other party, in what it is about; the likeliest place first.
_ABOUT = ("obj", "comp", "against", "over", "on", "at", "for", "to", "into", "about", "purpose")

# Where a deed may name those it falls on by where they are.
_PLACES = ("against", "on", "from", "to", "for", "into", "along", "near", "in", "at", "across", "throughout", "over")
_THREATENED = ("against", "near", "along", "into", "towards")
# Relations that begin a clause with parties of its own.
_OTHER_CLAUSE = ("advcl", "ccomp", "parataxis", "conj", "xcomp", "csubj")


@dataclass(slots=True)
class Sides:
    """The parties of an event; ``inner`` says that the recipient is only named inside a phrase about something else,
    ``far`` that it was sought all over the clause."""

    actor: list[Found]
    recipient: list[Found]
    inner: bool = False
    far: bool = False

    @property
    def parties(self) -> set[tuple[str, str | None]]:
        """The distinct parties; two of one country count as two."""
        return {f.identity for f in (*self.actor, *self.recipient)}


class RoleFiller:
    """Fills roles from slots, with the help of the document's mentions."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions

    def sides(self, sentence: Sentence, candidate: Candidate) -> Sides:
        """The actors and recipients of a candidate. A pronoun is nobody who is named on the other side."""
        sides = self._named_sides(sentence, candidate)
        actor = _unless_pronoun(sides.actor, sides.recipient)
        return Sides(actor, _unless_pronoun(sides.recipient, actor), sides.inner, sides.far)

    def _named_sides(self, sentence: Sentence, candidate: Candidate) -> Sides:
        frame, slots = candidate.frame, candidate.slots
        actor = self.fill(sentence, candidate, frame.noun_actor if candidate.nominal else frame.actor)
        actor = self._possessor(sentence, candidate) or actor
        actor = actor or self._owner(sentence, candidate) or self._announcer(sentence, candidate)
        actor = actor or self._headlined(sentence, candidate)
        if not actor and frame.event not in ("ASSAULT", "PROTEST", "MOBILIZE") and not frame.implicit:
            actor = self._unknown(sentence, candidate, frame.noun_actor if candidate.nominal else frame.actor)
        if actor and not frame.mutual:
            actor = [*actor, *apart(self._companions(sentence, candidate), actor)]
        if candidate.nominal or frame.mutual:
            between = [f for token in slots.get("between", []) for f in self._mentions.coordinated(sentence, token)]
            if len(between) > 1:
                return Sides(between, [])
        if frame.mutual and frame.event == "REJECT" and len({f.ref.start for f in actor}) == len(actor) == 2:
            # who fail to agree stand against each other
            return Sides(actor[:1], actor[1:])
        recipient_slots = frame.noun_recipient if candidate.nominal else frame.recipient
        if frame.mutual and "with" not in recipient_slots:
            recipient_slots = (*recipient_slots, "with")
        states = frame.event != "COERCE"  # a state may hold down its own land
        # parties that agree or meet are both sides, what else is told of it is where: "signed a pact in Rome"
        both = frame.mutual and len({f.identity for f in actor}) > 1
        met = both and ontology().categories[frame.event].quad in (1, 2) and frame.event != "CONCEDE"
        for slot in recipient_slots:
            if met and slot in words().locative:
                continue
            direct = apart(self.fill(sentence, candidate, [slot], places=True), actor, states=states and slot == "in")
            direct = direct or apart(self._unknown(sentence, candidate, [slot], places=slot != "obj"), actor)
            if direct:
                return Sides(actor, direct)
            if frame.event == "REQUEST" and _asks_people(candidate, slot):
                return Sides(actor, [])
            inner = [] if met else self._inside(sentence, candidate, slot, actor)
            if inner:
                return Sides(actor, inner, True)
        if met:
            return Sides(actor, [], True)
        foes = apart(self._mentions.foes(sentence, candidate.trigger), actor) if candidate.nominal else []
        if foes and ontology().categories[frame.event].quad in (3, 4):
            return Sides(actor, foes)
        if not recipient_slots or "doer" in recipient_slots:
            return Sides(actor, [], True)
        found = self._awaited(sentence, candidate, actor) or self._parted(sentence, candidate, actor)
        found = found or self._about(sentence, candidate, actor) or self._near(sentence, candidate, actor)
        found = found or self._aimed(sentence, candidate, actor) or self._where(sentence, candidate, actor)
        return Sides(actor, found, True, True)

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
            elif slot == "doer":
                found = [f for token in candidate.slots.get("obj", []) for f in self._doer(sentence, token)]
            else:
                for token in candidate.slots.get(slot, []):
                    met = self._mentions.coordinated(sentence, token)
                    meeting = places and token.lemma in lexicon().classes["gathering"]  # is held, and does not suffer
                    found += [f for f in met if f.ref.name or not meeting]
                    if not found and places:
                        found += self._mentions.place(sentence, token)
                    if not found and slot == "subj":
                        found += self._behind(sentence, token)
            if found:
                return found
        return []

    def _unknown(
        self, sentence: Sentence, candidate: Candidate, slots: Iterable[str], *, places: bool = False
    ) -> list[Found]:
        """A proper name in a role that no table and no tagger knows: it is somebody, of an unknown country."""
        tokens = (token for slot in slots for token in candidate.slots.get(slot, []))
        return next((found for token in tokens if (found := self._nobody_known(sentence, token, places=places))), [])

    def _nobody_known(self, sentence: Sentence, token: Token, *, places: bool) -> list[Found]:
        texts = words().documents | lexicon().classes["agreement"] | lexicon().classes["gathering"]
        token = self._meant(sentence, token)
        named = token.pos == "PROPN" and token.text[:1].isupper() and token.entity != "DATE"
        headline = sentence.kind == "title" and token.entity not in ("PERSON", "ORG", "LOC")
        if headline or token.text.endswith("."):
            return []  # in a headline a capital names nobody; nor does an initial
        if not named or token.lower in texts | days() or (token.entity == "LOC" and not places):
            return []
        if self._mentions.found(sentence, token) or self._mentions.place(sentence, token):
            return []
        whole = phrase(sentence, token)
        country, sector = self._mentions.told_of(sentence, token)
        if token.entity == "LOC" and country is None:
            if is_water(sentence.text_between(whole[0].start, whole[-1].end).removeprefix("the ")):
                return []
            setting = self._mentions.setting
            country = setting.around(sentence, token)
            if (
                country is None
                and setting.home is not None
                and self._mentions.name_at(sentence, token) is None
                and _where_one_is(sentence, token)
            ):
                country = setting.leading(sentence, token, ("CVL",))
            return [Found(mention(sentence, whole, country, ("CVL",)), "place", inferred=True)]
        return [Found(mention(sentence, whole, country, sector), "body")]

    @staticmethod
    def _meant(sentence: Sentence, token: Token) -> Token:
        """For a pronoun in what somebody says, that somebody: "The mayor announced that he will close the docks"."""
        if token.lower in words().third_person and token.relation == "nsubj":
            says = reporting_verb(sentence, sentence.tokens[token.head])
            return (surface_subject(sentence, says) if says is not None else None) or token
        return token

    def _maker(self, sentence: Sentence, thing: Token) -> list[Found]:
        """Who made or wanted a thing by the participle after it: "an appeal lodged by the union"."""
        for child in sentence.children(thing):
            if child.dep == "acl" and is_passive(sentence, child):
                for token in verb_slots(sentence, child).get("subj", []):
                    found = self._mentions.coordinated(sentence, token)
                    if found or (found := self._nobody_known(sentence, token, places=False)):
                        return found
        return []

    def _doer(self, sentence: Sentence, act: Token) -> list[Found]:
        """Who did what an act noun names, never whom it hit: "their raid on Tyre", "the attack by rebels"."""
        found = self._mentions.before(sentence, act)
        for child in sentence.children(act):
            if not found and (child.dep == "nmod:poss" or "by" in prepositions(sentence, child)):
                found = self._mentions.coordinated(sentence, child)
            if not found and child.relation == "acl" and is_passive(sentence, child):
                agents = verb_slots(sentence, child).get("subj", [])
                found = [f for t in agents for f in self._mentions.coordinated(sentence, t)]
        return found

    def _behind(self, sentence: Sentence, token: Token) -> list[Found]:
        """Who acts through a subject that is no actor: the speaker who says "it", the author of a report."""
        if token.lower in words().third_person and token.relation == "nsubj":
            says = reporting_verb(sentence, sentence.tokens[token.head])
            said = self.subject(sentence, says) if says is not None else []
            return [item.at(sentence.span_of(token, token)) for item in said]
        if token.lemma in words().documents:
            told = self._mentions.author() if token.lemma in words().writings else []
            return self._author(sentence, token) or told
        return []

    def _author(self, sentence: Sentence, document: Token) -> list[Found]:
        """Who wrote a document: "a letter from Oslo", "a bill passed by parliament", "Mali issued a note demanding"."""
        own = [f for f in self._doer(sentence, document) if f.ref.country]
        for child in sentence.children(document):
            if not own and child.relation == "nmod" and words().authorship & set(prepositions(sentence, child)):
                own = self._mentions.coordinated(sentence, child)
            if not own and child.relation == "acl" and child.lemma in words().authoring:
                subjects = verb_slots(sentence, child).get("subj", [])
                own = [f for t in subjects for f in self._mentions.coordinated(sentence, t)]
        governor = governing_verb(sentence, document)
        wrote = governor is not None and (governor[1] == "in" or governor[0].lemma in words().authoring)
        if not own and governor is not None and wrote and governor[1] in ("obj", "in"):
            own = self.subject(sentence, governor[0], unknown=True)  # "said in a statement that praised Oslo"
        return own

    def addressed(self, sentence: Sentence, candidate: Candidate, verb: Token) -> list[Found]:
        """Whom a verb of speaking or meeting is directed at."""
        return self.fill(sentence, replace(candidate, slots=verb_slots(sentence, verb)), ("obj", "to", "with"))

    def written_to(self, sentence: Sentence, candidate: Candidate) -> list[Found]:
        """To whom the text is sent that says it: "sent a notice to the ministry calling for talks"."""
        clause = candidate.predicate
        head = sentence.head(clause)
        if head is None or clause.relation not in ("acl", "advcl") or clause.tag != "VBG":
            return []
        if ontology().categories[candidate.frame.event].quad not in (1, 3):
            return []
        above = [head, *sentence.ancestors(head)]
        verb = next((t for t in above if t.pos == "VERB"), None)
        if verb is None or verb.lemma not in words().authoring or head.relation in ("nsubj", "conj"):
            return []
        held = verb_slots(sentence, verb)
        if not any(token.lemma in words().documents for token in held.get("obj", [])):
            return []
        return self.fill(sentence, replace(candidate, slots=held), ("to",))

    def speaker(self, sentence: Sentence, clause: Token) -> list[Found]:
        """Who says the clause, by the verb of saying that governs it or is set beside it."""
        says = reporting_verb(sentence, clause)
        return self.subject(sentence, says) if says is not None else []

    def subject(self, sentence: Sentence, verb: Token, *, unknown: bool = False) -> list[Found]:
        """The actors in a verb's subject; with ``unknown`` also a name that nobody knows."""
        token = surface_subject(sentence, verb)
        if token is None:
            return []
        found = self._mentions.coordinated(sentence, token)
        return found or (self._nobody_known(sentence, token, places=True) if unknown else [])

    def _owner(self, sentence: Sentence, candidate: Candidate) -> list[Found]:
        """Whose thing acts: in "Russian missiles struck the port" the actor stands before the subject noun."""
        if candidate.nominal:
            return []
        for slot in candidate.frame.actor:
            for token in candidate.slots.get(slot, []):
                found = self._mentions.before(sentence, token)
                if found:
                    return found
        act = sentence.head(candidate.predicate) if candidate.predicate.dep == "acl:relcl" else None
        if candidate.frame.event == "ASSAULT" and act is not None and act.pos != "PROPN":
            verb = next((t for t in sentence.ancestors(act) if t.pos == "VERB"), None)
            if verb is not None and verb.lemma in words().perpetrating:
                return self.subject(sentence, verb)  # "mounted two attacks, one of which killed a judge"
        return []

    def _announcer(self, sentence: Sentence, candidate: Candidate) -> list[Found]:
        """Who says what will be done to somebody without naming a doer: "Mali said the captives would be freed"."""
        predicate = candidate.predicate
        if candidate.slots.get("subj") or predicate.pos != "VERB" or not is_passive(sentence, predicate):
            return []
        ahead = (words().modal.get(c.lower) for c in sentence.children(predicate) if c.relation == "aux")
        return self.speaker(sentence, predicate) if {"future", "reported"} & set(ahead) else []

    def _possessor(self, sentence: Sentence, candidate: Candidate) -> list[Found]:
        """Whose act a noun names, before the subject of its sentence: "spoke of Rome's visit to Lima"."""
        owned = [t for t in candidate.slots.get("poss", ()) if t.pos != "PRON" and t.tag != "PRP$"]
        if not candidate.nominal or not owned or "poss" not in candidate.frame.noun_actor:
            return []
        return [found for token in owned for found in self._mentions.coordinated(sentence, token)]

    def _companions(self, sentence: Sentence, candidate: Candidate) -> list[Found]:
        """Who acts beside the subject: "Oslo condemned the raid together with Rome"."""
        heads = {t.i for t in (candidate.predicate, candidate.trigger, *candidate.slots.get("obj", ()))}
        beside = [t for t in sentence.tokens if t.head in heads and t.relation in ("obl", "nmod")]
        return [
            found
            for token in beside
            if any(c.relation == "case" and in_company(sentence, c) for c in sentence.children(token))
            for found in self._mentions.coordinated(sentence, token)
        ]

    def _headlined(self, sentence: Sentence, candidate: Candidate) -> list[Found]:
        """Whose words a headline in the passive gives: "Minister Urged to Resign: Opposition Party"."""
        verbal = ontology().categories[candidate.frame.event].quad in (1, 3)
        if sentence.kind != "title" or not verbal or not is_passive(sentence, candidate.predicate):
            return []
        colon = next((t for t in reversed(sentence.tokens) if t.text == ":"), None)
        if colon is None or colon.i < candidate.predicate.i:
            return []
        after = (t for t in sentence.tokens[colon.i + 1 :] if t.head <= colon.i and t.relation != "punct")
        return next((found for token in after if (found := self._mentions.coordinated(sentence, token))), [])

    def _inside(self, sentence: Sentence, candidate: Candidate, slot: str, actor: list[Found]) -> list[Found]:
        """The parties inside a slot that is none itself: "rejected the US plan" is directed at the US."""
        if slot in ("adj", "comp", "speaker"):
            return []
        for token in candidate.slots.get(slot, []):
            met = token.lemma in lexicon().classes["gathering"]  # "a summit with Chad" is no party
            if not [f for f in self._mentions.found(sentence, token) if f.ref.name or not met]:
                kept = apart(self._mentions.before(sentence, token), actor, states=True)
                kept = kept or apart(self._maker(sentence, token), actor, states=True)
                kept = kept or _named_parties(self._mentions.inner(sentence, token, actor))
                if not kept and candidate.frame.event == "SUPPORT":  # "defended Germany's decision", at home
                    kept = apart(_named_parties(self._mentions.inner(sentence, token)), actor)
                if not kept:  # "welcomed Brilith's attempt"
                    owners = (child for child in sentence.children(token) if child.dep == "nmod:poss")
                    kept = [f for owner in owners for f in self._nobody_known(sentence, owner, places=False)]
                if kept:
                    return kept
        return []

    def _parted(self, sentence: Sentence, candidate: Candidate, actor: list[Found]) -> list[Found]:
        """Those between whom an act goes: "offered to help end the war between Chad and Mali"."""
        among = "between" in (*candidate.frame.recipient, *candidate.frame.noun_recipient)
        if not among or (candidate.frame.mutual and len(actor) > 1):
            return []
        for slot in ("obj", "comp", "purpose"):
            for token in (t for head in candidate.slots.get(slot, []) for t in sentence.subtree(head)):
                if "between" in prepositions(sentence, token):
                    found = apart(self._mentions.coordinated(sentence, token), actor)
                    if found:
                        return found
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
            others = apart([f for f in found if f.ref.country and not _sufferer(candidate, f)], actor)
            abroad = [f for f in others if f.ref.country not in own]
            if abroad:
                return abroad
            official = [f for f in others if f.ref.sector and f.kind != "place"]
            if frame.event == "AGREE":  # its own forces are what a state agrees to withdraw
                official = [f for f in official if f.ref.sector[0] != "MIL"]
            at_home = at_home or official
        return at_home

    def _near(self, sentence: Sentence, candidate: Candidate, actor: list[Found]) -> list[Found]:
        """For a deed without a named victim or beneficiary the party in its object, else the people of its place."""
        frame = candidate.frame
        material = ontology().categories[frame.event].quad in (2, 4) or frame.event == "CONCEDE"
        sought = {"recipient", "both_sides"} & set(frame.need)
        if not material or (sought and frame.event != "AID") or not candidate.supported:
            return []
        own = {f.ref.country for f in actor}
        home = {"MOBILIZE": (), "COERCE": ("place", "country")}.get(frame.event, ("place",))
        places = _PLACES if frame.event != "MOBILIZE" else _THREATENED  # forces may stand in a friend's country
        for token in _own_phrases(sentence, candidate):
            if places is _THREATENED and not set(prepositions(sentence, token)) & set(places):
                continue
            met = (self._mentions.coordinated, self._mentions.before, self._possessors)
            for named in met:
                abroad = [f for f in named(sentence, token) if f.ref.country not in own]
                if any(f.ref.country for f in abroad):
                    return apart(abroad, actor)
        found = apart(self.fill(sentence, candidate, places, places=True), actor)
        return [f for f in found if f.ref.country not in own or f.kind in home]

    def _possessors(self, sentence: Sentence, token: Token) -> list[Found]:
        """Whose a thing is: "moved against Mali's strongholds"."""
        owners = (child for child in sentence.children(token) if child.dep == "nmod:poss" and child.pos != "PRON")
        return [f for owner in owners for f in self._mentions.coordinated(sentence, owner)]

    def _awaited(self, sentence: Sentence, candidate: Candidate, actor: list[Found]) -> list[Found]:
        """Who is to move first where something is refused: "will not lift the embargo until Cuba frees them"."""
        predicate = candidate.predicate
        if candidate.frame.event not in ("CONCEDE", "RETREAT", "REJECT"):
            return []
        if not any(child.lower in words().negators for child in sentence.children(predicate)):
            return []
        for clause in sentence.children(predicate):
            marks = {child.lower for child in sentence.children(clause) if child.relation == "mark"}
            if clause.relation == "advcl" and marks & words().awaiting:
                held = replace(candidate, slots=verb_slots(sentence, clause))
                found = self.fill(sentence, held, ("subj", "obj")) or self._unknown(sentence, held, ("subj",))
                if found := _unless_pronoun(apart(found, actor), actor):
                    return found
        return []

    def _aimed(self, sentence: Sentence, candidate: Candidate, actor: list[Found]) -> list[Found]:
        """Whom forces are made ready or sent to strike: "sent jets to destroy the Malian depot"."""
        if candidate.frame.event not in ("MOBILIZE", "ASSAULT") or candidate.nominal:
            return []
        clauses = [*candidate.slots.get("comp", []), *candidate.slots.get("purpose", [])]
        for clause in (t for t in clauses if t.tag == "VB" and t.pos == "VERB"):
            below = (t for t in sentence.subtree(clause) if t.i == clause.i or t.relation == "xcomp")
            for verb in (t for t in below if t.lemma not in words().protecting):
                inner = replace(candidate, slots=verb_slots(sentence, verb))
                for slot in ("obj", "against", "on"):
                    found = apart(self.fill(sentence, inner, [slot], places=True), actor)
                    if found := found or self._inside(sentence, inner, slot, actor):
                        return found
        return []

    def _where(self, sentence: Sentence, candidate: Candidate, actor: list[Found]) -> list[Found]:
        """For want of anybody else the people of the place: of forces and protesters at home, of towns unknown."""
        frame, own = candidate.frame, {f.ref.country for f in actor}
        if frame.event in ("MOBILIZE", "PROTEST"):
            found = apart(self.fill(sentence, candidate, ("in", "at", "outside", "across"), places=True), actor)
            if found := [f for f in found if f.ref.country in own and f.kind in ("place", "country")]:
                return found
        deed = frame.event in ("ASSAULT", "COERCE", "CONCEDE", "RETREAT", "PROTEST", "MOBILIZE")
        slots = ("obj", "in", "at", "on") if deed else ("obj",)
        return apart(self._unknown(sentence, candidate, slots, places=True), actor) if actor else []

    def _mentioned(self, sentence: Sentence, candidate: Candidate) -> Iterable[list[Found]]:
        told = _clause_before(sentence, candidate.predicate)
        if told is not None:
            yield self.subject(sentence, told)
        for slot in _ABOUT:
            heads = candidate.slots.get(slot, [])
            for head in heads if slot != "purpose" else (t for t in heads if is_aim(sentence, t)):
                for token in sentence.subtree(head):
                    nominal = token.pos in ("NOUN", "PROPN", "PRON") and token.relation not in ("compound", "flat")
                    if nominal and not _in_relative_clause(sentence, token, head):
                        found = self._mentions.coordinated(sentence, token)
                        yield found or self._mentions.before(sentence, token)


def _unless_pronoun(found: list[Found], others: list[Found]) -> list[Found]:
    """Without pronouns for somebody named on the other side: the same actor, or two words for one state."""
    named = [f for f in others if f.ref.text.lower() not in words().third_person and not f.inferred]

    def is_named(item: Found) -> bool:
        same = [other for other in named if other.ref.country == item.ref.country]
        return any(
            item.identity == other.identity
            or (item.kind != "person" and "country" in (item.kind, other.kind) and _of_state(other))
            for other in same
        )

    return [f for f in found if f.ref.text.lower() not in words().third_person or not is_named(f)]


def _of_state(item: Found) -> bool:
    """Whether an actor speaks for its country: rebels and civilians do not."""
    return not item.ref.sector or item.ref.sector[0] in ("GOV", "MIL", "PTY")


def refs(found: Iterable[Found]) -> tuple[ActorRef, ...]:
    """The actors of several mentions, each once, and none inside another's mention."""
    each = tuple(dict.fromkeys(item.ref for item in found))

    def inside(ref: ActorRef) -> bool:
        return any(
            other.start <= ref.start and ref.end <= other.end and ref.end - ref.start < other.end - other.start
            for other in each
            if other.country == ref.country
        )

    return tuple(ref for ref in each if not inside(ref))


def _sufferer(candidate: Candidate, item: Found) -> bool:
    """Whether people told of in a demand or a reproach are those it is made for: "better pay for nurses"."""
    people = item.kind != "country" and item.ref.sector[:1] in (("CVL",), ("REF",))
    return people and candidate.frame.event in ("REQUEST", "ACCUSE")


def _own_phrases(sentence: Sentence, candidate: Candidate) -> Iterator[Token]:
    """The nouns after a trigger in its own clause, those of its circumstances ("after ...", "by ...") left out."""
    last = candidate.last.i
    fronted = {token.i for token in candidate.slots.get("obj", ())}  # "the American ships were released"
    for token in sentence.subtree(candidate.predicate):
        if token.i <= last and token.i not in fronted:
            continue
        if token.pos not in ("NOUN", "PROPN") or token.relation in ("compound", "flat", "amod"):
            continue
        above = [token, *takewhile(lambda t: t.i != candidate.predicate.i, sentence.ancestors(token))]
        if any(t.relation in _OTHER_CLAUSE or t.dep == "acl:relcl" for t in above):
            continue
        if not any(
            set(prepositions(sentence, t)) & words().circumstantial and not _of_part(sentence, t) for t in above
        ):
            yield token


def _named_parties(found: Iterable[Found]) -> list[Found]:
    """Those who are somebody: a summit or an event whose country was guessed is not."""
    return [f for f in found if f.ref.name or f.ref.sector != ("UNK",) or not f.inferred]


def _asks_people(candidate: Candidate, slot: str) -> bool:
    """Whether a request is put to people of whom nothing is known: "asked other cultures to accept the rule"."""
    asked: list[Token] = candidate.slots.get(slot, []) if slot in ("obj", "iobj") else []
    return any(t.tag == "NNS" for t in asked) and any(t.tag == "VB" for t in candidate.slots.get("comp", []))


def _of_part(sentence: Sentence, token: Token) -> bool:
    """Whether a phrase hangs on a participle that qualifies a noun: "sites associated with Chad's army"."""
    head = sentence.head(token)
    return head is not None and head.relation == "acl"


def _in_relative_clause(sentence: Sentence, token: Token, head: Token) -> bool:
    """Whether a token stands in a relative clause below a head: who is named there is told of in passing."""
    above = [token, *takewhile(lambda t: t.i != head.i, sentence.ancestors(token))]
    return any(t.dep == "acl:relcl" for t in above)


def _clause_before(sentence: Sentence, verb: Token) -> Token | None:
    """The clause that a verb of saying closes: "The council is wasting money, the union charged"."""
    head = sentence.head(verb)
    if head is None or verb.relation not in ("conj", "parataxis") or verb.i < head.i or head.pos != "VERB":
        return None
    own = next((child for child in sentence.children(verb) if child.relation == "nsubj" and child.i < verb.i), None)
    first = min((token.i for token in sentence.subtree(own)), default=0) if own is not None else 0
    closes = not any(
        child.i > verb.i and child.relation in ("obj", "ccomp", "obl") for child in sentence.children(verb)
    )
    return head if first and sentence.tokens[first - 1].text == "," and closes else None


def _where_one_is(sentence: Sentence, token: Token) -> bool:
    """Whether a name stands where a place does: "in Vianden", "toured Vianden"."""
    head = sentence.head(token)
    entered = head is not None and token.relation in ("obj", "conj") and head.lemma in words().entering
    return entered or bool(set(prepositions(sentence, token)) & (words().locative | {"from", "on"}))

"""PLOVER's rules on tense: what is promised, vowed or demanded is an event of its own, done when it is said."""

from collections.abc import Container
from dataclasses import replace

from ..read import Sentence, Token
from .clauses import is_passive, reporting_verb, surface_subject
from .confidence import demand_signs
from .drafts import Draft
from .found import apart
from .ontology import FUTURE_TO_AGREE, ontology
from .roles import RoleFiller, refs
from .status import Status
from .words import words

_GIVING = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT")
_HOSTILE = ("RETREAT", "SANCTION", "REJECT", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST")


def tensed(sentence: Sentence, draft: Draft, filler: RoleFiller) -> Draft:
    """A future cooperative act is AGREE, a future retreat CONCEDE, a vowed or conditional blow THREATEN.

    Help or talks that will not be given are REJECT.
    """
    if draft.of is not None and draft.event != "REJECT":
        return draft
    if draft.status.value == "hypothetical" and draft.status.because in words().willing:
        joined = ontology().join("AGREE", draft.event) if draft.event in FUTURE_TO_AGREE else None
    elif draft.status.value == "hypothetical" and _on_condition(sentence, draft, filler):
        attitude = "AGREE" if draft.event in _GIVING else "THREATEN"
        joined = ontology().join(attitude, draft.event) if draft.event in _GIVING + _HOSTILE else None
    elif (
        draft.status.value == "negated"
        and draft.event in _GIVING
        and (
            _declined(sentence, draft.predicate)
            or (draft.event == "CONCEDE" and draft.status.because in words().negators)
        )
    ):
        joined = ontology().join("REJECT", draft.event)
    elif (
        _conditions(sentence, draft.predicate, {"unless"})
        and draft.status.value != "actual"
        and draft.event in _HOSTILE
    ):
        joined = ontology().join("THREATEN", draft.event)
    elif draft.status.value != "future":
        joined = None
    elif draft.event in ("RETREAT", "CONCEDE") and _hoped_for(sentence, draft.predicate):
        return replace(draft, status=Status("hypothetical", because="hope"))
    elif not draft.actor:
        joined = None  # nobody gives his word
    elif draft.event in FUTURE_TO_AGREE or draft.event == "RETREAT":
        joined = ontology().join("AGREE", draft.event)
    elif draft.event == "CONCEDE":
        return replace(draft, status=Status("actual"))
    elif (ontology().categories[draft.event].quad == 4 or draft.event == "REJECT") and _vowed(sentence, draft, filler):
        joined = ontology().join("THREATEN", draft.event)
    else:
        joined = None
    if joined is None:
        return draft
    event, mode, cameo = joined
    return replace(draft, event=event, mode=mode, cameo=cameo, of=draft.event, status=Status("actual"))


def _declined(sentence: Sentence, predicate: Token) -> bool:
    """Whether somebody says no to what is to come: "will not send tanks"."""
    forms = [child.lower for child in sentence.children(predicate) if child.relation in ("aux", "advmod")]
    ahead = any(words().modal.get(form) in ("future", "reported") for form in forms)
    return ahead and any(form in words().negators for form in forms)


def _conditions(sentence: Sentence, predicate: Token, marks: Container[str]) -> bool:
    return any(
        mark.relation == "mark" and mark.lower in marks
        for clause in sentence.children(predicate)
        if clause.relation == "advcl"
        for mark in sentence.children(clause)
    )


def _hoped_for(sentence: Sentence, predicate: Token) -> bool:
    """Whether somebody only hopes that another will do it: "hoped that Oslo would give way"."""
    for clause in (predicate, *sentence.ancestors(predicate)):
        head = sentence.head(clause)
        if clause.relation in ("ccomp", "acl") and head is not None and head.lemma in words().hoping:
            return any(child.relation == "nsubj" for child in sentence.children(clause))
        if clause.relation not in ("xcomp", "ccomp", "conj"):
            return False
    return False


def _vowed(sentence: Sentence, draft: Draft, filler: RoleFiller) -> bool:
    """Whether the actor itself announces the act: "the farmers said they would blockade the city"."""
    clause = draft.predicate
    while clause.relation == "xcomp":  # "said it would not hesitate to strike"
        clause = sentence.tokens[clause.head]
    subject = surface_subject(sentence, clause)
    says = reporting_verb(sentence, clause)
    if subject is not None and says is not None and subject.lower in words().third_person and subject.i > says.i:
        return True  # "it said it would"
    speakers = {f.ref.country or f.ref.text for f in filler.speaker(sentence, clause)}
    return bool(speakers & {a.country or a.text for a in draft.actor})


def _on_condition(sentence: Sentence, draft: Draft, filler: RoleFiller) -> bool:
    """Whether the actor itself says what it would do on a condition: "it said it would attend if it were asked"."""
    forms = [child.lower for child in sentence.children(draft.predicate) if child.relation == "aux"]
    ahead = any(words().modal.get(form) in ("future", "reported") for form in forms)
    conditional = _conditions(sentence, draft.predicate, words().conditional_marks)
    stops = draft.predicate.lemma in words().cessation  # "its offensive would end if ..."
    return ahead and conditional and not stops and _vowed(sentence, draft, filler)


def modal_demand(sentence: Sentence, filler: RoleFiller) -> Draft | None:
    """ "Tokyo said Beijing must ...": somebody lays a duty on somebody else, which PLOVER calls REQUEST."""
    for token in sentence.tokens:
        if token.relation != "aux" or words().modal.get(token.lower) != "obliged":
            continue
        clause = sentence.tokens[token.head]
        says = reporting_verb(sentence, clause)
        if says is None or any(c.lower == "what" and c.relation == "nsubj" for c in sentence.children(clause)):
            continue  # "say what should be said"
        actor = filler.subject(sentence, says)
        recipient = apart(filler.subject(sentence, clause), actor)
        undone = is_passive(sentence, clause) and any(f.ref.country for f in actor)
        named = [f for f in recipient if f.ref.text.lower() not in words().third_person]
        if actor and (named or (undone and not recipient)):
            return Draft(
                "REQUEST", ("change",), "104", refs(actor), refs(recipient), Status("actual"), sentence, token,
                clause, says, "modal.demand", 0.0, signs=tuple(demand_signs(sentence, says, actor, recipient)),
            )  # fmt: skip
    return None

"""Did it happen? Status of an event from tense, modals, negation, conditions and the words that govern it."""

from dataclasses import dataclass

from ..read import Sentence, Token
from .clauses import is_linked_plan
from .words import words


@dataclass(frozen=True, slots=True)
class Status:
    """``value`` is actual, future, hypothetical or negated; ``obliged`` marks a duty laid on the subject."""

    value: str
    obliged: bool = False
    because: str = ""


_RANK = {"actual": 0, "future": 1, "hypothetical": 2, "negated": 3}


def status_of(sentence: Sentence, predicate: Token, trigger: Token | None = None) -> Status:
    """The status of the event whose predicate (its verb, or the verb that supports its noun) is given."""
    found = Status("actual")
    token: Token | None = predicate
    if trigger is not None and trigger.i != predicate.i:
        found = _stronger(found, _noun_status(sentence, trigger))
    first, shared = True, False
    while token is not None:
        found = _stronger(found, _clause_status(sentence, token, inherited=not first, shared=shared))
        shared = token.relation == "conj" and not any(c.lower in ("or", "nor") for c in sentence.children(token))
        token, governed = _govern(sentence, token)
        found = _stronger(found, governed)
        first = False
    if sentence.tokens[-1].text == "?" and sentence.kind != "title":
        found = _stronger(found, Status("hypothetical", because="question"))
    return found


def noun_status(sentence: Sentence, noun: Token) -> Status:
    """The status of an event noun that no verb supports: by its adjectives and by what governs it."""
    found = _noun_status(sentence, noun)
    head = sentence.head(noun)
    if head is not None and noun.relation == "nsubj" and head.lemma == "be":  # "there would be a meeting"
        return _stronger(found, _clause_status(sentence, head, inherited=True))
    if head is not None and noun.relation in ("obj", "obl", "nmod", "nsubj"):
        governed = _governing(sentence, head)
        if governed and (head.pos != "VERB" or noun.relation == "obj" or noun.dep == "nsubj:pass"):
            found = _stronger(found, Status(governed, because=head.lemma))
    return found


def _stronger(left: Status, right: Status) -> Status:
    best = right if _RANK[right.value] > _RANK[left.value] else left
    return Status(best.value, left.obliged or right.obliged, best.because or left.because)


def _noun_status(sentence: Sentence, noun: Token) -> Status:
    for child in sentence.children(noun):
        if child.relation == "det" and child.lower == "no":
            return Status("negated", because="no")
        if child.relation == "amod" and (status := words().status_adjectives.get(child.lower)):
            return Status(status, because=child.lower)
        if child.relation == "case" and child.lower == "without":
            return Status("negated", because="without")
    return Status("actual")


def _governing(sentence: Sentence, word: Token) -> str | None:
    """What a governing word makes of what it governs; with its particle where that is what denies ("rule out")."""
    for child in sentence.children(word):
        if child.dep == "compound:prt" and (found := words().governing.get(f"{word.lemma} {child.lower}")):
            return found
    return words().governing.get(word.lemma)


def _clause_status(sentence: Sentence, token: Token, *, inherited: bool, shared: bool = False) -> Status:
    """What stands on one predicate; ``shared`` ones reach a coordinated verb, which keeps out of their negation."""
    found = Status("actual")
    infinitive = False
    for child in sentence.children(token):
        form = child.lower
        if shared and child.relation != "aux":
            continue
        following = sentence.tokens[child.i + 1].lower if child.i + 1 < len(sentence.tokens) else ""
        if child.i < token.i and f"{form} {following}" in words().instead:
            found = _stronger(found, Status("negated", because=form))
        if (
            child.relation in ("advmod", "det", "cc", "case", "mark")
            and form in words().negators
            and child.i < token.i + 3
        ):
            if following in words().not_negating:
                continue
            if not (form == "no" and child.relation == "advmod"):
                found = _stronger(found, Status("negated", because=form))
        elif child.relation == "aux" and form in words().modal:
            found = _stronger(found, _modal(sentence, token, words().modal[form], form))
        elif child.relation == "mark" and form in words().conditional_marks:
            found = _stronger(found, Status("hypothetical", because=form))
        elif child.relation == "mark" and form in words().until and token.tag in ("VBZ", "VBP"):
            found = _stronger(found, Status("hypothetical", because=form))  # "not until Oslo leaves"
        elif child.relation == "mark" and form == "to" and token.tag != "VBG":  # "resorted to throwing"
            infinitive = True
            if child.i and sentence.tokens[child.i - 1].lower == "yet":
                found = _stronger(found, Status("negated", because="yet to"))
        elif child.relation == "nsubj" and any(c.lower in ("no", "neither") for c in sentence.children(child)):
            found = _stronger(found, Status("negated", because="no"))
        elif child.relation == "advcl" and not inherited and _conditional(sentence, child) and found.value == "future":
            found = Status("hypothetical", because="if")
    head = sentence.tokens[token.head]
    headline = token.dep == "root" or (token.relation == "xcomp" and head.dep == "root" and head.pos == "PROPN")
    if infinitive and not inherited and headline:
        found = _stronger(found, Status("future", because="to"))  # headline: "Putin to visit Beijing"
    if infinitive and token.relation == "advcl" and not inherited:
        found = _stronger(found, Status("hypothetical", because="purpose"))
    return found


def _conditional(sentence: Sentence, clause: Token) -> bool:
    return any(c.relation == "mark" and c.lower in ("if", "unless") for c in sentence.children(clause))


def _modal(sentence: Sentence, token: Token, kind: str, form: str) -> Status:
    if kind == "future":
        return Status("future", because=form)
    if kind == "obliged":
        return Status("hypothetical", obliged=True, because=form)
    if kind == "reported":
        # "said it would withdraw" reports a future; "would withdraw if ..." imagines one.
        if any(_conditional(sentence, c) for c in sentence.children(token) if c.relation == "advcl"):
            return Status("hypothetical", because=form)
        head = sentence.head(token)
        reported = (
            token.relation in ("ccomp", "parataxis", "conj", "acl")
            or (head is not None and head.lemma in words().reporting_verbs)
            or any(
                c.relation in ("parataxis", "ccomp") and c.lemma in words().reporting_verbs
                for c in sentence.children(token)
            )
        )
        return Status("future" if reported else "hypothetical", because=form)
    return Status("hypothetical", because=form)


def _govern(sentence: Sentence, token: Token) -> tuple[Token | None, Status]:
    """The word whose modality reaches down to this clause, and what it makes of it."""
    head = sentence.head(token)
    none = Status("actual")
    if head is None:
        return None, none
    if token.pos == "NOUN" and token.relation == "obj":  # "considered a plan to ..."
        status = _governing(sentence, head)
        return (head, Status(status, because=head.lemma)) if status in ("hypothetical", "negated") else (None, none)
    if token.relation == "conj" and head.pos in ("VERB", "AUX", "ADJ"):
        return (None if any(c.relation == "nsubj" for c in sentence.children(token)) else head), none
    if token.relation in ("xcomp", "ccomp", "csubj") or (token.relation == "acl" and token.dep != "acl:relcl"):
        status = _governing(sentence, head) or words().governing.get(head.lower)  # "is going to"
        if token.relation == "ccomp" and head.lemma in words().reporting_verbs:
            return None, _said(sentence, head)
        if token.relation == "acl" and any(
            c.relation == "mark" and c.lower == "that" for c in sentence.children(token)
        ):
            return None, _claimed(sentence, head)
        if token.relation == "acl" and token.tag in ("VBN", "VBG"):
            way = token.tag == "VBG" and head.lemma in words().ways and "of" in _marks(sentence, token)
            return None, Status("hypothetical", because=head.lemma) if way else none
        if is_linked_plan(sentence, token):
            return None, Status("hypothetical", because="link")
        if token.relation == "acl" and status is None and token.tag == "VB" and _judged(sentence, head):
            return head, none
        if token.relation == "acl" and status is None and token.tag == "VB":
            done = any(c.lower in words().ordinal for c in sentence.children(head)) or head.lower in words().ordinal
            return None, none if done else Status("hypothetical", because=f"{head.lemma} to")
        if status is None or (head.pos == "ADJ" and "that" in _marks(sentence, token) and _perfect(sentence, token)):
            return (head if token.relation == "xcomp" else None), none  # "it is vital that Oslo has paid"
        if _dated(sentence, token):
            return None, none
        negated = any(c.lower in words().negators for c in sentence.children(head) if c.relation in ("advmod", "det"))
        if negated and head.lemma in words().hesitating:  # "will not hesitate to strike"
            ahead = any(words().modal.get(c.lower) in ("future", "reported") for c in sentence.children(head))
            return None, Status("future" if ahead else "actual", because=f"not {head.lemma}")
        if status == "negated" and negated:
            return None, Status("hypothetical", because=f"not {head.lemma}")
        return (head if token.relation in ("xcomp", "acl") else None), Status(status, because=head.lemma)
    if token.tag == "VBG" and head.lemma in words().musing and _marks(sentence, token) & {"about", "of"}:
        return head, Status("hypothetical", because=head.lemma)
    if token.relation == "advcl" and token.tag == "VBG" and words().governing.get(head.lemma) is None:
        return head, none  # "may respond by imposing": under the same modality
    from_it = token.tag == "VBG" and any(
        c.relation in ("mark", "case") and c.lower in words().averting for c in sentence.children(token)
    )
    if token.relation == "advcl" and (token.tag == "VB" or from_it):
        status = _governing(sentence, head)
        if status:
            return head, Status(status, because=head.lemma)
    return None, none


def _judged(sentence: Sentence, adjective: Token) -> bool:
    """Whether a deed is judged by an adjective in the past: "Oslo was right to strike"."""
    was = any(c.relation == "cop" and c.tag == "VBD" for c in sentence.children(adjective))
    return adjective.pos == "ADJ" and was and adjective.lemma in words().judging


def _perfect(sentence: Sentence, token: Token) -> bool:
    has = any(c.relation == "aux" and c.lemma == "have" for c in sentence.children(token))
    modal = any(c.relation == "aux" and c.lower in words().modal for c in sentence.children(token))
    past = any(c.relation == "aux" and c.tag == "VBD" for c in sentence.children(token))
    return token.tag == "VBD" or ((has or past) and not modal)


def _dated(sentence: Sentence, token: Token) -> bool:
    """Whether a clause only gives the time of another: "denied it, hours after Oslo had struck"."""
    return bool(_marks(sentence, token) & {"after", "before", "since", "when", "while"}) and _perfect(sentence, token)


def _marks(sentence: Sentence, token: Token) -> set[str]:
    return {child.lower for child in sentence.children(token) if child.relation in ("mark", "case")}


def _said(sentence: Sentence, says: Token) -> Status:
    """What becomes of what somebody says: attribution's business, unless it may never be said ("could claim that")."""
    for child in sentence.children(says):
        if child.relation == "aux" and words().modal.get(child.lower) == "possible":
            return Status("hypothetical", because=child.lower)
    return Status("actual")


def _claimed(sentence: Sentence, noun: Token) -> Status:
    """What becomes of a clause that a noun announces: "no evidence that ...", "dismissed claims that ..."."""
    lacking = any(child.relation == "det" and child.lower == "no" for child in sentence.children(noun))
    if lacking and noun.lemma in words().evidence:  # but "no doubt that", "no coincidence that"
        return Status("negated", because=f"no {noun.lemma}")
    head = sentence.head(noun)
    if head is not None and noun.relation == "obj" and words().governing.get(head.lemma) == "negated":
        return Status("negated", because=head.lemma)
    return Status("actual")

"""Which time expression dates an event: distance in the tree, and the bound that a preposition makes of a date."""

from ...model import TimeExpression, TimeRef
from ...read import Sentence, Token
from .words import time_words


def head_of(sentence: Sentence, time: TimeExpression) -> Token | None:
    """The token that heads a time expression in the tree, or None where it lies in another sentence."""
    if time.field != sentence.field or not sentence.span.start <= time.start < sentence.span.end:
        return None
    return head_at(sentence, time.start, time.end)


def head_at(sentence: Sentence, start: int, end: int) -> Token | None:
    """The token that heads a stretch of a sentence in the tree."""
    inside = [t for t in sentence.tokens if t.start >= start and t.end <= end]
    numbers = {t.i for t in inside}
    return next((t for t in inside if t.head not in numbers or t.head == t.i), inside[0] if inside else None)


def distance(sentence: Sentence, time: Token, trigger: Token, predicate: Token) -> int | None:
    """Steps from a time expression up to the event it dates; None where it dates something else."""
    steps, token = 0, time
    for ancestor in (time, *sentence.ancestors(time)):
        if ancestor.i in (trigger.i, predicate.i):
            return steps
        steps += 1
        if ancestor.pos == "VERB" and ancestor.i != time.i:
            if ancestor.relation == "acl" and ancestor.head == trigger.i:
                return steps  # "the talks held on Friday"
            token = ancestor
            break
    # A time on a main verb also dates the clauses that hang on it, but what is said then need not have happened then.
    steps += 2
    for ancestor in (predicate, *sentence.ancestors(predicate)):
        if ancestor.i == token.i:
            return steps
        if ancestor.relation in ("ccomp", "parataxis") or ancestor.dep == "acl:relcl":
            return None
        steps += 1
    return None


def dated_noun(sentence: Sentence, time: Token) -> Token | None:
    """The common noun that a date hangs on: "the war of 1950-1953"."""
    head = sentence.head(time)
    if head is None or time.relation not in ("nmod", "nummod", "compound", "appos", "amod"):
        return None
    return head if head.pos in ("NOUN", "PROPN") else None


def tells_main_clause(sentence: Sentence, time: Token) -> bool:
    """Whether a date belongs to the main clause: to its verb or to what happens in it ("his visit in 1953 was short").

    What hangs on other nouns or on clauses beside it does not count.
    """
    token, inside = time, False
    for ancestor in sentence.ancestors(time):
        if token.relation in ("acl", "ccomp", "appos", "parataxis") or token.dep == "acl:relcl":
            return False
        if token.relation == "nmod":
            inside = True
        elif inside:
            return token.relation == "nsubj" and token.pos == "NOUN" and ancestor.head == ancestor.i
        token = ancestor
    return token.relation not in ("acl", "nmod")


def bounded(sentence: Sentence, time: Token, ref: TimeRef, today: str | None) -> TimeRef:
    """A date under "since", "until", "before" or "after" as the interval that it bounds.

    So too where the word stands before an event that the date belongs to: "before the summit on 12 July".
    """
    bounds = time_words().raw["bound"]
    before = [child.lower for child in sentence.children(time) if child.relation in ("case", "mark")]
    if not any(word in bounds for word in before):
        before = _bounding(sentence, time)
    kind = next((bounds[word] for word in before if word in bounds), None)
    if kind == "from":
        end = today if "since" in before else None
        return TimeRef(ref.start, end, "unknown" if end is None else ref.grain, ref.anchor, ref.span)
    if kind == "to":
        return TimeRef(None, ref.end, ref.grain, ref.anchor, ref.span)
    return ref


def _bounding(sentence: Sentence, time: Token) -> list[str]:
    """What stands before the noun that a date follows directly, wherever the parser hangs the date."""
    own = min([time.i, *(t.i for t in sentence.tokens if t.head == time.i)])
    if not own:
        return []
    token = sentence.tokens[own - 1]
    for noun in (token, *sentence.ancestors(token)):
        if noun.pos not in ("NOUN", "PROPN", "ADJ", "NUM") or noun.i > time.i:
            return []
        cases = [child.lower for child in sentence.children(noun) if child.relation in ("case", "mark")]
        if cases:
            words = time_words().raw["bound_event"]["words"]
            return [word for word in cases if word in words and noun.pos in ("NOUN", "PROPN")]
    return []


def is_past(sentence: Sentence, predicate: Token) -> bool:
    """Whether a predicate is in the simple past or a participle without "has"; a bare participle as its main verb."""
    forms = {child.lower for child in sentence.children(predicate) if child.relation in ("aux", "mark")}
    if not forms and predicate.tag in ("VBN", "VBG") and predicate.relation in ("conj", "advcl"):
        governor = sentence.tokens[predicate.head]
        return governor.pos == "VERB" and is_past(sentence, governor)
    if forms & {"has", "have", "'ve", "’ve", "is", "are", "'s", "’s", "will", "would", "may", "can", "to"}:
        return False
    return predicate.tag == "VBD" or (predicate.tag == "VBN" and bool(forms & {"was", "were", "had"}))


def is_perfect(sentence: Sentence, predicate: Token) -> bool:
    """Whether a predicate tells what has gone on until now: "has sheltered rebels for years"."""
    forms = {child.lower for child in sentence.children(predicate) if child.relation == "aux"}
    return bool(forms & {"has", "have", "'ve", "’ve"}) and predicate.tag in ("VBN", "VBG")


def is_ongoing(sentence: Sentence, predicate: Token) -> bool:
    """Whether a predicate tells what has begun some time ago and goes on: "has been sheltering rebels"."""
    return predicate.tag == "VBG" and is_perfect(sentence, predicate)

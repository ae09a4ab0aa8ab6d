"""Repairs of subjects: a verb has one, which may be several parties joined."""

from itertools import pairwise

from .reading import Token

_TAIL = 4  # words after a verb that ends a sentence: "officials said late on Tuesday"


def has(tokens: list[Token], token: Token, relations: tuple[str, ...]) -> bool:
    """Whether a token has a dependent of one of these relations."""
    return any(child.head == token.i and child.i != token.i and child.relation in relations for child in tokens)


def one_subject(tokens: list[Token], verb: Token) -> None:
    """Two subjects of a verb are one: a list read in two halves, or a title and the name of its bearer.

    "Groups, including the Union, Red Front and Youth League [met]"; "the reporter [Ali Bo] was arrested".
    """
    if verb.pos not in ("VERB", "AUX"):
        return
    subjects = [t for t in tokens[: verb.i] if t.head == verb.i and t.relation == "nsubj" and t.dep != "nsubj:outer"]
    for first, second in pairwise(subjects):
        if "PRON" in (first.pos, second.pos) or second.i - 1 == first.i == 0:
            continue
        start = _left_edge(tokens, second)
        before = tokens[start - 1]
        joined = "CCONJ" in (before.pos, tokens[start].pos) or any(
            t.head in (second.i, verb.i) and t.relation == "cc" for t in tokens[first.i : second.i]
        )
        listed = before.text == "," and has(tokens, second, ("conj",))
        if joined or listed:
            second.head, second.dep = first.i, "conj"
            continue
        named = second.pos == "PROPN" and tokens[start].entity == "PERSON" and tokens[start].entity_start
        title = before.pos in ("NOUN", "PROPN") and before.tag in ("NN", "NNP") and before.entity != "PERSON"
        own = ("det", "nmod", "amod", "compound") if before.pos == "PROPN" else ("det", "nmod", "amod")
        placed = second.entity == "LOC" and tokens[start].entity_start and before.pos == "NOUN" and before.i != first.i
        body = second.pos == "PROPN" and start == second.i and before.i == first.i and before.tag == "NN"
        if body and first.pos == "NOUN" and has(tokens, first, ("det",)):
            second.head, second.dep = first.i, "appos"  # "the terror group Red Front claimed it"
        elif placed and _below(tokens, before, first) and has(tokens, before, ("det",)):
            second.head, second.dep = before.i, "appos"  # "violence in the capital Oslo killed two"
        if named and title and _below(tokens, before, first) and has(tokens, before, own):
            second.head, second.dep = before.i, "appos"


def fronted(tokens: list[Token], verb: Token) -> None:
    """A verb without a subject has it behind the comma of a phrase in front: "In talks with Peru, [Chad] agreed"."""
    finite = verb.tag in ("VBD", "VBZ", "VBP") or any(
        t.head == verb.i and t.relation == "aux" and t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tokens[: verb.i]
    )
    if verb.pos != "VERB" or not finite or has(tokens, verb, ("nsubj", "csubj", "expl")) or verb.relation == "conj":
        return
    phrase = next((t for t in tokens[: verb.i] if t.head == verb.i and t.relation in ("obl", "advmod", "advcl")), None)
    comma = next((t for t in reversed(tokens[: verb.i]) if t.text == ","), None)
    if phrase is None or comma is None or not phrase.i < comma.i or _left_edge(tokens, phrase) > 1:
        return
    following = [t for t in tokens[comma.i + 1 : verb.i] if t.head != verb.i]
    first = next((t for t in following if t.relation in ("conj", "appos") and t.head < comma.i), None)
    if first is None or first.pos not in ("NOUN", "PROPN") or not all(_below(tokens, t, phrase) for t in following):
        return
    for token in following:
        if token.i > first.i and token.head == first.head and token.relation == "conj":
            token.head = first.i
    make_subject(tokens, first, verb)


def closing(tokens: list[Token], verb: Token) -> None:
    """A short clause that ends a sentence has its subject before it: "offered aid, [officials in Oslo] said"."""
    if verb.tag not in ("VBD", "VBZ", "VBP") or verb.relation not in (
        "advcl",
        "conj",
        "parataxis",
        "ccomp",
        "acl",
        "dep",
    ):
        return
    last = max((t.i for t in tokens if t.i == verb.i or (t.head == verb.i and t.relation != "punct")), default=verb.i)
    ends = all(t.pos == "PUNCT" for t in tokens[last + 1 :]) and last - verb.i <= _TAIL
    comma = next((t for t in reversed(tokens[: verb.i]) if t.text == ","), None)
    if not ends or comma is None or verb.head > comma.i or has(tokens, verb, ("nsubj", "csubj", "expl", "mark", "obj")):
        return
    inside = tokens[comma.i + 1 : verb.i]
    top = next((t for t in inside if t.head < comma.i), None)
    if top is None or top.relation not in ("conj", "appos") or top.pos not in ("NOUN", "PROPN"):
        return
    if all(_below(tokens, t, top) for t in inside) and all(t.relation != "cc" for t in inside):
        top.head, top.dep, verb.dep = verb.i, "nsubj", "parataxis"


def one_list(tokens: list[Token], name: Token) -> None:
    """A name after a comma and before an "and" names another in the list: "Chad, [Mali] and Niger left"."""
    head = tokens[name.head]
    if name.dep != "appos" or name.pos != "PROPN" or not name.entity or head.pos != "PROPN":
        return
    if head.relation not in ("nsubj", "obj") or name.i < 2 or name.i + 1 == len(tokens):
        return
    last = max((t.i for t in tokens if t.head == name.i and t.relation == "flat"), default=name.i)
    between = {t.text for t in tokens[head.i + 1 : name.i]}
    goes_on = any(t.i > name.i and t.head == head.i and t.relation == "conj" for t in tokens)
    if "," in between and goes_on and (tokens[last + 1].text == "," or tokens[last + 1].pos == "CCONJ"):
        name.dep = "conj"


def _left_edge(tokens: list[Token], top: Token) -> int:
    """The first word of the unbroken stretch before a token that hangs on it."""
    start = top.i
    while start and _below(tokens, tokens[start - 1], top):
        start -= 1
    return start


def _below(tokens: list[Token], token: Token, top: Token) -> bool:
    for _ in tokens:  # a tree not mended yet may have a circle
        if token.i == top.i:
            return True
        if token.head == token.i:
            return False
        token = tokens[token.head]
    return False


def part_subjects(tokens: list[Token], told: Token) -> None:
    """A second subject is the told clause's: in "The drills, he said, were planned" nobody but he said anything."""
    first, *second = [t for t in tokens if t.head == told.i and t.relation == "nsubj" and t.i < told.i] or [told]
    if len(second) != 1 or tokens[second[0].i - 1].text != ",":
        return
    clause = next((t for t in tokens if t.head == told.i and t.relation == "ccomp" and t.i > told.i), None)
    if clause is not None and not has(tokens, clause, ("nsubj", "csubj")):
        make_subject(tokens, first, clause)


def make_subject(tokens: list[Token], subject: Token, verb: Token) -> None:
    """Hang a noun on a verb as its subject."""
    passive = any(t.head == verb.i and t.dep == "aux:pass" for t in tokens)
    subject.head, subject.dep = verb.i, "nsubj:pass" if passive else "nsubj"


def join_subjects(tokens: list[Token]) -> None:
    """In "In April, Korea, Japan and China met" the first of the list belongs to the subject, not to April.

    So does the first in "U.S., British and French forces met".
    """
    for subject in tokens:
        if subject.relation != "nsubj" or subject.pos not in ("PROPN", "NOUN"):
            continue
        before = subject.i if subject.pos == "PROPN" else None
        adjectives = [t.i for t in tokens if t.head == subject.i and t.relation == "amod" and t.text[:1].isupper()]
        if not any(t.relation == "conj" and t.head in (before, *adjectives) for t in tokens):
            continue
        first = subject.i if before is not None else min(adjectives)
        while (
            first and tokens[first - 1].head == subject.i and tokens[first - 1].relation in ("det", "compound", "amod")
        ):
            first -= 1
        if first < 2 or tokens[first - 1].text != ",":
            continue
        other = tokens[first - 2]
        listed = other.relation == "appos" and tokens[other.head].relation in ("obl", "nmod")
        other = _name_head(tokens, other)
        listed = listed or (other.relation == "nsubj" and other.head == subject.head)
        if other.pos in ("PROPN", "ADJ") and other.text[:1].isupper() and listed:
            other.head, other.dep = subject.i, "conj"


def _name_head(tokens: list[Token], last: Token) -> Token:
    """The first word of a name whose last word is given."""
    while last.relation == "flat" and last.head < last.i:
        last = tokens[last.head]
    return last


def part_from_phrase(tokens: list[Token], phrase: Token) -> None:
    """What follows a preposition is no subject: in "Before the visit of X, the envoy spoke" the envoy is."""
    verb = tokens[phrase.head]
    if phrase.relation != "nsubj" or verb.pos != "VERB" or phrase.i > verb.i:
        return
    if not any(t.head == phrase.i and t.dep == "case" and t.i < phrase.i and t.pos == "ADP" for t in tokens):
        return
    comma = next((t.i for t in tokens[phrase.i : verb.i] if t.text == ","), verb.i)
    for token in tokens[comma + 1 : verb.i]:
        outside = token.head < comma and token.relation in ("appos", "conj", "nmod", "dep", "list")
        if outside and token.pos in ("NOUN", "PROPN") and not has(tokens, token, ("case",)):
            token.head, token.dep = verb.i, "nsubj"
            phrase.dep = "obl"
            return

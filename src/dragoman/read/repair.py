"""Repairs of parses that cannot be right, so that one wrong label does not lose the whole clause.

A finite past-tense verb is no adjective and no apposition; a subject or object is no verb. Each repair rests on
grammar alone, never on what a text is about.
"""

from .parties import mend_parties
from .reading import Token
from .subjects import (
    closing,
    fronted,
    has,
    join_subjects,
    make_subject,
    one_list,
    one_subject,
    part_from_phrase,
    part_subjects,
)

_FINITE = ("VBD", "VBZ", "VBP")
_DEPENDENT = ("amod", "acl", "compound", "appos", "flat", "nmod", "dep", "list", "conj")
_NOMINAL = ("nsubj", "obj", "iobj", "obl", "nmod")


def repair(tokens: list[Token]) -> None:
    """Mend a sentence's tokens in place; ``children`` lists must not have been filled yet.

    Repairs that together would close a circle are all taken back: whoever climbs a tree must reach its root.
    """
    before = [(token.head, token.dep, token.pos, token.tag) for token in tokens]
    _mend(tokens)
    mend_parties(tokens)
    if _circular(tokens):
        for token, (head, dep, pos, tag) in zip(tokens, before, strict=True):
            token.head, token.dep, token.pos, token.tag = head, dep, pos, tag


def _circular(tokens: list[Token]) -> bool:
    rooted = {token.i for token in tokens if token.head == token.i}
    for token in tokens:
        path = []
        at = token
        while at.i not in rooted:
            if at.i in path:
                return True
            path.append(at.i)
            at = tokens[at.head]
        rooted.update(path)
    return False


def _mend(tokens: list[Token]) -> None:
    for token in tokens:
        if (
            token.pos == "VERB"
            and token.tag in ("VBZ", "VB", "VBP")
            and token.relation in _NOMINAL
            and not has(tokens, token, ("nsubj", "obj", "aux", "mark", "ccomp"))
        ):
            token.pos, token.tag = "NOUN", "NNS" if token.text.endswith("s") else "NN"
            for child in tokens:
                if child.head == token.i and child.relation == "obl":
                    child.dep = "nmod"
    for token in tokens:  # what stands before a noun in a phrase is a preposition
        if token.dep == "mark" and token.tag == "IN" and tokens[token.head].dep in ("nmod", "obl"):
            noun = tokens[token.head]
            if noun.pos in ("NOUN", "PROPN") and not has(tokens, noun, ("nsubj", "cop", "aux")):
                token.dep, token.pos = "case", "ADP"
    join_subjects(tokens)
    for token in tokens:
        part_from_phrase(tokens, token)
        _gather_between(tokens, token)
    for token in tokens:
        _give_to(tokens, token)
        _free_phrase(tokens, token)
        _set_off(tokens, token)
        _modal(tokens, token)
        fronted(tokens, token)
        closing(tokens, token)
        one_subject(tokens, token)
        _say_over(tokens, token)
        _report(tokens, token)
        part_subjects(tokens, token)
        _part_sentences(tokens, token)
        if _between_nouns(tokens, token):
            _take_place(tokens, token)
        elif _listed_verb(tokens, token):
            _list(tokens, token)
    for token in tokens:
        one_list(tokens, token)
    root = next((token for token in tokens if token.head == token.i), None)
    if root is None:
        return
    if root.pos in ("NOUN", "ADJ") and _governs_like_a_verb(tokens, root):
        root.pos, root.tag = "VERB", "VBD"
        for token in tokens:
            if token.head == root.i and token.i > root.i and token.dep == "nmod" and not has(tokens, token, ("case",)):
                token.dep = "obj"
    if root.lemma == "have":
        root = _perfect(tokens, root)
    if root.pos == "VERB":
        _give_subject(tokens, root)
    if root.pos in ("VERB", "AUX") or has(tokens, root, ("cop",)) or _plan(tokens, root):
        return
    verb = next((token for token in tokens if _misplaced(tokens, token)), None)
    if verb is not None:
        _promote(tokens, root, verb)


def _governs_like_a_verb(tokens: list[Token], root: Token) -> bool:
    """Whether a root taken for a noun or adjective has a verb's dependents: particle, object, or a bare noun phrase."""
    if has(tokens, root, ("cop", "det", "case")) or root.i == 0:
        return False
    for child in tokens:
        if child.head != root.i or child.i <= root.i:
            continue
        if child.dep in ("compound:prt", "obj"):
            return True
        if child.dep == "nmod" and has(tokens, child, ("det",)) and not has(tokens, child, ("case",)):
            return True
    return False


def _perfect(tokens: list[Token], have: Token) -> Token:
    """ "have expelled French troops" read as having troops that are expelled: the participle is the verb."""
    for verb in tokens[have.i + 1 : have.i + 3]:
        thing = tokens[verb.head]
        if verb.tag != "VBN" or verb.relation != "amod" or thing.head != have.i or thing.i < verb.i:
            continue
        for token in tokens:
            if token.head == have.i and token.i != have.i:
                token.head = verb.i
        verb.head, verb.dep, verb.pos = verb.i, "root", "VERB"
        have.head, have.dep, have.pos = verb.i, "aux", "AUX"
        thing.head, thing.dep = verb.i, "obj"
        return verb
    return have


def _give_to(tokens: list[Token], name: Token) -> None:
    """A name before a number belongs to no compound after it: "gave Haiti 10 million dollars" gives it to Haiti."""
    thing = tokens[name.head]
    if name.relation != "compound" or name.pos != "PROPN" or thing.relation != "obj":
        return
    if any(t.head == thing.i and t.relation == "nummod" and name.i < t.i < thing.i for t in tokens):
        name.head, name.dep = thing.head, "iobj"


def _free_phrase(tokens: list[Token], noun: Token) -> None:
    """What has a preposition of its own is no part of a compound: "in Jordan Friday" is a place and a day."""
    thing = tokens[noun.head]
    if noun.relation != "compound" or thing.head == thing.i or thing.i < noun.i:
        return
    if any(t.head == noun.i and t.dep == "case" and t.pos == "ADP" and t.i < noun.i for t in tokens):
        noun.head, noun.dep = thing.head, "obl" if tokens[thing.head].pos in ("VERB", "AUX") else "nmod"


def _say_over(tokens: list[Token], word: Token) -> None:
    """A preposition before a number is one where the noun has none: "protested over two raids" counts nothing."""
    number = tokens[word.head]
    noun = tokens[number.head]
    counting = word.relation == "advmod" and word.tag == "IN" and number.relation == "nummod"
    if counting and noun.relation in ("obl", "nmod") and not has(tokens, noun, ("case",)):
        word.head, word.dep, word.pos = noun.i, "case", "ADP"


def _modal(tokens: list[Token], noun: Token) -> None:
    """What has a modal and a subject is a verb: "promised that it will [shelter] refugees", read as a compound."""
    thing = tokens[noun.head]
    if (
        noun.pos != "NOUN"
        or noun.relation not in ("compound", "amod")
        or thing.relation not in ("obj", "ccomp", "xcomp")
    ):
        return
    modal = any(t.head == noun.i and t.tag == "MD" for t in tokens[: noun.i])
    if modal and has(tokens, noun, ("nsubj",)):
        noun.head, noun.dep, noun.pos, noun.tag = thing.head, "ccomp", "VERB", "VB"
        thing.head, thing.dep = noun.i, "obj"


def _report(tokens: list[Token], that: Token) -> None:
    """A "that" whose clause lacks nothing opens what is said: "said in a letter [that Oslo had sent aid]"."""
    told = tokens[that.head]
    if that.lower != "that" or that.tag != "WDT" or told.i < that.i:
        return
    own = [t for t in tokens if t.head == told.i and t.i != that.i and that.i < t.i]
    subject = next((t for t in own if t.relation == "nsubj" and t.i < told.i), None)
    verbs = {told.i, *(t.i for t in own if t.relation == "xcomp")}
    filled = any(t.dep == "obj" and t.head in verbs and t.i > told.i for t in tokens)
    whole = filled or that.relation not in ("obj", "obl") or that.dep == "obl:unmarked"
    if subject is None or not whole:
        return
    if told.relation == "acl":
        noun = tokens[told.head]
        verb = tokens[noun.head]
        if noun.relation != "obl" or verb.pos != "VERB" or has(tokens, verb, ("obj", "ccomp", "xcomp")):
            return
        told.head, told.dep = verb.i, "ccomp"
    if told.relation == "ccomp":
        that.dep, that.tag, that.pos = "mark", "IN", "SCONJ"


def _set_off(tokens: list[Token], told: Token) -> None:
    """A clause between commas with its own subject and no relative word is no relative clause.

    In "The drills, he said, were planned" what stands around it is what is told.
    """
    thing = tokens[told.head]
    if told.dep not in ("acl:relcl", "acl") or told.tag not in _FINITE or told.i < thing.i + 3:
        return
    between, after = tokens[thing.i + 1 : told.i], tokens[told.i + 1 : told.i + 4]
    if not any(t.text == "," for t in between) or not any(t.text == "," for t in after):
        return
    own = any(t.head == told.i and t.relation == "nsubj" for t in between)
    if not own or any(t.tag in ("WDT", "WP", "WP$", "WRB") for t in between):
        return
    clause = next((t for t in tokens if t.head == told.i and t.relation == "ccomp" and t.i > told.i), None)
    if clause is not None and not has(tokens, clause, ("nsubj", "csubj")):
        told.head, told.dep = (told.i, "root") if thing.head == thing.i else (thing.head, thing.dep)
        make_subject(tokens, thing, clause)
    elif thing.relation == "nsubj" and thing.head > told.i:
        told.head, told.dep = thing.head, "parataxis"


def _part_sentences(tokens: list[Token], told: Token) -> None:
    """A clause of its own after object and comma is told beside the first: "Oslo sent aid, Bern voted against it"."""
    verb = tokens[told.head]
    if told.dep != "ccomp" or told.i < verb.i or told.tag not in _FINITE or has(tokens, told, ("mark",)):
        return
    subject = next((t for t in tokens if t.head == told.i and t.relation == "nsubj" and verb.i < t.i < told.i), None)
    thing = next((t for t in tokens if t.head == verb.i and t.dep == "obj" and t.i > verb.i), None)
    if subject is None or thing is None or thing.i > subject.i or thing.pos == "PROPN":
        return
    between = [t.text for t in tokens[thing.i : subject.i]]
    if "," in between and not any(text in ('"', "“", "”", "''", "``", ":") for text in between):
        told.dep = "parataxis"


def _plan(tokens: list[Token], root: Token) -> bool:
    """Whether a headline tells a plan, "Malaysia to host a leader"; its verb becomes the root, the name its subject."""
    verb = next((t for t in tokens if t.head == root.i and t.relation == "acl" and t.tag == "VB"), None)
    if verb is None or root.pos != "PROPN" or not root.i < verb.i <= root.i + 3:
        return False
    for token in tokens:
        if token.head == root.i and (token.i > verb.i or token.dep in ("punct", "advmod")):
            token.head = verb.i
    verb.head, verb.dep = verb.i, "root"
    root.head, root.dep = verb.i, "nsubj"
    return True


def _between_nouns(tokens: list[Token], token: Token) -> bool:
    """Whether a past form between two nouns was read as a modifier of the second: "Qatar withdrew peacekeepers"."""
    if token.relation not in ("amod", "compound") or token.tag not in ("VBD", "VBN") or token.i == 0:
        return False
    head, before = tokens[token.head], tokens[token.i - 1]
    nouns = head.pos in ("NOUN", "PROPN") and before.pos in ("NOUN", "PROPN") and before.text[:1].isalpha()
    return nouns and head.i > token.i and before.head in (head.i, token.i)


def _listed_verb(tokens: list[Token], token: Token) -> bool:
    """Whether a past form after a comma was read as part of a name: "unveiled a plan, accused Washington"."""
    if token.relation != "amod" or token.tag not in ("VBD", "VBN") or token.i < 3 or tokens[token.i - 1].text != ",":
        return False
    return tokens[token.head].pos == "PROPN" and token.i < token.head <= token.i + 3


def _list(tokens: list[Token], verb: Token) -> None:
    """Coordinate a verb with the last finite verb before it, if there is one; the name becomes its object."""
    earlier = next((t for t in reversed(tokens[: verb.i]) if t.pos == "VERB" and t.tag in _FINITE), None)
    if earlier is None:
        return
    thing = tokens[verb.head]
    verb.head, verb.dep, verb.pos = earlier.i, "conj", "VERB"
    thing.head, thing.dep = verb.i, "obj"
    for token in tokens:
        if token.head == thing.i and token.i > thing.i and token.relation in ("nmod", "obl", "punct", "acl", "advcl"):
            token.head = verb.i
            token.dep = "obl" if token.relation == "nmod" else token.dep


def _take_place(tokens: list[Token], verb: Token) -> None:
    """Put a verb where the noun it was hung on stands; the noun becomes its object, the noun before it its subject."""
    thing, subject = tokens[verb.head], tokens[verb.i - 1]
    verb.pos = "VERB"
    if thing.head == thing.i:
        verb.head, verb.dep = verb.i, "root"
    else:
        governor = tokens[thing.head]
        clause = "ccomp" if governor.pos == "VERB" and governor.i < verb.i else thing.dep
        verb.head, verb.dep = thing.head, clause if thing.relation != "conj" else "conj"
    for token in tokens:
        late = token.head == thing.i and token.i > thing.i and token.relation in ("punct", "obl", "advcl")
        if late or (token.head == thing.i and token.i < subject.i and token.relation in ("punct", "obl", "advmod")):
            token.head = verb.i
    thing.head, thing.dep = verb.i, "obj"
    subject.head, subject.dep = verb.i, "nsubj"


def _gather_between(tokens: list[Token], first: Token) -> None:
    """ "Between" needs two: in "talks between Ghana, Togo and Benin opened" all three are its own, the talks open."""
    if first.relation != "nmod" or has(tokens, first, ("conj",)):
        return
    if not any(t.head == first.i and t.dep == "case" and t.lower == "between" for t in tokens):
        return
    verb = next((t for t in tokens[first.i :] if t.pos == "VERB"), None)
    names = tokens[first.i + 1 : verb.i] if verb is not None else []
    plain = all(t.pos in ("PROPN", "NOUN", "DET", "ADJ", "CCONJ", "PUNCT") and t.text not in ".;:()" for t in names)
    if verb is None or not plain or not any(t.pos == "CCONJ" for t in names):
        return
    held: Token | None = None
    for token in names:
        if token.pos in ("CCONJ", "PUNCT"):
            held = None
        elif token.pos in ("PROPN", "NOUN") and (token.head == first.i or not first.i < token.head < verb.i):
            token.head, token.dep = (first.i, "conj") if held is None else (held.i, "flat")
            held = held or token
    deed = tokens[first.head]
    if deed.head < deed.i and not has(tokens, verb, ("nsubj", "csubj", "expl")):
        deed.head, deed.dep = verb.i, "nsubj"


def _give_subject(tokens: list[Token], verb: Token) -> None:
    """A name taken for the first half of a compound verb is its subject: "Slovakia transferred"."""
    if has(tokens, verb, ("nsubj", "csubj", "expl")):
        return
    for token in tokens[: verb.i]:
        if token.head == verb.i and token.relation in ("compound", "flat", "amod") and token.pos in ("PROPN", "NOUN"):
            token.dep = "nsubj"
            return


def _misplaced(tokens: list[Token], token: Token) -> bool:
    """Whether a token is a finite verb hung on a noun as a modifier, in a sentence without a main verb."""
    if token.pos != "VERB" or token.relation not in _DEPENDENT or token.dep == "acl:relcl":
        return False
    if token.tag in _FINITE:
        return token.i > 0 and (token.relation != "conj" or tokens[token.head].pos not in ("VERB", "AUX"))
    if token.tag != "VBN" or token.relation != "amod":
        return False
    noun = tokens[token.head]
    loose = noun.dep == "nmod" and noun.i == token.i + 1 and not has(tokens, noun, ("case", "mark"))
    return loose or has(tokens, token, ("nsubj",))  # "KCNA in a commentary [blasted] Tokyo"


def _promote(tokens: list[Token], root: Token, verb: Token) -> None:
    """Make a finite verb the root: what stands left of it becomes its subject, what stands right its object."""
    governor = tokens[verb.head]
    verb.head, verb.dep = verb.i, "root"
    for token in tokens:
        if token.i in (verb.i, root.i, governor.i):
            continue
        if token.head in (root.i, governor.i) and token.i > verb.i and tokens[token.head].i < verb.i:
            token.head = verb.i
            if token.relation in ("appos", "flat", "compound", "list"):
                token.dep = "obj"
            elif token.relation == "nmod":
                token.dep = "obl"
    if not has(tokens, verb, ("nsubj",)):
        left = (t for t in tokens[: verb.i] if t.head >= verb.i and t.pos in ("NOUN", "PROPN", "PRON"))
        subject = root if root.i < verb.i else next(left, None)
        if subject is not None:
            subject.head, subject.dep = verb.i, "nsubj"
    for token in {root.i: root, governor.i: governor}.values():
        if token.head == token.i and token.i != verb.i:
            token.head, token.dep = verb.i, "obj" if token.i > verb.i else "nsubj"
        elif token.i > verb.i and token.head < verb.i:
            token.head, token.dep = verb.i, "obj"

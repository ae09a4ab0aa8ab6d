"""Who speaks: the subject of a cue, inherited over control and coordination, and its resolution to an actor."""

from dataclasses import replace

from ...model import ActorRef
from ...read.reading import Sentence, Token
from ..mentions import Mentions
from .cues import lexicon
from .found import Found
from .spans import phrase

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ", "SYM", "X"))
_SUBJECTS = ("nsubj", "nsubj:outer", "csubj")
_CLIMB = frozenset(("conj", "xcomp", "advcl", "ccomp", "parataxis"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))


def passive(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb stands in the passive, a bare participle after a noun included."""
    deps = {child.dep for child in sentence.children(verb)}
    if "nsubj:pass" in deps or "aux:pass" in deps:
        return "aux:pass" in deps or "nsubj" not in deps
    if verb.dep == "advcl" and verb.tag == "VBD" and not deps & {"nsubj", "obj"} and _opens(sentence, verb):
        return True  # "When asked about it, the envoy ...": tagged as a past tense
    if verb.tag != "VBN" or "aux" in deps or "nsubj" in deps or "obj" in deps:
        return False
    if verb.dep == "acl" and _only_verb(sentence, verb):
        return False  # "The bishop called on both armies": the parser took the clause for a noun with a participle
    if verb.dep == "conj":
        return passive(sentence, sentence.tokens[verb.head])
    return verb.dep in ("acl", "advcl", "amod") or "obl:agent" in deps


def _opens(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb stands first in its sentence or clause, with at most a conjunction before it."""
    before = [t for t in sentence.tokens[max(0, verb.i - 2) : verb.i] if t.dep != "mark" and t.pos != "SCONJ"]
    return not before or (before[-1].pos == "PUNCT" and before[-1].i >= verb.i - 2)


def _only_verb(sentence: Sentence, verb: Token) -> bool:
    head = sentence.tokens[verb.head]
    if head.head != head.i or head.i > verb.i:
        return False
    return not any(
        t.pos in ("VERB", "AUX") and t.tag in ("VBD", "VBZ", "VBP", "MD") for t in sentence.tokens if t is not verb
    )


def subject(sentence: Sentence, verb: Token, depth: int = 0) -> Token | None:
    """The grammatical subject of a predicate, or of the clause it hangs on where it has none of its own."""
    own = [child for child in sentence.children(verb) if child.dep in _SUBJECTS or child.dep == "nsubj:pass"]
    if own:
        return next((child for child in own if child.dep == "nsubj"), own[0])
    head = sentence.head(verb)
    if head is None or depth > 5:
        return None
    if verb.dep == "acl" and _governed(sentence, verb):
        return _owner(sentence, head, depth)
    if verb.dep in ("acl", "acl:relcl", "amod"):
        return head if head.pos in NOMINAL else None
    if verb.dep == "conj" and verb.tag in _FINITE and head.tag in ("VB", "VBG"):
        # "said he would resign, and blamed ...": the parser tied the teller's verb to one of what is said.
        upper = next((item for item in sentence.ancestors(head) if item.tag in _FINITE), None)
        if upper is not None:
            return subject(sentence, upper, depth + 1)
    if verb.dep in _CLIMB and not any(child.dep == "expl" for child in sentence.children(verb)):
        if verb.dep == "conj" and head.pos in NOMINAL and head.pos != "ADJ" and not _predicate(sentence, head):
            return None
        found = subject(sentence, head, depth + 1)
        if verb.dep in ("xcomp", "advcl") and found is not None and verb.dep == "xcomp":
            # "urged Seoul to say": the object of the governor is the one who is to speak.
            taken = next((child for child in sentence.children(head) if child.dep in ("obj", "iobj")), None)
            return taken or found
        return found
    return None


def _governed(sentence: Sentence, verb: Token) -> bool:
    """Whether "to" or a preposition ties a verb to its noun: "his failure to say", "a way of knowing"."""
    return any(child.dep in ("mark", "case") and child.i < verb.i for child in sentence.children(verb))


def _owner(sentence: Sentence, noun: Token, depth: int) -> Token | None:
    """Who does what an infinitive or gerund adds to a noun: its owner, whoever has it, or a person it names."""
    for child in sentence.children(noun):
        if child.dep in ("nmod:poss", "nsubj", "nsubj:outer"):
            return child
    if noun.pos == "PRON" or noun.entity in ("PERSON", "ORG") or noun.lower in lexicon().lists["people"]:
        return noun
    head = sentence.head(noun)
    return subject(sentence, head, depth + 1) if head is not None and noun.dep in ("obj", "xcomp") else None


def _predicate(sentence: Sentence, token: Token) -> bool:
    return any(child.dep in ("cop", "nsubj", "nsubj:outer") for child in sentence.children(token))


def agent(sentence: Sentence, verb: Token) -> Token | None:
    """The by-phrase of a passive."""
    for child in sentence.children(verb):
        if child.dep == "obl:agent":
            return child
    for child in sentence.children(verb):
        if child.relation == "obl" and any(c.dep == "case" and c.lower == "by" for c in sentence.children(child)):
            return child
    return None


def antecedent(sentence: Sentence, token: Token) -> Token:
    """The noun a relative pronoun stands for; other tokens stand for themselves."""
    if token.tag in ("WP", "WDT") or (token.lower == "that" and token.pos == "PRON"):
        for ancestor in sentence.ancestors(token):
            if ancestor.dep == "acl:relcl":
                return sentence.tokens[ancestor.head]
    return token


def is_pronoun(token: Token) -> bool:
    """Whether a token is a personal pronoun of the third person."""
    return token.lower in lexicon().lists["pronouns"]


def agrees(pronoun: Token, name: Token) -> bool:
    """Whether a pronoun may stand for a named speaker: "he" for a person, "it" for a body, "they" for several."""
    plural = name.tag in ("NNS", "NNPS")
    if pronoun.lower in lexicon().lists["pronouns_person"]:
        return not plural and name.entity not in ("ORG", "LOC")
    if pronoun.lower in lexicon().lists["pronouns_group"]:
        return plural
    return not plural and name.entity != "PERSON"


def resolve(found: Found, mentions: Mentions) -> ActorRef | None:
    """The speaker of a statement: the full phrase, with country, sector and name where they are known.

    A relative pronoun is named by what it stands for.
    """
    sentence, token = found.speaker_sentence, found.speaker
    if sentence is None or token is None:
        return None
    span = phrase(sentence, token, found.head if sentence is found.sentence else None, found.content)
    meant = antecedent(sentence, token)
    known = mentions.actor(sentence, meant)
    name = None
    if meant is not token:
        name = phrase(sentence, meant, found.head if sentence is found.sentence else None, found.content).text
    if known is not None and meant.tag == "NNS" and known.name is not None and known.name not in span.text:
        known = None  # "the parties" are no single actor named before
    if known is None:
        return ActorRef(span.text, span.start, span.end, name=name, field=span.field)
    return replace(known, text=span.text, start=span.start, end=span.end, field=span.field, name=known.name or name)

"""Frames met in a sentence: from trigger words to candidate events with their slots."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..read import Sentence, Token
from .actors import Mentions
from .clauses import Slots, conjuncts, governing_verb, is_passive, is_predicate, noun_slots, prepositions, verb_slots
from .inflection import singular
from .lexicon import Frame, Lexicon, Pattern, lexicon
from .words import words

# What hangs on the object of a whole phrase belongs to the phrase too: "edged towards [a deal with Oslo]".
_KEPT = ("to", "from", "with", "between", "against")
_MODIFIER = ("amod", "compound", "case", "aux", "cop", "flat", "fixed", "mark", "det")


@dataclass(slots=True)
class Candidate:
    """A frame that fits a trigger. ``predicate`` is the verb that carries tense: the trigger or its support."""

    frame: Frame
    trigger: Token
    predicate: Token
    last: Token
    slots: Slots
    nominal: bool
    supported: bool
    score: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a frame whose trigger was found does not apply; kept for ``explain``."""

    frame: str
    trigger: str
    reason: str


class Matcher:
    """Finds the frames that fit each trigger of a sentence, best first."""

    def __init__(self, mentions: Mentions, lexicon_: Lexicon | None = None) -> None:
        self.mentions = mentions
        self.lexicon = lexicon_ or lexicon()
        self.refusals: list[Refusal] = []

    def candidates(self, sentence: Sentence) -> list[list[Candidate]]:
        """For every trigger, in order of the text, the frames that fit, best first."""
        found = []
        for token in sentence.tokens:
            fitting = sorted(self._at(sentence, token), key=lambda c: (c.frame.general, -c.score, c.frame.order))
            if fitting:
                found.append(fitting)
        return found

    def _at(self, sentence: Sentence, token: Token) -> Iterator[Candidate]:
        if token.relation in _MODIFIER and not (token.relation == "flat" and token.pos == "VERB"):
            return
        if token.pos == "VERB" or (token.pos == "ADJ" and token.tag in ("VBN", "VBG", "VBD")):
            yield from self._clausal(sentence, token, self._patterns(self.lexicon.verbs, token))
        if token.pos in ("NOUN", "PROPN") or _gerund_noun(sentence, token):
            patterns = self.lexicon.nouns.get(_hyphened(sentence, token)) or self._patterns(self.lexicon.nouns, token)
            if patterns:
                yield from self._nominal(sentence, token, patterns)
            elif _headline_verb(sentence, token):
                yield from self._clausal(sentence, token, self._patterns(self.lexicon.verbs, token))
        described = token.pos == "ADJ" or (token.pos == "VERB" and is_passive(sentence, token))
        if described and token.lower in self.lexicon.adjectives:
            yield from self._clausal(sentence, token, self.lexicon.adjectives[token.lower], state=True)

    def as_if(self, sentence: Sentence, token: Token, patterns: tuple[Pattern, ...]) -> Candidate | None:
        """The candidate that a word would be if these patterns were its own in the lexicon."""
        if token.relation in _MODIFIER and not (token.relation == "flat" and token.pos == "VERB"):
            return None
        as_noun = token.pos in ("NOUN", "PROPN")
        found = (self._nominal if as_noun else self._clausal)(sentence, token, patterns)
        return next(iter(found), None)

    @staticmethod
    def _patterns(index: dict[str, tuple[Pattern, ...]], token: Token) -> tuple[Pattern, ...]:
        return index.get(token.lower) or index.get(token.lemma) or ()

    def _clausal(
        self, sentence: Sentence, token: Token, patterns: tuple[Pattern, ...], *, state: bool = False
    ) -> Iterator[Candidate]:
        slots: Slots | None = None
        for pattern in patterns:
            last = self._after(sentence, token, pattern.after)
            if last is None:
                continue
            slots = slots if slots is not None else verb_slots(sentence, token)
            if len(pattern.after) == 1 and last.relation == "case" and _own_phrase(slots, token, last):
                continue
            own = self._own_slots(sentence, token, pattern, last, _of_a_state(slots) if state else slots)
            score = self._fits(sentence, pattern.frame, own, token)
            if score is not None:
                yield Candidate(pattern.frame, token, token, last, own, False, True, score * 4 + len(pattern.after))

    @staticmethod
    def _own_slots(sentence: Sentence, token: Token, pattern: Pattern, last: Token, slots: Slots) -> Slots:
        """The slots as this pattern sees them: what a whole phrase governs is its object, and a clause is found."""
        own = slots
        thing = own.get("obj", [])
        inside = len(pattern.after) > 1 and all(t.lemma in pattern.after for t in thing)
        if pattern.after and (not thing or inside):
            # "sealed off the village", "took a dim view of the tests"
            ruled = sentence.tokens[last.head] if last.relation == "case" and last.head != token.i else None
            governed = own.get(pattern.after[-1]) or ([ruled] if ruled is not None else [])
            if ruled in governed:  # "dropped in on Oslo on her way home"
                governed = [ruled]
            if governed:  # with what hangs on it: "handed over [a letter from the king]"
                within = noun_slots(sentence, governed[0])
                own = {**{slot: within[slot] for slot in _KEPT if slot in within}, **own, "obj": governed}
        if last.pos == "NOUN" and last.head != token.i:  # "refused to answer a request from Oslo"
            own = {**noun_slots(sentence, last), **own}
        named = {slot for slot, _ in pattern.frame.where}
        limited = named | {slot for slot, _ in pattern.frame.unless}
        if "of" in limited and "of" not in own and thing:  # "warned the West of war", read as "[the West of war]"
            inner = [t for head in thing for t in noun_slots(sentence, head).get("of", [])]
            own = {**own, "of": inner} if inner else own
        if "to" in named and "to" not in own and thing:  # "returned [a coin stolen from a museum to Athens]"
            below = [t for head in thing for t in sentence.subtree(head) if t.i > head.i and t.pos in ("PROPN", "NOUN")]
            inner = [t for t in below if prepositions(sentence, t) == ["to"]]
            own = {**own, "to": inner[-1:]} if inner else own
        if pattern.frame.kind != "attitude" and "comp" not in named:
            return own
        if "comp" not in own:
            own = _with_infinitive(sentence, own, own)
        if "comp" not in own and last.pos == "NOUN" and last is not token:
            clauses = noun_slots(sentence, last).get("comp", [])
            own = {**own, "comp": clauses} if clauses else own  # "expressed readiness to mediate"
        return own

    def _nominal(self, sentence: Sentence, token: Token, patterns: tuple[Pattern, ...]) -> Iterator[Candidate]:
        slots: Slots | None = None
        governor = governing_verb(sentence, token)
        if governor is not None and governor[0].lower == "following":
            governor = None  # a preposition: "following the annexation"
        for pattern in patterns:
            last = self._after(sentence, token, pattern.after)
            if last is None or not self._before(sentence, token, pattern.before):
                continue
            frame = pattern.frame
            predicate = token
            if slots is None:
                slots = noun_slots(sentence, token)
            own = slots
            if governor is not None:
                verb, slot = governor
                if slot != "subj" and verb.lemma in words().cessation and verb.lemma not in frame.light:
                    self.refusals.append(Refusal(frame.id, token.text, f"{verb.text} ends it"))
                    continue
                if _supports(verb, slot, frame):
                    held = verb_slots(sentence, verb)
                    own = _merge(slots, held, token, purpose=frame.event in ("PROTEST", "AID"))
                    if frame.kind == "attitude" and "comp" not in own:
                        own = {**own, "comp": held["comp"]} if "comp" in held else _with_infinitive(sentence, own, held)
                    predicate = verb
                elif slot in ("subj", "obj") and verb.lemma in words().occurrence_verbs:
                    own = _merge(slots, verb_slots(sentence, verb), token, subject=False)
                    predicate = verb
            score = self._fits(sentence, frame, own, token)
            if score is not None:
                said = predicate is token and is_predicate(sentence, token) and not prepositions(sentence, token)
                if said and "be" not in frame.light:
                    self.refusals.append(Refusal(frame.id, token.text, "said of somebody, not done"))
                    continue
                supported = predicate is not token or is_predicate(sentence, token)
                bonus = 2 if supported else 0
                yield Candidate(
                    frame,
                    token,
                    predicate,
                    last,
                    own,
                    True,
                    supported,
                    score * 4 + len(pattern.before) + len(pattern.after) + bonus,
                )

    # ---------------------------------------------------------------- patterns

    @staticmethod
    def _after(sentence: Sentence, head: Token, after: tuple[str, ...]) -> Token | None:
        """The last token of a pattern's words right of the head, or None where one is missing."""
        last = head
        for word in after:
            for token in sentence.tokens[last.i + 1 : last.i + 10]:
                if word not in (token.lower, token.lemma) and not (
                    word == token.lower + "s" or word == "towards" == token.lower + "s"
                ):
                    continue
                up = sentence.tokens[token.head]
                if head.i in (token.head, up.head, sentence.tokens[up.head].head) or token.i == last.i + 1:
                    last = token
                    break
            else:
                return None
        return last

    @staticmethod
    def _before(sentence: Sentence, head: Token, before: tuple[str, ...]) -> bool:
        """Whether a pattern's words stand before the head noun, close to it and in order."""
        at = head.i
        for word in reversed(before):
            for token in reversed(sentence.tokens[max(0, at - 3) : at]):
                if word in (token.lower, token.lemma):
                    at = token.i
                    break
            else:
                return False
        return True

    # ------------------------------------------------------------------- tests

    def _fits(self, sentence: Sentence, frame: Frame, slots: Slots, trigger: Token) -> int | None:
        """The number of tests passed, or None where one fails (the refusal is noted)."""
        if frame.denied and not any(c.lower in words().negators for c in sentence.children(trigger)):
            self.refusals.append(Refusal(frame.id, trigger.text, "not denied"))
            return None
        for slot, tests in frame.where:
            if not self._any(sentence, slots.get(slot, []), tests, trigger):
                self._refuse(frame, trigger, slots, slot, "is not", tests)
                return None
        for slot, tests in frame.unless:
            if self._any(sentence, slots.get(slot, []), tests, trigger):
                self._refuse(frame, trigger, slots, slot, "is", tests)
                return None
        return len(frame.where) + len(frame.need) + frame.denied

    def _refuse(
        self, frame: Frame, trigger: Token, slots: Slots, slot: str, verdict: str, tests: tuple[str, ...]
    ) -> None:
        held = ", ".join(token.text for token in slots.get(slot, ())) or "nothing"
        self.refusals.append(Refusal(frame.id, trigger.text, f"{slot} (“{held}”) {verdict} {' or '.join(tests)}"))

    def _any(self, sentence: Sentence, fillers: list[Token], tests: tuple[str, ...], trigger: Token) -> bool:
        if not fillers:
            return "<none>" in tests
        parts = [part for filler in fillers for part in conjuncts(sentence, filler) if part.i != trigger.i]
        return any(self._passes(sentence, part, test) for part in parts for test in tests)

    def _passes(self, sentence: Sentence, token: Token, test: str) -> bool:
        if test == "<any>":
            return True
        if test == "<none>":
            return False
        if test == "<number>":
            return token.pos == "NUM" or any(c.relation == "nummod" for c in sentence.children(token))
        if test.startswith("<"):
            return self._is_kind(sentence, token, test[1:-1])
        forms = {token.lemma, token.lower, singular(token.lower), _hyphened(sentence, token)}
        if token.lower in words().third_person:  # "the farmers said [they] would block the road"
            forms |= {item.role for item in self.mentions.found(sentence, token) if item.role}
        if test.startswith("@"):
            listed = self.lexicon.classes.get(test[1:], frozenset())
            if forms & listed:
                return True
            return any(
                f"{c.lower} {form}" in listed for c in sentence.children(token) if c.i < token.i for form in forms
            )
        verb, _, thing = test.partition(" ")
        if thing and token.pos == "VERB" and verb in forms:  # "raise @measure": what is raised counts too
            objects = (c for c in sentence.children(token) if c.dep == "obj")
            return any(self._passes(sentence, c, thing) for c in objects)
        *modifiers, head = test.lower().split()
        if head not in forms:
            return False
        return all(any(m in (c.lower, c.lemma) for c in sentence.children(token)) for m in modifiers)

    def _is_kind(self, sentence: Sentence, token: Token, kind: str) -> bool:
        if kind == "place":
            return (
                token.entity == "LOC"
                or self._is_kind(sentence, token, "country")
                or bool(self.mentions.place(sentence, token))
            )
        found = self.mentions.found(sentence, token)
        if kind == "actor":
            return bool(found)
        if kind == "people":
            people = (item for item in found if item.ref.sector[:1] == ("CVL",))
            return any(item.kind in ("group", "people") or (item.kind == "country" and item.plural) for item in people)
        if kind == "org":
            return token.entity == "ORG" or any(item.kind == "body" for item in found)
        if kind == "person":
            if token.pos == "PRON":
                return token.lower in words().third_person and token.lower not in ("it", "its")
            return token.entity == "PERSON" or any(item.kind == "person" for item in found)
        return any(item.kind == kind for item in found)


def _hyphened(sentence: Sentence, token: Token) -> str:
    """The whole word of which a token is the part behind the hyphen: "sit-in"; empty where there is none."""
    if token.i < 2 or sentence.tokens[token.i - 1].text != "-":
        return ""
    return f"{sentence.tokens[token.i - 2].lower}-{token.lower}"


def _gerund_noun(sentence: Sentence, token: Token) -> bool:
    """Whether a gerund stands as a noun: "Fighting raged between the two armies"."""
    bare = not any(child.dep in ("obj", "xcomp", "ccomp", "aux") for child in sentence.children(token))
    return token.pos == "VERB" and token.tag == "VBG" and bare and token.dep in ("nsubj", "nsubj:pass", "obj")


def _headline_verb(sentence: Sentence, token: Token) -> bool:
    """Whether a root noun is a headline's verb taken for a noun: "Russia slams US"."""
    if token.dep != "root" or any(t.pos == "VERB" for t in sentence.tokens):
        return False
    return any(child.relation in ("nsubj", "compound") for child in sentence.children(token))


def _own_phrase(slots: Slots, verb: Token, particle: Token) -> bool:
    """Whether a word says where, beside the object, and is no particle: "held exercises off Busan"."""
    return particle.lower in words().locative and any(verb.i < thing.i < particle.i for thing in slots.get("obj", []))


def _of_a_state(slots: Slots) -> Slots:
    """The slots of a participle that describes its subject: in "is committed to reform" nobody else commits it."""
    if "subj" in slots or "obj" not in slots:
        return slots
    return {("subj" if name == "obj" else name): held for name, held in slots.items()}


def _supports(verb: Token, slot: str, frame: Frame) -> bool:
    """Whether a verb lends its subject to the event noun it takes in a slot."""
    if slot == "obj":
        return verb.lemma in words().support_verbs or verb.lemma in frame.light
    phrase = f"{'be' if verb.pos != 'VERB' else verb.lemma} {slot}"
    return phrase in words().oblique_support or phrase in frame.light


def _with_infinitive(sentence: Sentence, own: Slots, verb: Slots) -> Slots:
    """An attitude's slots with an infinitive that was read otherwise as complement: "called on X to free Y".

    The parser may take it for a purpose, or hang it on the object: "urged [the sides to disarm]".
    """
    inner = (c for slot in ("obj", "on", "to") for t in verb.get(slot, []) for c in sentence.children(t))
    clauses = [
        t
        for t in (*verb.get("purpose", []), *(c for c in inner if c.dep == "acl" and c.tag == "VB"))
        if (t.tag == "VBG" and not any(c.relation == "mark" or c.text == "," for c in sentence.children(t)))
        or any(c.lower == "to" and c.relation in ("mark", "case") for c in sentence.children(t))
    ]
    return {**own, "comp": clauses[:1]} if clauses else own


def _merge(own: Slots, verb: Slots, noun: Token, *, subject: bool = True, purpose: bool = False) -> Slots:
    """The slots of an event noun together with those of the verb that supports it; the noun's own come first."""
    merged = {name: list(held) for name, held in own.items()}
    for name, held in verb.items():
        if name in ("obj", "comp") or (name == "purpose" and not purpose) or (name == "subj" and not subject):
            continue
        merged[name] = merged.get(name, []) + [
            token for token in held if token.i != noun.i and token not in merged.get(name, [])
        ]
    return {name: held for name, held in merged.items() if held}

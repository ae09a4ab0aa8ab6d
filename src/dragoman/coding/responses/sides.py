"""Where the two sides of a cue stand: the event that answers and the event that is answered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ...read import Sentence, Token
from ..actors import Mentions
from ..clauses import verb_slots
from .cues import Cue, Match, lexicon
from .parties import Before
from .scene import Scene, Site

Pair = tuple["Side | None", "Side | None"]
"""Response and trigger, None where one is no coded event."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a link: its event, how far from the cue it stands, and whether it was told before."""

    site: Site
    depth: int = 0
    referred: bool = False


class Sides:
    """Finds response and trigger of a cue on the trees of one reading."""

    def __init__(self, scene: Scene, mentions: Mentions) -> None:
        self._scene = scene
        self._lexicon = lexicon()
        self._before = Before(scene, mentions, self._lexicon)

    def of(self, sentence: Sentence, match: Match) -> Pair:
        """Response and trigger of a cue met in a sentence."""
        find = {"hinge": self._hinge, "verb": self._verb, "adverb": self._adverb, "marker": self._adverb}
        return find[match.cue.form](sentence, match)

    def _hinge(self, sentence: Sentence, match: Match) -> Pair:
        inside = range(match.first.i, match.last.i + 1)
        tops = _governed(sentence, match)
        if not tops:
            return None, None
        below = {token.i for top in tops for token in sentence.subtree(top)} | set(inside)
        outer = self._outer(sentence, match, tops, below)
        trigger_inside = match.cue.inner == "trigger"
        inner = self._inner(match.cue, sentence, tops, outer if trigger_inside else None, set(inside))
        if outer is None and inner is not None and trigger_inside:
            outer = self._pointed(sentence, match, tops, below, inner)
        return (outer, inner) if trigger_inside else (inner, outer)

    def _pointed(
        self, sentence: Sentence, match: Match, tops: list[Token], below: set[int], inner: Side
    ) -> Side | None:
        """The response that a cue's subject points back to: "The launch came days after ...", "which followed ..."."""
        for token in _holders(sentence, match, tops, below):
            subject = token
            if token.lemma in self._lexicon.coming:
                subject = next((c for c in sentence.children(token) if c.relation == "nsubj" and c.i < token.i), token)
            if subject.pos in ("NOUN", "PRON", "DET") and subject.i < match.first.i:
                told = self._before.answer(match.cue, inner.site, sentence, subject)
                if told:
                    return Side(told, referred=True)
        return None

    def joined(self, sentence: Sentence, match: Match, response: Side) -> Iterator[Side]:
        """Further responses of a cue that opens its clause: those of verbs joined to its verb under one subject."""
        if match.cue.form != "adverb":
            return
        inside = set(range(match.first.i, match.last.i + 1))
        for verb in islice(_holders(sentence, match, [], inside), 1):
            for site in self._beside(sentence, verb) if verb.i > match.last.i else ():
                if site.event.id != response.site.event.id:
                    yield Side(site, response.depth)

    def _beside(self, sentence: Sentence, verb: Token) -> Iterator[Site]:
        """The events of the verbs joined to a verb, one after another, that have no subject of their own."""
        for other in sentence.children(verb):
            joined = other.relation == "conj" and other.pos == "VERB" and other.i > verb.i
            if joined and not any(child.relation == "nsubj" for child in sentence.children(other)):
                found = self._scene.below(sentence, other, phrases=False)
                if found:
                    yield found[0]
                yield from self._beside(sentence, other)

    def _verb(self, sentence: Sentence, match: Match) -> Pair:
        verb = match.first
        slots = verb_slots(sentence, verb)
        response = self._slot(match.cue, sentence, verb, slots, match.cue.response, None)
        if match.cue.nouns:
            slots = {name: [t for t in held if self._lexicon.events(t)] for name, held in slots.items()}
        trigger = self._slot(match.cue, sentence, verb, slots, match.cue.trigger, response)
        return response, trigger

    def _adverb(self, sentence: Sentence, match: Match) -> Pair:
        if match.cue.form == "marker":
            site = self._scene.at(sentence, match.first)
            found = (site, 0) if site else self._scene.above(sentence, match.first)
            response = Side(*found) if found else None
        else:
            inside = set(range(match.first.i, match.last.i + 1))
            response = self._outer(sentence, match, [], inside)
            for verb in islice(_holders(sentence, match, [], inside), 0 if response else 1):
                if verb.i > match.last.i:  # "In response, Oslo unveiled a plan and recalled its envoy"
                    response = next(map(Side, self._beside(sentence, verb)), None)
        if response is None:
            return None, None
        told = self._before.last(match.cue, response.site, sentence, match.first.i)
        return response, Side(told, referred=True) if told else None

    def _outer(self, sentence: Sentence, match: Match, tops: list[Token], below: set[int]) -> Side | None:
        """The event of the clause or phrase that a cue hangs on."""
        for token in _holders(sentence, match, tops, below):
            site = self._scene.at(sentence, token)
            found = (site, 0) if site else self._scene.below(sentence, token, below, phrases=False)
            found = found or self._scene.above(sentence, token)
            if found:
                return Side(*found)
        return None

    def _inner(
        self, cue: Cue, sentence: Sentence, tops: list[Token], response: Side | None, barred: set[int]
    ) -> Side | None:
        """The event that a cue governs, or the one told before that its phrase points back to."""
        for top in tops:
            kinds = self._lexicon.events(top)
            found = self._scene.below(sentence, top, barred)
            if found and (found[1] == 0 or not kinds or found[0].event.event in kinds):
                return Side(*found)
            if response:
                told = self._before.named(cue, response.site, sentence, top)
                if told:
                    return Side(told, referred=True)
        return None

    def _slot(
        self,
        cue: Cue,
        sentence: Sentence,
        verb: Token,
        slots: dict[str, list[Token]],
        wanted: Sequence[str],
        response: Side | None,
    ) -> Side | None:
        for name in wanted:
            if name == "self":
                site = self._scene.at(sentence, verb)
                if site is not None:
                    return Side(site)
            elif name == "head":
                if verb.relation in ("advcl", "acl", "parataxis"):
                    for depth, head in enumerate(islice(sentence.ancestors(verb), 3)):
                        site = self._scene.at(sentence, head)
                        if site is not None:
                            return Side(site, depth)
            elif name == "before":
                told = self._before.last(cue, response.site, sentence, verb.i) if response else None
                if told:
                    return Side(told, referred=True)
            else:
                marked = (c for c in sentence.children(verb) if c.relation == "advcl" and _marked(sentence, c, name))
                tops = [token for token in (*slots.get(name, ()), *marked) if token.i != verb.i]
                side = self._inner(cue, sentence, tops, response, {verb.i})
                if side:
                    return side
        return None


def _governed(sentence: Sentence, match: Match) -> list[Token]:
    """The heads of what a cue governs, to its right: of its last word, else what depends on that word."""
    token = match.last
    while token.i <= match.last.i:
        head = sentence.head(token)
        if head is None or head.i < match.first.i:
            break
        token = head
    if token.i > match.last.i:
        head = sentence.head(token)
        above = sentence.head(head) if head else None
        # A subordinator read as a preposition of the clause's subject or object: "after Hamas fired rockets".
        clause = head is not None and head.pos == "VERB" and head.i > match.last.i
        if head and clause and (token.relation == "nsubj" or (above and above.i <= match.last.i)):
            token = head
        return [token]
    wanted = ("obj", "iobj", "xcomp", "ccomp", "obl", "nmod")
    return [child for child in sentence.children(match.last) if child.i > match.last.i and child.relation in wanted]


def _holders(sentence: Sentence, match: Match, tops: list[Token], below: set[int]) -> Iterator[Token]:
    """The words that a cue hangs on, the likeliest first: its subject, else the head of its words or its phrase."""
    words = [*sentence.tokens[match.first.i : match.last.i + 1], *tops]
    for token in words:
        for child in sentence.children(token):
            if child.relation == "nsubj" and child.i < match.first.i and _predicate(sentence, token, match):
                yield child
    for token in words:
        head = sentence.head(token)
        if head is not None and head.i not in below:
            yield head


def _predicate(sentence: Sentence, token: Token, match: Match) -> bool:
    """Whether the subject of a word is what the cue speaks of: "the strike was in response to ..."."""
    if token.i > match.last.i:
        return any(child.relation == "cop" for child in sentence.children(token))
    return True


def _marked(sentence: Sentence, clause: Token, word: str) -> bool:
    """Whether a word introduces a clause: "by closing the border"."""
    return any(child.relation in ("mark", "case") and child.lower == word for child in sentence.children(clause))

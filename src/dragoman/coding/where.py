"""Where events happen: the place phrase that hangs on the event, with country and coordinates where known."""

from ..model import PlaceRef
from ..read import Sentence, Token
from .actors import Mentions
from .clauses import Slots, conjuncts, prepositions
from .places import places
from .words import words

_DESTINATION = ("to", "obj", "into")


def event_place(
    mentions: Mentions, sentence: Sentence, trigger: Token, predicate: Token, slots: Slots, *, travels: bool = False
) -> PlaceRef | None:
    """The place of an event, or None where the sentence names none.

    The event's own phrases come first, then those of the clauses above it. Where the event is a journey, its
    destination is a place too.
    """
    for slot in (*sorted(words().locative, key=lambda name: name != "in"), *(_DESTINATION if travels else ())):
        for token in slots.get(slot, []):
            for part in conjuncts(sentence, token):
                found = _place(mentions, sentence, part)
                if found is not None:
                    return found
    for clause in (trigger, predicate, *_clauses_above(sentence, predicate)):
        for child in sentence.children(clause):
            if child.relation in ("obl", "nmod") and set(prepositions(sentence, child)) & words().locative:
                found = _place(mentions, sentence, child)
                if found is not None:
                    return found
    return None


def _clauses_above(sentence: Sentence, token: Token) -> list[Token]:
    """The clauses an event hangs in, up to the one that somebody says."""
    above = []
    for ancestor in sentence.ancestors(token):
        if token.relation in ("ccomp", "parataxis"):
            break
        above.append(ancestor)
        token = ancestor
    return above


def _place(mentions: Mentions, sentence: Sentence, token: Token) -> PlaceRef | None:
    match = mentions.name_at(sentence, token)
    first, last = (match.first, match.last) if match else (token.i, token.i)
    if match is None:
        while (
            first
            and sentence.tokens[first - 1].pos == "PROPN"
            and sentence.tokens[first - 1].relation in ("compound", "flat")
        ):
            first -= 1
    if sentence.tokens[last].pos not in ("PROPN", "NOUN", "X") or not sentence.tokens[first].text[:1].isupper():
        return None
    span = sentence.span_of(sentence.tokens[first], sentence.tokens[last])
    known = places().get(span.text.lower())
    entity = (
        next((e for e in match.entities if e.kind == "country" and e.form in ("name", "capital")), None)
        if match
        else None
    )
    if known is not None:
        return PlaceRef(known.name, known.country or (entity.country if entity else None), known.lat, known.lon, span)
    if entity is not None:
        return PlaceRef(span.text if entity.form == "capital" else entity.name, entity.country, None, None, span)
    return None

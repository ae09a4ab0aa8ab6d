"""Where events happen: the place phrase that hangs on the event, with country and coordinates where known."""

from collections.abc import Sequence
from functools import cache

from ..model import PlaceRef
from ..read import Sentence, Token
from .actors import Mentions
from .clauses import Slots, conjuncts, prepositions
from .inflection import singular
from .lexicon import load_classes
from .places import Place, country_point, namesakes, place_among, place_in
from .times.words import time_words
from .words import words

_COMPANY = "with"  # "along with Russia" names a party
_JUDGED = ("obj", "comp", "for", "on", "over", "about")
_DESTINATION = ("to", "obj", "into")
_NAME_PARTS = ("compound", "flat", "amod")
_SETTLEMENTS = ("city", "town", "place")
_STATES = ("state", "province")
_LAND = "territory"  # a class of the lexicon


def event_place(
    mentions: Mentions,
    sentence: Sentence,
    trigger: Token,
    predicate: Token,
    slots: Slots,
    *,
    travels: bool = False,
    judges: bool = False,
    favours: bool = False,
    strikes: bool = False,
) -> PlaceRef | None:
    """The place of an event, or None where the sentence names none.

    The event's own phrases come first, then those of the clauses above it. Where the event is a journey, its
    destination is a place too; where it is a blow, the town that it hits. Where the event judges another
    ("condemned the arrests in Kabul"), what follows its object is the place of that other event; where it favours
    something, what belongs to its object is.
    """
    limit = min((t.i for slot in _JUDGED for t in slots.get(slot, ())), default=None) if judges else None
    held = {token.i for token in slots.get("obj", ())} if favours else set[int]()
    for slot in (*sorted(words().locative, key=lambda name: name != "in"), *(_DESTINATION if travels else ())):
        for token in slots.get(slot, []):
            if _elsewhere(sentence, token, limit, held):
                continue
            if slot in ("to", "into") and not _is_destination(sentence, token, trigger, predicate):
                continue
            for part in conjuncts(sentence, token):
                found = _place(mentions, sentence, part)
                if found is None and slot in words().locative:
                    found = _within(mentions, sentence, part)
                if found is not None:
                    return found
    for token in slots.get("obj", ()) if strikes else ():
        for part in conjuncts(sentence, token):
            found = _struck(mentions, sentence, part)
            if found is not None:
                return found
    struck = () if judges else tuple(part for token in slots.get("obj", ()) for part in conjuncts(sentence, token))
    for clause in (trigger, predicate, *struck, *_clauses_above(sentence, predicate)):
        for child in sentence.children(clause):
            if _elsewhere(sentence, child, limit, held):
                continue
            if child.relation in ("obl", "nmod") and set(prepositions(sentence, child)) & words().locative:
                found = _place(mentions, sentence, child) or _within(mentions, sentence, child)
                if found is not None:
                    return found
    return None


def _elsewhere(sentence: Sentence, token: Token, limit: int | None, held: set[int]) -> bool:
    """Whether a phrase is about what an event judges or favours: it follows the object, or hangs on it."""
    return (limit is not None and token.i > limit) or any(above.i in held for above in sentence.ancestors(token))


def _within(mentions: Mentions, sentence: Sentence, token: Token) -> PlaceRef | None:
    """The place of a thing without a name of its own: "at the monument in Accra", "in the port of Mombasa".

    Of a stretch of land or water its own name is the place: "in Idlib province".
    """
    land = singular(token.lower) in _land()
    for child in sorted(sentence.children(token), key=lambda child: child.relation != "nmod"):
        if child.relation == "nmod" and child.i > token.i:
            inside = set(prepositions(sentence, child))
            if not (inside & words().locative or (land and "of" in inside)):
                continue
        elif not (land and child.relation == "compound" and child.pos == "PROPN"):
            continue
        found = _place(mentions, sentence, child) or _within(mentions, sentence, child)
        if found is not None:
            return found
    return None


def _struck(mentions: Mentions, sentence: Sentence, token: Token) -> PlaceRef | None:
    """The town that a blow hits: "shelled the town of Goma". A country hit is a party and no place."""
    found = _within(mentions, sentence, token) if singular(token.lower) in _land() else None
    if found is None and token.pos == "PROPN" and token.entity not in ("PERSON", "ORG"):
        match = mentions.name_at(sentence, token)
        found = None if match and any(e.kind == "person" for e in match.entities) else _place(mentions, sentence, token)
    known = namesakes().get(found.name.lower(), ()) if found else ()
    return found if known and known[0].kind in (*_SETTLEMENTS, "capital") else None


@cache
def _land() -> frozenset[str]:
    """Nouns of stretches of land and water."""
    return load_classes()[_LAND]


def _clauses_above(sentence: Sentence, token: Token) -> list[Token]:
    """The clauses an event hangs in, up to the one that somebody says.

    What a clause beside a noun tells happened where that noun is, not where the rest of the sentence is.
    """
    above = []
    for ancestor in sentence.ancestors(token):
        if token.relation in ("ccomp", "parataxis") or _apart(sentence, token):
            break
        above.append(ancestor)
        if token.relation == "acl":
            break
        token = ancestor
    return above


def _apart(sentence: Sentence, token: Token) -> bool:
    """Whether words of time part an event from the clause above: "rested in Oslo before the talks"."""
    if time_words().said("bound_event", token.text):
        return True
    if token.relation not in ("obl", "nmod", "advcl"):
        return False
    marks = [child.lower for child in sentence.children(token) if child.relation in ("case", "mark")]
    return any(time_words().said("bound_event", mark) for mark in marks)


def _is_destination(sentence: Sentence, token: Token, trigger: Token, predicate: Token) -> bool:
    """Whether "to X" hangs on the journey itself, not on a noun before it: "received the ambassador to Bahrain"."""
    case = next((child for child in sentence.children(token) if child.relation == "case"), None)
    before = sentence.tokens[case.i - 1] if case is not None and case.i else None
    if before is None or before.i in (trigger.i, predicate.i) or (trigger.pos == "NOUN" and token.i > trigger.i):
        return True
    return before.pos not in ("NOUN", "PROPN") or before.relation in ("nsubj", "obl")


def _place(mentions: Mentions, sentence: Sentence, token: Token) -> PlaceRef | None:
    match = mentions.name_at(sentence, token)
    first, last = (match.first, match.last) if match else (token.i, token.i)
    if match is None:
        first = _name_start(sentence, token)
    if _COMPANY in prepositions(sentence, token):
        return None
    if sentence.tokens[last].pos not in ("PROPN", "NOUN", "X") or not sentence.tokens[first].text[:1].isupper():
        return None
    last = _feature_end(sentence, first, last)
    span = sentence.span_of(sentence.tokens[first], sentence.tokens[last])
    entity = (
        next((e for e in match.entities if e.kind == "country" and e.form in ("name", "capital")), None)
        if match
        else None
    )
    if entity is not None and entity.form == "name" and token.text.islower() and last < token.i:
        return None  # "in the Russia probe"
    known = _known(mentions, sentence, span.text, sentence.tokens[last])
    if known is not None and entity is not None and entity.form == "name" and known.kind in _SETTLEMENTS:
        known = known if known.country == entity.country else None  # a country is meant before its namesakes
    if known is not None and entity is None and known.kind in _SETTLEMENTS and _part_of_name(sentence, first, last):
        return None  # a person or a firm that bears the name of a town
    if _pointed_at(sentence, token) and entity is not None and entity.form == "name":
        return None
    if known is not None:
        return PlaceRef(known.name, known.country or (entity.country if entity else None), known.lat, known.lon, span)
    if entity is not None and entity.country is not None:
        name = span.text if entity.form == "capital" else entity.name
        point = country_point(entity.country, name)
        return PlaceRef(point.name, entity.country, point.lat, point.lon, span)
    return None


def _name_start(sentence: Sentence, token: Token) -> int:
    """Where the longest known place name that ends in a token begins, else where its capitalised words begin."""
    first = token.i
    while (
        first and sentence.tokens[first - 1].text[:1].isupper() and sentence.tokens[first - 1].relation in _NAME_PARTS
    ):
        first -= 1
    for start in range(first, token.i):
        if sentence.span_of(sentence.tokens[start], token).text.lower() in namesakes():
            return start
    while first < token.i and sentence.tokens[first].relation == "amod":
        first += 1
    return first


def _pointed_at(sentence: Sentence, token: Token) -> bool:
    """Whether a phrase stands after "at" or "around", which no country follows as a place."""
    cases = set(prepositions(sentence, token))
    return bool(cases & words().spot) and not cases & (words().locative - words().spot)


def _feature_end(sentence: Sentence, first: int, last: int) -> int:
    """Where a name ends that goes on as that of a water or a land: "Malacca" in "the Malacca Strait"."""
    following = last + 1
    if following < len(sentence.tokens) and sentence.tokens[following].text[:1].isupper():
        longer = sentence.span_of(sentence.tokens[first], sentence.tokens[following]).text.lower()
        return following if longer in namesakes() else last
    return last


def _part_of_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a longer name of a person or organisation goes on beyond these tokens."""
    held = sentence.tokens[last].entity
    if held not in ("PERSON", "ORG"):
        return False
    before = sentence.tokens[first - 1] if first and not sentence.tokens[first].entity_start else None
    after = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    return (before is not None and before.entity == held) or (
        after is not None and after.entity == held and not after.entity_start
    )


def _known(mentions: Mentions, sentence: Sentence, name: str, last: Token) -> Place | None:
    """The place of a name: in the country that follows it, else the one likeliest in a text about these countries."""
    found = namesakes().get(name.lower(), ())
    following = sentence.tokens[last.i + 1 : last.i + 3]
    if following and (following[0].text == "," or following[0].lower == "in"):
        state = _state(sentence, following[0].i + 1)
        if found and found[0].kind in (*_SETTLEMENTS, "capital") and state is not None and state.country:
            return place_in(name, state.country) or state
    if len(found) < 2:
        return found[0] if found else None
    if following and (following[0].text == "," or following[0].lower == "in"):
        for code in _countries(mentions, sentence, following[1:]):
            stated = place_in(name, code)
            if stated is not None:
                return stated
    return place_among(name, _countries(mentions, sentence, sentence.tokens))


def _state(sentence: Sentence, start: int) -> Place | None:
    """The state or province that begins at a token: "Alexandria, Va."."""
    for last in reversed(sentence.tokens[start : start + 2]):
        held = namesakes().get(sentence.text_between(sentence.tokens[start].start, last.end).lower())
        if held and held[0].kind in _STATES:
            return held[0]
    return None


def _countries(mentions: Mentions, sentence: Sentence, tokens: Sequence[Token]) -> set[str]:
    """The countries that some words name."""
    found: set[str] = set()
    for token in tokens:
        match = mentions.name_at(sentence, token) if token.pos in ("PROPN", "ADJ") else None
        for entity in match.entities if match else ():
            if entity.kind == "country" and entity.country:
                found.add(entity.country)
    return found

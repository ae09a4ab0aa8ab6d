"""Peoples, of ``actors/peoples.csv``: which of their names is meant as one, and which country they are told of in."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..read import Sentence, Token
from .clauses import prepositions
from .gazetteer import Entity, NameMatch, People, atoms, gazetteer
from .inflection import singular
from .memory import Memory
from .places import country_of_place
from .words import words

if TYPE_CHECKING:
    from .names import Names
    from .setting import Setting

_INSIDE = ("amod", "compound", "flat")


def people(entity: Entity) -> People:
    """What the table tells of a people."""
    return gazetteer().peoples[entity.id]


def of_people(match: NameMatch) -> Entity | None:
    """The people that a name means, where it means one."""
    return next((entity for entity in match.entities if entity.form == "people"), None)


def meant(sentence: Sentence, match: NameMatch) -> tuple[Entity, ...]:
    """What a name may mean where it stands: no people where it is a language, part of a name or a common word."""
    entity = of_people(match)
    if entity is None:
        return match.entities
    told = people(entity)
    careful = atoms(_text(sentence, match)) in told.careful
    is_people = not _part_of_name(sentence, match) and not _tongue(sentence, match)
    if is_people and (not careful or _told(sentence, match, told)):
        return (entity,) if careful else match.entities
    return tuple(other for other in match.entities if other.form != "people")


def _text(sentence: Sentence, match: NameMatch) -> str:
    return sentence.text_between(sentence.tokens[match.first].start, sentence.tokens[match.last].end)


def _part_of_name(sentence: Sentence, match: NameMatch) -> bool:
    """Whether a word is part of the name of a person or a place we know: "Sara Zulu", "Tamil Nadu"."""
    tokens = sentence.tokens
    if tokens[match.last].entity == "LOC":
        whole = _entity(sentence, tokens[match.last])
        return len(atoms(whole)) > 1 + match.last - match.first and country_of_place(whole) is not None
    if _after_first_name(sentence, match):
        return True
    before = tokens[match.first - 1 : match.first] if match.first and not tokens[match.first].entity_start else []
    after = [token for token in tokens[match.last + 1 : match.last + 2] if not token.entity_start]
    return tokens[match.last].entity == "PERSON" and any(token.entity == "PERSON" for token in (*before, *after))


def _after_first_name(sentence: Sentence, match: NameMatch) -> bool:
    """Whether a lone word ends a name that begins with a word no table knows: "said Orhan Tatar"."""
    if not match.first or match.first != match.last or sentence.tokens[match.last].tag == "NNPS":
        return False
    word, given = sentence.tokens[match.last], sentence.tokens[match.first - 1]
    head = sentence.head(word)
    leads = head is not None and head.i > word.i and word.relation in _INSIDE
    capital = given.pos == "PROPN" and given.text[:1].isupper() and match.first > 1
    return capital and not leads and not given.lower.endswith(".") and not gazetteer().lookup(given.text)


def _tongue(sentence: Sentence, match: NameMatch) -> bool:
    """Whether a name is a language's: "speaks Hausa", "in Tamil", "a Kurdish-language channel"."""
    last, after = sentence.tokens[match.last], sentence.tokens[match.last + 1 : match.last + 3]
    if next((token for token in after if token.text not in ("-", "–")), last).lower in words().tongue_nouns:
        return True
    if last.relation in _INSIDE or last.tag in ("NNS", "NNPS") or last.text.endswith("s"):
        return False
    if any(child.relation in ("det", "amod", "nummod") for child in sentence.children(last)):
        return False
    head = sentence.head(last)
    while head is not None and head.relation == "conj" and head.pos in ("PROPN", "NOUN", "ADJ"):
        last, head = head, sentence.head(head)
    spoken = head is not None and head.lemma in words().tongue_verbs and last.relation not in ("nsubj", "nsubj:pass")
    return spoken or "in" in prepositions(sentence, last)


def _told(sentence: Sentence, match: NameMatch, told: People) -> bool:
    """Whether a word that is oftener something else means a people here: "Karen rebels", "the Mon", "ethnic Chin"."""
    last, after = sentence.tokens[match.last], sentence.tokens[match.last + 1 : match.last + 4]
    before = sentence.tokens[match.first - 1].lower if match.first else ""
    for token in after:
        if singular(token.lower) in words().people_nouns and token.text.islower():
            return True
        if token.pos not in ("ADJ", "NOUN", "CCONJ", "PROPN") or (token.pos != "PROPN" and not token.text.islower()):
            break
    if before in words().descent:
        return True
    alone = last.relation not in _INSIDE and not any(token.pos in ("PROPN", "NOUN") for token in after[:1])
    return alone and before == "the" and told.kind in ("ethnic", "clan") and last.entity != "PERSON"


class Homes:
    """The countries in which one document tells of peoples."""

    def __init__(self, names: "Names", memory: Memory, setting: "Setting") -> None:
        self._names = names
        self._memory = memory
        self._setting = setting
        self._asked = False

    def of(self, sentence: Sentence, match: NameMatch, entity: Entity) -> str | None:
        """The country of a people here: by its phrase, its clause, its sentence, the story, else its main home."""
        told = people(entity)
        if self._asked:  # a people asked for while another is placed decides nothing
            return told.homes[0] if len(told.homes) == 1 else None
        self._asked = True
        try:
            given, place = self._given(sentence, match, told)
            main = told.homes[0] if told.homes and (told.settled or len(told.homes) == 1) else None
            return given or self._around(sentence, match, told) or main or place
        finally:
            self._asked = False

    def _given(self, sentence: Sentence, match: NameMatch, told: People) -> tuple[str | None, str | None]:
        """The country that the phrase gives: "Chadian Hausa traders", "Kurds in Syria"; apart, one that is no home."""
        token = _head(sentence, sentence.tokens[match.last])
        bare = token.i == match.last
        before = self._names.at(sentence, sentence.tokens[match.first - 1]) if match.first else None
        if before is not None and (code := self._state(sentence, before)):
            return code, None
        place = None
        for child in sentence.children(token):
            cases = set(prepositions(sentence, child))
            if child.dep != "nmod:poss" and not (child.relation == "nmod" and child.i > token.i and cases):
                continue
            named = self._names.at(sentence, child)
            code = self._state(sentence, named) if named is not None else None
            if code is None:
                continue
            if (
                code in told.homes
                or "from" in cases
                or told.kind == "religious"
                or (bare and (cases == {"of"} or child.dep == "nmod:poss"))
            ):
                return code, None
            place = place or (code if bare else None)
        return None, place

    def _around(self, sentence: Sentence, match: NameMatch, told: People) -> str | None:
        """Which of several homes the clause, the sentence or the story so far is set in."""
        if len(told.homes) < 2:
            return None
        around = self._setting.around(sentence, _head(sentence, sentence.tokens[match.last]))
        if around in told.homes or (around and told.kind == "religious"):
            return around  # a faith has homes, but is no nationality
        if told.kind != "religious":  # others speak of these everywhere
            others = (m for m in self._names.matches(sentence) if m != match)
            named = (*(self._state(sentence, m) for m in others), *_lands(sentence))
            here = dict.fromkeys(code for code in named if code in told.homes)
            if len(here) == 1:
                return next(iter(here))
        counts = self._memory.countries(sentence.index)
        met = [code for code in told.homes if counts.get(code)]
        if told.settled and (not met or met[0] == told.homes[0] or told.kind == "religious"):
            return None
        return max(met, key=lambda code: counts[code]) if met else None

    def _state(self, sentence: Sentence, match: NameMatch) -> str | None:
        if of_people(match) is not None:
            return None
        named = self._names.countries(sentence, match)
        return named[0].country if len(named) == 1 else None


def _lands(sentence: Sentence) -> Iterator[str | None]:
    """The countries of the places named in a sentence."""
    for token in sentence.tokens:
        if token.entity == "LOC" and token.entity_start:
            yield country_of_place(_entity(sentence, token))


def _entity(sentence: Sentence, token: Token) -> str:
    """The whole name that a token is part of."""
    first = last = token.i
    while first and not sentence.tokens[first].entity_start and sentence.tokens[first - 1].entity == token.entity:
        first -= 1
    following = sentence.tokens[last + 1 :]
    for after in following:
        if after.entity != token.entity or after.entity_start:
            break
        last = after.i
    return sentence.text_between(sentence.tokens[first].start, sentence.tokens[last].end)


def _head(sentence: Sentence, token: Token) -> Token:
    """The head of the phrase that a name stands in."""
    head = sentence.head(token)
    while token.relation in _INSIDE and head is not None and head.i > token.i:
        token, head = head, sentence.head(head)
    return token

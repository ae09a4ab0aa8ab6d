"""Where a story is set: the country of a group the text gives none to, and what "here" means."""

from collections.abc import Sequence
from functools import cached_property

from ..ingest.dateline import find_dateline
from ..ingest.outlets import outlets
from ..model import Document
from ..read import Sentence, Token
from .clauses import prepositions
from .gazetteer import Entity, gazetteer
from .inflection import singular
from .lexicon import lexicon
from .memory import Memory
from .names import Names
from .offices import Role, roles
from .phrases import phrase
from .places import country_of_place
from .words import words

_SPEAKS_FOR_ITS_STATE = ("state", "party")


class Setting:
    """The surroundings of one document."""

    def __init__(self, document: Document, names: Names, memory: Memory) -> None:
        self._document = document
        self._names = names
        self._memory = memory

    @cached_property
    def home(self) -> str | None:
        """The country whose state or ruling party publishes the document: there "the ministry" is its own."""
        outlet = outlets().find(self._document.source, self._document.url)
        return outlet.country if outlet is not None and outlet.kind in _SPEAKS_FOR_ITS_STATE else None

    @cached_property
    def newsroom(self) -> str | None:
        """The country of the outlet, of which it says less than of others that it is set there."""
        outlet = outlets().find(self._document.source, self._document.url)
        return outlet.country if outlet is not None else None

    def own(self, role: Role) -> str | None:
        """The newsroom's country for words that it uses bare only of its own: "the administration" in America."""
        held = roles().newsroom.get(self.newsroom or "", frozenset())
        return self.newsroom if held & {role.words[-1], " ".join(role.words)} else None

    @cached_property
    def here(self) -> Entity | None:
        """What "here" means: the country of the dateline, else that of a state's own outlet."""
        paragraph = next((line for line in self._document.text.splitlines() if line.strip()), "")
        dateline = find_dateline(paragraph.strip())
        place = dateline.place.split(",")[0].title() if dateline is not None and dateline.place else None
        country = (self._country(place) if place else None) or self.home
        return next(iter(gazetteer().named(f"country:{country}")), None)

    @staticmethod
    def _country(place: str) -> str | None:
        known = [entity.country for entity in gazetteer().lookup(place) if entity.kind == "country"]
        return next(iter(known), None) or country_of_place(place)

    def around(self, sentence: Sentence, token: Token) -> str | None:
        """The country in which the clause of a noun is set: "rebels attacked a convoy near Goma"."""
        for other in sentence.tokens:
            land = other.pos == "NOUN" and other.lemma in lexicon().classes["territory"]
            if (other.pos != "PROPN" and not land) or other.entity == "ORG" or other.relation not in ("obl", "nmod"):
                continue
            if not set(prepositions(sentence, other)) & words().locative or not _sets(sentence, other, token):
                continue
            match = self._names.at(sentence, other)
            if land:  # "in Sudan's Darfur region"
                inside = phrase(sentence, other)
                match = next((m for m in self._names.matches(sentence) if inside[0].i <= m.first <= other.i), match)
            named = self._names.countries(sentence, match) if match is not None else []
            if named:
                return named[0].country
            country = country_of_place(_full_name(sentence, other)) if match is None and other.entity == "LOC" else None
            if country:
                return country
        return None

    def alone(self, sentence: Sentence) -> str | None:
        """The only country that a sentence names, in whatever form."""
        named = {
            item.ref.country for match in self._names.matches(sentence) for item in self._names.states(sentence, match)
        }
        return named.pop() if len(named) == 1 else None

    def leading(self, sentence: Sentence, token: Token, sector: Sequence[str]) -> str | None:
        """The country of people, a body or an office for which the text names none.

        An outlet of the world tells of fighters and crowds abroad; that of a state tells of its own people.
        """
        people = set(sector[:1]) <= {"CVL", "LAB"}
        if people and self.home is not None:
            told = self._memory.countries(sentence.index)
            own = self.home if sentence.kind != "title" and (not told or self.home in told) else None
            return self.story(sentence) or self._memory.latest(sentence.index, token) or own
        armed = set(sector[:1]) <= {"REB", "UAF", "PRM"}
        found = self.story(sentence, abroad=people or armed) or self.story(sentence)
        at_home = armed and found == self.newsroom and self.home is None
        return None if at_home else found  # "terrorist groups" in a New York paper are hardly New York's

    def against(self, sentence: Sentence, token: Token) -> str | None:
        """Whom a state's outlet means by "the enemies": those it called so before, else whom it just spoke of."""
        if self.home is None:
            return None
        named = self._memory.foe(sentence.index, token)
        return named or self._memory.latest(sentence.index, token, besides=self.home)

    def story(self, sentence: Sentence, *, abroad: bool = False) -> str | None:
        """The country that clearly leads in the story so far; ``abroad`` leaves out that of the newsroom."""
        return self._memory.setting(sentence.index, self.newsroom if abroad else None)


def _sets(sentence: Sentence, place: Token, token: Token) -> bool:
    """Whether a place belongs to the clause of a noun, not to somebody else's ("officials in Nairobi said")."""
    governor, of_person = place, False
    for governor in (place, *sentence.ancestors(place)):
        if governor.pos in ("VERB", "AUX"):
            break
        role = roles().find([singular(governor.lower)], 0)
        of_person = of_person or (governor.i != token.i and role is not None and role.kind == "person")
    if of_person and governor.lemma in words().reporting_verbs:
        return False
    above = [token, *sentence.ancestors(token)]
    if governor in above or token in sentence.ancestors(governor):
        return True
    marks = {child.lower for child in sentence.children(governor) if child.relation == "mark"}
    return governor.relation == "advcl" and sentence.head(governor) in above and not marks & words().conditional_marks


def _full_name(sentence: Sentence, token: Token) -> str:
    """A place's whole name: "Delhi University" is not the town of University."""
    first = token
    while first.i and not first.entity_start and sentence.tokens[first.i - 1].entity == token.entity:
        first = sentence.tokens[first.i - 1]
    return sentence.text_between(first.start, token.end)

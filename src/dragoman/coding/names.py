"""Names in sentences: which row of the actor tables a name means, by the document so far, its date and its words."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from ..read import Sentence, Token
from .ambiguity import readings
from .found import Found
from .gazetteer import Entity, NameMatch, Tenure, gazetteer
from .memory import Memory
from .offices import Role, roles
from .peoples import Homes, meant, of_people, people
from .phrases import mention
from .words import words

_ORDER = {"name": 0, "person": 0, "seat": 1, "adjective": 1, "capital": 2, "demonym": 2, "people": 2, "surname": 3}
_LONG_AGO = 25  # years


class Names:
    """The known names of one document, whose date decides between office holders.

    ``told_of`` gives the day that a sentence speaks of where it is not the document's.
    """

    def __init__(self, date: str | None, memory: Memory, told_of: Callable[[Sentence], str | None]) -> None:
        self._date = date
        self._told_of = told_of
        self._memory = memory
        self.homes: Homes | None = None
        self._matches: dict[int, list[NameMatch]] = {}

    def matches(self, sentence: Sentence) -> list[NameMatch]:
        """The known names in a sentence, left to right."""
        if sentence.index not in self._matches:
            self._matches[sentence.index] = gazetteer().match(sentence, meant)
        return self._matches[sentence.index]

    def at(self, sentence: Sentence, token: Token) -> NameMatch | None:
        """The known name that covers a token."""
        return next((match for match in self.matches(sentence) if match.first <= token.i <= match.last), None)

    def told(self, sentence: Sentence) -> set[str]:
        """The countries spoken of up to a sentence."""
        return set(self._memory.countries(sentence.index))

    def heading(self, sentence: Sentence, core: Sequence[Token], token: Token) -> NameMatch | None:
        """The name at the head of a phrase, else the last person named in it."""
        here = self.at(sentence, token)
        if here is not None:
            return here
        inside = [m for m in self.matches(sentence) if core[0].i <= m.first and m.last <= core[-1].i]
        people = [m for m in inside if m.entities[0].kind == "person"]
        return people[-1] if people and people[-1].first >= token.i else None

    def before(self, sentence: Sentence, core: Sequence[Token], token: Token) -> list[NameMatch]:
        """The names that stand before the head inside its phrase."""
        inside = (m for m in self.matches(sentence) if core[0].i <= m.first and m.last < token.i)
        plain = [m for m in inside if not (_against(sentence, m) or of_descent(sentence, m) or _behind(sentence, m))]
        placed = {m.first - 1 for m in plain if of_people(m) is not None}  # "Chadian Hausa": one party, not two
        return [m for m in plain if m.last not in placed or m.entities[0].kind != "country"]

    def foes(self, sentence: Sentence, core: Sequence[Token], token: Token) -> list[Found]:
        """The states that something is against by its modifier: "an anti-Russian protest"."""
        inside = [m for m in self.matches(sentence) if core[0].i <= m.first and m.last < token.i]
        against = [m for m in inside if _against(sentence, m) and sentence.tokens[m.first - 2].lower == "anti"]
        for part in core:  # read as one word
            if part.lower.startswith("anti-") and (entities := gazetteer().lookup(part.text[5:])):
                against.append(NameMatch(part.i, part.i, entities))
        return [item for match in against for item in self.states(sentence, match)]

    def countries(self, sentence: Sentence, match: NameMatch) -> list[Entity]:
        """The countries a name stands for here; none or two where the name is shared."""
        entity = of_people(match)
        if entity is not None:
            home = self.homes.of(sentence, match, entity) if self.homes is not None else None
            return [replace(entity, country=home)] if home else []
        entities = [e for e in match.entities if e.kind == "country"]
        return readings(sentence, match, entities, self._memory.countries(sentence.index)) if entities else []

    def shared(self, sentence: Sentence, token: Token) -> bool:
        """Whether a token names one of several countries, and which is not known."""
        match = self.at(sentence, token)
        if match is None:
            return False
        entity = of_people(match)
        countries = [e for e in match.entities if e.kind == "country"]
        several = len(countries) > 1 or (entity is not None and len(people(entity).homes) > 1)
        return several and not self.countries(sentence, match)

    def choose(self, sentence: Sentence, match: NameMatch, core: Sequence[Token]) -> Entity | None:
        """The one entity a name means, or None where the table's bearer of the name is not meant."""
        others = [e for e in match.entities if e.kind not in ("country", "none")]
        candidates = others + self.countries(sentence, match)
        if candidates and all(c.form == "surname" for c in candidates):
            candidates = self._surname(sentence, match, core, candidates)
        if not candidates:
            return None
        near = {e.country for m in self.before(sentence, core, core[-1]) for e in m.entities if e.kind == "country"}
        agreeing = [c for c in candidates if c.country in near]
        return agreeing[0] if agreeing else min(candidates, key=lambda c: _ORDER.get(c.form, 4))

    def _surname(
        self, sentence: Sentence, match: NameMatch, core: Sequence[Token], candidates: list[Entity]
    ) -> list[Entity]:
        """A bare surname is known if the document named its bearer before, or if he serves, or served long ago."""
        first = sentence.tokens[match.first]
        after = sentence.tokens[match.last + 1] if match.last + 1 < len(sentence.tokens) else None
        if after is not None and after.entity == "PERSON" and not after.entity_start and after.pos == "PROPN":
            return []  # nor is "Bush Kelly"
        before = sentence.tokens[match.first - 1] if match.first else None
        met = any(self._memory.knows(c.id, sentence.index) for c in candidates)
        opening = (
            met and first.i == 0 and first.relation == "nsubj" and first.lemma == first.lower
        )  # read as a common noun
        if not (first.pos == "PROPN" or opening) or not first.text[0].isupper():
            return []
        if before is not None and before.i >= core[0].i and before.pos == "PROPN":
            titled = before.lower.rstrip(".") in words().courtesy_titles
            titled = titled or roles().find([token.lower for token in sentence.tokens], before.i) is not None
            if not titled and self.at(sentence, before) is None:
                return []  # "John Bush" is not a Bush we know
        if after is not None and after.lower in roles().kin and len({c.id for c in candidates}) == 1:
            return candidates[:1]  # "the Bush administration", whoever governs now
        known = [c for c in candidates if self._memory.knows(c.id, sentence.index)]
        dates = dict.fromkeys((self._told_of(sentence) or self._date, self._date))
        serving = next((held for date in dates if (held := [c for c in candidates if _serves(c, date)])), [])
        if not serving and len(candidates) == 1 and _remembered(candidates[0].tenures[-1], self._date):
            serving = candidates
        namesake = self._memory.by_surname(sentence.index, first)
        if not known and namesake is not None and namesake.ref.actor_id not in {c.id for c in candidates}:
            return []  # the document means the one it named before
        likely = known or serving
        if self._date is None and not known and len(likely) > 1:
            mentioned = self._memory.countries(sentence.index)
            likely = [c for c in likely if c.country in mentioned] or likely
        if len({c.country for c in likely}) > 1:
            title = before.lower if before is not None and before.i >= core[0].i else ""
            likely = [c for c in likely if any(title in t.office.lower().split() for t in c.tenures)]
        if len({c.country for c in likely}) > 1:
            return []
        return [max(likely, key=lambda c: c.tenures[-1].start)] if likely else []

    def tenure(self, entity: Entity, sentence: Sentence) -> tuple[str | None, tuple[str, ...]]:
        """Country and sectors of a person at the date the sentence speaks of; out of office is ELI."""
        date = self._told_of(sentence) or self._date
        serving = [tenure for tenure in entity.tenures if tenure.covers(date)]
        if serving:
            return serving[-1].country, serving[-1].sector
        past = [t for t in entity.tenures if date is not None and t.end and t.end < date]
        last = (past or list(entity.tenures))[-1]
        return last.country, ("ELI",) if past and not _remembered(last, date) else last.sector

    def office(self, entity: Entity) -> str:
        """The word for a person's office at the document's date: "minister", also of a "minister of defence"."""
        serving = [tenure for tenure in entity.tenures if tenure.covers(self._date)]
        office = (serving or list(entity.tenures))[-1].office if entity.tenures else ""
        title = list(takewhile(lambda word: word not in words().prepositions, office.lower().split()))
        return title[-1] if title else ""

    def named(
        self, sentence: Sentence, token: Token, match: NameMatch, core: Sequence[Token], role: Role | None
    ) -> list[Found]:
        """What a name at the head of a phrase resolves to; its title, if any, decides the sectors."""
        entity, homeless = self.choose(sentence, match, core), of_people(match)
        if entity is None and homeless is not None and match.last == token.i:
            return [self._country(sentence, match, homeless)]
        if entity is None:
            return []
        tokens = sentence.tokens[min(match.first, core[0].i) : max(match.last, core[-1].i) + 1]
        if entity.kind == "person":
            country, sector = self.tenure(entity, sentence)
            past = any(part.lower in roles().former for part in tokens if part.i < match.first)
            if role is not None and not (past and "ELI" in sector):
                sector = (*role.sector, *(s for s in sector if s != "ELI"))
            ref = mention(sentence, tokens, country, sector, entity.id, entity.name)
            return [Found(ref, "person", role.words[-1] if role else self.office(entity))]
        if entity.kind == "country":
            if entity.form == "adjective" and match.last < token.i:
                return []
            return [self._country(sentence, match, each) for each in self.countries(sentence, match)]
        return [Found(mention(sentence, tokens, entity.country, entity.sector, entity.id, entity.name), "body")]

    def modifier(self, sentence: Sentence, match: NameMatch, core: Sequence[Token]) -> list[Found]:
        """What a name before the head stands for: "Russian" in "Russian troops"."""
        entity = self.choose(sentence, match, core[:1])
        if entity is None:
            return []
        if entity.kind == "country":
            return self.states(sentence, match)
        country, sector = self.tenure(entity, sentence) if entity.kind == "person" else (entity.country, entity.sector)
        tokens = sentence.tokens[match.first : match.last + 1]
        kind = "person" if entity.kind == "person" else "body"
        return [Found(mention(sentence, tokens, country, sector, entity.id, entity.name), kind)]

    def states(self, sentence: Sentence, match: NameMatch) -> list[Found]:
        """The states that a name stands for, in whatever form it names them."""
        return [self._country(sentence, match, each, plural=False) for each in self.countries(sentence, match)]

    @staticmethod
    def _country(sentence: Sentence, match: NameMatch, entity: Entity, plural: bool | None = None) -> Found:
        tokens = sentence.tokens[match.first : match.last + 1]
        sector = ("CVL",) if entity.form in ("adjective", "demonym") else entity.sector
        ref = mention(sentence, tokens, entity.country, sector, entity.id, entity.name)
        if entity.form == "people":
            return Found(ref, "people", plural=True, inferred=len(people(entity).homes) > 1)
        return Found(ref, "country", plural=entity.form == "demonym" if plural is None else plural)


def _serves(entity: Entity, date: str | None) -> bool:
    return any(tenure.covers(date) for tenure in entity.tenures)


def _remembered(tenure: Tenure, date: str | None) -> bool:
    """Whether a term ended so long before a date that its holder is spoken of as what he was: Stalin."""
    return date is not None and bool(tenure.end) and int(tenure.end[:4]) + _LONG_AGO <= int(date[:4])


def _against(sentence: Sentence, match: NameMatch) -> bool:
    """Whether a name is what something is for or against: "anti-Russia sanctions" are not Russia's."""
    before = sentence.tokens[max(0, match.first - 2) : match.first]
    return len(before) == 2 and before[1].text in ("-", "–") and before[0].lower in words().stance_prefixes


def _behind(sentence: Sentence, match: NameMatch) -> bool:
    """Whether a name says who stands behind somebody: "Iran-backed Iraqi fighters" are Iraq's."""
    after = sentence.tokens[match.last + 1 : match.last + 3]
    return len(after) == 2 and after[0].text in ("-", "–") and after[1].lower in words().backing


def of_descent(sentence: Sentence, match: NameMatch) -> bool:
    """Whether a name only says whom people descend from: "ethnic Turks" are citizens of where they live."""
    return of_people(match) is None and bool(match.first) and sentence.tokens[match.first - 1].lower in words().descent

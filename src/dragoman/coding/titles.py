"""Whom offices, titles and words for groups mean: "the minister", "Chadian troops", "the group"."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ..read import Sentence, Token
from .belonging import Belonging
from .clauses import NOMINAL, prepositions
from .found import Found, borne
from .inflection import singular
from .memory import Memory
from .names import Names
from .offices import Role, roles
from .phrases import mention, phrase, span_of
from .places import country_of_place
from .setting import Setting
from .situation import Situation
from .words import words

Resolve = Callable[[Sentence, Token], Sequence[Found]]

_BELONGING = ("of", "for", "from", "at")
# Sectors whose bearers belong to the country that a story is about where nothing else is said.
DOMESTIC = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "OPP", "REB", "PTY"})


def role_of(sentence: Sentence, inside: Sequence[Token], token: Token) -> tuple[int, Role | None]:
    """The office or group noun of a phrase: at its head, else, before a name, the last one in front of it."""
    bears_name = token.pos in ("PROPN", "X") or token.entity == "PERSON"
    name = next((t for t in inside if t.i > token.i and t.entity == "PERSON"), None)
    if name is not None and token.entity != "PERSON" and bears_name:  # "[Army] General Kang", headed by Army
        role = role_at(sentence, name.i - 1)
        if role is not None and role.kind == "person":
            return name.i - 1, role
    for at in (token.i, *(t.i for t in reversed(inside) if t.i != token.i)):
        role = role_at(sentence, at)
        if role is not None:
            return (at, role) if at == token.i or bears_name else (token.i, None)
    return token.i, None


def role_at(sentence: Sentence, at: int) -> Role | None:
    """The office or group that a word is, with the words before it."""
    token = sentence.tokens[at]
    if token.pos not in ("NOUN", "PROPN", "ADJ", "X", "NUM", "VERB"):
        return None
    before = [t.lower for t in sentence.tokens[max(0, at - 4) : at]]
    bare = roles().unprefixed(token.lower)
    if token.tag in ("VBN", "VBD") and not token.text[:1].isupper():
        return None  # "sites associated with Chad"
    short = token.lower.removesuffix(".")  # "Sen."
    lower = roles().unranked(bare)
    forms = dict.fromkeys(
        (short, token.lower, token.lemma, singular(token.lower), bare, singular(bare), singular(lower))
    )
    return next((role for form in forms if (role := roles().find([*before, form], len(before)))), None)


def apposition(sentence: Sentence, token: Token, resolve: Resolve) -> Iterable[Found]:
    """Who stands beside a noun as the same: "the minister, [Ali Bo]"."""
    name = [token]
    for part in name:
        name += (child for child in sentence.children(part) if child.relation == "flat")
    for child in (child for part in name for child in sentence.children(part)):
        if child.relation in ("appos", "list") and child.i > token.i and child.pos in NOMINAL:
            yield from resolve(sentence, child)


class Titled:
    """Resolves phrases headed by an office or a word for a group; ``resolve`` says what any other head means."""

    def __init__(
        self,
        memory: Memory,
        names: Names,
        setting: Setting,
        situation: Situation,
        belonging: Belonging,
        resolve: Resolve,
    ) -> None:
        self._memory = memory
        self._names = names
        self._setting = setting
        self._situation = situation
        self._belonging = belonging
        self._resolve = resolve

    def resolve(self, sentence: Sentence, token: Token, inside: Sequence[Token], role: Role) -> list[Found]:
        """Whom a phrase with that role at its head means, once for each country."""
        before = [child for child in sentence.children(token) if child.i < token.i]
        definite = any(c.dep == "nmod:poss" or c.lower in words().definite for c in before)
        word, plural = role.words[-1], token.tag in ("NNS", "NNPS")
        here = span_of(sentence, phrase(sentence, token))
        sector = self._sectors(sentence, token, inside, role)
        countries: list[str | None] = list(self._belonging.countries(sentence, token, inside))
        if word in roles().others and any(child.dep == "nmod:poss" for child in before):
            said = [*self._belonging.named_before(sentence, inside, token), *apposition(sentence, token, self._resolve)]
            countries = list(dict.fromkeys(item.ref.country for item in said if item.ref.country)) or [None]
        inferred = False
        if not countries:
            if role.definite and not definite:
                return []
            if word in roles().lands and (land := self._situation.land(sentence, token, inside)):
                return land
            again = (definite or token is inside[0]) and not _described(sentence, token)
            again = again and not any(c.dep == "nmod:poss" and c.pos != "PRON" for c in before)  # "the world's worst"
            known = self._memory.by_role(sentence.index, token, word) if again else None
            if known is None and definite and word in roles().anaphors and not _own_words(sentence, token, inside):
                known = self._memory.body(sentence.index, token)
            if known is not None:
                return [known.at(here)]
            for other in apposition(sentence, token, self._resolve):
                ref = replace(other.at(here).ref, sector=tuple(dict.fromkeys((*sector, *other.ref.sector))))
                return [Found(ref, role.kind, word, plural)]
            own = role.country or self._setting.own(role)
            nearby = own or self._nearby(sentence, token, inside, role, definite)
            countries, inferred = [nearby], nearby is not None and nearby != own
        else:
            for other in apposition(sentence, token, self._resolve):
                if other.kind == "body" and other.ref.actor_id and role.kind != "person" and not plural:
                    return [Found(other.at(here).ref, role.kind, word)]  # "the Shiite group Hezbollah"
                if role.kind == other.kind == "person" and other.ref.name and not plural:
                    return [borne(Found(mention(sentence, inside, countries[0], sector), "person", word), other)]
        head = sentence.head(token)
        name = head.text if token.relation == "appos" and head is not None and head.entity == "PERSON" else None
        tokens = phrase(sentence, token)
        return [
            Found(mention(sentence, tokens, country, sector, None, name), role.kind, word, plural, inferred)
            for country in countries
        ]

    def _nearby(
        self, sentence: Sentence, token: Token, inside: Sequence[Token], role: Role, definite: bool
    ) -> str | None:
        """The country of a group or office that is given none, from what stands around it; None where unsure."""
        if role.several:
            return None
        before = [part for part in inside if part.i < token.i]
        for part in before:
            if part.entity == "LOC" and (town := country_of_place(part.text)) is not None:
                return town
        unknown = (part for part in before if part.pos == "PROPN" or (part.tag == "NNP" and part.text[:1].isupper()))
        strange = [part for part in unknown if role_at(sentence, part.i) is None]
        if strange:  # a name that no table knows, perhaps of somebody met before
            bearer = self._memory.by_surname(sentence.index, strange[0]) if len(strange) == 1 else None
            return bearer.ref.country if bearer is not None else None
        word, plural = role.words[-1], token.tag in ("NNS", "NNPS")
        for kin in roles().kin.get(word, ()) if definite else ():
            known = self._memory.by_role(sentence.index, token, kin)
            if known is not None:
                return known.ref.country
        country = self._setting.around(sentence, token)
        if country is None and role.sector[:1] == ("LEG",):
            country = self._memory.house(sentence.index, token, "LEG")
        if country is not None or any(part.lower in words().no_setting or part.entity for part in before):
            return country
        if any(self._names.shared(sentence, part) for part in before):
            return None  # "Korean troops", of the one or the other
        if (plural or role.kind != "person" or not definite) and not {"REF", "UNK"} & set(role.sector):
            country = self._setting.leading(sentence, token, role.sector)
        if country is None and word in roles().foes:
            country = self._setting.against(sentence, token)
        if country is None and "OPP" in self._sectors(sentence, token, inside, role):
            country = self._setting.alone(sentence)
        bare = not any(child.relation == "nmod" for child in sentence.children(token))
        proper = token.pos == "PROPN" and token.i > 1 and set(role.sector[:1]) <= DOMESTIC and role.kind != "person"
        if country is None and bare and proper and token.text[:1].isupper():
            country = self._setting.newsroom  # "the Navy", with a capital, is that of the newspaper's own land
        ruling = definite and bare and role.kind == "body"
        return country or (self._setting.home or self._situation.just_named(sentence, token, word) if ruling else None)

    def _sectors(self, sentence: Sentence, token: Token, inside: Sequence[Token], role: Role) -> tuple[str, ...]:
        """The office's sectors, then those of the bodies named with it: "Pentagon officials", "a Duma spokesman"."""
        bodies: list[str] = []
        for part in inside:
            if part.i < token.i and part.lower not in role.words:
                other = role_at(sentence, part.i)
                bodies += other.sector if other else ()
        for match in self._names.before(sentence, inside, token):
            if match.entities[0].kind not in ("country", "person"):
                bodies += match.entities[0].sector
        for child in sentence.children(token):
            if child.relation == "nmod" and child.i > token.i and set(prepositions(sentence, child)) & set(_BELONGING):
                bodies += [
                    s for other in self._resolve(sentence, child) if other.kind == "body" for s in other.ref.sector
                ]
        past = any(part.lower in roles().former for part in inside if part.i < token.i)
        former = ("ELI",) if past or roles().unprefixed(token.lower) != token.lower else ()
        own = () if role.relay and bodies else role.sector
        return tuple(dict.fromkeys((*former, *own, *bodies)))


def _own_words(sentence: Sentence, token: Token, inside: Sequence[Token]) -> bool:
    """Whether a phrase says more of its head than that it was spoken of: "a large group", "the group of miners"."""
    after = {child.relation for child in sentence.children(token) if child.i > token.i}
    described = not after.isdisjoint(("nmod", "acl", "appos", "conj"))
    return described or any(part.i < token.i and part.lower not in words().definite for part in inside)


def _described(sentence: Sentence, token: Token) -> bool:
    """Whether a phrase says itself whose office it is: "president of the Olympic Council" is none met before."""
    belongs = (c for c in sentence.children(token) if c.relation == "nmod" and c.i > token.i and c.pos == "PROPN")
    return any(set(prepositions(sentence, child)) & set(_BELONGING) for child in belongs)

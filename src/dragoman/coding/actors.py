"""Who a noun phrase means: names, offices, groups and pronouns resolved to political actors.

Follows PLOVER's actor rules: a title with a country adjective gives country and sector, a capital stands for its
government, ex-officials are elites (ELI), a bloc is never expanded into its members.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..model import ActorRef, Span
from ..read import Reading, Sentence, Token
from .ambiguity import readings
from .clauses import NOMINAL, antecedent, conjuncts, prepositions
from .gazetteer import Entity, NameMatch, Role, gazetteer, roles
from .memory import Memory
from .places import country_of_place
from .words import words

_INSIDE = {"det", "amod", "compound", "flat", "nummod", "nmod:desc", "fixed", "case", "goeswith", "advmod", "list"}
_NAMED_FORMS = ("name", "capital", "seat", "person", "surname")


@dataclass(frozen=True, slots=True)
class Found:
    """A resolved mention: the actor, and what coreference wants to know of it."""

    ref: ActorRef
    kind: str
    role: str = ""
    plural: bool = False
    inferred: bool = False


class Mentions:
    """The actors of one reading. Resolution is by sentence and head token, cached, and deterministic."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._date = reading.document.published
        self._names: dict[int, list[NameMatch]] = {}
        self._cache: dict[tuple[int, int], tuple[Found, ...]] = {}
        self._memory = Memory()
        self._registered = -1

    # ------------------------------------------------------------------ public

    def actor(self, sentence: Sentence, token: Token) -> ActorRef | None:
        """The actor that the phrase headed by ``token`` names, the first one where it names several."""
        found = self.found(sentence, token)
        return found[0].ref if found else None

    def actors(self, sentence: Sentence, token: Token) -> tuple[ActorRef, ...]:
        """All actors of a phrase, coordinated phrases included."""
        refs = [item.ref for item in self.coordinated(sentence, token)]
        return tuple(dict.fromkeys(refs))

    def coordinated(self, sentence: Sentence, token: Token) -> list[Found]:
        """What every conjunct of a phrase resolves to."""
        return [item for part in conjuncts(sentence, token) for item in self.found(sentence, part)]

    def phrase(self, sentence: Sentence, token: Token) -> Span:
        """The noun phrase headed by ``token``: with title, modifiers and apposition, without relative clauses."""
        return self._span(sentence, self._phrase_tokens(sentence, token, apposition=True), determiner=True)

    def inner(self, sentence: Sentence, token: Token) -> tuple[ActorRef, ...]:
        """The actors that modify a noun which is none itself: "China's plan", "the attack on Gaza", "US demands"."""
        for part in conjuncts(sentence, token):
            found = self._modifiers(sentence, part)
            if found:
                return tuple(dict.fromkeys(item.ref for item in found))
        return ()

    def before(self, sentence: Sentence, token: Token) -> list[Found]:
        """Actors named before a noun in its own phrase: "US air strikes", "a police raid"."""
        self._register_before(sentence)
        core = self._core(sentence, token)
        found: list[Found] = []
        for match in self.names(sentence):
            if core[0].i <= match.first and match.last < token.i:
                found += self._modifier(sentence, match, core)
        if not found:
            for part in core:
                if part.i < token.i and part.pos in ("NOUN", "PROPN"):
                    found += self._resolve(sentence, part)
        return found

    def place(self, sentence: Sentence, token: Token) -> list[Found]:
        """The place a phrase names, as a party: its people, with the country it lies in."""
        return [item for part in conjuncts(sentence, token) for item in self._place(sentence, part)]

    def is_place(self, sentence: Sentence, token: Token) -> bool:
        """Whether a phrase names a place of the place tables."""
        return bool(self._place(sentence, token))

    def found(self, sentence: Sentence, token: Token) -> tuple[Found, ...]:
        """What a head token resolves to; empty where it is no actor."""
        self._register_before(sentence)
        return self._resolve(sentence, antecedent(sentence, token))

    def names(self, sentence: Sentence) -> list[NameMatch]:
        """The known names in a sentence."""
        if sentence.index not in self._names:
            self._names[sentence.index] = gazetteer().match(sentence)
        return self._names[sentence.index]

    def name_at(self, sentence: Sentence, token: Token) -> NameMatch | None:
        """The known name that covers a token."""
        return next((match for match in self.names(sentence) if match.first <= token.i <= match.last), None)

    # ------------------------------------------------------------------ memory

    def _register_before(self, sentence: Sentence) -> None:
        while self._registered < sentence.index:
            self._registered += 1
            current = self.reading.sentences[self._registered]
            for token in current.tokens:
                if token.pos not in ("NOUN", "PROPN") or token.relation in ("compound", "flat", "amod", "case"):
                    continue
                found = self._resolve(current, token)
                group = tuple(self._group(current, token)) if token.relation != "conj" else ()
                self._memory.add(current.index, token, found, group)

    def _group(self, sentence: Sentence, token: Token) -> Iterable[Found]:
        parts = conjuncts(sentence, token)
        if len(parts) > 1:
            for part in parts:
                yield from self._resolve(sentence, part)

    # -------------------------------------------------------------- resolution

    def _resolve(self, sentence: Sentence, token: Token) -> tuple[Found, ...]:
        key = (sentence.index, token.i)
        if key not in self._cache:
            self._cache[key] = ()  # a phrase that refers to itself resolves to nothing
            self._cache[key] = tuple(self._resolve_fresh(sentence, token))
        return self._cache[key]

    def _resolve_fresh(self, sentence: Sentence, token: Token) -> Sequence[Found]:
        if token.pos == "PRON" or token.tag in ("PRP", "PRP$"):
            return self._pronoun(sentence, token)
        core = self._core(sentence, token)
        joint = self._joint_description(sentence, token, core)
        if joint:
            return joint
        role_at, role = self._role(sentence, core, token)
        match = self._covering(sentence, core, token)
        if match is not None and not (role and role_at == token.i and match.last < token.i):
            named = self._named(sentence, token, match, core, role)
            if named:
                return named
        if role is not None and role_at is not None and (role_at == token.i or role.kind != "person"):
            return self._by_role(sentence, token, core, role)
        if token.pos in ("PROPN", "NOUN", "ADJ", "X") and (token.entity in ("PERSON", "ORG") or role is not None):
            return self._unknown_name(sentence, token, core, role)
        if token.pos == "PROPN" and token.text[:1].isupper():
            known = self._memory.by_surname(sentence.index, token)
            if known is not None:
                return [replace(known, ref=self._ref(sentence, token, core, known.ref))]
        return ()

    def _core(self, sentence: Sentence, token: Token) -> list[Token]:
        """The head with its title and modifiers before it and the rest of a name after it, without gaps."""
        inside = {token.i}
        stack = [token]
        while stack:
            for child in sentence.children(stack.pop()):
                shared = child.relation in ("conj", "cc") and child.i < token.i and child.head != token.i
                if shared:  # "Indian and Chinese soldiers"
                    inside.add(child.i)
                    stack.append(child)
                    continue
                if (
                    child.i in inside
                    or child.pos == "PUNCT"
                    or child.relation in ("conj", "cc", "acl", "appos", "parataxis")
                ):
                    continue
                if child.dep in _INSIDE and (
                    child.i < token.i or child.relation in ("flat", "fixed", "list", "goeswith")
                ):
                    if child.dep != "case" and (child.dep != "advmod"):
                        inside.add(child.i)
                        stack.append(child)
                elif child.dep == "nmod" and child.i < token.i and not prepositions(sentence, child):
                    inside.add(child.i)
                    stack.append(child)
        first = last = token.i
        while first - 1 in inside or (
            first - 2 in inside and sentence.tokens[first - 1].text in ("-", "'s", "’s", ".", "“", '"')
        ):
            first -= 1
        while last + 1 in inside:
            last += 1
        return sentence.tokens[first : last + 1]

    def _phrase_tokens(self, sentence: Sentence, token: Token, apposition: bool = False) -> list[Token]:
        inside = {part.i for part in self._core(sentence, token)}
        for child in sentence.children(token):
            if child.dep == "nmod:poss" or child.dep in ("det", "det:predet", "nummod", "amod"):
                inside |= {part.i for part in sentence.subtree(child)}
            elif child.relation == "nmod" and child.i > token.i and "of" in prepositions(sentence, child):
                inside |= {part.i for part in self._phrase_tokens(sentence, child)}
                inside |= {case.i for case in sentence.children(child) if case.relation == "case"}
            elif apposition and child.relation == "appos" and child.i > token.i:
                inside |= {part.i for part in self._phrase_tokens(sentence, child)}
                inside |= set(range(token.i, child.i))
        first = last = token.i
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        return sentence.tokens[first : last + 1]

    def _span(self, sentence: Sentence, tokens: Sequence[Token], *, determiner: bool = False) -> Span:
        kept = list(tokens)
        while len(kept) > 1 and not determiner and kept[0].pos in ("DET", "PUNCT"):
            kept.pop(0)
        while len(kept) > 1 and kept[-1].pos == "PUNCT" and kept[-1].text not in (".", ")"):
            kept.pop()
        return sentence.span_of(kept[0], kept[-1])

    def _ref(self, sentence: Sentence, token: Token, core: Sequence[Token], like: ActorRef) -> ActorRef:
        span = self._span(sentence, self._phrase_tokens(sentence, token) if core else [token])
        return replace(like, text=span.text, start=span.start, end=span.end, field=span.field)

    def _make(
        self,
        sentence: Sentence,
        tokens: Sequence[Token],
        country: str | None,
        sector: Sequence[str],
        entity: Entity | None,
        name: str | None,
    ) -> ActorRef:
        span = self._span(sentence, tokens)
        return ActorRef(
            span.text,
            span.start,
            span.end,
            country,
            tuple(dict.fromkeys(sector)),
            entity.id if entity else None,
            name,
            span.field,
        )

    # ------------------------------------------------------------- named actors

    def _covering(self, sentence: Sentence, core: Sequence[Token], token: Token) -> NameMatch | None:
        """The name at the head of a phrase, else the last person named in it."""
        here = self.name_at(sentence, token)
        if here is not None:
            return here
        inside = [m for m in self.names(sentence) if core[0].i <= m.first and m.last <= core[-1].i]
        people = [m for m in inside if m.entities[0].kind == "person"]
        return people[-1] if people and people[-1].first >= token.i else None

    def _named(
        self, sentence: Sentence, token: Token, match: NameMatch, core: Sequence[Token], role: Role | None
    ) -> list[Found]:
        entity = self._choose(sentence, match, core)
        if entity is None:
            return []
        tokens = sentence.tokens[min(match.first, core[0].i) : max(match.last, core[-1].i) + 1]
        if entity.kind == "person":
            country, sector = self._tenure(entity)
            if role is not None:
                sector = role.sector + tuple(s for s in sector if s != "ELI")
            ref = self._make(sentence, tokens, country, sector, entity, entity.name)
            return [Found(ref, "person", self._role_word(role, entity))]
        if entity.kind == "country":
            if entity.form == "adjective" and match.last < token.i:
                return []
            return [self._country(sentence, match, each) for each in self._readings(sentence, match)]
        ref = self._make(sentence, tokens, entity.country, entity.sector, entity, entity.name)
        return [Found(ref, "body")]

    def _country(self, sentence: Sentence, match: NameMatch, entity: Entity) -> Found:
        sector = ("CVL",) if entity.form in ("adjective", "demonym") else entity.sector
        ref = self._make(
            sentence, sentence.tokens[match.first : match.last + 1], entity.country, sector, entity, entity.name
        )
        return Found(ref, "country", plural=entity.form == "demonym")

    def _readings(self, sentence: Sentence, match: NameMatch) -> list[Entity]:
        """The countries a name stands for here; none or two where the name is shared."""
        entities = [e for e in match.entities if e.kind == "country"]
        return readings(sentence, match, entities, self._memory.countries(sentence.index))

    def _choose(self, sentence: Sentence, match: NameMatch, core: Sequence[Token]) -> Entity | None:
        """One entity for a name that several may bear: by the document so far, the date, the words around."""
        candidates = [e for e in match.entities if e.kind != "country"] + self._readings(sentence, match)
        if not candidates:
            return None
        if candidates[0].form == "surname" and all(c.form == "surname" for c in candidates):
            before = sentence.tokens[match.first - 1] if match.first else None
            if before is not None and before.i >= core[0].i and before.pos == "PROPN" and before.entity == "PERSON":
                if roles().find([t.lemma for t in sentence.tokens], before.i) is None:
                    return None  # "John Bush" is not a Bush we know
            if sentence.tokens[match.last].pos != "PROPN" or not sentence.tokens[match.first].text[0].isupper():
                return None
            known = [c for c in candidates if self._memory.knows(c.id, sentence.index)]
            serving = [c for c in candidates if any(t.covers(self._date) for t in c.tenures)]
            candidates = known or serving or (candidates if len(candidates) == 1 else [])
        if not candidates:
            return None
        near = {
            e.country
            for m in self.names(sentence)
            for e in m.entities
            if e.kind == "country" and core[0].i <= m.first and m.last < match.first
        }
        agreeing = [c for c in candidates if c.country in near]
        if agreeing:
            return agreeing[0]
        order = {"name": 0, "person": 0, "capital": 2, "seat": 1, "adjective": 1, "demonym": 2, "surname": 3}
        return min(candidates, key=lambda c: order.get(c.form, 4))

    def _tenure(self, entity: Entity) -> tuple[str | None, tuple[str, ...]]:
        """Country and sectors of a person at the document's date; out of office is ELI."""
        serving = [tenure for tenure in entity.tenures if tenure.covers(self._date)]
        if serving:
            return serving[-1].country, serving[-1].sector
        past = [t for t in entity.tenures if self._date is not None and t.end and t.end < self._date]
        last = (past or list(entity.tenures))[-1]
        return last.country, ("ELI",) if past else last.sector

    def _unknown_name(self, sentence: Sentence, token: Token, core: Sequence[Token], role: Role | None) -> list[Found]:
        """A person or body no table knows, understood from its title: "Latvian envoy Ilze Kalve"."""
        if token.pos == "PROPN" or token.entity:
            known = self._memory.by_surname(sentence.index, token)
            if known is not None and role is None:
                return [replace(known, ref=self._ref(sentence, token, core, known.ref))]
        name = self._proper_name(sentence, core, token)
        countries = self._country_modifiers(sentence, token, core)
        appositive = next((c for c in sentence.children(token) if c.relation == "appos" and c.pos in NOMINAL), None)
        if appositive is not None and (role is None or not countries):
            for other in self._resolve(sentence, appositive):
                ref = self._make(
                    sentence, core, other.ref.country, (*(role.sector if role else ()), *other.ref.sector), None, name
                )
                return [
                    Found(
                        replace(ref, actor_id=other.ref.actor_id),
                        "person" if token.entity == "PERSON" else other.kind,
                        other.role,
                    )
                ]
        sector = role.sector if role else ()
        kind = "person" if token.entity == "PERSON" or (role and role.kind == "person") else "body"
        return [
            Found(self._make(sentence, core, c, sector, None, name), kind, role.words[-1] if role else "")
            for c in (countries or [None])
        ][:1]

    def _proper_name(self, sentence: Sentence, core: Sequence[Token], token: Token) -> str:
        proper = (
            [t for t in core if t.entity == token.entity and t.entity]
            or [t for t in core if t.pos == "PROPN"]
            or [token]
        )
        return sentence.text_between(proper[0].start, proper[-1].end)

    # ------------------------------------------------------------ offices, groups

    def _role(self, sentence: Sentence, core: Sequence[Token], token: Token) -> tuple[int | None, Role | None]:
        """The office or group noun of a phrase: at its head, else the last one before a name."""
        lemmas = [t.lemma if t.pos != "PROPN" else t.lower for t in sentence.tokens]
        forms = [t.lower for t in sentence.tokens]
        order = [token.i, *(t.i for t in reversed(core) if t.i != token.i)]
        for at in order:
            tag = sentence.tokens[at]
            if tag.pos in ("NOUN", "PROPN", "ADJ", "X", "NUM", "VERB"):
                role = (
                    roles().find(lemmas, at)
                    or roles().find(forms, at)
                    or roles().find([*forms[:at], singular(forms[at])], at)
                )
                if role is not None:
                    if at != token.i and not self._names_bearer(token):
                        return None, None
                    return at, role
        return None, None

    def _names_bearer(self, token: Token) -> bool:
        return token.pos in ("PROPN", "X") or token.entity == "PERSON"

    def _by_role(self, sentence: Sentence, token: Token, core: Sequence[Token], role: Role) -> list[Found]:
        sector = list(role.sector)
        lemmas = [t.lower for t in sentence.tokens]
        for part in core:
            if part.i < token.i and part.pos in ("NOUN", "PROPN", "ADJ"):
                other = roles().find(lemmas, part.i)
                if other is not None and part.lower not in role.words:
                    sector += other.sector
        plural = token.tag in ("NNS", "NNPS")
        countries = self._country_modifiers(sentence, token, core)
        inferred = False
        definite = any(
            c.lower in ("the", "his", "her", "their", "its") for c in sentence.children(token) if c.i < token.i
        )
        if not countries:
            known = (
                self._memory.by_role(sentence.index, token, role.words[-1])
                if definite or token.i == core[0].i
                else None
            )
            if known is not None:
                return [replace(known, ref=self._ref(sentence, token, core, known.ref))]
            appositive = next((c for c in sentence.children(token) if c.relation == "appos"), None)
            for other in self._resolve(sentence, appositive) if appositive is not None else ():
                ref = self._ref(sentence, token, core, other.ref)
                return [
                    Found(
                        replace(ref, sector=tuple(dict.fromkeys((*sector, *other.ref.sector)))),
                        role.kind,
                        role.words[-1],
                        plural,
                    )
                ]
            nearby = self._nearby_country(sentence, token)
            countries, inferred = ([nearby] if nearby else []), True
        head = sentence.head(token)
        name = None
        if token.relation == "appos" and head is not None and head.entity == "PERSON":
            name = head.text
        tokens = self._phrase_tokens(sentence, token)
        sectors = sector_union(sector, self._organisation_sectors(sentence, token, core))
        return [
            Found(
                self._make(sentence, tokens, country, sectors, None, name), role.kind, role.words[-1], plural, inferred
            )
            for country in (countries or [None])
        ]

    def _organisation_sectors(self, sentence: Sentence, token: Token, core: Sequence[Token]) -> tuple[str, ...]:
        """Sectors of a named body inside the phrase: "Pentagon officials", "a spokesman for the Duma"."""
        found: list[str] = []
        for match in self.names(sentence):
            entity = match.entities[0]
            inside = core[0].i <= match.first and match.last < token.i
            if entity.kind not in ("country", "person") and inside:
                found += entity.sector
        for child in sentence.children(token):
            if (
                child.relation == "nmod"
                and child.i > token.i
                and prepositions(sentence, child)[:1] in (["of"], ["for"], ["from"], ["at"])
            ):
                for other in self._resolve(sentence, child):
                    if other.kind == "body":
                        found += other.ref.sector
        return tuple(found)

    def _country_modifiers(self, sentence: Sentence, token: Token, core: Sequence[Token]) -> list[str | None]:
        return list(
            dict.fromkeys(item.ref.country for item in self._modifiers(sentence, token, core) if item.ref.country)
        )

    def _modifiers(self, sentence: Sentence, token: Token, core: Sequence[Token] | None = None) -> list[Found]:
        """Actors that qualify a noun, nearest construction first: adjective or title, possessor, of, from, in."""
        core = core or self._core(sentence, token)
        found: list[Found] = []
        for match in self.names(sentence):
            if core[0].i <= match.first and match.last < token.i:
                found += self._modifier(sentence, match, core)
        if found:
            return found
        children = list(sentence.children(token))
        for child in children:
            if child.dep == "nmod:poss":
                found += self.coordinated_cached(sentence, child)
        if found:
            return found
        for wanted in (("of", "from", "for", "by"), ("to", "with", "against", "on", "at"), ("in", "near")):
            for child in children:
                if (
                    child.relation in ("nmod", "obl")
                    and child.i > token.i
                    and set(prepositions(sentence, child)) & set(wanted)
                ):
                    found += self.coordinated_cached(sentence, child)
                    if not found:
                        found += self._modifiers(sentence, child)
                    if not found:
                        found += self._place(sentence, child)
            if found:
                return found
        return found

    def coordinated_cached(self, sentence: Sentence, token: Token) -> list[Found]:
        """Conjuncts resolved without looking ahead in the document."""
        return [
            item for part in conjuncts(sentence, antecedent(sentence, token)) for item in self._resolve(sentence, part)
        ]

    def _modifier(self, sentence: Sentence, match: NameMatch, core: Sequence[Token]) -> list[Found]:
        entity = self._choose(sentence, match, core[:1])
        if entity is None:
            return []
        if entity.kind == "country":
            return [
                replace(self._country(sentence, match, each), plural=False) for each in self._readings(sentence, match)
            ]
        country, sector = self._tenure(entity) if entity.kind == "person" else (entity.country, entity.sector)
        tokens = sentence.tokens[match.first : match.last + 1]
        kind = entity.kind if entity.kind in ("person", "country") else "body"
        return [Found(self._make(sentence, tokens, country, sector, entity, entity.name), kind)]

    def _place(self, sentence: Sentence, token: Token) -> list[Found]:
        text = " ".join(t.text for t in self._core(sentence, token) if t.pos == "PROPN")
        country = country_of_place(text) if text else None
        if country is None:
            return []
        return [Found(self._make(sentence, [token], country, ("CVL",), None, text), "place")]

    def _nearby_country(self, sentence: Sentence, token: Token) -> str | None:
        """For "police" or "rebels" without a country: the place that the sentence or the story is set in."""
        for other in sentence.tokens:
            if other.pos != "PROPN" or other.relation not in ("obl", "nmod"):
                continue
            if not set(prepositions(sentence, other)) & words().locative:
                continue
            match = self.name_at(sentence, other)
            if match is not None and match.entities[0].kind == "country":
                return match.entities[0].country
            for place in self._place(sentence, other):
                return place.ref.country
        return self._memory.setting(sentence.index)

    # ------------------------------------------------------------- coreference

    def _pronoun(self, sentence: Sentence, token: Token) -> list[Found]:
        kind = words().third_person.get(token.lower)
        if kind is None:
            return []
        return [
            replace(
                item, ref=replace(item.ref, text=token.text, start=token.start, end=token.end, field=sentence.field)
            )
            for item in self._memory.for_pronoun(sentence, token, kind)
        ]

    def _joint_description(self, sentence: Sentence, token: Token, core: Sequence[Token]) -> list[Found]:
        described = [t.lower for t in core if t.lower != "the"]
        text = " ".join(described[-2:])
        if not ({text, token.lower} & words().joint_descriptions):
            return []
        span = self._span(sentence, core)
        return [
            replace(
                item,
                plural=True,
                ref=replace(item.ref, text=span.text, start=span.start, end=span.end, field=span.field),
            )
            for item in self._memory.last_two(sentence.index, token)
        ]

    def _role_word(self, role: Role | None, entity: Entity) -> str:
        if role is not None:
            return role.words[-1]
        serving = [tenure for tenure in entity.tenures if tenure.covers(self._date)]
        office = (serving or list(entity.tenures))[-1].office if entity.tenures else ""
        return office.lower().split()[-1] if office else ""


def sector_union(*lists: Iterable[str]) -> tuple[str, ...]:
    """Sectors in order of first mention, each once; a general GOV steps behind a particular body's sector."""
    merged = list(dict.fromkeys(sector for listed in lists for sector in listed))
    return tuple(merged)


def singular(form: str) -> str:
    """The likely singular of a plural form, for role nouns the lemmatiser got wrong."""
    if form.endswith("ies"):
        return form[:-3] + "y"
    if form.endswith("men"):
        return form[:-3] + "man"
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form

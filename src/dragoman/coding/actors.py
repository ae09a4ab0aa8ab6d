"""Who a noun phrase means: names, offices, groups and pronouns resolved to political actors.

Follows PLOVER's actor rules: a title with a country adjective gives country and sector, a capital stands for its
government, ex-officials are elites (ELI), a bloc is never expanded into its members.
"""

from collections.abc import Sequence
from dataclasses import replace

from ..model import ActorRef, Span
from ..read import Reading, Sentence, Token
from .belonging import Belonging
from .clauses import NOMINAL, antecedent, conjuncts, governing_verb, prepositions, surface_subject
from .found import Found, borne
from .gazetteer import NameMatch
from .lexicon import lexicon
from .memory import NO_STATE, Memory, speaking
from .names import Names, of_descent
from .offices import Role, roles
from .peoples import Homes
from .phrases import core, mention, phrase, span_of
from .places import country_of_place
from .setting import Setting
from .situation import Situation
from .times import TimeLine, find_times
from .titles import DOMESTIC, Titled, apposition, role_at, role_of
from .words import days, words


class Mentions:
    """The actors of one reading. Resolution is by sentence and head token, cached, and deterministic.

    ``timeline`` is that of the reading, where it is known already: it says who held an office at the time told of.
    """

    def __init__(self, reading: Reading, timeline: TimeLine | None = None) -> None:
        timeline = timeline or TimeLine(reading, find_times(reading))
        self.reading = reading
        self._memory = Memory()
        self._names = Names(reading.document.published, self._memory, timeline.told_of)
        self.setting = Setting(reading.document, self._names, self._memory)
        self._names.homes = Homes(self._names, self._memory, self.setting)
        self._situation = Situation(reading, self._names, self._memory, self.setting)
        self._belonging = Belonging(self._names, self._conjuncts)
        self._titled = Titled(self._memory, self._names, self.setting, self._situation, self._belonging, self._resolve)
        self._cache: dict[tuple[int, int], tuple[Found, ...]] = {}
        self._registered = -1

    # ------------------------------------------------------------------ public

    def actor(self, sentence: Sentence, token: Token) -> ActorRef | None:
        """The actor that the phrase headed by ``token`` names, the first one where it names several."""
        found = self.found(sentence, token)
        return found[0].ref if found else None

    def phrase(self, sentence: Sentence, token: Token) -> Span:
        """The noun phrase headed by ``token``: with title, modifiers and apposition, without relative clauses."""
        return span_of(sentence, phrase(sentence, token, apposition=True), determiner=True)

    def found(self, sentence: Sentence, token: Token) -> tuple[Found, ...]:
        """What a head token resolves to; empty where it is no actor."""
        self._register_up_to(sentence)
        return self._resolve(sentence, antecedent(sentence, token))

    def coordinated(self, sentence: Sentence, token: Token) -> list[Found]:
        """What every conjunct of a phrase resolves to."""
        self._register_up_to(sentence)
        return self._conjuncts(sentence, token)

    def inner(self, sentence: Sentence, token: Token, besides: Sequence[Found] = ()) -> list[Found]:
        """The actors that modify a noun which is none itself: "China's plan", "the attack on Gaza", "US demands".

        Those in ``besides``, and their states, are passed over: "their blockade of Gaza" gives Gaza, not them.
        """
        self._register_up_to(sentence)
        for part in conjuncts(sentence, token):
            found = self._belonging.modifiers(sentence, part, besides=besides)
            if found:
                return list(dict.fromkeys(found))
        return []

    def before(self, sentence: Sentence, token: Token) -> list[Found]:
        """Actors named before a noun in its own phrase: "US air strikes", "a police raid"."""
        self._register_up_to(sentence)
        inside = core(sentence, token)
        found = self._belonging.named_before(sentence, inside, token)
        if not found:
            for part in inside:
                if part.i < token.i and part.pos in ("NOUN", "PROPN"):
                    found += self._resolve(sentence, part)
        return found

    def foes(self, sentence: Sentence, token: Token) -> list[Found]:
        """The states that a noun says it is against: "the anti-Japanese war"."""
        return self._names.foes(sentence, core(sentence, token), token)

    def place(self, sentence: Sentence, token: Token) -> list[Found]:
        """The place a phrase names, as a party: its people, with the country it lies in."""
        return [item for part in conjuncts(sentence, token) for item in self._belonging.place(sentence, part)]

    def other_party(self, sentence: Sentence, besides: Sequence[Found]) -> list[Found]:
        """The one other state that the sentences before deal with, for a deed whose sentence names nobody."""
        self._register_up_to(sentence)
        found = self._memory.other_party(sentence.index, {f.ref.country for f in besides})
        return [replace(found, inferred=True)] if found is not None else []

    def at_home(self, sentence: Sentence, item: Found, besides: Sequence[Found]) -> Found:
        """A name that nobody knows, with the country that the story is about, unless that stands on the other side."""
        country = self.setting.story(sentence)
        if item.ref.country or country is None or country in {f.ref.country for f in besides}:
            return item
        return replace(item, ref=replace(item.ref, country=country), inferred=True)

    def named_in(self, sentence: Sentence, outside: ActorRef | None = None) -> set[str | None]:
        """The countries that a sentence names, in whatever form, ``outside`` a mention where one is given."""
        return {
            found.ref.country
            for match in self._names.matches(sentence)
            for found in self._names.states(sentence, match)
            if outside is None or not outside.start <= found.ref.start < outside.end
        }

    def towns_in(self, sentence: Sentence) -> set[str]:
        """The countries of the towns that a sentence names."""
        towns = (
            t for t in sentence.tokens if t.entity == "LOC" and t.entity_start and self._names.at(sentence, t) is None
        )
        return {country for town in towns if (country := country_of_place(town.text)) is not None}

    def told_of(self, sentence: Sentence, token: Token) -> tuple[str | None, tuple[str, ...]]:
        """Country and sectors of a name that nobody knows, by its apposition, else the country it is said to be of."""
        self._register_up_to(sentence)
        for other in apposition(sentence, token, self._resolve):
            return other.ref.country, other.ref.sector
        if token.entity == "LOC":
            return None, ()
        return next(iter(self._belonging.countries(sentence, token, core(sentence, token))), None), ()

    def name_at(self, sentence: Sentence, token: Token) -> NameMatch | None:
        """The known name that covers a token."""
        return self._names.at(sentence, token)

    # ------------------------------------------------------------------ memory

    def _register_up_to(self, sentence: Sentence) -> None:
        while self._registered < sentence.index:
            self._registered += 1
            current = self.reading.sentences[self._registered]
            for token in current.tokens:
                subject_pronoun = token.relation == "nsubj" and token.lower in words().third_person
                if not subject_pronoun and token.pos not in ("NOUN", "PROPN"):
                    continue
                if token.relation in ("compound", "flat", "amod", "case"):
                    continue
                found = self._resolve(current, token)
                nameless = token.pos == "NOUN" or token.lower in ("it", "they")
                if not found and (nameless or (token.relation == "nsubj" and token.entity != "PERSON")):
                    new = any(child.lower in ("a", "an", "another") for child in current.children(token))
                    new = new and not any(t.lemma in words().writings and t.i != token.i for t in current.tokens)
                    self._memory.pass_over(current.index, token, self._author(current, token), new=new)
                parts = conjuncts(current, token) if token.relation != "conj" else []
                group = [item for part in parts for item in self._resolve(current, part)] if len(parts) > 1 else []
                together = tuple(group or (found if subject_pronoun or len(found) > 1 else ()))
                self._memory.add(current.index, token, found, together)
                if speaking(current, token):
                    text = token.lemma in words().writings or (not found and token.lower == "it")
                    author = self._author(current, token) if text else None
                    self._memory.speaks(current.index, token, together or found or author or (), text=text)

    def _author(self, sentence: Sentence, token: Token) -> tuple[Found, ...] | None:
        """Who wrote a text, empty where its sentence does not say; None for what is no text."""
        if token.lemma not in words().writings:
            return None
        found = self.before(sentence, token)
        for child in sentence.children(token):
            by = child.relation == "nmod" and words().authorship & set(prepositions(sentence, child))
            if not found and (by or child.dep == "nmod:poss"):
                found = self._conjuncts(sentence, child)
        governor = governing_verb(sentence, token)
        if not found and governor is not None and governor[1] != "subj" and governor[0].lemma in words().authoring:
            subject = surface_subject(sentence, governor[0])
            found = self._conjuncts(sentence, subject) if subject is not None else []
        return tuple(item for item in found if item.ref.country and not item.inferred)

    def author(self) -> list[Found]:
        """Who wrote the text spoken of last, where its writing was told before."""
        return [self._memory.author] if self._memory.author is not None else []

    # -------------------------------------------------------------- resolution

    def _conjuncts(self, sentence: Sentence, token: Token) -> list[Found]:
        parts = [antecedent(sentence, part) for part in conjuncts(sentence, antecedent(sentence, token))]
        named = self._second_title(sentence, parts)
        if named is not None:
            return [named]
        return [item for part in parts for item in self._resolve(sentence, part)]

    def _second_title(self, sentence: Sentence, parts: Sequence[Token]) -> Found | None:
        """One person told in two titles that were read as two: "the defence minister of Chad, General Ali Bo"."""
        if len(parts) != 2:
            return None
        second = core(sentence, parts[1])
        joined = any(child.relation == "cc" for child in sentence.children(parts[1]))
        if joined and any(part.pos in ("DET", "PRON") for part in second):
            return None  # but "the senator and former candidate John Bo" is one man
        office, bearer = (self._resolve(sentence, part) for part in parts)
        if not office or not bearer or office[0].kind != "person" or office[0].plural or office[0].ref.name:
            return None
        return borne(office[0], bearer[0]) if bearer[0].kind == "person" and bearer[0].ref.name else None

    def _resolve(self, sentence: Sentence, token: Token) -> tuple[Found, ...]:
        key = (sentence.index, token.i)
        if key not in self._cache:
            self._cache[key] = ()  # a phrase that refers to itself resolves to nothing
            self._cache[key] = tuple(self._resolve_fresh(sentence, token))
        return self._cache[key]

    def _resolve_fresh(self, sentence: Sentence, token: Token) -> Sequence[Found]:
        if token.pos == "PRON" or token.tag in ("PRP", "PRP$"):
            return self._pronoun(sentence, token)
        if token.lower in days():
            return []
        if token.lower in words().here:
            return self._situation.here(sentence, token)
        inside = core(sentence, token)
        joint = self._situation.both_sides(sentence, token, inside)
        if joint or (joint is not None and {"the", *words().number} > {part.lower for part in inside[:2]}):
            return joint  # "the two neighbours" are these or nobody
        half = self._situation.half(sentence, token)
        if half:
            return half
        at, role = role_of(sentence, inside, token)
        if role is not None and "of" in role.words and "of" in prepositions(sentence, token):
            return []  # the [Defence] of a minister of defence is nobody
        match = self._names.heading(sentence, inside, token) or self._next_to(sentence, token, inside, role)
        glossed = self._glossed(sentence, token) if role is not None and role.kind != "person" else None
        if glossed is not None:
            return self._names.named(sentence, token, glossed, inside, role)
        bearer = self._behind(sentence, match) if match is not None and match.last == token.i else None
        if bearer is not None:
            return self._resolve(sentence, bearer)
        if match is not None and match.last == token.i and of_descent(sentence, match):
            return self._situation.minority(sentence, token)
        if match is not None and not (role and at == token.i and match.last < token.i):
            known = self._names.named(sentence, token, match, inside, role)
            if known:
                joined = self._joined(sentence, inside, match) if known[0].kind == "country" else []
                return [*joined, *self._elsewhere(sentence, token, known)]
        if match is not None and role is None and all(entity.kind == "none" for entity in match.entities):
            return []  # the name of an exercise or an idea
        titled = self._title_behind(sentence, token, inside, match)
        if titled is not None:
            return titled
        if role is not None and (at == token.i or role.kind != "person"):
            return self._titled.resolve(sentence, token, inside, role)
        held = {part.entity for part in inside if part.i >= token.i and (part.i == token.i or token.pos == "PROPN")}
        named = bool(held & {"PERSON", "ORG"}) and token.text[:1].isupper()
        if role is None and inside == [token] and self._is_place(sentence, token):
            return []  # "withdrew from Bakhmut", taken for a person
        if token.pos in ("PROPN", "NOUN", "ADJ", "X") and (named or role is not None):
            return self._by_title(sentence, token, inside, role, at)
        if token.pos == "PROPN" and token.text[:1].isupper():
            earlier = self._memory.by_surname(sentence.index, token)
            return [earlier.at(span_of(sentence, phrase(sentence, token)))] if earlier is not None else []
        if token.pos == "NOUN":  # "the baker Ali Bo", "the paper Unitas"
            near = (c for c in sentence.children(token) if c.relation == "appos" and c.i == inside[-1].i + 1)
            bearers = [
                item for child in near if child.entity in ("PERSON", "ORG") for item in self._resolve(sentence, child)
            ]
            countries = (
                self._belonging.countries(sentence, token, inside) if bearers and not bearers[0].ref.country else []
            )
            return [
                replace(item, ref=replace(item.ref, country=countries[0])) if countries else item for item in bearers
            ]
        return []

    @staticmethod
    def _is_place(sentence: Sentence, token: Token) -> bool:
        """Whether a lone name is known as a place and stands where one does: "in Bakhmut", "the town of Bakhmut"."""
        cases, head = set(prepositions(sentence, token)), sentence.head(token)
        land = head is not None and head.lemma in lexicon().classes["territory"] and "of" in cases
        land = land or (head is not None and token.relation == "obj" and head.lemma in words().entering)
        return bool(land or cases & (words().locative | {"from"})) and country_of_place(token.text) is not None

    def _joined(self, sentence: Sentence, inside: Sequence[Token], match: NameMatch) -> list[Found]:
        """The states coordinated with one at the head of a phrase, where they were read as parts of its name."""
        found: list[Found] = []
        for other in reversed(self._names.matches(sentence)):
            between = sentence.tokens[other.last + 1 : match.first]
            joins = all(part.pos in ("CCONJ", "DET") or part.text == "," for part in between)
            if joins and inside[0].i <= other.first < match.first and 0 < len(between) < 3:
                found, match = [*self._names.states(sentence, other), *found], other
        return found

    def _elsewhere(self, sentence: Sentence, token: Token, known: list[Found]) -> list[Found]:
        """A body by its namesake in the country it is said to be of: "the Workers' Party of Mexico"."""
        if known[0].kind != "body" or not known[0].ref.country or known[0].ref.country in NO_STATE:
            return known
        for child in sentence.children(token):
            if child.relation == "nmod" and child.i > token.i and prepositions(sentence, child)[:1] == ["of"]:
                there = [f.ref.country for f in self._resolve(sentence, child) if f.kind == "country"]
                if there and known[0].ref.country not in there:
                    ref = replace(known[0].ref, country=there[0], actor_id=None, name=None)
                    return [replace(known[0], ref=ref)]
        return known

    def _by_title(
        self, sentence: Sentence, token: Token, inside: Sequence[Token], role: Role | None, at: int
    ) -> list[Found]:
        """A person or body no table knows, understood from its title: "Latvian envoy Ilze Kalve"."""
        known = self._memory.by_surname(sentence.index, token) if role is None else None
        if known is not None and _same_name(inside, known):
            return [known.at(span_of(sentence, phrase(sentence, token)))]
        role = role or self._shared_title(sentence, token)
        bare = [t for t in inside if role is None or t.i > at] or [token]
        proper = [t for t in bare if t.entity and t.entity in ("PERSON", token.entity)]
        proper = proper or [t for t in bare if t.pos == "PROPN"] or [token]
        name = sentence.text_between(proper[0].start, proper[-1].end)
        kind = "person" if "PERSON" in (token.entity, proper[0].entity) or (role and role.kind == "person") else "body"
        sector = role.sector if role else ()
        word = role.words[-1] if role else ""
        country = next(iter(self._belonging.countries(sentence, token, inside)), None) or self._led(sentence, token)
        country = country or (role.country or self.setting.own(role) if role else None)
        if country is None:
            country = self._international(inside) if kind == "body" and not set(sector) & DOMESTIC else None
        if country is None:
            for other in apposition(sentence, token, self._resolve):
                sectors = (*sector, *other.ref.sector)
                ref = mention(sentence, inside, other.ref.country, sectors, other.ref.actor_id, name)
                return [Found(ref, kind, other.role or word)]
        if country is None:
            country = self._of_apposition(sentence, token)
        known_of = country is not None or any(self._names.at(sentence, part) for part in proper)
        here = self._set_in(sentence, token) if not known_of and set(sector) & DOMESTIC else None
        ref = mention(sentence, inside, country or here, sector, None, name)
        return [Found(ref, kind, word, inferred=here is not None)]

    def _shared_title(self, sentence: Sentence, token: Token) -> Role | None:
        """The title in the plural before the first of several persons: "Sens. Ali Bo and Li Mo"."""
        first = sentence.head(token) if token.relation == "conj" and token.entity == "PERSON" else None
        inside = core(sentence, first) if first is not None else []
        name = next((part for part in inside if part.entity == "PERSON"), None)
        title = sentence.tokens[name.i - 1] if name is not None and name.i else None
        if title is None or not title.lower.removesuffix(".").endswith("s"):
            return None
        role = role_at(sentence, title.i)
        return role if role is not None and role.kind == "person" else None

    def _set_in(self, sentence: Sentence, token: Token) -> str | None:
        """The country of an official or a party whose name no table knows: that of the story."""
        return self.setting.around(sentence, token) or self.setting.story(sentence)

    @staticmethod
    def _international(inside: Sequence[Token]) -> str | None:
        """The code of a body of many countries, by its name: "the World Farmers' Union", "African Bar Association"."""
        named = any(part.text[:1].isupper() and part.lower in roles().international for part in inside)
        return "NGO" if named and len(inside) > 1 and sum(part.text[:1].isupper() for part in inside) > 1 else None

    def _next_to(
        self, sentence: Sentence, token: Token, inside: Sequence[Token], role: Role | None
    ) -> NameMatch | None:
        """The known person right behind an office whose name was read as part of another: "Sung and leader [Kim]"."""
        if role is None or role.kind != "person" or inside[-1].i != token.i or token.i + 1 >= len(sentence.tokens):
            return None
        if token.tag in ("NNS", "NNPS") and token.lower.endswith("s"):
            return None
        match = self._names.at(sentence, sentence.tokens[token.i + 1])
        person = match is not None and match.first == token.i + 1 and match.entities[0].kind == "person"
        return match if person else None

    def _glossed(self, sentence: Sentence, token: Token) -> NameMatch | None:
        """The known name that a body's noun follows behind brackets: "the Red Lantern (RL) [group]"."""
        at = token.i - 1
        if at < 2 or sentence.tokens[at].text != ")":
            return None
        opening = next((t for t in reversed(sentence.tokens[max(0, at - 8) : at]) if t.text == "("), None)
        return self._names.at(sentence, sentence.tokens[opening.i - 1]) if opening is not None and opening.i else None

    @staticmethod
    def _behind(sentence: Sentence, match: NameMatch) -> Token | None:
        """The person whose title a country's adjective opens, where the adjective was read as the head."""
        if all(entity.form not in ("adjective", "demonym", "people") for entity in match.entities):
            return None
        for part in sentence.tokens[match.last + 1 : match.last + 6]:
            if part.entity == "PERSON":
                return part if part.i > match.last + 1 else None
            if not part.text[:1].isupper() or part.pos not in ("PROPN", "ADJ", "NOUN"):
                return None
        return None

    def _title_behind(
        self, sentence: Sentence, token: Token, inside: Sequence[Token], match: NameMatch | None
    ) -> list[Found] | None:
        """The office behind a country's adjective that was read as the head of a name: "Jordanian King"."""
        if match is None or match.last != token.i or all(entity.form != "adjective" for entity in match.entities):
            return None
        behind = [part for part in inside if part.i > token.i]
        role = role_at(sentence, behind[-1].i) if behind else None
        states = self._names.states(sentence, match) if role is not None else []
        if role is None or not states:
            return None
        plural = behind[-1].tag in ("NNS", "NNPS")
        return [
            Found(mention(sentence, inside, state.ref.country, role.sector), role.kind, role.words[-1], plural)
            for state in states
        ]

    def _led(self, sentence: Sentence, token: Token) -> str | None:
        """The country of the group somebody is named as the head of: "a Chinese delegation led by Minister Zhao"."""
        verb = sentence.head(token)
        if verb is None or verb.relation != "acl" or "by" not in prepositions(sentence, token):
            return None
        return next((f.ref.country for f in self._resolve(sentence, sentence.tokens[verb.head]) if f.ref.country), None)

    def _of_apposition(self, sentence: Sentence, token: Token) -> str | None:
        """The country of an office that no table knows: "Bo Ek, manager of the Harbour Company of Peru"."""
        for child in sentence.children(token):
            if child.relation == "appos" and child.i > token.i and child.pos in NOMINAL:
                return next(iter(self._belonging.countries(sentence, child, core(sentence, child))), None)
        return None

    # ------------------------------------------------------------- coreference

    def _pronoun(self, sentence: Sentence, token: Token) -> list[Found]:
        kind = words().third_person.get(token.lower)
        if kind is None:
            return []
        here = sentence.span_of(token, token)
        beside = self._beside(sentence, token, kind)
        return [item.at(here) for item in beside or self._memory.for_pronoun(sentence, token, kind)]

    def _beside(self, sentence: Sentence, token: Token, kind: str) -> Sequence[Found]:
        """Whose a noun is that is joined with its owner: "the envoy and his aides"."""
        noun = sentence.head(token)
        owner = sentence.head(noun) if noun is not None and noun.relation == "conj" else None
        if token.dep != "nmod:poss" or owner is None or owner.pos not in ("NOUN", "PROPN"):
            return ()
        found = self._resolve(sentence, owner)
        plural = bool(found) and (found[0].plural or len(found) > 1)
        fits = {"person": "person", "body": "body"}.get(kind)
        if not found or plural != (kind == "group") or (fits == "person" and found[0].kind != "person"):
            return ()
        return () if fits == "body" and found[0].kind == "person" else found


def _same_name(inside: Sequence[Token], known: Found) -> bool:
    """Whether a name can be that of somebody met before: "Kim" and "Mr Kim" are Kim Ok Su, "Kim Un Chol" is not."""
    parts = {t.lower for t in inside if t.entity == "PERSON" and t.pos == "PROPN" and len(t.text.rstrip(".")) > 1}
    return len(parts) < 2 or len(parts & set((known.ref.name or known.ref.text).lower().split())) > 1

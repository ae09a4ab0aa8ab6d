"""Whose a noun is: the actors that qualify it by adjective, possessor, allegiance or preposition."""

from collections.abc import Callable, Iterable, Sequence

from ..read import Sentence, Token
from .clauses import NOMINAL, conjuncts, prepositions
from .found import Found, apart
from .gazetteer import gazetteer
from .lexicon import lexicon
from .names import Names
from .phrases import core, mention
from .places import country_of_place
from .words import days, words

# Prepositions that tie a noun to a party, the closest ties first.
_TIES = (("of",), ("from", "for", "by"), ("to", "with", "against", "on", "at"), ("in", "near"))


class Belonging:
    """The ties of nouns to actors. ``resolve`` says what every conjunct of a phrase resolves to."""

    def __init__(self, names: Names, resolve: Callable[[Sentence, Token], list[Found]]) -> None:
        self._names = names
        self._conjuncts = resolve

    def countries(self, sentence: Sentence, token: Token, inside: Sequence[Token]) -> list[str]:
        """The codes of the countries that a noun belongs to, by its own words or those of heads it is joined with."""
        found = (
            self.modifiers(sentence, token, inside)
            or self._beside(sentence, inside or core(sentence, token))
            or self._shared(sentence, token)
            or self._common(sentence, token, inside)
        )
        if found and all(item.kind == "body" for item in found):  # "Foreign Office spokesman of Chad"
            states = [
                item
                for child in sentence.children(token)
                if child.relation == "nmod" and child.i > token.i and prepositions(sentence, child)[:1] == ["of"]
                for item in self._conjuncts(sentence, child)
                if item.kind == "country"
            ]
            found = states or found
        pair = _first_of_pair(sentence, token, found)
        sure = [item for item in pair if not item.inferred]
        return list(dict.fromkeys(item.ref.country for item in sure or pair if item.ref.country))

    def _beside(self, sentence: Sentence, inside: Sequence[Token]) -> list[Found]:
        """The country right before a title, whatever it hangs on: "Chadian / Foreign Minister Ali Bo".

        Or the body whose initials stand between: "Arab League (AL) chief".
        """
        before = sentence.tokens[inside[0].i - 1] if inside[0].i else None
        if before is not None and before.text == ")" and before.i > 3 and sentence.tokens[before.i - 2].text == "(":
            named = self._names.at(sentence, sentence.tokens[before.i - 3])
            return self._names.modifier(sentence, named, inside) if named is not None else []
        match = self._names.at(sentence, before) if before is not None else None
        if match is None or all(entity.form not in ("adjective", "people") for entity in match.entities):
            return []
        return self._names.states(sentence, match)

    def _shared(self, sentence: Sentence, token: Token) -> list[Found]:
        """Whom several heads belong to, whichever it hangs on: "the president, government and people of Gabon"."""
        first = token
        while first.relation == "conj" and (head := sentence.head(first)) is not None and head.pos in NOMINAL:
            first = head
        last = conjuncts(sentence, first)[-1]
        for head in (last, first):
            for child in sentence.children(head) if head.i != token.i else ():
                behind = child.relation == "nmod" and child.i > max(last.i, token.i)
                if behind and prepositions(sentence, child)[:1] == ["of"]:
                    return self._conjuncts(sentence, child)
        return []

    def _common(self, sentence: Sentence, token: Token, inside: Sequence[Token]) -> list[Found]:
        """The adjective before the first of several bare heads goes for all: "the Czech president and people"."""
        head = sentence.head(token)
        if (
            token.relation != "conj"
            or len(inside) > 1
            or token.pos != "NOUN"
            or head is None
            or head.pos not in NOMINAL
        ):
            return []
        if any(child.dep in ("det", "nmod:poss") for child in sentence.children(token)):
            return []
        matches = self._names.before(sentence, core(sentence, head), head)
        adjectives = [m for m in matches if any(e.form == "adjective" for e in m.entities)]
        return [item for match in adjectives for item in self._names.states(sentence, match)]

    def named_before(self, sentence: Sentence, inside: Sequence[Token], token: Token) -> list[Found]:
        """The known names before a noun in its phrase."""
        matches = self._names.before(sentence, inside, token)
        return [item for match in matches for item in self._names.modifier(sentence, match, inside)]

    def modifiers(
        self,
        sentence: Sentence,
        token: Token,
        inside: Sequence[Token] = (),
        besides: Sequence[Found] = (),
    ) -> list[Found]:
        """Actors that qualify a noun, the closest construction first: adjective or title, possessor, of, from, in."""

        def others(items: Iterable[Found]) -> list[Found]:
            return apart(items, besides, states=True)

        found = others(self.named_before(sentence, inside or core(sentence, token), token))
        if found:
            return found
        named = [part for part in sentence.children(token) if part.relation == "flat"]
        children = [child for part in (token, *named) for child in sentence.children(part)]
        for child in children:
            if child.dep == "nmod:poss":
                found += others(self._conjuncts(sentence, child) or self.modifiers(sentence, child, besides=besides))
        found = found or others(self._liege(sentence, token) or self._leader(sentence, token))
        nameless: list[Found] = []  # "member of the Federal Parliament from the Christian Union of Germany"
        for wanted in _TIES:
            if (found and any(item.ref.country for item in found)) or ((found or nameless) and "from" not in wanted):
                break
            nameless, found = nameless or found, []
            for child in children:
                if child.relation not in ("nmod", "obl") or child.i < token.i:
                    continue
                if set(prepositions(sentence, child)) & set(wanted):
                    own = others(self._conjuncts(sentence, child))
                    if not any(item.ref.country for item in own):  # "Minister of Youth and Sports of Peru"
                        deeper = [
                            f
                            for part in conjuncts(sentence, child)
                            for f in self.modifiers(sentence, part, besides=besides)
                        ]
                        own = [f for f in others(deeper) if f.ref.country or not own] or own
                    found += own or others(self.place(sentence, child))
        return found if any(item.ref.country for item in found) else nameless or found

    def _liege(self, sentence: Sentence, token: Token) -> list[Found]:
        """Whom a group is loyal to: "troops loyal to the Chadian president", also where "loyal" was read as a verb."""
        for adjective in (*sentence.children(token), *([head] if (head := sentence.head(token)) is not None else [])):
            if adjective.lemma in words().allegiance and adjective.i > token.i:
                for child in sentence.children(adjective):
                    if child.relation in ("obl", "nmod") and "to" in prepositions(sentence, child):
                        return self._conjuncts(sentence, child) or self.modifiers(sentence, child)
        return []

    def _leader(self, sentence: Sentence, token: Token) -> list[Found]:
        """Who is named as the head of a group: "a delegation led by the Chadian minister"."""
        for clause in sentence.children(token):
            if clause.relation == "acl" and clause.tag == "VBN" and clause.lemma in words().leading:
                for child in sentence.children(clause):
                    if child.relation == "obl" and "by" in prepositions(sentence, child):
                        return [f for f in self._conjuncts(sentence, child) if f.ref.country]
        return []

    def place(self, sentence: Sentence, token: Token) -> list[Found]:
        """A town or region as a party: its people, with the country it lies in."""
        proper = [t for t in core(sentence, token) if t.pos == "PROPN"]
        for last in range(len(proper), 0, -1):  # "Gaza Strip Sunday": a name may have swallowed what follows
            if any(t.lower not in days() | lexicon().classes["territory"] for t in proper[last:]):
                break  # but the Independence Monument does not stand in a town of Independence
            name = sentence.text_between(proper[0].start, proper[last - 1].end)
            is_country = any(entity.kind == "country" for entity in gazetteer().lookup(name))
            country = country_of_place(name, self._names.told(sentence)) if not is_country else None
            if country:
                return [Found(mention(sentence, proper[:last], country, ("CVL",), None, name), "place")]
        return []


def _first_of_pair(sentence: Sentence, token: Token, found: Sequence[Found]) -> Sequence[Found]:
    """Of two states hyphened in the name of a society the first, whose it is: "Peru-Chad Friendship Committee"."""
    if len(found) != 2 or token.lemma not in lexicon().classes["society"] or not token.text[:1].isupper():
        return found
    between = next((t for t in sentence.tokens if t.start == found[0].ref.end), None)
    hyphened = between is not None and between.text in ("-", "–") and between.end == found[1].ref.start
    return found[:1] if hyphened else found

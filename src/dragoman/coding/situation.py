"""Words that mean what the text has before it: "both sides", "the north", "here", a minority of the land."""

from collections.abc import Sequence
from dataclasses import replace

from ..read import Reading, Sentence, Token
from .found import Found
from .gazetteer import gazetteer
from .memory import Memory
from .names import Names
from .offices import roles
from .phrases import mention, phrase, span_of
from .setting import Setting
from .words import words


class Situation:
    """Resolves what is told by its place in the text alone."""

    def __init__(self, reading: Reading, names: Names, memory: Memory, setting: Setting) -> None:
        self._reading = reading
        self._names = names
        self._memory = memory
        self._setting = setting

    def minority(self, sentence: Sentence, token: Token) -> list[Found]:
        """People of a descent, who belong to the country they live in: "ethnic Turks in Sweden"."""
        country = self._setting.around(sentence, token) or self._setting.story(sentence)
        ref = mention(sentence, phrase(sentence, token), country, ("CVL",))
        return [Found(ref, "group", plural=True, inferred=True)]

    def both_sides(self, sentence: Sentence, token: Token, inside: Sequence[Token]) -> list[Found] | None:
        """The parties of "the two sides", none where they are not known; None where the phrase is of another kind."""
        described = " ".join([t.lower for t in inside if t.lower != "the"][-2:])
        if not ({described, token.lower} & words().joint_descriptions):
            return None
        here = span_of(sentence, inside)
        number = next((int(words().number[t.lower]) for t in inside if t.lower in words().number), 2)
        met = self._memory.last_countries(sentence.index, token, number) or self._last_named(sentence, token, number)
        return [item.at(here, plural=True) for item in met]

    def _last_named(self, sentence: Sentence, token: Token, number: int) -> list[Found]:
        """The countries named last in any form, a minister's or some goods', where there are as many as wanted."""
        latest: dict[str | None, Found] = {}
        for place in reversed(self._reading.sentences[max(0, sentence.index - 2) : sentence.index + 1]):
            for match in reversed(self._names.matches(place)):
                if place.index == sentence.index and match.last >= token.i:
                    continue
                for item in self._names.states(place, match):
                    if len(latest) < number:
                        state = replace(item, ref=replace(item.ref, sector=("GOV",)))
                        latest.setdefault(item.ref.country, state)
        return list(latest.values())[::-1] if len(latest) == number else []

    def half(self, sentence: Sentence, token: Token) -> list[Found]:
        """The state meant by "the north" or "the south side", where the text has spoken of both halves of the land."""
        side = token
        if token.lower == "side":
            side = next((c for c in sentence.children(token) if c.lower in words().halves), token)
        code = words().halves.get(side.lower)
        bare = all(
            c.relation in ("det", "case", "amod", "compound", "punct", "conj", "cc") for c in sentence.children(token)
        )
        definite = any(c.lower == "the" for c in sentence.children(token))
        if code is None or not bare or not definite:
            return []
        if not set(words().halves.values()) <= set(self._memory.countries(sentence.index)):
            return []
        entity = next(iter(gazetteer().named(f"country:{code}")), None)
        tokens = sentence.tokens[side.i : token.i + 1]
        return [Found(mention(sentence, tokens, code, ("GOV",), entity.id, entity.name), "country")] if entity else []

    def just_named(self, sentence: Sentence, token: Token, word: str) -> str | None:
        """Whose "the regime" or "the ministry" is by the country named last, in whatever form: "the Chadian crisis"."""
        last = self._last_named(sentence, token, 1) if word in roles().kin else []
        return next((f.ref.country for f in last if f.ref.country != self._setting.newsroom), None)

    def land(self, sentence: Sentence, token: Token, inside: Sequence[Token]) -> list[Found]:
        """The state meant by "the country" or "the West African nation": the one spoken of last."""
        before = [child for child in sentence.children(token) if child.i < token.i]
        after = {child.relation for child in sentence.children(token) if child.i > token.i}
        other = any(part.lower in roles().not_lands or part.pos == "NUM" for part in (*inside, *before))
        if self._setting.home or other or token.tag == "NNS" or not after.isdisjoint(("nmod", "acl", "conj")):
            return []
        if not any(child.lower in ("the", "this", "that") for child in before):
            return []
        found = self._memory.land(sentence, token, self._setting.newsroom)
        if found is None:
            return []
        ref = mention(sentence, phrase(sentence, token), found.ref.country, ("GOV",), None, None)
        return [Found(ref, "country", inferred=True)]

    def here(self, sentence: Sentence, token: Token) -> list[Found]:
        """The host of "arrived here"."""
        entity = self._setting.here
        if entity is None:
            return []
        ref = mention(sentence, [token], entity.country, ("GOV",), entity.id, entity.name)
        return [Found(ref, "country", inferred=True)]

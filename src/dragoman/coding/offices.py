"""Role nouns: what an office or a group word says about its bearer, from ``actors/roles.toml``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..data import load_toml
from .gazetteer import atoms


@dataclass(frozen=True, slots=True)
class Role:
    """PLOVER sectors, and whether the word means a person, a group or a body.

    A ``relay`` takes the sectors of the body it belongs to ("army spokesman"); a ``definite`` one is an actor only
    with an article, a possessor or a country; ``country`` stands where the text names none (peacekeepers: UNO);
    ``several`` are states at once, which take no country from around them.
    """

    words: tuple[str, ...]
    sector: tuple[str, ...]
    kind: str
    relay: bool = False
    definite: bool = False
    country: str | None = None
    several: bool = False


class Roles:
    """Role nouns by their last word, the longest first, and the words that change an office: former, acting.

    ``international`` are the words in a name that make a body one of many countries.
    ``others`` belong to another country than the one that they are said to be of, and
    ``foes`` are words for those that a text is against.
    ``anaphors`` stand, with an article alone, for the body spoken of last, ``lands`` for the state spoken of last
    unless one of ``not_lands`` stands before them.
    ``newsroom`` are, by country, the words that a paper of that country uses bare only of its own.
    ``kin`` are the offices from which a body without a country takes one: "the ministry" after "the Danish minister".
    """

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self._index: dict[str, list[Role]] = {}
        for entry in raw["role"]:
            self._add(entry["words"], entry)
        self._add(raw["family"]["words"], {"sector": raw["family"]["sector"], "kind": "person"})
        self.kin: dict[str, tuple[str, ...]] = {word: tuple(listed) for word, listed in raw["kin"].items()}
        self.others = frozenset(raw["others"]["words"])
        self.foes = frozenset(raw["foes"]["words"])
        self.anaphors = frozenset(raw["anaphors"]["words"])
        self.lands = frozenset(raw["lands"]["words"])
        self.not_lands = frozenset(raw["lands"]["not_after"])
        self.newsroom: dict[str, frozenset[str]] = {code: frozenset(held) for code, held in raw["newsroom"].items()}
        self.international = frozenset(raw["international"]["words"])
        self._ranks = tuple(word for word in raw["rank"]["words"] if word.endswith("-"))
        self.former = frozenset(raw["former"]["words"]) - frozenset(raw["former"]["not_former"])
        for roles in self._index.values():
            roles.sort(key=lambda role: -len(role.words))

    def _add(self, texts: Iterable[str], entry: Mapping[str, Any]) -> None:
        for text in texts:
            parts = atoms(text)
            role = Role(
                parts,
                tuple(entry["sector"]),
                entry.get("kind", "person"),
                entry.get("relay", False),
                entry.get("definite_only", False),
                entry.get("country"),
                entry.get("several", False),
            )
            self._index.setdefault(parts[-1], []).append(role)

    def unprefixed(self, form: str) -> str:
        """An office word without the prefix that says its bearer has left it: "minister" of "ex-minister"."""
        prefix, hyphen, office = form.partition("-")
        return office if hyphen and prefix in self.former else form

    def unranked(self, form: str) -> str:
        """An office word without the prefix that says its rank: "chairman" of "vice-chairman"."""
        return next((form.removeprefix(rank) for rank in self._ranks if form.startswith(rank)), form)

    def find(self, forms: list[str], at: int) -> Role | None:
        """The longest role whose last word is the one at ``at`` in a list of lower-case forms."""
        for role in self._index.get(forms[at], ()):
            size = len(role.words)
            if size <= at + 1 and tuple(forms[at + 1 - size : at + 1]) == role.words:
                return role
        return None


@cache
def roles() -> Roles:
    """The role nouns, read once."""
    return Roles(load_toml("actors/roles.toml"))

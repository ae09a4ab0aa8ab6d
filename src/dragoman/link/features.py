"""What a document is likened by: its weighty words, those of the title above all, and what was coded in it."""

import functools
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..data.loader import load_toml
from .words import rarity, words

_LONG_WORD = 12  # characters; no opening is longer than its words are many times this
ACTOR, EVENT = "@", "!"
"""What the terms of coded actors and events begin with."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The figures of ``link/stories.toml``, where each is explained."""

    title: float
    opening: int
    repeats: float
    rarity: float
    rarest: float
    commonest: float
    most: int
    actor: float
    event: float
    half_life: float
    timeless: float
    local: float
    floor: float
    threshold: float
    run: int
    fewest_runs: int
    compared: float
    same: float
    contains: float


@functools.cache
def settings() -> Settings:
    """The figures as they ship. Raises DataError."""
    raw = load_toml("link/stories.toml")
    sections = ("words", "coded", "likeness", "stories", "copies")
    return Settings(**{name: value for section in sections for name, value in raw[section].items()})


@dataclass(frozen=True, slots=True)
class Features:
    """A document's terms, the weightiest first, and their weights, a vector of unit length; ``day`` is an ISO date."""

    document: str
    day: str | None
    terms: tuple[str, ...]
    weights: tuple[float, ...]


def features(document: Mapping[str, Any], use: Settings | None = None) -> Features:
    """The features of a document as ``View.unlinked`` gives it."""
    use = use or settings()
    title = words(document["title"] or "")
    opening = words(document["text"][: use.opening * _LONG_WORD])[: use.opening]
    in_title = set(title)
    weights = {
        word: (use.title if word in in_title else 1.0)
        * (1 + math.log(count)) ** use.repeats
        * min(rarity(word), use.rarest) ** use.rarity
        for word, count in Counter([*title, *opening]).items()
        if rarity(word) >= use.commonest
    }
    weights.update(_coded(document["events"] or (), use))
    best = sorted(((term, w) for term, w in weights.items() if w > 0), key=lambda item: (-item[1], item[0]))[: use.most]
    length = math.sqrt(math.fsum(weight * weight for _, weight in best)) or 1.0
    terms, values = tuple(term for term, _ in best), tuple(weight / length for _, weight in best)
    return Features(document["id"], document["published"], terms, values)


def _coded(events: Any, use: Settings) -> Iterator[tuple[str, float]]:
    """The terms of coded events and of those who take part in them; what is only recalled does not count."""
    for event in events:
        if event["historical"]:
            continue
        for who in (*event["actors"], *event["recipients"]):
            yield f"{ACTOR}{who}", use.actor
        if event["actors"]:
            sides = "+".join(event["actors"]), "+".join(event["recipients"])
            yield f"{EVENT}{event['event']} {' → '.join(side for side in sides if side)}", use.event

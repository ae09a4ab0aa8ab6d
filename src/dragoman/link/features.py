"""What a document is likened by: its weighty words, those of the title above all."""

import functools
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..data.loader import load_toml
from .words import rarity, words


@dataclass(frozen=True, slots=True)
class Settings:
    """The figures of ``link/stories.toml``, where each is explained."""

    title: float
    opening: float
    opening_words: int
    most_terms: int
    half_life: float
    timeless: float
    floor: float
    threshold: float


@functools.cache
def settings() -> Settings:
    """The figures as they ship. Raises DataError."""
    raw = load_toml("link/stories.toml")
    return Settings(
        **raw["words"],
        opening_words=raw["limits"]["opening"],
        most_terms=raw["limits"]["terms"],
        **raw["likeness"],
        **raw["stories"],
    )


@dataclass(frozen=True, slots=True)
class Features:
    """A document's terms, the weightiest first, and their weights, a vector of unit length; ``day`` is an ISO date."""

    document: str
    day: str | None
    terms: tuple[str, ...]
    weights: tuple[float, ...]


def features(document: Mapping[str, Any], use: Settings | None = None) -> Features:
    """The features of a document as ``View.unlinked`` gives it.

    A word weighs (1 + ln n) idf, n counting each occurrence by its place.
    """
    use = use or settings()
    counts: Counter[str] = Counter()
    for word in words(document["title"] or ""):
        counts[word] += use.title  # type: ignore[assignment]
    for word in words(document["text"][: use.opening_words * 12])[: use.opening_words]:
        counts[word] += use.opening  # type: ignore[assignment]
    weights = {word: math.log1p(count) * rarity(word) for word, count in counts.items()}
    best = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[: use.most_terms]
    length = math.sqrt(math.fsum(weight * weight for _, weight in best)) or 1.0
    return Features(
        document["id"],
        document["published"],
        tuple(word for word, _ in best),
        tuple(weight / length for _, weight in best),
    )

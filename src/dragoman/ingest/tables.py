"""The word tables of layout, loaded once and compiled to regular expressions."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..data import load_toml


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first; a space stands for any run of white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in ordered)


@dataclass(frozen=True, slots=True)
class Words:
    """The word tables of one language, as they stand in its data file; ``months`` maps a lower-case name to 1-12."""

    months: dict[str, int]
    dates: dict[str, Any]
    byline: dict[str, Any]
    credit: dict[str, Any]
    subscribe: dict[str, Any]
    source: dict[str, Any]
    text: dict[str, Any]
    agencies: frozenset[str]


@cache
def words(lang: str = "en") -> Words:
    """The layout words of a language. Raises DataError where the file is missing or malformed."""
    raw = load_toml(f"ingest/{lang}.toml")
    months = {name.lower(): number for number, names in enumerate(raw["dates"]["months"], 1) for name in names}
    sections = {name: raw[name] for name in ("dates", "byline", "credit", "subscribe", "source", "text")}
    return Words(months=months, agencies=frozenset(raw["source"]["agencies"]), **sections)


@cache
def function_words(lang: str = "en") -> frozenset[str]:
    """The common words that tell a language from others of the same script, in lower case."""
    return frozenset(words(lang).text["function_words"])

"""The time words of the language and the pattern pieces made of them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...data import load_toml
from ..words import words as grammar


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Tables from ``lexicon/en/time.toml``, with alternations ready for regular expressions."""

    raw: dict[str, Any]
    pieces: dict[str, str]

    def number(self, text: str) -> int | None:
        """A small number in digits or words ("three", "twenty-one", "a"); None where it is none."""
        text = text.lower().replace(",", "")
        if text.isdigit():
            return int(text)
        if text in ("a", "an", "one"):
            return 1
        if text in self.raw["vague_number"]:
            return int(self.raw["vague_number"][text]) if self.raw["vague_number"][text].isdigit() else None
        total = 0
        for part in re.split(r"[\s-]+", text):
            if part not in grammar().number:
                return None
            total += int(grammar().number[part])
        return total


def _alternation(entries: list[str]) -> str:
    return (
        "(?:"
        + "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in sorted(entries, key=len, reverse=True))
        + ")"
    )


@cache
def time_words() -> TimeWords:
    """The tables, read once."""
    raw = load_toml("lexicon/en/time.toml")
    pieces = {}
    for name, entry in raw.items():
        if name == "meta":
            continue
        pieces[name] = _alternation(list(entry["words"] if set(entry) == {"words"} else entry))
    small = [word for word in grammar().number if word != "half"]
    ten = _alternation(small)
    pieces["number"] = rf"(?:\d{{1,3}}(?!\d)|{_alternation(list(raw['vague_number']))}|{ten}(?:-{ten})?|an?)"
    pieces["units"] = "(?:" + "|".join(sorted(raw["unit"], key=len, reverse=True)) + ")s?"
    pieces["year"] = r"(?:1[0-9]|20|21)\d\d"
    pieces["dom"] = r"(?:3[01]|[12]\d|0?[1-9])"
    pieces["ordinal"] = r"(?:st|nd|rd|th)?"
    return TimeWords(raw, pieces)

"""The time words of the language and the pattern pieces made of them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...data import load_toml
from ...errors import DataError
from ..words import words as grammar

_NAME = re.compile(r"\{([a-z_0-9]*[a-z][a-z_0-9]*)\}")
_NOT_TABLES = ("meta", "rule", "piece", "directional")
_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}
_RANGE = re.compile(r"\s+(?:to|or)\s+|(?<=\d)[-–](?=\d)")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The tables of ``lexicon/en/time.toml``, with pieces of regular expressions made of them."""

    raw: dict[str, Any]
    pieces: dict[str, str]

    def expand(self, pattern: str) -> str:
        """A pattern with every ``{piece}`` filled in. Raises DataError for a piece that there is none of."""
        while match := _NAME.search(pattern):
            if match[1] not in self.pieces:
                raise DataError(f"time.toml: no piece {match[1]!r}")
            pattern = pattern[: match.start()] + self.pieces[match[1]] + pattern[match.end() :]
        return pattern

    def said(self, table: str, text: str | None) -> bool:
        """Whether a table of plain words holds this one, whatever its case and spacing."""
        return text is not None and tidy(text) in self.raw[table]["words"]

    def value(self, table: str, text: str) -> Any:
        """What a table says of a word."""
        return self.raw[table][tidy(text).rstrip(".")]

    def unit(self, text: str) -> str:
        """The singular of a unit of time."""
        text = tidy(text)
        if text in self.raw["unit"]:
            return text
        return str(self.raw["plural"].get(text, text.removesuffix("s")))

    def number(self, text: str) -> float | None:
        """A number in figures or words ("three", "twenty-one", "two and a half", "a"); None where it is vague.

        Of a range ("two to three") the lower end counts.
        """
        text = _plain_fractions(tidy(text).replace(",", ""))
        text = _RANGE.split(text)[0]
        whole, half, _ = text.partition("and a half")
        if not half:
            whole, half, _ = text.partition("-and-a-half")
        if half:
            held = self.number(whole.strip(" -"))
            return None if held is None else held + 0.5
        if re.fullmatch(r"\d+(?:\.\d+)?", text):
            return float(text)
        if text in self.raw["vague_number"]:
            listed = self.raw["vague_number"][text]
            return float(listed) if listed.isdigit() else None
        return _spelled(text)


def _plain_fractions(text: str) -> str:
    """ "5 1/2" and "5½" as "5.5"."""
    text = re.sub(r"[½¼¾]", lambda sign: _FRACTIONS[sign[0]], text)
    return re.sub(r"^(\d+)[\s-](\d)/(\d)$", lambda part: f"{int(part[1]) + int(part[2]) / int(part[3]):.3g}", text)


def _spelled(text: str) -> float | None:
    if text in ("half", "half a", "half an"):
        return 0.5
    total = 0.0
    for part in re.split(r"[\s-]+", text):
        if part in ("a", "an"):
            total += 0 if total else 1
        elif part == "hundred":
            total *= 100
        elif part in grammar().number:
            total += grammar().number[part]
        else:
            return None
    return total


def tidy(text: str) -> str:
    """Lower case, straight apostrophes, single spaces."""
    return re.sub(r"\s+", " ", text.lower()).replace("’", "'")


def _alternation(entries: list[str]) -> str:
    ordered = sorted(entries, key=lambda entry: (-len(entry), entry))
    escaped = (re.escape(entry).replace(r"\ ", r"\s+").replace("'", "['’]") for entry in ordered)
    return "(?:" + "|".join(escaped) + ")"


@cache
def time_words() -> TimeWords:
    """The tables, read once."""
    raw = load_toml("lexicon/en/time.toml")
    pieces = {
        name: _alternation(list(entry["words"] if set(entry) == {"words"} else entry))
        for name, entry in raw.items()
        if name not in _NOT_TABLES
    }
    pieces["small"] = _alternation([word for word in grammar().number if word != "half"])
    pieces["units"] = _alternation([*raw["unit"], *raw["plural"], *(f"{unit}s" for unit in raw["unit"])])
    pieces.update(raw["piece"])
    return TimeWords(raw, pieces)

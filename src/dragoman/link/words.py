"""Words as features: found, folded and weighed by how rare they are in English prose at large."""

import functools
import math
import re

from ..data.loader import load_csv

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_APOSTROPHE = re.compile(r"['’]s?\b")


def words(text: str) -> list[str]:
    """The words and numbers of a text in order, in folded case and the singular: ``["report", "500", "shell"]``.

    Initials lose their dots, so that "U.S." and "US" are one word.
    """
    plain = _APOSTROPHE.sub("", text)
    return [singular(found.casefold()) for found in _WORD.findall(re.sub(r"\b(\w)\.(?=\w\b)", r"\1", plain))]


def singular(word: str) -> str:
    """The word without its plural s, by the S-stemmer (Harman 1991, How effective is suffixing?, JASIS 42)."""
    if len(word) < 4 or not word.endswith("s"):
        return word
    if word.endswith("ies") and word[-4] not in "ae":
        return word[:-3] + "y"
    if word.endswith("es") and word[-3] not in "aeo":
        return word[:-1]
    return word if word[-2] in "us" else word[:-1]


def rarity(word: str, more: float = 0.0) -> float:
    """The inverse document frequency of a word: ln(N / n), N passages of prose of which n hold it, 1 for unseen words.

    ``more`` is added to n.
    """
    passages, known = _frequencies()
    return math.log(passages / min(known.get(word, 1) + more, passages))


@functools.cache
def _frequencies() -> tuple[int, dict[str, int]]:
    known = {row["word"]: int(row["documents"]) for row in load_csv("link/frequencies.csv").rows}
    return known.pop("*"), known

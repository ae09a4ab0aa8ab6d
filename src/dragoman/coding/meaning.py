"""What a word that no frame knows may mean: by the words of the lexicon it is like, and by the clause around it.

``data/classifier/words.csv`` says what some thousands of words that the lexicon lacks mean by the company they keep: a
number for each category, and the words of the lexicon that spoke for them. ``weights.csv`` weighs these numbers
together with the signs of a clause into the chance of each category. Both are made by ``training/classifier.py``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from ..data import load_csv

Numbers = npt.NDArray[np.float64]

_NAMED = 4  # how many signs an explanation names


@dataclass(frozen=True, slots=True)
class Model:
    """``names`` are the categories, the last being none; ``words`` what a word means and which words it is like;
    ``mixing`` weighs the meaning of a verb or a noun; ``weights`` are those of signs."""

    version: str
    names: tuple[str, ...]
    words: dict[str, tuple[Numbers, str]]
    mixing: dict[str, Numbers]
    weights: dict[str, Numbers]


@cache
def model() -> Model:
    """The shipped model, read once."""
    words, weights = load_csv("classifier/words.csv"), load_csv("classifier/weights.csv")
    names = weights.columns[1:]

    def numbers(row: dict[str, str]) -> Numbers:
        return np.array([float(row[name]) for name in names])

    rows = {row["sign"]: numbers(row) for row in weights.rows}
    mixing = {part: np.array([rows.pop(f"{part}:{name}") for name in names]) for part in ("verb", "noun")}
    meant = {row["word"]: (numbers(row), row["like"]) for row in words.rows}
    return Model(weights.header.version, names, meant, mixing, rows)


def chances(word: str, pos: str, signs: Sequence[str]) -> Numbers | None:
    """The chance of each category for a word with these signs; None for words not listed."""
    known = model()
    if word not in known.words:
        return None
    total = known.words[word][0] @ known.mixing["noun" if pos == "NOUN" else "verb"] + known.weights["always"]
    for sign in signs:
        if sign in known.weights:
            total = total + known.weights[sign]
    raised = np.exp(total - total.max())
    return raised / raised.sum()  # type: ignore[no-any-return]


def reasons(word: str, signs: Sequence[str], category: str) -> tuple[str, ...]:
    """What spoke for a category against none: the words of the lexicon that the word is like, then signs."""
    known = model()
    at = known.names.index(category)
    for_it = {s: float(row[at] - row[-1]) for s in signs if (row := known.weights.get(s)) is not None}
    spoke = sorted((sign for sign in for_it if for_it[sign] > 0), key=lambda sign: (-for_it[sign], sign))
    return (f"like {known.words[word][1]}", *spoke[:_NAMED])

"""Likeness: the cosine of two documents' terms, less with the days between them."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Self

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from .features import Features, Settings
from .words import rarity

_CHUNK = 256
_LEAST = 0.1  # the rarity that is left to a word however many documents hold it
UNDATED = -1

Floats = npt.NDArray[np.float32]
Whole = npt.NDArray[np.int64]
Pairs = tuple[Whole, Whole, Floats]
"""Rows to the left, rows to the right, scores."""


class Space:
    """The documents as rows of a sparse matrix, one column a term."""

    def __init__(self, terms: csr_array, names: Sequence[str], days: Whole, use: Settings) -> None:
        self._terms = terms
        self._names = names
        self._days = days
        self._use = use

    @classmethod
    def of(cls, documents: Sequence[Features], use: Settings) -> Self:
        """The space of these documents, in their order."""
        columns: dict[str, int] = {}
        indices = [columns.setdefault(term, len(columns)) for item in documents for term in item.terms]
        sizes = np.cumsum([0, *(len(item.terms) for item in documents)])
        data = np.fromiter((weight for item in documents for weight in item.weights), np.float32, len(indices))
        terms = csr_array((data, indices, sizes), shape=(len(documents), max(len(columns), 1)))
        return cls(terms, list(columns), np.array([_day(item.day) for item in documents], np.int64), use)

    def local(self, rows: Whole) -> Self:
        """The space of some documents, in which words that many of them share weigh less.

        Each that holds a word counts as ``local`` passages of common prose that hold it (see ``words.rarity``): the
        name that a hundred articles of a topic share does not make them one story.
        """
        terms = self._terms[rows]
        held, counts = np.unique(terms.indices, return_counts=True)
        factors = np.ones(terms.shape[1])
        for column, count in zip(held.tolist(), counts.tolist(), strict=True):
            if count > 1:
                factors[column] = self._fading(self._names[column], count - 1)
        weighed = terms.multiply(factors).tocsr()
        lengths = np.sqrt(weighed.multiply(weighed).sum(axis=1))
        lengths[lengths == 0] = 1
        unit = weighed.multiply(1 / lengths[:, None]).tocsr().astype(np.float32)
        return type(self)(unit, self._names, self._days[rows], self._use)

    def _fading(self, term: str, others: int) -> float:
        """What is left of a term's weight that so many other documents hold."""
        use = self._use
        before, now = (min(rarity(term, more), use.rarest) for more in (0.0, use.local * others))
        return float((max(now, _LEAST) / max(before, _LEAST)) ** use.rarity)

    def pairs(self, left: Whole, right: Whole, least: float) -> Iterator[Pairs]:
        """All pairs of a row of ``left`` and another of ``right`` that are at least so alike, chunk by chunk."""
        across = self._terms[right].T.tocsr()
        for start in range(0, len(left), _CHUNK):
            rows = left[start : start + _CHUNK]
            product = (self._terms[rows] @ across).tocoo()
            strong = product.data >= least
            ones, others = rows[product.row[strong]], right[product.col[strong]]
            scores = product.data[strong] * self._nearness(self._days[ones], self._days[others])
            kept = (scores >= least) & (ones != others)
            yield ones[kept], others[kept], scores[kept].astype(np.float32)

    def _nearness(self, left: Whole, right: Whole) -> Floats:
        """What time leaves of likeness; all of it where either document is undated."""
        use = self._use
        left_over = use.timeless + (1 - use.timeless) * np.exp2(-np.abs(left - right) / use.half_life)
        return np.where((left == UNDATED) | (right == UNDATED), 1.0, left_over).astype(np.float32)


def _day(day: str | None) -> int:
    return datetime.date.fromisoformat(day).toordinal() if day else UNDATED

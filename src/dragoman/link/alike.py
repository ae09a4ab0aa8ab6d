"""Likeness: the cosine of two documents' terms, less with the days between them."""

import datetime
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from .features import Features, Settings

_CHUNK = 256
UNDATED = -1

Floats = npt.NDArray[np.float32]
Whole = npt.NDArray[np.int64]
Pairs = tuple[Whole, Whole, Floats]
"""Rows to the left, rows to the right, scores."""


class Space:
    """The documents as rows of a sparse matrix, one column a term."""

    def __init__(self, documents: Sequence[Features], use: Settings) -> None:
        columns: dict[str, int] = {}
        indices = [columns.setdefault(term, len(columns)) for item in documents for term in item.terms]
        sizes = np.cumsum([0, *(len(item.terms) for item in documents)])
        data = np.fromiter((weight for item in documents for weight in item.weights), np.float32, len(indices))
        self.terms = csr_array((data, indices, sizes), shape=(len(documents), max(len(columns), 1)))
        self.days = np.array([_day(item.day) for item in documents], np.int64)
        self._use = use

    def pairs(self, left: Whole, right: Whole, least: float) -> Iterator[Pairs]:
        """All pairs of a row of ``left`` and another of ``right`` that are at least so alike, chunk by chunk."""
        across = self.terms[right].T.tocsr()
        for start in range(0, len(left), _CHUNK):
            rows = left[start : start + _CHUNK]
            product = (self.terms[rows] @ across).tocoo()
            strong = product.data >= least
            ones, others = rows[product.row[strong]], right[product.col[strong]]
            scores = product.data[strong] * self._nearness(self.days[ones], self.days[others])
            kept = (scores >= least) & (ones != others)
            yield ones[kept], others[kept], scores[kept].astype(np.float32)

    def _nearness(self, left: Whole, right: Whole) -> Floats:
        """What time leaves of likeness; all of it where either document is undated."""
        use = self._use
        left_over = use.timeless + (1 - use.timeless) * np.exp2(-np.abs(left - right) / use.half_life)
        return np.where((left == UNDATED) | (right == UNDATED), 1.0, left_over).astype(np.float32)


def _day(day: str | None) -> int:
    return datetime.date.fromisoformat(day).toordinal() if day else UNDATED

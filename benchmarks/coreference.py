"""The CoNLL score of event coreference: the mean F1 of MUC, B-cubed and CEAF-e, over mentions given by name.

MUC: Vilain et al. 1995. B-cubed: Bagga and Baldwin 1998. CEAF-e: Luo 2005, with the phi4 similarity. Mentions alone in
their cluster count, as in the scorer of Pradhan et al. 2014.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping

import numpy as np
from scipy.optimize import linear_sum_assignment

Labels = Mapping[Hashable, Hashable]
"""The cluster of every mention."""

PRF = tuple[float, float, float]


def conll(gold: Labels, found: Labels) -> dict[str, PRF]:
    """Precision, recall and F1 in percent by each measure; ``conll`` holds their mean F1 three times.

    ``found`` must label every mention of ``gold``, and no other.
    """
    if set(gold) != set(found):
        raise ValueError("the mentions found are not those of the gold standard")
    scores = {"muc": _muc(gold, found), "b3": _b3(gold, found), "ceafe": _ceafe(gold, found)}
    mean = sum(score[2] for score in scores.values()) / 3
    return {**scores, "conll": (mean, mean, mean)}


def pairs(gold: Labels, found: Labels, among: Iterable[tuple[Hashable, Hashable]]) -> PRF:
    """Precision, recall and F1 in percent of the pairs said to be one event, of those listed in ``among``."""
    counts: Counter[tuple[bool, bool]] = Counter(
        (gold[left] == gold[right], found[left] == found[right]) for left, right in among
    )
    right = counts[True, True]
    return _prf(right, right + counts[False, True], right, right + counts[True, False])


def _clusters(labels: Labels) -> list[set[Hashable]]:
    clusters: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, label in labels.items():
        clusters[label].add(mention)
    return list(clusters.values())


def _muc(gold: Labels, found: Labels) -> PRF:
    def links(these: Labels, those: Labels) -> tuple[int, int]:
        kept = total = 0
        for cluster in _clusters(these):
            kept += len(cluster) - len({those[mention] for mention in cluster})
            total += len(cluster) - 1
        return kept, total

    return _prf(*links(found, gold), *links(gold, found))


def _b3(gold: Labels, found: Labels) -> PRF:
    both = Counter((gold[mention], found[mention]) for mention in gold)
    in_gold, in_found = Counter(gold.values()), Counter(found.values())
    precision = sum(number * number / in_found[label] for (_, label), number in both.items())
    recall = sum(number * number / in_gold[label] for (label, _), number in both.items())
    return _prf(precision, len(gold), recall, len(gold))


def _ceafe(gold: Labels, found: Labels) -> PRF:
    ours, theirs = _clusters(found), _clusters(gold)
    home = {mention: number for number, cluster in enumerate(theirs) for mention in cluster}
    similarity = np.zeros((len(ours), len(theirs)))
    for row, cluster in enumerate(ours):
        for column, shared in Counter(home[mention] for mention in cluster).items():
            similarity[row, column] = 2 * shared / (len(cluster) + len(theirs[column]))
    rows, columns = linear_sum_assignment(similarity, maximize=True)
    best = float(similarity[rows, columns].sum())
    return _prf(best, len(ours), best, len(theirs))


def _prf(right: float, found: float, kept: float, wanted: float) -> PRF:
    precision, recall = right / found if found else 0.0, kept / wanted if wanted else 0.0
    both = precision + recall
    return 100 * precision, 100 * recall, 100 * 2 * precision * recall / both if both else 0.0

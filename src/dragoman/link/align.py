"""Joining the reports of one event: average linkage over pairs, with the judgements of people above all.

The outcome does not depend on the order of the reports: they are sorted by id, and ties go to the smaller ids.
"""

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from .matching import Rarity, chance, features, weights
from .reports import Report

Pair = tuple[str, str]
_FLOOR = 0.02
_CROWD, _NEAR = 150, 30


def align(
    reports: Iterable[Report], same: Iterable[Pair] = (), different: Iterable[Pair] = ()
) -> tuple[tuple[str, ...], ...]:
    """Groups of the ids of reports that tell one event, each sorted, in order of their first ids.

    ``same`` and ``different`` are pairs of ids that a person has judged; they always hold. Where they contradict one
    another, ``different`` wins.
    """
    ordered = sorted({report.id: report for report in reports}.values(), key=lambda report: report.id)
    rarity = Rarity(ordered)
    scores = {
        (left.id, right.id): found
        for left, right in candidates(ordered)
        if (found := chance(features(left, right, rarity))) > _FLOOR
    }
    return grouped([report.id for report in ordered], scores, weights().join, same, different)


def candidates(reports: Sequence[Report]) -> Iterator[tuple[Report, Report]]:
    """The pairs worth comparing, each once, in order.

    They share a word or a frame of the trigger, or an act and a country, or an act of which one does not say who. In a
    crowd that shares one of these each is paired with its neighbours in time, so that the work grows with the number of
    reports and not with its square.
    """
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        for key in _keys(report):
            index[key].append(number)
    order = sorted(range(len(reports)), key=lambda number: (_day(reports[number]), number))
    rank = {number: place for place, number in enumerate(order)}
    pairs: set[tuple[int, int]] = set()
    for members in index.values():
        if len(members) <= _CROWD:
            pairs.update(combinations(members, 2))
        else:
            near = sorted(members, key=rank.__getitem__)
            for place, one in enumerate(near):
                pairs.update((min(one, other), max(one, other)) for other in near[place + 1 : place + 1 + _NEAR])
    return ((reports[left], reports[right]) for left, right in sorted(pairs))


def _day(report: Report) -> int:
    return report.when.first if report.when else 0


def _keys(report: Report) -> set[tuple[str, ...]]:
    keys: set[tuple[str, ...]] = {("word", word) for word in report.heads} | {("frame", name) for name in report.frames}
    if report.act:
        parties = {party.country or "" for party in (*report.actor, *report.recipient)} or {""}
        keys |= {("act", report.act, country) for country in parties}
    return keys


def grouped(
    ids: Collection[str],
    scores: Mapping[Pair, float],
    join: float,
    same: Iterable[Pair] = (),
    different: Iterable[Pair] = (),
) -> tuple[tuple[str, ...], ...]:
    """Average linkage: groups are joined, best first, while their pairs score ``join`` or more on average.

    Pairs that are not in ``scores`` count as 0.
    """
    clusters = _Clusters(ids, different)
    for left, right in sorted((min(pair), max(pair)) for pair in same):
        clusters.unite(left, right)
    clusters.sum(scores)
    clusters.merge(join)
    return tuple(sorted(tuple(sorted(members)) for members in clusters.members.values()))


class _Clusters:
    """Groups under merging; each goes by its smallest id."""

    def __init__(self, ids: Collection[str], different: Iterable[Pair]) -> None:
        self.members: dict[str, list[str]] = {name: [name] for name in sorted(ids)}
        self._home = {name: name for name in self.members}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for left, right in different:
            if left in self._home and right in self._home and left != right:
                self._apart[left].add(right)
                self._apart[right].add(left)
        self._sums: dict[str, dict[str, float]] = defaultdict(dict)

    def unite(self, left: str, right: str) -> None:
        """Join the groups of two ids, unless a judgement keeps them apart."""
        if left in self._home and right in self._home:
            one, other = sorted((self._home[left], self._home[right]))
            if one != other and other not in self._apart[one]:
                self._join(one, other)

    def sum(self, scores: Mapping[Pair, float]) -> None:
        """Add up the scores between groups."""
        for (left, right), score in sorted(scores.items()):
            one, other = self._home[left], self._home[right]
            if one != other:
                self._sums[one][other] = self._sums[other][one] = self._sums[one].get(other, 0.0) + score

    def merge(self, join: float) -> None:
        """Join the best pair of groups until none reaches ``join``."""
        heap = [(-self._mean(one, other), one, other) for one in self._sums for other in self._sums[one] if one < other]
        heapq.heapify(heap)
        while heap:
            score, one, other = heapq.heappop(heap)
            if -score < join:
                return
            if one not in self.members or other not in self.members or other in self._apart[one]:
                continue
            if self._mean(one, other) != -score:
                continue  # an older entry; the newer one is in the heap too
            self._join(one, other)
            for third in self._sums[one]:
                left, right = sorted((one, third))
                heapq.heappush(heap, (-self._mean(left, right), left, right))

    def _mean(self, one: str, other: str) -> float:
        return self._sums[one].get(other, 0.0) / (len(self.members[one]) * len(self.members[other]))

    def _join(self, one: str, other: str) -> None:
        self.members[one] += (moved := self.members.pop(other))
        for name in moved:
            self._home[name] = one
        for third in self._apart.pop(other, set()):
            self._apart[third].discard(other)
            self._apart[third].add(one)
            self._apart[one].add(third)
        for third, score in sorted(self._sums.pop(other, {}).items()):
            self._sums[third].pop(other, None)
            if third != one:
                self._sums[one][third] = self._sums[third][one] = self._sums[one].get(third, 0.0) + score

"""Average-link clustering of a sparse graph, with pairs that must or must not come together."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence

Group = frozenset[int]


def components(size: int, edges: Iterable[tuple[int, int]]) -> list[int]:
    """For each of ``size`` nodes the smallest node that it is connected with."""
    root = list(range(size))

    def find(node: int) -> int:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for left, right in edges:
        one, other = sorted((find(left), find(right)))
        root[other] = one
    return [find(node) for node in range(size)]


def clusters(
    size: int,
    edges: Iterable[tuple[int, int, float]],
    threshold: float,
    together: Iterable[Sequence[int]] = (),
    apart: Iterable[tuple[int, int]] = (),
) -> list[list[int]]:
    """Gather nodes 0 to ``size`` - 1 into clusters, the most alike first, while the average is at least ``threshold``.

    ``edges`` holds each pair that is alike at all once, the others counting as 0; the likeness of two clusters is the
    mean over all pairs between them (UPGMA, Sokal and Michener 1958). Nodes ``together`` start as one cluster; clusters
    with nodes that are to stay ``apart`` never join. Of pairs equally alike those with the smaller nodes come first, so
    that the outcome depends on the numbers of the nodes and on nothing else.
    """
    home = components(size, ((group[0], node) for group in together for node in group[1:]))
    members: dict[int, list[int]] = defaultdict(list)
    for node in range(size):
        members[home[node]].append(node)
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for left, right, score in sorted(edges):  # sorted, as sums of floats depend on their order
        one, other = home[left], home[right]
        if one != other:
            sums[one][other] = sums[other][one] = sums[one].get(other, 0.0) + score
    barred: dict[int, set[int]] = defaultdict(set)
    for left, right in apart:
        barred[home[left]].add(home[right])
        barred[home[right]].add(home[left])
    heap = [
        (-total / (len(members[one]) * len(members[other])), one, other)
        for one, row in sums.items()
        for other, total in row.items()
        if one < other and total >= threshold * len(members[one]) * len(members[other])
    ]
    heapq.heapify(heap)
    while heap:
        score, one, other = heapq.heappop(heap)
        if one not in members or other not in members or other in barred[one]:
            continue
        if -score != sums[one][other] / (len(members[one]) * len(members[other])):
            continue  # an older state of the two
        members[one] += members.pop(other)
        for third, total in sums.pop(other).items():
            del sums[third][other]
            if third != one:
                sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + total
        for third in barred.pop(other, ()):
            barred[third].discard(other)
            barred[third].add(one)
            barred[one].add(third)
        for third, total in sums[one].items():
            pairs = len(members[one]) * len(members[third])
            if total >= threshold * pairs:
                heapq.heappush(heap, (-total / pairs, min(one, third), max(one, third)))
    return [sorted(group) for _, group in sorted(members.items())]

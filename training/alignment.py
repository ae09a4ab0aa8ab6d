"""Trains the weights of ``data/link/align.toml`` and tunes the threshold: prints them.

    python training/alignment.py ecbplus_train.jsonl.gz meantime.jsonl.gz

A logistic regression over pairs of reports within a topic: of gold mentions, and of our own events that cover one. The
weights that ship now are the prior, so that features which these sets do not show (numbers, places, status) keep
theirs. The threshold is the one with the best mean CoNLL score on gold mentions over the sets given.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from coreference import Labels, conll, pairs
from occurrences import Read, articles, between, found

from dragoman.link.align import candidates, grouped
from dragoman.link.matching import FEATURES, Rarity, Weights, chance, features, weights
from dragoman.link.reports import Report

Pairs = dict[str, dict[tuple[str, str], tuple[float, ...]]]


def main() -> None:
    """Train, tune and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+", help="articles with events, as gzipped JSON Lines")
    parser.add_argument("--strength", type=float, default=20.0, help="how strongly the weights now shipped hold")
    parser.add_argument("--shares", type=float, nargs="+", help="how much each set counts; by default all alike")
    given = parser.parse_args()
    shares = given.shares or [1.0] * len(given.gold)
    if len(shares) != len(given.gold):
        parser.error("give as many shares as sets")
    run([list(found(articles(path))) for path in given.gold], shares, given.strength)


def run(sets: Sequence[Sequence[Read]], set_shares: Sequence[float], strength: float) -> None:
    """Train on sets that have been read, each counting by its share, tune and print."""
    compared = [pairs_of(read) for read in sets]
    rows, marks, shares = [], [], []
    for read, by_topic, share in zip(sets, compared, set_shares, strict=True):
        gold = clusters(read)
        for by_pair in by_topic.values():
            for (left, right), values in by_pair.items():
                if left in gold and right in gold:
                    rows.append((1.0, *values))
                    marks.append(float(gold[left] == gold[right]))
                    shares.append(share)
    fitted = fit(np.array(rows), np.array(marks), np.array(shares), strength)
    model = replace(weights(), bias=float(fitted[0]), weight=tuple(map(float, fitted[1:])))
    print(f"{len(rows)} pairs, {sum(marks):.0f} of one event")
    best = max((tuned(model, sets, compared, join), join) for join in np.arange(0.15, 0.6, 0.05))
    print(f"[model]\nbias = {model.bias:.3f}\njoin = {best[1]:.2f}\n\n[weights]")
    for name, weight in zip(FEATURES, model.weight, strict=True):
        print(f"{name} = {weight:.3f}")


def fit(rows: np.ndarray, marks: np.ndarray, shares: np.ndarray, strength: float) -> np.ndarray:
    """The most likely weights under a Gaussian prior around those now shipped."""
    prior = np.array([weights().bias, *weights().weight])

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        total = rows @ values
        away = values - prior
        error = shares * (1 / (1 + np.exp(-total)) - marks)
        cost = (shares * (np.logaddexp(0, total) - marks * total)).sum() + strength * (away**2).sum() / 2
        return float(cost), rows.T @ error + strength * away

    return np.asarray(minimize(loss, prior, jac=True, method="L-BFGS-B").x)


def pairs_of(read: Sequence[Read]) -> Pairs:
    """The features of the pairs compared in each topic, of gold mentions (``named``) and of our events (``coded``)."""
    topics: dict[str, list[Report]] = defaultdict(list)
    for item in read:
        topics["named " + item.topic] += item.named
        topics["coded " + item.topic] += item.coded
    return {topic: dict(_compared(members)) for topic, members in sorted(topics.items())}


def _compared(members: Sequence[Report]) -> Iterator[tuple[tuple[str, str], tuple[float, ...]]]:
    ordered = sorted(members, key=lambda report: report.id)
    rarity = Rarity(ordered)
    for left, right in candidates(ordered):
        yield (left.id, right.id), features(left, right, rarity)


def clusters(read: Sequence[Read]) -> dict[str, str]:
    """The gold event of every mention, and of every event of ours that covers one."""
    gold = {mention.id: mention.cluster for item in read for mention in item.mentions}
    return gold | {event: gold[mention] for item in read for event, mention in item.covered.items()}


def tuned(model: Weights, sets: Sequence[Sequence[Read]], compared: Sequence[Pairs], join: float) -> float:
    """The mean CoNLL score with a threshold, printed set by set."""
    scores = []
    for read, by_topic in zip(sets, compared, strict=True):
        gold: Labels = {mention.id: (item.topic, mention.cluster) for item in read for mention in item.mentions}
        mine: dict[str, str] = {}
        for topic in sorted({item.topic for item in read}):
            ids = [mention.id for item in read if item.topic == topic for mention in item.mentions]
            chances = {pair: chance(values, model) for pair, values in by_topic["named " + topic].items()}
            mine |= {name: group[0] for group in grouped(ids, chances, join) for name in group}
        across = between([(item.topic, [mention.id for mention in item.mentions]) for item in read])
        scores.append(conll(gold, mine)["conll"][2])
        print(f"  join {join:.2f}: CoNLL {scores[-1]:.1f}, pairs P %.1f R %.1f F1 %.1f" % pairs(gold, mine, across))
    return sum(scores) / len(scores)


if __name__ == "__main__":
    main()

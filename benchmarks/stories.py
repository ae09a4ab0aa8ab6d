"""Tune how documents are gathered into stories, and print the table.

Usage: python benchmarks/stories.py [SHARED] [--stores FOLDER] [--coded]
Looks at the training part of ECB+ (each subtopic a story; undated) and at MEANTIME (articles that report an event in
common are a story; dated). The figure to be raised is the sum of B3 F1 and pair F1 on both; nothing else is looked at.
``--coded`` reads the articles into stores first (in FOLDER, kept for another time) and varies what coded events count.
"""

import argparse
import gzip
import itertools
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

import dragoman
from dragoman.link.alike import Space
from dragoman.link.cluster import clusters, components
from dragoman.link.features import Settings, features, settings

Article = dict[str, Any]
Figures = tuple[float, float]
FIGURES = {"timeless": (0.4, 0.5, 0.6), "local": (0.0, 3.0, 10.0, 30.0), "threshold": (0.14, 0.16, 0.18, 0.2, 0.22)}
OF_DATED = ("timeless", "half_life")
CODED = {"actor": (0.0, 2.0, 4.0), "event": (0.0, 4.0, 8.0)}


def rows(path: Path) -> Iterable[Article]:
    """The rows of a gzipped file of JSON Lines."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from (json.loads(line) for line in file)


def ecb(shared: Path) -> list[Article]:
    """ECB+ as articles without titles and dates, labelled by subtopic."""
    found = []
    for row in rows(shared / "data/stories/ecbplus_train.jsonl.gz"):
        sentences = [" ".join(words) for _, words in sorted(row["sentences"].items(), key=lambda item: int(item[0]))]
        text = " ".join(sentences)
        found.append({"id": row["id"], "title": None, "text": text, "published": None, "label": row["subtopic"]})
    return found


def meantime(shared: Path) -> list[Article]:
    """MEANTIME as articles, those that share an event instance across documents having the same label."""
    found, instances = [], []
    for row in rows(shared / "data/stories/meantime.jsonl.gz"):
        title, _, text = row["text"].partition("\n")
        day = row["dct"]
        if day and day[2] == "-":
            day = "-".join(reversed(day.split("-")))
        found.append({"id": row["id"], "title": title, "text": text, "published": day})
        instances.append({e["instance"] for e in row["events"] if e.get("instance") and not e["instance"].isdigit()})
    pairs = ((i, j) for i, j in itertools.combinations(range(len(found)), 2) if instances[i] & instances[j])
    for article, label in zip(found, components(len(found), pairs), strict=True):
        article["label"] = str(label)
    return found


def coded(articles: list[Article], store: Path) -> None:
    """Put the events of the articles beside them, reading them into a store unless it is there."""
    if not store.exists():
        source = store.with_suffix(".jsonl")
        source.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
        dragoman.read([source], store)
    events = defaultdict(list)
    with dragoman.open_store(store) as opened:
        for event in opened.view().events():
            sides = {
                f"{role}s": [ref["actor_id"] for ref in event[role] if ref["actor_id"]]
                for role in ("actor", "recipient")
            }
            events[event["document"]["uri"]].append({**event, **sides})
    for article in articles:
        article["events"] = events[article["id"]]


def gathered(articles: Sequence[Article], use: Settings) -> list[list[int]]:
    """The articles in groups, as ``dragoman.link`` forms them out of articles that come at once."""
    space = Space.of([features({"events": None, **article}, use) for article in articles], use)
    every = np.arange(len(articles))
    strong = (
        pair
        for ones, others, _ in space.pairs(every, every, use.threshold)
        for pair in zip(ones.tolist(), others.tolist(), strict=True)
    )
    topics: dict[int, list[int]] = defaultdict(list)
    for row, root in enumerate(components(len(articles), strong)):
        topics[root].append(row)
    groups: list[list[int]] = []
    for rows in topics.values():
        here = np.arange(len(rows))
        edges = [
            edge
            for ones, others, scores in space.local(np.array(rows)).pairs(here, here, use.floor)
            for edge in zip(ones.tolist(), others.tolist(), scores.tolist(), strict=True)
            if edge[0] < edge[1]
        ]
        groups += [[rows[node] for node in group] for group in clusters(len(rows), edges, use.threshold)]
    return groups


def figures(articles: Sequence[Article], use: Settings) -> Figures:
    """B3 F1 (Bagga and Baldwin 1998) and pair F1 of the groups, in per cent."""
    found = gathered(articles, use)
    mine = {node: set(group) for group in found for node in group}
    gold: dict[str, set[int]] = defaultdict(set)
    for node, article in enumerate(articles):
        gold[article["label"]].add(node)
    common = [
        (len(mine[node] & gold[article["label"]]), len(mine[node]), len(gold[article["label"]]))
        for node, article in enumerate(articles)
    ]
    b3 = f1(
        sum(both / ours for both, ours, _ in common), sum(both / theirs for both, _, theirs in common), len(articles)
    )
    hits = sum(both - 1 for both, _, _ in common)
    ours, theirs = sum(size - 1 for _, size, _ in common), sum(size - 1 for _, _, size in common)
    return b3, 200 * hits / max(ours + theirs, 1)


def f1(precision: float, recall: float, number: int) -> float:
    """F1 in per cent of two sums over a number of things."""
    return 200 * precision * recall / ((precision + recall) * number)


def combinations(choices: Mapping[str, Sequence[float]]) -> Iterable[dict[str, float]]:
    """Every way to choose."""
    for values in itertools.product(*choices.values()):
        yield dict(zip(choices, values, strict=True))


def main() -> None:
    """Print the best settings and how they do."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", default="../shared", type=Path)
    parser.add_argument("--stores", type=Path, default=Path())
    parser.add_argument("--coded", action="store_true")
    chosen = parser.parse_args()
    sets = {"ecbplus_train": ecb(chosen.shared), "meantime": meantime(chosen.shared)}
    if chosen.coded:
        for name, articles in sets.items():
            coded(articles, chosen.stores / f"{name}.duckdb")
    results = []
    undated: dict[tuple[float, ...], Figures] = {}
    for change in [{}, *combinations(CODED if chosen.coded else FIGURES)]:
        use = replace(settings(), **change)
        key = tuple(value for name, value in asdict(use).items() if name not in OF_DATED)
        if key not in undated:
            undated[key] = figures(sets["ecbplus_train"], use)
        found = (*undated[key], *figures(sets["meantime"], use))
        results.append((sum(found) / 4, found, change))
    print("mean   ECB+ B3  pairs  MEANTIME B3  pairs")
    for mean, found, change in sorted(results, key=lambda item: -item[0])[:25]:
        said = "  ".join(f"{name} {value:g}" for name, value in change.items())
        print("{:5.1f}  {:7.1f}  {:5.1f}  {:11.1f}  {:5.1f}   ".format(mean, *found) + (said or "as shipped"))


if __name__ == "__main__":
    main()

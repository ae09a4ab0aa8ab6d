"""Measure time expressions and print tables.

Usage: python benchmarks/times.py halves FOLDER     FOLDER holds the sets (tempeval3_timebank.jsonl.gz, ...)
       python benchmarks/times.py cost ARTICLES [--limit N]
``halves`` scores the two halves of each set (documents sorted by id, even and odd) as TempEval-3 does: by overlap, and
by overlap with the same value. It says how far random halves of the set lie apart, and gives the whole set's figures
with a bootstrap over documents. ``cost`` reads articles into a store and says what share of it finding times and
dating events took.
"""

import argparse
import gzip
import json
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import dragoman
from dragoman.coding import coder
from dragoman.coding.times import TimeLine, find_times
from dragoman.ingest.documents import Raw, build
from dragoman.read import analyse

Counts = tuple[int, int, int, int]  # annotated, found, overlapping, of the same value
SETS = ("tempeval3_timebank", "tempeval3_aquaint", "meantime_timex")
MEASURES = {"relaxed": 2, "value": 3}
ROUNDS = 4000
EDGES = " \n\t,.;:()\"'“”‘’"


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a gzipped file of JSON Lines."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without white space and punctuation at its edges."""
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip(EDGES)), end - len(inner) + len(inner.rstrip(EDGES))


def counts(text: str, gold: Sequence[dict[str, Any]], found: Iterable[Any]) -> Counts:
    """Compare one document's expressions one to one, those that overlap most first."""
    asked = [(*trimmed(text, item["start"], item["end"]), item["value"]) for item in gold]
    given = [(*trimmed(text, item.start, item.end), item.value) for item in found]
    pairs = sorted(
        (-(min(a[1], b[1]) - max(a[0], b[0])), a[:2] != b[:2], i, j)
        for i, a in enumerate(asked)
        for j, b in enumerate(given)
        if min(a[1], b[1]) > max(a[0], b[0])
    )
    left, right, same = set[int](), set[int](), 0
    for _, _, i, j in pairs:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            same += asked[i][2] == given[j][2]
    return len(asked), len(given), len(left), same


def f1(documents: Sequence[Counts], measure: int) -> float:
    """F1 in per cent over documents."""
    return 200 * sum(doc[measure] for doc in documents) / sum(doc[0] + doc[1] for doc in documents)


def scored(path: Path) -> list[Counts]:
    """The counts of every document of a set, sorted by id."""
    listed = sorted(rows(path), key=lambda row: str(row["id"]))
    documents = [
        build(
            Raw(text=row["text"], name=row["id"], uri=row["id"], extractor="text", key=row["id"], lang="en"),
            published=row["dct"][:10],
            source=None,
        )
        for row in listed
    ]
    found = {reading.document.id: find_times(reading) for reading in analyse(documents)}
    return [
        counts(row["text"], row["timexes"], [time for time in found[document.id] if time.field == "text"])
        for row, document in zip(listed, documents, strict=True)
    ]


def halves(folder: Path) -> None:
    """Print how far the two halves of each set lie apart, and how far random halves do."""
    print(
        f"{'set':20} {'':8} {'all':>5} {'95%':>12} {'even':>6} {'odd':>6} {'apart':>6}   random halves: median, 95%, p"
    )
    for name in SETS:
        documents = scored(folder / f"{name}.jsonl.gz")
        for label, measure in MEASURES.items():
            chance = random.Random(label)
            even, odd = f1(documents[::2], measure), f1(documents[1::2], measure)
            drawn = sorted(f1(chance.choices(documents, k=len(documents)), measure) for _ in range(ROUNDS))
            apart = []
            for _ in range(ROUNDS):
                mixed = chance.sample(documents, len(documents))
                half = len(mixed) // 2
                apart.append(abs(f1(mixed[:half], measure) - f1(mixed[half:], measure)))
            apart.sort()
            beyond = sum(distance >= abs(even - odd) for distance in apart) / ROUNDS
            low, high = drawn[ROUNDS // 40], drawn[-ROUNDS // 40]
            print(
                f"{name:20} {label:8} {f1(documents, measure):5.1f} {low:5.1f}-{high:5.1f}  {even:6.1f} {odd:6.1f} "
                f"{abs(even - odd):6.1f}   {apart[ROUNDS // 2]:.1f}, {apart[ROUNDS * 95 // 100]:.1f}, {beyond:.3f}"
            )


def cost(path: Path, limit: int) -> None:
    """Print what share of reading finding times and dating events takes."""
    spent = 0.0

    def timed(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            nonlocal spent
            begun = time.process_time()
            try:
                return function(*given, **named)
            finally:
                spent += time.process_time() - begun

        return call

    texts = [row for row in rows(path) if row.get("text")][: limit + 1]
    dragoman.code(texts.pop()["text"])  # so that loading counts for nothing
    setattr(coder, "find_times", timed(coder.find_times))  # noqa: B010 - replaced for the measurement
    for name in ("__init__", "event_time", "told_of"):
        setattr(TimeLine, name, timed(getattr(TimeLine, name)))
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "articles.jsonl"
        kept = ("id", "url", "title", "source", "text", "lang")
        lines = ({**{key: row.get(key) for key in kept}, "published": row.get("date")} for row in texts)
        articles.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
        begun = time.process_time()
        read = dragoman.read(articles, Path(folder) / "store.duckdb")
        whole = time.process_time() - begun
    print(
        f"{read.documents} articles: {whole:.1f} s of processor time, times {spent:.1f} s, {100 * spent / whole:.1f}%"
    )


def main() -> None:
    """Run the measurement that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("halves", "cost"))
    parser.add_argument("path", type=Path)
    parser.add_argument("--limit", type=int, default=60)
    given = parser.parse_args()
    if given.what == "halves":
        halves(given.path)
    else:
        cost(given.path, given.limit)


if __name__ == "__main__":
    main()

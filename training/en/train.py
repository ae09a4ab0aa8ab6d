"""Train the English pipeline from the raw sets: corpora, vectors, lemma tables, parser, names, one pipeline.

Usage: python training/en/train.py DATA LISTS WORK
See training/README.md for the folders. A step whose result exists in WORK is skipped. One thread is used.
"""

import argparse
import csv
import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
TABLES = HERE.parents[1] / "src" / "dragoman" / "data" / "actors"
THREADS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def step(made: Path, command: Sequence[str | Path]) -> None:
    """Run a command unless its result is there; stop at the first that fails."""
    if made.exists():
        print(f"{made}: kept")
        return
    print(" ".join(map(str, command)), flush=True)
    subprocess.run(list(map(str, command)), check=True, env=os.environ | THREADS, cwd=HERE)


def write_forms(lists: Path, out: Path) -> None:
    """Words that get a vector although the training text lacks them: lemmas, irregular forms, words of names."""
    forms: set[str] = set()
    for name in ("lookup", "exc", "index"):
        with gzip.open(lists / f"en_lemma_{name}.json.gz", "rt", encoding="utf8") as file:
            table = json.load(file)
        forms |= set(table) if name == "lookup" else set(table["verb"])
    for file in ("countries.csv", "organisations.csv"):
        with (TABLES / file).open(encoding="utf8", newline="") as lines:
            for row in csv.DictReader(line for line in lines if not line.startswith("#")):
                forms |= {word for value in row.values() for word in re.findall(r"[\w']+", str(value))}
    kept = {form.lower() for form in forms if re.fullmatch(r"[a-zéèáíóúñç']{2,20}", form.lower())}
    out.write_text("\n".join(sorted(kept)), encoding="utf8")


def main() -> None:
    """Run all steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("lists", type=Path)
    parser.add_argument("work", type=Path)
    args = parser.parse_args()
    data, lists, work = args.data.resolve(), args.lists.resolve(), args.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    python, corpus, treebanks = sys.executable, work / "corpus", data / "treebank"
    step(corpus / "names_dev.spacy", [python, HERE / "corpus.py", treebanks, data / "ner", corpus])
    news = data / "news" / "whitehouse.jsonl.gz"
    step(work / "vectors.txt", [python, HERE / "vectors.py", "text", news, treebanks, work / "vectors.txt"])
    step(work / "vectors.bin", [python, HERE / "vectors.py", "train", work / "vectors.txt", work / "vectors.bin"])
    write_forms(lists, work / "forms.txt")
    vectors = work / "vectors"
    step(vectors, [python, HERE / "vectors.py", "store", work / "vectors.bin", work / "forms.txt", vectors])
    step(work / "lemmas.json", [python, HERE / "lemmas.py", treebanks, lists, work / "lemmas.json"])
    for config, part, out in (("parser.cfg", "parse", work / "parser"), ("ner.cfg", "names", work / "names")):
        paths = ["--paths.train", corpus / f"{part}_train.spacy", "--paths.dev", corpus / f"{part}_dev.spacy"]
        command = [python, "-m", "spacy", "train", HERE / config, "--code", HERE / "registered.py", "--output", out]
        step(out / "model-best", [*command, *paths, "--paths.vectors", vectors])
    best = [work / "parser" / "model-best", work / "names" / "model-best"]
    step(work / "en", [python, HERE / "assemble.py", *best, work / "lemmas.json", work / "en"])


if __name__ == "__main__":
    main()

"""Train the English pipeline from the raw sets: corpora, vectors, lemma tables, teacher, pipeline.

Usage: python training/en/train.py DATA GLOVE.json MINILM LISTS WORK
See training/README.md for the paths. A step whose result exists in WORK is skipped. One thread is used.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
FINISH = ["--words", "1000", "--rate", "0.001", "--dropout", "0.1", "--steps"]
THREADS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def step(made: Path, command: Sequence[str | Path]) -> None:
    """Run a command unless its result is there; stop at the first that fails."""
    if made.exists():
        print(f"{made}: kept")
        return
    words = [sys.executable, *map(str, command)]
    print(" ".join(words), flush=True)
    subprocess.run(words, check=True, env=os.environ | THREADS, cwd=HERE)


def main() -> None:
    """Run all steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("glove", type=Path)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("lists", type=Path)
    parser.add_argument("work", type=Path)
    args = parser.parse_args()
    data, work = args.data.resolve(), args.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    corpus, treebanks, news = work / "corpus", data / "treebank", data / "news" / "whitehouse.jsonl.gz"
    gold, silver, dev = (corpus / f"{name}.spacy" for name in ("train", "silver", "dev"))
    vectors, teacher = work / "vectors", work / "teacher.pt"
    step(dev, ["corpus.py", treebanks, data / "ner", corpus])
    step(vectors, ["vectors.py", args.glove.resolve(), treebanks, vectors])
    step(work / "lemmas.json", ["lemmas.py", treebanks, args.lists.resolve(), work / "lemmas.json"])
    step(teacher, ["teacher.py", data, args.minilm.resolve(), teacher])
    step(silver, ["annotate.py", teacher, args.minilm.resolve(), news, silver, "--data", data])
    sets = ["--code", "registered.py", "--paths.train", gold, "--paths.dev", dev]
    begun, second, third = work / "first" / "model-last", work / "second", work / "third"
    step(begun, ["-m", "spacy", "train", "pipeline.cfg", *sets, "--paths.vectors", vectors, "--output", work / "first"])
    step(second, ["finish.py", begun, second, gold, silver, *FINISH, "5000"])
    step(third, ["finish.py", second, third, gold, silver, *FINISH, "6000"])
    step(work / "en", ["assemble.py", third, work / "lemmas.json", work / "en"])


if __name__ == "__main__":
    main()

"""Train word vectors of our own and store them for spaCy: frequent words by row, rarer words on their nearest row.

Usage: python training/en/vectors.py text WHITEHOUSE.jsonl.gz TREEBANKS OUT.txt
       python training/en/vectors.py train OUT.txt VECTORS.bin          (needs floret)
       python training/en/vectors.py store VECTORS.bin FORMS.txt FOLDER [--rows 14000]
"""

import argparse
import gzip
import json
import re
import tomllib
from pathlib import Path

import numpy
import spacy
from spacy.vectors import Vectors
from tokeniser import customise
from treebank import read_conllu

HERE = Path(__file__).parent
NEAR = 0.6


def text(news: Path, treebanks: Path, out: Path) -> None:
    """One tokenised paragraph a line, in lower case, as the pipeline's own tokeniser cuts it."""
    from corpus import allowed  # noqa: PLC0415

    licences = tomllib.loads((HERE / "licences.toml").read_text(encoding="utf8"))
    sources: dict[str, str] = {}
    nlp = customise(spacy.blank("en"))
    with out.open("w", encoding="utf8") as lines:
        for name in ("ewt", "gum"):
            for sent in read_conllu(treebanks / f"en_{name}-train.conllu.gz", sources):
                if allowed(sent, sources, licences):
                    lines.write(" ".join(sent.words).lower() + "\n")
        with gzip.open(news, "rt", encoding="utf8") as articles:
            for article in articles:
                for paragraph in re.split(r"\n+", json.loads(article)["text"]):
                    words = [t.lower_ for t in nlp.tokenizer(" ".join(paragraph.split())) if not t.is_space]
                    if len(words) > 1:
                        lines.write(" ".join(words) + "\n")


def train(source: Path, out: Path) -> None:
    """Skipgram with subwords and a narrow window: what matters for a parser is how words behave, not topics."""
    import floret  # noqa: PLC0415

    floret.train_unsupervised(
        str(source), model="skipgram", mode="floret", hashCount=2, dim=96, ws=2, epoch=5, minn=3, maxn=5, minCount=3,
        bucket=100_000, neg=5, thread=1, lr=0.05,
    ).save_model(str(out))  # fmt: skip


def store(source: Path, forms: Path, folder: Path, rows: int) -> None:
    """A blank pipeline with the vectors: ``rows`` of them, further words share the row nearest to them."""
    import floret  # noqa: PLC0415

    model = floret.load_model(str(source))
    frequent = model.get_words()
    known = set(frequent)
    words = frequent + [w for w in forms.read_text(encoding="utf8").split() if w not in known]
    table = numpy.array([model.get_word_vector(w) for w in words], dtype="float32")
    table /= numpy.linalg.norm(table, axis=1, keepdims=True) + 1e-8
    data = table[:rows] - table[:rows].mean(axis=0)
    nlp = spacy.blank("en")
    vectors = Vectors(strings=nlp.vocab.strings, data=data * 4.0, attr="LOWER")
    for row, word in enumerate(words[:rows]):
        vectors.add(word, row=row)
    shared = 0
    for start in range(rows, len(words), 2000):
        near = table[start : start + 2000] @ table[:rows].T
        best = near.argmax(axis=1)
        for word, row, value in zip(words[start : start + 2000], best, near.max(axis=1), strict=True):
            if value >= NEAR:
                vectors.add(word, row=int(row))
                shared += 1
    nlp.vocab.vectors = vectors
    nlp.to_disk(folder)
    print(f"{rows} rows for {rows} words and {shared} others of {len(words) - rows}")


def main() -> None:
    """Run one of the three steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=["text", "train", "store"])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--rows", type=int, default=14_000)
    args = parser.parse_args()
    if args.step == "store":
        store(*args.paths, rows=args.rows)
    else:
        {"text": text, "train": train}[args.step](*args.paths)


if __name__ == "__main__":
    main()

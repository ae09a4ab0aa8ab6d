"""New tokeniser, lemmatiser and names round the encoder and parser of an older pipeline.

Usage: python training/en/hybrid.py OLD OUT LEMMAS.json NAMES [--rows 4500] [--version 0.2.0]
The names' vectors are cut to ``rows`` rows; words on rows that are cut move to the nearest that is kept.
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy
import spacy
from assemble import META, needed_strings
from spacy.lookups import Lookups
from spacy.vectors import Vectors
from tokeniser import customise

OLD = "UD_English-GUM, all genres but reddit (encoder, tagger, morphologizer and parser of the older pipeline)"


def cut(vectors: Vectors, rows: int) -> Vectors:
    """The vectors on fewer rows."""
    data = vectors.data
    unit = data / (numpy.linalg.norm(data, axis=1, keepdims=True) + 1e-8)
    place = numpy.arange(len(data))
    place[rows:] = (unit[rows:] @ unit[:rows].T).argmax(axis=1)
    smaller = Vectors(data=data[:rows].copy(), attr="LOWER", name=vectors.name)
    for key, row in vectors.key2row.items():
        smaller.add(key, row=int(place[row]))
    return smaller


def main() -> None:
    """Write the folder anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("lemmas", type=Path)
    parser.add_argument("names", type=Path)
    parser.add_argument("--rows", type=int, default=4500)
    parser.add_argument("--version", default="0.2.0")
    args = parser.parse_args()
    nlp = spacy.load(args.old)
    for old in ("trainable_lemmatizer", "ner"):
        nlp.remove_pipe(old)
    customise(nlp)
    lookups = Lookups()
    for name, table in json.loads(args.lemmas.read_text(encoding="utf8")).items():
        lookups.add_table(name, table)
    nlp.add_pipe("lemmatizer", config={"mode": "rule"}).initialize(lookups=lookups)
    names = spacy.load(args.names)
    names.vocab.vectors = nlp.vocab.vectors = cut(names.vocab.vectors, args.rows)
    nlp.add_pipe("ner", source=names)
    nlp.meta.update(META | {"version": args.version})
    nlp.meta["sources"] = [*META["sources"], {"name": OLD, "license": "see README.md"}]
    nlp.meta.pop("performance", None)
    shutil.rmtree(args.out, ignore_errors=True)
    nlp.to_disk(args.out)
    strings = json.dumps(needed_strings(nlp), ensure_ascii=False, indent=0)
    (args.out / "vocab" / "strings.json").write_text(strings, encoding="utf8")
    print(sum(path.stat().st_size for path in args.out.rglob("*") if path.is_file()) / 1e6, "MB", nlp.pipe_names)


if __name__ == "__main__":
    main()

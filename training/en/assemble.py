"""Put the shipped pipeline together: what was trained and the lemmatiser, without strings of the training text.

Usage: python training/en/assemble.py TRAINED LEMMAS.json OUT [--version 0.4.0]
"""

import argparse
import json
import shutil
from pathlib import Path

import spacy
from spacy.lookups import Lookups

META = {
    "name": "dragoman",
    "description": "English for dragoman: sentences, tags, lemmas, Universal Dependencies, names. Made by training/en.",
    "author": "the dragoman maintainers",
    "license": "CC BY-SA 4.0",
    "sources": [
        {"name": "UD_English-EWT", "license": "CC BY-SA 4.0"},
        {"name": "UD_English-GUM (documents listed by training/en/licences.toml)", "license": "CC BY 4.0, CC BY-SA"},
        {"name": "Universal NER, English EWT", "license": "CC BY-SA 4.0"},
        {"name": "WNUT 2017 (train), Broad Twitter Corpus", "license": "CC BY 4.0"},
        {"name": "White House statements 2021-2026 (annotated by the teacher)", "license": "public domain"},
        {"name": "GloVe 6B (word vectors)", "license": "PDDL 1.0"},
        {"name": "spaCy lookups data, WordNet's irregular forms (lemmas)", "license": "MIT, WordNet licence"},
    ],
}


def assemble(trained: Path, lemmas: Path, version: str) -> spacy.language.Language:
    """The whole pipeline from its parts."""
    nlp = spacy.load(trained)
    lookups = Lookups()
    for name, table in json.loads(lemmas.read_text(encoding="utf8")).items():
        lookups.add_table(name, table)
    nlp.add_pipe("lemmatizer", config={"mode": "rule"}, before="ner").initialize(lookups=lookups)
    nlp.remove_pipe("senter")  # it only helped to train the encoder: the parser finds more sentences right without it
    nlp.meta.update(META | {"version": version})
    nlp.meta.pop("performance", None)
    return nlp


def needed_strings(nlp: spacy.language.Language) -> list[str]:
    """Labels, features and tokeniser exceptions; every other string is added again when it is met."""
    kept = {label for pipe in nlp.pipe_names for label in getattr(nlp.get_pipe(pipe), "labels", ())}
    kept |= {piece for label in list(kept) for part in label.split("|") for piece in part.split("=")}
    kept |= {part for label in list(kept) for part in label.split("|")}
    for word, pieces in nlp.tokenizer.rules.items():
        kept |= {word, *(value for piece in pieces for value in piece.values())}
    return sorted(s for s in kept if s)


def main() -> None:
    """Write the folder anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trained", type=Path)
    parser.add_argument("lemmas", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--version", default="0.4.0")
    args = parser.parse_args()
    nlp = assemble(args.trained, args.lemmas, args.version)
    card = (args.out / "README.md").read_text(encoding="utf8") if (args.out / "README.md").exists() else None
    shutil.rmtree(args.out, ignore_errors=True)
    nlp.to_disk(args.out)
    (args.out / "vocab" / "strings.json").write_text(json.dumps(needed_strings(nlp), ensure_ascii=False, indent=0))
    if card is not None:
        (args.out / "README.md").write_text(card, encoding="utf8")
    size = sum(path.stat().st_size for path in args.out.rglob("*") if path.is_file())
    print(f"{args.out}: {size / 1e6:.1f} MB, {nlp.pipe_names}")


if __name__ == "__main__":
    main()

"""Write link/frequencies.csv: in how many of N passages of openly licensed English prose each word stands.

Usage: python training/tables/make_frequencies.py [SHARED]   (the folder of evaluation data, by default ../shared)
Counted are statements of the White House (public domain), cut into passages, and the training parts of the English
Web Treebank and GUM (CC BY-SA and CC BY). Only counts are kept.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tables import DATA, write_table

from dragoman.link.words import words

PASSAGE = 400  # words, as many as the opening of a news article that stories are told by
FEWEST = 3  # passages; rarer words weigh as unseen ones


def passages(text: str) -> Iterator[list[str]]:
    """A text in pieces of ``PASSAGE`` words, a last one of less than half of that left out unless it is the only."""
    found = words(text)
    for start in range(0, len(found), PASSAGE):
        if start == 0 or len(found) - start > PASSAGE // 2:
            yield found[start : start + PASSAGE]


def white_house(shared: Path) -> Iterator[str]:
    """The texts of the White House."""
    with gzip.open(shared / "data/news/whitehouse.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from (json.loads(line)["text"] for line in file)


def treebank(shared: Path, name: str) -> Iterator[str]:
    """The documents of a treebank in CoNLL-U."""
    sentences: list[str] = []
    with gzip.open(shared / f"data/treebank/{name}", "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# newdoc") and sentences:
                yield " ".join(sentences)
                sentences = []
            elif found := re.match(r"# text = (.*)", line):
                sentences.append(found[1])
    yield " ".join(sentences)


def main() -> None:
    """Write the table."""
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    counts: Counter[str] = Counter()
    total = 0
    for texts in (
        white_house(shared), treebank(shared, "en_ewt-train.conllu.gz"), treebank(shared, "en_gum-train.conllu.gz")
    ):  # fmt: skip
        for text in texts:
            for passage in passages(text):
                counts.update(set(passage))
                total += 1
    kept = sorted((word, number) for word, number in counts.items() if number >= FEWEST)
    rows = write_table(
        DATA / "link" / "frequencies.csv",
        "CC-BY-SA-4.0",
        "counted in whitehouse.gov 2021-2026 (public domain), UD_English-EWT (CC BY-SA 4.0) and UD_English-GUM (CC BY)",
        ("word", "documents"),
        [("*", str(total)), *((word, str(number)) for word, number in kept)],
    )
    print(f"{rows} words of {total} passages")


if __name__ == "__main__":
    main()

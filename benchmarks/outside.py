"""Events of words that the lexicon lacks: the rules alone, and with the classifier. Prints a table.

    python benchmarks/outside.py                        # sentences written for it, in benchmarks/outside.toml
    python benchmarks/outside.py --verbose              # with what was found in each
    python benchmarks/outside.py --shared ../shared     # and the public sets of the evaluation gate

A sentence counts as found where its category is among those told, as right where both sides agree too. Every event told
of a sentence without one is a false alarm.
"""

import argparse
import os
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from dragoman.coding import code_documents
from dragoman.coding.examples import example_document
from dragoman.model import Event

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "gate"))
from measure import events, relations

NAME = "classifier"


def main() -> None:
    """Code each set twice and print what is found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, help="the folder of the development sets")
    parser.add_argument("--verbose", action="store_true", help="show every sentence")
    given = parser.parse_args()
    rows = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["probe"]["sentences"]
    for coders in ((), (NAME,)):
        print(f"{'with it' if coders else 'alone'}: {written(rows, coders, verbose=given.verbose)}")
    for coders in ("", NAME) if given.shared else ():
        os.environ["DRAGOMAN_CODER"] = coders
        found = {
            "events": events(given.shared, given.shared / "data/events/gsr_dev.jsonl", None),
            "relations": relations(given.shared, given.shared / "data/events/plover_relations_dev.jsonl", None),
        }
        for name, scores in found.items():
            print(
                f"{'with it' if coders else 'alone'}: {name}", {key: round(value, 1) for key, value in scores.items()}
            )


def written(rows: Sequence[str], coders: Sequence[str], *, verbose: bool) -> str:
    """What is found of rows ``"EVENT ACTOR > RECIPIENT | sentence"``."""
    split = [row.split(" | ", 1) for row in rows]
    told = found = right = asked = alarms = own = good = 0
    for (wanted, text), coded in zip(
        split, code_documents([example_document(text) for _, text in split], coders), strict=True
    ):
        category = wanted.split()[0]
        told += len(coded.events)
        own += sum(e.coder.name == NAME for e in coded.events)
        good += sum(e.coder.name == NAME and e.event == category for e in coded.events)
        asked += category != "none"
        alarms += len(coded.events) if category == "none" else 0
        found += any(e.event == category for e in coded.events)
        right += any(summary(e) == wanted for e in coded.events)
        if verbose:
            print(
                f"{wanted} | {text} -> {'; '.join(f'{summary(e)} ({e.coder.name})' for e in coded.events) or 'nothing'}"
            )
    return (
        f"{told} events; of {asked} sentences {found} with the category, {right} with both sides; "
        f"{alarms} false alarms in {len(rows) - asked}; {own} by the classifier, {good} of the right category"
    )


def summary(event: Event) -> str:
    """An event in the lexicon's notation, without its status."""
    sides = [",".join(sorted({a.country or "" for a in side} - {""})) or "-" for side in (event.actor, event.recipient)]
    return f"{event.event} {sides[0]} > {sides[1]}"


if __name__ == "__main__":
    main()

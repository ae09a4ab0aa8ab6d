"""The examples in lexicon files, run as tests: ``python -m dragoman.coding.examples [FILE...] [-v]``."""

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..data import load_toml, load_toml_folder
from ..model import Coded, Document, document_id
from .coder import code_documents

_EXPECT = re.compile(r"^(?P<event>[A-Z]+) +(?P<actor>\S+) *> *(?P<recipient>\S+)(?: +(?P<status>\w+))?$")


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence with what it should yield: ``CONSULT RUS > PRK`` or ``not CONSULT``."""

    frame: str
    text: str
    expect: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """An example with what was found; ``passed`` where all expectations hold."""

    example: Example
    found: tuple[str, ...]
    passed: bool


def read_examples(paths: Sequence[Path] = ()) -> list[Example]:
    """The examples of frame files, all of them by default."""
    given = [frame for path in paths for frame in load_toml(path).get("frame", [])]
    found = []
    for frame in given if paths else load_toml_folder("lexicon/en/frames", "frame"):
        for raw in frame.get("examples", ()):
            expect = raw["expect"]
            found.append(Example(frame["id"], raw["text"], tuple([expect] if isinstance(expect, str) else expect)))
    return found


def run_examples(examples: Sequence[Example]) -> list[Outcome]:
    """Code every example as a document of its own and compare."""
    documents = [example_document(example.text) for example in examples]
    return [_outcome(example, coded) for example, coded in zip(examples, code_documents(documents), strict=True)]


def example_document(text: str) -> Document:
    """A document that holds one sentence and no more."""
    key = document_id(key=None, source=None, published=None, title=None, text=text)
    return Document(key, "example", None, None, None, None, None, None, "none", "en", text, "", "plain")


def _codes(countries: Iterable[str | None]) -> frozenset[str]:
    return frozenset(country for country in countries if country)


def _summary(coded: Coded) -> tuple[str, ...]:
    def side(countries: Iterable[str | None]) -> str:
        return ",".join(sorted(_codes(countries))) or "-"

    return tuple(
        f"{event.event} {side(a.country for a in event.actor)} > {side(a.country for a in event.recipient)}"
        f" {event.status} [{event.coder.rule}]"
        for event in coded.events
    )


def _outcome(example: Example, coded: Coded) -> Outcome:
    return Outcome(example, _summary(coded), all(_holds(expect, coded) for expect in example.expect))


def _holds(expect: str, coded: Coded) -> bool:
    if expect.startswith("not "):
        return all(event.event != expect[4:].strip() for event in coded.events)
    parsed = _EXPECT.match(expect.strip())
    if parsed is None:
        raise ValueError(f"an expectation reads 'EVENT ACTORS > RECIPIENTS [status]' or 'not EVENT': {expect!r}")

    def side(text: str) -> frozenset[str]:
        return frozenset() if text == "-" else frozenset(text.split(","))

    return any(
        event.event == parsed["event"]
        and _codes(a.country for a in event.actor) == side(parsed["actor"])
        and _codes(a.country for a in event.recipient) == side(parsed["recipient"])
        and event.status == (parsed["status"] or "actual")
        for event in coded.events
    )


def main(arguments: Sequence[str]) -> int:
    """Print the failures and the share that passed."""
    verbose = "-v" in arguments
    outcomes = run_examples(read_examples([Path(a) for a in arguments if a != "-v"]))
    for outcome in outcomes:
        if verbose or not outcome.passed:
            mark = "ok  " if outcome.passed else "FAIL"
            print(f"{mark} {outcome.example.frame}: {outcome.example.text}")
            print(f"     expected {' & '.join(outcome.example.expect)}; found {'; '.join(outcome.found) or 'nothing'}")
    passed = sum(outcome.passed for outcome in outcomes)
    print(f"{passed} of {len(outcomes)} examples pass ({100 * passed / max(1, len(outcomes)):.1f}%)")
    return 0 if passed == len(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

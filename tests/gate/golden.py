"""Scores on the golden examples: events in four fields, and who is said to have said what."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from dragoman.model import Coded, Event

from .measure import Row, coded, rows

GOLDEN = Path(__file__).parent / "golden.jsonl"
PUBLISHED, OUTLET = "2024-05-14", "The Harbour Post"

Fields = tuple[str, frozenset[str], frozenset[str], str]


def wanted(row: Row) -> list[Fields]:
    """The events a golden example asks for."""
    return [
        (event["event"], frozenset(event["actor"]), frozenset(event["recipient"]), event["status"])
        for event in row["events"]
    ]


def found(event: Event) -> Fields:
    """An event as the golden examples write it; parties without a country are left out."""
    return (
        event.event,
        frozenset(a.country for a in event.actor if a.country),
        frozenset(a.country for a in event.recipient if a.country),
        event.status,
    )


def golden() -> tuple[list[Row], list[Coded]]:
    """The golden examples and what the coder makes of them."""
    examples = rows(GOLDEN)
    return examples, coded((row["text"], PUBLISHED, OUTLET) for row in examples)


def scores(examples: Sequence[Row], results: Sequence[Coded]) -> dict[str, float]:
    """Precision, recall and F1 of event classes (``event``) and of all four fields (``exact``); speakers found."""
    tally: Counter[str] = Counter()
    for row, result in zip(examples, results, strict=True):
        asked, given = wanted(row), [found(event) for event in result.events]
        tally["asked"] += len(asked)
        tally["given"] += len(given)
        tally["exact"] += (Counter(asked) & Counter(given)).total()
        tally["event"] += (Counter(e[0] for e in asked) & Counter(e[0] for e in given)).total()
        tally["said"] += len(row["statements"])
        tally["speaker"] += sum(_attributed(row, wish, result) for wish in row["statements"])
    measured = {}
    for name in ("event", "exact"):
        precision, recall = tally[name] / tally["given"], tally[name] / tally["asked"]
        measured[f"{name}_precision"] = 100 * precision
        measured[f"{name}_recall"] = 100 * recall
        measured[f"{name}_f1"] = 200 * precision * recall / ((precision + recall) or 1)
    return {**measured, "speaker": 100 * tally["speaker"] / tally["said"]}


def _attributed(row: Row, wish: Mapping[str, str], result: Coded) -> bool:
    """Whether the words wanted lie in a statement of the speaker wanted."""
    start = row["text"].index(wish["holds"])
    end = start + len(wish["holds"])
    return any(
        statement.speaker is not None
        and wish["speaker"].lower() in statement.speaker.text.lower()
        and any(part.start <= start and end <= part.end for part in statement.content.spans)
        for statement in result.statements
    )

"""Certainty and polarity of events against MEANTIME's annotation: prints a table.

    python benchmarks/certainty.py meantime.jsonl.gz

For every annotated event with a certainty and a polarity, whether dragoman codes an event there or not, the chain of
attribution and the status of its clause are asked. CERTAIN is what nobody in the chain softens and no clause makes
hypothetical; PROBABLE what somebody predicts or expects; POSSIBLE the rest. NEG is what the clause or a denial negates.
Events marked UNDERSPECIFIED or without a mark are left out.
"""

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

from dragoman.coding.actors import Mentions
from dragoman.coding.statements import attribute, find_statements
from dragoman.coding.status import status_of
from dragoman.model import Document, Span, document_id
from dragoman.read import Reading, Token, analyse

CERTAINTIES = ("CERTAIN", "PROBABLE", "POSSIBLE")
POLARITIES = ("POS", "NEG")
_SOFT = {"predicted": "PROBABLE", "hoped": "POSSIBLE", "hedged": "POSSIBLE"}


def main() -> None:
    """Read the articles, judge every annotated event and print the two tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="MEANTIME articles with events, as gzipped JSON Lines")
    parser.add_argument("--limit", type=int, default=None, help="articles to read; all by default")
    given = parser.parse_args()
    with gzip.open(given.gold, "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines][: given.limit]
    events = {row["id"]: row["events"] for row in rows}
    certainty: Counter[tuple[str, str]] = Counter()
    polarity: Counter[tuple[str, str]] = Counter()
    unread = 0
    for reading in analyse([document(row) for row in rows]):
        statements = find_statements(reading, Mentions(reading))
        for event in events[reading.document.uri]:
            if event.get("certainty") not in CERTAINTIES or event.get("polarity") not in POLARITIES:
                continue
            judged = judge(reading, statements, Span(event["text"], event["start"], event["end"]))
            if judged is None:
                unread += 1
                judged = ("CERTAIN", "POS")
            certainty[event["certainty"], judged[0]] += 1
            polarity[event["polarity"], judged[1]] += 1
    print(f"{sum(certainty.values())} events of {len(rows)} articles; {unread} in no sentence count as CERTAIN, POS")
    table("certainty", certainty, CERTAINTIES)
    soft = Counter[tuple[str, str]]()
    for (gold, found), number in certainty.items():
        soft["CERTAIN" if gold == "CERTAIN" else "SOFT", "CERTAIN" if found == "CERTAIN" else "SOFT"] += number
    table("certain or not", soft, ("CERTAIN", "SOFT"))
    table("polarity", polarity, POLARITIES)


def document(row: dict[str, str]) -> Document:
    """An article as a document."""
    text = row["text"]
    key = document_id(key=row["id"], source=None, published=row["dct"], title=None, text=text)
    return Document(key, row["id"], None, None, None, None, None, row["dct"], "given", "en", text, "", "text")


def judge(reading: Reading, statements: tuple, span: Span) -> tuple[str, str] | None:  # type: ignore[type-arg]
    """Certainty and polarity of what a span names; None where no sentence holds it."""
    sentence = next((s for s in reading.sentences if s.field == "text" and s.span.contains(span)), None)
    trigger = sentence.token_at(span.start) if sentence is not None else None
    if sentence is None or trigger is None:
        return None
    chain = attribute(span, statements, reading.document)
    status = status_of(sentence, predicate(sentence.tokens, trigger), trigger).value
    marks = {link.certainty for link in chain}
    soft = next((_SOFT[mark] for mark in ("hedged", "hoped", "predicted") if mark in marks), None)
    if status == "hypothetical" and soft is None:
        soft = "POSSIBLE"
    return soft or "CERTAIN", "NEG" if status == "negated" or "denied" in marks else "POS"


def predicate(tokens: list[Token], trigger: Token) -> Token:
    """The verb that an event's noun hangs on, or the verb itself."""
    token = trigger
    while token.pos not in ("VERB", "AUX") and token.head != token.i:
        token = tokens[token.head]
    return token if token.pos in ("VERB", "AUX") else trigger


def table(name: str, counts: Counter[tuple[str, str]], labels: tuple[str, ...]) -> None:
    """Print precision, recall and F1 by label, their macro mean and that of always saying the first label."""
    total = sum(counts.values())
    print(f"\n{name:16s}{'n':>6s}{'P':>8s}{'R':>8s}{'F1':>8s}")
    scores = []
    for label in labels:
        hit = counts[label, label]
        said = sum(number for (_, found), number in counts.items() if found == label)
        true = sum(number for (gold, _), number in counts.items() if gold == label)
        precision, recall = hit / said if said else 0.0, hit / true if true else 0.0
        scores.append(2 * hit / (said + true) if said + true else 0.0)
        print(f"{label:16s}{true:6d}{precision:8.3f}{recall:8.3f}{scores[-1]:8.3f}")
    first = sum(number for (gold, _), number in counts.items() if gold == labels[0])
    always = 2 * first / (first + total) / len(labels) if total else 0.0
    print(f"macro F1 {sum(scores) / len(scores):.3f} (always {labels[0]}: {always:.3f})")


if __name__ == "__main__":
    main()

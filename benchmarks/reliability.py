"""Whether confidence means what it says, on events of real news that were read one by one: prints tables.

    python benchmarks/reliability.py --news ../shared/data/news judged.jsonl [...]

A sheet holds one judged event a line: `corpus` and `document_uri` name the article, `text` stands where only a part of
it was read; `field` and `trigger` (offsets) say where the event is, `rule`, `event`, `status`, `actor` and `recipient`
(each party's words and country) what it was, and `event_right`, `actor_right`, `recipient_right`, `status_right` how it
was judged. Every article is coded anew; an event that is not found again as it was judged is left out. An event counts
as right where all four are.
"""

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.coding.actors import Mentions
from dragoman.coding.assembly import Assembler
from dragoman.coding.confidence import all_signs
from dragoman.coding.drafts import Draft
from dragoman.ingest.documents import Raw, build
from dragoman.model import Document
from dragoman.read import Reading, analyse

Row = dict[str, Any]
_MARKS = ("event_right", "actor_right", "recipient_right", "status_right")
_PARTS = 6


@dataclass(frozen=True, slots=True)
class Judged:
    """A judged event as it is coded now: its signs, its confidence, and whether it is wholly right."""

    document: str
    signs: tuple[str, ...]
    event: str
    confidence: float
    right: bool


def main() -> None:
    """Read the sheets and print reliability, and what each threshold gives."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sheets", type=Path, nargs="+", help="judged events, as JSON Lines")
    parser.add_argument("--news", type=Path, required=True, help="the folder of the corpora they were drawn from")
    given = parser.parse_args()
    rows, found = judged(given.sheets, given.news)
    print(f"{len(found)} of {rows} judged events found again, {share(item.right for item in found):.1f}% wholly right")
    pairs = [(item.confidence, item.right) for item in found]
    reliability(pairs)
    thresholds(pairs)


def judged(sheets: Sequence[Path], news: Path) -> tuple[int, list[Judged]]:
    """How many events the sheets judge, and those that are coded today."""
    rows = [json.loads(line) for sheet in sheets for line in sheet.read_text(encoding="utf-8").splitlines()]
    articles = _articles(rows, news)
    asked: dict[str, list[Row]] = defaultdict(list)
    documents = {}
    for row in rows:
        document = _document(row, articles)
        documents[document.id] = document
        asked[document.id].append(row)
    return len(rows), [
        item for reading in analyse(documents.values()) for item in _found(reading, asked[reading.document.id])
    ]


def _articles(rows: Iterable[Row], news: Path) -> dict[str, Row]:
    """The articles that rows name without their text, by id."""
    wanted = {row["document_uri"]: row["corpus"] for row in rows if "text" not in row}
    found = {}
    for corpus in sorted(set(wanted.values())):
        with gzip.open(news / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
            found.update({row["id"]: row for row in map(json.loads, lines) if row["id"] in wanted})
    return found


def _document(row: Row, articles: dict[str, Row]) -> Document:
    if "text" in row:
        uri = row["document_uri"]
        raw = Raw(text=row["text"], name="", uri=uri, extractor="text", key=uri, lang="en")
        return build(raw, published=(row["date"] or "")[:10] or None, source=row["source"])
    article = articles[row["document_uri"]]
    raw = Raw(
        text=article["text"][:6000], name="", uri=article["id"], extractor="text", key=article["id"], lang="en",
        title=article.get("title"), url=article.get("url"),
    )  # fmt: skip
    return build(raw, published=article["date"], source=article["source"])


def _found(reading: Reading, rows: Sequence[Row]) -> Iterator[Judged]:
    assembler = Assembler(Mentions(reading))
    drafts = [draft for sentence in reading.sentences for draft in assembler.drafts(sentence)]
    for row in rows:
        draft = next((draft for draft in drafts if _is(draft, row)), None)
        if draft is not None:
            signs = all_signs(draft.signs, draft.event, draft.status.value, draft.of)
            right = all(row[mark] for mark in _MARKS)
            yield Judged(reading.document.id, signs, draft.event, draft.confidence, right)


def _is(draft: Draft, row: Row) -> bool:
    """Whether an event is coded today as it was judged."""
    first, end = row["trigger"]
    if draft.sentence.field != row["field"] or not first <= draft.trigger.start < end:
        return False
    if (draft.rule, draft.event, draft.status.value) != (row["rule"], row["event"], row["status"]):
        return False
    sides = ((draft.actor, row["actor"]), (draft.recipient, row["recipient"]))
    return all([[ref.text, ref.country] for ref in refs] == told for refs, told in sides)


def share(marks: Iterable[bool]) -> float:
    """How many of a hundred hold."""
    held = list(marks)
    return 100 * sum(held) / max(1, len(held))


def calibration_error(pairs: Sequence[tuple[float, bool]], parts: int = _PARTS) -> float:
    """The expected calibration error over parts of equal size."""
    return sum(abs(said - right) * number for number, _, said, right in split(pairs, parts)) / len(pairs)


def split(pairs: Sequence[tuple[float, bool]], parts: int) -> Iterator[tuple[int, float, float, float]]:
    """Number, lowest confidence, mean confidence and share that is right, of parts of about equal size."""
    ranked = sorted(pairs)
    for part in range(parts):
        held = ranked[part * len(ranked) // parts : (part + 1) * len(ranked) // parts]
        if held:
            said = sum(confidence for confidence, _ in held) / len(held)
            yield len(held), held[0][0], said, sum(right for _, right in held) / len(held)


def reliability(pairs: Sequence[tuple[float, bool]]) -> None:
    """Print what was said and what was right, in parts of equal size from the least sure to the surest."""
    print(f"\n{'from':>6s}{'n':>6s}{'said':>8s}{'right':>8s}")
    for number, lowest, said, right in split(pairs, _PARTS):
        print(f"{lowest:6.2f}{number:6d}{said:8.2f}{right:8.2f}")
    print(f"expected calibration error {calibration_error(pairs):.3f}, Brier score {brier(pairs):.3f}")


def brier(pairs: Sequence[tuple[float, bool]]) -> float:
    """The mean squared error of the confidence."""
    return sum((confidence - right) ** 2 for confidence, right in pairs) / len(pairs)


def thresholds(pairs: Sequence[tuple[float, bool]]) -> None:
    """Print how many events each ``--min-confidence`` keeps, and how many of them are wholly right."""
    print(f"\n{'at least':>9s}{'kept %':>8s}{'right %':>9s}")
    for least in (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        kept = [right for confidence, right in pairs if confidence >= least]
        if kept:
            print(f"{least:9.1f}{100 * len(kept) / len(pairs):8.0f}{share(kept):9.0f}")


if __name__ == "__main__":
    main()

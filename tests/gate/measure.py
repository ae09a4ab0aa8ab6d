"""What the coder reaches on a set of sentences, in per cent; the sets and their floors stand in ``floors.toml``."""

import gzip
import hashlib
import importlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from dragoman.ingest.documents import Raw, build
from dragoman.model import ActorRef, Coded, Event
from dragoman.pipeline import code_supported

Row = Mapping[str, Any]

# The development sets join two classes and keep some older names.
_CLASS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_BATCH = 64


def rows(path: Path, limit: int | None = None) -> list[Row]:
    """The records of a JSON Lines file, plain or gzipped; only the first ``limit`` where that is given."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
    return [json.loads(line) for line in text.split("\n") if line.strip()][:limit]


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def coded(texts: Iterable[tuple[str, str | None, str | None]]) -> list[Coded]:
    """Code texts, each with the date and the outlet it appeared under."""
    documents = [
        build(
            Raw(text=text, name=str(i), uri=str(i), extractor="text", key=str(i), lang="en"),
            published=published,
            source=source,
        )
        for i, (text, published, source) in enumerate(texts)
    ]
    found: list[Coded] = []
    for start in range(0, len(documents), _BATCH):
        found += code_supported(documents[start : start + _BATCH])
    return found


def scorer(shared: Path, name: str) -> ModuleType:
    """One of the scoring scripts that come with the development sets."""
    folder = str(shared / "bench")
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module(name)


def live(found: Coded) -> list[Event]:
    """The events that are not said to have been denied, the surest first."""
    return sorted((e for e in found.events if e.status != "negated"), key=lambda e: -e.confidence)


def events(shared: Path, path: Path, limit: int | None) -> dict[str, float]:
    """Right event, right event and actor, all right, and class precision, against gold sentences."""
    score = scorer(shared, "score_gsr")
    gold = score.load_gold(str(path))[:limit]
    # The gold dates are placeholders.
    predicted = {
        row["id"]: [
            {
                "event": e.event,
                "source": [a.country for a in e.actor],
                "target": [a.country for a in e.recipient],
            }
            for e in live(found)
        ]
        for row, found in zip(gold, coded((row["text"], None, None) for row in gold), strict=True)
    }
    counts, _, _, _, extra = score.score(gold, predicted)
    share = {name: 100 * counts[key] / counts["n"] for name, key in _GOLD_SCORES.items()}
    return {**share, "precision": 100 * extra["class_precision"]}


_GOLD_SCORES = {"event": "any event", "actor": "any event+source", "all": "any all"}


def relations(shared: Path, path: Path, limit: int | None) -> dict[str, float]:
    """Right class, and actor, and recipient; class precision; how often a sentence without a relation is left alone."""
    gold = [row for row in rows(path) if row.get("relations") or row.get("quad") == 0][:limit]
    score = scorer(shared, "bench")
    asked = met = predicted = right = idle = quiet = acted = full = 0
    for row, found in zip(gold, coded((row["text"], None, None) for row in gold), strict=True):
        classes = [_CLASS.get(e.event, e.event) for e in live(found)]
        wanted = [relation["plover_root"] for relation in row.get("relations") or ()]
        if not wanted:
            idle += 1
            quiet += not classes
            continue
        asked += len(wanted)
        met += sum(name in classes for name in wanted)
        parties = [_parties(score, relation, live(found)) for relation in row["relations"]]
        acted += sum(bool(found) for found in parties)
        full += sum(any(found) for found in parties)
        predicted += len(classes)
        right += sum(name in wanted for name in classes)
    return {
        "class": 100 * met / max(1, asked),
        "actor": 100 * acted / max(1, asked),
        "all": 100 * full / max(1, asked),
        "precision": 100 * right / max(1, predicted),
        "quiet": 100 * quiet / max(1, idle),
    }


def _parties(score: ModuleType, relation: Row, found: Sequence[Event]) -> list[bool]:
    """For every event of the right class and actor whether its recipient is right too, the right way round."""
    source, target = score.words(relation["source"]), score.words(relation["target"])

    def named(refs: Sequence[ActorRef]) -> set[str]:
        return {word for ref in refs for word in score.words(ref.text) | score.words(ref.name)}

    results = []
    for event in found:
        actor, recipient = named(event.actor), named(event.recipient)
        if _CLASS.get(event.event, event.event) != relation["plover_root"] or not actor & source:
            continue
        joint = not event.recipient and event.event in score.MUTUAL and actor & target
        directed = recipient & target and not actor & (target - source) and not recipient & (source - target)
        results.append(bool(joint or (event.recipient and directed)))
    return results


def statements(shared: Path, path: Path, limit: int | None) -> dict[str, float]:
    """F1 of detected statements, of their speakers' exact spans, and of all three parts overlapping."""
    gold = rows(path, limit)
    found = coded((row["text"], row.get("date"), row.get("publisher")) for row in gold)
    predicted = []
    for row, document in zip(gold, found, strict=True):
        said = [
            {
                "source": [[s.speaker.start, s.speaker.end]] if s.speaker else [],
                "cue": [[s.cue.start, s.cue.end]] if s.cue else [],
                "content": [[part.start, part.end] for part in s.content.spans],
            }
            for s in document.statements
        ]
        predicted.append({"id": row["id"], "attributions": said})
    result, _ = scorer(shared, "score_attr").score(gold, predicted)
    return {
        "detect": 100 * result["detect"]["F1"],
        "speaker": 100 * result["source_exact"]["F1"],
        "all": 100 * result["triple_overlap"]["F1"],
    }


def times(shared: Path, path: Path, limit: int | None) -> dict[str, float]:
    """F1 of exact spans, of overlapping spans, and of the values."""
    gold = {row["id"]: row for row in rows(path, limit)}
    found = coded((row["text"], row["dct"][:10], None) for row in gold.values())
    predicted = {
        key: {
            "timexes": [
                {"start": t.start, "end": t.end, "type": t.type, "value": t.value}
                for t in document.times
                if t.field == "text"
            ]
        }
        for key, document in zip(gold, found, strict=True)
    }
    result, _ = scorer(shared, "score_time").score(gold, predicted)
    return {name: 100 * result[name]["F1"] for name in ("strict", "relaxed", "value")}


MEASURES = {"events": events, "relations": relations, "statements": statements, "times": times}


def failures(scores: Mapping[str, float], floors: Mapping[str, float]) -> Sequence[str]:
    """Which scores lie below their floors, in words; a floor without a score counts as failed."""
    return [
        f"{name} is {scores.get(name, 0.0):.1f}, the floor is {floor:.1f}"
        for name, floor in floors.items()
        if scores.get(name, 0.0) < floor
    ]

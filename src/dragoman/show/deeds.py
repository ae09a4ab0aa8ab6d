"""Events in neutral words: ``visit by Ilse Brandt to Sudria``. The nouns stand in ``ontology/deeds.toml``."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from ..data import load_toml
from .words import Record, actor_name, listed

_PREFIX = {"future": "planned ", "hypothetical": "possible ", "negated": "no "}


@cache
def _table() -> Mapping[str, Any]:
    return load_toml("ontology/deeds.toml")


def noun(event: str, modes: Iterable[str] = ()) -> Mapping[str, str]:
    """What an event with its modes is called: ``noun``, the preposition ``to`` and, for acts of several, ``joint``."""
    entry = _table().get(event) or {"noun": event, "to": "to"}
    of_mode: Mapping[str, Mapping[str, str]] = entry.get("mode", {})
    return next((of_mode[mode] for mode in modes if mode in of_mode), entry)


def happening(reports: Sequence[Record], agreed: Mapping[str, Any] | None = None) -> str:
    """What some reports of one event tell, in neutral words, with the first letter in upper case.

    Actors are those ``agreed`` on where such are given; else parties are called what most reports call them, resolved
    names before mere mentions. The status is told where all reports agree on it.
    """
    first = _typical(reports)
    named = [actor_name(ref) for ref in (agreed or {}).get("actor") or ()]
    actors, recipients = named or _party(reports, "actor"), _party(reports, "recipient")
    recipients = [name for name in recipients if name not in actors]
    of = first.get("of")
    act = noun(first["event"], () if of else first["mode"])
    joint = len(actors) > 1 and not recipients and "joint" in act
    words = act["joint" if joint else "noun"] + (f" {act.get('of', 'of')} {noun(of)['noun']}" if of else "")
    if joint:
        words += f" between {listed(actors)}"
    else:
        words += (f" by {listed(actors)}" if actors else "") + (
            f" {act['to']} {listed(recipients)}" if recipients else ""
        )
    statuses = {report["status"] for report in reports}
    prefix = _PREFIX.get(next(iter(statuses)), "") if len(statuses) == 1 else ""
    words = prefix + words
    return words[:1].upper() + words[1:]


def _typical(reports: Sequence[Record]) -> Record:
    """The report whose event and modes most others share, the surest one of them."""
    counts = Counter((report["event"], *report["mode"]) for report in reports)
    return max(reports, key=lambda report: (counts[report["event"], *report["mode"]], report["confidence"]))


def _party(reports: Sequence[Record], role: str) -> list[str]:
    """The names of one side, from the report that names it best."""
    sides = Counter(tuple(dict.fromkeys(actor_name(ref) for ref in report[role])) for report in reports if report[role])
    resolved = {
        tuple(dict.fromkeys(actor_name(ref) for ref in report[role])): (
            sum(bool(ref.get("actor_id")) for ref in report[role]),
            sum(bool(ref.get("name")) for ref in report[role]),
            sum(bool(ref.get("country")) for ref in report[role]),
        )
        for report in reports
    }
    best = max(sides, key=lambda side: (resolved[side], sides[side], side), default=())
    return list(best)

"""Occurrences: the reports of a story joined where they tell the same event, compared and counted by source."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import partial
from typing import Any

from ..ingest.outlets import Outlets
from ..model import Occurrence, content_id
from ..store import Store
from .align import Pair, align
from .differences import differences
from .independence import Independence, independence
from .reports import GIVEN, Record, act_and_step, report

_BATCH = 200
_FURTHEST = ("done", "denied", "planned", "possible")


def occurrences(
    story: str | None,
    documents: Iterable[Mapping[str, Any]],
    events: Iterable[Record],
    *,
    same: Iterable[Pair] = (),
    different: Iterable[Pair] = (),
    copies: Iterable[Pair] = (),
    wires: Mapping[str, str] | None = None,
    table: Outlets | None = None,
) -> tuple[Occurrence, ...]:
    """The occurrences that the reports of a story tell, in order of their ids; every event is in exactly one.

    ``documents`` are the records of all documents of the story and ``events`` those of their events. ``same`` and
    ``different`` are pairs of event ids that persons have judged, ``copies`` pairs of ids of documents with one text;
    ``wires`` names the agency whose text a document is, and ``table`` holds the outlets. The outcome does not depend on
    the order of anything given.
    """
    by_id = {document["id"]: document for document in documents}
    told = {event["id"]: event for event in events}
    sources = partial(independence, documents=by_id, copies=list(copies), wires=wires, table=table)
    groups = align(map(report, told.values()), same, different)
    made = (_occurrence(story, by_id.keys(), [told[name] for name in group], sources) for group in groups)
    return tuple(sorted(made, key=lambda occurrence: occurrence.id))


def link_occurrences(store: Store, changed: Iterable[str] = (), judged: Iterable[str] = ()) -> tuple[str, ...]:
    """Put together the occurrences of stories that lack them, were ``changed`` or hold an event that was ``judged``.

    Gives the ids of these stories. Raises StoreError.
    """
    view, writer = store.view(), store.writer()
    rulings = [ruling for ruling in view.judgements() if not ruling.undone]
    same, different = (
        [(ruling.left, ruling.right) for ruling in rulings if ruling.verdict == verdict]
        for verdict in ("same", "different")
    )
    stories = sorted({*view.untold(judged), *changed})
    for start in range(0, len(stories), _BATCH):
        made = {}
        for told in view.tellings(stories[start : start + _BATCH]):
            rest = partial(occurrences, same=same, different=different, copies=told.copies, wires=told.wires)
            made[told.story] = rest(told.story, told.documents, told.events)
        writer.write_occurrences(made)
    return tuple(stories)


def _occurrence(
    story: str | None,
    documents: Set[str],
    events: Sequence[Record],
    count: Callable[[Sequence[Record]], Independence],
) -> Occurrence:
    names = tuple(sorted(event["id"] for event in events))
    telling = {event["document"]["id"] for event in events}
    compared = differences(events)
    sources = count(events)
    return Occurrence(
        id=content_id("o", story, *names),
        story=story,
        events=names,
        sources=sources.sources,
        agreed=compared.agreed,
        disputed=compared.disputed,
        missing_in=tuple(sorted(documents - telling)),
        single=compared.single,
        gist=gist(events),
        independent=sources.independent,
        dependence="; ".join(sources.ties),
    )


def gist(events: Sequence[Record]) -> dict[str, object]:
    """What an occurrence is, in short: the act, the parties as most reports that name persons have them, and the time.

    ``time`` is the narrowest that the texts name, else the narrowest that was inferred.
    """
    ordered = sorted(events, key=lambda event: event["id"])
    steps = {act_and_step(event)[1] for event in ordered}
    acts = Counter(act_and_step(event)[0] for event in ordered)
    act = min(acts, key=lambda name: (-acts[name], name))
    modes = Counter(mode for event in ordered if event["event"] == act for mode in event["mode"])
    return {
        "event": act,
        "mode": [mode for mode, number in sorted(modes.items()) if 2 * number >= acts[act]],
        "status": next(step for step in _FURTHEST if step in steps),
        "actor": _parties(ordered, "actor"),
        "recipient": _parties(ordered, "recipient"),
        "time": _time(ordered),
        "trigger": Counter(event["trigger"]["text"].lower() for event in ordered).most_common(1)[0][0],
    }


def _parties(events: Sequence[Record], side: str) -> list[dict[str, object]]:
    """The most frequent wording of one side, the one that names persons or bodies before states."""
    named = Counter(
        tuple((ref.get("name") or ref["text"], ref.get("country"), ref.get("actor_id")) for ref in event[side])
        for event in events
        if event[side]
    )
    if not named:
        return []

    def order(refs: tuple[tuple[str, str | None, str | None], ...]) -> tuple[bool, int, tuple[str, ...]]:
        persons = any((actor or "").startswith("person:") for _, _, actor in refs)
        return not persons, -named[refs], tuple(name for name, _, _ in refs)

    return [{"name": name, "country": country} for name, country, _ in min(named, key=order)]


def _time(events: Sequence[Record]) -> object:
    times = [event["time"] for event in events if event.get("time") and event["time"].get("start")]
    if not times:
        return None

    def order(time: Mapping[str, Any]) -> tuple[bool, bool, str, str]:
        # ISO dates: of two intervals the later start or the earlier end is no wider; a day beats a month
        width = 0 if time["start"] == time["end"] else 1 if time["end"] and time["start"][:7] == time["end"][:7] else 2
        return time["anchor"] not in GIVEN, time["end"] is None, str(width), time["start"]

    best = min(times, key=order)
    return {key: best[key] for key in ("start", "end", "grain", "anchor")}

"""A report: what one event record says, in the form in which two of them are compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from ..coding.ontology import ontology
from ..data import load_toml
from .names import names_in, plain_name
from .stems import families, stem, words_of

Record = Mapping[str, Any]
"""An event in its public form (see ``docs/records.md``)."""

GIVEN = ("text", "event")
"""Anchors of a time that the text itself names; other anchors are our inference."""

_PROMISE = ("AGREE", "CONCEDE", "RETREAT")
_STEPS = {"actual": "done", "future": "planned", "hypothetical": "possible", "negated": "denied"}


@dataclass(frozen=True, slots=True)
class Party:
    """One who takes part: ``name`` is the resolved name or the mention, ``words`` its stems.

    ``apart`` is one of a country who does not act for it: rebels, prisoners, the people.
    """

    id: str | None
    country: str | None
    name: str
    words: frozenset[str]
    apart: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """A closed interval of days since 0001-01-01; ``given`` where the text itself names it."""

    first: int
    last: int
    given: bool


@dataclass(frozen=True, slots=True)
class Where:
    """A place; ``whole`` where it is a whole country."""

    name: str
    country: str | None
    whole: bool


@dataclass(frozen=True, slots=True)
class Report:
    """One report of an event.

    ``act`` is what happens, for a promise the act promised, and ``step`` how far it has got. ``code`` is the CAMEO code
    to three digits, ``heads`` are the stems of the trigger's words, ``frames`` the frames that they can stand for,
    ``measures`` pairs a unit's stem with a value, and ``words`` are the stems of the sentence.
    """

    id: str
    document: str
    source: str | None
    act: str | None
    step: str
    modes: frozenset[str]
    code: str | None
    heads: frozenset[str]
    frames: frozenset[str]
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    when: When | None
    where: Where | None
    measures: frozenset[tuple[str, float]]
    historical: bool
    words: frozenset[str]


def report(record: Record) -> Report:
    """The report that an event record makes."""
    act, step = act_and_step(record)
    trigger, evidence = record["trigger"], record["evidence"]
    heads = [word for word in words_of(trigger["text"]) if len(word) > 2]
    return Report(
        id=record["id"],
        document=record["document"]["id"],
        source=record["document"].get("source"),
        act=act,
        step=step,
        modes=frozenset(record["mode"]),
        code=(record.get("cameo") or "")[:3] or None,
        heads=frozenset(map(stem, heads)),
        frames=frozenset().union(*map(families, heads)) | {record["coder"]["rule"]},
        actor=tuple(party(ref) for ref in record["actor"]),
        recipient=tuple(party(ref) for ref in record["recipient"]),
        when=when(record.get("time")),
        where=where(record.get("place")),
        measures=frozenset((unit(item), float(item["value"])) for item in record["quantity"]),
        historical=record["historical"],
        words=bag(evidence["text"]),
    )


def act_and_step(record: Record) -> tuple[str, str]:
    """What happens and how far it has got: ``done``, ``planned``, ``possible`` or ``denied``.

    A promise of an act is that act, planned: AGREE of CONSULT and the CONSULT itself are about one happening.
    """
    event, step = record["event"], _STEPS[record["status"]]
    if event in _PROMISE:
        act = record.get("of") or (_promised().get((record.get("cameo") or "")[:3]) if event == "AGREE" else None)
        if act and act != event:
            return act, "planned" if step in ("done", "planned") else step
    return event, step


@cache
def _promised() -> dict[str, str]:
    """Which act a promise with a CAMEO code is about, after the table that joins attitudes with acts."""
    joins = ontology().joins.items()
    return {
        cameo: subject
        for (attitude, subject), (event, _, cameo) in joins
        if attitude == event == "AGREE" != subject and cameo
    }


def party(ref: Mapping[str, Any]) -> Party:
    """An actor or recipient, ready to compare."""
    name = ref.get("name") or ref["text"]
    main, known = next(iter(ref.get("sector") or ()), ""), ref.get("actor_id") or ""
    apart = main in private_sectors() and not known.startswith("country:")
    return Party(ref.get("actor_id"), ref.get("country"), name, frozenset(map(stem, words_of(name))), apart)


@cache
def private_sectors() -> frozenset[str]:
    """The sectors whose members do not stand for their state."""
    return frozenset(load_toml("link/align.toml")["private"]["sectors"])


def when(time: Mapping[str, Any] | None) -> When | None:
    """The days of a time; None where they are not known or open on one side."""
    if not time or not time.get("start") or not time.get("end"):
        return None
    try:
        first, last = (date.fromisoformat(time[side]).toordinal() for side in ("start", "end"))
    except ValueError:
        return None
    return When(first, last, time.get("anchor") in GIVEN)


def where(place: Mapping[str, Any] | None) -> Where | None:
    """The place of an event."""
    if not place:
        return None
    named = next((row for row in _countries() if row[0] == place.get("country")), None)
    return Where(plain_name(place["name"]), place.get("country"), named is not None and named[1] == place["name"])


@cache
def _countries() -> tuple[tuple[str, str], ...]:
    from ..data import load_csv  # noqa: PLC0415

    return tuple((row["code"], row["name"]) for row in load_csv("actors/countries.csv").rows)


def unit(quantity: Mapping[str, Any]) -> str:
    """The stem of what is counted: the last word of the unit, empty where none is named."""
    named = words_of(quantity.get("unit") or "") or ((quantity.get("unit") or ""),)
    return stem(named[-1])


def bag(text: str) -> frozenset[str]:
    """The stems of a text's longer words and numbers, and what it names under any of its names."""
    stems = (stem(word) for word in words_of(text) if len(word) > 3 or word[0].isdigit() or word.isupper())
    return frozenset((*stems, *(named.name.id for named in names_in(text))))

"""What the reports of one occurrence agree on, what they dispute and what only one document tells.

A value that one report lacks is never a dispute, and neither is one told more coarsely: "July" holds "27 July",
"dozens" holds 36. What we inferred (a date from the date of publication) is no value.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from ..coding.statements.attribution import UNNAMED
from ..model import Disputed
from .amounts import Amount, amount, one_amount
from .matching import alike, joint
from .reports import GIVEN, Party, Record, act_and_step, bag, party, when, where

FIELDS = ("event", "mode", "status", "date", "place", "actor", "recipient", "quantity", "certainty", "cited")
"""The fields that are compared, in order."""

_FIRM = ("done", "denied")
_SAME_VOICE = 0.6
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Told:
    """A value that one report gives to a field."""

    field: str
    value: Any
    event: str
    document: str


@dataclass(frozen=True, slots=True)
class Differences:
    """Fields on which several documents agree, those in dispute, and those of which one document alone tells."""

    agreed: dict[str, object]
    disputed: dict[str, tuple[Disputed, ...]]
    single: dict[str, Disputed]


def differences(records: Iterable[Record]) -> Differences:
    """Compare the reports of one occurrence; the outcome does not depend on their order."""
    ordered = sorted(records, key=lambda record: record["id"])
    together = all(_joint(record) for record in ordered)
    told = [item for record in ordered for item in _told(record, together)]
    found = Differences({}, {}, {})
    for name in FIELDS:
        sides = _RULES[name]([item for item in told if item.field == name])
        if len(sides) > 1:
            found.disputed[name] = tuple(Disputed(value, _ids(givers)) for value, givers in sides)
        elif sides:
            value, givers = sides[0]
            if len({item.document for item in givers}) > 1:
                found.agreed[name] = value
            else:
                found.single[name] = Disputed(value, _ids(givers))
    return found


Side = tuple[object, list[Told]]
_S = TypeVar("_S")


def _settled(sides: Sequence[tuple[_S, list[Told]]], told: Sequence[Told]) -> list[tuple[_S, list[Told]]]:
    """The side that all of several documents tell, if there is one: what one of them tells beside it is no dispute."""
    documents = {item.document for item in told}
    shared = [side for side in sides if {item.document for item in side[1]} == documents]
    return [max(shared, key=lambda side: len(side[1]))] if shared and len(documents) > 1 else list(sides)


def _ids(told: Iterable[Told]) -> tuple[str, ...]:
    return tuple(sorted({item.event for item in told}))


def _joint(record: Record) -> bool:
    actor, recipient = ([party(ref) for ref in record[side]] for side in ("actor", "recipient"))
    return joint(act_and_step(record)[0], record["mode"], actor, recipient)


def _told(record: Record, together: bool) -> Iterator[Told]:
    return (Told(name, value, record["id"], record["document"]["id"]) for name, value in _of(record, together))


def _of(record: Record, together: bool) -> Iterator[tuple[str, Any]]:
    """The fields of a report with their values; all who act ``together`` count as actors."""
    act, step = act_and_step(record)
    yield "event", act
    yield "status", step
    if record["mode"] and act == record["event"]:
        yield "mode", tuple(sorted(record["mode"]))
    if (time := record.get("time")) and time.get("anchor") in GIVEN and (days := when(time)):
        yield "date", (days.first, days.last, time["start"], time["end"])
    if record.get("place"):
        yield "place", where(record["place"])
    sides = {"actor": [*record["actor"], *record["recipient"]]} if together else record
    for name in ("actor", "recipient"):
        if sides.get(name):
            yield name, tuple(party(ref) for ref in sides[name])
    for quantity in record["quantity"]:
        yield "quantity", amount(record, quantity)
    yield "certainty", record["attribution"][0]["certainty"]
    first = record["attribution"][0]
    if len(record["attribution"]) > 1 and first["speaker"] != UNNAMED:
        yield "cited", Party(None, first.get("country"), first["speaker"], bag(first["speaker"]))


# ------------------------------------------------------------------------------------------------ rules of the fields


def _plain(told: Sequence[Told]) -> list[Side]:
    """Values that are words: one that all documents share settles the matter."""
    by_value: dict[Hashable, list[Told]] = defaultdict(list)
    for item in told:
        by_value[item.value].append(item)
    documents = {item.document for item in told}
    shared = [value for value, givers in by_value.items() if {item.document for item in givers} == documents]
    chosen = sorted(shared, key=lambda value: (-len(by_value[value]), str(value)))[:1] or sorted(by_value, key=str)
    return [(_open(value), by_value[value]) for value in chosen]


def _status(told: Sequence[Told]) -> list[Side]:
    """A denial always disputes what others call done; otherwise each document counts by what is furthest."""
    if len({item.value for item in told} & set(_FIRM)) == len(_FIRM):
        told = [item for item in told if item.value in _FIRM]
        return [(value, [item for item in told if item.value == value]) for value in _FIRM]
    return _plain(told)


def _dates(told: Sequence[Told]) -> list[Side]:
    """The finest intervals; those that overlap agree, and one that overlaps several rivals takes no side."""
    finest: list[tuple[int, int, str, str]] = []
    for value in sorted({item.value for item in told}, key=lambda value: (value[1] - value[0], value)):
        if not any(_overlap(value, fine) for fine in finest):
            finest.append(value)
    sides: list[Side] = []
    for fine in sorted(finest):
        givers = [item for item in told if [other for other in finest if _overlap(item.value, other)] == [fine]]
        sides.append(({"start": fine[2], "end": fine[3]}, givers))
    return _settled(sides, told)


def _overlap(one: tuple[int, int, str, str], other: tuple[int, int, str, str]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _places(told: Sequence[Told]) -> list[Side]:
    """Places by name; a country agrees with the places in it."""
    names = sorted({(item.value.country or "", item.value.whole, item.value.name) for item in told})
    fine = [name for name in names if not name[1] or not any(o[0] == name[0] and not o[1] for o in names)]
    sides: list[Side] = []
    for country, whole, name in fine:
        value = {"name": name, "country": country or None}
        givers = [
            item
            for item in told
            if (item.value.country or "", item.value.name) == (country, name)
            or (item.value.whole and not whole and item.value.country == country and _alone(fine, country))
        ]
        sides.append((value, givers))
    return _settled(sides, told)


def _alone(places: Sequence[tuple[str, bool, str]], country: str) -> bool:
    return sum(place[0] == country for place in places) == 1


def _parties(told: Sequence[Told]) -> list[Side]:
    """Who takes part. Values with somebody in common, or a state and one of its people, agree on the fullest.

    Only parties that are surely others are a dispute; a mention that is not resolved ("the militants") is none, and
    goes to those whom most reports name.
    """
    often = Counter(one.id or one.name for item in told for one in item.value)

    def order(item: Told) -> tuple[int, bool, int, list[str], str]:
        names = [one.name for one in item.value]
        most = max(often[one.id or one.name] for one in item.value)
        return -_fullness(item.value), names[0][:1].islower(), -most, names, item.event

    sides: list[tuple[tuple[Party, ...], list[Told]]] = []
    for item in sorted(told, key=order):
        fitting = next((givers for value, givers in sides if _best(value, item.value) > 0), None)
        if fitting is None:
            sides.append((item.value, [item]))
        else:
            fitting.append(item)
    sides = _settled(sides, told)
    rival = [side for side in sides if any(_best(side[0], other[0]) <= -_SURE for other in sides)]
    kept = rival or sorted(sides, key=lambda side: -len({item.document for item in side[1]}))[:1]
    return [([{"name": one.name, "country": one.country} for one in value], givers) for value, givers in kept]


def _fullness(parties: Sequence[Party]) -> int:
    kinds = {"person": 3, "org": 2, "country": 1}
    return max(kinds.get((one.id or "").partition(":")[0], 0) for one in parties)


def _best(left: Sequence[Party], right: Sequence[Party]) -> float:
    return max(alike(one, other) for one in left for other in right)


def _voices(told: Sequence[Told]) -> list[Side]:
    """Who is cited: one speaker under several names counts once; the longest name stands."""
    sides: list[tuple[Party, list[Told]]] = []
    for item in sorted(told, key=lambda item: (-len(item.value.words), item.value.name, item.event)):
        fitting = next((givers for value, givers in sides if alike(value, item.value) > _SAME_VOICE), None)
        if fitting is None:
            sides.append((item.value, [item]))
        else:
            fitting.append(item)
    return [(value.name, givers) for value, givers in sides]


def _amounts(told: Sequence[Told]) -> list[Side]:
    """Numbers of one thing: equal, rounded alike or within one another's bounds they agree.

    Where the number of one thing is in dispute, the numbers of other things are left out.
    """
    sides: list[tuple[Amount, list[Told]]] = []
    for item in sorted(told, key=lambda item: (item.value.key, item.value.rank, item.value.value, item.event)):
        fits = (givers for value, givers in sides if value.key == item.value.key and one_amount(value, item.value))
        if (fitting := next(fits, None)) is None:
            sides.append((item.value, [item]))
        else:
            fitting.append(item)
    sides = _settled(sides, told)
    things = Counter(value.key for value, _ in sides)
    rival = [side for side in sides if things[side[0].key] > 1]
    kept = rival or sorted(sides, key=lambda side: -len({item.document for item in side[1]}))[:1]
    return [({"value": value.value, "unit": value.unit, "bound": value.bound}, givers) for value, givers in kept]


def _open(value: Hashable) -> object:
    return list(value) if isinstance(value, tuple) else value


_Rule = Callable[[Sequence[Told]], list[Side]]
_RULES: Mapping[str, _Rule] = {
    "event": _plain, "mode": _plain, "status": _status, "date": _dates, "place": _places, "actor": _parties,
    "recipient": _parties, "quantity": _amounts, "certainty": _plain, "cited": _voices,
}  # fmt: skip

"""What sets the reports of one occurrence apart, in words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .days import days, in_words
from .deeds import noun
from .words import Record, line, listed

_LABELS = {
    "actor": "who", "recipient": "to whom", "date": "the date", "status": "how far it has got", "place": "where",
    "quantity": "the number", "event": "what it is", "mode": "what kind it is", "certainty": "how sure it is",
    "cited": "who is cited for it",
}  # fmt: skip
TELLING = ("mode", "certainty", "cited")
"""Fields of how a thing is told; sources that differ on these alone do not differ on what happened."""
_UNSAID = ("event", "mode", "certainty")
"""Fields on which agreement goes without saying."""
_BOUNDS = {"about": "about ", "least": "at least ", "most": "at most "}


@dataclass(frozen=True, slots=True)
class Version:
    """One value of a disputed field: in words, and the sources that give it with the ids of their reports."""

    words: str
    value: Any
    by: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field on which reports differ, called in words, with its versions."""

    field: str
    label: str
    versions: Sequence[Version]


def label(name: str) -> str:
    """The name of a field of an occurrence, in words."""
    return _LABELS.get(name, name.replace("_", " "))


def differences(
    occurrence: Record, reports: Sequence[Record], source: Mapping[str, str], names: Sequence[str]
) -> Iterator[Difference]:
    """The disputed fields of an occurrence; ``source`` names the source of a document, ``names`` is their order.

    What only documents that are not shown dispute is left out; so are modes where the event itself is in dispute.
    """
    owner = {report["id"]: source[report["document"]["id"]] for report in reports}
    for name, values in occurrence["disputed"].items():
        if name == "mode" and "event" in occurrence["disputed"]:
            continue
        versions = []
        for item in values:
            by: dict[str, list[str]] = defaultdict(list)
            for event in item["events"]:
                if event in owner:
                    by[owner[event]].append(event)
            ordered = {source_name: tuple(by[source_name]) for source_name in names if source_name in by}
            if ordered:
                versions.append(Version(_of_field(name, item["value"]), item["value"], ordered))
        if len(versions) > 1:
            yield Difference(name, label(name), tuple(versions))


def parts_sources(difference: Difference) -> bool:
    """Whether sources differ from each other, and not only each within itself."""
    given = [frozenset(version.by) for version in difference.versions]
    return len(set(given)) > 1 and len(frozenset().union(*given)) > 1


def explained(
    occurrence: Record,
    told: Mapping[str, Sequence[Record]],
    silent: Sequence[str],
    apart: Sequence[Difference],
) -> str:
    """Who tells an occurrence and who does not, what they differ and agree on, in a few sentences.

    ``told`` holds the reports by source; ``silent`` are the other sources of the story.
    """
    who = list(told)
    if len(who) == 1:
        return " ".join([f"Only {who[0]} tells it.", *(_parted(item) for item in apart)])
    total = len(who) + len(silent)
    if silent:
        quiet = f"{listed(silent)} {'does' if len(silent) == 1 else 'do'} not."
        said = [f"{len(who)} of {total} sources tell it: {listed(who)}. {quiet}"]
    else:
        said = ["Both tell it." if total == 2 else f"All {total} sources tell it."]
    if any(map(parts_sources, apart)) and not any(parts_sources(item) for item in apart if item.field not in TELLING):
        said.append("They agree on the deed and not on how it is told.")
    said += map(_parted, apart)
    owner = {report["id"]: name for name, reports in told.items() for report in reports}
    for name, item in (occurrence.get("single") or {}).items():
        teller = next((owner[event] for event in item["events"] if event in owner), None)
        if teller and name not in TELLING:
            said.append(f"Only {teller} tells {label(name)}: {_of_field(name, item['value'])}.")
    agreed = [label(name) for name in _LABELS if name in occurrence["agreed"] and name not in _UNSAID]
    return " ".join([*said, *([f"They agree on {listed(agreed)}."] if agreed else [])])


def _parted(difference: Difference) -> str:
    versions = (f"{version.words} ({listed(list(version.by))})" for version in difference.versions)
    who = "They differ" if parts_sources(difference) else "Reports of one source differ"
    return f"{who} on {difference.label}: {' / '.join(versions)}."


def _of_field(name: str, value: Any) -> str:
    """A value of a field in words; codes of events are nouns."""
    if name == "event" and isinstance(value, str):
        return noun(value)["noun"]
    return value_words(value)


def value_words(value: Any) -> str:
    """A value of an occurrence's field as a person would write it."""
    if value is None:
        return "not told"
    if isinstance(value, Mapping):
        if "start" in value or "end" in value:
            return in_words(value.get("start"), value.get("end")) or "not told"
        if "value" in value:
            bound = _BOUNDS.get(str(value.get("bound")), "")
            return f"{bound}{value_words(value['value'])} {value.get('unit') or ''}".strip()
        return line(str(value.get("name") or value.get("text") or ", ".join(map(value_words, value.values()))))
    if isinstance(value, (list, tuple)):
        return ", ".join(map(value_words, value)) or "nobody named"
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() else f"{value:,g}"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return days(str(value)) or line(str(value))

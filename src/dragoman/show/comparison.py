"""A story's occurrences side by side: what all tell, where they differ, who is silent. Page and exports share it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..link.retelling import Retelling, Source, source_of
from .days import days, in_words
from .deeds import happening
from .words import Record, count, line

DIFFER, AGREE, SOME, ALONE = "differ", "agree", "some", "alone"
VERDICTS = {
    DIFFER: "they differ",
    AGREE: "all tell it alike",
    SOME: "some tell it, alike",
    ALONE: "one source only",
}
"""What can be seen of an occurrence across sources, in the order in which a page shows them."""

SIGNS = {DIFFER: "≠", AGREE: "=", SOME: "≈", ALONE: "1"}
"""A sign for each, always shown beside the words."""

_LABELS = {
    "actor": "who", "recipient": "to whom", "time": "the date", "date": "the date", "status": "whether it is done",
    "step": "how far it has got", "place": "where", "quantity": "the number", "number": "the number",
    "event": "what it is", "act": "what it is", "mode": "in what form", "certainty": "how sure it is",
    "said_by": "who is cited for it", "cited": "who is cited for it", "participants": "who takes part",
}  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class Row:
    """One occurrence: what it is, which source tells it by which reports, and what sets them apart.

    ``verdict`` is one of ``VERDICTS``; ``explained`` says it in words. ``told`` holds, in the order of the sources, the
    reports of those that tell it; ``silent`` the others. ``day`` is the ISO date it is filed under, empty where none is
    told. ``independent`` counts the independent sources, None where that is not known.
    """

    id: str
    what: str
    when: str
    day: str
    verdict: str
    explained: str
    told: Mapping[str, Sequence[Record]]
    silent: Sequence[str]
    agreed: Mapping[str, Any]
    differences: Sequence[Difference]
    independent: int | None = None
    dependence: str = ""

    @property
    def reports(self) -> Sequence[Record]:
        """All reports, source by source."""
        return [report for told in self.told.values() for report in told]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A story, its sources, its occurrences in rows and how each source retells it."""

    story: Record
    documents: Sequence[Record]
    retelling: Retelling
    rows: Sequence[Row] = field(default_factory=tuple)

    @property
    def sources(self) -> Sequence[Source]:
        """The columns."""
        return self.retelling.sources

    def of(self, *verdicts: str) -> Sequence[Row]:
        """The rows with one of some verdicts."""
        return [row for row in self.rows if row.verdict in verdicts]

    def alone(self, source: str) -> Sequence[Row]:
        """The rows that only one source tells, in the order of its text."""
        return [row for row in self.of(ALONE) if source in row.told]


def compare(
    story: Record,
    documents: Sequence[Record],
    events: Iterable[Record],
    occurrences: Iterable[Record],
    retelling: Retelling,
) -> Comparison:
    """Put a story together from records in their public form and from its retelling; each occurrence is a row."""
    source = {document["id"]: source_of(document) for document in documents}
    reports = {event["id"]: event for event in events if event["document"]["id"] in source}
    names = [item.name for item in retelling.sources]
    rows = []
    for occurrence in occurrences:
        held = [reports[name] for name in occurrence["events"] if name in reports]
        if held:
            rows.append(_row(occurrence, held, source, names))
    rank = {row.id: min(map(_place, row.reports)) for row in rows}
    order = list(VERDICTS)
    rows.sort(key=lambda row: (order.index(row.verdict), -len(row.told), _recalled(row), rank[row.id], row.id))
    return Comparison(story, documents, retelling, tuple(rows))


def headline(comparison: Comparison) -> str:
    """What the story is about, in neutral words: the occurrence that most sources and reports tell, else its title."""
    told = [row for row in comparison.rows if len(row.told) > 1 and not _recalled(row)]
    if not told:
        return line(str(comparison.story.get("title") or "")) or "A story"
    best = max(told, key=lambda row: (len(row.told), len(row.reports)))
    return best.what


def summary(comparison: Comparison) -> Sequence[str]:
    """The story in a few sentences: who tells it, what is shared, what is disputed, what is left out."""
    sources = comparison.sources
    total = len(comparison.rows)
    shared, differ = [row for row in comparison.rows if len(row.told) > 1], comparison.of(DIFFER)
    articles = count(len(comparison.documents), "article")
    said = [f"{count(len(sources), 'source')} in {articles} tell {count(total, 'happening')}."]
    if len(sources) > 1:
        both = "both" if len(sources) == 2 else "two or more"
        agree = len(shared) - len(differ)
        if shared:
            tell = "One of them is" if len(shared) == 1 else f"{len(shared):,} of them are"
            alike = [f"on {agree:,} they agree"] if agree else []
            parted = [f"on {len(differ):,} they differ"] if differ else []
            said.append(f"{tell} told by {both}: {', '.join([*alike, *parted])}.")
        else:
            said.append(f"None of them is told by {both}.")
        left = [f"{item.name} alone tells {len(comparison.alone(item.name)):,}" for item in sources]
        said.append("; ".join(left) + ".")
    return said


def label(name: str) -> str:
    """The name of a field of an occurrence, in words."""
    return _LABELS.get(name, name.replace("_", " "))


def _row(occurrence: Record, reports: Sequence[Record], source: Mapping[str, str], names: Sequence[str]) -> Row:
    told: dict[str, list[Record]] = defaultdict(list)
    for report in sorted(reports, key=_place):
        told[source[report["document"]["id"]]].append(report)
    ordered = {name: tuple(told[name]) for name in names if name in told}
    silent = tuple(name for name in names if name not in told)
    differences = tuple(_differences(occurrence, reports, source, names))
    between = [difference for difference in differences if _parts_sources(difference)]
    verdict = ALONE if len(ordered) == 1 else DIFFER if between else SOME if silent else AGREE
    start, end = _time(reports)
    explained = _explained(verdict, ordered, silent, differences, occurrence, len(names))
    return Row(
        id=occurrence["id"], what=happening(reports), when=in_words(start, end), day=start or end or "",
        verdict=verdict, explained=explained, told=ordered, silent=silent, agreed=occurrence["agreed"],
        differences=differences, independent=occurrence.get("independent"),
        dependence=str(occurrence.get("dependence") or ""),
    )  # fmt: skip


def _differences(
    occurrence: Record, reports: Sequence[Record], source: Mapping[str, str], names: Sequence[str]
) -> Iterable[Difference]:
    owner = {report["id"]: source[report["document"]["id"]] for report in reports}
    for name, values in occurrence["disputed"].items():
        versions = []
        for item in values:
            by: dict[str, list[str]] = defaultdict(list)
            for event in item["events"]:
                if event in owner:
                    by[owner[event]].append(event)
            ordered = {source_name: tuple(by[source_name]) for source_name in names if source_name in by}
            versions.append(Version(value_words(item["value"]), item["value"], ordered))
        yield Difference(name, label(name), tuple(versions))


def _parts_sources(difference: Difference) -> bool:
    """Whether sources differ from each other, and not only each within itself."""
    given = [frozenset(version.by) for version in difference.versions if version.by]
    return len(set(given)) > 1 and len(frozenset().union(*given)) > 1


def value_words(value: Any) -> str:
    """A value of an occurrence's field as a person would write it."""
    if value is None:
        return "not told"
    if isinstance(value, Mapping):
        if "start" in value or "end" in value:
            return in_words(value.get("start"), value.get("end")) or "not told"
        if "value" in value:
            return f"{value_words(value['value'])} {value.get('unit') or ''}".strip()
        return line(
            str(
                value.get("name")
                or value.get("speaker")
                or value.get("text")
                or ", ".join(map(value_words, value.values()))
            )
        )
    if isinstance(value, (list, tuple)):
        return ", ".join(map(value_words, value)) or "nobody named"
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() else f"{value:,g}"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return days(str(value)) or line(str(value))


def listed(names: Sequence[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}" if names else "nobody"


def _explained(
    verdict: str,
    told: Mapping[str, Any],
    silent: Sequence[str],
    differences: Sequence[Difference],
    occurrence: Record,
    total: int,
) -> str:
    who = list(told)
    if verdict == ALONE:
        said = [f"Only {who[0]} tells it."]
    elif silent:
        quiet = f"{listed(silent)} {'does' if len(silent) == 1 else 'do'} not."
        said = [f"{len(who)} of {total} sources tell it: {listed(who)}. {quiet}"]
    else:
        said = ["Both tell it." if total == 2 else f"All {total} sources tell it."]
    for difference in differences:
        versions = " / ".join(
            f"{version.words} ({listed(list(version.by))})" for version in difference.versions if version.by
        )
        if _parts_sources(difference):
            said.append(f"They differ on {difference.label}: {versions}.")
        else:
            said.append(f"Reports of one source differ on {difference.label}: {versions}.")
    if verdict in (AGREE, SOME, DIFFER) and occurrence["agreed"]:
        said.append(f"They agree on {listed([label(name) for name in occurrence['agreed']])}.")
    return " ".join(said)


def _time(reports: Sequence[Record]) -> tuple[str | None, str | None]:
    """The narrowest time that a report's own words give; nothing where all only stand in a dated article."""
    given = [
        (report["time"]["start"], report["time"]["end"])
        for report in reports
        if report.get("time") and report["time"].get("span") and (report["time"]["start"] or report["time"]["end"])
    ]
    return min(given, key=lambda time: (_length(*time), time[0] or "", time[1] or ""), default=(None, None))


def _length(start: str | None, end: str | None) -> float:
    from datetime import date  # noqa: PLC0415

    try:
        return float((date.fromisoformat(end or "") - date.fromisoformat(start or "")).days)
    except ValueError:
        return float("inf")


def _place(report: Record) -> tuple[bool, str, bool, int]:
    published = str(report["document"].get("published") or "")
    return (not published, published, report["trigger"].get("field") != "title", report["trigger"]["start"])


def _recalled(row: Row) -> bool:
    return all(report["historical"] for report in row.reports)

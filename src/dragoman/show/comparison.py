"""A story's occurrences side by side: what all tell, where they differ, who is silent. Page and exports share it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..link.retelling import Retelling, Source, source_of
from .days import in_words
from .deeds import happening
from .differences import TELLING, Difference, differences, explained, parts_sources
from .words import Record, count, line

DIFFER, AGREE, SOME, ALONE = "differ", "agree", "some", "alone"
VERDICTS = {
    DIFFER: "they differ",
    AGREE: "all tell it alike",
    SOME: "some tell it, alike",
    ALONE: "one source only",
}
"""What can be seen of an occurrence across sources, in the order in which a page shows them."""

LIMIT = 40
"""Documents that are compared at most."""
_NAMED = 4

SIGNS = {DIFFER: "≠", AGREE: "=", SOME: "≈", ALONE: "1"}
"""A sign for each, always shown beside the words."""


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
    def words(self) -> str:
        """The verdict in words; sources that agree on the deed may still put it differently."""
        apart = self.verdict in (AGREE, SOME) and any(map(parts_sources, self.differences))
        return f"{VERDICTS[self.verdict]}, but for how it is put" if apart else VERDICTS[self.verdict]

    @property
    def reports(self) -> Sequence[Record]:
        """All reports, source by source."""
        return [report for told in self.told.values() for report in told]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A story, its sources, its occurrences in rows and how each source retells it.

    ``copies`` tie its documents; ``left_out`` counts those beyond the first ``LIMIT``.
    """

    story: Record
    documents: Sequence[Record]
    retelling: Retelling
    rows: Sequence[Row] = ()
    copies: Sequence[Record] = ()
    left_out: int = 0

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
    copies: Iterable[Record] = (),
    left_out: int = 0,
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
    rows.sort(key=lambda row: (order.index(row.verdict), -len(row.told), _recalled(row), -_shared(row), rank[row.id]))
    ours = [copy for copy in copies if copy["left"] in source and copy["right"] in source]
    return Comparison(story, documents, retelling, tuple(rows), tuple(ours), left_out)


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
        alone = f"{len(comparison.of(ALONE)):,} are told by one source alone"
        said.append(("; ".join(left) if len(left) <= _NAMED else alone) + ".")
    if comparison.left_out:
        said.append(f"{count(comparison.left_out, 'later article')} left out; at most {LIMIT} are compared.")
    return said


def _row(occurrence: Record, reports: Sequence[Record], source: Mapping[str, str], names: Sequence[str]) -> Row:
    told: dict[str, list[Record]] = defaultdict(list)
    for report in sorted(reports, key=_place):
        told[source[report["document"]["id"]]].append(report)
    ordered = {name: tuple(told[name]) for name in names if name in told}
    silent = tuple(name for name in names if name not in told)
    apart = tuple(differences(occurrence, reports, source, names))
    between = [item for item in apart if item.field not in TELLING and parts_sources(item)]
    verdict = ALONE if len(ordered) == 1 else DIFFER if between else SOME if silent else AGREE
    start, end = _time(reports)
    return Row(
        id=occurrence["id"], what=happening(reports, occurrence["agreed"]), when=in_words(start, end),
        day=start or end or "", verdict=verdict, told=ordered, silent=silent,
        explained=explained(occurrence, ordered, silent, apart), agreed=occurrence["agreed"], differences=apart,
        independent=occurrence.get("independent"), dependence=str(occurrence.get("dependence") or ""),
    )  # fmt: skip


def _time(reports: Sequence[Record]) -> tuple[str | None, str | None]:
    """The narrowest time that a report's own words give; nothing where all only stand in a dated article."""
    given = [
        (report["time"]["start"], report["time"]["end"])
        for report in reports
        if report.get("time") and report["time"].get("span") and (report["time"]["start"] or report["time"]["end"])
    ]
    return min(given, key=lambda time: (_length(*time), time[0] or "", time[1] or ""), default=(None, None))


def _length(start: str | None, end: str | None) -> float:
    try:
        return float((date.fromisoformat(end or "") - date.fromisoformat(start or "")).days)
    except ValueError:
        return float("inf")


def _place(report: Record) -> tuple[bool, str, bool, int]:
    published = str(report["document"].get("published") or "")
    return (not published, published, report["trigger"].get("field") != "title", report["trigger"]["start"])


def _recalled(row: Row) -> bool:
    return all(report["historical"] for report in row.reports)


def _shared(row: Row) -> int:
    """How often every source tells it that tells it at all; what only one tells stays in the order of its text."""
    return min(map(len, row.told.values())) if len(row.told) > 1 else 0

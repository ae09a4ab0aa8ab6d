"""The occurrences of a story side by side: what sources share, what only one tells, and all of it along time."""

from collections.abc import Iterator, Sequence

from ...model import Span
from ..axis import sections
from ..comparison import AGREE, ALONE, DIFFER, SIGNS, SOME, VERDICTS, Comparison, Row
from ..words import Record, count, excerpt, line, mark
from .compare_parts import Columns, Section, folded, section, verdict
from .html import Child, Safe, el, join
from .passages import SENTENCE

_QUOTE, _SHORT = 260, 110
_REPORTS = 2
_ALONE = 7


def side_by_side(comparison: Comparison, columns: Columns) -> Section | None:
    """Everything that two sources or more tell, what they differ on first."""
    groups = [(name, comparison.of(name)) for name in (DIFFER, AGREE, SOME)]
    if not any(rows for _, rows in groups):
        return None
    parts = [
        join(
            el("h3", {"class": "group"}, f"{VERDICTS[name].capitalize()}: {len(rows):,}"),
            el("ol", {"class": "rows"}, (_row(row, columns) for row in rows)),
        )
        for name, rows in groups
        if rows
    ]
    about = "What more than one source tells. Follow any sentence to its place in the article."
    return section("side", "Side by side", about, *parts)


def _row(row: Row, columns: Columns) -> Safe:
    return el(
        "li",
        {"class": f"happening {row.verdict}", "id": f"row-{row.id}"},
        el(
            "div",
            {"class": "about-it"},
            verdict(row),
            el("h4", None, el("bdi", None, row.what)),
            el("p", {"class": "explained"}, row.explained),
            el("p", {"class": "facts"}, "; ".join(_facts(row))),
        ),
        columns.cells(lambda name: _told(row, name, columns), silent=row.silent, level="h5"),
    )


def _facts(row: Row) -> Iterator[str]:
    if row.when:
        yield row.when
    yield count(len(row.reports), "report")
    if row.independent is not None:
        told = f"{count(row.independent, 'independent source')} of {len(row.told)}"
        yield told + (f": {line(row.dependence)}" if row.dependence else "")


def _told(row: Row, name: str, columns: Columns) -> Child:
    reports = row.told.get(name)
    if not reports:
        return el("p", {"class": "silence"}, "does not tell it")
    versions = [
        el("li", None, el("span", {"class": "field"}, difference.label), " ", el("b", None, version.words))
        for difference in row.differences
        for version in difference.versions
        if name in version.by
    ]
    shown = [_report(report, row, columns) for report in reports[:_REPORTS]]
    more = [
        join(" ", _sentence(report, row, columns, str(number), f"report {number}"))
        for number, report in enumerate(reports[_REPORTS:], _REPORTS + 1)
    ]
    return [
        el("ul", {"class": "versions"}, versions) if versions else Safe(""),
        *shown,
        el("p", {"class": "more"}, "Told again in sentence", "s" if len(more) > 1 else "", more) if more else Safe(""),
    ]


def _report(report: Record, row: Row, columns: Columns) -> Safe:
    return join(
        el("p", {"class": "quote"}, _excerpt(report, row, columns, _QUOTE)),
        el("p", {"class": "says"}, says(report)),
    )


def _excerpt(report: Record, row: Row, columns: Columns, width: int) -> Safe:
    before, trigger, after = excerpt(report, width)
    words = join(before, el("b", None, trigger) if trigger else None, after)
    return _sentence(report, row, columns, el("bdi", None, words))


def _sentence(report: Record, row: Row, columns: Columns, words: str, spoken: str | None = None) -> Safe:
    """A link to the sentence of a report; in the article its trigger leads back to the row."""
    document = report["document"]["id"]
    passages = columns.passages
    passages.link(document, _span(report["trigger"]), "trigger", f"#row-{row.id}")
    address = passages.link(document, _span(report["evidence"]), SENTENCE)
    return el("a", {"href": address, "aria-label": spoken}, words)


def says(report: Record) -> str:
    """Whose word a report is and how sure, and its status where it is not simply done."""
    inner, *outer = report["attribution"]
    parts = [mark(report["status"])] if report["status"] != "actual" else []
    if outer:
        cue = f"“{line(inner['cue'])}”, " if inner.get("cue") else ""
        parts.append(f"says {line(inner['speaker'])} ({cue}{inner['certainty']})")
    else:
        sure = "" if inner["certainty"] == "asserted" else f" ({inner['certainty']})"
        parts.append(f"in its own words{sure}")
    if report["historical"]:
        parts.append("recalled past")
    return ", ".join(parts)


def alone(comparison: Comparison, columns: Columns) -> Section | None:
    """What only one source tells, source beside source."""
    if not comparison.of(ALONE):
        return None
    many = len(columns.names) > 1

    def told(name: str) -> Child:
        rows = comparison.alone(name)
        if not rows:
            return el("p", {"class": "silence"}, "tells nothing that the others leave out")
        items = [_lone(row, name, columns) for row in rows]
        return [
            el("p", {"class": "tally"}, el("b", None, f"{len(rows):,}"), " told here alone" if many else " told"),
            *(folded(items, _ALONE, "happening", {"class": "lone"}) or ()),
        ]

    about = "What one source tells and all the others leave out. Silence is no denial: an article may stop short of it."
    return section("alone", "Told by one source only", about, columns.cells(told, level="h3"))


def _lone(row: Row, name: str, columns: Columns) -> Safe:
    report = row.told[name][0]
    own = len(report["attribution"]) == 1 and report["status"] == "actual" and not report["historical"]
    facts = ", ".join(filter(None, (row.when, "" if own else says(report))))
    return el(
        "li",
        {"id": f"row-{row.id}"},
        el("p", {"class": "deed-told"}, el("bdi", None, row.what)),
        el("p", {"class": "quote"}, _excerpt(report, row, columns, _SHORT)),
        el("p", {"class": "says"}, facts) if facts else None,
    )


def timeline(comparison: Comparison, columns: Columns) -> Section | None:
    """Every occurrence whose day is told, oldest first, and who tells it."""
    dated = {_stand_in(row)["id"]: row for row in comparison.rows if row.day}
    if not dated:
        return None
    axis = sections(_stand_in(row) for row in dated.values())
    head = el(
        "tr",
        None,
        el("th", {"scope": "col"}, "when"),
        el("th", {"scope": "col"}, "what"),
        (
            el("th", {"scope": "col", "class": "dot"}, columns.badge(name), " ", el("bdi", {"class": "name"}, name))
            for name in columns.names
        ),
    )
    groups = (
        el(
            "tbody",
            None,
            el(
                "tr",
                {"class": "stretch"},
                el(
                    "th",
                    {"scope": "rowgroup", "colspan": str(len(columns.names) + 2)},
                    part.title,
                    el("span", {"class": "gap"}, f" {part.gap}") if part.gap else None,
                ),
            ),
            (_point(dated[event["id"]], columns) for event in part.events),
        )
        for part in axis
    )
    about = f"The {count(len(dated), 'happening')} for which some source names a day, a month or a year."
    table = el(
        "table", {"class": "axis"}, el("caption", {"class": "hidden"}, "Timeline"), el("thead", None, head), groups
    )
    return section("timeline", "Along time", about, el("div", {"class": "scroll", "tabindex": "0"}, table))


def _stand_in(row: Row) -> Record:
    """The row as the one event that the axis of time asks for."""
    report = next(
        (report for report in row.reports if (report.get("time") or {}).get("start") == row.day), row.reports[0]
    )
    return {**report, "id": row.id, "time": {**(report.get("time") or {}), "start": row.day}}


def _point(row: Row, columns: Columns) -> Safe:
    return el(
        "tr",
        None,
        el("td", {"class": "when"}, row.when),
        el(
            "td",
            None,
            el("span", {"class": f"sign {row.verdict}", "aria-hidden": "true"}, SIGNS[row.verdict]),
            " ",
            el("a", {"href": f"#row-{row.id}"}, el("bdi", None, row.what)),
        ),
        (_dot(row.told.get(name, ())) for name in columns.names),
    )


def _dot(reports: Sequence[Record]) -> Safe:
    if not reports:
        return el("td", {"class": "dot no"}, "–", el("span", {"class": "hidden"}, " silent"))
    statuses = dict.fromkeys(report["status"] for report in reports)
    sign, _, word = mark(next(iter(statuses))).partition(" ")
    return el("td", {"class": "dot"}, sign, " ", el("span", {"class": "word"}, "told" if word == "actual" else word))


def _span(record: Record) -> Span:
    return Span(record["text"], record["start"], record["end"], record.get("field") or "text")

"""The table on top of the report: who did what to whom, according to whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..words import MARKS, Record, actor_name, count, countries, line, outlet
from .html import Safe, el, join
from .notes import speaker_of

SHOWN = 40
"""Rows shown at once; the rest of the table is folded away."""

NOBODY = "nobody named"
_HEADINGS = ("Who", "did what", "to whom", "status", "according to")


@dataclass(slots=True)
class Row:
    """All reports that name the same sides, act and status."""

    who: str
    what: str
    whom: str
    status: str
    events: list[Record] = field(default_factory=list)

    @property
    def outlets(self) -> int:
        """How many outlets carry it."""
        return len({outlet(event["document"]) for event in self.events})


def rows(events: Iterable[Record]) -> list[Row]:
    """Group events by sides, act and status: what most outlets carry comes first, then in order of the text."""
    grouped: dict[tuple[str, str, str, str], Row] = {}
    for event in events:
        what = event["event"] + (f" {', '.join(event['mode'])}" if event.get("mode") else "")
        what += f" to {event['of']}" if event.get("of") else ""
        status = event["status"] + (", recalled past" if event.get("historical") else "")
        key = (_side(event["actor"]), what, _side(event["recipient"]), status)
        grouped.setdefault(key, Row(*key)).events.append(event)
    return sorted(grouped.values(), key=lambda row: (-row.outlets, -len(row.events)))


def summary(events: Sequence[Record]) -> Safe:
    """The summary table; rows beyond the first ``SHOWN`` are folded into a second one."""
    every = rows(events)
    if not every:
        return el("p", {"class": "empty"}, "No events were found in these documents.")
    parts = [_table(every[:SHOWN], "Reports grouped by who did what to whom")]
    if more := every[SHOWN:]:
        label = f"{count(len(more), 'further row')}"
        parts.append(el("details", None, el("summary", None, label), _table(more, "Further rows")))
    return join(parts)


def _side(refs: Sequence[Record]) -> str:
    names = [code for ref in refs if (code := ref.get("country"))] or [actor_name(ref) for ref in refs]
    return ", ".join(dict.fromkeys(line(str(name)) for name in names)) or NOBODY


def _table(shown: Sequence[Row], caption: str) -> Safe:
    head = el("tr", None, (el("th", {"scope": "col"}, name) for name in _HEADINGS))
    return el(
        "table",
        None,
        el("caption", {"class": "hidden"}, caption),
        el("thead", None, head),
        el("tbody", None, (_row(row) for row in shown)),
    )


def _row(row: Row) -> Safe:
    word, _, rest = row.status.partition(",")
    sign = el("span", {"aria-hidden": "true"}, MARKS.get(word, "·"))
    return el(
        "tr",
        {"data-e": " ".join(event["id"] for event in row.events)},
        el("td", None, el("bdi", None, row.who)),
        el("td", {"class": "what"}, row.what),
        el("td", None, el("bdi", None, row.whom if row.whom != NOBODY else "–")),
        el(
            "td",
            {},
            el("span", {"class": "status"}, sign, " ", word + ("," + rest if rest else "")),
        ),
        el("td", None, el("ul", {"class": "voices"}, voices(row))),
    )


def voices(row: Row) -> list[Safe]:
    """Who says what the reports of a row agree on, each with links to the reports."""
    found: dict[tuple[str, str, str], list[Record]] = {}
    for event in row.events:
        inner = event["attribution"][0]
        via = outlet(event["document"]) if len(event["attribution"]) > 1 else ""
        found.setdefault((speaker_of(event), inner["certainty"], via), []).append(event)
    return [_voice(*key, reports) for key, reports in found.items()]


def _voice(speaker: str, certainty: str, via: str, reports: Sequence[Record]) -> Safe:
    several = len(reports) > 1
    name = el("bdi", None, speaker)
    links = (
        join(" ", el("a", {"href": "#" + event["id"], "aria-label": f"report {number}"}, str(number)))
        for number, event in enumerate(reports, 1)
    )
    return el(
        "li",
        {"data-e": " ".join(event["id"] for event in reports)},
        name if several else el("a", {"href": "#" + reports[0]["id"]}, name),
        " ",
        el("span", {"class": "certainty"}, certainty),
        join(", in ", el("bdi", None, via)) if via else None,
        join(", reports", links) if several else None,
    )


def choices(events: Iterable[Record]) -> dict[str, list[str]]:
    """The values each filter of the page offers, sorted."""
    events = list(events)
    return {
        "actor": sorted({code for event in events for code in countries([*event["actor"], *event["recipient"]])}),
        "event": sorted({event["event"] for event in events}),
        "speaker": sorted({speaker_of(event) for event in events}, key=str.casefold),
        "status": [word for word in MARKS if any(event["status"] == word for event in events)],
    }

"""The timeline as one HTML page that needs no network: what happened when, according to whom."""

from collections.abc import Iterable, Iterator, Sequence

from ... import __version__
from ..axis import STANDINGS, Section, sections, standing
from ..words import Record, chain, count, event_date, excerpt, mark, outlet, side, when
from .html import Safe, el, join, page_head
from .summary import NOBODY, Row, rows, voices

SHOWN = 40
"""Lines of an axis that are all shown at once; of a longer one, stretches of more than ``FEW`` lines are folded."""

FEW = 5
_QUOTE = 320
_SIGNS = {"reported": "■", "claimed": "□", "doubted": "◌", "denied": "✕", "planned": "▷", "possible": "◇"}


def render_timeline(events: Iterable[Record], *, left_out: int = 0) -> str:
    """One HTML page about events in their public form; ``left_out`` more are said to be missing."""
    head = page_head("What happened when: a dragoman timeline", "timeline.css")
    return "<!doctype html>\n" + el("html", {"lang": "en"}, head, _body(sections(events), left_out)) + "\n"


def _body(parts: Sequence[Section], left_out: int) -> Safe:
    events = sum(len(part.events) for part in parts)
    sources = {outlet(event["document"]) for part in parts for event in part.events}
    missing = f" {count(left_out, 'more event')} left out." if left_out else ""
    return el(
        "body",
        None,
        el("a", {"class": "skip", "href": "#main"}, "Skip to the events"),
        el(
            "header",
            {"class": "page"},
            el("h1", None, "What happened when"),
            el("p", {"class": "lead"}, "Nothing below is shown as fact. Each line is what somebody reports."),
            el("p", {"class": "facts"}, f"{count(events, 'event')}, {count(len(sources), 'source')}.{missing}"),
            _contents(parts) if parts else el("p", {"class": "empty"}, "There are no events here."),
        ),
        _legend(parts) if parts else None,
        el("main", {"id": "main", "tabindex": "-1"}, (_section(n, part) for n, part in enumerate(parts))),
        el("footer", None, el("p", None, f"Made by dragoman {__version__}.")),
    )


def _contents(parts: Sequence[Section]) -> Safe:
    entries = (
        el(
            "li",
            None,
            el("a", {"href": f"#s{n}"}, part.title),
            " ",
            el("span", {"class": "facts"}, str(len(part.events))),
        )
        for n, part in enumerate(parts)
    )
    return el("nav", {"aria-label": "Stretches of time"}, el("ol", {"class": "stretches"}, entries))


def _legend(parts: Sequence[Section]) -> Safe:
    used = {standing(event) for part in parts for event in part.events}
    entries = (
        el("li", None, el("span", {"class": f"standing {name}"}, f"{_SIGNS[name]} {name}"), f" {meaning}")
        for name, meaning in STANDINGS.items()
        if name in used
    )
    return el("ul", {"class": "standings", "aria-label": "How sure it is"}, entries)


def _section(number: int, part: Section) -> Safe:
    return el(
        "section",
        {"aria-labelledby": f"s{number}"},
        el("p", {"class": "gap"}, part.gap) if part.gap else None,
        el("h2", {"id": f"s{number}"}, part.title),
        el("ol", {"class": "axis"}, (_event(event) for event in part.events)),
    )


def axis(events: Iterable[Record]) -> Safe:
    """The axis as a part of a page that shows the events themselves: a line for each deed and day, told once.

    Long stretches are folded, so that history and present stay in sight of each other.
    """
    parts = sections(events)
    lines = [(part, list(_lines(part.events))) for part in parts]
    folded = sum(len(each) for _, each in lines) > SHOWN
    return join(_legend(parts), (_stretch(part, each, folded=folded) for part, each in lines))


def _lines(events: Iterable[Record]) -> Iterator[tuple[str, str, Row]]:
    """The deeds of a stretch in order of time: their dates, how sure they are, and the reports that agree."""
    grouped: dict[tuple[str, str], list[Record]] = {}
    for event in events:
        grouped.setdefault((when(event) or event_date(event) or "no date", standing(event)), []).append(event)
    for (dated, sure), same in grouped.items():
        yield from ((dated, sure, row) for row in rows(same))


def _stretch(part: Section, lines: Sequence[tuple[str, str, Row]], *, folded: bool) -> Safe:
    return el(
        "details",
        {"class": "stretch", "open": not (folded and len(lines) > FEW)},
        el("summary", None, f"{part.gap}: " if part.gap else None, el("b", None, part.title), f" ({len(lines)})"),
        el("ol", {"class": "axis"}, (_line(*line) for line in lines)),
    )


def _line(dated: str, sure: str, row: Row) -> Safe:
    place = (row.events[0].get("place") or {}).get("name")
    return el(
        "li",
        {"class": f"point {sure}", "data-e": " ".join(event["id"] for event in row.events)},
        el("span", {"class": "date"}, dated),
        " ",
        el("span", {"class": f"standing {sure}"}, f"{_SIGNS[sure]} {sure}"),
        el("p", {"class": "deed"}, el("bdi", None, row.who), " → ", el("span", {"class": "what"}, row.what), " → ",
           el("bdi", None, row.whom if row.whom != NOBODY else "–"), f", in {place}" if place else None),
        el("ul", {"class": "voices"}, voices(row)),
    )  # fmt: skip


def _event(event: Record) -> Safe:
    sure = standing(event)
    before, trigger, after = excerpt(event, _QUOTE)
    day, shown = event_date(event), when(event)
    place = (event.get("place") or {}).get("name")
    published = event["document"].get("published")
    dated = el("time", {"datetime": day}, shown or f"told on {day}") if day else el("span", None, "no date")
    deed = " ".join([event["event"], *event["mode"]])
    return el(
        "li",
        {"class": f"point {sure}", "id": event["id"]},
        el(
            "p",
            {"class": "head"},
            dated,
            el("span", {"class": f"standing {sure}"}, f"{_SIGNS[sure]} {sure}"),
            el("span", {"class": "status"}, mark(event["status"])),
            el("span", {"class": "past"}, "recalled") if event.get("historical") else None,
        ),
        el(
            "p",
            {"class": "deed"},
            el("bdi", None, side(event["actor"])),
            " → ",
            el("span", {"class": "what"}, deed),
            (" → ", el("bdi", None, side(event["recipient"]))) if event["recipient"] else None,
            f", in {place}" if place else None,
        ),
        el(
            "blockquote",
            {"class": "quote"},
            el("bdi", None, before, el("b", None, trigger) if trigger else None, after),
        ),
        el(
            "p",
            {"class": "who"},
            el("bdi", None, chain(event)),
            f", published {published}" if published else None,
        ),
    )

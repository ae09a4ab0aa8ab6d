"""The timeline as one HTML page that needs no network: what happened when, according to whom."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from importlib.resources import files

from ... import __version__
from ..axis import STANDINGS, Section, sections, standing
from ..words import Record, chain, count, event_date, excerpt, mark, outlet, side, when
from .html import Safe, el, page_head

_QUOTE = 320
_SIGNS = {"reported": "■", "claimed": "□", "doubted": "◌", "denied": "✕", "planned": "▷", "possible": "◇"}


def render_timeline(events: Iterable[Record], *, left_out: int = 0) -> str:
    """One HTML page about events in their public form; ``left_out`` more are said to be missing."""
    axis = sections(events)
    return "<!doctype html>\n" + el("html", {"lang": "en"}, _head(), _body(axis, left_out)) + "\n"


def _head() -> Safe:
    style = _style()
    digest = "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src '{digest}'; base-uri 'none'; form-action 'none'"
    return page_head("What happened when: a dragoman timeline", policy, style)


def _style() -> str:
    static = files(__package__).joinpath("static")
    return "".join(static.joinpath(name).read_text(encoding="utf-8") for name in ("report.css", "timeline.css"))


def _body(axis: Sequence[Section], left_out: int) -> Safe:
    events = sum(len(section.events) for section in axis)
    sources = {outlet(event["document"]) for section in axis for event in section.events}
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
            _contents(axis) if axis else el("p", {"class": "empty"}, "There are no events here."),
        ),
        _legend(axis) if axis else None,
        el("main", {"id": "main", "tabindex": "-1"}, (_section(n, part) for n, part in enumerate(axis))),
        el("footer", None, el("p", None, f"Made by dragoman {__version__}.")),
    )


def _contents(axis: Sequence[Section]) -> Safe:
    entries = (
        el(
            "li",
            None,
            el("a", {"href": f"#s{n}"}, part.title),
            " ",
            el("span", {"class": "facts"}, str(len(part.events))),
        )
        for n, part in enumerate(axis)
    )
    return el("nav", {"aria-label": "Stretches of time"}, el("ol", {"class": "stretches"}, entries))


def _legend(axis: Sequence[Section]) -> Safe:
    used = {standing(event) for part in axis for event in part.events}
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

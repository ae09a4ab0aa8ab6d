"""The report: one HTML file that shows, without network, what each article says and who says so."""

from collections.abc import Iterable, Sequence

from ... import __version__
from ..words import Record, count, outlet
from .article import Item, article, heading
from .html import Safe, el, join, page_head, raw, static
from .summary import choices, summary
from .timeline import axis

LIMIT = 200
"""Documents that one file holds at most."""

_FILTERS = {"actor": "Actor", "event": "Event", "speaker": "Speaker", "status": "Status"}


def render(
    documents: Iterable[Record],
    events: Iterable[Record],
    statements: Iterable[Record],
    remarks: Iterable[Record] = (),
    *,
    left_out: int = 0,
) -> str:
    """One HTML page about some documents. Records are in their public form; those of other documents are ignored.

    ``left_out`` is how many documents were not passed because a file holds at most ``LIMIT``; the page says so.
    """
    grouped: dict[str, tuple[Record, list[Record], list[Record], list[Record]]] = {
        document["id"]: (document, [], [], []) for document in documents
    }
    for place, records in enumerate((events, statements, remarks), 1):
        for record in records:
            if record["document"]["id"] in grouped:
                grouped[record["document"]["id"]][place].append(record)  # type: ignore[union-attr]
    items = [Item(*group) for group in grouped.values()]
    head = page_head("Who says what: a dragoman report", "timeline.css", script=static("report.js"))
    return "<!doctype html>\n" + el("html", {"lang": "en"}, head, _body(items, left_out)) + "\n"


def _body(items: Sequence[Item], left_out: int) -> Safe:
    events = [event for item in items for event in item.events]
    main = el(
        "main",
        {"id": "main", "tabindex": "-1"},
        el("section", {"aria-labelledby": "summary-title"}, _summary(events, items)),
        el(
            "section",
            {"aria-labelledby": "axis-title"},
            el("h2", {"id": "axis-title"}, "What happened when"),
            axis(events),
        )
        if events
        else None,
        el("h2", {"id": "articles"}, "The articles") if items else None,
        _legend() if items else None,
        (article(item) for item in items),
    )
    return el(
        "body",
        None,
        el("a", {"class": "skip", "href": "#main"}, "Skip to the reports"),
        _header(items, left_out),
        _filters(events),
        main,
        el(
            "footer",
            None,
            el("p", None, f"Made by dragoman {__version__}. Every line leads to the words it stands on."),
        ),
        raw("script", static("report.js")),
    )


def _header(items: Sequence[Item], left_out: int) -> Safe:
    sources = {outlet(item.document) for item in items}
    dates = sorted(item.document["published"] for item in items if item.document.get("published"))
    events = sum(len(item.events) for item in items)
    statements = sum(len(item.statements) for item in items)
    facts = [
        count(len(items), "document"),
        count(len(sources), "source"),
        count(events, "event"),
        count(statements, "statement"),
    ]
    period = "" if not dates else f", published {dates[0]}" + (f" to {dates[-1]}" if dates[-1] != dates[0] else "")
    note = f"{count(left_out, 'more document')} left out: one file holds at most {LIMIT}." if left_out else None
    return el(
        "header",
        {"class": "page"},
        el("h1", None, "Who says what"),
        el(
            "p",
            {"class": "lead"},
            "Nothing below is shown as fact. Each line is what somebody reports, with the speaker’s name.",
        ),
        el("p", {"class": "facts"}, ", ".join(facts) + period + "."),
        el("p", {"class": "note"}, note) if note else None,
        el("nav", {"aria-label": "Documents"}, el("ol", {"class": "contents"}, (_entry(item) for item in items)))
        if items
        else el("p", {"class": "empty"}, "There are no documents here."),
    )


def _entry(item: Item) -> Safe:
    document = item.document
    warnings = len(document.get("warnings") or ())
    return el(
        "li",
        None,
        el("span", {"class": "date"}, document.get("published") or "undated"),
        el("bdi", {"class": "outlet"}, outlet(document)),
        el("a", {"href": "#" + item.anchor}, el("bdi", None, heading(document))),
        el(
            "span",
            {"class": "facts"},
            count(len(item.events), "event") + (f", {count(warnings, 'warning')}" if warnings else ""),
        ),
    )


def _summary(events: Sequence[Record], items: Sequence[Item]) -> Safe:
    if not items:
        return Safe("")
    return join(
        el("h2", {"id": "summary-title"}, "Who did what to whom, according to whom"),
        el("div", {"class": "summary"}, summary(events)),
    )


def _filters(events: Sequence[Record]) -> Safe | None:
    if not events:
        return None
    fields = [
        el(
            "label",
            None,
            el("span", None, _FILTERS[name]),
            el(
                "select",
                {"data-filter": name},
                el("option", {"value": ""}, "all"),
                (el("option", {"value": value}, value) for value in values),
            ),
        )
        for name, values in choices(events).items()
    ]
    return el(
        "search",
        None,
        el(
            "form",
            {"class": "filters", "aria-label": "Show only some reports", "hidden": True},
            fields,
            el("button", {"type": "reset"}, "Show all"),
            el("output", {"role": "status"}, ""),
        ),
    )


def _legend() -> Safe:
    samples = (
        ("actor", "who acts"),
        ("trigger", "what is done"),
        ("recipient", "to whom"),
        ("speaker", "who speaks"),
        ("content", "what somebody says"),
        ("cue", "how it is said"),
        ("remark", "the outlet’s own colouring"),
    )
    entries = (el("li", None, el("span", {"class": kind}, words)) for kind, words in samples)
    return el("ul", {"class": "legend", "aria-label": "How words are marked in the text"}, entries)

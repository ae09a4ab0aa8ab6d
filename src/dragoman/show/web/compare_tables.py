"""What each source quotes, which numbers it gives and what it tells first."""

from ...link.retelling import Figures, Quote, Told
from ..comparison import Comparison, Row
from ..countries import country_name
from ..differences import value_words
from ..words import count, line, shorten
from .compare_parts import Columns, Section, folded, section
from .html import Child, Safe, el, join

_QUOTES, _FIRST = 6, 5


def quotes(comparison: Comparison, columns: Columns) -> Section | None:
    """What each source quotes, what others quote too first."""
    every = comparison.retelling.quotes
    if not every:
        return None

    def quoted(name: str) -> Child:
        mine = sorted((quote for quote in every if quote.source == name), key=lambda quote: not quote.echoes)
        if not mine:
            return el("p", {"class": "silence"}, "quotes nobody at length")
        items = [_quote(quote, columns) for quote in mine]
        shared = sum(bool(quote.echoes) for quote in mine)
        tally = f"{count(len(mine), 'quote')}, " + (f"{shared:,} found elsewhere" if shared else "none found elsewhere")
        return [el("p", {"class": "tally"}, tally), *(folded(items, _QUOTES, "quote", {"class": "quotes"}) or ())]

    about = "Words in quotation marks, and whether another source has them too, in quotation marks or without."
    return section("quotes", "Who is quoted", about, columns.cells(quoted, level="h3"))


def _quote(quote: Quote, columns: Columns) -> Safe:
    who = line(quote.speaker) if quote.speaker else "speaker not named"
    side = f" ({country_name(quote.country)})" if quote.country else ""
    echoes = [
        el(
            "li",
            None,
            columns.named(echo.source),
            " ",
            columns.link(echo.found, "said", "quotes it too" if echo.kind == "quoted" else "tells it without marks"),
        )
        for echo in quote.echoes
    ]
    return el(
        "li",
        None,
        el(
            "p",
            {"class": "quote"},
            columns.link(quote.found, "said", el("bdi", None, f"“{shorten(quote.found.span.text, 220)}”")),
        ),
        el("p", {"class": "says"}, f"{who}{side}" + ("" if echoes or len(columns.names) < 2 else "; only here")),
        el("ul", {"class": "echoes"}, echoes) if echoes else None,
    )


def figures(comparison: Comparison, columns: Columns) -> Section | None:
    """Numbers that differ."""
    if not comparison.retelling.figures:
        return None
    rows = {row.id: row for row in comparison.rows}
    items = [_figure(item, rows, columns) for item in comparison.retelling.figures]
    about = "Numbers of the same thing, as each source gives them."
    return section("figures", "Numbers that differ", about, el("ul", {"class": "rows namings"}, items))


def _figure(item: Figures, rows: dict[str, Row], columns: Columns) -> Safe:
    row = rows.get(item.occurrence or "")
    of_event = {report["id"]: other for other in rows.values() for report in other.reports}

    def given(name: str) -> Child:
        values = [figure for figure in item.figures if figure.source == name]
        return el(
            "ul",
            {"class": "wordings"},
            (
                el(
                    "li",
                    None,
                    el("b", None, columns.link(figure.found, "number", el("bdi", None, line(figure.found.span.text)))),
                    el("span", {"class": "count"}, f" {value_words(figure.value)}, {of_event[figure.event].what}"),
                )
                for figure in values
            ),
        )

    about = row.what if row else "not the same happening: they only count the same kind of thing"
    quiet = [name for name in columns.names if all(figure.source != name for figure in item.figures)]
    return el(
        "li",
        {"class": "naming"},
        el("h3", None, el("bdi", None, line(item.unit)), el("span", {"class": "count"}, f" {about}")),
        columns.cells(given, silent=quiet, level="h4"),
    )


def order(comparison: Comparison, columns: Columns) -> Section | None:
    """What each source tells first, and where the others have it."""
    rows = {row.id: row for row in comparison.rows}
    ranks = {name: {told.occurrence: told for told in every} for name, every in comparison.retelling.order.items()}
    if not any(ranks.values()):
        return None

    def first(name: str) -> Child:
        told = [item for item in comparison.retelling.order.get(name, ()) if item.occurrence in rows][:_FIRST]
        return el("ol", {"class": "first"}, (_told(item, name, rows, ranks, columns) for item in told))

    about = f"The first {_FIRST} happenings of each source, headlines before texts, and where the others tell them."
    return section("order", "What is told first", about, columns.cells(first, level="h3"))


def _told(item: Told, name: str, rows: dict[str, Row], ranks: dict[str, dict[str, Told]], columns: Columns) -> Safe:
    others: list[Child] = []
    for other in columns.names:
        if other != name:
            rank = ranks.get(other, {}).get(item.occurrence)
            others.append(
                join(
                    columns.badge(other),
                    el("span", {"class": "hidden"}, other),
                    f" {_ordinal(rank.rank) if rank else 'silent'} ",
                )
            )
    return el(
        "li",
        None,
        columns.link(item.found, "trigger", el("bdi", None, rows[item.occurrence].what)),
        el("span", {"class": "facts"}, " in the headline; " if item.headline else " ", join(*others)),
    )


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{number}{ending}"

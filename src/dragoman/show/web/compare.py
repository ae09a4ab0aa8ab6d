"""The comparison: one HTML page, without network or script, that lays the tellings of a story side by side."""

from collections.abc import Iterator, Sequence

from ... import __version__
from ...ingest.outlets import outlets
from ..comparison import AGREE, ALONE, DIFFER, SIGNS, SOME, VERDICTS, Comparison, Row, headline, summary
from ..countries import country_name
from ..days import days
from ..words import Record, count, line
from .article import heading
from .compare_parts import Columns, Section, section
from .compare_rows import alone, side_by_side, timeline
from .compare_tables import figures, order, quotes
from .compare_words import colours, naming, voices
from .html import Safe, el, join, page_head
from .passages import Passages

_EXAMPLES = 3


def render_comparison(comparison: Comparison) -> str:
    """One HTML page about a story."""
    passages = Passages({document["id"]: document for document in comparison.documents})
    columns = Columns([source.name for source in comparison.sources], passages)
    parts = [
        part
        for part in (
            side_by_side(comparison, columns),
            alone(comparison, columns),
            timeline(comparison, columns),
            naming(comparison, columns),
            voices(comparison, columns),
            quotes(comparison, columns),
            figures(comparison, columns),
            colours(comparison, columns),
            order(comparison, columns),
        )
        if part
    ]
    parts.append(_articles(comparison, columns))
    body = el(
        "body",
        None,
        el("a", {"class": "skip", "href": "#main"}, "Skip to the comparison"),
        _header(comparison, columns),
        el(
            "main",
            {"id": "main", "tabindex": "-1"},
            _contents(parts),
            (part.html() for part in parts),
        ),
        el(
            "footer",
            None,
            el("p", None, f"Made by dragoman {__version__}. Counts with their evidence, and no verdict."),
        ),
    )
    head = page_head(f"{headline(comparison)}: a dragoman comparison", "compare.css")
    return "<!doctype html>\n" + el("html", {"lang": "en"}, head, body) + "\n"


def _header(comparison: Comparison, columns: Columns) -> Safe:
    first, last = comparison.story.get("first"), comparison.story.get("last")
    period = " – ".join(dict.fromkeys(days(day) for day in (first, last) if day))
    return el(
        "header",
        {"class": "page"},
        el("p", {"class": "eyebrow"}, "One story, side by side", f", {period}" if period else None),
        el("h1", None, el("bdi", None, headline(comparison))),
        el("p", {"class": "lead"}, " ".join(summary(comparison))),
        _shares(comparison, columns),
        columns.cells(lambda name: _source(name, comparison, columns), level="h2"),
        el(
            "p",
            {"class": "facts"},
            "Nothing below is shown as fact: every line is what a source reports, one click from its sentence.",
        ),
    )


def _shares(comparison: Comparison, columns: Columns) -> Safe:
    """A bar of all happenings: differing, alike, and what each source tells alone."""
    parts: list[tuple[str, Safe | str, Sequence[Row], str]] = [
        (name, VERDICTS[name], comparison.of(name), "#side") for name in (DIFFER, AGREE, SOME)
    ]
    parts += [
        (ALONE, join("only ", columns.named(source.name)), comparison.alone(source.name), "#alone")
        for source in comparison.sources
    ]
    parts = [part for part in parts if part[2]]
    total = sum(len(part[2]) for part in parts)
    at = 0.0
    bars: list[Safe] = []
    for kind, _, rows, _ in parts:
        wide = 100 * len(rows) / total
        bars.append(el("rect", {"x": f"{at:.2f}", "width": f"{wide:.2f}", "height": "6", "class": kind}))
        at += wide
    box = {"class": "map", "viewBox": "0 0 100 6", "preserveAspectRatio": "none", "aria-hidden": "true"}
    entries = (
        el(
            "li",
            {"class": kind},
            el("span", {"class": f"sign {kind}", "aria-hidden": "true"}, SIGNS[kind]),
            el(
                "p", None, el("b", None, f"{len(rows):,}"), " ", el("a", {"href": target}, words), ": ", _examples(rows)
            ),
        )
        for kind, words, rows, target in parts
    )
    return join(el("svg", box, bars), el("ul", {"class": "tallies"}, entries))


def _examples(rows: Sequence[Row]) -> Safe:
    """The first few of some rows, the weightiest of those that one source tells, with links to them."""
    if rows[0].verdict == ALONE:
        rows = sorted(rows, key=lambda row: (row.reports[0]["historical"], -_weight(row)))
    links = [
        join(
            el("a", {"class": "plain", "href": f"#row-{row.id}"}, el("bdi", None, row.what)),
            f" ({', '.join(item.label for item in row.differences)})" if row.verdict == DIFFER else "",
            "; " if number < min(len(rows), _EXAMPLES) else "",
        )
        for number, row in enumerate(rows[:_EXAMPLES], 1)
    ]
    return join(links, f"; and {len(rows) - _EXAMPLES:,} more" if len(rows) > _EXAMPLES else "")


def _weight(row: Row) -> float:
    """How far an event lies from the neutral on PLOVER's scale, weighted by how sure the coder is of it."""
    return max(abs(float(report["score"])) * float(report["confidence"]) for report in row.reports)


def _source(name: str, comparison: Comparison, columns: Columns) -> Safe:
    source = next(item for item in comparison.sources if item.name == name)
    documents = [document for document in comparison.documents if document["id"] in source.documents]
    own = next((v.share for v in comparison.retelling.voices if v.source == name and v.kind == "own"), 0.0)
    facts = [count(source.words, "word"), f"{own:.0%} in its own voice"]
    return join(
        el("p", {"class": "facts"}, _kind(documents[0])),
        (
            el(
                "p",
                {"class": "headline"},
                el("a", {"href": f"#{document['id']}"}, el("bdi", None, heading(document))),
                el("span", {"class": "facts"}, " ", days(str(document.get("published") or "")) or "undated"),
            )
            for document in documents
        ),
        el("p", {"class": "facts"}, ", ".join(facts)),
        (el("p", {"class": "note"}, note) for note in _ties(name, comparison, columns)),
    )


def _ties(name: str, comparison: Comparison, columns: Columns) -> Iterator[Safe]:
    """What the articles of a source have word for word in common with those of others."""
    owner = {document: source.name for source in comparison.sources for document in source.documents}
    for copy in comparison.copies:
        ends = [owner[copy["left"]], owner[copy["right"]]]
        if name in ends and ends[0] != ends[1]:
            other = ends[1] if ends[0] == name else ends[0]
            yield join("Not independent of ", columns.named(other), f": {line(copy['reason'])}.")


def _kind(document: Record) -> str:
    outlet = outlets().find(document.get("source"), document.get("url"))
    country = country_name(document.get("source_country"))
    if outlet is None:
        return country or "not in the table of outlets"
    kind = {"agency": "news agency", "nonprofit": "non-profit outlet"}.get(outlet.kind, f"{outlet.kind} outlet")
    owner = f", owned by {line(outlet.owner)}" if outlet.owner and outlet.owner != outlet.name else ""
    return f"{country_name(outlet.country)}, {kind}{owner}"


def _contents(parts: Sequence[Section]) -> Safe:
    entries = (el("li", None, el("a", {"href": f"#{part.name}"}, part.title)) for part in parts)
    return el("nav", {"aria-label": "Sections"}, el("ul", {"class": "stretches"}, entries))


def _articles(comparison: Comparison, columns: Columns) -> Section:
    owner = {name: source.name for source in comparison.sources for name in source.documents}
    shown = [
        columns.passages.article(document, columns.badge(owner[document["id"]])) for document in comparison.documents
    ]
    about = "In full, with all that the page points at marked; an underlined deed leads back to its row."
    return section(
        "articles", "The articles", about, _marks(), el("div", {"class": f"articles n{min(len(shown), 3)}"}, shown)
    )


def _marks() -> Safe:
    samples = (
        ("sentence", "reports something"), ("trigger", "what is done"), ("name", "what somebody is called"),
        ("said", "what somebody says"), ("number", "how many"), ("remark", "the outlet’s own colouring"),
    )  # fmt: skip
    entries = (el("li", None, el("span", {"class": kind}, words)) for kind, words in samples)
    return el("ul", {"class": "legend", "aria-label": "How words are marked in the text"}, entries)

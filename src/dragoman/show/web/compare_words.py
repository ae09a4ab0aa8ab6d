"""How each source words a story: what it calls things, whose words it carries, how it colours them."""

from ...link.retelling import Colour, Naming, Voice, Wording
from ..comparison import Comparison, Row
from ..countries import country_name
from ..words import count, line, shorten
from .compare_parts import Columns, Section, folded, section
from .html import Child, Safe, el, join

_NAMINGS, _COLOURS, _SPEAKERS, _SIDES = 12, 12, 4, 8
_KINDS = {
    "event": "events", "happening": "happenings of the past and present", "state": "states", "person": "people",
    "organisation": "organisations", "place": "places", "thing": "other things",
}  # fmt: skip
_COLOUR = {"loaded": "loaded words", "scare_quote": "words at arm’s length", "hedge": "hedges", "opinion": "opinion"}


def naming(comparison: Comparison, columns: Columns) -> Section | None:
    """One row for each thing that sources name, and what each calls it; what they name alike is folded away."""
    rows = {row.id: row for row in comparison.rows}
    parts: list[Child] = []
    for kind, title in _KINDS.items():
        tables = [item for item in comparison.retelling.naming if item.kind == kind]
        differing = [item for item in tables if _differs(item)]
        items = [_naming(item, rows, columns) for item in differing]
        if items:
            parts.append(el("h3", {"class": "group"}, f"{title.capitalize()}: {len(items):,} named differently"))
            parts.append(join(*(folded(items, _NAMINGS, "row", {"class": "rows namings"}) or ())))
    if not parts:
        return None
    about = (
        "What each source calls the same thing, and how often. ◆ marks what only this source says. "
        "Numbers count the whole article; what stands in quotation marks is somebody else’s wording."
    )
    return section("naming", "What each calls it", about, *parts)


def _differs(item: Naming) -> bool:
    said = [frozenset(wording.text.casefold() for wording in wordings) for wordings in item.by.values()]
    return len(set(said)) > 1


def _naming(item: Naming, rows: dict[str, Row], columns: Columns) -> Safe:
    elsewhere = {
        source: {w.text.casefold() for name, ws in item.by.items() if name != source for w in ws} for source in item.by
    }

    def said(name: str) -> Child:
        wordings = item.by.get(name)
        if not wordings:
            return el("p", {"class": "silence"}, "does not name it")
        return el(
            "ul",
            {"class": "wordings"},
            (_wording(w, w.text.casefold() not in elsewhere[name], columns) for w in wordings),
        )

    name = rows[item.id].what if item.kind == "event" and item.id in rows else item.name
    quiet = [source for source in columns.names if source not in item.by]
    return el(
        "li",
        {"class": "naming"},
        el("h4", None, el("bdi", None, line(name))),
        columns.cells(said, silent=quiet, level="h5"),
    )


def _wording(wording: Wording, only: bool, columns: Columns) -> Safe:
    total = len(wording.found)
    quoted = f", {'all' if wording.quoted == total else wording.quoted} in quotes" if wording.quoted else ""
    for found in wording.found:
        columns.passages.link(found.document, found.span, "name")
    return el(
        "li",
        {"class": "only"} if only else None,
        columns.link(wording.found[0], "name", el("bdi", None, line(wording.text))),
        el("span", {"class": "count"}, f" ×{total}{quoted}"),
        el("span", {"class": "hidden"}, ", only here") if only else None,
    )


def voices(comparison: Comparison, columns: Columns) -> Section:
    """The share of words each side's speakers get, one row for each side, its own voice first."""
    every = comparison.retelling.voices
    sides = list(dict.fromkeys((voice.kind, voice.country) for voice in every))
    weight = {side: sum(voice.share for voice in every if (voice.kind, voice.country) == side) for side in sides}
    sides.sort(key=lambda side: (side[0] != "own", -weight[side]))
    held = {(voice.source, voice.kind, voice.country): voice for voice in every}
    items = [
        el(
            "li",
            {"class": "naming"},
            el("h3", None, _side(*side)),
            columns.cells(
                lambda name, side=side: _voice(held.get((name, *side)), columns),  # type: ignore[misc]
                silent=[name for name in columns.names if (name, *side) not in held],
                level="h4",
            ),
        )
        for side in sides
    ]
    about = (
        "Of the words of each article, how many its outlet says itself and how many it gives to the speakers of each "
        "side, quoted or retold."
    )
    return section("voices", "Whose words", about, *(folded(items, _SIDES, "side", {"class": "rows namings"}) or ()))


def _side(kind: str, country: str | None) -> str:
    if kind == "own":
        return "The outlet itself"
    if kind == "unnamed":
        return "Nobody named"
    name = country_name(country)
    return name[:1].upper() + name[1:] if name else "Speakers whose side is not known"


def _voice(voice: Voice | None, columns: Columns) -> Child:
    if voice is None:
        return el("p", {"class": "silence"}, "no words")
    speakers = [
        el(
            "li",
            None,
            columns.link(found, "said", el("bdi", None, shorten(name, 60))),
            el("span", {"class": "count"}, f" {sector + ', ' if sector else ''}{count(words, 'word')}"),
        )
        for name, sector, words, found in voice.speakers
    ]
    return [
        el("p", {"class": "share"}, el("b", None, f"{voice.share:.0%}"), f" {count(voice.words, 'word')}"),
        _bar(voice.share),
        *(folded(speakers, _SPEAKERS, "speaker", {"class": "speakers"}) or ()),
    ]


def _bar(share: float) -> Safe:
    box = {"class": "bar", "viewBox": "0 0 100 4", "preserveAspectRatio": "none", "aria-hidden": "true"}
    full = el("rect", {"width": "100", "height": "4", "class": "whole"})
    return el("svg", box, full, el("rect", {"width": f"{share * 100:.1f}", "height": "4", "class": "part"}))


def colours(comparison: Comparison, columns: Columns) -> Section | None:
    """Loaded and hedged wordings."""
    every = comparison.retelling.colours
    if not every:
        return None

    def coloured(name: str) -> Child:
        parts: list[Safe] = []
        for kind, title in _COLOUR.items():
            mine = [colour for colour in every if colour.source == name and colour.kind == kind]
            if mine:
                parts.append(el("h4", None, f"{title.capitalize()}: {sum(len(colour.found) for colour in mine):,}"))
                parts.append(
                    join(
                        *(folded([_colour(c, columns) for c in mine], _COLOURS, "wording", {"class": "wordings"}) or ())
                    )
                )
        return parts or el("p", {"class": "silence"}, "none found")

    about = "Where an outlet colours what it tells in its own words: loaded words, quotation marks of doubt, hedges."
    return section("colours", "Loaded and hedged wording", about, columns.cells(coloured, level="h3"))


def _colour(colour: Colour, columns: Columns) -> Safe:
    for found in colour.found:
        columns.passages.link(found.document, found.span, "remark")
    times = f" ×{len(colour.found)}" if len(colour.found) > 1 else ""
    return el(
        "li",
        None,
        columns.link(colour.found[0], "remark", el("bdi", None, line(colour.text))),
        el("span", {"class": "count"}, times) if times else None,
    )

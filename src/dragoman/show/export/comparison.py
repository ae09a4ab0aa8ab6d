"""A comparison for other programs and for documents: the table of its page as records, flat rows and Markdown."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ...link.retelling import Quote
from ...model import to_record
from ..comparison import ALONE, SIGNS, Comparison, Row, headline, summary
from ..countries import country_name
from ..words import Record, chain, excerpt, shorten

if TYPE_CHECKING:
    import pyarrow as pa

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|#~!])")
_SPACES = re.compile(r"\s+")
_QUOTE = 300


def comparison_records(comparison: Comparison) -> Iterator[dict[str, Any]]:
    """The story, its occurrences, then the retelling, one record each; ``kind`` says what a record is."""
    retelling = comparison.retelling
    yield {
        "kind": "story",
        **comparison.story,
        "headline": headline(comparison),
        "summary": list(summary(comparison)),
        "sources": to_record(retelling.sources),
    }
    for row in comparison.rows:
        yield {"kind": "occurrence", **_occurrence(row)}
    named = (
        ("naming", retelling.naming), ("voice", retelling.voices), ("quote", retelling.quotes),
        ("figures", retelling.figures),
    )  # fmt: skip
    for kind, items in named:
        yield from ({"kind": kind, **_renamed(to_record(item))} for item in items)
    for colour in retelling.colours:
        yield {"kind": "remark", "remark": colour.kind, **{k: v for k, v in to_record(colour).items() if k != "kind"}}
    for source, told in retelling.order.items():
        yield {"kind": "order", "source": source, "told": to_record(told)}


def _renamed(record: dict[str, Any]) -> dict[str, Any]:
    """A record whose own ``kind`` goes by ``of``, since ``kind`` names what a line is."""
    return {("of" if key == "kind" else key): value for key, value in record.items()}


def _occurrence(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "what": row.what,
        "when": row.when or None,
        "verdict": row.verdict,
        "explained": row.explained,
        "independent": row.independent,
        "agreed": row.agreed,
        "disputed": [to_record(difference) for difference in row.differences],
        "told": [_told(report, source) for source, reports in row.told.items() for report in reports],
        "silent": list(row.silent),
    }


def _told(report: Record, source: str) -> dict[str, Any]:
    names = ("status", "historical", "attribution", "trigger", "evidence")
    told = {"source": source, "document": report["document"]["id"], "event": report["id"]}
    return {**told, **{name: report[name] for name in names}}


def comparison_table(comparison: Comparison) -> "pa.Table":
    """One row for every report of an occurrence, and one for every source that is silent on it."""
    import pyarrow as pa  # noqa: PLC0415 (slow to import)

    schema = pa.schema([*((name, pa.string()) for name in _TEXTS), *((name, pa.int64()) for name in ("start", "end"))])
    return pa.Table.from_pylist([flat for row in comparison.rows for flat in _flat(row)], schema=schema)


_TEXTS = (
    *("occurrence", "what", "when", "verdict", "explained", "source", "told", "differs", "document", "event"),
    *("status", "certainty", "said_by", "text", "field"),
)


def _flat(row: Row) -> Iterator[dict[str, Any]]:
    shared = {
        "occurrence": row.id, "what": row.what, "when": row.when or None, "verdict": row.verdict,
        "explained": row.explained,
    }  # fmt: skip
    for source, reports in row.told.items():
        for report in reports:
            evidence = report["evidence"]
            yield {
                **shared,
                "source": source,
                "told": "yes",
                "differs": "; ".join(_versions(row, report["id"])) or None,
                "document": report["document"]["id"],
                "event": report["id"],
                "status": report["status"],
                "certainty": report["attribution"][0]["certainty"],
                "said_by": chain(report),
                "text": evidence["text"],
                "field": evidence.get("field") or "text",
                "start": evidence["start"],
                "end": evidence["end"],
            }
    yield from ({**shared, "source": source, "told": "no"} for source in row.silent)


def _versions(row: Row, event: str) -> Iterator[str]:
    for difference in row.differences:
        for version in difference.versions:
            if any(event in events for events in version.by.values()):
                yield f"{difference.label}: {version.words}"


def comparison_markdown(comparison: Comparison) -> Iterator[str]:
    """The lines of a Markdown document. Text of articles is escaped, so that it never becomes markup."""
    names = [source.name for source in comparison.sources]
    yield from (f"# {_md(headline(comparison))}", "", *(_md(said) for said in summary(comparison)), "")
    shared = [row for row in comparison.rows if row.verdict != ALONE]
    if shared:
        yield from ("## Side by side", "", *_table(["", *names]))
        yield from (_row([_about(row), *(_cell(row, name) for name in names)]) for row in shared)
        yield ""
    if comparison.of(ALONE):
        yield from ("## Told by one source only", "")
        for name in names:
            yield from (f"### {_md(name)}", "")
            yield from (f"- **{_md(row.what)}**: {_said(row.told[name][0])}" for row in comparison.alone(name))
            yield ""
    yield from _retold(comparison, names)


def _retold(comparison: Comparison, names: Sequence[str]) -> Iterator[str]:
    retelling = comparison.retelling
    if retelling.naming:
        yield from ("## What each calls it", "", *_table(["", *names]))
        rows = {row.id: row.what for row in comparison.rows}
        for item in retelling.naming:
            said = [", ".join(f"{w.text} ×{len(w.found)}" for w in item.by.get(name, ())) for name in names]
            yield _row([_md(rows.get(item.id, item.name)), *(_md(words) or "–" for words in said)])
        yield ""
    yield from ("## Whose words", "", *_table(["", *names]))
    sides = dict.fromkeys((voice.kind, voice.country) for voice in retelling.voices)
    shares = {(voice.source, voice.kind, voice.country): f"{voice.share:.0%}" for voice in retelling.voices}
    for kind, country in sides:
        who = {"own": "the outlet itself", "unnamed": "nobody named"}.get(kind) or country_name(country)
        yield _row([_md(who) or "side not known", *(shares.get((name, kind, country), "–") for name in names)])
    yield ""
    for title, lines in _lists(comparison):
        if lines:
            yield from (f"## {title}", "", *(f"- {text}" for text in lines), "")


def _lists(comparison: Comparison) -> Iterator[tuple[str, Sequence[str]]]:
    retelling = comparison.retelling
    yield "Who is quoted", [_quoted(quote) for quote in retelling.quotes]
    yield (
        "Numbers that differ",
        [
            f"{_md(item.unit)}: " + ", ".join(f"{_md(f.found.span.text)} ({_md(f.source)})" for f in item.figures)
            for item in retelling.figures
        ],
    )
    yield (
        "Loaded and hedged wording",
        [
            f"{_md(colour.source)}, {colour.kind.replace('_', ' ')}: {_md(colour.text)} ×{len(colour.found)}"
            for colour in retelling.colours
        ],
    )


def _quoted(quote: Quote) -> str:
    echoes = (f"{echo.source} {'quotes it too' if echo.kind == 'quoted' else 'tells it'}" for echo in quote.echoes)
    facts = "; ".join((quote.speaker or "speaker not named", *echoes))
    return f"{_md(quote.source)}: “{_md(shorten(quote.found.span.text, _QUOTE))}” ({_md(facts)})"


def _about(row: Row) -> str:
    return f"{SIGNS[row.verdict]} **{_md(row.what)}**, {row.words}. {_md(row.explained)}"


def _cell(row: Row, name: str) -> str:
    return "<br>".join(map(_said, row.told.get(name, ()))) or "*silent*"


def _said(report: Record) -> str:
    before, trigger, after = excerpt(report, _QUOTE)
    words = f"{_md(before)}**{_md(trigger)}**{_md(after)}" if trigger else _md(before)
    return f"“{words}” ({_md(chain(report))})"


def _table(heads: Sequence[str]) -> Sequence[str]:
    return _row([_md(head) for head in heads]), "|" + "---|" * len(heads)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _md(text: str) -> str:
    return _MARKUP.sub(r"\\\1", _SPACES.sub(" ", text))

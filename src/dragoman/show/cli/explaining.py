"""The command that shows how a sentence is read."""

import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..words import Record, actor_codes, actor_name, chain, contents, line, mark, side, told, when
from .options import CoderOption, ModelOption, described

if TYPE_CHECKING:
    from ...coding import Explanation
    from ...model import Coded


_MOST_WORDS = 4


class ExplainFormat(StrEnum):
    """How an explanation is written."""

    table = "table"
    jsonl = "jsonl"


def register(app: typer.Typer) -> None:
    """Add the command of this group."""
    app.command(
        "explain",
        short_help="Show what is found in a sentence, and which rule found it.",
        help=described(
            "Show every event, link and statement found in a sentence, and the rule that found it. Nothing is stored.",
            'dragoman explain "The minister said that Norway would send aid to Kenya."',
            'dragoman explain "They met on Tuesday." --published 2023-11-29 --format jsonl',
            'dragoman explain "Norway weighed sending aid to Kenya." --why',
        ),
    )(_explain)


def _explain(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="The text to explain.")],
    *,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="The day against which dates are understood.")
    ] = None,
    format_: Annotated[ExplainFormat, typer.Option("--format", help="How to write it.")] = ExplainFormat.table,
    why: Annotated[
        bool, typer.Option("--why", help="Show the parse, the actors, and why frames were not used.")
    ] = False,
    model: ModelOption = None,
    coder: CoderOption = None,
) -> None:
    from ...model import to_record  # noqa: PLC0415
    from ...pipeline import code, explain  # noqa: PLC0415
    from ...read import use_model  # noqa: PLC0415

    use_model(model)
    if why:
        explained = explain(sentence, published=published, coders=coder or None)
        if format_ is ExplainFormat.jsonl:
            _write(to_record(list(explained)))
        else:
            _print_why(explained)
        return
    found = code(sentence, published=published, coders=coder or None)
    if format_ is ExplainFormat.jsonl:
        _write(to_record([*found.events, *found.links, *found.statements]))
        return
    _print(found)


def _write(records: list[Record]) -> None:
    from ..export.jsonl import write_jsonl  # noqa: PLC0415
    from .output import opened  # noqa: PLC0415

    with opened(None, exact=True) as stream:
        write_jsonl(records, stream)


def _print_why(explained: "Sequence[Explanation]") -> None:
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from ...model import to_record  # noqa: PLC0415
    from .tables import console, put  # noqa: PLC0415

    out = console(sys.stdout)
    for explanation in explained:
        put(out, Text(f"“{line(explanation.text)}”", style="bold"))
        table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
        for form, lemma, part, relation, governor in explanation.words:
            table.add_row(Text(form), Text(lemma), part, relation, Text(f"of {governor}"))
        put(out, table)
        for record, row in zip(to_record(explanation.actors), explanation.rows, strict=True):
            codes = f"{actor_name(record)} {actor_codes(record)}".strip()
            put(out, Text(f"actor    {line(record['text'])}: {codes}, by {line(row)}"))
        for item in explanation.considered:
            outcome = f"gives {item.event}" if item.reason is None else f"refused: {_short(item.reason)}"
            because = f": {'; '.join(line(sign) for sign in item.because)}" if item.because else ""
            put(out, Text(f"frame    {item.frame} at “{line(item.trigger)}” {outcome}{because}"))
        for word in explanation.unused:
            put(out, Text(f"word     {line(word)}"))
        if not explanation.considered and not explanation.unused:
            put(out, Text("no word in it is a trigger of the lexicon"))


def _short(reason: str) -> str:
    """A reason with the first few of many words; ``--format jsonl`` has them all."""
    words = line(reason).split(" or ")
    return " or ".join(words[:_MOST_WORDS]) + (f" or {len(words) - _MOST_WORDS} more" if words[_MOST_WORDS:] else "")


def _print(found: "Coded") -> None:
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from ...model import to_record  # noqa: PLC0415
    from .tables import console, put  # noqa: PLC0415

    out = console(sys.stdout)
    events = to_record(found.events)
    told = {record["id"]: record for record in events}
    parts = [
        *(_event(record) for record in events),
        *(_link(record, told) for record in to_record(found.links)),
        *map(_statement, to_record(found.statements)),
    ]
    for number, (title, rows) in enumerate(parts):
        table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
        table.add_column(width=10, style="dim")
        table.add_column()
        for name, value in rows:
            table.add_row(name, Text(value))
        put(out, Text(("\n" if number else "") + title, style="bold"))
        put(out, table)
    if not parts:
        put(out, Text("No event and no statement is found in this."))


def _event(record: Record) -> tuple[str, Sequence[tuple[str, str]]]:
    modes = f" {', '.join(record['mode'])}" if record["mode"] else ""
    return f"event {record['event']}{modes}", list(_rows(record))


def _link(record: Record, events: dict[str, Record]) -> tuple[str, Sequence[tuple[str, str]]]:
    response, trigger = events[record["response"]], events[record["trigger"]]
    return f"link {record['relation']}", [
        ("answer", f"{side(response['actor'])}: “{line(response['trigger']['text'])}”"),
        ("to", f"{side(trigger['actor'])}: “{line(trigger['trigger']['text'])}”"),
        ("words", f"“{line(record['cue']['text'])}”"),
        ("found by", f"{record['rule']}, {record['confidence']:.2f} sure"),
    ]


def _rows(record: dict[str, Any] | Record) -> Iterator[tuple[str, str]]:
    yield "who", side(record["actor"])
    if record["recipient"]:
        yield "to whom", side(record["recipient"])
    if record["of"]:
        yield "promised", record["of"]
    yield "status", mark(record["status"]) + (", recalled past" if record["historical"] else "")
    yield "says", chain(record)
    if days := when(record):
        yield "when", days
    if place := record["place"]:
        yield "where", f"{line(place['name'])} {place['country'] or ''}".strip()
    for quantity in record["quantity"]:
        yield "how much", line(quantity["span"]["text"])
    if record["context"]:
        yield "context", ", ".join(record["context"])
    codes = [*([f"CAMEO {record['cameo']}"] if record["cameo"] else []), f"quad {record['quad']}"]
    yield "codes", ", ".join([*codes, f"score {record['score']:g}"])
    yield "words", f"“{line(record['trigger']['text'])}” in “{line(record['evidence']['text'])}”"
    coder = record["coder"]
    yield "found by", f"{coder['name']} {coder['rule']}, version {coder['version']}, {record['confidence']:.2f} sure"


def _statement(record: Record) -> tuple[str, Sequence[tuple[str, str]]]:
    speaker = record["speaker"]
    codes = f" ({actor_codes(speaker)})" if speaker and actor_codes(speaker) else ""
    cue = record["cue"]["text"] if record["cue"] else None
    return "statement", [
        ("speaker", actor_name(speaker) + codes if speaker else "unnamed"),
        ("how", f"{told({'cue': cue, 'certainty': record['certainty']})}, {record['kind']}"),
        ("content", f"“{line(contents(record))}”"),
    ]

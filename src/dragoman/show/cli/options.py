"""Options that several commands share, and what they mean."""

import difflib
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from ...errors import UsageError
from ...model import CERTAINTIES, STATUSES
from ...store.filters import Filter


class Format(StrEnum):
    """How records are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


StoreOption = Annotated[
    Path | None,
    typer.Option("--store", metavar="FILE", help="The store [default: $DRAGOMAN_STORE, else dragoman.duckdb]."),
]
FormatOption = Annotated[
    Format | None,
    typer.Option("--format", help="How to write the records [default: by the ending of --output, else table]."),
]
ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="Another spaCy pipeline: a package or a path [default: $DRAGOMAN_MODEL, else the one in the package].",
    ),
]
CoderOption = Annotated[
    list[str] | None,
    typer.Option(
        "--coder", metavar="NAME", help="A plug-in that joins the frames; may be repeated [default: $DRAGOMAN_CODER]."
    ),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file, not to the terminal.")
]
ActorOption = Annotated[str | None, typer.Option("--actor", metavar="CODE", help="Who acts: a country code or a name.")]
RecipientOption = Annotated[
    str | None, typer.Option("--recipient", metavar="CODE", help="Who is acted upon: a country code or a name.")
]
EventOption = Annotated[str | None, typer.Option("--event", metavar="NAME", help="A PLOVER event, such as CONSULT.")]
SinceOption = Annotated[str | None, typer.Option("--since", metavar="DATE", help="From this day, month or year on.")]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to this day, month or year.")]
StatusOption = Annotated[str | None, typer.Option("--status", metavar="WORD", help=f"One of {', '.join(STATUSES)}.")]
SourceOption = Annotated[str | None, typer.Option("--source", metavar="NAME", help="The outlet that published it.")]
SaidByOption = Annotated[
    str | None, typer.Option("--said-by", metavar="NAME", help="Somebody in the chain of speakers: a code or a name.")
]
NotSaidByOption = Annotated[
    str | None, typer.Option("--not-said-by", metavar="NAME", help="Nobody in the chain of speakers is this one.")
]
CertaintyOption = Annotated[
    str | None, typer.Option("--certainty", metavar="WORD", help=f"One of {', '.join(CERTAINTIES)}.")
]
ConfidenceOption = Annotated[
    float | None, typer.Option("--min-confidence", metavar="NUMBER", help="At least this confidence, 0 to 1.")
]
LimitOption = Annotated[int | None, typer.Option("--limit", metavar="N", help="At most so many.")]


def described(text: str, *examples: str) -> str:
    """Help text followed by examples, which keep their line breaks."""
    shown = "\n".join(f"  {example}" for example in examples)
    return f"{text}\n\n\b\nExamples:\n{shown}"


def chosen(**values: Any) -> Filter:
    """The filter that the options of a command ask for.

    Raises UsageError with the nearest known word where an event, status or certainty is none.
    """
    if values.get("event") is not None:
        values["event"] = _event(values["event"])
    for name, known in (("status", STATUSES), ("certainty", CERTAINTIES)):
        if values.get(name) is not None:
            values[name] = nearest(name, values[name].lower(), known)
    try:
        return Filter(**values)
    except UsageError as error:
        raise UsageError(f"--{str(error).replace('min_confidence', 'min-confidence')}") from None


def nearest(what: str, value: str, known: tuple[str, ...]) -> str:
    """``value`` if it is known. Raises UsageError that proposes the nearest known word."""
    if value in known:
        return value
    close = difflib.get_close_matches(value, known, n=1)
    guess = f"; did you mean {close[0]}?" if close else ""
    raise UsageError(f"--{what} {value!r} is none of {', '.join(known)}{guess}")


def _event(value: str) -> str:
    from ...data import data_path, load_toml  # noqa: PLC0415 (only where an event is named)

    name = value.strip().upper()
    if not data_path("ontology/plover.toml").exists():
        return name
    categories = load_toml("ontology/plover.toml")["category"]
    for category in categories:
        if name in category.get("older_names", ()):
            raise UsageError(f"--event {name} is the older name of {category['name']}; use --event {category['name']}")
    return nearest("event", name, tuple(category["name"] for category in categories))

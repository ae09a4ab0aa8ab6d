"""The commands that read: read and parse."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from ...errors import InputError
from ..words import count, line
from .options import CoderOption, ModelOption, OutputOption, StoreOption, described
from .output import opened

if TYPE_CHECKING:
    from ...pipeline import Counts

InputsArgument = Annotated[
    list[str],
    typer.Argument(metavar="INPUT...", help="Text or HTML files, folders, .jsonl, .csv or .parquet of articles, or -."),
]
PublishedOption = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="The date of articles that do not say it; a year completes one."),
]
SourceNameOption = Annotated[
    str | None, typer.Option("--source", metavar="NAME", help="The outlet of articles that do not say it.")
]


class ParseFormat(StrEnum):
    """How a language analysis is written."""

    conllu = "conllu"
    jsonl = "jsonl"


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command(
        "read",
        short_help="Read articles into a store: events, statements, times.",
        help=described(
            "Read articles and store what they report: events, statements, remarks, times. Reading the same articles "
            "twice changes nothing. An input that cannot be read is named on standard error, and the rest is read; "
            "the exit status is then 1.",
            "dragoman read articles/ --store news.duckdb",
            "dragoman read visit.txt --source 'The Moscow Post' --published 2023-11-29",
            "dragoman read news.jsonl.gz --workers 2",
            "dragoman read visit.txt --model en_core_web_trf",
            "dragoman read articles/ --coder server",
            "cat visit.txt | dragoman read -",
        ),
    )(_read)
    app.command(
        "parse",
        short_help="Print the language analysis alone, as CoNLL-U.",
        help=described(
            "Print the language analysis alone: sentences, words, tags, dependencies, entities. Nothing is stored.",
            "dragoman parse visit.txt",
            "dragoman parse articles/ --format jsonl -o parsed.jsonl",
        ),
    )(_parse)


class Refusals:
    """Names every input that could not be read on standard error, and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, error: InputError) -> None:
        """Name one input and the reason it was refused."""
        self.count += 1
        print(f"dragoman: {line(str(error))}", file=sys.stderr)

    def leave(self) -> None:
        """Leave with exit status 1 if anything was refused."""
        if self.count:
            raise typer.Exit(1)


def _read(
    inputs: InputsArgument,
    *,
    store: StoreOption = None,
    published: PublishedOption = None,
    source: SourceNameOption = None,
    workers: Annotated[int, typer.Option("--workers", metavar="N", min=1, help="Processes that read.")] = 1,
    recode: Annotated[
        bool, typer.Option("--recode", help="Code documents anew that are in the store already.")
    ] = False,
    model: ModelOption = None,
    coder: CoderOption = None,
) -> None:
    from ...pipeline import read  # noqa: PLC0415
    from ...read import use_model  # noqa: PLC0415
    from .progress import Progress  # noqa: PLC0415

    use_model(model)
    refusals = Refusals()
    try:
        with Progress() as progress:
            counts = read(
                inputs,
                store,
                published=published,
                source=source,
                workers=workers,
                recode=recode,
                coders=coder or None,
                on_error=refusals,
                progress=progress.show,
            )
    except KeyboardInterrupt:
        print("dragoman: interrupted; what is stored is sound, and the same command completes it", file=sys.stderr)
        raise typer.Exit(130) from None
    typer.echo(summary(counts))
    refusals.leave()


def summary(counts: "Counts") -> str:
    """One line that says what a run did: ``2 documents read: 41 events, 30 statements``."""
    found = f"{count(counts.events, 'event')}, {count(counts.statements, 'statement')}"
    said = f"{count(counts.documents, 'document')} read: {found}"
    if counts.unchanged:
        said += f"; {counts.unchanged:,} in the store before"
    if counts.recoded:
        said += f"; {counts.recoded:,} coded anew"
    return said + (f"; {counts.refused:,} refused" if counts.refused else "")


def _parse(
    inputs: InputsArgument,
    *,
    format_: Annotated[ParseFormat, typer.Option("--format", help="How to write it.")] = ParseFormat.conllu,
    output: OutputOption = None,
    model: ModelOption = None,
) -> None:
    from ...ingest import read_inputs  # noqa: PLC0415
    from ...read import analyse, use_model  # noqa: PLC0415
    from ..export.conllu import conllu  # noqa: PLC0415
    from ..export.jsonl import write_jsonl  # noqa: PLC0415
    from ..export.readings import sentence_records  # noqa: PLC0415

    use_model(model)
    refusals = Refusals()
    with opened(output, exact=True) as stream:
        for reading in analyse(read_inputs(inputs, on_error=refusals), whole=True):
            if format_ is ParseFormat.jsonl:
                write_jsonl(sentence_records(reading), stream)
            else:
                stream.writelines(f"{row}\n" for row in conllu(reading))
    refusals.leave()

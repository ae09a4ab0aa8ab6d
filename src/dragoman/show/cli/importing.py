"""The command that reads foreign dictionaries of actors into the user's own layer."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..words import count, line
from .options import described

_NOUNS = {
    "organisations": "body",
    "people": "term",
    "peoples": "people",
    "aliases": "further name",
    "roles": "role noun",
}


def register(actors: typer.Typer) -> None:
    """Add the command to the group of ``dragoman actors``."""
    actors.command(
        "import",
        short_help="Read a dictionary of actors into your own layer.",
        help=described(
            "Read a dictionary of actors into your own layer: an actor or agent file of PETRARCH or TABARI,"
            " a file in the form of CountryInfo, or CSV.",
            "dragoman actors import Phoenix.Countries.actors.txt",
            "dragoman actors import mine.csv --as border",
        ),
    )(_import)


def _import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The dictionary.")],
    *,
    name: Annotated[
        str | None, typer.Option("--as", metavar="NAME", help="The name it has in your layer; by default that of FILE.")
    ] = None,
) -> None:
    from ...coding.dictionaries import import_actors  # noqa: PLC0415

    done = import_actors(file, name)
    for refused in done.refused:
        print(f"{file}:{refused.line}: {line(refused.what)}: {line(refused.why)}", file=sys.stderr)
    parts = [count(number, _NOUNS.get(table, "row")) for table, number in done.written.items() if number]
    typer.echo(
        f"{', '.join(parts) or 'nothing new'}; {count(done.known, 'name')} known already; {len(done.refused)} refused"
    )
    for path in done.files:
        typer.echo(str(path))
    if done.dropped:
        told = ", ".join(f"{part} ({number})" for part, number in sorted(done.dropped.items()))
        typer.echo(f"parts of codes that mean nothing here: {told}")
    if done.refused:
        raise typer.Exit(1)

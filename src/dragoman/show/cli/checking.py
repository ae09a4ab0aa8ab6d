"""The command that validates the data files."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import typer

from ...errors import DataError
from ..words import count
from .options import described
from .validating import cross_errors

_UNVERIFIED = "unverified"
_FLOOR = 0.97
_TENURE = ("id", "office", "country", "from")
"""What names an entry in a list of who held office when; elsewhere it is the id alone."""


@dataclass(slots=True)
class Checked:
    """What a check of one data file found."""

    name: str
    entries: int = 0
    unverified: int = 0
    errors: list[str] = field(default_factory=list)


def register(app: typer.Typer) -> None:
    """Add the command of this group."""
    app.command(
        "check",
        short_help="Validate the data files.",
        help=described(
            "Validate every data file: entries, facts not verified yet, errors. Exit status 1 if there are errors.",
            "dragoman check",
            "dragoman check --examples",
        ),
    )(_check)


def _check(
    examples: Annotated[
        bool, typer.Option("--examples", help="Run the example of every frame of the lexicon too (slow).")
    ] = False,
) -> None:
    results = list(check_files())
    _print(results)
    errors = [f"{result.name}: {error}" for result in results for error in result.errors]
    if not errors:
        errors += cross_errors()
    if examples and not errors:
        errors += _examples()
    for error in errors:
        print(error, file=sys.stderr)
    total = sum(result.entries for result in results)
    unverified = sum(result.unverified for result in results)
    found = f"{unverified:,} unverified, {count(len(errors), 'error')}"
    typer.echo(f"{count(len(results), 'file')}, {count(total, 'entry')}, {found}")
    if errors:
        raise typer.Exit(1)


def check_files() -> Iterator[Checked]:
    """Load every data file of the package, and those of the user's own layer, and count what is in it."""
    from ...data import data_files, label  # noqa: PLC0415

    for path in data_files():
        yield _file(path, label(path))


def _file(path: Path, name: str) -> Checked:
    from ...data import load_csv, load_toml, unread  # noqa: PLC0415

    checked = Checked(name)
    if unread(path):
        checked.errors.append(
            "nothing reads it; name it as ours is named, or OURS-ANYTHING, and lay it in the same folder"
        )
    try:
        if path.suffix == ".csv":
            rows: list[Any] = list(load_csv(path).rows)
        else:
            rows = list(_entries({key: value for key, value in load_toml(path).items() if key != "meta"}))
    except DataError as error:
        checked.errors.append(str(error).removeprefix(f"{path}: ").removeprefix(f"{path.name}: "))
        return checked
    checked.entries = len(rows)
    checked.unverified = sum(_unverified(row) for row in rows)
    seen: set[tuple[Any, ...]] = set()
    for row in rows:
        if isinstance(row, dict) and row.get("id") and (path.suffix != ".csv" or next(iter(row)) == "id"):
            key = tuple(row[name] for name in (_TENURE if set(_TENURE) <= set(row) else ("id",)))
            if key in seen:
                checked.errors.append(f"the id {row['id']} is given twice; give one of the two another")
            seen.add(key)
    return checked


def _entries(content: dict[str, Any]) -> Iterator[Any]:
    """The entries of a TOML file: members of arrays of tables, else the values of its tables."""
    for value in content.values():
        if isinstance(value, dict):
            yield from value.values()
        elif isinstance(value, list):
            yield from value
        else:
            yield value


def _unverified(row: Any) -> bool:
    return isinstance(row, dict) and any(
        isinstance(value, str) and value.strip() == _UNVERIFIED for value in row.values()
    )


def _examples() -> list[str]:
    """Code the example of every frame; a missed one is named, and too many of them are an error."""
    from ...coding.examples import read_examples, run_examples  # noqa: PLC0415

    outcomes = run_examples(read_examples())
    missed = [outcome for outcome in outcomes if not outcome.passed]
    for outcome in missed:
        found = "; ".join(outcome.found) or "nothing"
        expected = " and ".join(outcome.example.expect)
        print(f"{outcome.example.frame}: expected {expected}, found {found}: {outcome.example.text}", file=sys.stderr)
    share = 1 - len(missed) / max(len(outcomes), 1)
    typer.echo(f"{count(len(outcomes), 'example')}, {share:.1%} as expected")
    return [] if share >= _FLOOR else [f"fewer than {_FLOOR:.0%} of the examples come out as expected"]


def _print(results: list[Checked]) -> None:
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from .tables import console, put  # noqa: PLC0415

    out = console(sys.stdout)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for title, justify in (("data file", "left"), ("entries", "right"), ("unverified", "right"), ("errors", "right")):
        table.add_column(title, justify=justify)  # type: ignore[arg-type]
    for result in results:
        cells = (f"{number:,}" if number else "–" for number in (result.entries, result.unverified, len(result.errors)))
        table.add_row(Text(result.name), *cells)
    put(out, table)

"""Where the output of a command goes, and in which form."""

import contextlib
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ...errors import UsageError
from ..words import Record
from .options import Format

if TYPE_CHECKING:
    import pyarrow as pa

_ENDINGS = {".jsonl": Format.jsonl, ".ndjson": Format.jsonl, ".csv": Format.csv, ".parquet": Format.parquet}


def form(given: Format | None, output: Path | None) -> Format:
    """The format asked for, else the one that the ending of the output file stands for, else a table."""
    return given or (_ENDINGS.get(output.suffix.lower(), Format.table) if output else Format.table)


@contextlib.contextmanager
def opened(output: Path | None, *, exact: bool) -> Iterator[TextIO]:
    """The stream to write text to: a file, or standard output.

    With ``exact`` the text is UTF-8 with bare line feeds, whatever the terminal; else characters that the
    terminal cannot show are replaced. Raises UsageError where the file cannot be made.
    """
    if output is not None:
        with _file(output) as file:
            yield file
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        if exact:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n", errors="replace")
        else:
            sys.stdout.reconfigure(errors="replace")
    yield sys.stdout


def save(text: str, output: Path) -> None:
    """Write a whole text to a file. Raises UsageError where the file cannot be made."""
    with _file(output) as file:
        file.write(text)


def write(
    kind: str,
    records: Iterable[Record],
    table: "Callable[[], pa.Table]",
    how: Format,
    output: Path | None,
) -> None:
    """Write records of one kind. ``table`` gives the same records as a flat table, for CSV and Parquet."""
    if how is Format.parquet:
        from ..export.parquet import write_parquet  # noqa: PLC0415

        if output is None and sys.stdout.isatty():
            raise UsageError("--format parquet is not for a terminal; add -o FILE.parquet")
        with _binary(output) as binary:
            write_parquet(table(), binary)
        return
    with opened(output, exact=how is not Format.table) as stream:
        if how is Format.jsonl:
            from ..export.jsonl import write_jsonl  # noqa: PLC0415

            write_jsonl(records, stream)
        elif how is Format.csv:
            from ..export.csv import write_csv  # noqa: PLC0415

            write_csv(table(), stream)
        else:
            from .tables import show  # noqa: PLC0415

            show(kind, records, stream)


def _file(output: Path) -> TextIO:
    try:
        return output.open("w", encoding="utf-8", newline="\n", errors="replace")
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}; name another file with -o") from None


@contextlib.contextmanager
def _binary(output: Path | None) -> Iterator[io.BytesIO]:
    """A buffer whose content goes to the file or to standard output once it is complete."""
    buffer = io.BytesIO()
    yield buffer
    if output is None:
        sys.stdout.buffer.write(buffer.getvalue())
        return
    try:
        output.write_bytes(buffer.getvalue())
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}; name another file with -o") from None

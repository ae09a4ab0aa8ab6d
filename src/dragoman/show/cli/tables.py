"""Printing tables: as wide as the terminal, in its encoding, without markup of any kind."""

import os
import re
from collections.abc import Iterable
from itertools import islice
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..words import MARKS, Record, count
from .looks import LOOKS

_UNSEEN_WIDTH = 100
_CHUNK = 100
_PLAIN_MARKS = {"actual": "*", "future": "o", "hypothetical": "?", "negated": "x"}


def console(stream: TextIO) -> Console:
    """A console that prints text as it is: as wide as the terminal, no markup, colours only on a terminal."""
    wide = os.environ.get("COLUMNS", "")
    width = None if stream.isatty() else int(wide) if wide.isdigit() and int(wide) >= 40 else _UNSEEN_WIDTH
    return Console(file=stream, width=width, markup=False, emoji=False, highlight=False, soft_wrap=False)


def show(kind: str, records: Iterable[Record], stream: TextIO) -> None:
    """Print records of one kind as a table, then how many there were."""
    out = console(stream)
    look = LOOKS[kind]
    iterator = iter(records)
    total = 0
    while chunk := list(islice(iterator, _CHUNK)):
        table = Table(
            box=None, show_header=not total, padding=(0, 2, 0, 0), pad_edge=False, expand=True, header_style="bold"
        )
        for title, fixed, share in look.columns:
            table.add_column(title, width=fixed, ratio=share or None, overflow="fold")
        for number, record in enumerate(chunk, 1):
            gap = "\n" if look.spaced and number < len(chunk) else ""
            table.add_row(*(fit(cell.append(gap), out) for cell in look.row(record, out.width)))
        if total and look.spaced:
            stream.write("\n")
        put(out, table)
        total += sum(map(look.counted, chunk))
    noun = {"stories": "story", "copies": "copy"}.get(kind, kind.removesuffix("s"))
    put(out, Text(("\n" if total else "") + (count(total, noun) if total else f"No {kind} here."), style="dim"))


def put(out: Console, content: Table | Text) -> None:
    """Print; away from a terminal without the spaces that fill up a line."""
    if out.is_terminal:
        out.print(content)
        return
    with out.capture() as captured:
        out.print(content)
    out.file.write("".join(f"{row.rstrip()}\n" for row in captured.get().splitlines()))


def fit(text: Text, out: Console) -> Text:
    """The text, with shapes that the terminal's encoding lacks replaced by ones it has."""
    if out.encoding.lower().replace("-", "").startswith("utf"):
        return text
    plain = text.copy()
    plain.plain = re.sub("[●○◇✕→↳…“”’–·]", lambda found: _ascii(found[0]), plain.plain)
    return plain


def _ascii(char: str) -> str:
    marks = {MARKS[word]: sign for word, sign in _PLAIN_MARKS.items()}
    return marks.get(char) or {"→": ">", "…": "~", "“": '"', "”": '"', "’": "'"}.get(char, "-")

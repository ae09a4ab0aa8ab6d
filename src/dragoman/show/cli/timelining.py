"""The timeline in the terminal: one axis, sections with titles, what is claimed told apart."""

from collections.abc import Iterable
from typing import TextIO

from rich.table import Table
from rich.text import Text

from ..axis import sections, standing
from ..words import Record, count
from .looks import LOOKS
from .tables import console, fit, put

_STYLES = {
    "reported": "bold",
    "claimed": "yellow",
    "doubted": "yellow",
    "denied": "red",
    "planned": "cyan",
    "possible": "cyan",
}


def show_timeline(events: Iterable[Record], stream: TextIO) -> None:
    """Print events along one axis, oldest first, each with how sure it is and who says so."""
    out = console(stream)
    look = LOOKS["events"]
    total = 0
    for section in sections(events):
        if section.gap:
            put(out, Text(f"… {section.gap}\n", style="dim"))
        put(out, fit(Text(section.title, style="bold underline"), out))
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False, expand=True)
        for title, fixed, share in look.columns:
            table.add_column(title, width=fixed, ratio=share or None, overflow="fold")
        for event in section.events:
            date, what, voices = look.row(event, out.width)
            sure = standing(event)
            said = Text(f"{sure}: ", style=_STYLES[sure]).append_text(voices).append("\n")
            table.add_row(*(fit(cell, out) for cell in (date, what, said)))
        put(out, table)
        total += len(section.events)
    put(out, Text(count(total, "event") if total else "No events here.", style="dim"))

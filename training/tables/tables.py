"""Shared helpers of the scripts that make the knowledge tables: reading and writing CSV files with a header."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

DATA = Path(__file__).parents[2] / "src" / "dragoman" / "data"
CHECKED = "2026-11-22"


def write_table(
    path: Path,
    licence: str,
    source: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    notes: Sequence[str] = (),
) -> int:
    """Write a data table with its ``# key: value`` header, ``notes`` being further header lines; return its rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(f"# version: 0.1.0\n# licence: {licence}\n# source: {source}\n# checked: {CHECKED}\n")
        file.writelines(f"# {note}\n" for note in notes)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow(row)
            count += 1
    return count


def read_table(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    """The header lines of a data table and its rows."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    return head, list(csv.DictReader(line for line in lines if not line.startswith("#")))


def restamp(path: Path, rows: list[dict[str, str]]) -> None:
    """Write rows back under the header the table already has."""
    head, _ = read_table(path)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"{line}\n" for line in head)
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)

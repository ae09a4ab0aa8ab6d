"""CSV files of actors: in the columns of one of our tables, or a name and a code a row."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...data import load_csv, load_toml
from ...errors import DataError
from .codes import country_codes
from .entries import Entry, Refused, Term

TABLES = ("organisations", "people", "peoples", "aliases", "outlets", "countries", "ambiguous")


@dataclass(frozen=True, slots=True)
class Row:
    """A row in the columns of one of our tables."""

    line: int
    table: str
    cells: dict[str, str]


def read_plain(lines: Sequence[str]) -> Iterator[Entry | Row | Refused]:
    """Read a CSV file with a row of column names. Raises DataError where these are nothing we know."""
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    reader = csv.reader(line for _, line in numbered)
    columns = [cell.strip().lower() for cell in next(reader, [])]
    coded = {"name", "code"} <= set(columns) <= {"name", "names", "code", "from", "to", "office"}
    table = None if coded else next((t for t in TABLES if set(columns) <= _columns(t)), None)
    if not coded and (table is None or not {"name", "id", "code"} & set(columns)):
        raise DataError(f"its columns are {', '.join(columns)}: neither name,code nor those of a table of ours")
    for cells in reader:
        line = numbered[reader.line_num - 1][0]
        if len(cells) != len(columns):
            yield Refused(line, cells[0], f"it has {len(cells)} cells where {len(columns)} are named")
            continue
        row = dict(zip(columns, map(str.strip, cells), strict=True))
        if not coded:
            yield _checked(Row(line, table or "", row))
            continue
        names = (row["name"], *filter(None, row.get("names", "").split("|")))
        term = Term(row["code"], row.get("from", ""), row.get("to", ""), row.get("office", ""))
        yield Entry(line, names, (term,), "person" if term.start or term.end or term.office else "actor")


def _columns(table: str) -> set[str]:
    return set(load_csv(f"actors/{table}.csv").columns)


def _checked(row: Row) -> Row | Refused:
    country, sectors = row.cells.get("country") or row.cells.get("countries", ""), row.cells.get("sector", "")
    what = row.cells.get("name") or row.cells.get("id") or "?"
    if unknown := [code for code in country.split("|") if code and code not in country_codes()]:
        return Refused(row.line, what, f"{', '.join(unknown)} is no country code")
    known = {sector["code"] for sector in load_toml("ontology/plover.toml")["sector"]}
    if unknown := [sector for sector in sectors.split("|") if sector and sector not in known]:
        return Refused(row.line, what, f"{', '.join(unknown)} is no PLOVER sector")
    return row

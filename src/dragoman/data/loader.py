"""The one loader of data files. Every file names its version, licence, source and date checked in a header.

A TOML file has a ``[meta]`` table; a CSV file begins with ``# key: value`` lines, then a row of column names.
"""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import DataError

_ROOT = Path(__file__).parent
_HEADER_KEYS = ("version", "licence", "source", "checked")


@dataclass(frozen=True, slots=True)
class Header:
    """What a data file says of itself."""

    version: str
    licence: str
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file: its header and its rows, each a mapping from column to text (empty cells are ``""``)."""

    header: Header
    rows: tuple[dict[str, str], ...]


def data_path(name: str) -> Path:
    """The path of a data file or folder, ``name`` being relative to the data folder (``actors/roles.toml``)."""
    return _ROOT / name


def data_files() -> Iterator[Path]:
    """Every TOML and CSV data file of the package, sorted; trained models are not listed."""
    for path in sorted(_ROOT.rglob("*")):
        if path.suffix in (".toml", ".csv") and "models" not in path.relative_to(_ROOT).parts:
            yield path


def _header(raw: dict[str, Any], path: Path) -> Header:
    missing = [key for key in _HEADER_KEYS if not raw.get(key)]
    if missing:
        raise DataError(f"{path.name}: the header lacks {', '.join(missing)}")
    return Header(*(str(raw[key]) for key in _HEADER_KEYS))


def load_toml(name: str | Path) -> dict[str, Any]:
    """Read a TOML data file; ``[meta]`` must hold version, licence, source and checked.

    Raises DataError, naming the file and the reason, where the file cannot be parsed or lacks its header.
    """
    path = name if isinstance(name, Path) else data_path(name)
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: {error}") from error
    _header(content.get("meta", {}), path)
    return content


def load_toml_folder(name: str, key: str) -> list[dict[str, Any]]:
    """Concatenate the array of tables ``[[key]]`` of every TOML file in a data folder, in file order."""
    entries: list[dict[str, Any]] = []
    for path in sorted(data_path(name).glob("*.toml")):
        entries += load_toml(path).get(key, [])
    return entries


def load_csv(name: str | Path) -> Table:
    """Read a CSV data file with its ``# key: value`` header lines.

    Raises DataError where the header is incomplete or a row has more or fewer cells than there are columns.
    """
    path = name if isinstance(name, Path) else data_path(name)
    lines = _lines(path)
    comments = [line for line in lines if line.startswith("#")]
    raw = dict(line.lstrip("# ").rstrip("\n").split(": ", 1) for line in comments if ": " in line)
    return Table(_header(raw, path), _rows(lines, path))


def load_rows(path: Path) -> tuple[dict[str, str], ...]:
    """Read a user's own CSV table, whose header lines are optional.

    Raises DataError where the file cannot be read or a row has more or fewer cells than there are columns.
    """
    return _rows(_lines(path), path)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: {error}") from error


def _rows(lines: list[str], path: Path) -> tuple[dict[str, str], ...]:
    reader = csv.reader(line for line in lines if not line.startswith("#") and line.strip())
    columns = next(reader, [])
    rows = []
    for cells in reader:
        if len(cells) != len(columns):
            raise DataError(f"{path.name}: {len(cells)} cells where {len(columns)} are named: {cells[:3]}")
        rows.append(dict(zip(columns, cells, strict=True)))
    return tuple(rows)

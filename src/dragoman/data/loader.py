"""The one loader of data files: the package's own, and over them the user's own layer.

The user's layer is a folder (``settings.user_folder``) with the layout of the package's data folder. To a file of ours
such as ``actors/roles.toml`` belong ``actors/roles.toml`` and ``actors/roles-ANYTHING.toml`` there; what they say comes
first and wins. Every file of the package names its version, licence, source and date checked: a TOML file in a
``[meta]`` table, a CSV file in ``# key: value`` lines above the row of column names. A user's file may leave that out.
"""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import DataError
from ..settings import user_folder

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
    """A CSV table: its header and its rows, each a mapping from column to text (empty cells are ``""``).

    The first ``own`` rows are the user's.
    """

    header: Header
    columns: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    own: int = 0


def data_path(name: str) -> Path:
    """The path of a file or folder of the package, ``name`` being relative to its data (``actors/roles.toml``)."""
    return _ROOT / name


def data_files() -> Iterator[Path]:
    """Every TOML and CSV data file of the package, then of the user, sorted; trained models are not listed."""
    for root in (_ROOT, user_folder()):
        for path in sorted(root.rglob("*") if root.is_dir() else ()):
            if path.suffix in (".toml", ".csv") and "models" not in path.relative_to(root).parts:
                yield path


def label(path: Path) -> str:
    """How a data file is called in messages: by its place among the package's data, a user's by its whole path."""
    return path.relative_to(_ROOT).as_posix() if _packaged(path) else str(path)


def sources(pattern: str) -> list[Path]:
    """The files that a relative name or pattern stands for: the user's, then the package's, each sorted."""
    stem, dot, ending = pattern.rpartition(".")
    own = {path for name in (pattern, f"{stem}-*{dot}{ending}") for path in user_folder().glob(name)}
    return [*sorted(own), *sorted(_ROOT.glob(pattern))]


def unread(path: Path) -> bool:
    """Whether nothing reads a file of the user: it lies in no folder of the lexicon and over no file of ours."""
    if _packaged(path):
        return False
    folder = path.parent.relative_to(user_folder())
    whole = folder.parts[:1] == ("lexicon",) and len(folder.parts) == 3 and (_ROOT / folder).is_dir()
    return not whole and _beneath(path) is None


def _packaged(path: Path) -> bool:
    return path.is_relative_to(_ROOT)


def _beneath(path: Path) -> Path | None:
    """The file of the package that a user's file lies over."""
    if not path.is_relative_to(user_folder()):
        return None
    ours = _ROOT / path.parent.relative_to(user_folder()) / (path.stem.split("-")[0] + path.suffix)
    return ours if ours.exists() else None


def _header(raw: dict[str, Any], path: Path) -> Header:
    missing = [key for key in _HEADER_KEYS if not raw.get(key)]
    if missing and _packaged(path):
        raise DataError(f"{path.name}: the header lacks {', '.join(missing)}")
    return Header(*(str(raw.get(key, "")) for key in _HEADER_KEYS))


def _found(name: str | Path) -> list[Path]:
    paths = [name] if isinstance(name, Path) else sources(name)
    return paths or [data_path(str(name))]  # reading it tells that it is missing


def load_toml(name: str | Path) -> dict[str, Any]:
    """Read TOML data: one file, or by a relative name what the user's file and ours say together.

    Tables are joined key by key and lists end to end, the user's first; of two entries with one ``id``, and of two
    other values, the user's stays. Raises DataError, naming the file and the reason, where a file cannot be parsed or
    one of the package lacks its header.
    """
    content: dict[str, Any] = {}
    for path in _found(name):
        content = _joined(content, _toml(path))
    return content


def load_toml_folder(name: str, key: str) -> list[dict[str, Any]]:
    """The entries of the array of tables ``[[key]]`` of every TOML file in a data folder, in file order."""
    return list(load_toml(f"{name}/*.toml").get(key, [])) if sources(f"{name}/*.toml") else []


def _toml(path: Path) -> dict[str, Any]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: {error}") from error
    _header(content.get("meta", {}), path)
    return content


def _joined(first: Any, second: Any) -> Any:
    """Two values of one name: tables by key, lists end to end without what is there already, else the first."""
    if isinstance(first, dict) and isinstance(second, dict):
        return first | {key: _joined(first[key], value) if key in first else value for key, value in second.items()}
    if isinstance(first, list) and isinstance(second, list):
        ids = {entry["id"] for entry in first if isinstance(entry, dict) and "id" in entry}
        return first + [v for v in second if not (v.get("id") in ids if isinstance(v, dict) else v in first)]
    return first


def load_csv(name: str | Path, *, layered: bool = True) -> Table:
    """Read CSV data: one file, or by a relative name the user's rows and ours together (ours alone unless ``layered``).

    The first column is the key: a user's row takes the place of all our rows with its key. A user's file may leave
    columns out, which are then empty. Raises DataError where a file cannot be read, a file of the package has an
    incomplete header, a row has more or fewer cells than there are columns, or a user's file has a column of its own.
    """
    paths = [path for path in _found(name) if layered or _packaged(path)]
    packaged = [_table(path) for path in paths if _packaged(path)]
    own = [_table(path) for path in paths if not _packaged(path)]
    mine = [row for table in own for row in table.rows]
    taken = {_key(row) for row in mine} - {""}
    ours = (row for table in packaged for row in table.rows if _key(row) not in taken)
    first = (packaged or own)[0]
    return Table(first.header, first.columns, (*mine, *ours), len(mine))


def _key(row: dict[str, str]) -> str:
    return next(iter(row.values()), "")


def _table(path: Path) -> Table:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: {error}") from error
    comments = [line for line in lines if line.startswith("#")]
    raw = dict(line.lstrip("# ").rstrip("\n").split(": ", 1) for line in comments if ": " in line)
    reader = csv.reader(line for line in lines if not line.startswith("#") and line.strip())
    columns = tuple(next(reader, []))
    rows = []
    for cells in reader:
        if len(cells) != len(columns):
            raise DataError(f"{path.name}: {len(cells)} cells where {len(columns)} are named: {cells[:3]}")
        rows.append(dict(zip(columns, cells, strict=True)))
    if not _packaged(path) and (ours := _beneath(path)):
        all_columns = _table(ours).columns
        if unknown := [column for column in columns if column not in all_columns]:
            raise DataError(
                f"{path}: there is no column {', '.join(unknown)}; the columns are {', '.join(all_columns)}"
            )
        columns, rows = all_columns, [dict.fromkeys(all_columns, "") | row for row in rows]
    return Table(_header(raw, path), columns, tuple(rows))

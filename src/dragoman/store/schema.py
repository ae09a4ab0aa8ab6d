"""Schema versions: a store is brought up to date on opening, and one from a newer dragoman is refused."""

import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ..errors import StoreError

_FOLDER = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema: its number, its name and its SQL."""

    version: int
    name: str
    sql: str


def migrations(folder: Path = _FOLDER) -> list[Migration]:
    """The numbered SQL files of a folder (``0001_first_tables.sql``), in order and without a gap."""
    found: list[Migration] = []
    for path in sorted(folder.glob("*.sql")):
        match = re.fullmatch(r"(\d{4})_(\w+)", path.stem)
        if match is None or int(match[1]) != len(found) + 1:
            raise StoreError(f"{path.name}: migrations are numbered 0001_NAME.sql, 0002_NAME.sql and so on")
        found.append(Migration(int(match[1]), match[2], path.read_text(encoding="utf-8")))
    return found


def version_of(connection: duckdb.DuckDBPyConnection, path: str) -> int:
    """The schema version of an open database; 0 for an empty one.

    Raises StoreError where the database holds tables that are not dragoman's.
    """
    tables = {row[0] for row in connection.execute("SELECT table_name FROM information_schema.tables").fetchall()}
    if not tables:
        return 0
    if "schema_version" not in tables:
        raise StoreError(f"{path} is a DuckDB database but not a dragoman store; name another file with --store")
    row = connection.execute("SELECT max(version) FROM schema_version").fetchone()
    return (row and row[0]) or 0


def migrate(connection: duckdb.DuckDBPyConnection, path: str, steps: list[Migration], dragoman: str) -> None:
    """Apply the steps that a database lacks, all or none of them; ``dragoman`` is the version that does so.

    Raises StoreError where the database was made by a newer version.
    """
    current = version_of(connection, path)
    if current > len(steps):
        row = connection.execute("SELECT dragoman FROM schema_version ORDER BY version DESC LIMIT 1").fetchone()
        raise StoreError(
            f"{path} was made by a newer dragoman ({row[0] if row else 'unknown'}, schema {current};"
            f" this is {dragoman}, schema {len(steps)}): upgrade dragoman, or name another file with --store"
        )
    if current == len(steps):
        return
    connection.execute("BEGIN")
    try:
        connection.execute(
            "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER, name VARCHAR, dragoman VARCHAR)"
        )
        for step in steps[current:]:
            connection.execute(step.sql)
            connection.execute("INSERT INTO schema_version VALUES (?, ?, ?)", [step.version, step.name, dragoman])
        connection.execute("COMMIT")
    except duckdb.Error:
        connection.execute("ROLLBACK")
        raise

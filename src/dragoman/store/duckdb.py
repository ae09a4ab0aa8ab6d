"""The store on DuckDB: one file, one writer at a time, one transaction a batch."""

import contextlib
import os
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import msgspec
import pyarrow as pa

from .. import __version__
from ..errors import StoreError, UsageError
from ..model import Coded, Judgement, Occurrence, Story
from ..settings import STORE_MEMORY
from . import flat, linking, rows
from .base import Credited, Features, Linked, Mode, Record, Telling, Written
from .filters import EVERYTHING, Filter
from .queries import ACTOR_COLUMNS, DOCUMENT_COLUMNS, select
from .schema import migrate, migrations, version_of

_CHUNK = 1000
_STORED = (
    "documents",
    "events",
    "statements",
    "remarks",
    "times",
    "links",
    "copies",
    "stories",
    "occurrences",
    "judgements",
)
# DuckDB keeps other programs from writing; this keeps threads from storing the same document twice. A primary key
# would do so too, but before DuckDB 1.2 it forbids replacing a row within a transaction.
_WRITING = threading.Lock()
# Nothing is fetched at run time, and no query may reach beyond the store's own file.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "enable_external_access": False,
    "memory_limit": STORE_MEMORY,
}


class DuckStore:
    """A store in one DuckDB file; see ``store.base.Store``."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: str, mode: Mode) -> None:
        self._connection = connection
        self._path = path
        self._mode = mode

    @classmethod
    def open(cls, path: str, mode: Mode = "read") -> Self:
        """Open the store at ``path``; mode ``write`` makes it if need be, mode ``read`` needs it to be there.

        A store of an older version is brought up to date. Raises StoreError for one of a newer version, for a
        file that is no store, that may not be read or written, or that another program is writing to.
        """
        if mode not in ("read", "write"):
            raise UsageError(f"a store is opened to read or to write, not to {mode!r}")
        if not os.path.lexists(path):
            if mode == "read":
                raise StoreError(f"{path}: there is no store here; make one with: dragoman read INPUT --store {path}")
            _create(path)
        with _plain_words(path), contextlib.ExitStack() as opened:
            steps = migrations()
            connection = opened.enter_context(_connect(path, read_only=mode == "read"))
            if mode == "read" and version_of(connection, path) < len(steps):
                connection.close()
                with _connect(path, read_only=False) as upgrading:
                    migrate(upgrading, path, steps, __version__)
                connection = opened.enter_context(_connect(path, read_only=True))
            migrate(connection, path, steps, __version__)
            opened.pop_all()
        return cls(connection, path, mode)

    def writer(self) -> "DuckWriter":
        """What puts records in. Raises StoreError where the store was opened to be read."""
        if self._mode == "read":
            raise StoreError(f"{self._path} was opened to be read; open it with mode 'write'")
        return DuckWriter(self._connection.cursor(), self._path)

    def view(self) -> "DuckView":
        """What lists records."""
        return DuckView(self._connection, self._path)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class DuckWriter:
    """Puts coded documents into a store; see ``store.base.Writer``."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: str) -> None:
        self._connection = connection
        self._path = path

    def write(self, batch: Sequence[Coded], *, recode: bool = False) -> Written:
        """Store a batch in one transaction; documents that are there already stay as they are unless ``recode``."""
        by_id: dict[str, Coded] = {}
        for coded in batch:
            by_id.setdefault(coded.document.id, coded)
        with _WRITING, _plain_words(self._path), self._transaction():
            known = _known(self._connection, by_id)
            wanted = [coded for name, coded in by_id.items() if recode or name not in known]
            if recode and known:
                self._forget(sorted(known))
            self._insert(rows.tables(wanted, __version__))
        recoded = len(known) if recode else 0
        return Written(
            new=len(wanted) - recoded,
            recoded=recoded,
            unchanged=len(batch) - len(wanted),
            events=sum(len(coded.events) for coded in wanted),
            statements=sum(len(coded.statements) for coded in wanted),
        )

    def write_linked(self, linked: Linked) -> None:
        """Store what a run of linking found, in one transaction."""
        with _WRITING, _plain_words(self._path), self._transaction():
            linking.write_linked(self._connection, linked)

    def write_occurrences(self, occurrences: Mapping[str, Iterable[Occurrence]]) -> None:
        """Put these occurrences in the place of those that the stories had."""
        with _WRITING, _plain_words(self._path), self._transaction():
            linking.write_occurrences(self._connection, occurrences)

    def write_judgement(self, judgement: Judgement) -> None:
        """Keep a judgement, in the place of an earlier state of the same one."""
        with _WRITING, _plain_words(self._path), self._transaction():
            linking.write_judgement(self._connection, judgement)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(duckdb.Error):  # a failed commit has ended the transaction already
                self._connection.execute("ROLLBACK")
            raise

    def _forget(self, documents: list[str]) -> None:
        linking.forget_occurrences(self._connection, documents)
        for table in (*rows.OF_DOCUMENT, "features", "credits"):
            self._connection.execute(f"DELETE FROM {table} WHERE document IN (SELECT unnest(?))", [documents])
        for table in ("likeness", "copies"):
            for side in ("left_id", "right_id"):
                self._connection.execute(f"DELETE FROM {table} WHERE {side} IN (SELECT unnest(?))", [documents])
        self._connection.execute("DELETE FROM documents WHERE id IN (SELECT unnest(?))", [documents])

    def _insert(self, tables: dict[str, pa.Table]) -> None:
        for name, table in tables.items():
            linking.insert(self._connection, name, table)


class DuckView:
    """Lists what a store holds; see ``store.base.View``."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: str) -> None:
        self._connection = connection
        self._path = path

    def has(self, document_ids: Iterable[str]) -> set[str]:
        """Those of the given documents that are in the store."""
        with _plain_words(self._path), self._connection.cursor() as cursor:
            return _known(cursor, document_ids)

    def records(self, kind: str, where: Filter = EVERYTHING) -> Iterator[Record]:
        """Records of one of the ``KINDS``, in order, read from the store as they are asked for."""
        query, parameters = select(kind, where)  # here, so that a wrong filter is reported at once
        return self._read(kind, query, parameters)

    def documents(self, where: Filter = EVERYTHING) -> Iterator[Record]:
        """Documents with their text."""
        return self.records("documents", where)

    def events(self, where: Filter = EVERYTHING) -> Iterator[Record]:
        """Events, each one report."""
        return self.records("events", where)

    def statements(self, where: Filter = EVERYTHING) -> Iterator[Record]:
        """Statements: who says what."""
        return self.records("statements", where)

    def remarks(self, where: Filter = EVERYTHING) -> Iterator[Record]:
        """The outlets' own hedges, loaded words and scare quotes."""
        return self.records("remarks", where)

    def times(self, where: Filter = EVERYTHING) -> Iterator[Record]:
        """Time expressions."""
        return self.records("times", where)

    def links(self, where: Filter = EVERYTHING) -> Iterator[Record]:
        """Which event answers which."""
        return self.records("links", where)

    def copies(self, where: Filter = EVERYTHING) -> Iterator[Record]:
        """Documents that repeat other documents."""
        return self.records("copies", where)

    def stories(self, where: Filter = EVERYTHING) -> Iterator[Record]:
        """Articles about the same happening."""
        return self.records("stories", where)

    def occurrences(self, where: Filter = EVERYTHING) -> Iterator[Record]:
        """Events of the world, assembled from reports."""
        return self.records("occurrences", where)

    def actors(self, where: Filter = EVERYTHING) -> Iterator[Record]:
        """Everybody who acts, is acted upon or speaks, with counts, most frequent first."""
        return self.records("actors", where)

    def counts(self) -> dict[str, int]:
        """How many records of each stored kind there are."""
        query = "SELECT " + ", ".join(f"(SELECT count(*) FROM {table})" for table in _STORED)
        with _plain_words(self._path), self._connection.cursor() as cursor:
            row = cursor.execute(query).fetchone()
        assert row is not None
        return dict(zip(_STORED, row, strict=True))

    def unlinked(self) -> Iterator[Record]:
        """Documents that linking has not seen, with what was coded in them."""
        with _plain_words(self._path), self._connection.cursor() as cursor:
            yield from linking.unlinked(cursor, _CHUNK)

    def features(self) -> Iterator[Features]:
        """What linked documents are likened by."""
        return self._rows("SELECT document, day, terms, weights, signature FROM features ORDER BY document")

    def credits(self) -> Iterator[Credited]:
        """The news agencies that documents credit."""
        return self._rows("SELECT document, agency, kind FROM credits ORDER BY document, agency")

    def likeness(self) -> Iterator[tuple[str, str, float]]:
        """Pairs of documents that are alike."""
        return self._rows("SELECT left_id, right_id, score FROM likeness ORDER BY left_id, right_id")

    def holds(self, kind: str, record: str) -> tuple[str, ...] | None:
        """The documents that a record stands for, or None where there is no such record."""
        columns = {"story": ("stories", "documents"), "document": ("documents", "[id]"), "event": ("events", "[]")}
        table, column = columns[kind]
        found = next(self._rows(f"SELECT {column} FROM {table} WHERE id = ?", [record]), None)
        return None if found is None else tuple(found[0])

    def texts(self, document_ids: Iterable[str]) -> dict[str, str]:
        """The texts of documents by id."""
        return dict(self._rows("SELECT id, text FROM documents WHERE id IN (SELECT unnest(?))", [list(document_ids)]))

    def untold(self, judged: Iterable[str] = ()) -> list[str]:
        """Stories whose occurrences are missing or out of date, and those with one of the ``judged`` events."""
        with _plain_words(self._path), self._connection.cursor() as cursor:
            return linking.untold(cursor, judged)

    def tellings(self, stories: Sequence[str]) -> Iterator[Telling]:
        """What the occurrences of these stories are made of."""
        with _plain_words(self._path), self._connection.cursor() as cursor:
            yield from linking.tellings(cursor, list(stories))

    def titles(self) -> dict[str, str]:
        """The titles of documents, else their first words."""
        query = (
            "SELECT id, coalesce(nullif(trim(title), ''), left(regexp_extract(text, '\\S[^\\n]*'), 100)) FROM documents"
        )
        return dict(self._rows(query))

    def formed_stories(self) -> list[tuple[Story, int]]:
        """Every story, with its place in the order in which they were formed."""
        with _plain_words(self._path), self._connection.cursor() as cursor:
            return linking.formed_stories(cursor)

    def judgements(self) -> list[Judgement]:
        """Every judgement, the undone ones too, in the order in which they were made."""
        with _plain_words(self._path), self._connection.cursor() as cursor:
            return linking.judgements(cursor)

    def to_arrow(self, kind: str, where: Filter = EVERYTHING) -> pa.Table:
        """The same records as a flat table, one row a record."""
        return flat.table(kind, self.records(kind, where))

    def _rows(self, query: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
        with _plain_words(self._path), self._connection.cursor() as cursor:
            cursor.execute(query, parameters)
            while chunk := cursor.fetchmany(_CHUNK):
                yield from chunk

    def _read(self, kind: str, query: str, parameters: list[Any]) -> Iterator[Record]:
        decode = msgspec.json.Decoder().decode
        columns = {"documents": DOCUMENT_COLUMNS, "actors": ACTOR_COLUMNS}.get(kind)
        # A cursor of its own, so that several listings can be read side by side.
        with _plain_words(self._path), self._connection.cursor() as cursor:
            cursor.execute(query, parameters)
            while chunk := cursor.fetchmany(_CHUNK):
                for row in chunk:
                    yield dict(zip(columns, row, strict=True)) if columns else decode(row[0])


def _known(connection: duckdb.DuckDBPyConnection, document_ids: Iterable[str]) -> set[str]:
    wanted = list(document_ids)
    found = connection.execute("SELECT id FROM documents WHERE id IN (SELECT unnest(?::VARCHAR[]))", [wanted])
    return {row[0] for row in found.fetchall()}


def _connect(path: str, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    # An absolute path cannot be taken for one of DuckDB's special names (":memory:", "md:...").
    return duckdb.connect(os.path.abspath(path), read_only=read_only, config=_CONFIG)


def _create(path: str) -> None:
    """Make an empty store, complete or not at all: it is built beside its place, then given its name."""
    target = Path(path)
    draft = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with _plain_words(path), _connect(str(draft), read_only=False) as connection:
            migrate(connection, path, migrations(), __version__)
        try:
            os.link(draft, target)
        except FileExistsError:
            pass  # another program was quicker, and its store is as good
        except OSError:  # a file system without hard links
            os.replace(draft, target)
    except OSError as error:
        raise StoreError(f"{path}: no store can be made here: {error.strerror or error}") from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()


@contextlib.contextmanager
def _plain_words(path: str) -> Iterator[None]:
    """Turn DuckDB's errors into StoreErrors that say what to do."""
    try:
        yield
    except duckdb.Error as error:
        raise StoreError(_explain(path, str(error))) from error


def _explain(path: str, message: str) -> str:
    reason = message.splitlines()[0].partition(": ")[2] or message
    if "different configuration" in message:
        return f"{path} is already open in this program in the other mode; close it first"
    if "lock on file" in message:
        return f"{path} is in use by another program; wait until it has finished, or name another file with --store"
    if "not a valid DuckDB" in message or "external extensions" in message:
        return f"{path} is not a dragoman store; name another file with --store"
    if "database file with version number" in message:
        return f"{path} was written by another version of DuckDB: upgrade the package duckdb, or name another file"
    if "Permission denied" in message or "Read-only file system" in message:
        return f"{path} cannot be opened: permission denied; name a file you may write to with --store"
    if "No such file or directory" in message or "Not a directory" in message:
        return f"{path}: there is no such folder; make it first"
    if "Is a directory" in message:
        return f"{path} is a folder; a store is a file"
    return f"{path}: {reason}"

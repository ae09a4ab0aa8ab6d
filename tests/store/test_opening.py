"""Opening a store: what is refused, and in which words."""

import os
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import duckdb
import pytest

from dragoman.errors import StoreError, UsageError
from dragoman.store import open_store
from dragoman.store.schema import Migration, migrate, migrations, version_of


def test_the_default_is_named_by_the_environment(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_STORE", raising=False)
    open_store(mode="write").close()
    monkeypatch.setenv("DRAGOMAN_STORE", "other.duckdb")
    open_store(mode="write").close()
    assert sorted(os.listdir()) == ["dragoman.duckdb", "other.duckdb"], "and no draft is left behind"


def test_a_store_of_a_newer_version_is_refused(tmp_path):
    path = tmp_path / "s.duckdb"
    open_store(path, "write").close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("INSERT INTO schema_version VALUES (99, 'future', '9.9.9')")
    for mode in ("read", "write"):
        with pytest.raises(StoreError, match=r"newer dragoman \(9\.9\.9, schema 99.*upgrade dragoman"):
            open_store(path, mode)


def test_a_database_of_somebody_else_is_left_alone(tmp_path):
    path = tmp_path / "theirs.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE accounts (name VARCHAR)")
    for mode in ("read", "write"):
        with pytest.raises(StoreError, match="not a dragoman store"):
            open_store(path, mode)
    with duckdb.connect(str(path)) as connection:
        assert connection.execute("SHOW TABLES").fetchall() == [("accounts",)]


@pytest.mark.parametrize("content", [b"", b"a plain text, not a store" * 400, bytes(range(256)) * 64])
@pytest.mark.parametrize("mode", ["read", "write"])
def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path, content, mode):
    path = tmp_path / "s.duckdb"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"s\.duckdb is not a dragoman store"):
        open_store(path, mode)
    assert path.read_bytes() == content


def test_a_database_of_another_make_is_refused(tmp_path):
    path = tmp_path / "s.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE a (b)")
    connection.close()
    with pytest.raises(StoreError, match="is not a dragoman store"):
        open_store(path, "write")


def test_paths_that_cannot_be(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match=r"no store here; make one with: dragoman read"):
        open_store(tmp_path / "absent.duckdb")
    with pytest.raises(StoreError, match="no such folder"):
        open_store(tmp_path / "absent" / "s.duckdb", "write")
    with pytest.raises(StoreError, match=r"file/s\.duckdb: there is no such folder"):
        open_store(tmp_path / "file" / "s.duckdb", "write")
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path, "write")
    with pytest.raises(UsageError, match="'append'"):
        open_store(tmp_path / "s.duckdb", "append")


def test_a_folder_that_may_not_be_written():
    script = textwrap.dedent("""
        import os, sys
        import duckdb, pyarrow
        from dragoman import StoreError, open_store
        import dragoman.store.duckdb
        if os.geteuid() == 0:
            os.setuid(65534)  # nothing is forbidden to root
        try:
            open_store(sys.argv[1], "write")
        except StoreError as error:
            print(error)
    """)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        said = subprocess.check_output([sys.executable, "-c", script, f"{folder}/s.duckdb"], text=True)
        Path(folder).chmod(0o755)
    assert "permission denied" in said


def test_names_that_mean_something_to_duckdb_are_plain_files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (":memory:", "md:s"):
        open_store(name, "write").close()
        assert (tmp_path / name).is_file()


def test_a_store_in_use_is_refused(tmp_path):
    path = tmp_path / "s.duckdb"
    script = "import sys; from dragoman.store import open_store; s = open_store(sys.argv[1], 'write'); print(); input()"
    process = subprocess.Popen([sys.executable, "-c", script, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert process.stdout
        process.stdout.readline()
        for mode in ("read", "write"):
            with pytest.raises(StoreError, match="in use by another program"):
                open_store(path, mode)
    finally:
        process.communicate(b"\n")
    open_store(path, "write").close()


def test_opening_in_both_modes_at_once_is_explained(tmp_path):
    path = tmp_path / "s.duckdb"
    with open_store(path, "write"), pytest.raises(StoreError, match="already open in this program"):
        open_store(path)


def test_migrations_are_applied_in_order_and_all_or_none(tmp_path):
    steps = [
        Migration(1, "one", "CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (1);"),
        Migration(2, "two", "ALTER TABLE a ADD COLUMN y INTEGER DEFAULT 2;"),
    ]
    path = str(tmp_path / "m.duckdb")
    with duckdb.connect(path) as connection:
        migrate(connection, path, steps[:1], "0.1")
        assert version_of(connection, path) == 1
        wrong = [*steps, Migration(3, "three", "CREATE TABLE b (z INTEGER); SELECT nonsense;")]
        with pytest.raises(duckdb.Error):
            migrate(connection, path, wrong, "0.2")
        assert version_of(connection, path) == 1
        assert connection.execute("SELECT * FROM a").fetchall() == [(1,)]
        migrate(connection, path, steps, "0.2")
        migrate(connection, path, steps, "0.3")
        assert connection.execute("SELECT * FROM a").fetchall() == [(1, 2)]
        assert connection.execute("SELECT version, dragoman FROM schema_version").fetchall() == [(1, "0.1"), (2, "0.2")]


def test_migrations_are_numbered_without_a_gap(tmp_path):
    assert [step.version for step in migrations()] == list(range(1, len(migrations()) + 1))
    (tmp_path / "0001_a.sql").write_text("SELECT 1")
    (tmp_path / "0003_c.sql").write_text("SELECT 1")
    with pytest.raises(StoreError, match="0003_c"):
        migrations(tmp_path)

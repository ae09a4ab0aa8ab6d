"""Writing: whole batches, once only, and sound whatever happens."""

import dataclasses
import os
import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from dragoman import __version__
from dragoman.errors import StoreError
from dragoman.model import Coded
from dragoman.store import Written, open_store

from .made import a_coded, a_document, an_event


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "s.duckdb", "write") as store:
        yield store


def everything(view):
    return {
        kind: list(view.records(kind))
        for kind in ("documents", "events", "statements", "remarks", "times", "links", "actors")
    }


def test_writing_twice_changes_nothing(store):
    batch = [a_coded(0), a_coded(1)]
    assert store.writer().write(batch) == Written(new=2, events=4, statements=2)
    before = everything(store.view())
    assert store.writer().write([*batch, a_coded(0)]) == Written(unchanged=3)
    assert everything(store.view()) == before


def test_a_document_given_twice_in_a_batch_is_stored_once(store):
    assert store.writer().write([a_coded(0), a_coded(0), a_coded(1)]) == Written(
        new=2, unchanged=1, events=4, statements=2
    )
    assert store.view().counts()["events"] == 4


def test_a_coding_stands_until_recoding_is_asked_for(store):
    store.writer().write([a_coded(0), a_coded(1)])
    document = dataclasses.replace(a_document(0), warnings=(), lang="fr")
    again = Coded(document, (an_event(document, event="THREATEN"),))
    assert store.writer().write([again]) == Written(unchanged=1)
    assert store.writer().write([again, a_coded(2)], recode=True) == Written(new=1, recoded=1, events=3, statements=1)
    found = everything(store.view())
    assert [event["event"] for event in found["events"]] == ["THREATEN", "CONSULT", "ACCUSE", "CONSULT", "ACCUSE"]
    assert [document["lang"] for document in found["documents"]] == ["fr", "en", "en"]
    assert len(found["statements"]) == len(found["remarks"]) == len(found["times"]) == len(found["links"]) == 2
    assert sum(actor["as_actor"] for actor in found["actors"]) == 5


def test_a_batch_that_fails_leaves_nothing_behind(store):
    broken = dataclasses.replace(a_coded(1).events[0], score="not a number")
    with pytest.raises(Exception, match="not a number"):
        store.writer().write([a_coded(0), Coded(a_document(1), (broken,))])
    assert store.view().counts()["documents"] == 0
    assert store.writer().write([a_coded(0)]).new == 1


def test_the_version_that_coded_a_document_is_kept(tmp_path, store):
    store.writer().write([a_coded(0)])
    store.close()
    with duckdb.connect(str(tmp_path / "s.duckdb")) as connection:
        assert connection.execute("SELECT version FROM documents").fetchall() == [(__version__,)]


def test_a_store_opened_to_read_has_no_writer(tmp_path):
    open_store(tmp_path / "s.duckdb", "write").close()
    with open_store(tmp_path / "s.duckdb") as store, pytest.raises(StoreError, match="opened to be read"):
        store.writer()


def test_a_run_killed_at_any_moment_leaves_a_sound_store(tmp_path):
    path = tmp_path / "s.duckdb"
    script = textwrap.dedent("""
        import sys
        from store.made import a_coded
        from dragoman.store import open_store
        with open_store(sys.argv[1], "write") as store:
            writer = store.writer()
            for first in range(0, 2000, 20):
                writer.write([a_coded(number) for number in range(first, first + 20)])
                print(first, flush=True)
    """)
    command = [sys.executable, "-c", script, str(path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(Path(__file__).parents[1]), *sys.path))}
    stored = 0
    for delay in (0.0, 0.01, 0.03):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
        assert process.stdout
        process.stdout.readline()  # it has begun to write
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for mode in ("read", "write"):
            with open_store(path, mode) as store:
                counts = store.view().counts()
                assert counts["documents"] % 20 == 0, "a batch is there wholly or not at all"
                assert counts["documents"] >= max(stored, 20)
                assert counts["events"] == 2 * counts["documents"]
                assert counts["statements"] == len(list(store.view().statements())) == counts["documents"]
                stored = counts["documents"]
    batch = [a_coded(number) for number in range(stored + 20)]
    with open_store(path, "write") as store:
        assert store.writer().write(batch) == Written(new=20, unchanged=stored, events=40, statements=20)


def test_threads_that_write_the_same_documents_store_them_once(store):
    batch = [a_coded(number) for number in range(30)]
    with ThreadPoolExecutor(4) as pool:
        written = list(pool.map(lambda _: store.writer().write(batch), range(8)))
    assert sum(one.new for one in written) == 30
    assert store.view().counts()["events"] == 60

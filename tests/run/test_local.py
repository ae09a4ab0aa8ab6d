"""Spreading work: order, bounds, and what becomes of failures."""

import itertools
import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import DataError, DragomanError, InputError, UsageError
from dragoman.model import Document, document_id
from dragoman.run import batches, map_documents

from . import works


def a_document(number, text="some text"):
    name = document_id(key=str(number), source=None, published=None, title=None, text=text)
    rest = {"url": None, "title": None, "source": None, "source_country": None, "author": None, "published": None}
    return Document(
        id=name, uri=f"{number}", text=text, published_by="none", lang="en", sha256="", extractor="", **rest
    )


def documents(count):
    return [a_document(number, f"text {number}") for number in range(count)]


@given(st.lists(st.integers(0, 50), max_size=40), st.integers(1, 7), st.integers(1, 90))
def test_batches_keep_order_and_limits(lengths, size, characters):
    stream = [a_document(number, "x" * length) for number, length in enumerate(lengths)]
    cut = list(batches(stream, size, characters))
    assert [document for batch in cut for document in batch] == stream
    for batch in cut:
        assert 1 <= len(batch) <= size
        assert len(batch) == 1 or sum(len(document.text) for document in batch) <= characters


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_order(workers):
    given_ = documents(25)
    results = list(map_documents(given_, works.shout, workers, batch=4))
    assert [len(result) for result in results] == [4] * 6 + [1]
    texts = [coded.document.text for result in results for coded in result]
    assert texts == [document.text.upper() for document in given_]
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("workers", [1, 2])
def test_nothing_to_do(workers):
    assert list(map_documents([], works.die, workers, prepare=works.refuse_to_start)) == []


def test_each_worker_prepares_once():
    results = map_documents(documents(12), works.name_process, 2, batch=1, prepare=works.prepare)
    marks = {tuple(coded.document.author.split()) for result in results for coded in result}
    assert 1 <= len(marks) <= 2
    assert {count for _, count in marks} == {"1"}
    assert str(os.getpid()) not in {process for process, _ in marks}


def test_an_endless_stream_is_read_only_as_far_as_needed():
    pulled = itertools.count()
    stream = (a_document(next(pulled)) for _ in itertools.count())
    results = map_documents(stream, works.shout, 2, batch=3)
    for _ in range(4):
        next(results)
    results.close()
    assert next(pulled) <= (4 + 2 * 2 + 1) * 3 + 1
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_cannot_be_coded_is_named_and_the_rest_goes_on(workers):
    stream = documents(3) + [a_document("bad", "poison")] + [a_document(number) for number in range(3, 9)]
    errors = []
    results = map_documents(stream, works.stumble, workers, batch=5, on_error=errors.append)
    assert [coded.document.uri for result in results for coded in result] == [str(number) for number in range(9)]
    assert [(error.name, error.reason) for error in errors] == [
        ("bad", "could not be coded (ValueError: cannot swallow this)")
    ]


def test_without_a_listener_the_first_failure_is_raised():
    with pytest.raises(InputError, match="bad: could not be coded"):
        list(map_documents([a_document("bad", "poison")], works.stumble))


@pytest.mark.parametrize("workers", [1, 2])
def test_broken_data_stops_everything(workers):
    errors = []
    with pytest.raises(DataError, match=r"frames\.toml: malformed"):
        list(map_documents(documents(9), works.break_down, workers, batch=1, on_error=errors.append))
    with pytest.raises(DataError, match="no pipeline"):
        list(map_documents(documents(9), works.shout, workers, batch=1, prepare=works.refuse_to_start))
    assert errors == []
    assert not multiprocessing.active_children()


def test_a_worker_killed_by_the_system_is_explained():
    with pytest.raises(DragomanError, match=r"was killed \(signal 9\).*run the same command again, with fewer workers"):
        list(map_documents(documents(9), works.die, 2, batch=1))
    assert not multiprocessing.active_children()


def test_numbers_that_make_no_sense():
    with pytest.raises(UsageError, match="at least 1"):
        map_documents([], works.shout, 0)


def test_an_interruption_ends_the_workers_at_once():
    script = textwrap.dedent("""
        import signal
        from run.test_local import documents
        from run import works
        from dragoman.run import map_documents
        if __name__ == "__main__":
            signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
            list(map_documents(documents(9), works.sleep, 2, batch=1))
    """)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )
    assert process.stdout
    workers = [int(process.stdout.readline()) for _ in range(2)]
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    _, errors = process.communicate(timeout=60)
    assert errors.decode().count("Traceback") == 1, "the parent's own, and none from the workers"
    for worker in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)

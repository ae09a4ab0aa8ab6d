"""Work spread over the processes of one machine: bounded memory, order kept, failures named."""

import contextlib
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from ..errors import DataError, DragomanError, InputError, PluginError, StoreError, UsageError
from ..model import Coded, Document
from ..settings import BATCH_CHARACTERS, BATCH_DOCUMENTS

Work = Callable[[Sequence[Document]], list[Coded]]
Batch = tuple[Document, ...]

# These say that nothing at all can be coded; any other error is the fault of one document.
_FATAL = (DataError, StoreError, UsageError, PluginError, ImportError)


def batches(
    documents: Iterable[Document], size: int = BATCH_DOCUMENTS, characters: int = BATCH_CHARACTERS
) -> Iterator[Batch]:
    """Cut a stream into batches of at most ``size`` documents and ``characters`` of text; a longer one stands alone."""
    batch: list[Document] = []
    length = 0
    for document in documents:
        if batch and (len(batch) >= size or length + len(document.text) > characters):
            yield tuple(batch)
            batch, length = [], 0
        batch.append(document)
        length += len(document.text)
    if batch:
        yield tuple(batch)


def map_documents(
    documents: Iterable[Document],
    work: Work,
    workers: int = 1,
    batch: int = BATCH_DOCUMENTS,
    *,
    on_error: Callable[[InputError], None] | None = None,
    prepare: Callable[[], object] | None = None,
) -> Generator[list[Coded], None, None]:
    """Apply ``work`` to a stream of documents in batches and yield what it gives, batch by batch and in order.

    With one worker everything happens in this process. With more, ``work`` and ``prepare`` must be importable
    functions; each worker calls ``prepare`` once, before its first batch, to load what it needs. No more than two
    batches a worker are under way or waiting, so memory stays bounded however long the stream is.

    Where ``work`` raises, its documents are tried one by one, and those that fail alone are reported to
    ``on_error`` (without it, the first is raised) and left out. Errors of data, store and usage are raised, as
    nothing can be coded then. A worker ended by the system raises DragomanError. Close the generator, or let it run
    out, to end the workers.
    """
    if workers < 1 or batch < 1:
        raise UsageError(f"workers and batch are at least 1, not {workers} and {batch}")
    report = on_error or _raise
    stream = batches(documents, batch)
    results = _here(stream, work, prepare) if workers == 1 else _spread(stream, work, prepare, workers)
    return _reported(results, report)


@dataclass(frozen=True, slots=True)
class _Result:
    """What became of a batch: what was coded, and which documents could not be (name and reason)."""

    coded: list[Coded]
    refused: list[tuple[str, str]]


def _raise(error: InputError) -> None:
    raise error


def _reported(
    results: Generator[_Result, None, None], report: Callable[[InputError], None]
) -> Generator[list[Coded], None, None]:
    with contextlib.closing(results):
        for result in results:
            for name, reason in result.refused:
                report(InputError(name, reason))
            yield result.coded


def _attempt(work: Work, batch: Batch) -> _Result:
    """Code a batch; should that fail, code each document alone to find out whose fault it is."""
    try:
        return _Result(work(batch), [])
    except _FATAL:
        raise
    except Exception as error:
        if len(batch) == 1:
            reason = error.reason if isinstance(error, InputError) else f"{type(error).__name__}: {error}"
            return _Result([], [(batch[0].uri, f"could not be coded ({reason})")])
    alone = [_attempt(work, (document,)) for document in batch]
    return _Result([coded for part in alone for coded in part.coded], [name for part in alone for name in part.refused])


def _here(stream: Iterator[Batch], work: Work, prepare: Callable[[], object] | None) -> Generator[_Result, None, None]:
    for number, batch in enumerate(stream):
        if prepare and number == 0:
            prepare()
        yield _attempt(work, batch)


class _Worker:
    """A process that codes one batch at a time, and the line to it."""

    def __init__(self, work: Work, prepare: Callable[[], object] | None) -> None:
        # Spawned rather than forked: safe beside threads, and the same on every system.
        context = multiprocessing.get_context("spawn")
        self.line, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()
        self.line.send((work, prepare))
        self.task: int | None = None

    def give(self, number: int, batch: Batch) -> None:
        """Set the idle worker a task."""
        self.task = number
        with contextlib.suppress(OSError):  # the worker is gone; taking its answer tells why
            self.line.send(batch)

    def take(self) -> tuple[int, _Result]:
        """The finished task's number and result. Raises what made the task fail."""
        try:
            answer = self.line.recv()
        except (EOFError, OSError):
            raise self._lost() from None
        if isinstance(answer, BaseException):
            raise answer
        assert self.task is not None
        number, self.task = self.task, None
        return number, answer

    def stop(self) -> None:
        """See the process off, by force if it does not end by itself."""
        self.line.close()
        self.process.join(2)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()

    def _lost(self) -> DragomanError:
        self.process.join(5)
        code = self.process.exitcode
        how = f"was killed (signal {-code})" if code and code < 0 else f"ended unexpectedly (exit status {code})"
        return DragomanError(
            f"a worker process {how}, perhaps for want of memory; all that was stored is sound: run the same command"
            " again, with fewer workers, to read the rest"
        )


def _spread(
    stream: Iterator[Batch], work: Work, prepare: Callable[[], object] | None, workers: int
) -> Generator[_Result, None, None]:
    crew: list[_Worker] = []
    waiting: deque[tuple[int, Batch]] = deque()
    done: dict[int, _Result] = {}
    taken = given_back = 0  # batches taken from the stream; results handed on
    more = True
    try:
        while more or given_back < taken:
            # Read ahead while the workers work, but never so far that results or batches pile up.
            if more and taken - given_back < 2 * workers:
                batch = next(stream, None)
                if batch is None:
                    more = False
                else:
                    waiting.append((taken, batch))
                    taken += 1
            for worker in _free(crew, waiting, workers, work, prepare):
                worker.give(*waiting.popleft())
            full = not more or taken - given_back >= 2 * workers
            for worker in _finished(crew, block=full and given_back not in done):
                number, result = worker.take()
                done[number] = result
            while given_back in done:
                given_back += 1
                yield done.pop(given_back - 1)
    finally:
        for worker in crew:
            worker.process.terminate()
        for worker in crew:
            worker.stop()


def _free(
    crew: list[_Worker],
    waiting: Sequence[object],
    workers: int,
    work: Work,
    prepare: Callable[[], object] | None,
) -> list[_Worker]:
    """As many idle workers as there are batches waiting, hired as they are needed."""
    idle = [worker for worker in crew if worker.task is None]
    while len(idle) < len(waiting) and len(crew) < workers:
        crew.append(_Worker(work, prepare))
        idle.append(crew[-1])
    return idle[: len(waiting)]


def _finished(crew: list[_Worker], *, block: bool) -> list[_Worker]:
    """The workers that have something to say; with ``block``, at least one of those at work."""
    lines = {worker.line: worker for worker in crew if worker.task is not None}
    if not lines:
        return []
    return [lines[line] for line in wait(list(lines), None if block else 0) if isinstance(line, Connection)]


def _serve(line: Connection) -> None:
    """The life of a worker: told what to do, it answers each batch with a result or the error that stops all."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers
    try:
        work, prepare = line.recv()
        if prepare:
            prepare()
        while True:
            line.send(_attempt(work, line.recv()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent is gone or has no more work
    except BaseException as error:
        line.send(_portable(error))


def _portable(error: BaseException) -> BaseException:
    """An error that can cross between processes: dragoman's own as it is, any other in words."""
    if isinstance(error, (DataError, PluginError, StoreError, UsageError)):
        return error
    return DragomanError(f"a worker process failed ({type(error).__name__}: {error})")

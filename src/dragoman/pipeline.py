"""The one way through the house: ingest, read, coding, store, link."""

import contextlib
import functools
import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from .errors import InputError, UsageError
from .model import Coded, Document, Judgement
from .run import batches, map_documents
from .settings import BATCH_DOCUMENTS, coder_names, store_path
from .store import Store, View, open_store

if TYPE_CHECKING:
    from .coding import Explanation

Input = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class Counts:
    """What a run has done so far.

    ``documents`` is how many were read: ``new`` and ``recoded`` ones were coded and stored, ``unchanged`` ones were
    in the store before (or twice in the inputs). ``refused`` counts inputs and documents that could not be read or
    coded. ``events`` and ``statements`` are those found in new and recoded documents.
    """

    documents: int = 0
    new: int = 0
    recoded: int = 0
    unchanged: int = 0
    refused: int = 0
    events: int = 0
    statements: int = 0


def read(
    inputs: Input | Sequence[Input],
    store: Input | Store | None = None,
    *,
    published: str | None = None,
    source: str | None = None,
    workers: int = 1,
    recode: bool = False,
    coders: Sequence[str] | None = None,
    on_error: Callable[[InputError], None] | None = None,
    progress: Callable[[Counts], None] | None = None,
    stdin: BinaryIO | None = None,
) -> Counts:
    """Read articles, code them and put what is found into a store.

    ``inputs`` are files, folders, article records and ``"-"`` for standard input; ``store`` is an open store or the
    path of one, made if need be (by default the one that ``DRAGOMAN_STORE`` names, else ``dragoman.duckdb`` here).
    ``published`` and ``source`` stand for what an article does not say of itself. With ``workers`` above 1 coding is
    spread over that many processes; a script that asks for them guards its entry with
    ``if __name__ == "__main__"``. Documents in the store already are skipped, unless ``recode`` asks for them to be
    coded anew. A run that was cut short is completed by the same call. ``coders`` names the plug-ins that join the
    frames (by default those that ``DRAGOMAN_CODER`` lists, else none).

    What cannot be read or coded goes to ``on_error`` (by default it is warned of) and the rest is read;
    ``progress`` is called with the counts so far after every batch. Raises StoreError for a store that cannot be
    used, UsageError for arguments that make no sense, DataError for broken data files and PluginError where a plug-in
    cannot work.
    """
    if workers < 1:
        raise UsageError(f"workers is at least 1, not {workers}")
    paths = [inputs] if isinstance(inputs, (str, os.PathLike)) else list(inputs)
    run = _Run(on_error or _warn, progress)
    with contextlib.ExitStack() as stack:
        from .ingest import read_inputs  # noqa: PLC0415 - heavy

        documents = read_inputs(
            [os.fspath(path) for path in paths], published=published, source=source, stdin=stdin, on_error=run.refuse
        )
        if store is None or isinstance(store, (str, os.PathLike)):
            store = stack.enter_context(open_store(store_path(store), "write"))
        writer, view = store.writer(), store.view()
        wanted = run.wanted(documents, None if recode else view)
        coder, ready = functools.partial(code_supported, coders=coders), functools.partial(prepare, coders)
        results = map_documents(wanted, coder, workers, on_error=run.refuse, prepare=ready)
        # Closed at once, so that no worker outlives an interruption.
        for batch in stack.enter_context(contextlib.closing(results)):
            written = writer.write(batch, recode=recode)
            run.add(
                new=written.new,
                recoded=written.recoded,
                unchanged=written.unchanged,
                events=written.events,
                statements=written.statements,
            )
        link(store)
    run.add()
    return run.counts


def link(store: Store, judged: Iterable[str] = ()) -> tuple[str, ...]:
    """Gather the documents that are new in a store into stories, and the reports of a story into occurrences.

    ``judged`` are ids of documents and events on which a judgement was made or undone.

    Gives the ids of stories that are new or changed. Raises StoreError.
    """
    from .link import link_occurrences, link_stories  # noqa: PLC0415 - heavy

    judged = list(judged)
    changed = link_stories(store, judged)
    link_occurrences(store, changed, judged)
    return changed


def judge(store: Store, verdict: str, left: str, right: str, *, by: str) -> tuple[Judgement, tuple[str, ...]]:
    """Record that two events, documents or stories are the ``same`` or ``different``, and gather stories by it.

    Gives the judgement and the ids of stories that are new or changed. Raises UsageError for ids that name nothing.
    """
    from .link import judge as judged  # noqa: PLC0415 - heavy

    made = judged(store, verdict, left, right, by=by)
    return made, link(store, (made.left, made.right, *made.left_documents, *made.right_documents))


def undo(store: Store, judgement: str) -> tuple[Judgement, tuple[str, ...]]:
    """Undo a judgement, which stays recorded, and gather stories without it. Gives what ``judge`` gives."""
    from .link import undo as undone  # noqa: PLC0415 - heavy

    made = undone(store, judgement)
    return made, link(store, (made.left, made.right, *made.left_documents, *made.right_documents))


def code(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    source: str | None = None,
    lang: str | None = "en",
    coders: Sequence[str] | None = None,
) -> Coded:
    """Code one text, storing nothing.

    ``published`` is an ISO date, against which "yesterday" is understood; ``lang`` is an ISO 639-1 code, None
    meaning that it is to be found out; ``coders`` are plug-ins, as for ``read``. Raises InputError where the text is
    empty or broken, UsageError or PluginError where a plug-in is not to be had.
    """
    document = _one(text, title=title, published=published, source=source, lang=lang)
    return code_supported([document], coders)[0]


def explain(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    source: str | None = None,
    coders: Sequence[str] | None = None,
) -> "tuple[Explanation, ...]":
    """Why events are found in an English text or not, sentence by sentence: triggers, frames refused, actors.

    Takes what ``code`` takes and raises the same errors.
    """
    from .coding import explain as explained  # noqa: PLC0415 - heavy

    document = _one(text, title=title, published=published, source=source, lang="en")
    return explained(document, coder_names(coders))


def _one(text: str, *, title: str | None, published: str | None, source: str | None, lang: str | None) -> Document:
    from .ingest.documents import Raw, build  # noqa: PLC0415 - heavy

    raw = Raw(text=text, name="text", uri="text", extractor="text", title=title, lang=lang)
    return build(raw, published=published, source=source)


def code_supported(documents: Sequence[Document], coders: Sequence[str] | None = None) -> list[Coded]:
    """Analyse and code documents, in order; those in a language that is not supported come back uncoded."""
    from .coding import code_documents  # noqa: PLC0415 - heavy
    from .ingest import supported_languages  # noqa: PLC0415

    supported = [document for document in documents if document.lang in supported_languages()]
    coded = {found.document.id: found for found in code_documents(supported, coder_names(coders))} if supported else {}
    return [coded.get(document.id) or Coded(document) for document in documents]


def prepare(coders: Sequence[str] | None = None) -> None:
    """Load the language pipeline and plug-ins, once a process, so that what is broken shows before anything is read."""
    from .coding import load_plugins  # noqa: PLC0415 - heavy
    from .read.analyse import pipeline  # noqa: PLC0415

    pipeline()
    load_plugins(coder_names(coders))


class _Run:
    """The tally of one run."""

    def __init__(self, on_error: Callable[[InputError], None], progress: Callable[[Counts], None] | None) -> None:
        self.counts = Counts()
        self._on_error = on_error
        self._progress = progress

    def refuse(self, error: InputError) -> None:
        """Count and report an input that is left out."""
        self.counts = replace(self.counts, refused=self.counts.refused + 1)
        self._on_error(error)

    def wanted(self, documents: Iterable[Document], view: View | None) -> Iterator[Document]:
        """The documents worth coding: met for the first time, and not in the store that ``view`` shows."""
        seen: set[str] = set()
        for batch in batches(documents, BATCH_DOCUMENTS):
            known = view.has(document.id for document in batch) if view else set()
            fresh = {document.id: document for document in batch if document.id not in known | seen}
            seen.update(fresh)
            self.counts = replace(self.counts, documents=self.counts.documents + len(batch))
            if len(fresh) < len(batch):
                self.add(unchanged=len(batch) - len(fresh))
            yield from fresh.values()

    def add(self, **more: int) -> None:
        """Add to the counts and show them."""
        sums = {name: getattr(self.counts, name) + number for name, number in more.items()}
        self.counts = replace(self.counts, **sums)
        if self._progress:
            self._progress(self.counts)


def _warn(error: InputError) -> None:
    warnings.warn(str(error), stacklevel=2)

"""The seam between dragoman and whatever keeps its records: Store, Writer and View."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Protocol, Self

from ..model import Coded, Copy, Judgement, Occurrence, Story
from .filters import EVERYTHING, Filter

if TYPE_CHECKING:
    import pyarrow as pa

Record = dict[str, Any]
"""The public form of one record: what ``model.to_record`` gives and JSON Lines hold."""

Mode = Literal["read", "write"]

KINDS = ("documents", "events", "statements", "remarks", "times", "links", "copies", "stories", "occurrences", "actors")
"""The kinds of record that can be listed."""


@dataclass(frozen=True, slots=True)
class Written:
    """What one batch changed: documents new, recoded and left as they were; events and statements added."""

    new: int = 0
    recoded: int = 0
    unchanged: int = 0
    events: int = 0
    statements: int = 0


Features = tuple[str, str | None, Sequence[str], Sequence[float], bytes]
"""A document, its ISO date, its terms, their weights and the signature of its text."""

Credited = tuple[str, str, str]
"""A document, a news agency that it credits, and what with: ``origin``, ``part`` or ``cited``."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What one run of linking found, to be written as one.

    ``features`` and ``credits`` are those of documents new to linking and ``likeness`` the pairs that they bring
    (smaller id, greater id, score); ``copies`` are new ones; ``stories`` are new or changed, each with its place in the
    order of forming; ``gone`` are the ids of stories that are no more.
    """

    features: Sequence[Features] = ()
    credits: Sequence[Credited] = ()
    likeness: Sequence[tuple[str, str, float]] = ()
    copies: Sequence[Copy] = ()
    stories: Sequence[tuple[Story, int]] = ()
    gone: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """What a story's occurrences are made of.

    ``documents`` hold ``id``, ``uri``, ``url`` and ``source``, ``events`` are whole records, and ``copies`` are pairs
    of documents that repeat one another; ``wires`` names the agency whose text a document is.
    """

    story: str
    documents: Sequence[Record]
    events: Sequence[Record]
    copies: Sequence[tuple[str, str]]
    wires: Mapping[str, str]


class Writer(Protocol):
    """Puts coded documents into a store."""

    def write(self, batch: Sequence[Coded], *, recode: bool = False) -> Written:
        """Store a batch, all of it or, should anything fail, none of it.

        A document that is in the store already is left as it is, with all its records, even where another version
        of dragoman coded it; with ``recode`` its records are replaced by those given. Raises StoreError.
        """

    def write_linked(self, linked: Linked) -> None:
        """Store what a run of linking found, all of it or none of it. Raises StoreError."""

    def write_occurrences(self, occurrences: Mapping[str, Iterable[Occurrence]]) -> None:
        """Put these occurrences, by story, in the place of those that the stories had. Raises StoreError."""

    def write_judgement(self, judgement: Judgement) -> None:
        """Keep a judgement, in the place of an earlier state of the same one. Raises StoreError."""


class View(Protocol):
    """Lists what a store holds, as plain records in an order that does not change between runs.

    Records of documents come by the document's date (undated last), its uri, then their place in the text.
    Listing methods raise UsageError for a filter that means nothing for their kind, and StoreError where
    the store cannot be read.
    """

    def has(self, document_ids: Iterable[str]) -> set[str]:
        """Those of the given documents that are in the store."""

    def records(self, kind: str, where: Filter = EVERYTHING) -> Iterator[Record]:
        """Records of one of the ``KINDS``."""

    def documents(self, where: Filter = EVERYTHING) -> Iterator[Record]:
        """Documents with their text."""

    def events(self, where: Filter = EVERYTHING) -> Iterator[Record]:
        """Events. ``since`` and ``until`` look at the event's time and, where it has none, at its document's date."""

    def statements(self, where: Filter = EVERYTHING) -> Iterator[Record]:
        """Statements. ``actor`` and ``said_by`` both mean the speaker."""

    def remarks(self, where: Filter = EVERYTHING) -> Iterator[Record]:
        """The outlets' own hedges, loaded words and scare quotes; ``actor`` is whom they are about."""

    def times(self, where: Filter = EVERYTHING) -> Iterator[Record]:
        """Time expressions."""

    def links(self, where: Filter = EVERYTHING) -> Iterator[Record]:
        """Which event answers which."""

    def copies(self, where: Filter = EVERYTHING) -> Iterator[Record]:
        """Documents that repeat other documents."""

    def stories(self, where: Filter = EVERYTHING) -> Iterator[Record]:
        """Articles about the same happening."""

    def occurrences(self, where: Filter = EVERYTHING) -> Iterator[Record]:
        """Events of the world, assembled from reports."""

    def actors(self, where: Filter = EVERYTHING) -> Iterator[Record]:
        """Everybody who acts, is acted upon or speaks, most frequent first.

        A record holds ``actor_id``, ``name``, ``country``, ``sector`` and how often they are met in each role:
        ``as_actor``, ``as_recipient``, ``as_speaker``.
        """

    def judgements(self) -> list[Judgement]:
        """Every judgement, the undone ones too, in the order in which they were made."""

    def formed_stories(self) -> list[tuple[Story, int]]:
        """Every story, with its place in the order in which they were formed."""

    def unlinked(self) -> Iterator[Record]:
        """Documents that linking has not seen, by id.

        A record holds ``id``, ``title``, ``text``, ``published``, ``source``, ``author``, ``lang`` and ``events``, a
        list (or None) of ``event``, ``actors``, ``recipients`` (ids), ``historical``, ``start`` and ``end``.
        """

    def features(self) -> Iterator[Features]:
        """What linked documents are likened by."""

    def credits(self) -> Iterator[Credited]:
        """The news agencies that documents credit."""

    def likeness(self) -> Iterator[tuple[str, str, float]]:
        """Pairs of documents that are alike: smaller id, greater id, score."""

    def holds(self, kind: str, record: str) -> tuple[str, ...] | None:
        """The documents of a ``story``, the ``document`` itself or, for an ``event``, none; None if it is not there."""

    def texts(self, document_ids: Iterable[str]) -> dict[str, str]:
        """The texts of documents by id."""

    def untold(self, judged: Iterable[str] = ()) -> list[str]:
        """Stories whose occurrences are missing or out of date, and those with one of the ``judged`` events."""

    def tellings(self, stories: Sequence[str]) -> Iterator[Telling]:
        """What the occurrences of these stories are made of."""

    def titles(self) -> dict[str, str]:
        """The titles of documents by id; where one has none, its first words."""

    def counts(self) -> dict[str, int]:
        """How many records of each stored kind there are."""

    def to_arrow(self, kind: str, where: Filter = EVERYTHING) -> "pa.Table":
        """The same records as a flat table, one row a record, for CSV and Parquet; lists are joined by ``"; "``."""


class Store(Protocol):
    """A place where records are kept. One program at a time may write to it."""

    @classmethod
    def open(cls, path: str, mode: Mode = "read") -> Self:
        """Open a store; mode ``write`` makes it if need be. Raises StoreError."""

    def writer(self) -> Writer:
        """What puts records in; only in mode ``write``. Raises StoreError."""

    def view(self) -> View:
        """What lists records."""

    def close(self) -> None:
        """Let go of the store."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

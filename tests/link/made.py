"""Documents in words of our own, coded as holding no events, and stores of them."""

from collections.abc import Iterable
from pathlib import Path

from dragoman.link import link_stories
from dragoman.model import Coded, Document, document_id
from dragoman.store import Store, open_store


def a_document(
    text: str, *, title: str | None = None, published: str | None = None, source: str | None = None
) -> Document:
    return Document(
        id=document_id(key=None, source=source, published=published, title=title, text=text),
        uri=f"{source}.txt", url=None, title=title, source=source, source_country=None, author=None,
        published=published, published_by="given" if published else "none", lang="en", text=text, sha256="0" * 64,
        extractor="text",
    )  # fmt: skip


_FLOOD = (
    ("A", "2023-05-02", "The Olsa burst its banks at Brezina and 40 people were carried off."),
    ("B", "2023-05-02", "Forty missing after flood of the Olsa river at Brezina, mayor Hrubin says."),
    ("C", "2023-05-03", "Brezina flood: mayor Hrubin asks for boats as the Olsa rises."),
)
_TALKS = (
    ("A", "2023-05-02", "Envoys of Karvena and Nordmark met in Lutz over the grain treaty."),
    ("B", "2023-05-03", "Grain treaty: Karvena and Nordmark envoys leave Lutz without a deal."),
)
FLOOD, TALKS = (
    tuple(a_document(text, source=source, published=day) for source, day, text in rows) for rows in (_FLOOD, _TALKS)
)


def made(path: Path, *batches: Iterable[Document]) -> Store:
    """A store into which the batches were read and linked one after the other."""
    store = open_store(path, "write")
    for batch in batches:
        store.writer().write([Coded(document) for document in batch])
        link_stories(store)
    return store


def gathered(store: Store) -> set[frozenset[str]]:
    """The stories of a store, as sets of documents."""
    return {frozenset(story["documents"]) for story in store.view().stories()}


def ids(documents: Iterable[Document]) -> frozenset[str]:
    return frozenset(document.id for document in documents)

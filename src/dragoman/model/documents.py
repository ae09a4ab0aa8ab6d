"""Documents: what a source published, exactly as it was read."""

from dataclasses import dataclass

from .ids import content_id


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """The few fields of a document that every record carries."""

    id: str
    uri: str
    source: str | None
    title: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """One article, report or headline. ``text`` is the input text exactly; offsets refer to it.

    ``published`` is an ISO 8601 date (``YYYY-MM-DD``) and ``published_by`` says where it came from:
    ``meta``, ``feed``, ``url``, ``header``, ``body``, ``given`` or ``none``.
    """

    id: str
    uri: str
    url: str | None
    title: str | None
    source: str | None
    source_country: str | None
    author: str | None
    published: str | None
    published_by: str
    lang: str | None
    text: str
    sha256: str
    extractor: str
    warnings: tuple[str, ...] = ()

    @property
    def ref(self) -> DocumentRef:
        """The short form that other records carry."""
        return DocumentRef(self.id, self.uri, self.source, self.title, self.published)


def document_id(*, key: str | None, source: str | None, published: str | None, title: str | None, text: str) -> str:
    """The content hash that names a document; ``key`` is the record's own id or url, never a path."""
    return content_id("d", key, source, published, title, text)

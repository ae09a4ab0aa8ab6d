"""From a raw article to a Document: identity, language, head."""

import hashlib
from dataclasses import dataclass

from ..errors import InputError
from ..model import Document, document_id
from .describe import describe
from .language import identify, normalise, unsupported
from .outlets import outlets


@dataclass(frozen=True, slots=True)
class Raw:
    """An article as an input gives it, before anything is concluded from it.

    ``name`` is the input it came from, for messages; ``uri`` is its address in records; ``key`` is the record's own
    id or url, which is part of its identity.
    """

    text: str
    name: str
    uri: str
    extractor: str
    key: str | None = None
    url: str | None = None
    title: str | None = None
    source: str | None = None
    published: str | None = None
    lang: str | None = None
    author: str | None = None
    warnings: tuple[str, ...] = ()


def build(raw: Raw, *, published: str | None = None, source: str | None = None) -> Document:
    """Make the Document; ``published`` and ``source`` fill what the article does not say of itself.

    The table of outlets names the source of an address where nothing else does, and gives the outlet's country. The id
    rests on what the article and the caller say, so that an edit of that table changes no id.

    Raises InputError where the text is empty or cannot be stored.
    """
    if not raw.text.strip():
        raise InputError(raw.name, "empty")
    for field in (raw.text, raw.title, raw.source, raw.author, raw.key, raw.url):
        _check_characters(field or "", raw.name)
    head = describe(raw.text, title=raw.title, stated=raw.published, given=published, url=raw.url)
    lang = normalise(raw.lang) if raw.lang and raw.lang.strip() else identify(raw.text)
    stated = raw.source or source or head.outlet
    host = None if stated else outlets().at(raw.url)
    outlet = stated or (host.name if host else head.agency)
    known = outlets().find(outlet, raw.url)
    warning = unsupported(lang)
    return Document(
        id=document_id(
            key=raw.key, source=stated or head.agency, published=head.published, title=head.title, text=raw.text
        ),
        uri=raw.uri,
        url=raw.url,
        title=head.title,
        source=outlet,
        source_country=known.country if known else None,
        author=raw.author or head.author,
        published=head.published,
        published_by=head.published_by,
        lang=lang,
        text=raw.text,
        sha256=hashlib.sha256(raw.text.encode()).hexdigest(),
        extractor=raw.extractor,
        warnings=(*raw.warnings, *head.warnings, *((warning,) if warning else ())),
    )


def _check_characters(value: str, name: str) -> None:
    if "\0" in value:
        raise InputError(name, "not text: it holds NUL characters")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise InputError(name, f"broken UTF-8 at character {error.start}; save it again as UTF-8") from error

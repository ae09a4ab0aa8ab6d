"""Web pages: the article inside the page, without its furniture."""

import re
from functools import cache

from ..errors import InputError
from .dates import url_date
from .decode import Decoded, decode
from .documents import Raw
from .tables import alternatives, words

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_STARTS = re.compile(r"\s*(?:<!--.*?-->\s*|<\?xml.*?\?>\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_SENTENCE = re.compile(r"[^.!?]{20,}[.!?…](?=[\s\"'”’)]|$)")
_FEWEST_WORDS = 30
_CONTENT = re.compile(r"content\s*=\s*[\"']([^\"'<>]{8,40})[\"']", re.IGNORECASE)


def looks_like_html(text: str) -> bool:
    """Whether a text is a whole web page, whatever its name says."""
    return bool(_STARTS.match(text[:2000]))


def decode_html(data: bytes, name: str) -> Decoded:
    """Decode a page by the character set it declares, where that fits, else as any other text."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        encoding = declared[1].decode("ascii", errors="replace")
        try:
            text = data.decode(encoding)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
        else:
            if "\0" not in text and text.strip():
                return Decoded(text)
    return decode(data, name)


def read_html(decoded: Decoded, name: str) -> Raw:
    """The article of a page: paragraphs parted by blank lines, the head from the page's own metadata.

    Raises InputError where the page holds no article.
    """
    # Slow to import, and not needed for plain text.
    from trafilatura import __version__, bare_extraction  # noqa: PLC0415
    from trafilatura.settings import Document as Page  # noqa: PLC0415

    page = bare_extraction(
        decoded.text,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(page, Page) or not page.text or not _is_article(page.text):
        raise InputError(name, "no article found in this page")
    paragraphs = [line.strip() for line in page.text.splitlines() if line.strip()]
    title = _text(page.title)
    if title and len(paragraphs) > 1 and paragraphs[0] == title:
        paragraphs = paragraphs[1:]
    url = _text(page.url)
    return Raw(
        text="\n\n".join(paragraphs),
        name=name,
        uri=name,
        extractor=f"trafilatura {__version__}",
        key=url,
        url=url,
        title=title,
        source=_text(page.sitename),
        published=_declared(decoded.text) or (_text(page.date) if page.date != (url and url_date(url)) else None),
        author=_text(page.author),
        warnings=decoded.warnings,
    )


@cache
def _dated() -> re.Pattern[str]:
    """A meta element that tells when an article was published, or its twin in the page's linked data."""
    names = alternatives(words().dates["metadata"])
    meta = rf"<meta\b(?=[^<>]{{0,300}}?(?:property|name|itemprop)\s*=\s*[\"']({names})[\"'])[^<>]{{0,400}}>"
    return re.compile(rf"{meta}|[\"']({names})[\"']\s*:\s*[\"']([^\"'<>]{{8,40}})[\"']", re.IGNORECASE)


def _declared(page: str) -> str | None:
    """The date that a page's metadata gives, the surest of several; an address tells less."""
    found: dict[str, str] = {}
    for match in _dated().finditer(page):
        value = match[3] or ((content := _CONTENT.search(match[0])) and content[1])
        if value:
            found.setdefault((match[1] or match[2]).lower(), value.strip())
    return next((found[name.lower()] for name in words().dates["metadata"] if name.lower() in found), None)


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _is_article(text: str) -> bool:
    """Whether the text has sentences: menus, log-in pages and galleries have none."""
    sentences = [match[0] for line in text.splitlines() for match in _SENTENCE.finditer(line)]
    return sum(len(sentence.split()) for sentence in sentences) >= _FEWEST_WORDS

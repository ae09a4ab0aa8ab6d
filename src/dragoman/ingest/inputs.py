"""The one way in: every kind of input as a stream of documents."""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from ..errors import InputError, UsageError
from ..model import Document
from .dates import parse_date
from .decode import MAX_BYTES, decode
from .documents import Raw, build
from .files import expand, kind_of, opened, printable, read_file, read_whole
from .html import decode_html, looks_like_html, read_html
from .records import Found, read_csv, read_json, read_jsonl, read_parquet

_JSON_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")


def read_inputs(
    inputs: Sequence[str | Path],
    *,
    published: str | None = None,
    source: str | None = None,
    stdin: BinaryIO | None = None,
    on_error: Callable[[InputError], None],
) -> Iterator[Document]:
    """Read files, folders, records and standard input (``-``), one document at a time, in the order given.

    ``published`` (a date, or a year that completes datelines) and ``source`` stand for what an article's own record
    does not say. What cannot be read goes to ``on_error``, and the rest is read. Raises UsageError, at the call,
    where ``published`` is no date.
    """
    if published is not None and not re.fullmatch(r"\d{4}(?:-\d{2})?", published) and not parse_date(published):
        raise UsageError(f"{published!r} is not a date: write it as YYYY-MM-DD (or YYYY, to complete datelines)")
    return _documents(inputs, published, source, stdin, on_error)


def _documents(
    inputs: Sequence[str | Path],
    published: str | None,
    source: str | None,
    stdin: BinaryIO | None,
    on_error: Callable[[InputError], None],
) -> Iterator[Document]:
    for item in inputs:
        for found in _articles(str(item), stdin):
            try:
                if isinstance(found, InputError):
                    raise found
                document = build(found, published=published, source=source)
            except InputError as error:
                on_error(error)
            else:
                yield document


def _articles(name: str, stdin: BinaryIO | None) -> Iterator[Found]:
    """The articles of one input; whatever stops one of its files comes as an InputError and the next file follows."""
    if name == "-":
        yield from _guarded("-", _read_stream(stdin or sys.stdin.buffer))
        return
    for file in expand(name):
        if isinstance(file, InputError):
            yield file
        else:
            yield from _guarded(printable(file), _read_file(file))


def _guarded(name: str, articles: Iterator[Found]) -> Iterator[Found]:
    empty = True
    try:
        for found in articles:
            empty = False
            yield found
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(name, error.strerror or str(error))
    else:
        if empty:
            yield InputError(name, "empty")


def _read_file(file: str) -> Iterator[Found]:
    kind, name = kind_of(file), printable(file)
    if kind == "jsonl":
        with opened(file) as stream:
            yield from read_jsonl(stream, name)
    elif kind == "json":
        yield from read_json(file)
    elif kind == "csv":
        yield from read_csv(file)
    elif kind == "parquet":
        yield from read_parquet(file)
    elif kind == "html":
        yield read_html(decode_html(read_file(file), name), name)
    else:
        yield _page_or_text(read_file(file), name)


def _read_stream(stream: BinaryIO) -> Iterator[Found]:
    first = stream.readline(3 * MAX_BYTES + 1)
    if _JSON_OBJECT.match(first):
        yield from read_jsonl(stream, "-", first)
    else:
        yield _page_or_text(first + read_whole(stream, "-"), "-")


def _page_or_text(data: bytes, name: str) -> Raw:
    decoded = decode(data, name)
    if looks_like_html(decoded.text):
        return read_html(decode_html(data, name), name)
    return Raw(text=decoded.text, name=name, uri=name, extractor="text", warnings=decoded.warnings)

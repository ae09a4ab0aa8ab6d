"""Files and folders: which files an input stands for, what kind each is, and how it is opened."""

import gzip
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from ..errors import InputError
from .decode import MAX_BYTES, too_long

_KINDS = {
    ".txt": "text", ".text": "text", ".md": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".parquet": "parquet",
}  # fmt: skip


def kind_of(name: str) -> str | None:
    """The kind of file a name promises: text, html, jsonl, json, csv or parquet; None where its ending is unknown."""
    stem = name[: -len(".gz")] if is_gzipped(name) else name
    kind = _KINDS.get(os.path.splitext(stem)[1].lower())
    return None if kind == "parquet" and stem != name else kind


def is_gzipped(name: str) -> bool:
    """Whether the name says that the file is compressed."""
    return name.lower().endswith(".gz")


def expand(name: str) -> Iterator[str | InputError]:
    """The files of an input, in the order of their names; a folder is searched to any depth for known endings.

    What cannot be opened or holds nothing to read comes as an InputError in its place.
    """
    if not os.path.isdir(name):
        yield name if os.path.exists(name) else InputError(name, "no such file or folder")
        return
    refused: list[OSError] = []
    found = False
    for folder, subfolders, files in os.walk(name, onerror=refused.append):
        subfolders[:] = sorted(sub for sub in subfolders if not sub.startswith("."))
        for file in sorted(files):
            if not file.startswith(".") and kind_of(file):
                found = True
                yield os.path.join(folder, file)
    for error in refused:
        yield InputError(str(error.filename or name), error.strerror or str(error))
    if not found and not refused:
        yield InputError(name, f"no file to read in this folder (known endings: {' '.join(_KINDS)}, and .gz of these)")


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """Open a file for reading, unpacking it by the way; any failure to read it becomes an InputError."""
    try:
        with cast(BinaryIO, gzip.open(name, "rb") if is_gzipped(name) else open(name, "rb")) as stream:
            yield stream
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(name, f"broken gzip file: {error}") from error
    except OSError as error:
        raise InputError(name, error.strerror or str(error)) from error


def read_whole(stream: BinaryIO, name: str) -> bytes:
    """All bytes of a stream. Raises InputError as soon as they are more than a text may have."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise too_long(name)
    return data


def read_file(name: str) -> bytes:
    """All bytes of a file, unpacked. Raises InputError where it is too long or cannot be read."""
    if not is_gzipped(name) and os.path.getsize(name) > MAX_BYTES:
        raise too_long(name)
    with opened(name) as stream:
        return read_whole(stream, name)


def printable(name: str) -> str:
    """A file name that can be stored and printed, whatever bytes it has."""
    return os.fsencode(name).decode("utf-8", errors="replace")

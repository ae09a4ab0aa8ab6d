"""Articles as records: JSON Lines, JSON, CSV and Parquet. A malformed record is reported, the rest go on."""

import codecs
import csv
import io
import math
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from typing import BinaryIO

import msgspec

from ..errors import InputError
from .decode import MAX_BYTES, decode, refuse_binary, text_encoding, too_long
from .documents import Raw
from .files import opened, read_file

_LONGEST_LINE = 3 * MAX_BYTES
"""JSON may spend several bytes on one byte of text (``\\u0416``)."""

_FIELDS = ("text", "title", "url", "source", "published", "date", "lang", "id", "author")
_SAMPLE = 200_000
_ROWS = 256

Found = Raw | InputError


def read_jsonl(stream: BinaryIO, name: str, first: bytes = b"") -> Iterator[Found]:
    """The articles of JSON Lines; ``first`` is the line that has been read of the stream already."""
    for number, line in enumerate(chain([first] if first else [], _lines(stream)), 1):
        where = f"{name}#{number}"
        if number == 1:
            refuse_binary(line[:_SAMPLE], name)
            line = line.removeprefix(codecs.BOM_UTF8)  # noqa: PLW2901 - the mark is no part of the line
        if len(line) > _LONGEST_LINE:
            yield too_long(where)
        elif line.strip():
            yield _from_json(line, where)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; an over-long one is cut just above the limit and its rest is passed over."""
    while line := stream.readline(_LONGEST_LINE + 1):
        yield line
        while len(line) > _LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(_LONGEST_LINE + 1)


def _from_json(data: bytes, where: str) -> Found:
    try:
        value = msgspec.json.decode(data)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        return InputError(where, f"malformed JSON: {error}")
    return _article(value, where)


def read_json(name: str) -> Iterator[Found]:
    """The articles of a JSON file: one object, or an array of objects, or in truth JSON Lines."""
    data = decode(read_file(name), name).text.encode(errors="replace")
    try:
        value = msgspec.json.decode(data)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        if not isinstance(_from_json(data.partition(b"\n")[0], name), Raw):
            raise InputError(name, f"malformed JSON: {error}") from error
        yield from read_jsonl(io.BytesIO(data), name)
        return
    for number, item in enumerate(value if isinstance(value, list) else [value], 1):
        yield _article(item, f"{name}#{number}")


def read_csv(name: str) -> Iterator[Found]:
    """The articles of a CSV file with a row of column names; the number in ``FILE#LINE`` is the row's first line."""
    with opened(name) as stream:
        sample = stream.read(_SAMPLE)
    encoding, warnings = text_encoding(sample, name)
    with opened(name) as stream:
        text = io.TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="")
        heading = text.readline()
        columns = _columns(heading, name)
        csv.field_size_limit(max(csv.field_size_limit(), MAX_BYTES))
        reader = csv.reader(text, delimiter=_delimiter(heading), strict=True)
        line = 2
        while True:
            where = f"{name}#{line}"
            try:
                cells = next(reader, None)
            except csv.Error as error:
                yield InputError(where, f"malformed CSV: {error}")
            else:
                if cells is None:
                    return
                if cells:
                    yield _row(columns, cells, where, warnings)
            line = reader.line_num + 2


def _delimiter(heading: str) -> str:
    return max(",;\t", key=heading.count)


def _columns(heading: str, name: str) -> list[str]:
    columns = [cell.strip().lower() for cell in next(csv.reader([heading], delimiter=_delimiter(heading)), [])]
    if "text" not in columns:
        raise InputError(name, f"no column named text (its first line: {', '.join(columns)[:200]})")
    return columns


def _row(columns: list[str], cells: list[str], where: str, warnings: tuple[str, ...]) -> Found:
    if len(cells) != len(columns):
        return InputError(where, f"malformed CSV: {len(cells)} cells where {len(columns)} are named")
    return _article(dict(zip(columns, cells, strict=True)), where, warnings)


def read_parquet(name: str) -> Iterator[Found]:
    """The articles of a Parquet file, a few hundred rows at a time; rows count from 1."""
    # Slow to import, and not needed for text.
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        with pq.ParquetFile(name) as file:
            columns = [column for column in file.schema_arrow.names if column.lower() in _FIELDS]
            if "text" not in map(str.lower, columns):
                raise InputError(name, f"no column named text (it has {', '.join(file.schema_arrow.names)[:200]})")
            number = 0
            for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
                for i in range(batch.num_rows):
                    number += 1
                    yield _parquet_row(batch, i, f"{name}#{number}")
    except (pa.ArrowException, OSError) as error:
        raise InputError(name, f"not a readable Parquet file: {error}") from error


def _parquet_row(batch: object, i: int, where: str) -> Found:
    try:
        row = batch.slice(i, 1).to_pylist()[0]  # type: ignore[attr-defined]
    except ValueError as error:
        return InputError(where, f"broken text: {error}")
    return _article({key.lower(): value for key, value in row.items()}, where)


def _article(value: object, where: str, warnings: tuple[str, ...] = ()) -> Found:
    """A record's fields as a Raw article, or what is wrong with it."""
    if not isinstance(value, Mapping):
        return InputError(where, "malformed: an article is an object with the field text")
    fields: dict[str, str | None] = {}
    for name in _FIELDS:
        try:
            fields[name] = _plain(value.get(name), name)
        except TypeError as error:
            return InputError(where, f"malformed: {error}")
    text = fields["text"]
    if text is None:
        return InputError(where, "no text: the field text is missing or empty")
    if len(text) > MAX_BYTES or len(text.encode(errors="surrogatepass")) > MAX_BYTES:
        return too_long(where)
    key = fields["id"] or fields["url"]
    return Raw(
        text=text,
        name=where,
        uri=key or where,
        extractor="record",
        key=key,
        url=fields["url"],
        title=fields["title"],
        source=fields["source"],
        published=fields["published"] or fields["date"],
        lang=fields["lang"],
        author=fields["author"],
        warnings=warnings,
    )


def _plain(value: object, name: str) -> str | None:
    """A field as text; blank and missing values are None. Raises TypeError where it is no single value."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, str):
        return value if value.strip() else None
    if name == "text" or isinstance(value, bool):
        raise TypeError(f"the field {name} is not text")
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()[:10]
    if name == "author" and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value) or None
    raise TypeError(f"the field {name} is not text")

"""CSV: flat tables for spreadsheets."""

import csv
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    import pyarrow as pa

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(table: "pa.Table", stream: TextIO) -> None:
    """Write a flat table with a row of column names.

    Text that a spreadsheet would run as a formula gets an apostrophe in front, as spreadsheets themselves write it;
    JSON Lines and Parquet keep such text as it is.
    """
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(table.column_names)
    for batch in table.to_batches(max_chunksize=1000):
        columns = [column.to_pylist() for column in batch.columns]
        writer.writerows([_cell(value) for value in row] for row in zip(*columns, strict=True))


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value

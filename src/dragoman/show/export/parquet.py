"""Parquet: flat tables for data frames."""

from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    import pyarrow as pa


def write_parquet(table: "pa.Table", stream: BinaryIO) -> None:
    """Write a flat table with its column types."""
    import pyarrow.parquet as pq  # noqa: PLC0415 (slow to import)

    pq.write_table(table, stream, compression="zstd")

"""Where records are kept: Store, Writer and View, with DuckDB behind them."""

import os

from ..settings import store_path
from .base import KINDS, Linked, Mode, Record, Store, Telling, View, Writer, Written
from .filters import EVERYTHING, Filter

__all__ = [
    "EVERYTHING",
    "KINDS",
    "Filter",
    "Linked",
    "Mode",
    "Record",
    "Store",
    "Telling",
    "View",
    "Writer",
    "Written",
    "open_store",
]


def open_store(path: str | os.PathLike[str] | None = None, mode: Mode = "read") -> Store:
    """Open the store at ``path``, by default the one that ``DRAGOMAN_STORE`` names, else ``dragoman.duckdb`` here.

    Mode ``read`` needs a store that exists; mode ``write`` makes one if need be, and only one program at a time
    can have it open so. Raises StoreError, saying what to do.
    """
    from .duckdb import DuckStore  # noqa: PLC0415 (loading DuckDB takes a while)

    return DuckStore.open(str(store_path(path)), mode)

"""Settings: the few choices that come from the environment, and the limits that keep memory bounded."""

import os
from pathlib import Path

BATCH_DOCUMENTS = 64
"""Documents analysed together, at most."""

BATCH_CHARACTERS = 200_000
"""Characters of text analysed together; a longer document is a batch of its own."""

STORE_MEMORY = "1GB"
"""What DuckDB may use; sorts beyond it go to disk."""


def store_path(path: str | os.PathLike[str] | None = None) -> Path:
    """The store to use: ``path`` if given, else ``DRAGOMAN_STORE``, else ``dragoman.duckdb`` in the current folder."""
    return Path(path or os.environ.get("DRAGOMAN_STORE") or "dragoman.duckdb")


def outlets_path() -> Path | None:
    """The user's own table of outlets, which ``DRAGOMAN_OUTLETS`` names, or None."""
    named = os.environ.get("DRAGOMAN_OUTLETS")
    return Path(named) if named else None


def shared_folder() -> Path | None:
    """The folder of evaluation data, or None where there is none.

    It is the one that ``DRAGOMAN_SHARED`` names, else ``shared`` beside the checkout. Only tests and benchmarks use it.
    """
    named = os.environ.get("DRAGOMAN_SHARED")
    folder = Path(named) if named else Path(__file__).resolve().parents[3] / "shared"
    return folder if folder.is_dir() else None

"""Settings: the few choices that come from the environment, and the limits that keep memory bounded."""

import os
import sys
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


def user_folder() -> Path:
    """The folder of the user's own data files, which need not exist.

    It is the one that ``DRAGOMAN_HOME`` names, else ``dragoman`` where the platform keeps a user's data.
    """
    if named := os.environ.get("DRAGOMAN_HOME"):
        return Path(named)
    home = Path(os.path.expanduser("~"))
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "dragoman"
    base = os.environ.get("APPDATA" if sys.platform == "win32" else "XDG_DATA_HOME")
    return (Path(base) if base else home / ".local" / "share") / "dragoman"


def shared_folder() -> Path | None:
    """The folder of evaluation data, or None where there is none.

    It is the one that ``DRAGOMAN_SHARED`` names, else ``shared`` beside the checkout. Only tests and benchmarks use it.
    """
    named = os.environ.get("DRAGOMAN_SHARED")
    folder = Path(named) if named else Path(__file__).resolve().parents[3] / "shared"
    return folder if folder.is_dir() else None

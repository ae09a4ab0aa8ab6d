"""Settings: the few choices that come from the environment, and the limits that keep memory bounded."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .errors import UsageError

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


def coder_names(names: Sequence[str] | None = None) -> tuple[str, ...]:
    """The plug-ins that join the frames: ``names`` if given, else those ``DRAGOMAN_CODER`` lists, with commas."""
    if names is None:
        names = os.environ.get("DRAGOMAN_CODER", "").split(",")
    return tuple(name.strip() for name in names if name.strip())


def gliner_folder() -> Path | None:
    """The folder of the GLiNER model that ``DRAGOMAN_GLINER`` names, or None."""
    named = os.environ.get("DRAGOMAN_GLINER")
    return Path(named) if named else None


@dataclass(frozen=True, slots=True)
class Server:
    """A language-model server with an OpenAI-compatible API.

    ``url`` is that of the API (``http://localhost:8000/v1``). A question that gets no reply within ``timeout``
    seconds is asked again, ``tries`` times in all, after ``wait`` seconds, then twice as many. ``at_once`` questions
    are under way together.
    """

    url: str
    model: str
    key: str | None = None
    timeout: float = 60.0
    at_once: int = 4
    tries: int = 4
    wait: float = 1.0

    def __post_init__(self) -> None:
        if not self.url.startswith(("http://", "https://")):
            raise UsageError(f"the URL of a language-model server begins with http:// or https://: {self.url!r}")
        if not self.model or self.timeout <= 0 or self.tries < 1 or self.at_once < 1:
            raise UsageError("a language-model server has a model, and positive timeout, tries and questions at once")


def server() -> Server:
    """The server that ``DRAGOMAN_SERVER_URL``, ``_MODEL``, ``_KEY``, ``_TIMEOUT`` and ``_AT_ONCE`` name.

    Raises UsageError where URL or model are missing, or a number is none.
    """
    url, model = (os.environ.get(f"DRAGOMAN_SERVER_{name}", "") for name in ("URL", "MODEL"))
    if not url or not model:
        raise UsageError(
            "the coder server needs DRAGOMAN_SERVER_URL (such as http://localhost:8000/v1) and DRAGOMAN_SERVER_MODEL"
        )
    try:
        timeout = float(os.environ.get("DRAGOMAN_SERVER_TIMEOUT") or 60)
        at_once = int(os.environ.get("DRAGOMAN_SERVER_AT_ONCE") or 4)
    except ValueError as error:
        raise UsageError(f"DRAGOMAN_SERVER_TIMEOUT and DRAGOMAN_SERVER_AT_ONCE are numbers: {error}") from None
    return Server(url, model, os.environ.get("DRAGOMAN_SERVER_KEY") or None, timeout, at_once)

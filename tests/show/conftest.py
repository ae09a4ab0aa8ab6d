from pathlib import Path

import pytest

from dragoman.store import open_store

from .samples import coded


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with the two sample documents."""
    path = tmp_path / "sample.duckdb"
    with open_store(path, "write") as opened:
        opened.writer().write(coded())
    return path

from pathlib import Path

import pytest

from dragoman.show.cli import checking
from dragoman.show.cli.app import run

HEAD = '[meta]\nversion = "1"\nlicence = "CC0-1.0"\nsource = "invented"\nchecked = "2031-01-01"\n'


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that stands for the data folder."""
    monkeypatch.setattr("dragoman.data.loader._ROOT", tmp_path)
    return tmp_path


def test_entries_and_unverified_rows_are_counted(data: Path) -> None:
    (data / "a.toml").write_text(
        HEAD + '[[frame]]\nid = "x"\nchecked = "unverified"\n[[frame]]\nid = "y"\n[words]\na = 1\nb = 2\n'
    )
    (data / "b.csv").write_text(
        "# version: 1\n# licence: x\n# source: x\n# checked: unverified\nid,checked\n1,unverified\n2,2031\n"
    )
    results = {result.name: (result.entries, result.unverified, result.errors) for result in checking.check_files()}
    assert results == {"a.toml": (4, 1, []), "b.csv": (2, 1, [])}


def test_each_error_is_named_and_the_exit_status_is_1(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "broken.toml").write_text("[meta\n")
    (data / "bare.csv").write_text("a,b\n1,2\n")
    (data / "twice.toml").write_text(HEAD + '[[frame]]\nid = "x"\n[[frame]]\nid = "x"\n')
    assert run(["check"]) == 1
    captured = capsys.readouterr()
    for name in ("broken.toml", "bare.csv", "twice.toml"):
        assert sum(row.startswith(name) for row in captured.err.splitlines()) == 1
    assert "3 errors" in captured.out

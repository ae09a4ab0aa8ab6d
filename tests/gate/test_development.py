"""Public annotations that are no part of the repository: used where ``DRAGOMAN_SHARED`` or ``../shared`` has them."""

import tomllib
from pathlib import Path

import pytest

from dragoman.settings import shared_folder

from .measure import MEASURES, digest, failures

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
SHARED = shared_folder()
SETS = FLOORS["development"]


@pytest.fixture
def shared(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Path:
    reason = "DRAGOMAN_SHARED names no folder and there is none beside the checkout"
    if SHARED is not None:
        path = SHARED / SETS[request.node.callspec.params["name"]]["file"]
        if path.exists():
            return SHARED
        reason = f"{path} is missing"
    with capsys.disabled():
        print(f"\nno development set, not measured: {reason}")
    pytest.skip(reason)


@pytest.mark.parametrize("name", sorted(SETS))
def test_development_set(name: str, shared: Path, capsys: pytest.CaptureFixture[str]):
    given = SETS[name]
    path = shared / given["file"]
    assert digest(path) == given["sha256"], f"{given['file']} changed: measure anew, write digest and floors"
    measured = MEASURES[name](shared, path, given.get("limit"))
    with capsys.disabled():
        print(f"\n{name}:", ", ".join(f"{key} {value:.1f}" for key, value in measured.items()))
    short = failures(measured, given["floors"])
    assert not short, "; ".join(short)


def test_every_set_has_a_measure_a_digest_and_floors():
    assert set(SETS) == set(MEASURES)
    for given in SETS.values():
        assert len(given["sha256"]) == 64
        assert given["floors"]
        assert all(0 < floor < 100 for floor in given["floors"].values())


def test_a_score_below_its_floor_is_named():
    assert failures({"event": 61.24, "actor": 50.0}, {"event": 62.0, "actor": 50.0}) == [
        "event is 61.2, the floor is 62.0"
    ]
    assert failures({}, {"event": 1.0}) == ["event is 0.0, the floor is 1.0"]

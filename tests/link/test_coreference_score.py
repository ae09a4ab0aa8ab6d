"""The coreference scorer of the benchmarks, on figures worked out by hand."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from coreference import conll, pairs

GOLD = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 3}


def test_a_perfect_answer():
    scores = conll(GOLD, {name: f"x{label}" for name, label in GOLD.items()})
    assert all(score == pytest.approx((100, 100, 100)) for score in scores.values())


def test_by_hand():
    found = {"a": 1, "b": 1, "c": 2, "d": 2, "e": 2, "f": 2}
    scores = conll(GOLD, found)
    # MUC: links found 1 + 3, of which 1 + 1 are right; gold has 2 + 1, of which 1 + 1 are found
    assert scores["muc"][:2] == pytest.approx((50, 200 / 3))
    # B3: precision (1 + 1 + 1/4 + 1/2 + 1/2 + 1/4) / 6; recall (2/3 + 2/3 + 1/3 + 1 + 1 + 1) / 6
    assert scores["b3"][:2] == pytest.approx((100 * 3.5 / 6, 100 * (14 / 3) / 6))
    # CEAF-e: {a b} with {a b c} 4/5, {c d e f} with {d e} 4/6
    assert scores["ceafe"][:2] == pytest.approx((100 * (22 / 15) / 2, 100 * (22 / 15) / 3))
    assert scores["conll"][2] == pytest.approx(sum(scores[name][2] for name in ("muc", "b3", "ceafe")) / 3)


def test_pairs_among_those_asked_for():
    found = {"a": 1, "b": 1, "c": 2, "d": 2, "e": 3, "f": 4}
    assert pairs(GOLD, found, [("a", "b"), ("a", "c"), ("c", "d")]) == pytest.approx((50, 50, 50))


def test_other_mentions_are_refused():
    with pytest.raises(ValueError, match="not those"):
        conll(GOLD, {"a": 1})

"""Fits the weights of ``data/lexicon/en/confidence.toml`` on judged events: prints the file and how well it holds.

    python training/confidence.py --news ../shared/data/news judged.jsonl [...] --kinder own.jsonl > confidence.toml

Sheets that were read by those who also mended the coder are ``kinder``: their eye is fitted as a sign of its own, which
the file leaves out, so that confidence means what strangers found. The sheets are those of
``benchmarks/reliability.py``. A logistic regression over the signs of an event; each weight is drawn to nothing, so
that a sign seen seldom says little, those of categories and frames more strongly. How well it holds is printed on
standard error, by cross-validation: no event is weighed by what its own document helped to fit.
"""

import argparse
import contextlib
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from reliability import Judged, judged, reliability, thresholds

_FOLDS = 10
_SELDOM = 4
_KINDER = "reader:kinder"


def main() -> None:
    """Read, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sheets", type=Path, nargs="+", help="judged events, as JSON Lines")
    parser.add_argument("--news", type=Path, required=True, help="the folder of the corpora they were drawn from")
    parser.add_argument(
        "--kinder", type=Path, nargs="*", default=[], help="sheets of readers who also mended the coder"
    )
    parser.add_argument("--strength", type=float, default=4.0, help="how strongly weights are drawn to nothing")
    given = parser.parse_args()
    rows, strict = judged(given.sheets, given.news)
    kinder = [replace(item, signs=(*item.signs, _KINDER)) for item in judged(given.kinder, given.news)[1]]
    found = [*strict, *kinder]
    with contextlib.redirect_stdout(sys.stderr):
        print(f"{len(strict)} of {rows} judged events found again, {sum(item.right for item in strict)} wholly right")
        print(f"with {len(kinder)} of kinder sheets, {sum(item.right for item in kinder)} wholly right")
        pairs = cross_validated(strict, kinder, given.strength)
        reliability(pairs)
        thresholds(pairs)
    names, fitted = fit(found, given.strength)
    print(_HEAD.format(number=len(found), right=sum(item.right for item in found), today=date.today().isoformat()))
    print(f"[model]\nbias = {fitted[0]:.3f}\n{_UNNAMED}\n\n[weights]")
    for name, weight in zip(names, fitted[1:], strict=True):
        if abs(weight) >= 0.005 and name != _KINDER:
            print(f'"{name}" = {weight:.2f}')


_UNNAMED = "most_without_actor = 0.4 # an event that names nobody who did it is never surer"
_HEAD = """\
# The weights by which the signs of an event make its confidence: the chance that category, both sides and status are
# all right. Made by training/confidence.py from {number} events of real news that were read; {right} were wholly right.
[meta]
version = "1"
licence = "Apache-2.0"
source = "fitted on events judged for dragoman; benchmarks/reliability.toml has the counts"
checked = "{today}"
"""


def cross_validated(found: Sequence[Judged], always: Sequence[Judged], strength: float) -> list[tuple[float, bool]]:
    """What each event would be given by weights fitted on other documents and ``always``, and whether it is right."""
    documents = sorted({item.document for item in found})
    fold_of = {document: number % _FOLDS for number, document in enumerate(documents)}
    pairs = []
    for fold in range(_FOLDS):
        others = [item for item in found if fold_of[item.document] != fold]
        names, fitted = fit([*others, *always], strength)
        held = [item for item in found if fold_of[item.document] == fold]
        chances = 1 / (1 + np.exp(-matrix(held, names) @ fitted))
        pairs += [(float(chance), item.right) for chance, item in zip(chances, held, strict=True)]
    return pairs


def fit(found: Sequence[Judged], strength: float) -> tuple[list[str], np.ndarray]:
    """The signs that are not too seldom, sorted, and bias and weights."""
    counts = Counter(sign for item in found for sign in set(item.signs))
    names = sorted(name for name, number in counts.items() if number >= _SELDOM)
    rows, marks = matrix(found, names), np.array([item.right for item in found], dtype=float)
    pull = np.array([0.0, *(_pull(name) * strength for name in names)])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = rows @ weights
        error = 1 / (1 + np.exp(-scores)) - marks
        value = np.logaddexp(0, scores).sum() - marks @ scores + pull @ weights**2 / 2
        return float(value), rows.T @ error + pull * weights

    return names, minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B").x


def _pull(name: str) -> float:
    return 0.0 if name == _KINDER else 2.0 if name.startswith(("event:", "rule:")) else 1.0


def matrix(found: Sequence[Judged], names: Sequence[str]) -> np.ndarray:
    """One row an event: a one for the bias, then whether each sign holds."""
    return np.array([[1.0, *(float(name in item.signs) for name in names)] for item in found])


if __name__ == "__main__":
    main()

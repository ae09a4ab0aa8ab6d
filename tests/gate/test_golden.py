"""The golden examples, written for the project: scores must not fall below the floors of ``floors.toml``.

Whoever changes the examples measures anew and writes the digest and the floors with them; a floor is lowered only for
a reason that the change names. ``python -m pytest tests/gate -s`` prints the scores.
"""

import tomllib
from pathlib import Path

import pytest

from dragoman.coding.ontology import ontology
from dragoman.model import STATUSES

from .golden import GOLDEN, found, golden, scores, wanted
from .measure import digest, failures, rows

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
EXAMPLES = rows(GOLDEN)


def test_the_floors_belong_to_these_examples():
    assert digest(GOLDEN) == FLOORS["golden"]["sha256"], "the golden examples changed: measure anew, write the floors"


def test_the_examples_are_well_made():
    forms = {row["form"] for row in EXAMPLES}
    assert len(EXAMPLES) >= 60
    assert len(forms) >= 10
    assert len({row["id"] for row in EXAMPLES}) == len(EXAMPLES)
    assert len({row["text"] for row in EXAMPLES}) == len(EXAMPLES)
    for row in EXAMPLES:
        for event, actor, recipient, status in wanted(row):
            assert event in ontology().categories, row["id"]
            assert status in STATUSES, row["id"]
            assert all(len(code) == 3 for code in actor | recipient), row["id"]
        for wish in row["statements"]:
            assert wish["speaker"] in row["text"], row["id"]
            assert wish["holds"] in row["text"], row["id"]


def test_all_sixteen_categories_and_all_statuses_are_asked_for():
    asked = [event for row in EXAMPLES for event in wanted(row)]
    assert {event[0] for event in asked} == set(ontology().categories)
    assert {event[3] for event in asked} >= {"actual", "hypothetical", "negated"}


def test_scores_keep_their_floors(capsys: pytest.CaptureFixture[str]):
    examples, results = golden()
    measured = scores(examples, results)
    with capsys.disabled():
        print("\ngolden:", ", ".join(f"{name} {value:.1f}" for name, value in measured.items()))
    wrong = [
        f"{row['id']} {row['text']}\n    wanted {sorted(map(str, wanted(row)))}\n    found  {sorted(map(str, got))}"
        for row, result in zip(examples, results, strict=True)
        if sorted(map(str, wanted(row))) != sorted(map(str, got := [found(event) for event in result.events]))
    ]
    short = failures(measured, FLOORS["golden"]["floors"])
    assert not short, "; ".join(short) + "\n" + "\n".join(wrong)

"""Remarks: the examples of the lexicon come out as marked, and what speakers say is not the outlet's."""

import re

import pytest

from dragoman.coding.statements import find_remarks
from dragoman.data import load_toml

from .statement_readings import Plain, read

ENTRIES = load_toml("lexicon/en/cues/remarks.toml")["remark"]
EXAMPLES = [(entry["kind"], example) for entry in ENTRIES for example in entry["examples"]]


@pytest.mark.parametrize(("kind", "marked"), EXAMPLES)
def test_examples_come_out_as_marked(kind: str, marked: str) -> None:
    wanted = re.findall(r"\|([^|]+)\|", marked)
    found = find_remarks(read(marked.replace("|", "")), Plain())
    assert [(remark.kind, remark.text) for remark in found] == [(kind, text) for text in wanted]


def test_every_kind_of_word_has_two_examples_at_least() -> None:
    assert all(len(entry["examples"]) >= 2 for entry in ENTRIES)


def test_of_two_phrases_over_the_same_words_the_longer_is_kept() -> None:
    (remark,) = find_remarks(read("Perhaps it is no coincidence that the fleet sailed at night."), Plain())
    assert (remark.kind, remark.text) == ("hedge", "Perhaps it is no coincidence")


def test_loaded_words_are_about_the_actor_they_are_tied_to() -> None:
    found = find_remarks(read("Kyiv's regime ordered new drills."), Plain({"Kyiv": "UKR"}))
    assert [(remark.text, remark.about.name if remark.about else None) for remark in found] == [("regime", "Kyiv")]

"""The examples that the frames of the lexicon carry, run as a ratchet."""

from collections import Counter

import pytest

from dragoman.coding.examples import Example, example_document, main, read_examples, run_examples
from dragoman.data import data_path, load_toml, load_toml_folder

# The share of examples that pass. It only ever goes up; the aim is 97, and above it retraining the language model
# may move it by a sentence or two without blocking anybody.
FLOOR = 97.0

FRAMES = load_toml_folder("lexicon/en/frames", "frame")


def test_the_examples_pass_as_often_as_they_did():
    outcomes = run_examples(read_examples())
    failed = [
        f"{outcome.example.frame}: {outcome.example.text}\n    wanted {' & '.join(outcome.example.expect)}; "
        f"found {'; '.join(outcome.found) or 'nothing'}"
        for outcome in outcomes
        if not outcome.passed
    ]
    share = 100 * (1 - len(failed) / len(outcomes))
    assert share >= FLOOR, f"{share:.1f}% of {len(outcomes)} examples pass; these do not:\n" + "\n".join(failed)


def test_every_frame_has_an_example_that_names_its_event():
    for frame in FRAMES:
        assert frame.get("examples"), f"{frame['id']} has no example"
        for example in frame["examples"]:
            assert example["text"].strip(), frame["id"]
            assert example["expect"], frame["id"]


def test_every_frame_has_an_id_of_its_own_that_begins_with_its_event():
    assert [name for name, times in Counter(frame["id"] for frame in FRAMES).items() if times > 1] == []
    assert [frame["id"] for frame in FRAMES if not frame["id"].startswith(frame["event"].lower() + ".")] == []


def test_a_frame_stands_in_the_file_of_its_event():
    for path in data_path("lexicon/en/frames").glob("*.toml"):
        assert {frame["event"].lower() for frame in load_toml(path)["frame"]} == {path.stem}, path.name


@pytest.mark.parametrize(
    ("expect", "passes"),
    [
        (("SANCTION POL > BLR",), True),
        (("SANCTION POL > BLR actual",), True),
        (("SANCTION POL > BLR negated",), False),
        (("SANCTION BLR > POL",), False),
        (("SANCTION POL > -",), False),
        (("not CONSULT",), True),
        (("not SANCTION",), False),
        (("SANCTION POL > BLR", "not SANCTION"), False),
    ],
)
def test_expectations(expect, passes):
    (outcome,) = run_examples([Example("x.y", "Poland expelled two Belarusian diplomats.", expect)])
    assert outcome.passed is passes
    assert any(line.startswith("SANCTION POL > BLR actual") for line in outcome.found)


@pytest.mark.parametrize("expect", ["SANCTION POL BLR", "sanction POL > BLR", "", "SANCTION > BLR"])
def test_an_expectation_that_cannot_be_read_is_refused(expect):
    with pytest.raises(ValueError, match="an expectation reads"):
        run_examples([Example("x.y", "Poland expelled two Belarusian diplomats.", (expect,))])


def test_an_example_is_a_document_of_its_own():
    one, other = example_document("Poland expelled an envoy."), example_document("Chad expelled an envoy.")
    assert one.id != other.id
    assert (one.text, one.lang, one.published) == ("Poland expelled an envoy.", "en", None)


HEADER = '[meta]\nversion = "1"\nlicence = "CC0"\nsource = "a test"\nchecked = "2026-11-22"\n'


@pytest.mark.parametrize(("expect", "status"), [("SANCTION POL > BLR", 0), ("AID POL > BLR", 1)])
def test_a_file_can_be_checked_by_itself(tmp_path, capsys, expect, status):
    path = tmp_path / "mine.toml"
    example = f'{{ text = "Poland expelled two Belarusian diplomats.", expect = "{expect}" }}'
    path.write_text(f'{HEADER}[[frame]]\nid = "x.y"\nevent = "SANCTION"\nexamples = [{example}]\n')
    assert main([str(path)]) == status
    printed = capsys.readouterr().out
    assert f"{1 - status} of 1 examples pass" in printed
    assert ("FAIL x.y" in printed) is bool(status)

"""The classifier of words that the lexicon lacks: what it tells, what it leaves alone, and that it is off by itself."""

import tomllib
from pathlib import Path

import pytest

from dragoman.coding import code_documents, explain
from dragoman.coding.examples import example_document, read_examples
from dragoman.coding.lexicon import lexicon
from dragoman.coding.meaning import chances, model
from dragoman.model import Coded, to_record

PROBE = Path(__file__).parents[2] / "benchmarks" / "outside.toml"
TEXT = "The Greek foreign minister belittled Turkey's offer of joint patrols. The Danish premier visited Oslo."


def coded(*texts: str, on: bool = True) -> list[Coded]:
    return code_documents([example_document(text) for text in texts], ("classifier",) if on else ())


def test_a_word_that_no_frame_knows_is_told_under_its_own_coder() -> None:
    (found,) = coded(TEXT)
    own, visit = sorted(found.events, key=lambda event: event.trigger.start)
    assert (own.event, own.trigger.text, own.status, own.quad) == ("ACCUSE", "belittled", "actual", 3)
    assert (own.coder.name, own.coder.rule, own.coder.version) == ("classifier", "outside.accuse", model().version)
    assert [[a.country for a in side] for side in (own.actor, own.recipient)] == [["GRC"], ["TUR"]]
    assert (visit.event, visit.coder.name) == ("CONSULT", "frames")
    (listed,) = coded("The Greek foreign minister condemned Turkey's offer of joint patrols.")
    assert 0 < own.confidence < listed.events[0].confidence


def test_it_is_off_by_default_and_changes_nothing_of_the_frames() -> None:
    texts = [TEXT, *(example.text for example in read_examples()[::40])]
    plain, more = coded(*texts, on=False), coded(*texts)
    assert not [e for document in plain for e in document.events if e.coder.name != "frames"]
    for without, with_it in zip(plain, more, strict=True):
        kept = tuple(event for event in with_it.events if event.coder.name == "frames")
        assert to_record(kept) == to_record(without.events)
        assert to_record(with_it.statements) == to_record(without.statements)


def test_it_says_the_same_whatever_stands_beside() -> None:
    (alone,) = coded(TEXT)
    _, beside, again = coded("Kenya's trade minister harangued Tanzania.", TEXT, TEXT)
    assert to_record(alone.events) == to_record(beside.events) == to_record(again.events)


@pytest.mark.parametrize("text", ["The novelist belittled the cook in front of the guests.", "It was belittled again."])
def test_without_a_political_party_nothing_is_told(text: str) -> None:
    (found,) = coded(text)
    assert not found.events


def test_what_frames_know_is_left_to_them() -> None:
    known = lexicon().verbs.keys() & lexicon().nouns.keys()
    assert not known & model().words.keys()
    for word in ("attack", "praise", "president", "sign", "blow"):
        assert (
            chances(word, "VERB", ()) is None
        )  # the lexicon has it, or it is so common that it was left out on purpose
    found = chances("belittle", "VERB", ("clause:root", "actor:person"))
    assert found is not None and found.sum() == pytest.approx(1) and len(found) == len(model().names) == 17


def test_explaining_says_what_spoke_for_it() -> None:
    (first, _) = explain(example_document(TEXT), ("classifier",))
    (own,) = (item for item in first.considered if item.frame == "classifier outside.accuse")
    assert own.event == "ACCUSE GRC > TUR actual" and own.because[0].startswith("like ")
    assert all(word in {*lexicon().verbs, *lexicon().nouns} for word in own.because[0].removeprefix("like ").split())


def test_most_of_what_it_tells_of_sentences_written_for_it_is_right() -> None:
    rows = [row.split(" | ", 1) for row in tomllib.loads(PROBE.read_text(encoding="utf-8"))["probe"]["sentences"]]
    documents = coded(*(text for _, text in rows))
    told = [
        (wanted.split()[0], event.event)
        for (wanted, _), document in zip(rows, documents, strict=True)
        for event in document.events
        if event.coder.name == "classifier"
    ]
    right = sum(wanted == found for wanted, found in told)
    assert right >= 15 and right >= 0.6 * len(told), told
    assert sum(wanted == "none" for wanted, _ in told) <= 2

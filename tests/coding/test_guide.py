"""What ``docs/coding.md`` says of the frame format is so."""

import re
import tomllib
from pathlib import Path

import pytest

import dragoman
from dragoman.coding.examples import Example, run_examples
from dragoman.coding.lexicon import compile_lexicon, load_classes, parse_frame
from dragoman.coding.responses.cues import parse
from dragoman.data import load_toml, load_toml_folder

PAGE = (Path(dragoman.__file__).parents[2] / "docs/coding.md").read_text(encoding="utf-8")
SECTIONS = {text.partition("\n")[0]: text for text in PAGE.split("\n## ")}
FRAMES, ANSWERS = SECTIONS["The frame format"], SECTIONS["Answers"]


def keys(text: str) -> set[str]:
    """The names that stand first in the rows of tables."""
    return {key for row in re.findall(r"^\| (`.+?) \|", text, re.MULTILINE) for key in re.findall(r"`(\w+)`", row)}


KEYS = keys(FRAMES)


@pytest.mark.parametrize("key", sorted(KEYS - {"id", "event"}))
def test_every_documented_key_is_read(key):
    assert parse_frame({"id": "a.b", "event": "AID", key: {} if key in ("where", "unless") else []}, 0).id == "a.b"


def test_every_key_in_use_is_documented():
    assert {key for frame in load_toml_folder("lexicon/en/frames", "frame") for key in frame} <= KEYS


def test_the_frame_shown_compiles_and_its_example_holds():
    (shown,) = re.findall(r"```toml\n(.*?)```", FRAMES, re.DOTALL)
    (frame,) = tomllib.loads(shown)["frame"]
    built = compile_lexicon([frame], load_classes())
    assert built.verbs["visited"][0].frame.recipient == ("obj", "to")
    examples = [Example(frame["id"], each["text"], (each["expect"],)) for each in frame["examples"]]
    assert all(outcome.passed for outcome in run_examples(examples))


def test_the_sentence_explained_is_coded_as_told():
    text = "The Danish minister said on Monday that Oslo had promised to send tents to Haiti."
    assert text in PAGE
    (event,) = dragoman.code(text, published="2024-05-14").events
    assert (event.event, event.of, event.status) == ("AGREE", "AID", "actual")
    assert ([a.country for a in event.actor], [r.country for r in event.recipient]) == (["NOR"], ["HTI"])
    assert [link.country for link in event.attribution] == ["DNK", None]


def test_the_keys_of_answers_in_use_are_those_documented():
    used = {key for cue in load_toml("lexicon/en/responses.toml")["cue"] for key in cue}
    assert used - {"id", "examples"} == keys(ANSWERS)


def test_the_cue_shown_compiles_and_its_example_holds():
    (shown,) = re.findall(r"```toml\n(.*?)```", ANSWERS, re.DOTALL)
    (cue,) = tomllib.loads(shown)["cue"]
    assert parse(cue).form == "hinge"
    coded = dragoman.code(cue["examples"][0]["text"])
    words = {event.id: event.trigger.text for event in coded.events}
    (link,) = coded.links
    assert f"{words[link.response]} < {words[link.trigger]}" == cue["examples"][0]["expect"]

"""The lexicon of cues: every entry has a frame, and its examples come out as marked."""

from dragoman.coding.statements import find_statements
from dragoman.coding.statements.cues import examples, lexicon
from dragoman.data import data_path, load_toml
from dragoman.read import analyse

from .statement_readings import Plain, document, plain

RATCHET = 0.97
EDGES = ' ,.“”"'


def test_every_entry_has_an_example() -> None:
    for path in sorted(data_path("lexicon/en/cues").glob("*.toml")):
        for entry in load_toml(path).get("cue", []):
            assert entry.get("examples"), entry["words"]


def test_there_are_cues_for_every_part_of_speech_and_certainty() -> None:
    cues = {cue for found in lexicon().forms.values() for cue in found}
    assert len(cues) >= 350
    assert {cue.pos for cue in cues} == {"verb", "noun", "adjective", "adposition", "adverb"}
    assert {cue.certainty for cue in cues} == {"asserted", "denied", "alleged", "hedged", "predicted", "hoped"}


def test_examples_come_out_as_marked() -> None:
    listed = examples()
    failed = []
    for example, reading in zip(listed, analyse([document(item.text) for item in listed]), strict=True):
        wanted = (
            example.text[slice(*example.speaker)] if example.speaker else None,
            example.text[slice(*example.mark)],
            [example.text[slice(*part)].strip(EDGES) for part in example.content],
        )
        found = [plain(statement) for statement in find_statements(reading, Plain())]
        if wanted not in [(speaker, cue, [part.strip(EDGES) for part in content]) for speaker, cue, content in found]:
            failed.append((example.text, found))
    assert len(failed) <= (1 - RATCHET) * len(listed), failed

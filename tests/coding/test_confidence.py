"""Confidence: a chance that rises and falls with the signs of the evidence."""

import re
from itertools import pairwise

import pytest

from dragoman.coding.actors import Mentions
from dragoman.coding.assembly import Assembler
from dragoman.coding.coder import code_documents
from dragoman.coding.confidence import all_signs, confidence
from dragoman.coding.examples import example_document
from dragoman.coding.status import Status
from dragoman.data import load_toml, load_toml_folder
from dragoman.read import analyse

WEIGHTS = load_toml("lexicon/en/confidence.toml")["weights"]


def drafts(text: str):
    reading = next(iter(analyse([example_document(text)])))
    assembler = Assembler(Mentions(reading))
    return [draft for sentence in reading.sentences for draft in assembler.drafts(sentence)]


def signs(text: str, event: str) -> set[str]:
    draft = next(draft for draft in drafts(text) if draft.event == event)
    return set(all_signs(draft.signs, draft.event, draft.status.value, draft.of))


@pytest.mark.parametrize(
    ("text", "event", "sign"),
    [
        ("Norway condemned Kenya over the fishing ban in the north.", "ACCUSE", "recipient:known"),
        ("The rebels attacked Kenya on Monday at dawn, and fled.", "ASSAULT", "actor:described"),
        ("Nine Kenyans were killed in an attack on a bus in Mandera.", "ASSAULT", "actor:none"),
        ("Fishermen cheered after Norway's talks with Kenya about cod.", "CONSULT", "trigger:bare noun"),
        ("Norway held talks with Kenya on Monday in the old capital.", "CONSULT", "trigger:supported noun"),
        ("Norway will send aid to Kenya on Monday, it announced.", "AGREE", "joined"),
        ("Norway may attack Kenya if the dispute over fish drags on.", "ASSAULT", "status:hypothetical"),
        ("Norway condemned Kenya.", "ACCUSE", "sentence:short"),
        ("Norway said: “Oslo condemns Kenya for its long fishing ban.”", "ACCUSE", "sentence:quoted"),
    ],
)
def test_signs_say_what_stands_there(text: str, event: str, sign: str) -> None:
    assert sign in signs(text, event)


def test_confidence_is_the_logistic_sum_of_the_weights_of_its_signs() -> None:
    plain = Status("actual")
    ranked = sorted(WEIGHTS.keys() - {"actor:none"}, key=WEIGHTS.__getitem__)
    chances = [confidence([name], "NONE", plain, None) for name in ranked]
    assert all(left <= right for left, right in pairwise(chances)) and chances[0] < chances[-1]
    assert confidence(["no such sign"], "NONE", plain, None) == confidence([], "NONE", plain, None)
    assert 0 < confidence(ranked[:20] * 9, "NONE", plain, None) < confidence(ranked[-20:] * 9, "NONE", plain, None) < 1


def test_every_weight_is_of_a_sign_that_the_coder_gives() -> None:
    source = "actor|recipient|sides|trigger|frame|clause|sentence|status|event"
    rules = {f"rule:{frame['id']}" for frame in load_toml_folder("lexicon/en/frames", "frame")}
    assert all(name in rules or re.match(rf"(?:{source}):[\w ]+$|joined$", name) for name in WEIGHTS)


def test_known_parties_are_surer_than_unknown_ones() -> None:
    (known,) = code_documents([example_document("Norway condemned Kenya over the fishing ban in the north.")])
    (unknown,) = code_documents([example_document("Zorblax condemned Kenya over the fishing ban in the north.")])
    assert min(e.confidence for e in known.events) > max(e.confidence for e in unknown.events) + 0.2


def test_violence_without_a_perpetrator_stays_unsure() -> None:
    (coded,) = code_documents([example_document("Nine Kenyans were killed in an attack on a bus in Mandera.")])
    assert coded.events and all(e.confidence < 0.5 for e in coded.events if not e.actor)

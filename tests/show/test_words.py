from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.show.words import chain, count, excerpt, line, printable, shorten, side, told, when

WILD = st.text(st.characters(categories=("L", "N", "P", "Z", "Cc", "Cf", "Cs")))


def sentence(text: str, start: int, end: int, offset: int = 100) -> dict[str, Any]:
    return {
        "evidence": {"text": text, "start": offset, "end": offset + len(text)},
        "trigger": {"text": text[start:end], "start": offset + start, "end": offset + end},
    }


@given(WILD)
def test_a_line_is_harmless_and_printable_text_keeps_its_length(text: str) -> None:
    shown = line(text)
    assert not {"\n", "\r", "\x1b", "\x07", "\x9b", "\u202e", "\u2066"} & set(shown)
    shown.encode()
    assert len(printable(text)) == len(text)


@given(WILD, st.integers(4, 60))
def test_shortened_text_fits(text: str, width: int) -> None:
    assert len(shorten(text, width)) <= width
    assert shorten(text, 10_000) == line(text)


@given(st.text(st.characters(categories=("L", "Zs", "P")), min_size=1, max_size=300), st.data(), st.integers(40, 120))
def test_an_excerpt_always_shows_the_trigger(text: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 20)))
    before, trigger, after = excerpt(sentence(text, start, end), width)
    assert line(trigger) == line(text[start:end])
    assert len(before + trigger + after) <= width + 4
    if len(text) <= width:
        assert line(before + trigger + after) == line(text)


def test_a_trigger_at_the_end_of_a_long_sentence_is_shown() -> None:
    text = "But she warned that Seoul would lift its ban on arms, and the assembly voted to condemn the shipments."
    start = text.index("condemn")
    before, trigger, after = excerpt(sentence(text, start, start + 7), 60)
    assert (trigger, after) == ("condemn", " the shipments.")
    assert before.startswith("… ") and before.endswith("voted to ")


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        (None, ""),
        ({"start": None, "end": None, "grain": "unknown"}, ""),
        ({"start": "2023-07-27", "end": "2023-07-27", "grain": "day"}, "2023-07-27"),
        ({"start": "2023-07-25", "end": "2023-07-27", "grain": "day"}, "2023-07-25 to 2023-07-27"),
        ({"start": "2023-07-01", "end": "2023-07-31", "grain": "month"}, "2023-07"),
        ({"start": "1987-01-01", "end": "1987-12-31", "grain": "year"}, "1987"),
        ({"start": "2023-07-25", "end": None, "grain": "day"}, "from 2023-07-25"),
        ({"start": None, "end": "2023-07-25", "grain": "day"}, "by 2023-07-25"),
    ],
)
def test_dates_are_no_sharper_than_the_text(time: dict[str, Any] | None, shown: str) -> None:
    assert when({"time": time}) == shown


def test_a_chain_runs_from_the_innermost_speaker_to_the_outlet() -> None:
    outlet = {"speaker": "Gazette", "certainty": "asserted", "cue": None}
    ministry = {"speaker": "Ministry", "certainty": "denied", "cue": "denied"}
    agency = {"speaker": "Agency", "certainty": "hedged", "cue": "suggested"}
    assert chain({"attribution": [outlet]}) == "Gazette (asserted)"
    assert (
        chain({"attribution": [ministry, agency, outlet]}) == "Ministry (denied), told by Agency (hedged), in Gazette"
    )
    assert told(ministry) == "“denied”, denied"


def test_sides_and_counts() -> None:
    refs = [
        {"text": "She", "name": "Ilse Brandt", "country": "NOR", "sector": ["GOV"]},
        {"text": "rebels", "name": None},
    ]
    assert side(refs) == "Ilse Brandt (NOR GOV) + rebels"
    assert side([]) == "–"
    assert [count(number, "entry") for number in (1, 1204)] == ["1 entry", "1,204 entries"]

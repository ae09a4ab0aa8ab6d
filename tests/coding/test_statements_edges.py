"""Where a cue, its speaker and its content begin and end, when commas and colons tell more than the parse."""

import pytest

from dragoman.coding.statements import find_statements

from .statement_readings import Plain, plain, read

Said = tuple[str | None, str | None, list[str]]


def said(text: str) -> list[Said]:
    return [plain(statement) for statement in find_statements(read(text), Plain())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The harbour was closed at noon, the correspondent of the Island Post reports.",
            ("the correspondent of the Island Post", "reports", ["The harbour was closed at noon"]),
        ),
        (
            'These raids were called "cruel and useless", the statement said.',
            ("the statement", "said", ['These raids were called "cruel and useless"']),
        ),
        (
            "The firm had paid the duke for years, said lobbyist Anna Lindqvist, a former partner.",
            ("lobbyist Anna Lindqvist, a former partner", "said", ["The firm had paid the duke for years"]),
        ),
        ("Talks will go on, says Seoul", ("Seoul", "says", ["Talks will go on"])),
        ("Kremlin Denies Reports of Arms Sales to Chad", ("Kremlin", "Denies", ["Reports of Arms Sales to Chad"])),
        (
            'This "old custom", the envoy continued, "has lasting value for both".',
            ("the envoy", "continued", ['This "old custom"', '"has lasting value for both"']),
        ),
        (
            "The regent's fleet worried the neighbours.",
            ("the neighbours", "worried", ["The regent's fleet"]),
        ),
    ],
)
def test_a_cue_is_tied_to_its_speaker_and_content(text: str, expected: Said) -> None:
    assert expected in said(text)


def test_a_saying_of_somebody_else_ends_what_was_said_before() -> None:
    text = "Oslo said that the drills increase the risk of war, and the Danish envoy warned that they will go on."
    assert said(text) == [
        ("Oslo", "said", ["that the drills increase the risk of war"]),
        ("the Danish envoy", "warned", ["that they will go on"]),
    ]


def test_a_finite_verb_ends_what_somebody_is_called_on_to_do() -> None:
    (found,) = said("They called on Lima to resume talks about the strait and responded with real steps.")
    assert found == ("They", "called on", ["Lima to resume talks about the strait"])


def test_what_a_colon_announces_is_said_to_the_end_of_its_paragraph() -> None:
    text = (
        "This is a strange offer, the statement noted, and went on: The fleet left the harbour on Monday. "
        "It never sails in winter.\n\nThe weather was fine."
    )
    assert ("the statement", "went on", [
        "The fleet left the harbour on Monday. It never sails in winter.",
    ]) in said(text)  # fmt: skip
    assert not any("weather" in part for _, _, parts in said(text) for part in parts)


def test_a_participle_goes_on_about_the_speaker() -> None:
    text = "Ann Lee said that the minister was late for the vote, adding that he often was."
    assert ("Ann Lee", "adding", ["that he often was"]) in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kim decided to give the feast an international rank.",
        "China and Chad recognise the island as a state.",
        "The medal came as a token of gratitude to Oslo for supporting Chad at the council.",
        "Why do you threaten your neighbours with a curse?",
        "A senior clerk asked not to be named.",
        "The visit suggests that the parties see the same dangers.",
        "The fleet was supposed to sail on Monday.",
    ],
)
def test_deeds_and_questions_are_no_statements(text: str) -> None:
    assert said(text) == []


def test_the_same_pronoun_goes_on_speaking() -> None:
    text = "Bo Berg rested on Monday. The expert Ann Lee said the dam was safe. She said it held. She noted it was new."
    speakers = [statement.speaker for statement in find_statements(read(text), Plain())]
    assert [speaker.name for speaker in speakers if speaker and speaker.text.lower() == "she"] == [
        "The expert Ann Lee",
        "The expert Ann Lee",
    ]

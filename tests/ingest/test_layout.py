import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest import layout
from dragoman.model import FURNITURE, PROSE

from .reading import BODY

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
SECOND = (
    "The opposition was not convinced. Its leader called the agreement a gift to the neighbours and asked for a vote."
)
PIECES = st.sampled_from(
    [
        BODY, SECOND, "A title without an end", "Title | News The Post", "# Marked", "By Jane Doe", "Editor John Roe",
        "29 November 2023", "Photo: AP", "Subscribe to our channel", "• one thing;", "- another", "1. first", "***",
        "-0-", "SEOUL, July 27 (Yonhap) -- The two met.", "MOSCOW. 3 May. /TASS/. They left.", "Why?",
        "\xa0", "\ufeff", "a", "(", "—", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\u2028", "   ", "\t",
    ]
)  # fmt: skip


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(block.kind, block.span.text) for block in layout(text, title)]


def check(text: str, title: str | None) -> None:
    end = 0
    for block in layout(text, title):
        span = block.span
        assert block.kind in (*PROSE, *FURNITURE)
        assert span.field == "text"
        assert text[span.start : span.end] == span.text
        assert span.text == span.text.strip()
        assert span.start >= end
        end = span.end


@given(st.lists(PIECES, max_size=12).map("".join), st.none() | PIECES)
def test_spans_reproduce_the_text_in_order(text: str, title: str | None) -> None:
    check(text, title)


@given(st.text(max_size=200))
def test_spans_reproduce_any_text(text: str) -> None:
    check(text, None)


@pytest.mark.parametrize("space", ["\u2004", "\u205f", "\u1680", "\u3000"])
def test_any_white_space_is_left_out_at_the_ends(space: str) -> None:
    check(f"{space}The talks ended.{space}", None)


@given(st.lists(PIECES, max_size=8).map("\n\n".join))
def test_nothing_with_a_letter_is_lost(text: str) -> None:
    covered = "".join(block.span.text for block in layout(text, None))
    assert sum(map(str.isalpha, covered)) == sum(map(str.isalpha, text))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_bear_every_part_of_an_article(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    check(text, None)
    found = [kind for kind, _ in kinds(text)]
    assert found[0] == "title"
    assert {"date", "heading", "body", "byline", "editor", "credit", "subscribe"} <= set(found)


def test_a_full_page_of_plain_text() -> None:
    text = (
        "Norland opens two posts | Latest news The Border Post\n12 March 2024\n\n"
        "Norland “opens” two posts\n\n" + BODY + "\n\nWhat comes next?\n\nThe plan is:\n\n"
        "  • to open a third post;\n  • to hire guards.\n\n" + SECOND + "\n\n"
        "Photo: Border Post\n\nSubscribe to our channel!\n\nAuthor`s name Jane Doe\nEditor John Roe"
    )
    assert kinds(text) == [
        ("title", "Norland opens two posts"),
        ("source", "Latest news The Border Post"),
        ("date", "12 March 2024"),
        ("heading", "Norland “opens” two posts"),
        ("body", BODY),
        ("heading", "What comes next?"),
        ("body", "The plan is:"),
        ("bullet", "to open a third post;"),
        ("bullet", "to hire guards."),
        ("body", SECOND),
        ("credit", "Photo: Border Post"),
        ("subscribe", "Subscribe to our channel!"),
        ("byline", "Author`s name Jane Doe"),
        ("editor", "Editor John Roe"),
    ]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = "Title of the piece\n\n" + "\n\n".join(textwrap.fill(part, 60) for part in (BODY, SECOND, BODY))
    found = kinds(text)
    assert [kind for kind, _ in found] == ["title", "body", "body", "body"]
    assert found[2][1].replace("\n", " ") == SECOND


def test_wrapped_bullets_go_on_in_the_next_line() -> None:
    item = "to open a third border post near the river before the winter comes and the roads are closed;"
    text = textwrap.fill(BODY, 60) + "\n\n" + "\n".join(textwrap.fill(f"* {item}", 60) for _ in range(2))
    assert [(kind, part.replace("\n", " ")) for kind, part in kinds(text)][1:] == [("bullet", item)] * 2


def test_lines_that_are_paragraphs_stay_apart() -> None:
    parts = [BODY, SECOND, "Nobody was hurt.", "The minister left on Tuesday for the south.", SECOND]
    assert kinds("\n".join(parts), "Other") == [("body", part) for part in parts]


def test_a_title_kept_apart_gives_no_block_unless_the_text_repeats_it() -> None:
    assert kinds(BODY, "Norland opens posts") == [("body", BODY)]
    assert kinds(f"Norland opens posts\n{BODY}", "Norland Opens Posts!")[0] == ("title", "Norland opens posts")
    assert kinds(f"Short line\n\n{BODY}", "Norland opens posts")[0] == ("heading", "Short line")


def test_a_headline_that_is_the_whole_text_is_prose() -> None:
    assert kinds("Norland opens posts") == [("body", "Norland opens posts")]
    assert kinds("Norland opens posts", "Norland opens posts") == [("title", "Norland opens posts")]
    assert kinds("By Jane Doe") == [("body", "By Jane Doe")]


@pytest.mark.parametrize(
    "line",
    [
        "The minister arrived in the capital on Monday.",
        "“We agreed on much,” the minister said,",
        "and then they left",
        "SEOUL (Yonhap) -- The minister arrived",
    ],
)
def test_a_first_line_that_is_no_title(line: str) -> None:
    assert "title" not in [kind for kind, _ in kinds(f"{line}\n\n{BODY}")]


@pytest.mark.parametrize("line", ["Will Norland open its posts?", "Guards leave for the U.S.", "1,000 guards hired"])
def test_a_first_line_that_is_a_title(line: str) -> None:
    assert kinds(f"{line}\n\n{BODY}")[0] == ("title", line)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("29 November 2023", "date"),
        ("Published: Thursday, 27 July 2023 at 10:45 GMT", "date"),
        ("Moscow, 27 July 2023", "date"),
        ("Updated 5:30 PM EDT, July 27, 2023", "date"),
        ("By Jane Doe and John O’Neil in Moscow", "byline"),
        ("(Reporting by Jane Doe in Moscow; Editing by John Roe)", "byline"),
        ("By Jane Doe, 27 July 2023", "byline"),
        ("Edited by John Roe", "editor"),
        ("Photo: “Border Post”", "credit"),
        ("Image credit: AP", "credit"),
        ("© Reuters", "credit"),
        ("Read more: Another story", "subscribe"),
        ("Follow us on the channel", "subscribe"),
        ("Source: TASS", "source"),
        ("(KCNA)", "source"),
    ],
)
def test_lines_of_furniture(line: str, kind: str) -> None:
    assert (kind, line) in kinds(f"{BODY}\n\n{line}\n\n{SECOND}")


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the talks had failed.",
        "Photo shows the minister at the border.",
        "On 3 May 2023 the guards left the post.",
        "Editor in chief John Roe was arrested on Monday.",
        "Follow-up talks failed.",
        "Images of the parade angered the neighbours.",
        "(c) the officials named above shall meet again.",
    ],
)
def test_sentences_that_resemble_furniture_are_read(line: str) -> None:
    found = kinds(f"{BODY}\n\n{line}\n\n{SECOND}")[1]
    assert found[0] in PROSE
    assert found[1] in line


@pytest.mark.parametrize(
    ("head", "sign", "kind"),
    [
        ("PYONGYANG, July 27 (KCNA)", " -- ", "date"),
        ("Pyongyang, July 27, Juche 112 (2023) (KCNA)", " -- ", "date"),
        ("MOSCOW, 3 May. /TASS/", ". ", "date"),
        ("Moscow. 3 May. Interfax", " - ", "date"),
        ("MOSCOW/KYIV, Feb. 2 (Reuters)", " - ", "date"),
        ("WASHINGTON (Reuters)", " - ", "source"),
        ("SEOUL, South Korea (AP)", " — ", "source"),
        ("WASHINGTON", " — ", "source"),
        ("(Reuters)", " - ", "source"),
        ("KORVAN (Northern Herald)", " - ", "source"),
    ],
)
def test_datelines_are_parted_from_the_body(head: str, sign: str, kind: str) -> None:
    assert kinds(head + sign + BODY) == [(kind, head), ("body", BODY)]


@pytest.mark.parametrize(
    "text",
    [
        "Kim Jong Un (KCNA) said that the talks would go on.",
        "NATO - the alliance of 32 states - will meet.",
        "TASS: Russia is ready for talks with its neighbours.",
        "Russia and China - The two states agreed.",
        "Donald Trump (Republican) Won the vote.",
        "In May 3 - The number - was named.",
        "USA - Russia talks go on.",
    ],
)
def test_sentences_that_resemble_datelines_are_whole(text: str) -> None:
    assert kinds(text) == [("body", text)]

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dragoman.show.web.marks import Mark, cut, merge, paragraphs


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(max_size=60))
    spans = draw(st.lists(st.tuples(st.integers(0, 70), st.integers(1, 20)), max_size=12))
    return text, [Mark(start, start + length, "kind", str(number)) for number, (start, length) in enumerate(spans)]


@given(marked())
def test_pieces_reproduce_the_text_and_know_what_covers_them(example: tuple[str, list[Mark]]) -> None:
    text, marks = example
    pieces = list(cut(0, len(text), marks))
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text
    for piece in pieces:
        for at in range(piece.start, piece.end):
            assert {mark.ref for mark in piece.marks} == {mark.ref for mark in marks if mark.start <= at < mark.end}


@given(marked())
def test_merged_stretches_are_disjoint_and_lose_no_reference(example: tuple[str, list[Mark]]) -> None:
    _, marks = example
    merged = merge(marks)
    for (_, end, _), (start, _, _) in pairwise(merged):
        assert end <= start
    assert {ref for _, _, refs in merged for ref in refs} == {mark.ref for mark in marks}
    for mark in marks:
        assert any(start <= mark.start and mark.end <= end and mark.ref in refs for start, end, refs in merged)


@given(st.text(alphabet="ab \n\r\t\u2028", max_size=60))
def test_paragraphs_hold_every_character_that_is_not_space(text: str) -> None:
    spans = paragraphs(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)


def test_a_single_line_break_stays_inside_its_paragraph() -> None:
    text = "\n one\ntwo \n\n \n three"
    assert [text[start:end] for start, end in paragraphs(text)] == ["one\ntwo", "three"]

import html.parser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.show.web.html import Safe, el, join, raw, text
from dragoman.show.words import printable


class Collector(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.data: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.data.append(data)


@given(st.text())
def test_any_text_comes_back_as_text(value: str) -> None:
    parser = Collector()
    parser.feed(el("p", {"title": value}, value))
    parser.close()
    assert parser.tags == [("p", [("title", printable(value))])]
    assert "".join(parser.data) == printable(value)


def test_markup_of_ours_is_kept_and_text_is_escaped_once() -> None:
    assert (
        el("p", None, el("b", None, "<i>"), " & ", None, [Safe("<br>"), "'"])
        == "<p><b>&lt;i&gt;</b> &amp; <br>&#x27;</p>"
    )
    assert text(text("<")) == "&lt;"
    assert join("a", None, ["b"]) == "ab"


def test_attributes_may_stand_alone_or_be_left_out() -> None:
    assert el("input", {"hidden": True, "name": None, "value": '"'}) == '<input hidden value="&quot;">'


def test_a_style_that_closes_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="close"):
        raw("style", "a{} </STYLE><script>")


def test_control_characters_and_half_pairs_become_visible() -> None:
    assert text("a\x00b\ud800c\x1b[31m\n") == "a\ufffdb\ufffdc\ufffd[31m\n"

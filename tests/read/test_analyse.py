"""Readings: every token and sentence is one step from the document's own characters."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import Document
from dragoman.read import Reading, analyse, supported_languages

SENTENCES = [
    "The president of Chad met the Libyan prime minister in N'Djamena on Monday.",
    "“We shall not leave,” he said; nobody answered.",
    "Shots were fired at 4 a.m. near the U.S. embassy — five people died.",
    "Norway's\xa0navy sent two\nfrigates to the\tBarents Sea.",
    "Why would they?",
    "Côte d'Ivoire’s Alassane Ouattara welcomed the €1.5bn loan…",
    "平壌 welcomed the 代表団 on 3 May.",
    "🇺🇦 flags flew over Kherson 🙂.",
]


def document(text, title=None, name="d"):
    return Document(name, "u", None, title, None, None, None, None, "none", "en", text, "", "text")


def read(text, title=None, *, whole=False):
    return next(iter(analyse([document(text, title)], whole=whole)), None)


def check(reading: Reading) -> None:
    """Offsets reproduce the text, in order; trees are trees; children and heads agree."""
    end = {"title": 0, "text": 0}
    for index, sentence in enumerate(reading.sentences):
        held = getattr(reading.document, sentence.field)
        assert sentence.index == index
        assert held[sentence.span.start : sentence.span.end] == sentence.span.text
        assert sentence.span.start >= end[sentence.field]
        end[sentence.field] = sentence.span.end
        assert sentence.tokens[0].start == sentence.span.start
        assert sentence.tokens[-1].end == sentence.span.end
        for left, right in pairwise(sentence.tokens):
            assert left.end <= right.start
        assert sum(token.head == token.i for token in sentence.tokens) == 1
        for i, token in enumerate(sentence.tokens):
            assert token.i == i
            assert held[token.start : token.end] == token.text
            assert token.text.strip()
            assert sentence.text_between(token.start, token.end) == token.text
            assert (token.dep == "root") == (token.head == token.i)
            assert all(sentence.tokens[child].head == i for child in token.children)
            assert i in sentence.tokens[token.head].children or token.head == i
            assert len(list(sentence.ancestors(token))) < len(sentence.tokens)


def covered(reading: Reading) -> set[int]:
    return {
        at
        for sentence in reading.sentences
        if sentence.field == "text"
        for token in sentence.tokens
        for at in range(token.start, token.end)
    }


ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=120)
PARAGRAPHS = st.lists(st.one_of(ANY, st.sampled_from(SENTENCES)), min_size=1, max_size=5)
BREAKS = st.sampled_from(["\n\n", "\r\n\r\n", "\n \t\n", "\n\n\n\n", "\n", "\u2029"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PARAGRAPHS, BREAKS, st.none() | ANY)
def test_offsets_reproduce_any_text(paragraphs, between, title):
    text = between.join(paragraphs)
    for whole in (False, True):
        reading = read(text, title, whole=whole)
        if reading is not None:
            check(reading)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PARAGRAPHS, BREAKS)
def test_read_whole_no_character_is_lost(paragraphs, between):
    text = between.join(paragraphs)
    reading = read(text, whole=True)
    visible = {at for at, char in enumerate(text) if not char.isspace()}
    assert visible - (covered(reading) if reading else set()) == set()


def test_read_whole_keeps_what_is_no_prose():
    text = "By Jane Doe\n\n29 November 2023\n\n• one thing;\n\nThe talks failed.\n\nPhoto: J. Doe"
    assert len(covered(read(text, whole=True))) == sum(not char.isspace() for char in text)
    assert [s.span.text for s in read(text).sentences] == ["one thing;", "The talks failed."]


def test_a_title_kept_apart_is_read_first_with_its_own_offsets():
    reading = read("Peru's president left Quito. Crowds cheered.", "  Peru leaves talks ")
    check(reading)
    assert [(s.kind, s.field) for s in reading.sentences] == [("title", "title"), ("body", "text"), ("body", "text")]
    assert reading.sentences[0].span.text == "Peru leaves talks"
    assert reading.sentences[0].span.start == 2


def test_a_title_that_the_text_repeats_is_read_once():
    text = "Peru leaves talks\n\nPeru's president left Quito on Sunday after a row about the price of copper."
    reading = read(text, "Peru leaves talks")
    assert [s.kind for s in reading.sentences] == ["title", "body"]
    assert {s.field for s in reading.sentences} == {"text"}


def test_no_sentence_crosses_a_paragraph():
    text = "The delegation flew to Lima and\n\nthe talks began\n\nOn Monday they ended."
    reading = read(text)
    check(reading)
    assert [s.span.text for s in reading.sentences] == text.split("\n\n")
    assert [s.paragraph for s in reading.sentences] == [0, 1, 2]
    assert [s.span.text for s in reading.paragraph(1)] == ["the talks began"]


def shape(reading):
    return [(t.text, t.lemma, t.dep, t.head) for s in reading.sentences for t in s.tokens]


PLAIN = (
    "Kenyan soldiers entered the Somali town of Kismayo on Friday.",
    "The envoys of both countries signed a treaty on fishing rights in Oslo.",
    "Two ministers from Laos have refused to meet the delegation of the bank.",
    "Police in the capital fired tear gas at farmers who blocked the road to the port.",
)


@pytest.mark.parametrize("space", ["\n", "\xa0", "\t"])
@pytest.mark.parametrize("plain", PLAIN)
def test_any_single_space_is_a_space(plain, space):
    other = read(plain.replace(" ", space), whole=True)
    check(other)
    assert shape(other) == shape(read(plain, whole=True))
    assert other.sentences[0].span.text == plain.replace(" ", space)


def test_line_ends_of_windows_do_not_change_the_analysis():
    broken = [read(plain.replace(" ", "\r\n"), whole=True) for plain in PLAIN]
    assert [shape(each) for each in broken] == [shape(read(plain, whole=True)) for plain in PLAIN]


@pytest.mark.parametrize(
    "text", [":200\x1d0", "  Peru\x1f  \x1c left  ", "\u3000\u3000The talks\u2003\u2003failed\u2003"]
)
def test_spaces_in_a_row_are_no_words_of_the_tree(text):
    reading = read(text, whole=True)
    check(reading)
    assert covered(reading) == {at for at, char in enumerate(text) if not char.isspace()}


def test_a_token_is_found_by_its_offset():
    text = "Lagos.  Abuja  protested."
    sentence = read(text, whole=True).sentences[-1]
    at = text.index("protested")
    assert sentence.token_at(at).text == "protested"
    assert sentence.token_at(at + 5).text == "protested"
    assert sentence.token_at(at - 1) is None
    assert sentence.token_at(10_000) is None


def test_subtree_and_span_lie_in_order():
    sentence = read("The Danish navy seized a tanker that carried Iranian oil.").sentences[0]
    (oil,) = (t for t in sentence.tokens if t.text == "oil")
    assert sentence.span_of(sentence.tokens[1], sentence.tokens[2]).text == "Danish navy"
    assert [t.text for t in sentence.subtree(oil)] == ["Iranian", "oil"]
    assert sentence.head(next(t for t in sentence.tokens if t.dep == "root")) is None


@pytest.mark.parametrize("text", ["", " \n\n ", "\u200b", "—\n\n***"])
def test_a_text_without_words_has_no_reading(text):
    reading = read(text)
    assert reading is None or covered(reading) <= set(range(len(text)))


def test_a_paragraph_without_end_is_cut_and_nothing_is_lost():
    text = "The council met again and again. " * 900
    reading = read(text.strip(), whole=True)
    check(reading)
    assert len(covered(reading)) == sum(not char.isspace() for char in text)
    unbroken = "x" * 45_000
    assert len(covered(read(unbroken, whole=True))) == 45_000


def test_batches_read_what_single_documents_read():
    documents = [document(text, title, f"d{i}") for i, (text, title) in enumerate(
        [(SENTENCES[0], None), ("", None), (SENTENCES[1], "Nobody answers"), ("\n".join(SENTENCES), None),
         (SENTENCES[2] + "\n\n" + SENTENCES[3], None), (SENTENCES[0], None)]
    )]  # fmt: skip
    single = [reading for each in documents for reading in analyse([each])]
    for size in (1, 3, 64):
        assert list(analyse(documents, batch_size=size)) == single
    assert [reading.document.id for reading in single] == ["d0", "d2", "d3", "d4", "d5"]


def test_analysis_is_lazy_and_in_order():
    def endless():
        number = 0
        while True:
            yield document("The minister resigned.", name=str(number))
            number += 1

    readings = analyse(endless(), batch_size=2)
    assert [next(readings).document.id for _ in range(5)] == ["0", "1", "2", "3", "4"]


def test_english_is_supported():
    assert "en" in supported_languages()

"""What is gathered depends on the documents and judgements in a store, not on the order in which they came."""

import tempfile
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.link import judge, link_stories
from dragoman.model import Coded

from .made import FLOOD, TALKS, a_document, gathered, made

_HEADS = ("Olsa flood", "Brezina mayor Hrubin", "grain treaty of Lutz", "Karvena envoys", "Nordmark harvest")
_TAILS = ("boats rise over the dam", "without a deal", "forty missing", "vote is put off", "talks go on")
MORE = tuple(
    a_document(f"{head} {tail} {number}.", source="D", published=day)
    for number, (head, tail) in enumerate((head, tail) for head in _HEADS for tail in _TAILS)
    for day in (f"2023-05-{number % 9 + 1:02d}" if number % 4 else None,)
)
EVERY = (*FLOOD, *TALKS, *MORE)

slow = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@slow
@given(st.permutations(EVERY), st.lists(st.integers(1, len(EVERY) - 1), max_size=3, unique=True))
def test_stories_and_copies_do_not_depend_on_the_order_of_arrival(order, cuts):
    with tempfile.TemporaryDirectory() as folder:
        with made(Path(folder) / "one.duckdb", EVERY) as store:
            at_once = gathered(store), list(store.view().copies())
        batches = [order[start:end] for start, end in pairwise([0, *sorted(cuts), len(EVERY)])]
        with made(Path(folder) / "two.duckdb", *batches) as store:
            assert (gathered(store), list(store.view().copies())) == at_once


@slow
@given(st.permutations(EVERY), st.integers(1, len(EVERY) - 1))
def test_judgements_hold_whatever_comes_before_or_after_them(order, cut):
    left, right, third = MORE[0], MORE[12], MORE[24]
    first = [left, right, third, *(item for item in order[:cut] if item not in (left, right, third))]
    with tempfile.TemporaryDirectory() as folder, made(Path(folder) / "s.duckdb", first) as store:
        judge(store, "same", left.id, right.id, by="Ada")
        judge(store, "different", left.id, third.id, by="Ada")
        link_stories(store, [left.id, right.id, third.id])
        assert_ruled(gathered(store), left.id, right.id, third.id)
        with made(Path(folder) / "later.duckdb", EVERY) as later:
            judge(later, "different", left.id, third.id, by="Ada")
            judge(later, "same", left.id, right.id, by="Ada")
            link_stories(later, [left.id, right.id, third.id])
            ruled = gathered(later)
        store.writer().write([Coded(document) for document in EVERY])
        link_stories(store)
        assert gathered(store) == ruled
        assert_ruled(ruled, left.id, right.id, third.id)


def assert_ruled(stories, left, right, third):
    (story,) = (story for story in stories if left in story)
    assert right in story
    assert third not in story

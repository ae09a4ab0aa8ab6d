import pytest

from dragoman.errors import UsageError
from dragoman.link import judge, link_stories, rulings, undo
from dragoman.model import Judgement

from .made import FLOOD, TALKS, gathered, ids, made


def moved(judgement):
    return (*judgement.left_documents, *judgement.right_documents)


def ruling(verdict, left, right, at):
    return Judgement(f"j-{at}", verdict, left, right, "Ada", at, False, (left,), (right,))


def test_documents_judged_the_same_are_one_story_until_it_is_undone(tmp_path):
    with made(tmp_path / "s.duckdb", [*FLOOD, *TALKS]) as store:
        judgement = judge(store, "same", FLOOD[0].id, TALKS[0].id, by="Ada")
        link_stories(store, moved(judgement))
        together = next(story for story in store.view().stories() if FLOOD[0].id in story["documents"])
        assert TALKS[0].id in together["documents"]
        reasons = {member["document"]: member["reason"] for member in together["members"]}
        assert reasons[TALKS[0].id].startswith("Ada judged it to belong here")
        link_stories(store, moved(undo(store, judgement.id)))
        assert gathered(store) == {ids(FLOOD), ids(TALKS)}
        assert [found.undone for found in store.view().judgements()] == [True]


def test_documents_judged_different_are_kept_apart_also_when_others_join(tmp_path):
    with made(tmp_path / "s.duckdb", FLOOD[:2]) as store:
        judgement = judge(store, "different", FLOOD[0].id, FLOOD[1].id, by="Ada")
        link_stories(store, moved(judgement))
        assert gathered(store) == set()
    with made(tmp_path / "s.duckdb", FLOOD[2:]) as store:
        assert len(gathered(store)) == 1
        assert all(not {FLOOD[0].id, FLOOD[1].id} <= story for story in gathered(store))
        link_stories(store, moved(undo(store, judgement.id)))
        assert gathered(store) == {ids(FLOOD)}


def test_stories_judged_the_same_become_the_one_formed_first(tmp_path):
    with made(tmp_path / "s.duckdb", FLOOD, TALKS) as store:
        flood, talks = (
            next(story["id"] for story in store.view().stories() if group[0].id in story["documents"])
            for group in (FLOOD, TALKS)
        )
        judgement = judge(store, "same", flood, talks, by="Ada")
        link_stories(store, moved(judgement))
        (story,) = store.view().stories()
        assert (story["id"], story["formerly"]) == (flood, [talks])
        assert set(story["documents"]) == ids([*FLOOD, *TALKS])
        link_stories(store, moved(undo(store, judgement.id)))
        assert gathered(store) == {ids(FLOOD), ids(TALKS)}
        assert flood in {story["id"] for story in store.view().stories()}


def test_the_same_ruling_twice_is_one_and_the_contrary_undoes_it(tmp_path):
    with made(tmp_path / "s.duckdb", FLOOD) as store:
        first = judge(store, "same", FLOOD[0].id, FLOOD[1].id, by="Ada")
        assert judge(store, "same", FLOOD[1].id, FLOOD[0].id, by="Ben") == first
        judge(store, "different", FLOOD[0].id, FLOOD[1].id, by="Ben")
        assert [(found.verdict, found.undone) for found in store.view().judgements()] == [
            ("same", True),
            ("different", False),
        ]


def test_of_rulings_that_contradict_each_other_through_others_the_later_wins():
    first, second, third = (
        ruling("same", "d-1", "d-2", "1"), ruling("same", "d-2", "d-3", "2"), ruling("different", "d-1", "d-3", "3")
    )  # fmt: skip
    found = rulings([first, second, third])
    assert found.together == (("d-2", "d-3"),)
    assert found.apart == (("d-1", "d-3"),)


@pytest.mark.parametrize(
    ("left", "right"), [("d-0", "d-1"), ("nonsense", "d-1"), ("e-0000000000000000", "d-0000000000000000")]
)
def test_ids_that_name_nothing_or_are_of_two_kinds_are_refused(tmp_path, left, right):
    with made(tmp_path / "s.duckdb", FLOOD) as store, pytest.raises(UsageError):
        judge(store, "same", left, right, by="Ada")


def test_a_judgement_cannot_be_undone_twice(tmp_path):
    with made(tmp_path / "s.duckdb", FLOOD) as store:
        judgement = judge(store, "same", FLOOD[0].id, FLOOD[1].id, by="Ada")
        undo(store, judgement.id)
        with pytest.raises(UsageError, match="undone already"):
            undo(store, judgement.id)

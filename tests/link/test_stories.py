from dragoman.link import link_stories

from .made import FLOOD, TALKS, gathered, ids, made


def test_articles_about_the_same_happening_are_one_story(tmp_path):
    with made(tmp_path / "s.duckdb", [*FLOOD, *TALKS]) as store:
        assert gathered(store) == {ids(FLOOD), ids(TALKS)}
        assert link_stories(store) == ()


def test_a_late_article_joins_and_the_story_keeps_its_id(tmp_path):
    with made(tmp_path / "s.duckdb", FLOOD[:2]) as store:
        (before,) = store.view().stories()
    with made(tmp_path / "s.duckdb", FLOOD[2:]) as store:
        (after,) = store.view().stories()
    assert after["id"] == before["id"]
    assert after["documents"] == [document.id for document in FLOOD] or ids(FLOOD) == set(after["documents"])
    assert (after["first"], after["last"]) == ("2023-05-02", "2023-05-03")


def test_each_member_says_why_it_is_here(tmp_path):
    with made(tmp_path / "s.duckdb", TALKS) as store:
        (story,) = store.view().stories()
    assert [member["document"] for member in story["members"]] == story["documents"]
    assert all("lutz" in member["reason"] and "a day apart" in member["reason"] for member in story["members"])

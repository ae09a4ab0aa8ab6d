import pytest

from dragoman.ingest import describe

from .reading import BODY


def test_the_header_date_counts_and_an_update_does_not() -> None:
    text = f"Norland opens posts\n\nUpdated: 28 July 2023\nPublished: 27 July 2023\nBy Jane Doe\n\n{BODY}"
    head = describe(text)
    assert (head.title, head.published, head.published_by, head.author) == (
        "Norland opens posts",
        "2023-07-27",
        "header",
        "Jane Doe",
    )
    assert describe(f"Title of it\n\nUpdated: 28 July 2023\n\n{BODY}").published == "2023-07-28"


def test_a_full_dateline_is_the_date_and_its_agency_is_named() -> None:
    head = describe(f"PYONGYANG, July 27, 2023 (KCNA) -- {BODY}")
    assert (head.published, head.published_by, head.agency) == ("2023-07-27", "header", "KCNA")
    assert describe(f"MOSCOW (Reuters) - {BODY}").agency == "Reuters"


def test_a_dateline_without_a_year_needs_one_given() -> None:
    text = f"PYONGYANG, July 27 (KCNA) -- {BODY}"
    assert (describe(text).published, describe(text).published_by) == (None, "none")
    head = describe(text, given="2023")
    assert (head.published, head.published_by) == ("2023-07-27", "header")
    head = describe(text, given="2023-08-01")
    assert (head.published, head.published_by) == ("2023-08-01", "given")


def test_history_in_the_body_is_no_date_of_the_document() -> None:
    head = describe(f"Title of it\n\nOn 3 September 1953 the two states signed a treaty. {BODY}")
    assert (head.published, head.published_by) == (None, "none")


def test_the_text_may_say_when_it_was_published() -> None:
    head = describe(f"{BODY}\n\nThis article was first published on 3 May 2024 and has been shortened.")
    assert (head.published, head.published_by) == ("2024-05-03", "body")


def test_a_date_in_two_readings_is_a_warning() -> None:
    head = describe(f"Title of it\n\n03/04/2023\n\n{BODY}")
    assert head.published is None
    assert "03/04/2023" in head.warnings[0]


def test_the_order_of_the_witnesses() -> None:
    text, url = f"Title of it\n\n1 May 2024\n\n{BODY}", "https://example.org/2024/05/04/a"
    assert describe(text, stated="2024-05-02", given="2024-05-03", url=url).published_by == "meta"
    assert describe(text, given="2024-05-03", url=url).published_by == "given"
    assert describe(text, url=url).published_by == "header"
    assert describe(BODY, url=url).published_by == "url"


def test_the_outlet_is_found_in_the_furniture() -> None:
    assert describe(f"Title of it | Latest news The Border Post\n\n{BODY}").outlet == "The Border Post"
    assert describe(f"Title of it | World | Border.Post\n\n{BODY}").outlet == "Border.Post"
    assert describe(f"Title of it | News\n\n{BODY}").outlet is None
    assert describe(f"{BODY}\n\nSubscribe to Border.Post Telegram channel, RSS!").outlet == "Border.Post"
    assert describe(f"{BODY}\n\nSubscribe to our channels ZEN, PULSE").outlet is None


def test_bylines_keep_every_name_and_no_place() -> None:
    assert (
        describe(f"Title of it\nBy Jane Doe in Moscow and John Roe in Kyiv\n\n{BODY}").author == "Jane Doe and John Roe"
    )
    assert describe(f"Title of it\nBy Jane Doe, Associated Press | 3 May 2024\n\n{BODY}").author == "Jane Doe"
    assert describe(f"{BODY}\n\nAuthor`s name Jane Doe\nEditor John Roe").author == "Jane Doe"


@pytest.mark.parametrize(
    ("stated", "url", "told"),
    [
        ("2024-05-04", "https://example.org/2024/05/03/a", []),
        ("2024-09-20", None, ["header, 2024-05-03"]),
        ("2024-05-04", "https://example.org/2023/07/27/a", ["address, 2023-07-27"]),
        (None, "https://example.org/2023/07/27/a", ["address, 2023-07-27"]),
    ],
)
def test_dates_that_disagree_are_told(stated: str | None, url: str | None, told: list[str]) -> None:
    text = "NAIROBI, 3 May 2024 (Reuters) - Denmark expelled two Kenyan diplomats, officials said."
    found = describe(text, stated=stated, url=url)
    assert found.published == (stated or "2024-05-03")
    assert len(found.warnings) == len(told)
    assert all(words in warning for words, warning in zip(told, found.warnings, strict=True))


@pytest.mark.parametrize(
    ("stated", "told"), [("2023-11-29", True), ("2023-07-29", False), ("2024-01-02", True), ("2023-07-26", False)]
)
def test_a_dateline_without_a_year_bears_witness_too(stated: str, told: bool) -> None:
    found = describe("NAIROBI, July 27 (Reuters) - Kenya expelled two diplomats of Chad on Tuesday.", stated=stated)
    assert found.published == stated
    assert any("2023-07-27" in warning for warning in found.warnings) == told

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.dates import find_dates, parse_date, url_date

FORMS = [
    "%d %B %Y",
    "%B %d, %Y",
    "%Y-%m-%d",
    "%d.%m.%Y",
    "%a, %d %b %Y 10:00:00 GMT",
    "%Y-%m-%dT10:00:00Z",
    "%d-%b-%Y",
    "%Y%m%d",
]


@given(st.dates(date(1800, 1, 1), date(2199, 12, 31)), st.sampled_from(FORMS))
def test_written_dates_are_read_back(day: date, form: str) -> None:
    assert parse_date(day.strftime(form)) == day.isoformat()


@pytest.mark.parametrize(
    "text", ["03/04/2023", "3-4-2023", "31 June 2023", "2023-13-40", "May 2023", "yesterday", "", "1690000000"]
)
def test_what_is_no_certain_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "iso"), [("27/07/2023", "2023-07-27"), ("7/27/2023", "2023-07-27"), ("4/4/2023", "2023-04-04")]
)
def test_figures_that_have_one_reading(text: str, iso: str) -> None:
    assert parse_date(text) == iso


def test_a_date_without_a_year_takes_it_from_elsewhere() -> None:
    (found,) = find_dates("PYONGYANG, July 27 (KCNA)")
    assert (found.iso, found.in_year(2023)) == (None, "2023-07-27")
    (leap,) = find_dates("29 February")
    assert (leap.in_year(2023), leap.in_year(2024)) == (None, "2024-02-29")


@given(st.text(max_size=100))
def test_spans_lie_within_any_text(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    ("url", "iso"),
    [
        ("https://example.org/2023/7/27/a", "2023-07-27"),
        ("https://example.org/item/2011/201112/2011-12-01ee.html", "2011-12-01"),
        ("https://example.org/news/20230727-a", "2023-07-27"),
        ("https://example.org/20239999/45678901", None),
        ("https://example.org/news/123456789", None),
    ],
)
def test_dates_in_addresses(url: str, iso: str | None) -> None:
    assert url_date(url) == iso

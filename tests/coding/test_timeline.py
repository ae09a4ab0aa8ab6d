"""When events happened: by their own expressions, by other events, by their passage, by the document's day."""

import pytest

import dragoman

TODAY = "2024-05-14"


def event(text, kind, published=TODAY):
    """The first event of a kind in a text."""
    coded = dragoman.code(text, published=published)
    return next(event for event in coded.events if event.event == kind)


@pytest.mark.parametrize(
    ("text", "kind", "start", "end", "grain", "anchor"),
    [
        ("Poland expelled two Belarusian diplomats on 2 April.", "SANCTION", "2024-04-02", "2024-04-02", "day", "text"),
        ("Last month Poland expelled two Belarusian envoys.", "SANCTION", "2024-04-01", "2024-04-30", "month", "text"),
        ("Poland expelled two Belarusian diplomats.", "SANCTION", "2024-05-08", "2024-05-14", "week", "document"),
        ("Russia will attack Ukraine.", "ASSAULT", "2024-05-14", None, "unknown", "document"),
        ("In 1978 Vietnam invaded Cambodia.", "ASSAULT", "1978-01-01", "1978-12-31", "year", "text"),
    ],
)
def test_an_event_is_dated(text, kind, start, end, grain, anchor):
    time = event(text, kind).time
    assert (time.start, time.end, time.grain, time.anchor) == (start, end, grain, anchor)


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("Chinese officials met Danish officials before the summit on 12 May.", "CONSULT", None, "2024-05-12"),
        ("Kenya expelled two Danish diplomats after the attack on 10 May.", "SANCTION", "2024-05-10", None),
        ("Since the coup in May 2021, Denmark has sanctioned Kenya.", "SANCTION", "2021-05-01", "2024-05-14"),
        ("Russia attacked Odesa two days after the blast on 10 May.", "ASSAULT", "2024-05-12", "2024-05-12"),
        ("Kenya has bombed rebel camps for three days.", "ASSAULT", "2024-05-11", "2024-05-14"),
        ("Kenya has been bombing rebel camps.", "ASSAULT", None, "2024-05-14"),
        ("Poland expelled two diplomats from 10 to 12 May.", "SANCTION", "2024-05-10", "2024-05-12"),
        ("Poland expelled two diplomats on April 24 and 25.", "SANCTION", "2024-04-24", "2024-04-25"),
        ("Poland expelled two diplomats on 24, 25 and 27 April.", "SANCTION", "2024-04-24", "2024-04-27"),
        ("Denmark attacked Kenya between March and May.", "ASSAULT", "2024-03-01", "2024-05-31"),
    ],
)
def test_bounds_stretches_and_lists_are_intervals(text, kind, start, end):
    time = event(text, kind).time
    assert (time.start, time.end) == (start, end)


def test_who_held_an_office_goes_by_the_time_told_of():
    told = dragoman.code("In 2010 President Obama condemned Kenya.", published=TODAY).events
    assert [event.actor[0].sector for event in told] == [("GOV",)]
    beside = dragoman.code("President Obama condemned the 2010 attack on Kenya.", published="2016-05-14").events
    assert beside[0].actor[0].sector == ("GOV",)


def test_what_happens_in_the_subject_takes_the_story_on():
    text = (
        "In 1948 Denmark gave Kenya a railway car.\n\n"
        "The second visit of the Danish king to Kenya in September 1953 was short. Then Kenya expelled two diplomats."
    )
    time = event(text, "SANCTION").time
    assert (time.start, time.anchor) == ("1953-09-01", "narrative")


def test_the_time_points_to_its_words():
    text = "Poland expelled two Belarusian diplomats on 2 April."
    span = event(text, "SANCTION").time.span
    assert text[span.start : span.end] == span.text
    assert "2 April" in span.text
    assert event("Poland expelled two Belarusian diplomats.", "SANCTION").time.span is None


def test_a_month_before_the_visit_is_counted_from_the_visit():
    text = (
        "The Danish prime minister visited Nairobi on 10 May 2024. "
        "A month before the visit, Kenya expelled two Danish diplomats."
    )
    time = event(text, "SANCTION").time
    assert (time.start[:7], time.anchor) == ("2024-04", "event")


def test_without_another_event_it_is_counted_from_the_document():
    time = event("Two weeks before the vote, Kenya expelled two Danish diplomats.", "SANCTION").time
    assert (time.start, time.end, time.anchor) == ("2024-04-29", "2024-05-05", "event")


HISTORY = (
    "In September 1953 North Korea sent a delegation to Moscow. Later China delivered rice to North Korea.\n\n"
    "Poland expelled two Belarusian diplomats on 2 May 2024. Latvia arrested a Belarusian sailor."
)


def test_a_passage_about_the_past_stays_in_the_past():
    coded = dragoman.code(HISTORY, published=TODAY)
    times = {event.event: (event.historical, event.time.start[:4], event.time.anchor) for event in coded.events}
    assert times["AID"] == (True, "1953", "narrative")
    assert times["SANCTION"] == (False, "2024", "text")
    assert times["COERCE"][:2] == (False, "2024")


@pytest.mark.parametrize(
    ("when", "historical"),
    [("in 1978", True), ("in March 2019", True), ("on 2 May", False), ("last year", False), ("yesterday", False)],
)
def test_only_what_is_long_past_is_history(when, historical):
    assert event(f"Poland expelled two Belarusian diplomats {when}.", "SANCTION").historical is historical


def test_what_is_said_on_monday_did_not_happen_on_monday():
    found = event("On Monday Ukraine said that Russian troops attacked Sumy.", "ASSAULT")
    assert found.time.anchor == "document"


def test_without_any_date_there_is_no_time():
    found = event("Poland expelled two Belarusian diplomats.", "SANCTION", published=None)
    assert found.time is None
    assert not found.historical


def test_without_the_documents_date_a_full_date_still_counts():
    time = event("Poland expelled two Belarusian diplomats on 2 April 2019.", "SANCTION", published=None).time
    assert (time.start, time.anchor) == ("2019-04-02", "text")


def test_then_lies_between_the_dates_told_before_and_after_it():
    text = (
        "In 1963 Chad signed a treaty with Libya. Then Libya attacked Chad. "
        "In June 1971 Chad expelled the Libyan ambassador."
    )
    time = event(text, "ASSAULT").time
    assert (time.start, time.end, time.anchor) == ("1963-01-01", "1971-06-30", "narrative")


def test_clauses_strung_together_share_their_time():
    text = "In March, Chad signed a pact with Niger. It expelled the envoy of Libya, accusing Libya of spying."
    coded = dragoman.code(text, published=TODAY)
    assert {found.time.start for found in coded.events} == {"2024-03-01"}


@pytest.mark.parametrize(
    "text",
    ["In 44 BC Libya attacked Chad.", "Libya attacked Chad on 13.5.50 and 13.5.49.", "On 31 June Libya attacked Chad."],
)
def test_no_interval_ends_before_it_begins(text):
    for found in dragoman.code(text, published=TODAY).events:
        assert found.time is None or found.time.start <= found.time.end


def test_years_before_christ_are_not_dated_by_the_document():
    found = event("In 44 BC Libya attacked Chad.", "ASSAULT")
    assert found.time is None and found.historical


def test_the_first_in_so_many_years_is_not_to_come():
    found = event("Ruto is the first Kenyan president to visit Chad in 40 years.", "CONSULT")
    assert found.time is None or (found.time.end or "") <= TODAY

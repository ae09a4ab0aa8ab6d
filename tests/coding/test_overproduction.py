"""What is no event, or not that party's: things behind pronouns, acts only spoken of, visits at home."""

import pytest

from dragoman import code


def _events(text: str, source: str | None = None) -> list[str]:
    def codes(refs):
        return ",".join(ref.country or "-" for ref in refs) or "-"

    return [f"{e.event} {codes(e.actor)} > {codes(e.recipient)} {e.status}" for e in code(text, source=source).events]


def test_a_pronoun_means_the_subject_that_is_no_actor_before_an_actor_that_is_none():
    told = "Chad rebuilt the bridge to Cameroon. The bridge spans the Logone. It attracted Mali's attention."
    assert all(not event.startswith("SUPPORT") for event in _events(told))
    assert _events("The measures of Ghana failed. They condemned Togo.") == []


def test_what_a_text_says_is_said_by_its_author():
    told = "The Laotian president sent a message to the Cuban leader. The message praised Cuba. It condemned Vietnam."
    assert {"SUPPORT LAO > CUB actual", "ACCUSE LAO > VNM actual"} <= set(_events(told))


@pytest.mark.parametrize(
    "text",
    [
        "The Chadian president visited the Chadian parliament on Monday.",
        "The Islamists in Niger are not a threat.",
        "Mali is eager to avenge itself on Niger.",
        "Analysts and officials of Ghana agree that Togo is rich.",
        "A Chadian resident visited Mali in May.",
        "Thousands of Chadian farmers fled the drought.",
        "Chad's minister asked the Malian envoy whether he spoke French.",
        "Senator Pat Doe agreed, telling the Chadian press so.",
        "The Peruvian and Chilean ministers spoke about ways of deepening cooperation.",
    ],
)
def test_nothing_is_done_by_what_is_only_said_of_somebody(text: str):
    assert not [e for e in _events(text) if not e.startswith("CONSULT PER")]


def test_what_is_put_aside_for_something_else_is_not_done():
    assert "SUPPORT OMN > QAT negated" in _events("Oman stayed neutral rather than siding with Qatar.")


def test_the_halves_of_a_divided_land_are_its_states_where_both_are_spoken_of():
    told = "North Korea and South Korea remain at odds. The north accused the south of staging war games."
    assert any(event.startswith("ACCUSE PRK") for event in _events(told))
    assert not any(
        "PRK" in event for event in _events("Mali's army fought rebels. The north accused the army of theft.")
    )


def test_what_a_protest_is_against_by_its_modifier_receives_it():
    assert "PROTEST PAK > USA actual" in _events(
        "Thousands of Pakistanis staged an anti-US protest in Lahore on Friday."
    )


def test_an_interview_and_a_word_in_a_name_are_no_events():
    assert _events("Xinhua met the Chinese engineers in the tunnel.", source="Xinhua") == []
    assert not any(
        e.startswith("SUPPORT") for e in _events("The Citizens' Solidarity for Peru held a press conference.")
    )

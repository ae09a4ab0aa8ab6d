"""PLOVER's rules on attitudes, tense and reality, through the whole coder."""

import pytest

import dragoman

from .tables import nearly_all

PUBLISHED = "2024-05-14"


def described(event):
    def side(refs):
        return ",".join(sorted({ref.country for ref in refs if ref.country})) or "-"

    return f"{event.event} {side(event.actor)} > {side(event.recipient)} {event.status}"


def events(text):
    return [described(event) for event in dragoman.code(text, published=PUBLISHED).events]


def check(table, share=0.9):
    wrong = []
    for text, wanted in table:
        got = events(text)
        if wanted not in got:
            wrong.append(f"{text} {got}, not {wanted}")
    nearly_all(wrong, len(table), share)


TENSE = [
    ("Italy will send generators to Malta.", "AGREE ITA > MLT actual"),
    ("Italy sent generators to Malta.", "AID ITA > MLT actual"),
    ("The Kenyan president will visit Ghana.", "AGREE KEN > GHA actual"),
    ("The Kenyan president visited Ghana.", "CONSULT KEN > GHA actual"),
    ("Norway will recognise Palestine.", "AGREE NOR > PSE actual"),
    ("Norway recognised Palestine.", "SUPPORT NOR > PSE actual"),
    ("Estonia will extradite the suspect to Latvia.", "AGREE EST > LVA actual"),
    ("Eritrea will withdraw its troops from Ethiopia.", "CONCEDE ERI > ETH actual"),
    ("Eritrea withdrew its troops from Ethiopia.", "RETREAT ERI > ETH actual"),
    ("Russia will attack Ukraine.", "ASSAULT RUS > UKR future"),
    ("Poland will expel two Belarusian diplomats.", "SANCTION POL > BLR future"),
]


def test_what_is_to_come_of_cooperation_is_agreed_and_of_retreat_conceded():
    check(TENSE)


def test_what_is_agreed_names_the_act():
    (event,) = dragoman.code("Italy will send generators to Malta.", published=PUBLISHED).events
    assert (event.event, event.of, event.status, event.quad) == ("AGREE", "AID", "actual", 1)
    (event,) = dragoman.code("Italy sent generators to Malta.", published=PUBLISHED).events
    assert (event.event, event.of) == ("AID", None)


ATTITUDES = [
    ("Brazil agreed to send tents to Haiti.", "AGREE BRA > HTI actual"),
    ("Eritrea agreed to withdraw its troops from Ethiopia.", "AGREE ERI > ETH actual"),
    ("Eritrea promised to withdraw its troops from Ethiopia.", "CONCEDE ERI > ETH actual"),
    ("Kenya urged Rwanda to withdraw its troops from Congo.", "REQUEST KEN > RWA actual"),
    ("Mali asked France for military aid.", "REQUEST MLI > FRA actual"),
    ("Spain called on Israel to halt its attacks on Gaza.", "REQUEST ESP > ISR actual"),
    ("Bulgaria refused to extradite the suspect to Turkey.", "REJECT BGR > TUR actual"),
    ("Latvia threatened to expel the Belarusian ambassador.", "THREATEN LVA > BLR actual"),
    ("Iraq threatened to bomb Kuwait.", "THREATEN IRQ > KWT actual"),
    ("Cuba accused Poland of sending weapons to Georgia.", "ACCUSE CUB > POL actual"),
    ("Peru rejected the offer of talks by Chile.", "REJECT PER > CHL actual"),
    ("Algeria promised to build a hospital in Niger.", "AGREE DZA > NER actual"),
]


def test_an_attitude_joins_the_act_it_is_about():
    check(ATTITUDES)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Iraq threatened to bomb Kuwait.", "ASSAULT"),
        ("Latvia threatened to expel the Belarusian ambassador.", "SANCTION"),
        ("Brazil agreed to send tents to Haiti.", "AID"),
        ("Bulgaria refused to extradite the suspect to Turkey.", "COOPERATE"),
        ("Kenya urged Rwanda to withdraw its troops from Congo.", "RETREAT"),
        ("Italy will send generators to Malta.", "AID"),
    ],
)
def test_what_is_only_threatened_promised_refused_or_asked_is_not_done(text, never):
    done = [e.event for e in dragoman.code(text, published=PUBLISHED).events if e.status == "actual"]
    assert never not in done


@pytest.mark.parametrize(
    "text",
    [
        "Poland did not expel the Belarusian diplomats.",
        "No Turkish troops attacked Greece.",
        "Poland may expel two Belarusian diplomats.",
        "Russia plans to attack Ukraine.",
        "Poland considered expelling two Belarusian diplomats.",
        "Did Israel bomb Lebanon?",
        "Russia never attacked Finland, the Kremlin said.",
        "If Israel bombs Lebanon, Iran will leave the talks.",
        "Israel would bomb Lebanon if the truce failed.",
        "The army was ready to attack Chad.",
    ],
)
def test_nothing_denied_planned_or_guessed_is_done(text):
    for event in dragoman.code(text, published=PUBLISHED).events:
        assert not (event.status == "actual" and event.quad == 4), described(event)


ROLES = [
    ("Chile and Peru condemned Bolivia.", "ACCUSE CHL,PER > BOL actual"),
    ("Norway and Finland held talks.", "CONSULT FIN,NOR > - actual"),
    ("Kenya's president flew to Accra for talks.", "CONSULT KEN > GHA actual"),
    ("Ministers of Oman and Qatar met.", "CONSULT OMN,QAT > - actual"),
    ("Two Iranian diplomats were expelled by Albania.", "SANCTION ALB > IRN actual"),
    ("India and Vietnam began joint naval drills.", "COOPERATE IND,VNM > - actual"),
    ("Pakistan held a military exercise.", "MOBILIZE PAK > - actual"),
    ("Egypt invited the Danish premier.", "AGREE EGY > DNK actual"),
    ("Ghana vetoed the motion.", "REJECT GHA > - actual"),
    ("Thousands of Peruvian students marched in Lima.", "PROTEST PER > - actual"),
]


def test_roles_follow_the_codebook():
    check(ROLES)


@pytest.mark.parametrize(
    "text",
    [
        "Fourteen houses burned in Riga.",
        "The Global South has many voices.",
        "The company launched a new telephone in Warsaw.",
        "Spain beat Portugal 3-1 in the final.",
        "She visited her grandmother.",
    ],
)
def test_what_is_no_political_event_is_not_coded(text):
    assert events(text) == []


def test_a_people_can_protest():
    assert events("Peruvians protested in Lima.") == ["PROTEST PER > - actual"]


def test_scores_follow_mode_and_code():
    (event,) = dragoman.code("Latvia threatened to expel the Belarusian ambassador.", published=PUBLISHED).events
    assert (event.quad, event.event) == (3, "THREATEN")
    assert event.score < 0
    assert event.goldstein is not None and event.goldstein < 0


def test_a_demand_made_in_the_words_of_duty_is_a_request():
    assert "REQUEST JPN > CHN actual" in events("Japan said China must leave the islands.")


def test_every_event_says_whose_word_it_is():
    text = "Ukraine said Russian troops attacked Sumy. Poland expelled two Belarusian diplomats."
    coded = dragoman.code(text, published=PUBLISHED, source="The Harbour Post")
    chains = {event.event: [link.country for link in event.attribution] for event in coded.events}
    assert chains["ASSAULT"] == ["UKR", None]
    assert chains["SANCTION"] == [None]
    assert {event.attribution[-1].speaker for event in coded.events} == {"The Harbour Post"}
    statements = {statement.id for statement in coded.statements}
    for event in coded.events:
        assert event.attribution[-1].statement_id is None
        assert all(link.statement_id in statements for link in event.attribution[:-1])

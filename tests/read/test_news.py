"""Sentence splitting on news as it comes: abbreviations, quotes, datelines, lost full stops, odd spaces and signs.

A ratchet, so that retraining the pipeline does not block the line: most cases must come out whole, and nearly all
boundaries must be right. The sentences are invented.
"""

import pytest

from dragoman.model import Document
from dragoman.read import analyse

CASES = [
    "Gen. Tomas Okello arrived on Friday. | He met U.S. officials in Nairobi.",
    "The DPRK's envoy left Geneva. | No talks are planned.",
    "Ambassador Li Wen met Dr. Anna Kovacs at 4 p.m. on Tuesday. | They discussed Art. 5 of the treaty.",
    "“We will not leave,” said Sen. Paul Moreau. | “Nobody asked us.”",
    '"We will not leave," said Maj. Gen. Idris Deby. | "Nobody asked us."',
    "The minister resigned. | “It was time. | I have no regrets,” she told reporters.",
    "Col. Ibrahim Sow was dismissed by the U.N. mission. | Its head gave no reason.",
    "Norway, Sweden, etc. will send ships. | Denmark will not.",
    "Mr. and Mrs. Haddad fled to Tripoli, Lebanon. | Their house burned down.",
    "Exports fell 3.5 percent in Jan. 2019. | Imports rose.",
    "The talks failed… | Both sides blamed each other.",
    "Is the ceasefire holding? | Observers doubt it. | Shelling was heard at 6 a.m.",
    "Police arrested J. R. Mbeki and two aides. | All three deny the charges.",
    "The Foreign Ministry of the Islamic Republic of Iran rejected the claims, IRNA reported.",
    "Protesters shouted: “Down with the junta!” | Troops fired into the air.",
    "The St. Petersburg court adjourned. | Lawyers will return on Monday.",
    "Kyiv\u00a0said that 14 drones were shot down. | Moscow did not comment.",
    "Rebels seized Goma on Sunday. | (The army says it still holds the airport.)",
    "Parliament voted 212-198 for the bill. | President Ruiz will sign it.",
    "Lt. Cmdr. Ana Silva said the ship was “safe.” | It will dock in Bergen.",
    "Abd al-Rahman al-Khatib and Sheikh Hamad bin Jassim met in Doha. | Qatar's emir joined them.",
    "Nguyen Van Thanh visited Pyongyang. | Kim Yong Chol received him.",
    "The company, Aurora Energy Inc., paid the fine. | It admitted no guilt.",
    "Turkey and Greece agreed to talk again; no date was set.",
    "“Sanctions work,” he said, “but they take time.”",
    "Chad, Mali, and Niger closed their borders. | France protested.",
    "The U.K. and the E.U. signed the deal. | It enters into force in May.",
    "A spokesman for No. 10 declined to comment. | Labour called it a scandal.",
    "Why did the army wait? | “Orders,” said one officer.",
    "The blast killed 12 people, officials said. | Dozens were wounded.",
]


def split(text):
    """The sentences of a text as the pipeline cuts it, marked with bars as in the cases."""
    document = Document("d", "u", None, None, None, None, None, None, "none", "en", text, "", "text")
    reading = next(iter(analyse([document], whole=True)))
    return [sentence.span.text for sentence in reading.sentences]


@pytest.fixture(scope="module")
def results():
    return [(case.split(" | "), split(case.replace(" | ", " "))) for case in CASES]


def test_most_texts_are_cut_as_a_reader_would(results):
    wrong = [found for wanted, found in results if found != wanted]
    assert len(wrong) <= 5, wrong


def test_nearly_all_boundaries_are_right(results):
    gold = found = right = 0
    for wanted, cut in results:
        want, have = set(wanted[:-1]), set(cut[:-1])
        gold, found, right = gold + len(want), found + len(have), right + len(want & have)
    assert 2 * right / (gold + found) >= 0.85


@pytest.mark.parametrize("sign", ["\u2019", "'"])
def test_curly_and_straight_signs_are_read_alike(sign):
    document = Document(
        "d", "u", None, None, None, None, None, None, "none", "en", f"Peru{sign}s army didn{sign}t move.", "", "text"
    )
    (reading,) = analyse([document], whole=True)
    (sentence,) = reading.sentences
    assert [t.text for t in sentence.tokens] == ["Peru", f"{sign}s", "army", "did", f"n{sign}t", "move", "."]

from pathlib import Path

import pytest

from dragoman.ingest import identify
from dragoman.ingest.language import normalise

from .reading import BODY, one

FRENCH = (
    "Le ministre est arrivé lundi dans la capitale, où il a rencontré son homologue ; ils ont signé un accord. " * 4
)


@pytest.mark.parametrize(
    "text",
    [
        "Putin trifft Xi",
        "Xi Jinping, Ursula von der Leyen in Shijiazhuang: Borrell, Le Drian, Di Maio",
        "Kim Yong Nam Greets Romanian President",
        "Rodong Sinmun: Choe Ryong Hae, Ri Yong Ho",
        "‘La Repubblica’ calls the Ministero degli Esteri to account",
        BODY,
    ],
)
def test_short_text_in_latin_script_counts_as_english(text: str) -> None:
    assert identify(text) == "en"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Путин прибыл в Пекин", "ru"),
        ("Le président russe rencontre son homologue chinois à Pékin", "fr"),
        ("Der Außenminister ist nicht zu den Gesprächen nach Genf gereist", "de"),
        (FRENCH, "fr"),
        ("習近平主席は北京で会談した", "ja"),
    ],
)
def test_what_is_plainly_another_language_is_named(text: str, lang: str) -> None:
    assert identify(text) == lang


def test_a_text_without_letters_has_no_language() -> None:
    assert identify("1953 – 2023 !") is None


@pytest.mark.parametrize(
    ("tag", "code"), [("en", "en"), ("EN-us", "en"), ("eng", "en"), ("pt_BR", "pt"), ("fra", "fr")]
)
def test_language_tags_are_brought_to_two_letters(tag: str, code: str) -> None:
    assert normalise(tag) == code


def test_an_unsupported_language_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH)
    document = one(tmp_path / "a.txt")
    assert document.lang == "fr"
    assert document.warnings == ("language 'fr' is not supported yet: stored, not coded",)


def test_the_record_knows_its_language_best(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{BODY}", "lang": "de"}}')
    assert one(tmp_path / "a.jsonl").lang == "de"

"""Which language a text is in, and whether dragoman can read it."""

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from ..data import data_path
from .tables import function_words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_ENOUGH = 300
"""Below this many characters a text in Latin script is English unless plainly not."""

_SURE = 0.7
_SAMPLE = 3000
_LATIN_WORD = re.compile(r"[a-z]+")


@cache
def supported_languages() -> frozenset[str]:
    """The ISO 639-1 codes of the languages that have a lexicon."""
    folder = data_path("lexicon")
    return frozenset(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else frozenset()


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads numpy and a model

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([label for label in identifier.labels if len(label) == 2])
    return identifier


def normalise(code: str) -> str:
    """The two-letter code of a language tag: ``en-US``, ``EN`` and ``eng`` are all ``en``."""
    primary = re.split(r"[-_]", code.strip().lower())[0]
    if len(primary) == 3:
        from babel.core import get_global  # noqa: PLC0415 - seldom needed

        return str(get_global("language_aliases").get(primary, primary))
    return primary


def identify(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, or None where it has no letters."""
    sample = text[:_SAMPLE]
    if not any(char.isalpha() for char in sample):
        return None
    lang, probability = _identifier().classify(sample)
    if lang == "en" or len(text) >= _ENOUGH or not mostly_latin(sample):
        return str(lang)
    plainly_not = probability >= _SURE and function_words().isdisjoint(_LATIN_WORD.findall(sample.lower()))
    return str(lang) if plainly_not else "en"


def mostly_latin(text: str) -> bool:
    """Whether at least half of the letters are of Latin script."""
    letters = [char for char in text[:_SAMPLE] if char.isalpha()]
    latin = sum(char.isascii() or unicodedata.name(char, "").startswith("LATIN") for char in letters)
    return latin * 2 >= len(letters)


def certainty(text: str) -> float:
    """How surely the text is in some language, from 0 to 1: low for text in the wrong encoding."""
    return float(_identifier().classify(text[:_SAMPLE])[1])


def unsupported(lang: str | None) -> str | None:
    """The warning that a document in this language bears, or None where it can be coded."""
    if lang in supported_languages():
        return None
    if lang is None:
        return "no language could be recognised: stored, not coded"
    return f"language {lang!r} is not supported yet: stored, not coded"

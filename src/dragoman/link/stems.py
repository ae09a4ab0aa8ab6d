"""Words made comparable across inflection: "visited", "visits" and "visit" share a stem."""

import re
from functools import cache, lru_cache

from ..coding.lexicon import lexicon
from ..data import load_toml

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "er", "ed", "es", "s", "e")
_SPELLINGS = (("enc", "ens"), ("our", "or"), ("is", "iz"))
_SHORTEST = 3


@cache
def _lemmas() -> dict[str, str]:
    irregular = load_toml("lexicon/en/irregular.toml")["forms"]
    return {form: lemma.removesuffix("/n") for lemma, forms in irregular.items() for form in forms.split()}


@lru_cache(65536)
def stem(word: str) -> str:
    """A word without case, possessive and inflection; irregular forms are led back to their lemma."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    word = _lemmas().get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    if word.endswith(("ie", "y")):
        word = word.removesuffix("ie").removesuffix("y") + "i"
    elif len(word) > _SHORTEST + 1 and word[-1] == word[-2]:
        word = word[:-1]
    for british, american in _SPELLINGS:
        if word.endswith(british):
            return word.removesuffix(british) + american
    return word


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, as written."""
    return tuple(_WORD.findall(text))


@lru_cache(16384)
def families(word: str) -> frozenset[str]:
    """The frames of the lexicon that a word can stand for: a class of words that tell the same kind of act."""
    form, index = word.lower(), lexicon()
    return frozenset(
        pattern.frame.id
        for table in (index.verbs, index.nouns)
        for pattern in table.get(form, ())
        if not pattern.before
    )

"""English inflection, from lemma to forms: a trigger is found even where the lemmatiser errs."""

from functools import cache

from ..data import load_toml

_VOWELS = "aeiou"


@cache
def _irregular() -> dict[str, list[str]]:
    return {lemma: forms.split() for lemma, forms in load_toml("lexicon/en/irregular.toml")["forms"].items()}


def _add(stem: str, ending: str) -> str:
    """Join a stem and -s, -ed or -ing with English spelling."""
    if ending == "s":
        if stem.endswith(("s", "x", "z", "ch", "sh")):
            return stem + "es"
        if stem.endswith("y") and stem[-2:-1] not in _VOWELS:
            return stem[:-1] + "ies"
        return stem + "s"
    if stem.endswith("ie") and ending == "ing":
        return stem[:-2] + "ying"
    if stem.endswith("e") and not (ending == "ing" and stem.endswith(("ee", "oe", "ye"))):
        return stem[:-1] + ending
    if ending == "ed" and stem.endswith("y") and stem[-2:-1] not in _VOWELS:
        return stem[:-1] + "ied"
    if stem.endswith("c"):
        return stem + "k" + ending
    return stem + ending


def _doubles(stem: str) -> bool:
    """Whether the last consonant may double: consonant, single vowel, consonant other than w, x, y."""
    return len(stem) > 2 and stem[-1] not in _VOWELS + "wxy" and stem[-2] in _VOWELS and stem[-3] not in _VOWELS


def verb_forms(lemma: str) -> set[str]:
    """All forms of a verb, the lemma included; for doubling consonants both spellings are given."""
    irregular = _irregular().get(lemma)
    forms = {lemma, _add(lemma, "s")}
    endings = ("ing",) if irregular else ("ed", "ing")
    if _doubles(lemma):
        forms |= {lemma + lemma[-1] + ending for ending in endings}
    if not _doubles(lemma) or sum(letter in _VOWELS for letter in lemma) > 1:
        forms |= {_add(lemma, ending) for ending in endings}  # stress decides: "visited", but "expelled"
    return forms | set(irregular or ())


def noun_forms(lemma: str) -> set[str]:
    """Singular and plural of a noun."""
    irregular = _irregular().get(lemma + "/n")
    return {lemma, *(irregular or [_add(lemma, "s")])}


def singular(form: str) -> str:
    """The likely singular of a noun form, for words the lemmatiser does not know."""
    if form.endswith("ies"):
        return form[:-3] + "y"
    if form.endswith("men"):
        return form[:-3] + "man"
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form

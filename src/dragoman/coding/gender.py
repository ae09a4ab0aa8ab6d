"""Man or woman: whom "he" and "she" can mean, as far as titles, words for people and given names tell."""

from functools import cache

from ..data import load_toml
from ..model import ActorRef

_SHE = frozenset({"she", "her", "hers", "herself"})


@cache
def _known() -> dict[str, str]:
    """Words in lower case, and given names as they are written, with the gender they tell."""
    raw = load_toml("actors/gender.toml")
    return {entry: gender for gender in ("woman", "man") for part in ("words", "names") for entry in raw[gender][part]}


def gender_of(ref: ActorRef) -> str | None:
    """What a mention tells of a person's gender: its words first, then the given name; None where they tell nothing."""
    for word in reversed(ref.text.split()):
        if told := _known().get(word.rstrip(".").lower()):
            return told
    given = (ref.name or ref.text).split()[:-1]
    return next((told for name in given if (told := _known().get(name))), None)


def pronoun_fits(pronoun: str, gender: str | None) -> bool:
    """Whether a pronoun for one person can mean somebody of this gender."""
    return gender is None or (gender == "woman") == (pronoun in _SHE)

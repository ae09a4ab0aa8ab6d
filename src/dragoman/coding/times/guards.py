"""Syntax around a match: guards against words that are times only in company, and the way a clause looks."""

import re
from collections.abc import Callable

from ...read import Sentence, Token
from ..words import words
from .setting import FUTURE, OPEN, PAST, Time
from .words import tidy, time_words

_LIKELY_YEARS = (1500, 2060)  # others need a word before them that makes them years
_MONEY_OR_COUNT = ("SYM", "NUM")
Guard = Callable[[Sentence, Token, Token, Time], bool]


def look(sentence: Sentence, offset: int) -> str:
    """Whether the clause around an offset looks to the past, to the future, or to neither."""
    token = sentence.token_at(offset)
    if token is None:
        return OPEN
    table = time_words().raw["directional"]
    for ancestor in (token, *sentence.ancestors(token)):
        if ancestor.lower in table["future"] or ancestor.lemma in table["future"]:
            return FUTURE
        if ancestor.lower in table["past"]:
            return PAST
        if time_words().said("deferring", ancestor.lemma) and _until(sentence, token):
            return FUTURE
        if ancestor.pos in ("VERB", "AUX") and (found := _tense(sentence, ancestor)) is not None:
            return found
    return OPEN


def _until(sentence: Sentence, token: Token) -> bool:
    """Whether a date stands under "until"."""
    for noun in (token, *sentence.ancestors(token)):
        if noun.pos == "VERB":
            return False
        below = [noun, *sentence.children(noun)]
        if any(time_words().said("until", child.lower) for held in below for child in sentence.children(held)):
            return True
    return False


def _tense(sentence: Sentence, verb: Token) -> str | None:
    """The way one verb looks; None where the clause above decides."""
    forms = [child.lower for child in sentence.children(verb) if child.relation in ("aux", "mark", "cop")]
    if any(words().modal.get(form) in ("future", "obliged") for form in forms):
        return FUTURE
    if any(words().modal.get(form) == "reported" for form in forms):
        return FUTURE
    if verb.tag == "VBD" or any(form in ("had", "was", "were", "did") for form in forms):
        return PAST
    if verb.tag == "VBN" and any(form in ("has", "have", "'ve", "’ve") for form in forms):
        return PAST
    if "to" in forms:
        return FUTURE
    if verb.tag == "VBN" and verb.relation == "acl":
        return PAST  # "the injunction issued on Thursday", whatever is to become of it
    return None if verb.tag in ("VBN", "VBG", "VB") else OPEN


def _plain(sentence: Sentence, first: Token, last: Token, time: Time) -> bool:
    """Capitals within a sentence make a name of a word that has none of its own: "60 Minutes", "High Noon"."""
    if last.i == 0 or not last.text.istitle():
        return True
    return not any(token.text.islower() and token.pos in ("NOUN", "VERB") for token in sentence.tokens)


def _shy(sentence: Sentence, first: Token, last: Token, time: Time) -> bool:
    """ "may", "march", "fall", "second": only as nouns in company."""
    if not time_words().said("shy", last.text):
        return True
    before = sentence.tokens[first.i - 1].lower if first.i else ""
    if last.lower in time_words().raw["season"]:
        company = time_words().raw["season_company"]["words"]
        if before == "the" and first.i > 1:
            before = sentence.tokens[first.i - 2].lower
        return last.pos in ("NOUN", "PROPN") and (before in company or first.lower in company)
    if not last.text[0].isupper():
        return False
    if first.i != last.i:
        return True  # "early March", "last May"
    if last.pos not in ("PROPN", "NOUN") or (first.i and _describes(sentence.tokens[first.i - 1], last)):
        return False
    listed = last.relation == "conj" and sentence.tokens[last.head].lower in time_words().raw["month"]
    if last.relation == "compound" and first.i:  # "the March talks", but not "the Women's March leaders"
        return sentence.tokens[first.i - 1].pos not in ("PROPN", "PART")
    return listed or last.relation == "obl" or any(c.relation == "case" for c in sentence.children(last))


def _describes(word: Token, noun: Token) -> bool:
    """ "the annual March for Life" is no month: months take no article and no adjective but those of the patterns."""
    return word.head == noun.i and word.relation in ("det", "amod", "nmod:poss")


def _year(sentence: Sentence, first: Token, last: Token, time: Time) -> bool:
    """A number of four figures is no year where it counts things or names a model."""
    if first.i != last.i:
        return True
    if time.interval is not None and not _LIKELY_YEARS[0] <= time.interval.start.year <= _LIKELY_YEARS[1]:
        company = sentence.tokens[first.i - 1].lower if first.i else ""
        if company not in time_words().raw["year_company"]["words"]:
            return False
    following = sentence.tokens[last.i + 1] if last.i + 1 < len(sentence.tokens) else None
    previous = sentence.tokens[first.i - 1] if first.i else None
    if previous is not None and previous.lower in time_words().raw["number_sign"]["words"]:
        return previous.text == "/" or (previous.text == "." and not _touches(previous, first))
    if following is None:
        return True
    if following.text == "%" or (following.pos == "SYM" and following.text not in ("-", "–", "/")):
        return False
    return not (first.relation == "nummod" and following.tag == "NNS" and following.head != first.i)


def _touches(left: Token, right: Token) -> bool:
    return left.end == right.start


def _year_word(sentence: Sentence, first: Token, last: Token, time: Time) -> bool:
    """ "two thousand troops" is no year."""
    following = sentence.tokens[last.i + 1] if last.i + 1 < len(sentence.tokens) else None
    return "year" in sentence.text_between(first.start, last.end).lower() or not (
        following is not None and (following.tag == "NNS" or following.pos in ("NUM", "SYM"))
    )


def _short_year(sentence: Sentence, first: Token, last: Token, time: Time) -> bool:
    """ "'82" is a year after a preposition; elsewhere it opens a quotation."""
    previous = sentence.tokens[first.i - 1] if first.i else None
    if previous is not None and previous.text in ("'", "’", "‘"):
        previous = sentence.tokens[previous.i - 1] if previous.i else None
    return previous is not None and previous.lower in time_words().raw["year_company"]["words"]


def _decade(sentence: Sentence, first: Token, last: Token, time: Time) -> bool:
    """ "in his fifties" is an age."""
    previous = sentence.tokens[first.i - 1] if first.i else None
    return previous is None or previous.tag != "PRP$"


def _weekday(sentence: Sentence, first: Token, last: Token, time: Time) -> bool:
    """Not a weekday inside a proper name, nor a short form that is another word."""
    if first.i == last.i and time_words().said("shy", first.text) and first.pos not in ("PROPN", "NOUN"):
        return False
    return first.text[:1].isupper() or last.text[:1].isupper() or first.i != last.i


def _rate(sentence: Sentence, first: Token, last: Token, time: Time) -> bool:
    """ "a year" is a rate after an amount: "five dollars a year", "twice a week"."""
    if first.lower == "per":
        return True
    previous = sentence.tokens[first.i - 1] if first.i else None
    if previous is None:
        return False
    if previous.pos in _MONEY_OR_COUNT or previous.lower in time_words().raw["rate"]["words"]:
        return True
    return previous.pos == "NOUN" and any(child.relation == "nummod" for child in sentence.children(previous))


def _at_hand(sentence: Sentence, first: Token, last: Token, time: Time) -> bool:
    """ "the year" stands for the present one unless the text says which it means."""
    later = [token for token in sentence.children(last) if token.i > last.i]
    if last.i + 1 < len(sentence.tokens) and sentence.tokens[last.i + 1].pos == "NUM":
        return False  # "the year 0"
    if any(token.relation in ("acl", "nmod", "nummod") for token in later) or last.relation == "compound":
        return False
    if any(child.relation == "amod" and child.i >= first.i for child in sentence.children(last)):
        return True
    before = sentence.text_between(first.start, last.end).lower()
    return not before.endswith("day") or time.interval is not None


def _half(sentence: Sentence, first: Token, last: Token, time: Time) -> bool:
    """The first half of a match is none of a year."""
    return "year" in sentence.text_between(first.start, last.end).lower() or bool(
        re.search(r"\d{4}", sentence.text_between(first.start, last.end))
    )


def _named_quarter(sentence: Sentence, first: Token, last: Token, time: Time) -> bool:
    return first.i != last.i and last.tag not in ("NNS", "NNPS")


def _duration(sentence: Sentence, first: Token, last: Token, time: Time) -> bool:
    """ "three quarters of the voters" is no time, nor is a second term."""
    text = tidy(sentence.text_between(first.start, last.end))
    following = sentence.tokens[last.i + 1] if last.i + 1 < len(sentence.tokens) else None
    if text.endswith("old") or not _plain(sentence, first, last, time):
        return False  # an age, a name
    if "quarter" in text:
        in_a_row = set(text.replace("-", " ").split()) & set(time_words().raw["in_a_row"]["words"])
        return following is None or following.lower != "of" or bool(in_a_row)
    return not (text.endswith("second") and following is not None and following.pos in ("NOUN", "ADJ"))


def _frequency(sentence: Sentence, first: Token, last: Token, time: Time) -> bool:
    """ "weekly" as a word of its own, not a newspaper: "the daily Hurriyet", "the party daily"."""
    following = sentence.tokens[last.i + 1] if last.i + 1 < len(sentence.tokens) else None
    if following is not None and following.pos == "PROPN" and first.pos in ("ADJ", "NOUN"):
        return False
    return first.pos in ("ADJ", "ADV", "NOUN")


def _adverb(sentence: Sentence, first: Token, last: Token, time: Time) -> bool:
    return first.pos == "ADV" or first.relation in ("advmod", "obl")


def _reference(sentence: Sentence, first: Token, last: Token, time: Time) -> bool:
    """ "current" and "recent" describe; "the past" and "future" are nouns."""
    text = tidy(sentence.text_between(first.start, last.end))
    if text in ("current", "recent"):
        return first.pos == "ADJ"
    if text.endswith("past"):
        return last.pos == "NOUN" and last.relation not in ("compound", "amod")
    if text.endswith("future"):
        return last.pos == "NOUN" and last.relation != "compound" and not _plural_follows(sentence, last)
    return not (text == "now" and first.relation == "mark")


def _plural_follows(sentence: Sentence, token: Token) -> bool:
    return token.i + 1 < len(sentence.tokens) and sentence.tokens[token.i + 1].tag == "NNS"


GUARDS: dict[str, Guard] = {
    name.removeprefix("_"): function
    for name, function in list(globals().items())
    if name in (
        "_shy", "_year", "_year_word", "_short_year", "_decade", "_weekday", "_rate", "_at_hand", "_half",
        "_named_quarter", "_plain", "_duration", "_frequency", "_adverb", "_reference",
    )
}  # fmt: skip

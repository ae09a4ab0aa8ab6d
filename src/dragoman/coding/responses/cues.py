"""The lexicon of answering: words that tie one event to another. The format is in ``docs/coding.md``."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...data import load_toml
from ...errors import DataError
from ...model import RELATIONS, Span
from ...read import Sentence, Token
from ..inflection import noun_forms, verb_forms

FILE = "lexicon/en/responses.toml"
FORMS = ("hinge", "verb", "adverb", "marker")
PARTIES = ("any", "apart", "meet", "back", "hit", "each")
_KEYS = {
    "id", "form", "words", "relation", "confidence", "inner", "trigger", "response", "parties", "unless", "inverted",
    "events", "answers", "nouns", "reach", "examples", "note",
}  # fmt: skip
# Parts of speech that may stand between the words of a cue: "in a swift response to".
_LOOSE = ("ADJ", "DET", "ADV", "PUNCT", "PRON")
_GAP = 3
# How many sentences back the trigger may have been told, unless an entry says otherwise.
_REACH = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of the lexicon: its form, its relation and where its two events stand.

    A ``hinge`` joins what it governs (``inner``, which is the trigger or the response) to what it hangs on; a
    ``verb`` has its events in slots; an ``adverb`` ties its clause to what was told before; a ``marker`` does the
    same from within a phrase ("retaliatory"). ``parties`` says how those of the two events must meet
    (see ``parties.fit``). ``events`` are those that the response can be and ``answers`` those that the trigger can
    be, if not any; with ``nouns`` the trigger must be named by a noun of
    the antecedents. ``reach`` is how many sentences back it may have been told.
    """

    id: str
    form: str
    relation: str
    confidence: float
    inner: str
    trigger: tuple[str, ...]
    response: tuple[str, ...]
    parties: str
    unless: frozenset[str]
    events: frozenset[str]
    answers: frozenset[str]
    inverted: bool
    nouns: bool
    reach: int


@dataclass(frozen=True, slots=True)
class Match:
    """A cue met in a sentence, from the token ``first`` to the token ``last``."""

    cue: Cue
    first: Token
    last: Token
    span: Span


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cues by the form of their first word, the longest first; and the events that nouns and pronouns refer to.

    ``coming`` are verbs that only say that their subject happens.
    """

    cues: dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]
    nouns: dict[str, frozenset[str]]
    pronouns: frozenset[str]
    definite: frozenset[str]
    coming: frozenset[str]

    def matches(self, sentence: Sentence) -> Iterator[Match]:
        """The cues of a sentence from left to right, several where a word has several entries; the longest words."""
        tokens, at = sentence.tokens, 0
        while at < len(tokens):
            found = list(self._at(sentence, tokens[at]))
            longest = max((match.last.i for match in found), default=at)
            yield from (match for match in found if match.last.i == longest)
            at = longest + 1

    def _at(self, sentence: Sentence, token: Token) -> Iterator[Match]:
        for words, cue in self.cues.get(token.lower, ()):
            last = _end(sentence, token, words)
            if last is None or not _fits(sentence, cue, token):
                continue
            following = sentence.tokens[last.i + 1].lower if last.i + 1 < len(sentence.tokens) else ""
            if following not in cue.unless:
                yield Match(cue, token, last, sentence.span_of(token, last))

    def events(self, token: Token) -> frozenset[str]:
        """The PLOVER events that a noun may refer to; empty for a noun that names no act."""
        return self.nouns.get(token.lower) or self.nouns.get(token.lemma) or frozenset()


def _end(sentence: Sentence, token: Token, words: tuple[str, ...]) -> Token | None:
    """The token of the last of these words, where they follow one another with no more than modifiers between."""
    last = token
    for word in words[1:]:
        for following in sentence.tokens[last.i + 1 : last.i + 2 + _GAP]:
            if following.lower == word:
                last = following
                break
            if following.pos not in _LOOSE or word in ("to", "for", "by", "of"):
                return None
        else:
            return None
    return last


def _fits(sentence: Sentence, cue: Cue, token: Token) -> bool:
    if cue.inverted:  # "Should Moscow attack, ...": the auxiliary stands before its subject
        clause = sentence.head(token)
        return (
            clause is not None
            and token.relation == "aux"
            and clause.relation == "advcl"
            and any(token.i < child.i for child in sentence.children(clause) if child.relation == "nsubj")
        )
    if cue.form == "verb":
        return token.pos in ("VERB", "AUX") and token.relation not in ("amod", "compound", "case")
    return True


@cache
def lexicon() -> Lexicon:
    """The lexicon of English, read once. Raises DataError where an entry is malformed."""
    raw = load_toml(FILE)
    index: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for entry in raw["cue"]:
        cue = parse(entry)
        for text in entry["words"]:
            words = tuple(text.lower().split())
            for form in sorted(verb_forms(words[0])) if cue.form == "verb" else [words[0]]:
                index.setdefault(form, []).append((words, cue))
    nouns: dict[str, frozenset[str]] = {}
    for entry in raw["antecedent"]:
        for word in entry["words"]:
            for form in noun_forms(word):
                nouns[form] = nouns.get(form, frozenset()) | frozenset(entry["events"])
    lists = raw["list"]
    cues = {form: tuple(sorted(found, key=lambda item: -len(item[0]))) for form, found in index.items()}
    return Lexicon(cues, nouns, frozenset(lists["pronouns"]), frozenset(lists["definite"]), frozenset(lists["coming"]))


def parse(raw: dict[str, Any]) -> Cue:
    """Build a cue from its TOML table. Raises DataError naming the entry and what is wrong with it."""
    name = raw.get("id")
    unknown = sorted(set(raw) - _KEYS)
    missing = [key for key in ("id", "form", "words", "relation", "confidence", "examples") if not raw.get(key)]
    if unknown or missing:
        raise DataError(f"response cue {name!r}: {', '.join([*unknown, *(f'{key} missing' for key in missing)])}")
    cue = Cue(
        id=str(name),
        form=raw["form"],
        relation=raw["relation"],
        confidence=float(raw["confidence"]),
        inner=raw.get("inner", "trigger"),
        trigger=tuple(raw.get("trigger", ())),
        response=tuple(raw.get("response", ())),
        parties=raw.get("parties", "any"),
        unless=frozenset(raw.get("unless", ())),
        events=frozenset(raw.get("events", ())),
        answers=frozenset(raw.get("answers", ())),
        inverted=bool(raw.get("inverted", False)),
        nouns=bool(raw.get("nouns", False)),
        reach=int(raw.get("reach", _REACH)),
    )
    wrong = [
        f"{key} is {value!r}"
        for key, value, known in (
            ("form", cue.form, FORMS),
            ("relation", cue.relation, RELATIONS),
            ("parties", cue.parties, PARTIES),
            ("inner", cue.inner, ("trigger", "response")),
        )
        if value not in known
    ]
    if cue.form == "verb" and not (cue.trigger and cue.response):
        wrong.append("a verb needs slots for trigger and response")
    if wrong or not 0 < cue.confidence <= 1:
        raise DataError(f"response cue {name!r}: {', '.join(wrong) or 'confidence is not between 0 and 1'}")
    return cue

"""Cues at the end of a sentence, read off its commas where the parser lost them: "..., officials say."."""

from ...model import Span
from ...read.reading import Sentence, Token
from .cues import Cue, Lexicon
from .quotes import Page
from .spans import parts
from .strays import top

_COMMA = frozenset((",", "--", "—", "–"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_ACTIVE = frozenset(("VBD", "VBZ", "VBP"))
_NAMES = frozenset(("PROPN", "NOUN", "PRON"))
_LONGEST = 24
_AFTER = 8


def closes(cue: Cue, token: Token) -> bool:
    """Whether a cue can stand at the end of what it reports; taggers take "reports" for a noun there."""
    return (
        cue.pos == "verb"
        and cue.voice == "speech"
        and "comp" in cue.content
        and not cue.extra
        and token.tag in (*_ACTIVE, "NNS", "VBN")
    )


def closing(page: Page, sentence: Sentence, token: Token, words: Lexicon) -> tuple[list[Span], Token] | None:
    """ "The port is shut, two of the pilots say.": what is said and who says it."""
    tokens = sentence.tokens
    after = [] if _goes_on(tokens, token.i + 1) else tokens[token.i + 1 :]
    rest = [t for t in after if t.pos != "PUNCT"]
    if len(rest) > _AFTER or any(t.tag in _FINITE or t.text in _COMMA for t in after):
        return None
    if rest and rest[0].pos not in ("ADP", "ADV", "SCONJ") and rest[0].lower not in words.lists["times"]:
        return None
    if rest and token.tag == "NNS":
        return None
    comma = next((i for i in range(token.i - 1, max(0, token.i - _LONGEST), -1) if tokens[i].text in _COMMA), None)
    if comma is None or comma == token.i - 1:
        return None
    who = tokens[comma + 1 : token.i]
    while who and who[-1].pos in ("ADV", "AUX", "PART"):
        who = who[:-1]
    if not who or who[0].pos not in ("DET", "PROPN", "NOUN", "PRON", "NUM", "ADJ") or who[-1].pos not in _NAMES:
        return None
    if any(t.pos in ("VERB", "AUX", "PUNCT") or t.tag in ("WP", "WDT") for t in who):
        return None
    return _told(page, sentence, comma, _head(sentence, who))


def _goes_on(tokens: list[Token], i: int) -> bool:
    """Whether the teller goes on about the speaker: ", the statement said, and went on", ", adding that"."""
    if i + 2 >= len(tokens) or tokens[i].text not in _COMMA:
        return False
    return tokens[i + 1].tag == "VBG" or (tokens[i + 1].pos == "CCONJ" and tokens[i + 2].tag in _ACTIVE)


def inverted(page: Page, sentence: Sentence, token: Token, words: Lexicon) -> tuple[list[Span], Token] | None:
    """ "The port is shut, said Ann Lee, a pilot.": what is said and who says it."""
    tokens = sentence.tokens
    if token.tag not in _ACTIVE or token.i < 3 or tokens[token.i - 1].text not in _COMMA:
        return None
    end = token.i + 1
    while end < len(tokens) and tokens[end].pos in ("DET", "PROPN", "NOUN", "PRON", "NUM", "ADJ"):
        end += 1
    who = tokens[token.i + 1 : end]
    named = [t for t in who if t.pos in ("PROPN", "PRON") or t.lower in words.lists["people"]]
    if not named or who[0].lower in words.lists["times"] or who[0].lower in words.lists["objective"]:
        return None
    if end < len(tokens) and (tokens[end].tag in _FINITE or tokens[end].lower in words.lists["complementisers"]):
        return None
    return _told(page, sentence, token.i - 1, _head(sentence, who))


def _head(sentence: Sentence, who: list[Token]) -> Token:
    """The head of a phrase: where "of" or another preposition follows, what stands before it."""
    cut = next((k for k, t in enumerate(who) if k and t.pos == "ADP"), len(who))
    names = [t for t in who[:cut] if t.pos in _NAMES] or [who[-1]]
    return top(sentence, names[-1], who[0].i, who[-1].i + 1)


def _told(page: Page, sentence: Sentence, comma: int, who: Token) -> tuple[list[Span], Token] | None:
    told = sentence.tokens[:comma]
    if not any(t.tag in _FINITE for t in told) or all(page.quoted(sentence, t) for t in (told[0], told[-1])):
        return None
    content = parts(sentence, range(comma))
    return (content, who) if content else None

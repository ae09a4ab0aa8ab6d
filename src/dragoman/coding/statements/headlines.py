"""Headlines and transcripts: "Seoul: drills will go on"."""

from ...model import Span
from ...read.reading import Sentence
from .cues import lexicon
from .found import Found
from .quotes import Page
from .speakers import NOMINAL

_LONGEST = 6
# Letters of a word that headlines may leave in lower case, and the share of the others in capitals.
_SHORT = 3
_CAPITALS = 0.8
_NO_NAME = ("VERB", "AUX", "ADP", "PUNCT", "NUM", "PRON", "SCONJ", "ADV")


def headline(page: Page, sentence: Sentence) -> Found | None:
    """A name, a colon and what the name's bearer says, at the start of a sentence."""
    tokens = sentence.tokens
    colon = next((t for t in tokens[1 : _LONGEST + 1] if t.text == ":"), None)
    if colon is None or colon.i + 2 >= len(tokens):
        return None
    before = tokens[: colon.i]
    while before and before[0].pos in ("PUNCT", "SYM"):
        before = before[1:]
    quoted = page.inside[sentence.index][colon.i + 1] >= 0
    barred = ("VERB", "AUX", "PUNCT", "NUM", "SCONJ", "ADV") if quoted else _NO_NAME
    if not before or any(t.pos in barred for t in before):
        return None
    telling = lexicon().lists["documents"]
    names = before if quoted else [t for t in before if t.pos == "PROPN" or t.entity or t.lower in telling]
    if not names or len(names) * 2 < len(before):
        return None
    inner = {t.i for t in before}
    head = next((t for t in before if t.pos in NOMINAL and (t.head not in inner or t.head == t.i)), None)
    rest = tokens[colon.i + 1 :]
    if head is None or not _clause(page, sentence, colon.i):
        return None
    last = rest[-1] if rest[-1].text not in (".", ";", ":") else rest[-2]
    content = Span(sentence.text_between(rest[0].start, last.end), rest[0].start, last.end, sentence.field)
    found = Found(sentence, colon, sentence.span_of(colon, colon), [content], None, "quote")
    found.speaker, found.speaker_sentence = head, sentence
    return found


def _clause(page: Page, sentence: Sentence, colon: int) -> bool:
    rest = sentence.tokens[colon + 1 :]
    if page.inside[sentence.index][colon + 1] >= 0:
        return True
    return len(rest) >= 3 and any(t.pos in ("VERB", "AUX") for t in rest)


def bare_headline(page: Page, sentence: Sentence) -> Found | None:
    """A headline in capitals whose verb the tagger took for a name: "Kremlin Denies Reports of Arms Sales"."""
    tokens = sentence.tokens
    words = [t for t in tokens if t.text[0].isalpha() and len(t.text) > _SHORT]
    if len(words) < _SHORT or sum(t.text[0].isupper() for t in words) < len(words) * _CAPITALS:
        return None
    if any(t.pos == "AUX" or t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tokens):
        return None
    for token in tokens[1 : _LONGEST + 1]:
        if tokens[token.i - 1].pos not in ("PROPN", "NOUN", "ADJ"):
            return None
        if token.pos not in ("NOUN", "PROPN") or not token.lower.endswith("s") or token.i + 2 >= len(tokens):
            continue
        cue = next((c for c in lexicon().of(token.lower) if c.pos == "verb" and {"obj", "comp"} & {*c.content}), None)
        if cue is None or cue.extra or cue.only or "subj" not in cue.speaker:
            continue
        rest = tokens[token.i + 1 :]
        last = rest[-1] if rest[-1].pos != "PUNCT" else rest[-2]
        if rest[0].pos == "PUNCT":
            return None
        content = Span(sentence.text_between(rest[0].start, last.end), rest[0].start, last.end, sentence.field)
        found = Found(sentence, token, sentence.span_of(token, token), [content], cue, "obj")
        found.speaker, found.speaker_sentence = tokens[token.i - 1], sentence
        return found
    return None

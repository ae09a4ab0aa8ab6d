"""Remarks: the outlet's own hedges, loaded words, opinions and scare quotes, outside of anybody's statement."""

import re
from dataclasses import dataclass
from functools import cache

from ...data import load_toml
from ...errors import DataError
from ...model import About, Remark, Span, content_id
from ...read.reading import Reading, Sentence, Token
from ..mentions import Mentions
from .cues import FOLDER
from .direct import span_of
from .find import gather
from .found import Found
from .quotes import Page, Quotation

KINDS = ("hedge", "loaded", "scare_quote", "opinion")
_SCARE_WORDS = 3
# As the tokeniser cuts: "so-called" is three tokens.
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word or phrase of the outlet's own colouring, as lower-case words."""

    words: tuple[str, ...]
    kind: str


@cache
def phrases() -> dict[str, tuple[Phrase, ...]]:
    """The phrases by their first word, longest first. Raises DataError for an unknown kind."""
    index: dict[str, list[Phrase]] = {}
    for raw in load_toml(f"{FOLDER}/remarks.toml").get("remark", []):
        if raw.get("kind") not in KINDS:
            raise DataError(f"remarks.toml: unknown kind {raw.get('kind')!r}")
        for text in raw["words"]:
            words = tuple(_WORD.findall(text.lower()))
            index.setdefault(words[0], []).append(Phrase(words, raw["kind"]))
    return {word: tuple(sorted(found, key=lambda phrase: -len(phrase.words))) for word, found in index.items()}


def find_remarks(reading: Reading, mentions: Mentions) -> tuple[Remark, ...]:
    """The outlet's remarks in order of the text; what stands inside a statement's content is its speaker's."""
    return remarks_of(*gather(reading), mentions)


def remarks_of(page: Page, found: list[Found], mentions: Mentions) -> tuple[Remark, ...]:
    """The remarks of a page, given what was gathered from it."""
    reading = page.reading
    taken = [part for item in found if _voices(item) for part in item.content]
    remarks: list[Remark] = []
    index = phrases()
    for sentence in reading.sentences:
        for token in sentence.tokens:
            for phrase in index.get(token.lower, ()):
                span = _match(sentence, token, phrase)
                if span is None or page.quoted(sentence, token):
                    continue
                if not _inside(span, taken) or _opens(sentence, span):
                    remarks.append(_remark(reading, sentence, token, span, phrase.kind, mentions))
                    break
    for quotation in page.quotations:
        span = span_of(page, quotation)
        if quotation.words <= _SCARE_WORDS and _scare(page, quotation) and not _inside(span, taken):
            sentence = reading.sentences[quotation.first[0]]
            token = sentence.tokens[quotation.first[1]]
            remarks.append(_remark(reading, sentence, token, span, "scare_quote", mentions))
    remarks = [remark for remark in remarks if not any(_covers(other, remark) for other in remarks)]
    return tuple(sorted(remarks, key=lambda remark: (remark.field != "title", remark.start, remark.end)))


def _covers(other: Remark, remark: Remark) -> bool:
    """Whether a longer remark begins before another and reaches into it: that one is part of it."""
    longer = other.end - other.start > remark.end - remark.start
    return longer and other.field == remark.field and other.start <= remark.start < other.end


def _voices(item: Found) -> bool:
    if item.entry is not None and item.entry.pos == "adverb":
        return False  # "reportedly": the clause is still told by the outlet
    if item.speaker is None and item.entry is not None and item.entry.voice == "thought" and not item.quotations:
        return False  # "it appears that", "it is known that": nobody's word but the outlet's
    return item.entry is None or item.entry.voice != "stance" or bool(item.quotations)


def _opens(sentence: Sentence, span: Span) -> bool:
    """Whether a phrase with a comma opens a sentence of the outlet's: "Obviously, X is afraid, the paper says"."""
    last = next((t for t in sentence.tokens if t.end == span.end), None)
    if last is None or span.start != sentence.tokens[0].start or last.i + 1 >= len(sentence.tokens):
        return False
    return sentence.tokens[last.i + 1].text == ","


def _inside(span: Span, taken: list[Span]) -> bool:
    return any(part.overlaps(span) for part in taken)


def _match(sentence: Sentence, token: Token, phrase: Phrase) -> Span | None:
    following = sentence.tokens[token.i : token.i + len(phrase.words)]
    if tuple(t.lower for t in following) != phrase.words:
        return None
    return sentence.span_of(token, following[-1])


def _scare(page: Page, quotation: Quotation) -> bool:
    """Words in quotes that are no title or name: something in lower case, closed, in one sentence."""
    if not quotation.closed or quotation.first[0] != quotation.last[0]:
        return False
    tokens = page.reading.sentences[quotation.first[0]].tokens[quotation.first[1] + 1 : quotation.last[1]]
    words = [t for t in tokens if t.pos != "PUNCT"]
    return any(t.text[0].islower() and t.pos in ("NOUN", "VERB", "ADJ", "ADV") for t in words)


def _remark(reading: Reading, sentence: Sentence, token: Token, span: Span, kind: str, mentions: Mentions) -> Remark:
    document = reading.document
    return Remark(
        id=content_id("r", document.id, kind, span.field, span.start, span.end),
        document=document.ref,
        kind=kind,
        text=span.text,
        start=span.start,
        end=span.end,
        about=_about(sentence, token, span, mentions) if kind != "hedge" else None,
        field=span.field,
    )


def _about(sentence: Sentence, token: Token, span: Span, mentions: Mentions) -> About | None:
    """Whom the words are aimed at: the possessor of the phrase, else the nearest subject above it."""
    candidates: list[Token] = []
    inside = [t for t in sentence.tokens if span.start <= t.start and t.end <= span.end]
    for start in (*inside, token):
        for place in (start, *sentence.ancestors(start)):
            candidates += [c for c in sentence.children(place) if c.dep in ("nmod:poss", "nsubj", "nsubj:pass")]
    for candidate in candidates:
        actor = mentions.actor(sentence, candidate)
        if actor is not None:
            return About(actor.actor_id, actor.name)
    return None

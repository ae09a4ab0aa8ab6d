"""Words that a cue and a colon announce without quotation marks: "The statement went on: The army is ready. ..."."""

from ...model import Span
from ...read.reading import Sentence, Token
from .cues import Cue, Lexicon, lexicon
from .found import Found
from .quotes import Page
from .speakers import NOMINAL, subject


def announced(page: Page, sentence: Sentence, found: list[Found]) -> Found | None:
    """What follows a sentence that ends in a cue and a colon, to the end of its paragraph.

    It ends before a sentence in which the teller names a speaker again.
    """
    tokens = sentence.tokens
    if len(tokens) < 3 or tokens[-1].text != ":":
        return None
    cue, head = _cue(tokens, lexicon())
    if cue is None or head is None or page.quoted(sentence, head):
        return None
    before = _before(sentence, head, found)
    who = before.speaker if before is not None else subject(sentence, head)
    content = _following(page, sentence, found)
    if content is None or who is None or who.pos not in NOMINAL or who.i > head.i:
        return None
    item = Found(sentence, head, sentence.span_of(head, tokens[-2]), [content], cue, "quote")
    item.speaker, item.speaker_sentence = who, sentence
    if before is not None and item.cue is not None:
        # The parser may have taken the second cue for part of what the first one reports.
        before.content = [part for part in before.content if not part.overlaps(item.cue)] or before.content
    return item


def _before(sentence: Sentence, head: Token, found: list[Found]) -> Found | None:
    """The saying that a cue goes on with: "..., the statement noted, and went on:"."""
    for item in reversed(found):
        if item.sentence is sentence and item.head is not None and item.speaker is not None:
            between = sentence.tokens[item.head.i + 1 : head.i]
            if item.head.i < head.i and all(t.pos in ("PUNCT", "CCONJ", "ADV") for t in between):
                return item
    return None


def _cue(tokens: list[Token], words: Lexicon) -> tuple[Cue | None, Token | None]:
    for token in tokens[-4:-1]:
        for cue in words.of(token.lower):
            following = tuple(t.lower for t in tokens[token.i + 1 : -1])
            if cue.pos == "verb" and "quote" in cue.content and following == cue.extra and token.pos == "VERB":
                return cue, token
    return None, None


def _following(page: Page, sentence: Sentence, found: list[Found]) -> Span | None:
    sentences = page.reading.sentences
    first = sentence.index + 1
    if first >= len(sentences) or sentences[first].field != sentence.field:
        return None
    opening = sentences[first]
    if page.inside[first] and page.inside[first][0] >= 0:
        return None
    told = {item.sentence.index for item in found if _tells(item)}
    last = first
    while (
        last + 1 < len(sentences)
        and sentences[last + 1].paragraph == opening.paragraph
        and sentences[last + 1].field == sentence.field
        and last + 1 not in told
    ):
        last += 1
    start, end = opening.span.start, sentences[last].span.end
    document = page.reading.document
    text = document.text if sentence.field == "text" else (document.title or "")
    return Span(text[start:end], start, end, sentence.field)


def _tells(item: Found) -> bool:
    """Whether a statement closes with its cue, as a teller's does: "..., he said"."""
    if item.entry is None or item.entry.voice != "speech" or item.speaker is None or item.cue is None:
        return False
    return item.slot in ("comp", "quote") and item.content[0].start < item.cue.start

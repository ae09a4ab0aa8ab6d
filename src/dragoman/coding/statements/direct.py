"""Direct speech: quotations tied to the cue beside them, and followed over sentences and paragraphs."""

from ...model import Span
from ...read.reading import Sentence, Token
from .cues import lexicon
from .found import Found
from .quotes import Page, Quotation
from .spans import subtree
from .speakers import NOMINAL


def span_of(page: Page, quotation: Quotation) -> Span:
    """The quotation with its marks, as a span."""
    document = page.reading.document
    text = document.text if quotation.field == "text" else (document.title or "")
    return Span(text[quotation.start : quotation.end], quotation.start, quotation.end, quotation.field)


def beside(page: Page, sentence: Sentence, head: Token) -> tuple[list[Span], list[int]] | None:
    """The quotations before and after a cue of saying that are its content, with their numbers."""
    if page.quoted(sentence, head):
        return None
    numbers = page.by_sentence.get(sentence.index, [])
    here = sentence.index, head.i
    own = subtree(sentence, head)
    before = next((n for n in reversed(numbers) if page.quotations[n].last < here), None)
    if before is None:
        before = _split_off(page, sentence, head)
    if before is not None and not _precedes(page, sentence, head, before, own):
        before = None
    after = next((n for n in numbers if page.quotations[n].first > here), None)
    if after is not None and not _follows(page, sentence, head, after, own, before is not None):
        after = None
    chosen = [n for n in (before, after) if n is not None]
    if not chosen:
        return None
    spans = [span_of(page, page.quotations[n]) for n in chosen]
    if before is None:
        spans[0] = _with_that(page, sentence, spans[0], page.quotations[chosen[0]])
    return spans, chosen


def _split_off(page: Page, sentence: Sentence, head: Token) -> int | None:
    """The quotation that ends the sentence before: '"Really?" he asked.' is often cut after the question mark."""
    if sentence.index == 0 or head.i > 8:
        return None
    previous = page.reading.sentences[sentence.index - 1]
    if previous.paragraph != sentence.paragraph or not previous.tokens:
        return None
    number = page.inside[previous.index][-1]
    first = sentence.tokens[0]
    starts = first.text[0].islower() or head.i <= 4
    if number < 0 or not starts or page.quotations[number].last != (previous.index, previous.tokens[-1].i):
        return None
    return number if not any(child.dep in ("ccomp", "obj") for child in sentence.children(head)) else None


def _precedes(page: Page, sentence: Sentence, head: Token, number: int, own: set[int]) -> bool:
    quotation = page.quotations[number]
    if not (quotation.sealed or quotation.clause) or quotation.words < 1:
        return False
    gap_from = quotation.last[1] + 1 if quotation.last[0] == sentence.index else 0
    gap = [t for t in sentence.tokens[gap_from : head.i] if t.pos != "PUNCT"]
    strange = [t for t in gap if t.i not in own and t.dep not in ("cc", "mark")]
    # Parsers often hang the speaker elsewhere: a short nominal gap is enough.
    if len(gap) > 40 or (strange and (len(gap) > 12 or any(t.pos in ("VERB", "CCONJ") for t in strange))):
        return False
    start = quotation.first[1] if quotation.first[0] == sentence.index else 0
    return not any(t.pos not in ("PUNCT", "CCONJ", "ADV", "INTJ") for t in sentence.tokens[:start])


def _follows(page: Page, sentence: Sentence, head: Token, number: int, own: set[int], broken: bool) -> bool:
    quotation = page.quotations[number]
    if not (quotation.sealed or quotation.clause or quotation.words > 3):
        return False
    gap = sentence.tokens[head.i + 1 : quotation.first[1]]
    if any(t.pos in ("VERB", "AUX") and t.tag not in ("VBG", "VBN", "VB") for t in gap if not page.quoted(sentence, t)):
        return False
    if broken:
        return True
    if _within_clause(page, gap, quotation):
        return False
    if not gap or gap[-1].text in (",", ":", "--", "—", "–"):
        return not any(
            child.dep == "ccomp" and head.i < _starts(sentence, child) < quotation.first[1]
            for child in sentence.children(head)
        )
    last = gap[-1]
    if last.lower in ("that", "as", "like"):
        return len(gap) < 8
    if any(t.pos in ("VERB", "AUX") for t in gap):
        return False
    return len(gap) <= 6 and last.i in own and last.pos in NOMINAL and quotation.speech and quotation.clause


def _within_clause(page: Page, gap: list[Token], quotation: Quotation) -> bool:
    """Whether words before a quotation open the clause it ends: "said that Lee “had lied”", "said Lee “had lied”"."""
    if len(gap) < 2 or gap[-1].pos == "PUNCT":
        return False
    marks = lexicon().lists["complementisers"]
    if any(t.lower in marks and t.dep in ("mark", "advmod") for t in gap[:-1]):
        return True
    begins = span_of(page, quotation).text.lstrip("“\"'‘ ")
    return begins[:1].islower() and any(t.dep in ("nsubj", "nsubj:pass") for t in gap)


def _starts(sentence: Sentence, clause: Token) -> int:
    """Where a clause begins, conjunctions and marks not counted."""
    return min(
        (i for i in subtree(sentence, clause) if sentence.tokens[i].pos not in ("PUNCT", "SCONJ")), default=clause.i
    )


def _with_that(page: Page, sentence: Sentence, span: Span, quotation: Quotation) -> Span:
    i = quotation.first[1] - 1
    if quotation.first[0] != sentence.index or i < 0 or sentence.tokens[i].lower != "that":
        return span
    start = sentence.tokens[i].start
    return Span(
        sentence.text_between(start, sentence.tokens[i].end) + _between(page, sentence.tokens[i].end, span),
        start,
        span.end,
        span.field,
    )


def _between(page: Page, start: int, span: Span) -> str:
    document = page.reading.document
    text = document.text if span.field == "text" else (document.title or "")
    return text[start : span.end]


def widen(page: Page, sentence: Sentence, head: Token, spans: list[Span]) -> list[Span]:
    """Content that ends or begins inside a quotation takes in the whole of it."""
    document = page.reading.document
    out: list[Span] = []
    for span in spans:
        start, end = span.start, span.end
        for number in page.by_sentence.get(sentence.index, []):
            quotation = page.quotations[number]
            if quotation.start <= head.start < quotation.end or quotation.end <= start or end <= quotation.start:
                continue
            start, end = min(start, quotation.start), max(end, quotation.end)
        text = document.text if span.field == "text" else (document.title or "")
        if out and out[-1].end >= start:
            before = out.pop()
            start, end = min(before.start, start), max(before.end, end)
        out.append(Span(text[start:end], start, end, span.field))
    return out


def follow(page: Page, found: list[Found]) -> list[Found]:
    """Give the quotations nobody claimed to the statement they continue; the others float free.

    Returns the statements made of free-floating quotations.
    """
    owner: dict[int, Found] = {}
    for item in found:
        for number in _covered(page, item):
            owner.setdefault(number, item)
    floating: list[Found] = []
    previous: tuple[int, Found] | None = None
    for number, quotation in enumerate(page.quotations):
        if number in owner:
            if page.quotations[number].speech or owner[number].slot == "quote":
                previous = number, owner[number]
            continue
        if not quotation.speech or not quotation.clause or not _stands_alone(page, quotation):
            continue
        speaker = _continued(page, quotation, previous)
        if speaker is not None and speaker.slot in ("quote", "comp"):
            speaker.content.append(span_of(page, quotation))
            speaker.quotations.append(number)
            owner[number] = speaker
        else:
            sentence = page.reading.sentences[quotation.first[0]]
            item = Found(sentence, None, None, [span_of(page, quotation)], None, "quote", quotations=[number])
            introducer = _introduced(page, quotation, found)
            if introducer is not None:
                item.speaker, item.speaker_sentence = introducer.speaker, introducer.speaker_sentence
            floating.append(item)
            owner[number] = item
        previous = number, owner[number]
    return floating


def _covered(page: Page, item: Found) -> list[int]:
    if item.quotations:
        return item.quotations
    first = item.sentence.index
    return [
        number
        for number in page.by_sentence.get(first, [])
        if any(
            part.start <= page.quotations[number].start and page.quotations[number].end <= part.end
            for part in item.content
        )
    ]


def _stands_alone(page: Page, quotation: Quotation) -> bool:
    """Whether a quotation opens its sentence, so that it is no fragment of the outlet's own."""
    tokens = page.reading.sentences[quotation.first[0]].tokens
    if quotation.first[1] == len(tokens) - 1 and quotation.last[0] > quotation.first[0]:
        return True  # the tokeniser left the opening mark at the end of the sentence before
    return all(t.pos in ("PUNCT", "CCONJ") for t in tokens[: quotation.first[1]])


def _continued(page: Page, quotation: Quotation, previous: tuple[int, Found] | None) -> Found | None:
    """The statement that a quotation goes on with: nothing but its own sentence's end lies between."""
    if previous is None:
        return None
    before, item = page.quotations[previous[0]], previous[1]
    distance = quotation.first[0] - before.last[0]
    if before.field != quotation.field or item.sentence.field != quotation.field:
        return None
    if quotation.paragraph == before.paragraph:
        return item if distance <= 1 or item.sentence.index >= quotation.first[0] - 1 else None
    if quotation.paragraph == before.paragraph + 1 and distance <= 1:
        return item
    # '"...," he said.' ends the paragraph and the next one is all quotation.
    if quotation.paragraph == before.paragraph + 1 and item.sentence.index == quotation.first[0] - 1:
        return item if _whole_paragraph(page, quotation) else None
    return None


def _whole_paragraph(page: Page, quotation: Quotation) -> bool:
    sentences = page.reading.sentences
    last = quotation.last[0]
    ends = last + 1 >= len(sentences) or sentences[last + 1].paragraph != quotation.paragraph
    return ends and quotation.first[1] == 0


def _introduced(page: Page, quotation: Quotation, found: list[Found]) -> Found | None:
    """The nearest statement of the sentence before in the same paragraph: its speaker goes on speaking."""
    here = quotation.first[0]
    for item in reversed(found):
        if item.sentence.index == here - 1 and item.sentence.paragraph == quotation.paragraph and item.speaker:
            return item
    return None

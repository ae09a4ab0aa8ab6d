"""Quotation marks: which words of a document stand inside quotes, over sentences and paragraphs."""

from dataclasses import dataclass, field

from ...read.reading import Reading, Sentence, Token

# Mark -> the mark that closes it. Straight and doubled marks open and close with the same character.
_PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’", '"': '"', "''": "''", "``": "''", "'": "'", "‟": "”", "〝": "〞"}
_CLOSERS = frozenset(_PAIRS.values())
_SINGLE = frozenset("'‘")
# A straight mark may be closed by a curly one of its kind and the other way round: editors mix them.
_ALSO = {"“": ("”", '"', "“"), '"': ('"', "”"), "''": ("''", '"'), "``": ("''", '"', "”"), "„": ("“", "”")}
_ENDS = frozenset((",", ".", "?", "!", "…", "...", "—", "–", "-", ":", ";"))
_CLAUSE = frozenset(("VERB", "AUX"))


@dataclass(slots=True)
class Quotation:
    """Quoted words. ``start`` and ``end`` are document offsets that include the marks.

    ``first`` and ``last`` are (sentence index, token index) of the marks or outermost words; ``words`` counts the
    words inside, ``clause`` says whether a verb is among them, ``sealed`` whether the words end in punctuation
    inside the marks or the mark is followed by a comma, and ``closed`` whether the closing mark was found.
    """

    start: int
    end: int
    field: str
    paragraph: int
    first: tuple[int, int]
    last: tuple[int, int]
    words: int
    clause: bool
    sealed: bool
    closed: bool

    @property
    def speech(self) -> bool:
        """Whether this looks like words spoken rather than a term or a name in quotes."""
        return (self.sealed and self.words > 1) or (self.clause and self.words > 4)


@dataclass(slots=True)
class Page:
    """A reading with its quotations. ``inside[s][t]`` is the number of the quotation around a token, or -1."""

    reading: Reading
    quotations: list[Quotation]
    inside: list[list[int]]
    by_sentence: dict[int, list[int]] = field(default_factory=dict)

    def quoted(self, sentence: Sentence, token: Token) -> bool:
        """Whether a token stands inside quotation marks."""
        return self.inside[sentence.index][token.i] >= 0


def survey(reading: Reading) -> Page:
    """Find every quotation of a reading, outermost only, in order of the text."""
    page = Page(reading, [], [[-1] * len(sentence.tokens) for sentence in reading.sentences])
    start = 0
    sentences = reading.sentences
    while start < len(sentences):
        stop = start
        while stop < len(sentences) and sentences[stop].paragraph == sentences[start].paragraph:
            stop += 1
        _paragraph(page, start, stop)
        start = stop
    for number, quotation in enumerate(page.quotations):
        for s in range(quotation.first[0], quotation.last[0] + 1):
            page.by_sentence.setdefault(s, []).append(number)
    return page


def _paragraph(page: Page, start: int, stop: int) -> None:
    stream = [(s, token) for s in range(start, stop) for token in page.reading.sentences[s].tokens]
    if not any(token.text in _PAIRS or token.text in _CLOSERS for _, token in stream):
        return
    opened: int | None = None
    mark = ""
    for k, (_, token) in enumerate(stream):
        text = token.text
        if opened is None:
            if text in _PAIRS and _opens(stream, k):
                opened, mark = k, text
        elif text in _ALSO.get(mark, (_PAIRS[mark],)) and _closes(stream, k, mark):
            _record(page, stream, opened, k, True)
            opened = None
    # Unclosed: a speech that goes on in the next paragraph. A lone single mark is an apostrophe.
    if opened is not None and mark not in _SINGLE:
        _record(page, stream, opened, len(stream) - 1, False)


def _opens(stream: list[tuple[int, Token]], k: int) -> bool:
    token = stream[k][1]
    before = stream[k - 1][1] if k else None
    after = stream[k + 1][1] if k + 1 < len(stream) else None
    if after is None:
        return False
    spaced = before is None or before.end < token.start or before.text in ("(", "[", "—", "–", "-", "--", "“", '"')
    if token.text in _SINGLE:
        return spaced and after.start == token.end and (after.text[0].isalpha() or after.text[0] in "[.…")
    return spaced or after.start == token.end


def _closes(stream: list[tuple[int, Token]], k: int, mark: str) -> bool:
    token = stream[k][1]
    before = stream[k - 1][1]
    after = stream[k + 1][1] if k + 1 < len(stream) else None
    free = after is None or after.start > token.end or not after.text[0].isalnum()
    if mark in _SINGLE:
        # "the allies' drills": a possessive is no closing mark unless the parser sees none there.
        return free and before.end == token.start and token.tag != "POS"
    return free or before.end == token.start


def _record(page: Page, stream: list[tuple[int, Token]], opened: int, closing: int, closed: bool) -> None:
    inner = [token for _, token in stream[opened + 1 : closing + (0 if closed else 1)]]
    words = [token for token in inner if token.pos != "PUNCT"]
    if not words:
        return
    first, last = stream[opened], stream[closing]
    after = stream[closing + 1][1].text if closing + 1 < len(stream) else ""
    sealed = inner[-1].text in _ENDS or after == "," or not closed
    number = len(page.quotations)
    page.quotations.append(
        Quotation(
            first[1].start,
            last[1].end,
            page.reading.sentences[first[0]].field,
            page.reading.sentences[first[0]].paragraph,
            (first[0], first[1].i),
            (last[0], last[1].i),
            len(words),
            any(token.pos in _CLAUSE for token in words),
            sealed,
            closed,
        )
    )
    for s, token in stream[opened : closing + 1]:
        page.inside[s][token.i] = number

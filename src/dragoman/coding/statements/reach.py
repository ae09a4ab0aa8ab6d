"""How far reported words reach: commas and clause openings mend what the parser cut off.

Parsers lose clauses more often than writers lose commas. Where a cue governs the whole sentence, its content runs
from the cue to the end of the sentence, or around it, unless a mark of the teller's own voice stands between.
"""

from ...model import Span
from ...read.reading import Sentence, Token
from .cues import Cue, Lexicon
from .quotes import Page
from .spans import parts

_COMMA = frozenset((",", "--", "—", "–", "-"))
_UPPER = frozenset(("root", "conj", "parataxis", "ccomp"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SUBJECT = frozenset(("DET", "PRON", "PROPN", "NOUN", "NUM", "ADJ"))
_SET_OFF = frozenset(("ADP", "SCONJ", "ADJ"))
_ADJUNCT = frozenset(("ADP", "SCONJ", "ADV"))
_ACTIVE = frozenset(("VBD", "VBZ", "VBP", "VBG", "VB"))
_CLOSED = frozenset((".", "?", "!", ";"))


def reach(
    page: Page, sentence: Sentence, head: Token, group: list[int], who: Token | None, content: list[Span], cue: Cue,
    words: Lexicon,
) -> list[Span]:  # fmt: skip
    """The content of a clause cue, mended by its punctuation; unchanged where nothing tells better."""
    first, last = min(group), max(group)
    if not content or not _governs(sentence, head):
        return content
    before = [span for span in content if span.end <= sentence.tokens[first].start]
    after = [span for span in content if span.start >= sentence.tokens[last].end]
    if after and not before:
        return _onward(page, sentence, head, last, after, cue, words)
    if before and who is not None:
        if _opened(sentence, last + 1, words) and not any(_clausal(sentence, span) for span in before):
            return _rest(sentence, last + 1, words)
        return _around(page, sentence, head, first, last, who, content, words)
    return content


def _governs(sentence: Sentence, head: Token) -> bool:
    return head.dep in _UPPER and all(item.dep in _UPPER for item in sentence.ancestors(head))


def _opened(sentence: Sentence, i: int, words: Lexicon) -> bool:
    """Whether a clause opens at a token: "that", or a subject with its verb before any comma."""
    tokens = sentence.tokens
    if i >= len(tokens):
        return False
    if tokens[i].lower in words.lists["complementisers"]:
        return True
    for token in tokens[i : i + 14]:
        if token.text in _COMMA or token.lower in words.lists["relative"]:
            return False
        if token.tag in _FINITE and token.i > i:
            return True
    return False


def _clausal(sentence: Sentence, span: Span) -> bool:
    return any(t.tag in _FINITE for t in sentence.tokens if span.start <= t.start < span.end)


def _onward(
    page: Page, sentence: Sentence, head: Token, last: int, after: list[Span], cue: Cue, words: Lexicon
) -> list[Span]:
    """Content after the cue: from where the clause opens to the end of the sentence."""
    tokens = sentence.tokens
    start = next((t.i for t in tokens if t.start >= after[0].start), last + 1)
    end = max(t.i for t in tokens if t.start < after[-1].end)
    that = next((i for i in range(last + 1, min(start, last + 12)) if tokens[i].lower == "that"), None)
    gap = tokens[last + 1 : start]
    if that is not None and tokens[that].dep == "mark":
        start = that
    elif gap and cue.word not in words.lists["addressing"] and not _circumstance(gap, words):
        start = last + 1
    stop = _resumed(page, sentence, start, _stop(sentence, head, end + 1, words), words)
    return parts(sentence, range(start, stop)) or after


def _circumstance(gap: list[Token], words: Lexicon) -> bool:
    """Whether the words between cue and clause tell when, where or to whom it was said."""
    first = gap[0]
    if first.pos in ("ADP", "ADV", "PART", "PUNCT", "SCONJ") or first.lower in words.lists["times"]:
        return True
    return first.tag == "PRP" or any(t.lower in words.lists["times"] or t.text in _COMMA for t in gap)


def _stop(sentence: Sentence, head: Token, i: int, words: Lexicon) -> int:
    """The index after the last token of content that the parser ended before ``i``."""
    tokens = sentence.tokens
    while i < len(tokens):
        token = tokens[i]
        if token.text in _CLOSED:
            return i
        set_off = token.text in _COMMA
        opening = tokens[i + 1] if set_off and i + 1 < len(tokens) else token
        if opening.pos == "CCONJ":
            following = tokens[opening.i + 1 : opening.i + 3]
            # "said X and left": the teller goes on about the speaker.
            if not following or following[0].pos in ("VERB", "AUX") or opening.lower == "but":
                return i
            if following[0].pos == "ADV" and following[-1].pos in ("VERB", "AUX"):
                return i
        elif opening.tag == "VBG" or opening.lower in words.lists["teller"]:
            return i
        else:
            adjunct = opening.pos in (_SET_OFF if set_off else _ADJUNCT)
            if adjunct and (set_off or opening.head == head.i):
                return i
        end = i + 1
        while end < len(tokens) and tokens[end].text not in _COMMA and tokens[end].text not in _CLOSED:
            end += 1
        i = end
    return i


def _resumed(page: Page, sentence: Sentence, start: int, stop: int, words: Lexicon) -> int:
    """Where the teller takes over before ``stop`` with the speaker's next saying: ", adding that"; else ``stop``."""
    tokens = sentence.tokens
    for i in range(start + 1, stop - 1):
        verb = tokens[i + 1]
        if tokens[i].text not in _COMMA or page.quoted(sentence, verb):
            continue
        if verb.tag == "VBG" and _says(verb, words):
            return i
        if verb.pos == "CCONJ" and _another(sentence, i + 2, words):
            return i
    return stop


def _says(token: Token, words: Lexicon) -> bool:
    return any(cue.pos == "verb" and cue.voice == "speech" for cue in words.of(token.lower))


def _another(sentence: Sentence, start: int, words: Lexicon) -> bool:
    """Whether a saying of somebody else's opens here, no part of what was said before: ", and the envoy said that"."""
    tokens = sentence.tokens
    if start >= len(tokens) or tokens[start].lower in words.lists["complementisers"]:
        return False
    for token in tokens[start : start + 14]:
        if token.text in _COMMA or token.text in _CLOSED:
            return False
        if token.tag in _FINITE:
            named = any(t.pos in ("PROPN", "NOUN", "PRON") for t in tokens[start : token.i])
            return named and token.pos == "VERB" and _says(token, words) and _opened(sentence, token.i + 1, words)
    return False


def opening(page: Page, sentence: Sentence, head: Token, last: int, cue: Cue, words: Lexicon) -> list[Span]:
    """The clause that opens right after a cue for which the parser found none: "claims the plan is ...".

    Looks for "that" and its kind beyond whom it is said to, else for a subject with its verb. Empty if there is none.
    """
    tokens = sentence.tokens
    if last + 2 >= len(tokens) or head.dep == "amod":
        return []
    start = -1
    for i in range(last + 1, min(last + 12, len(tokens) - 2)):
        token = tokens[i]
        if token.lower in words.lists["complementisers"] and (
            token.lower != "that" or token.tag == "IN" or token.dep == "mark"
        ):
            start = i
            break
        if token.tag in _FINITE or token.text in _CLOSED:
            break
    if start < 0 and cue.word not in words.lists["addressing"] and tokens[last + 1].pos in _SUBJECT:
        start = last + 1 if _opened(sentence, last + 1, words) else -1
    if start < 0 or not any(t.tag in _FINITE for t in tokens[start + 1 :]):
        return []
    stop = next((t.i for t in tokens[start:] if t.text in _CLOSED), len(tokens))
    stop = _resumed(page, sentence, start, stop, words)
    return parts(sentence, range(start, stop))


def beside_it(sentence: Sentence, head: Token, last: int, words: Lexicon) -> list[Span]:
    """The phrase right after an active cue that the parser tied to something else: up to the next comma or clause."""
    tokens = sentence.tokens
    if last + 1 >= len(tokens) or head.tag not in _ACTIVE or tokens[last + 1].pos not in _SUBJECT:
        return []
    if tokens[last + 1].lower in words.lists["calendar"] or tokens[last + 1].lower in words.lists["relative"]:
        return []
    stop = last + 1
    while stop < len(tokens) and tokens[stop].text not in _COMMA and tokens[stop].text not in _CLOSED:
        if tokens[stop].tag in _FINITE and tokens[stop].dep != "acl:relcl":
            return []
        stop += 1
    return parts(sentence, range(last + 1, stop))


def _rest(sentence: Sentence, start: int, words: Lexicon) -> list[Span]:
    return parts(sentence, range(start, len(sentence.tokens)))


def _around(
    page: Page, sentence: Sentence, head: Token, first: int, last: int, who: Token, content: list[Span],
    words: Lexicon,
) -> list[Span]:  # fmt: skip
    """Content before the cue, "X, he said", or around it, "X, he said, Y": from the start of the sentence."""
    tokens = sentence.tokens
    left = first
    if who.i < first:
        left = min(t.i for t in tokens[: who.i + 1] if t.i == who.i or _under(sentence, t, who))
    if left < 2 or tokens[left - 1].text not in _COMMA:
        return content
    begins = next(t.i for t in tokens if t.start >= content[0].start)
    opening = tokens[:begins]
    if any(t.text in ("“", "”", '"', ":", "''", "(") for t in opening):
        return content
    return parts(sentence, {*range(0, left), *_indices(sentence, content)})


def begun(sentence: Sentence, head: Token, who: Token, content: list[Span]) -> list[Span]:
    """A quotation whose clause begins unquoted before the cue: 'The harbour, she said, "is lost to us"'."""
    tokens = sentence.tokens
    if who.i > head.i or not content or content[0].start < head.end or content[0].text.lstrip("“\"'‘`")[:1].isupper():
        return content
    left = min(t.i for t in tokens[: who.i + 1] if t.i == who.i or _under(sentence, t, who))
    if left < 2 or tokens[left - 1].text not in _COMMA or any(t.tag in _FINITE for t in tokens[:left]):
        return content
    if tokens[0].pos in ("ADP", "SCONJ", "ADV") or not any(t.pos in ("NOUN", "PROPN", "PRON") for t in tokens[:left]):
        return content
    return [*parts(sentence, range(left)), *content]


def _under(sentence: Sentence, token: Token, top: Token) -> bool:
    return any(item.i == top.i for item in sentence.ancestors(token))


def _indices(sentence: Sentence, spans: list[Span]) -> set[int]:
    return {t.i for t in sentence.tokens if any(span.start <= t.start < span.end for span in spans)}

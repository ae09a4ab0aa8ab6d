"""Every statement of a reading: cues matched, quotations tied, nesting settled, speakers resolved."""

from dataclasses import replace

from ...model import ActorRef, Content, Span, Statement, statement_id
from ...read.reading import Reading, Token
from ..mentions import Mentions
from .certainty import certainty
from .colons import announced
from .cues import lexicon
from .direct import follow
from .found import Found
from .frames import match
from .headlines import bare_headline, headline
from .quotes import Page, survey
from .relays import relay
from .speakers import agrees, is_pronoun, resolve

_DIRECT_SHARE = 0.9
# Sentences over which a pronoun still means the speaker named before.
_MEMORY = 6
# Sentences over which the same pronoun goes on speaking.
_STILL = 2
_SET_OFF = frozenset((",", "--", "—", "–", "-"))


def find_statements(reading: Reading, mentions: Mentions) -> tuple[Statement, ...]:
    """The statements of a document in order of the text.

    A statement found inside another's content names it in ``within``. The speaker is None where the text names
    nobody; the outlet itself is never a speaker here.
    """
    return statements_of(*gather(reading), mentions)


def gather(reading: Reading) -> tuple[Page, list[Found]]:
    """Everything that is found before speakers are resolved; statements and remarks are both made from it."""
    page = survey(reading)
    found = find_cues(page)
    found += follow(page, found)
    return page, nest(page, found)


def find_cues(page: Page) -> list[Found]:
    """What the lexicon's frames match, sentence by sentence; one match a token."""
    words = lexicon()
    forms = words.forms
    found: list[Found] = []
    for sentence in page.reading.sentences:
        title = headline(page, sentence) or bare_headline(page, sentence)
        if title is not None:
            found.append(title)
        for token in sentence.tokens:
            for cue in forms.get(token.lower, ()):
                item = match(page, sentence, token, cue, words)
                if item is not None and _own(page, item):
                    _lend_speaker(page, item, found)
                    found.append(item)
                    break
    found += [item for item in (announced(page, sentence, found) for sentence in page.reading.sentences) if item]
    kept = _without_doubles(page, found)
    return kept + relay(kept)


def _lend_speaker(page: Page, item: Found, found: list[Found]) -> None:
    """ "..., he said, adding that ...": a participle's speaker is that of the cue before it in the sentence.

    A verb that opens a sentence cut off from its subject ("Rep. Lee (D-N.Y.) said") takes it from the one before.
    """
    head, who = item.head, item.speaker
    if head is None or item.entry is None or item.entry.pos != "verb" or "subj" not in item.entry.speaker:
        return
    outer = _teller(item, found)
    if outer is not None:
        item.speaker, item.speaker_sentence = outer.speaker, outer.speaker_sentence
        return
    in_quotes = who is not None and page.quoted(item.sentence, who) and not page.quoted(item.sentence, head)
    if head.tag == "VBG" and (who is None or in_quotes):
        for other in reversed(found):
            if other.sentence is not item.sentence:
                break
            if other.speaker is not None and other.slot in ("quote", "comp"):
                item.speaker, item.speaker_sentence = other.speaker, other.speaker_sentence
                return
    if in_quotes:
        item.speaker = None
    index = item.sentence.index
    if item.speaker is None and head.i <= 2 and head.tag in ("VBD", "VBZ", "VBP", "VBN") and index:
        before = page.reading.sentences[index - 1]
        root = next((t for t in before.tokens if t.head == t.i), None)
        cut_off = item.sentence.tokens[0].text[0].islower() and before.paragraph == item.sentence.paragraph
        ends = before.tokens[-1].text in ("?", "!", "”", '"')
        if cut_off and not ends and root is not None and root.pos in ("PROPN", "NOUN", "PRON"):
            item.speaker, item.speaker_sentence = root, before


def _teller(item: Found, found: list[Found]) -> Found | None:
    """ "X said that Y was late, noting that ...": the participle goes on about X, though the parser ties it to Y."""
    head, sentence = item.head, item.sentence
    if head is None or head.tag != "VBG" or head.i == 0 or sentence.tokens[head.i - 1].text not in _SET_OFF:
        return None
    governor = sentence.head(head)
    if governor is None:
        return None
    for other in reversed(found):
        if other.sentence is not sentence:
            return None
        if other.speaker is not None and other.slot == "comp" and other.head is not governor:
            held = any(part.start <= governor.start < part.end for part in other.content)
            return other if held else None
    return None


def _own(page: Page, item: Found) -> bool:
    """Whether a cue belongs to the teller: inside quoted words only reports of others' speech count."""
    if item.head is None or not page.quoted(item.sentence, item.head):
        return True
    return _worth_nesting(page, item)


def _without_doubles(page: Page, found: list[Found]) -> list[Found]:
    """One statement per cue: a cue that lies within another one of the same sentence is dropped."""
    kept: list[Found] = []
    by_sentence: dict[int, list[Found]] = {}
    for item in found:
        by_sentence.setdefault(item.sentence.index, []).append(item)
    for group in by_sentence.values():
        for item in group:
            if item.cue is None or not any(
                other is not item
                and other.cue is not None
                and other.cue.overlaps(item.cue)
                and (other.cue.end - other.cue.start, -other.cue.start)
                > (item.cue.end - item.cue.start, -item.cue.start)
                for other in group
            ):
                kept.append(item)
    return kept


def nest(page: Page, found: list[Found]) -> list[Found]:
    """Settle which statement lies within which; the outermost come first in ``found`` order of the text.

    Inside another's words only reports of speech count: attitudes there are part of what is said.
    """
    found.sort(key=lambda item: (_place(item), -item.size))
    spread = [(min(p.start for p in item.content), max(p.end for p in item.content), item) for item in found]
    kept: list[Found] = []
    for item in found:
        at = _place(item)
        outer = [
            other
            for start, end, other in spread
            if other is not item
            and start <= at < end
            and item.cue is not None
            and other.holds(item.cue)
            and other.slot != "subj"
        ]
        outer = [other for other in outer if item.cue is None or not (other.cue and item.holds(other.cue))]
        if outer and not _worth_nesting(page, item):
            continue
        item.within = item.via or (min(outer, key=lambda other: other.size) if outer else None)
        kept.append(item)
    names = {id(item) for item in kept}
    for item in kept:
        while item.within is not None and id(item.within) not in names:
            item.within = item.within.within
    return kept


def _worth_nesting(page: Page, item: Found) -> bool:
    if item.entry is None or item.head is None or item.entry.voice != "speech" or item.slot not in ("comp", "quote"):
        return False
    if item.speaker is None or (page.quoted(item.sentence, item.head) and item.speaker.pos != "PROPN"):
        return False
    return item.speaker.lower not in lexicon().lists["first_person"]


def _place(item: Found) -> int:
    return item.cue.start if item.cue is not None else item.content[0].start


def statements_of(page: Page, found: list[Found], mentions: Mentions) -> tuple[Statement, ...]:
    """Turn what was gathered into statements, in order of the text."""
    document = page.reading.document
    words = lexicon()
    made: dict[int, Statement] = {}
    speakers = _speakers(found, mentions)
    # Outer statements first: an inner one needs the outer's id.
    for item in sorted(found, key=_depth):
        spans = sorted(item.content, key=lambda span: span.start)
        first, *more = spans
        content = Content(first.text, first.start, first.end, first.field, tuple(more))
        speaker = speakers[id(item)]
        outer = made.get(id(item.within)) if item.within is not None else None
        made[id(item)] = Statement(
            id=statement_id(document.id, speaker, item.cue, content),
            document=document.ref,
            speaker=speaker,
            cue=item.cue,
            content=content,
            kind=_kind(page, item, spans),
            certainty=certainty(item, spans, words),
            within=outer.id if outer else None,
        )
    unique = {statement.id: statement for statement in (made[id(item)] for item in found)}
    return tuple(unique.values())


def _speakers(found: list[Found], mentions: Mentions) -> dict[int, ActorRef | None]:
    """The speaker of every statement; a pronoun that no actor stands behind means the named speaker before it."""
    made: dict[int, ActorRef | None] = {}
    named: list[tuple[Token, int, ActorRef]] = []
    spoke: tuple[str, int, ActorRef] | None = None
    for item in found:
        ref = resolve(item, mentions)
        token, sentence = item.speaker, item.speaker_sentence
        if ref is not None and token is not None and sentence is not None:
            if is_pronoun(token):
                known = _meant(token, sentence.index, ref, named, spoke)
                if known is not None:
                    ref = replace(
                        known, text=ref.text, start=ref.start, end=ref.end, field=ref.field,
                        name=known.name or known.text,
                    )  # fmt: skip
                spoke = token.lower, sentence.index, ref
            elif token.tag not in ("WP", "WDT"):
                named.append((token, sentence.index, ref))
                spoke = None
        made[id(item)] = ref
    return made


def _meant(
    pronoun: Token,
    sentence: int,
    ref: ActorRef,
    named: list[tuple[Token, int, ActorRef]],
    spoke: tuple[str, int, ActorRef] | None,
) -> ActorRef | None:
    """Whom a speaking pronoun means: who spoke under it just before, else the last speaker named that it fits.

    None where the document's actors know better.
    """
    if spoke is not None and spoke[2].name and spoke[0] == pronoun.lower and sentence - spoke[1] <= _STILL:
        return spoke[2]
    if ref.name is not None:
        return None
    return next((r for t, i, r in reversed(named) if sentence - i <= _MEMORY and agrees(pronoun, t)), None)


def _depth(item: Found) -> int:
    depth, seen = 0, item
    while seen.within is not None and depth < 20:
        depth, seen = depth + 1, seen.within
    return depth


def _kind(page: Page, item: Found, spans: list[Span]) -> str:
    total = sum(span.end - span.start for span in spans)
    quoted = 0
    first, last = spans[0].start, spans[-1].end
    for quotation in page.quotations:
        if quotation.end <= first or quotation.start >= last:
            continue
        for span in spans:
            if span.field == quotation.field:
                quoted += max(0, min(span.end, quotation.end) - max(span.start, quotation.start))
    share = quoted / total
    return "direct" if share >= _DIRECT_SHARE else "mixed" if quoted else "indirect"

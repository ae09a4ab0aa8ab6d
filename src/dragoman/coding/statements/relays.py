"""Words passed on: "was quoted by KCNA as saying", "Yonhap said, citing the ministry". Two voices, one content."""

from ...read.reading import Sentence, Token
from .cues import lexicon
from .found import Found
from .speakers import agent, subject


def relay(found: list[Found]) -> list[Found]:
    """The statements of those who pass others' words on; the originals are told within them.

    Changes the given statements of "citing" and "as saying" in place and returns the outer ones that are new.
    """
    made: list[Found] = []
    relaying = lexicon().lists["relaying"]
    for item in found:
        head = item.head
        if item.entry is not None and item.entry.extra[-2:] == ("as", "saying") and item.cue is not None:
            verb = next((t for t in item.sentence.tokens if t.start >= item.cue.start and t.lower in relaying), None)
            outer = _quoted(item, verb) if verb is not None else None
            made += [outer] if outer is not None else []
            continue
        if head is None or item.slot not in ("comp", "quote", "obj", "from", "to"):
            continue
        governor = item.sentence.head(head)
        if governor is None or head.tag != "VBG":
            continue
        if head.lower in relaying:
            _citing(item, governor, found)
        elif governor.lower in relaying and _marked_as(item.sentence, head):
            outer = _quoted(item, governor)
            if outer is not None:
                made.append(outer)
    return made


def _marked_as(sentence: Sentence, token: Token) -> bool:
    return any(child.lower == "as" and child.i < token.i for child in sentence.children(token))


def _citing(item: Found, governor: Token, found: list[Found]) -> None:
    """ "X said, citing Y, that Z": Y says Z, and X tells it."""
    assert item.head is not None
    teller = next(
        (
            other
            for other in found
            if other is not item and other.head is governor and other.sentence is item.sentence
            and other.slot in ("comp", "quote")
        ),
        None,
    )  # fmt: skip
    source = next((c for c in item.sentence.children(item.head) if c.relation in ("obj", "obl")), None)
    if teller is None or source is None or teller.cue is None or item.cue is None:
        return
    kept = [part for part in teller.content if not part.overlaps(item.cue)]
    if not kept:
        return
    item.speaker, item.speaker_sentence = source, item.sentence
    item.content, item.slot, item.via = kept, teller.slot, teller


def _quoted(item: Found, governor: Token) -> Found | None:
    """ "X was quoted by Y as saying Z": X says Z, and Y tells it."""
    sentence = item.sentence
    who, teller = subject(sentence, governor), agent(sentence, governor)
    if who is None:
        return None
    item.speaker, item.speaker_sentence = who, sentence
    if teller is None:
        return None
    outer = Found(sentence, governor, sentence.span_of(governor, governor), list(item.content), item.entry, item.slot)
    outer.speaker, outer.speaker_sentence = teller, sentence
    item.via = outer
    return outer

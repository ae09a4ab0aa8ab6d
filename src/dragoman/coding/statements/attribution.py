"""The chain that says whose word a stretch of text is: innermost speaker first, the outlet last."""

from collections.abc import Sequence
from dataclasses import replace

from ...model import ActorRef, Attribution, Document, Span, Statement
from .cues import lexicon

UNKNOWN_OUTLET = "unknown outlet"
UNNAMED = "unnamed"


def attribute(span: Span, statements: Sequence[Statement], document: Document) -> tuple[Attribution, ...]:
    """Whose word ``span`` is: the innermost statement whose content holds it, those it is within, then the outlet.

    A statement whose cue only takes a stance (criticises, supports) does not make its content the speaker's claim,
    unless the words are quoted. Words that nobody is named for ("reportedly", "is said to") are the next teller's own,
    softened: no link of the chain, but its certainty. Never empty: the outlet is always the last link, with
    ``statement_id`` None.
    """
    holding = [i for i in statements if any(part.contains(span) for part in i.content.spans) and _claims(i)]
    chain: list[Attribution] = []
    carried = "asserted"
    if holding:
        by_id = {item.id: item for item in statements}
        link: Statement | None = min(holding, key=lambda item: (_size(item), item.within is None))
        seen: set[str] = set()
        while link is not None and link.id not in seen:
            seen.add(link.id)
            if link.speaker is None and link.certainty in ("alleged", "hedged") and link.kind == "indirect":
                carried = link.certainty
            elif _claims(link):
                own = _link(link)
                chain.append(replace(own, certainty=carried) if own.certainty == "asserted" else own)
                carried = "asserted"
            link = by_id.get(link.within) if link.within else None
    chain.append(Attribution(document.source or UNKNOWN_OUTLET, document.source_country, ("JRN",), None, carried, None))
    return tuple(chain)


def _size(item: Statement) -> int:
    return sum(part.end - part.start for part in item.content.spans)


def _link(item: Statement) -> Attribution:
    speaker: ActorRef | None = item.speaker
    return Attribution(
        speaker=(speaker.name or speaker.text) if speaker else UNNAMED,
        country=speaker.country if speaker else None,
        sector=speaker.sector if speaker else (),
        cue=item.cue.text if item.cue else None,
        certainty=item.certainty,
        statement_id=item.id,
    )


def _claims(item: Statement) -> bool:
    """Whether the speaker puts the content forward, rather than only taking a stance on it."""
    if item.cue is None or item.kind == "direct":
        return True
    words = lexicon()
    entries = [cue for word in item.cue.text.lower().split() for cue in words.of(word)]
    return not entries or any(cue.voice != "stance" for cue in entries)

"""How surely something is said: the cue's own force, then the modals and hedges of the content."""

from ...model import Span
from .cues import Lexicon
from .found import Found


def certainty(found: Found, spans: list[Span], words: Lexicon) -> str:
    """One of the certainties: the cue's, unless the cue is negated or plain assertion is softened in the content."""
    base = found.entry.certainty if found.entry is not None else "asserted"
    if found.speaker is None and found.slot == "xcomp" and base in ("asserted", "hedged"):
        return "alleged"  # "is said to have"
    if found.negated and base in ("asserted", "alleged"):
        # "did not say", "could not confirm", "does not believe"
        return "denied" if found.entry is not None and found.entry.voice == "thought" else "hedged"
    if found.negated and base == "denied":
        return "hedged"
    if base != "asserted":
        return base
    if found.head is not None and any(
        child.lower in words.lists["alleging_adverbs"] for child in found.sentence.children(found.head)
    ):
        return "alleged"
    return _of_content(found, spans, words)


def _of_content(found: Found, spans: list[Span], words: Lexicon) -> str:
    """The force of the content's main clause: hedged by "may", predicted by "will"."""
    here = [s for s in spans if s.overlaps(found.sentence.span)]
    inside = [t for t in found.sentence.tokens if any(s.start <= t.start and t.end <= s.end for s in here)]
    if not inside:
        return "asserted"
    indices = {t.i for t in inside}
    heads = [t for t in inside if t.pos != "PUNCT" and (t.head not in indices or t.head == t.i)]
    for head in heads[:1]:
        for child in found.sentence.children(head):
            if child.i not in indices:
                continue
            if child.relation in ("aux", "advmod", "cop", "amod") and child.lower in words.lists["hedges"]:
                return "hedged"
        if head.lower in words.lists["hedges"]:
            return "hedged"
        for child in found.sentence.children(head):
            if child.i in indices and child.relation == "aux" and child.lower in words.lists["future"]:
                return "predicted"
    return "asserted"

"""Names that several countries or people share: Korea, Congo, Georgia, Jordan. Decided from the document."""

from collections.abc import Mapping, Sequence

from ..read import Sentence
from .gazetteer import Entity, NameMatch, ambiguities, atoms


def readings(
    sentence: Sentence, match: NameMatch, entities: Sequence[Entity], mentioned: Mapping[str, int]
) -> list[Entity]:
    """The countries that a name stands for, by the rule its row gives; ``mentioned`` counts codes met so far."""
    text = sentence.text_between(sentence.tokens[match.first].start, sentence.tokens[match.last].end)
    first, given = sentence.tokens[match.first], sentence.tokens[match.first - 1] if match.first else None
    if given is not None and first.entity == given.entity == "PERSON" and given.pos == "PROPN":
        return []  # "Denzel Washington"
    shared = ambiguities().get(atoms(text))
    if shared is None or not entities:
        return list(entities[:1])
    ordered = [e for code in shared.codes for e in entities if e.id == f"country:{code}"] or list(entities)
    if shared.rule in ("none", "bloc"):
        return []
    if shared.rule == "pair":
        return ordered
    if shared.rule == "place":
        return [] if _inside_longer_name(sentence, match) else ordered[:1]
    if shared.rule == "person" and sentence.tokens[match.last].relation not in ("amod", "compound"):
        return []
    # A state in America shares names with the world; that America is mentioned says nothing.
    named = [e for e in ordered if e.country and e.country != "USA" and mentioned.get(e.country)]
    if named:
        return [max(named, key=lambda e: mentioned.get(e.country or "", 0))]
    return ordered[:1] if shared.rule != "context" or len(ordered) == 1 else []


def _inside_longer_name(sentence: Sentence, match: NameMatch) -> bool:
    around = sentence.tokens[max(0, match.first - 1) : match.first] + sentence.tokens[match.last + 1 : match.last + 2]
    return any(token.pos == "PROPN" and token.entity == "PERSON" for token in around)

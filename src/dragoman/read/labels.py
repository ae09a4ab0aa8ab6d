"""One adapter for label schemes: Universal Dependencies as they are, ClearNLP (spaCy's own models) translated."""

from functools import cache

from ..data import load_toml


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    content = load_toml("ontology/labels.toml")
    return dict(content["relation"]), dict(content["entity"])


@cache
def universal_relation(label: str) -> str:
    """The Universal Dependencies relation for a parser's label; unknown labels stay as they are, in lower case."""
    return _tables()[0].get(label, label.lower())


@cache
def universal_entity(label: str) -> str:
    """``PERSON``, ``ORG``, ``LOC`` or ``""`` for an entity label of any common scheme."""
    return _tables()[1].get(label, "")

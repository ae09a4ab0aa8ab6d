"""PLOVER contexts, read from the words of the paragraph."""

from collections.abc import Sequence
from functools import cache

from ..data import load_toml
from ..read import Sentence
from .ontology import ontology


@cache
def _cues() -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    single: dict[str, str] = {}
    pairs: dict[tuple[str, str], str] = {}
    for name, listed in load_toml("lexicon/en/contexts.toml")["context"].items():
        for text in listed["words"]:
            parts = text.lower().split()
            if len(parts) == 1:
                single[parts[0]] = name
            else:
                pairs[parts[-2], parts[-1]] = name
    return single, pairs


def contexts(paragraph: Sequence[Sentence]) -> tuple[str, ...]:
    """The contexts that a paragraph's words point to, in the ontology's order."""
    single, pairs = _cues()
    found = set()
    for sentence in paragraph:
        previous = ""
        for token in sentence.tokens:
            lemma = token.lemma
            for name in (
                single.get(lemma),
                single.get(token.lower),
                pairs.get((previous, lemma)),
                pairs.get((previous, token.lower)),
            ):
                if name:
                    found.add(name)
            previous = token.lower
    return tuple(name for name in ontology().contexts if name in found)

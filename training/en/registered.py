"""What the configuration files name: loaded with ``spacy train --code``."""

from collections.abc import Callable

import spacy
from spacy.language import Language
from tokeniser import customise


@spacy.registry.callbacks("dragoman.tokeniser.v1")
def set_tokeniser() -> Callable[[Language], Language]:
    """Change the tokeniser before the corpus is read."""
    return customise

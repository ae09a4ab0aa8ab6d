"""Language analysis: Document → Reading, a model-free view of sentences, tokens, entities and dependencies."""

from .analyse import analyse, supported_languages, use_model
from .reading import Reading, Sentence, Token

__all__ = ["Reading", "Sentence", "Token", "analyse", "supported_languages", "use_model"]

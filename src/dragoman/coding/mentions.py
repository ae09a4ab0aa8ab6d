"""The seam between statement coding and actor resolution."""

from typing import Protocol

from ..model import ActorRef, Span
from ..read.reading import Sentence, Token


class Mentions(Protocol):
    """Resolves noun phrases of one reading to actors."""

    def actor(self, sentence: Sentence, token: Token) -> ActorRef | None:
        """The actor that the noun phrase headed by ``token`` names, coreference included; None where unknown.

        The reference's own span is the phrase.
        """
        ...

    def phrase(self, sentence: Sentence, token: Token) -> Span:
        """The span of the noun phrase headed by ``token``: title and apposition, but no relative clause."""
        ...

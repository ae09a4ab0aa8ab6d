"""Where events happen (provisional)."""

from ..model import PlaceRef
from ..read import Sentence, Token
from .actors import Mentions
from .clauses import Slots


def event_place(mentions: Mentions, sentence: Sentence, trigger: Token, predicate: Token, slots: Slots) -> PlaceRef | None:
    """None yet."""
    return None

"""When events happen (provisional)."""

from collections.abc import Sequence

from ..model import TimeExpression, TimeRef
from ..read import Reading, Sentence, Token


class TimeLine:
    """Dates events from the time expressions of a reading."""

    def __init__(self, reading: Reading, times: Sequence[TimeExpression]) -> None:
        self.reading = reading
        self.warnings: tuple[str, ...] = ()

    def event_time(self, sentence: Sentence, trigger: Token, predicate: Token, status: str) -> tuple[TimeRef | None, bool]:
        """The event's time and whether it is historical."""
        return None, False

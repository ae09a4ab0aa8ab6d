"""Time expressions (provisional)."""

from ..model import TimeExpression
from ..read import Reading


def find_times(reading: Reading) -> tuple[TimeExpression, ...]:
    """None yet."""
    return ()

"""Statements: who says what, in whose words, and how surely."""

from ...model import Remark, Statement
from ...read.reading import Reading
from ..mentions import Mentions
from .attribution import attribute
from .find import find_statements, gather, statements_of
from .remarks import find_remarks, remarks_of

__all__ = ["attribute", "find_remarks", "find_statements", "find_statements_and_remarks"]


def find_statements_and_remarks(
    reading: Reading, mentions: Mentions
) -> tuple[tuple[Statement, ...], tuple[Remark, ...]]:
    """Both at the cost of one: the reading is searched once."""
    page, found = gather(reading)
    return statements_of(page, found, mentions), remarks_of(page, found, mentions)

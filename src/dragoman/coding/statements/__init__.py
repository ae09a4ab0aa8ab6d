"""Statements: who says what, in whose words, and how surely."""

from .attribution import attribute
from .find import find_statements
from .remarks import find_remarks

__all__ = ["attribute", "find_remarks", "find_statements"]

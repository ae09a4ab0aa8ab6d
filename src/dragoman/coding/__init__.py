"""Coding: from a reading to attributed events, statements, remarks and time expressions."""

from .coder import code_documents, code_reading
from .explain import Explanation, explain

__all__ = ["Explanation", "code_documents", "code_reading", "explain"]

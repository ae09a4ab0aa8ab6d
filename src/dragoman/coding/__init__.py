"""Coding: from a reading to attributed events, statements, remarks and time expressions."""

from .coder import code_documents, code_reading

__all__ = ["code_documents", "code_reading"]

"""Coding: from a reading to attributed events, statements, remarks and time expressions."""

from .coder import code_documents, code_reading
from .explain import Explanation, explain
from .plugged import load_plugins
from .plugin import Entity, Findings, Plugin, Report

__all__ = [
    "Entity",
    "Explanation",
    "Findings",
    "Plugin",
    "Report",
    "code_documents",
    "code_reading",
    "explain",
    "load_plugins",
]

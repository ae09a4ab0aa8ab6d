"""Pages: the self-contained HTML report."""

from .report import LIMIT, render

__all__ = ["LIMIT", "render"]

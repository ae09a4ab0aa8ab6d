"""Pages: the self-contained HTML report and timeline."""

from .report import LIMIT, render
from .timeline import render_timeline

__all__ = ["LIMIT", "render", "render_timeline"]

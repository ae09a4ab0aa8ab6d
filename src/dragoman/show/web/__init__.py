"""Pages: the self-contained HTML report, timeline and comparison."""

from .compare import render_comparison
from .report import LIMIT, render
from .timeline import render_timeline

__all__ = ["LIMIT", "render", "render_comparison", "render_timeline"]

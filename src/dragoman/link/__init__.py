"""What holds documents together: stories, copies, occurrences, and the judgements of people."""

from .judgements import Rulings, judge, rulings, undo
from .stories import link_stories

__all__ = ["Rulings", "judge", "link_stories", "rulings", "undo"]

"""What holds documents together: stories, copies, occurrences, and the judgements of people."""

from .judgements import Rulings, judge, rulings, undo
from .occurrences import link_occurrences
from .stories import link_stories

__all__ = ["Rulings", "judge", "link_occurrences", "link_stories", "rulings", "undo"]

"""What holds documents together: stories, copies, occurrences, and the judgements of people."""

from .stories import link_stories

__all__ = ["link_stories"]

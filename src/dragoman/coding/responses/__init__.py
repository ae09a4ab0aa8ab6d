"""Which event answers which, as the words of a document say."""

from .find import Finder, find_links

__all__ = ["Finder", "find_links"]

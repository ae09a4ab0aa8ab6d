"""How work is spread: over the processes of one machine."""

from .local import batches, map_documents

__all__ = ["batches", "map_documents"]

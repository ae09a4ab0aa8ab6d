"""Dictionaries of actors that the field already has, read into the user's own layer."""

from .entries import Refused
from .importing import Imported, import_actors

__all__ = ["Imported", "Refused", "import_actors"]

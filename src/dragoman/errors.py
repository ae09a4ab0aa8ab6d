"""Errors that a caller can act on; each message says what is wrong and what to do."""


class DragomanError(Exception):
    """Any error dragoman raises on purpose."""


class DataError(DragomanError):
    """A data file (lexicon, table, ontology) is malformed."""


class InputError(DragomanError):
    """An input cannot be read; ``name`` says which, the message says why."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class StoreError(DragomanError):
    """The store cannot be opened, read or written."""


class UsageError(DragomanError):
    """A command or function was called with values that make no sense."""


class PluginError(DragomanError):
    """A plug-in cannot do its work at all: its server does not answer, or refuses."""

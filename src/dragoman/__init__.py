"""dragoman reads political news from rival sources: who did what to whom, when, where, and who says so.

>>> import dragoman
>>> dragoman.read(["article.txt"], "news.duckdb")  # doctest: +SKIP
>>> with dragoman.open_store("news.duckdb") as store:  # doctest: +SKIP
...     for event in store.view().events(dragoman.Filter(actor="PRK")):
...         print(event["event"], event["evidence"]["text"])
"""

import sys
from types import ModuleType

__version__ = "0.1.0"

from .errors import DataError, DragomanError, InputError, PluginError, StoreError, UsageError
from .model import Coded, Document, Event, Statement
from .pipeline import Counts, code, explain, read
from .store import Filter, open_store

__all__ = [
    "Coded",
    "Counts",
    "DataError",
    "Document",
    "DragomanError",
    "Event",
    "Filter",
    "InputError",
    "PluginError",
    "Statement",
    "StoreError",
    "UsageError",
    "__version__",
    "code",
    "explain",
    "open_store",
    "read",
]


class _Package(ModuleType):
    """Keeps ``dragoman.read`` the function: importing the room of the same name would put the module in its place.

    The room is reached by ``from dragoman.read import ...``.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "read" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package

"""Plug-ins by name: those that come with dragoman, and those that other packages offer.

A package offers one by an entry point in the group ``dragoman.coders`` whose name ends in its version
(``rivals.v1``) and whose object makes the plug-in when it is called without arguments. What a plug-in must be able to
do is said by ``coding.plugin.Plugin``. Nothing of a plug-in is imported before the user names it.
"""

import importlib
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from .errors import UsageError

GROUP = "dragoman.coders"
_OURS = {
    "classifier.v1": "dragoman.coding.plugins.classifier:Classifier",
    "gliner.v1": "dragoman.coding.plugins.gliner:Gliner",
    "server.v1": "dragoman.coding.plugins.server:Server",
}


def names() -> tuple[str, ...]:
    """The full names of all plug-ins that can be asked for, sorted."""
    return tuple(sorted(_offered()))


def full_name(name: str) -> str:
    """The versioned name that a name stands for; one without a version stands for the latest (``server``).

    Raises UsageError for a name that nothing offers.
    """
    offered = _offered()
    if name in offered:
        return name
    versions = [known for known in offered if known.rpartition(".v")[0] == name]
    if not versions:
        raise UsageError(f"no coder is called {name!r}; there are {', '.join(sorted(offered))}")
    return max(versions, key=_version)


def make(name: str) -> Any:
    """Import and make the plug-in of a name.

    Raises UsageError for an unknown name, or for one whose package cannot be imported; whatever the plug-in itself
    raises when it is made (say, that a setting is missing) goes through.
    """
    full = full_name(name)
    target = _offered()[full]
    try:
        factory = target.load() if isinstance(target, EntryPoint) else _load(target)
    except (ImportError, AttributeError) as error:
        raise UsageError(f"the coder {full!r} cannot be imported: {error}") from error
    return factory()


def _offered() -> dict[str, str | EntryPoint]:
    found: dict[str, str | EntryPoint] = {point.name: point for point in entry_points(group=GROUP)}
    return {**found, **_OURS}


def _version(full: str) -> int:
    number = full.rpartition(".v")[2]
    return int(number) if number.isdigit() else 0


def _load(target: str) -> Any:
    module, _, name = target.partition(":")
    return getattr(importlib.import_module(module), name)

"""What a plug-in is: another tagger of names or coder of events that joins the frames.

A plug-in points at words; dragoman makes records of them. Whatever it reports is checked against the text, its actors
are resolved by our tables, and time, place, context and attribution are found as for every other event, so that two
coders differ in what they saw and in nothing else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from ..model import Span
from ..read import Reading


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in a document; ``kind`` is ``PERSON``, ``ORG`` or ``LOC``."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Report:
    """An event as a plug-in saw it, all in one sentence.

    ``event``, ``mode`` and ``of`` are PLOVER's names. Without ``status`` it is read from the grammar, as the frames
    do. ``rule`` is the plug-in's own word for what found it; ``confidence`` lies between 0 and 1.
    """

    event: str
    trigger: Span
    actor: tuple[Span, ...] = ()
    recipient: tuple[Span, ...] = ()
    mode: tuple[str, ...] = ()
    status: str | None = None
    of: str | None = None
    confidence: float = 0.5
    rule: str = "report"


@dataclass(frozen=True, slots=True)
class Findings:
    """The events of one document, and what its reader should be warned of."""

    reports: tuple[Report, ...] = ()
    warnings: tuple[str, ...] = ()


class Plugin(Protocol):
    """A tagger, a coder, or both: a class that derives from this one leaves out what it does not do.

    ``name`` and ``version`` go into ``coder`` of every event it reports. Plug-ins are made once a process. They raise
    UsageError where a setting is wrong and PluginError where nothing at all can be coded; either ends the run.
    """

    name: str
    version: str

    def entities(self, reading: Reading) -> Iterable[Entity]:
        """The names in a document. Where they overlap with names found before, they take their place."""
        return ()

    def events(self, reading: Reading) -> Findings:
        """The events of a document, seen after all taggers have been at work."""
        return Findings()

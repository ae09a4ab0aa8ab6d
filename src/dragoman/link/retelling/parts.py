"""What a comparison of sources consists of. Everything counted carries the places it was counted at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...model import Span

Record = Mapping[str, Any]
"""One record in its public form (see ``docs/records.md``)."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where something stands: the id of a document and the span in it."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Source:
    """One outlet with its documents, in order of publication; ``words`` counts those of its running text."""

    name: str
    documents: tuple[str, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Wording:
    """One way of calling something; ``quoted`` of the places stand inside quotation marks, in somebody's words."""

    text: str
    found: tuple[Found, ...]
    quoted: int = 0


@dataclass(frozen=True, slots=True)
class Naming:
    """What each source calls one thing. ``kind`` is event, happening, state, person, organisation, place or thing.

    ``id`` is an actor id, the name of a place or the id of an occurrence; ``by`` holds, by source, the wordings from
    the most frequent one down.
    """

    kind: str
    id: str
    name: str
    by: Mapping[str, tuple[Wording, ...]]


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words a source spends its space on.

    ``kind`` is ``own`` (the outlet tells it itself), ``speaker`` (somebody is named as saying it) or ``unnamed``.
    ``country`` is the side of the speakers, None where it is not known. ``words`` is out of the source's words;
    ``speakers`` lists, from the most words down, name, main sector, words and the first place.
    """

    source: str
    kind: str
    country: str | None
    words: int
    share: float
    speakers: tuple[tuple[str, str | None, int, Found], ...] = ()


@dataclass(frozen=True, slots=True)
class Colour:
    """A loaded or hedged wording of a source. ``kind`` is hedge, loaded, scare_quote or opinion."""

    source: str
    kind: str
    text: str
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Echo:
    """Where another source has the same words: ``quoted`` in quotation marks too, or ``told`` without them."""

    source: str
    kind: str
    found: Found


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a source quotes, who is said to have spoken them, and where others have them."""

    source: str
    speaker: str | None
    country: str | None
    found: Found
    echoes: tuple[Echo, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as a source gives it, with the id of the event it measures."""

    source: str
    value: float
    event: str
    found: Found


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers that sources give for the same unit and that differ.

    ``occurrence`` is set where they are about the same occurrence; else they only count the same kind of thing.
    """

    unit: str
    occurrence: str | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The place of an occurrence in what a source tells: 1 is told first. ``headline`` where its title has it."""

    occurrence: str
    rank: int
    headline: bool
    found: Found


@dataclass(frozen=True, slots=True)
class Retelling:
    """How each source of a story tells it: counts with their evidence, and no verdict on who is right."""

    sources: tuple[Source, ...]
    naming: tuple[Naming, ...]
    voices: tuple[Voice, ...]
    colours: tuple[Colour, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Figures, ...]
    order: Mapping[str, tuple[Told, ...]]

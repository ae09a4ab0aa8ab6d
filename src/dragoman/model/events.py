"""Events: one report of one event in one sentence, in PLOVER's field names."""

from collections.abc import Sequence
from dataclasses import dataclass

from .documents import DocumentRef
from .ids import content_id
from .spans import Span

STATUSES = ("actual", "future", "hypothetical", "negated")
CERTAINTIES = ("asserted", "denied", "alleged", "hedged", "predicted", "hoped")


@dataclass(frozen=True, slots=True)
class ActorRef:
    """Who: a mention resolved, as far as the text allows, to a country and PLOVER sectors.

    ``country`` is ISO 3166 alpha-3 or one of PLOVER's international codes (IGO, UNO, EUR, NGO, ISM, IMG, MNC).
    ``sector`` lists the main sector first.
    """

    text: str
    start: int
    end: int
    country: str | None = None
    sector: tuple[str, ...] = ()
    actor_id: str | None = None
    name: str | None = None
    field: str = "text"

    @property
    def span(self) -> Span:
        """The mention's place in the document."""
        return Span(self.text, self.start, self.end, self.field)


@dataclass(frozen=True, slots=True)
class TimeRef:
    """When: a closed interval of ISO dates and the grain that the text supports.

    ``grain`` is day, week, month, season, year, decade, century or unknown; ``anchor`` says what the interval
    was computed from: ``text``, ``document``, ``event`` or ``narrative``.
    """

    start: str | None
    end: str | None
    grain: str
    anchor: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """Where: a named place with its country and, where known, decimal degrees."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much or how many of what: ``500000 shells``."""

    value: float
    unit: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of the chain that says whose word an event is; the outlet is always the last link."""

    speaker: str
    country: str | None
    sector: tuple[str, ...]
    cue: str | None
    certainty: str
    statement_id: str | None


@dataclass(frozen=True, slots=True)
class Coder:
    """What found the event: the coder's name, the rule that fired and the version of dragoman."""

    name: str
    rule: str
    version: str


@dataclass(frozen=True, slots=True)
class Event:
    """One report of one event. See ``docs/records.md`` for every field."""

    id: str
    document: DocumentRef
    event: str
    mode: tuple[str, ...]
    context: tuple[str, ...]
    cameo: str | None
    quad: int
    score: float
    goldstein: float | None
    actor: tuple[ActorRef, ...]
    recipient: tuple[ActorRef, ...]
    status: str
    historical: bool
    of: str | None
    time: TimeRef | None
    place: PlaceRef | None
    quantity: tuple[Quantity, ...]
    attribution: tuple[Attribution, ...]
    trigger: Span
    evidence: Span
    confidence: float
    coder: Coder


def event_id(document: str, trigger: Span, event: str, actor: Sequence[ActorRef], recipient: Sequence[ActorRef]) -> str:
    """The content hash that names an event: document, trigger span, event, actor and recipient spans."""
    spans = [f"{ref.field}:{ref.start}:{ref.end}" for ref in (*actor, *recipient)]
    return content_id("e", document, trigger.field, trigger.start, trigger.end, event, len(actor), *spans)

"""Drafts: events before they are tied to time, place and speaker."""

from dataclasses import dataclass, field

from ..model import ActorRef
from ..read import Sentence, Token
from .status import Status


@dataclass(slots=True)
class Draft:
    """An event as the frames give it. ``last`` is the trigger's last word, ``predicate`` the verb that bears tense.

    ``coder`` is the name and version of the plug-in that saw it, where one did; ``signs`` are what its confidence
    is weighed by, or what spoke for its category.
    """

    event: str
    mode: tuple[str, ...]
    cameo: str | None
    actor: tuple[ActorRef, ...]
    recipient: tuple[ActorRef, ...]
    status: Status
    sentence: Sentence
    trigger: Token
    last: Token
    predicate: Token
    rule: str
    confidence: float
    of: str | None = None
    slots: dict[str, list[Token]] = field(default_factory=dict)
    coder: tuple[str, str] | None = None
    signs: tuple[str, ...] = ()


def without_repeats(drafts: list[Draft]) -> list[Draft]:
    """One event for one meaning: of two drafts that say the same of the same parties in one clause, the surer."""
    kept: list[Draft] = []
    for draft in drafts:
        for i, other in enumerate(kept):
            if _repeats(draft, other):
                if draft.confidence > other.confidence:
                    kept[i] = draft
                break
        else:
            kept.append(draft)
    return kept


def _repeats(draft: Draft, other: Draft) -> bool:
    near = draft.predicate.i == other.predicate.i or draft.trigger.i == other.trigger.head
    near = near or other.trigger.i == draft.trigger.head
    if not near or draft.event != other.event or _parties(draft.actor) != _parties(other.actor):
        return False
    left, right = _parties(draft.recipient), _parties(other.recipient)
    return not left or not right or left == right


def _parties(refs: tuple[ActorRef, ...]) -> set[str]:
    return {ref.country or ref.text for ref in refs}

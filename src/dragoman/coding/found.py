"""What a mention resolves to: the actor, and what coreference wants to know of it."""

from dataclasses import dataclass, replace

from ..model import ActorRef, Span


@dataclass(frozen=True, slots=True)
class Found:
    """``kind`` is person, group, body, country, place or inner; ``role`` the office word; ``inferred`` marks a
    country taken from the surroundings."""

    ref: ActorRef
    kind: str
    role: str = ""
    plural: bool = False
    inferred: bool = False

    def at(self, span: Span, *, plural: bool | None = None) -> "Found":
        """The same actor, mentioned elsewhere; where it has no name, its first mention stands for one."""
        name = self.ref.name or self.ref.text
        ref = replace(self.ref, text=span.text, start=span.start, end=span.end, field=span.field, name=name)
        return replace(self, ref=ref, plural=self.plural if plural is None else plural)

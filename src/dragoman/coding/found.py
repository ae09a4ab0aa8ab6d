"""What a mention resolves to: the actor, and what coreference wants to know of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..model import ActorRef, Span

# Sectors whose members act for their state, and those that stand outside it.
_OF_STATE = frozenset({"GOV", "MIL", "SPY", "COP", "LEG"})
_APART_FROM_STATE = frozenset({"REB", "OPP", "ELI", "PRE"})


@dataclass(frozen=True, slots=True)
class Found:
    """``kind`` is person, group, body, country, people, place or inner; ``role`` the office word; ``inferred`` marks a
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

    @property
    def identity(self) -> tuple[str, str | None]:
        """What two mentions of one actor share."""
        return self.ref.actor_id or self.ref.name or self.ref.text, self.ref.country


def apart(found: Iterable[Found], from_: Sequence[Found], *, states: bool = False) -> list[Found]:
    """The actors that are not the given ones: neither the same mention nor the same actor.

    With ``states`` nor the state that one of them acts for: "the US" beside the American president.
    """
    taken = {(f.ref.start, f.ref.end) for f in from_} | {f.identity for f in from_}
    own = {f.ref.country for f in from_ if states and _acts_for_state(f)}
    return [
        f
        for f in found
        if (f.ref.start, f.ref.end) not in taken
        and f.identity not in taken
        and not (f.kind == "country" and f.ref.country in own)
    ]


def _acts_for_state(item: Found) -> bool:
    sector = set(item.ref.sector)
    return item.ref.country is not None and bool(sector & _OF_STATE) and not sector & _APART_FROM_STATE


def borne(office: Found, bearer: Found) -> Found:
    """An office with its bearer's name; a bearer of another country that no table knows was guessed."""
    ref = office.ref
    same = bearer.ref.actor_id is None or bearer.ref.country == ref.country
    sector = tuple(dict.fromkeys((*ref.sector, *(s for s in bearer.ref.sector if s != "ELI"))))
    named = replace(ref, sector=sector, name=bearer.ref.name, actor_id=bearer.ref.actor_id if same else None)
    return replace(office, ref=named, role=office.role or bearer.role)

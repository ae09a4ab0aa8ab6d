"""How alike two reports are: features of the pair and the chance that both tell the same event."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ..data import load_toml
from .reports import Party, Report, When, Where

FEATURES = (
    "same_word", "same_frame", "same_code", "other_word", "same_act", "other_act", "same_mode", "other_mode",
    "actor", "unlike_actor", "other_actor", "recipient", "unlike_recipient", "other_recipient", "crossed", "time",
    "other_time", "place", "other_place", "context", "documents", "same_number", "other_number", "step", "recalled",
    "one_document",
)  # fmt: skip
"""What is compared, each from 0 to 1; those with ``other`` and ``unlike`` speak against."""

_UNIT = 1_000_000
_VICTIMS = 3.0  # how many times more it counts that others were hit, where reports may differ on who did it
_STRANGE = 0.6  # how unlike parties are of whom one stands for the state, or both that have no word in common
_SURE = 0.8
_TRUST = ((0.4, 14), (0.6, 10), (1.0, 5))  # by how many of two times are given: trust, and days that speak in full
_WIDTH = ((1, 1.0), (7, 0.6), (31, 0.3))  # the days of the wider of two times that overlap, and what that says
_STEP = {("denied", "done"): 0.5, ("done", "planned"): 0.2, ("done", "possible"): 1.5}


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model over ``FEATURES``, the chance from which reports are joined, and acts without direction.

    ``directed`` are modes of such acts that have one, ``onesided`` acts that several do to others and never to one
    another; ``contested`` are acts of which reports may name other authors, ``authored`` those that are nothing but
    their author's word, and ``words`` is how many times more unlike sides count in these.
    """

    bias: float
    weight: tuple[float, ...]
    join: float
    reciprocal: frozenset[str]
    directed: frozenset[str]
    onesided: frozenset[str]
    contested: frozenset[str]
    authored: frozenset[str]
    words: float


@cache
def weights() -> Weights:
    """The weights that ship, from ``link/align.toml``."""
    raw = load_toml("link/align.toml")
    return Weights(
        float(raw["model"]["bias"]),
        tuple(float(raw["weights"].get(name, 0.0)) for name in FEATURES),
        float(raw["model"]["join"]),
        frozenset(raw["reciprocal"]["events"]),
        frozenset(raw["reciprocal"]["except"]),
        frozenset(raw["reciprocal"]["never"]),
        frozenset(raw["contested"]["events"]),
        frozenset(raw["authored"]["events"]),
        float(raw["authored"]["unlike"]),
    )


class Rarity:
    """How alike the words of two reports and of two documents are: rare words say more.

    Weights are whole numbers, so that sums do not depend on the order of words.
    """

    def __init__(self, reports: Iterable[Report]) -> None:
        documents: dict[str, frozenset[str]] = {}
        bags = set()
        for report in reports:
            bags.add(report.words)
            documents[report.document] = documents.get(report.document, frozenset()) | report.words
        seen = Counter(word for bag in bags for word in bag)
        self._weight = {word: round(_UNIT * math.log((len(bags) + 1) / (seen[word] + 0.5))) for word in seen}
        self._total = {bag: self._sum(bag) for bag in (*bags, *documents.values())}
        self._documents = documents
        self._alike: dict[tuple[str, str], float] = {}

    def overlap(self, left: frozenset[str], right: frozenset[str]) -> float:
        """The weighted share of words that two bags of the reports have in common, 0 to 1."""
        shared = self._sum(left & right)
        union = self._total[left] + self._total[right] - shared
        return shared / union if union else 0.0

    def documents(self, left: str, right: str) -> float:
        """How alike two documents are, 0 to 1, by the words of their reports."""
        if left == right:
            return 1.0
        pair = (min(left, right), max(left, right))
        if pair not in self._alike:
            self._alike[pair] = self.overlap(self._documents[pair[0]], self._documents[pair[1]])
        return self._alike[pair]

    def _sum(self, bag: frozenset[str]) -> int:
        return sum(self._weight[word] for word in bag)


def features(left: Report, right: Report, rarity: Rarity) -> tuple[float, ...]:
    """The features of a pair, in the order of ``FEATURES``; the order of the two does not matter."""
    known = left.act is not None and right.act is not None
    same_act = known and left.act == right.act
    actor, recipient, turned = _participants(left, right, known)
    unlike = weights().words if weights().authored & {left.act, right.act} else 1.0
    time, place = times(left.when, right.when), places(left.where, right.where)
    number = _numbers(left, right)
    word, frames, modes = left.heads & right.heads, left.frames & right.frames, left.modes & right.modes
    shared = len(frames) / min(len(left.frames), len(right.frames)) if frames else 0.0
    code = same_act and left.code == right.code is not None
    return (
        float(bool(word)),
        shared,
        0.0 if word or not code else 1.0 - shared,
        float(same_act and not (word or frames or code or modes)),
        float(same_act),
        float(known and not same_act),
        float(same_act and bool(modes)),
        float(same_act and left.modes != right.modes and not modes),
        *_signs(actor, 1.0 if left.act is None or left.act in weights().contested else 2.0, unlike),
        *_signs(recipient, 1.0, _VICTIMS if known and left.act in weights().contested else unlike),
        turned,
        max(time, 0.0),
        max(-time, 0.0),
        max(place, 0.0),
        max(-place, 0.0),
        rarity.overlap(left.words, right.words),
        rarity.documents(left.document, right.document),
        max(number, 0.0),
        max(-number, 0.0),
        _STEP.get((min(left.step, right.step), max(left.step, right.step)), float(left.step != right.step)),
        float(left.historical != right.historical),
        float(left.document == right.document),
    )


def _participants(left: Report, right: Report, known: bool) -> tuple[float, float, float]:
    """How well the two sides fit, and whether they fit better with sides changed.

    Where either report tells of a joint act ("A and B met"), all are one party of equals: the best fit of anybody
    stands for one side; for the other the worst of the shorter list, or the mean of the longer one if that is less.
    """
    if known and any(joint(one.act, one.modes, one.actor, one.recipient) for one in (left, right)):
        few, many = sorted((left.actor + left.recipient, right.actor + right.recipient), key=len)
        if not few:
            return 0.0, 0.0, 0.0
        fits = [max(alike(one, other) for other in many) for one in few]
        others = [max(alike(one, other) for other in few) for one in many]
        return max(fits), min(*fits, math.fsum(others) / len(others)) if len(fits) > 1 else 0.0, 0.0
    straight = sides(left.actor, right.actor), sides(left.recipient, right.recipient)
    if not known:
        crossed = sides(left.actor, right.recipient), sides(left.recipient, right.actor)
        if sum(crossed) > sum(straight):
            return (*crossed, 1.0)
    return (*straight, 0.0)


def joint(act: str | None, modes: Collection[str], actor: Sequence[Party], recipient: Sequence[Party]) -> bool:
    """Whether the parties act together: in talks and trade, and where several are named on one side only."""
    if act in weights().reciprocal and weights().directed.isdisjoint(modes):
        return True
    return act not in weights().onesided and not recipient and len({one.country for one in actor if one.country}) > 1


def chance(values: Sequence[float], model: Weights | None = None) -> float:
    """The chance, 0 to 1, that a pair with these features tells one event."""
    model = model or weights()
    total = model.bias + sum(weight * value for weight, value in zip(model.weight, values, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def sides(left: Sequence[Party], right: Sequence[Party]) -> float:
    """How well one side of two reports fits, -1 (others) to 1 (the same); 0 where a report names nobody.

    Everybody on the shorter side looks for the best match, so that a delegation and its leader fit.
    """
    if not left or not right:
        return 0.0
    few, many = sorted((left, right), key=len)
    return math.fsum(max(alike(one, other) for other in many) for one in few) / len(few)


@lru_cache(65536)
def alike(one: Party, other: Party) -> float:
    """How likely two mentions stand for the same party, -1 to 1. A state stands for its officials and bodies."""
    if one.id and one.id == other.id:
        return 1.0
    shared = len(one.words & other.words) / max(min(len(one.words), len(other.words)), 1)
    if one.country and other.country:
        if one.country != other.country:
            return -1.0
        if is_state(one.country):
            kinds = {_kind(one), _kind(other)}
            loyal = other if one.apart else one
            if one.apart != other.apart and loyal.id and shared < _SURE:
                return -1.0 if one.id and other.id else -_STRANGE
            if "country" in kinds:
                return 0.7
            if one.id and other.id:
                return -1.0 if kinds == {"person"} else -0.1
            return 0.9 if shared >= 0.99 else 0.5
    if one.id and other.id:
        return -1.0
    return 2 * shared - 0.7 if shared else -_STRANGE


def _signs(fit: float, others: float, unlike: float) -> tuple[float, float, float]:
    """How alike, how unlike and, where identified, how surely others two sides are; the last two so many times over."""
    return max(fit, 0.0), -fit * unlike if -_SURE < fit < 0 else 0.0, -fit * others if fit <= -_SURE else 0.0


def is_state(code: str) -> bool:
    """Whether a code is that of one state, not of a kind of organisation."""
    return code not in ("IGO", "UNO", "NGO", "ISM", "IMG", "MNC")


def _kind(party: Party) -> str:
    return (party.id or "").partition(":")[0]


def times(left: When | None, right: When | None) -> float:
    """How well two times fit, -1 to 1; a time that we inferred counts for less."""
    if left is None or right is None:
        return 0.0
    trust, patience = _TRUST[left.given + right.given]
    gap = max(left.first, right.first) - min(left.last, right.last)
    if gap <= 0:
        width = max(left.last - left.first, right.last - right.first)
        return trust * next((says for days, says in _WIDTH if width <= days), 0.1)
    return -trust * min(1.0, (gap / patience) ** 2)


def places(left: Where | None, right: Where | None) -> float:
    """How well two places fit, -1 to 1; a place within a country fits the country."""
    if left is None or right is None:
        return 0.0
    if left.name == right.name:
        return 1.0
    if left.country != right.country:
        return -1.0
    return 0.5 if left.whole or right.whole else -0.5


def _numbers(left: Report, right: Report) -> float:
    mine, theirs = dict(sorted(left.measures)), dict(sorted(right.measures))
    shared = [unit for unit in mine if unit in theirs]
    if not shared:
        return 0.0
    return 1.0 if any(mine[unit] == theirs[unit] for unit in shared) else -1.0

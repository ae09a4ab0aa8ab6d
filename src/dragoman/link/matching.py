"""How alike two reports are: features of the pair and the chance that both tell the same event."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ..data import load_toml
from .reports import Party, Report, When, Where

FEATURES = (
    "same_word", "same_frame", "same_act", "other_act", "same_mode", "other_mode", "actor", "unlike_actor",
    "other_actor", "recipient", "unlike_recipient", "other_recipient", "crossed", "time", "other_time", "place", "other_place", "context",
    "documents", "same_number", "other_number", "step", "recalled", "one_document",
)  # fmt: skip
"""What is compared, each from 0 to 1; those with ``other`` and ``unlike`` speak against."""

_MONTH = 31
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model over ``FEATURES``, the chance from which reports are joined, and acts without direction."""

    bias: float
    weight: tuple[float, ...]
    join: float
    reciprocal: frozenset[str]


@cache
def weights() -> Weights:
    """The weights that ship, from ``link/align.toml``."""
    raw = load_toml("link/align.toml")
    return Weights(
        float(raw["model"]["bias"]),
        tuple(float(raw["weights"].get(name, 0.0)) for name in FEATURES),
        float(raw["model"]["join"]),
        frozenset(raw["reciprocal"]["events"]),
    )


class Rarity:
    """How much a word says in these reports: rare ones say more."""

    def __init__(self, reports: Iterable[Report]) -> None:
        given = list(reports)
        bags = {report.words for report in given}
        self._documents: dict[str, frozenset[str]] = {}
        for report in given:
            self._documents[report.document] = self._documents.get(report.document, frozenset()) | report.words
        self._alike: dict[tuple[str, str], float] = {}
        self._seen = Counter(word for bag in bags for word in bag)
        self._total = len(bags)

    def of(self, word: str) -> float:
        """The weight of a word, smoothed inverse document frequency."""
        return math.log((self._total + 1) / (self._seen[word] + 0.5))

    def overlap(self, left: frozenset[str], right: frozenset[str]) -> float:
        """The weighted share of words that two bags have in common, 0 to 1."""
        union = math.fsum(sorted(self.of(word) for word in left | right))
        return math.fsum(sorted(self.of(word) for word in left & right)) / union if union else 0.0

    def documents(self, left: str, right: str) -> float:
        """How alike two documents are, 0 to 1, by the words of their reports."""
        if left == right:
            return 1.0
        pair = (min(left, right), max(left, right))
        if pair not in self._alike:
            self._alike[pair] = self.overlap(self._documents[pair[0]], self._documents[pair[1]])
        return self._alike[pair]


def features(left: Report, right: Report, rarity: Rarity) -> tuple[float, ...]:
    """The features of a pair, in the order of ``FEATURES``; the order of the two does not matter."""
    known = left.act is not None and right.act is not None
    same_act = known and left.act == right.act
    straight = sides(left.actor, right.actor), sides(left.recipient, right.recipient)
    crossed = sides(left.actor, right.recipient), sides(left.recipient, right.actor)
    turned = 0.0
    if (not known or left.act in weights().reciprocal) and sum(crossed) > sum(straight):
        straight, turned = crossed, 1.0
    time, place = times(left.when, right.when), places(left.where, right.where)
    number = _numbers(left, right)
    frames = left.frames & right.frames
    return (
        float(bool(left.heads & right.heads)),
        len(frames) / min(len(left.frames), len(right.frames)) if frames else 0.0,
        float(same_act),
        float(known and not same_act),
        float(same_act and bool(left.modes & right.modes)),
        float(same_act and left.modes != right.modes and not left.modes & right.modes),
        *_signs(straight[0]),
        *_signs(straight[1]),
        turned,
        max(time, 0.0),
        max(-time, 0.0),
        max(place, 0.0),
        max(-place, 0.0),
        rarity.overlap(left.words, right.words),
        rarity.documents(left.document, right.document),
        max(number, 0.0),
        max(-number, 0.0),
        float(left.step != right.step),
        float(left.historical != right.historical),
        float(left.document == right.document),
    )


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


def alike(one: Party, other: Party) -> float:
    """How likely two mentions stand for the same party, -1 to 1. A state stands for its officials and bodies."""
    if one.id and one.id == other.id:
        return 1.0
    shared = len(one.words & other.words) / max(min(len(one.words), len(other.words)), 1)
    if one.country and other.country and is_state(one.country) and is_state(other.country):
        if one.country != other.country:
            return -1.0
        kinds = {_kind(one), _kind(other)}
        if "country" in kinds:
            return 0.7
        if one.id and other.id:
            return -0.8 if kinds == {"person"} else -0.1
        return 0.9 if shared >= 0.99 else 0.5
    if one.id and other.id:
        return -1.0
    return 2 * shared - 0.7 if shared else -0.6


def _signs(fit: float) -> tuple[float, float, float]:
    """How alike, how unlike and, where both are identified, how surely others two sides are."""
    return max(fit, 0.0), -fit if -_SURE < fit < 0 else 0.0, -fit if fit <= -_SURE else 0.0


def is_state(code: str) -> bool:
    """Whether a code is that of one state, not of a kind of organisation."""
    return code not in ("IGO", "UNO", "NGO", "ISM", "IMG", "MNC")


def _kind(party: Party) -> str:
    return (party.id or "").partition(":")[0]


def times(left: When | None, right: When | None) -> float:
    """How well two times fit, -1 to 1; a time that we inferred counts for less."""
    if left is None or right is None:
        return 0.0
    trust = 1.0 if left.given and right.given else 0.5 if left.given or right.given else 0.3
    gap = max(left.first, right.first) - min(left.last, right.last)
    if gap <= 0:
        return trust * (1.0 if max(left.last - left.first, right.last - right.first) < 2 else 0.6)
    return -trust * min(1.0, gap / _MONTH + 0.1)


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

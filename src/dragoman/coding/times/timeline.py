"""The time of events: by the expression that governs the event, else by its passage, else by the document's date."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ...model import TimeExpression, TimeRef
from ...read import Reading, Sentence, Token
from .dates import around, shift
from .find import as_day as _day
from .words import time_words

_RECALLED = timedelta(days=365)  # older than this, the report recalls an event
_PERIOD = re.compile(r"P(\d+)([DWMY])")
_GRAIN = {"D": "day", "W": "week", "M": "month", "Y": "year"}


class TimeLine:
    """Dates the events of one reading, asked in order of the text."""

    def __init__(self, reading: Reading, times: Sequence[TimeExpression]) -> None:
        self.warnings: tuple[str, ...] = ()
        self._today = _day(reading.document.published)
        self._by_sentence: dict[int, list[tuple[TimeExpression, Token]]] = {}
        self._dated: dict[str, TimeRef] = {}
        self._recalled: dict[int, TimeRef] = {}
        for sentence in reading.sentences:
            held = [
                (t, token) for t in times if t.field == sentence.field and (token := _head(sentence, t)) is not None
            ]
            if held:
                self._by_sentence[sentence.index] = held

    def event_time(
        self, sentence: Sentence, trigger: Token, predicate: Token, status: str
    ) -> tuple[TimeRef | None, bool]:
        """The event's interval, with its anchor, and whether the report only recalls it."""
        time = self._governing(sentence, trigger, predicate)
        if time is None and status == "actual":
            time = self._recalled.get(sentence.paragraph)
        historical = self._is_past(time)
        if time is not None and time.anchor == "text":
            self._dated.setdefault(trigger.lemma, time)
            if historical:
                self._recalled[sentence.paragraph] = TimeRef(time.start, time.end, time.grain, "narrative", time.span)
            else:
                self._recalled.pop(sentence.paragraph, None)
        return time or self._by_document(status), historical

    def _is_past(self, time: TimeRef | None) -> bool:
        if time is None or time.end is None:
            return False
        reference = self._today or date.today()
        end = _day(time.end)
        return end is not None and end < reference - _RECALLED

    def _by_document(self, status: str) -> TimeRef | None:
        """The document's week for what it reports as done; from its day on, without an end, for what is to come."""
        if self._today is None:
            return None
        if status == "future":
            return TimeRef(self._today.isoformat(), None, "unknown", "document")
        return TimeRef((self._today - timedelta(days=6)).isoformat(), self._today.isoformat(), "week", "document")

    def _governing(self, sentence: Sentence, trigger: Token, predicate: Token) -> TimeRef | None:
        best: tuple[int, int, TimeExpression, Token] | None = None
        for time, token in self._by_sentence.get(sentence.index, ()):
            distance = _distance(sentence, token, trigger, predicate)
            if distance is not None and (best is None or (distance, abs(token.i - trigger.i)) < best[:2]):
                best = (distance, abs(token.i - trigger.i), time, token)
        return self._reference(sentence, best[2], best[3]) if best else None

    def _reference(self, sentence: Sentence, time: TimeExpression, token: Token) -> TimeRef | None:
        if time.type in ("DURATION", "SET"):
            return self._beside_event(sentence, time, token)
        if time.resolved is None:
            return None
        return TimeRef(time.resolved.start, time.resolved.end, time.resolved.grain, "text", time.span)

    def _beside_event(self, sentence: Sentence, time: TimeExpression, token: Token) -> TimeRef | None:
        """ "a month before the visit": counted from the other event, or from the document where that has no date."""
        period = _PERIOD.fullmatch(time.value)
        after = [t for t in sentence.tokens if t.start >= time.end][:3]
        if period is None or not after:
            return None
        raw = time_words().raw
        sign = -1 if after[0].lower in raw["earlier"]["words"] else 1 if after[0].lower in raw["later"]["words"] else 0
        if not sign:
            return None
        other = next((self._dated[t.lemma] for t in sentence.tokens[after[0].i :] if t.lemma in self._dated), None)
        base = _day(other.start) if other and other.start else self._today
        if base is None:
            return None
        found = around(shift(base, sign * int(period[1]), period[2]), period[2])
        return TimeRef(found.start.isoformat(), found.end.isoformat(), _GRAIN[period[2]], "event", time.span)


def _head(sentence: Sentence, time: TimeExpression) -> Token | None:
    """The token that heads a time expression in the tree, or None where it lies in another sentence."""
    inside = [t for t in sentence.tokens if t.start >= time.start and t.end <= time.end]
    numbers = {t.i for t in inside}
    return next((t for t in inside if t.head not in numbers or t.head == t.i), None)


def _distance(sentence: Sentence, time: Token, trigger: Token, predicate: Token) -> int | None:
    """Steps from a time expression up to the event it dates; None where it dates something else."""
    steps, token = 0, time
    for ancestor in (time, *sentence.ancestors(time)):
        if ancestor.i in (trigger.i, predicate.i):
            return steps
        steps += 1
        if ancestor.pos == "VERB" and ancestor.i != time.i:
            token = ancestor
            break
    # A time on a main verb also dates the clauses that hang on it, but what is said then need not have happened then.
    steps += 2
    for ancestor in (predicate, *sentence.ancestors(predicate)):
        if ancestor.i == token.i:
            return steps
        if ancestor.relation in ("ccomp", "parataxis") or ancestor.dep == "acl:relcl":
            return None
        steps += 1
    return None

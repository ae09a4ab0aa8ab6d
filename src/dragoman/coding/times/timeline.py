"""The time of events: by the expression that governs the event, else by its passage, else by the document's date."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ...model import TimeExpression, TimeRef
from ...read import Reading, Sentence, Token
from .calendar_dates import famous_day
from .dates import around, shift
from .doubt import doubts
from .find import as_day
from .governing import bounded, distance, head_of, is_ongoing, is_past, is_perfect, tells_main_clause
from .guards import look
from .setting import FUTURE
from .story import Held, Story, text_ref
from .words import tidy, time_words

_RECALLED = timedelta(days=365)  # older than this, the report recalls an event
_PERIOD = re.compile(r"P(\d+)([DWMY])")
_BARE = len("25th")
_GRAIN = {"D": "day", "W": "week", "M": "month", "Y": "year"}


class TimeLine:
    """Dates the events of one reading, asked in order of the text.

    ``warnings`` says where the dates of the text and of the document disagree.
    """

    def __init__(self, reading: Reading, times: Sequence[TimeExpression]) -> None:
        self._doubt = doubts(reading, times)
        self.warnings: tuple[str, ...] = self._doubt.warnings
        self._today = as_day(reading.document.published)
        self._reference_day = self._today or self._latest(times)
        self._by_sentence: dict[int, list[Held]] = {}
        self._dated: dict[str, list[TimeRef]] = {}
        self._told: dict[int, TimeRef] = {}
        by_place = sorted(times, key=lambda time: (time.field, time.start))
        for sentence in reading.sentences:
            span = sentence.span
            inside = [t for t in by_place if t.field == span.field and span.start <= t.start < span.end]
            held = [(t, token) for t in inside if (token := head_of(sentence, t)) is not None]
            if held:
                self._by_sentence[sentence.index] = held
                self._date_heads(sentence, held)
        self._story = Story(reading, self._by_sentence, self._is_past)

    def told_of(self, sentence: Sentence) -> str | None:
        """The day (ISO 8601) that a sentence speaks of: the middle of the time that its main clause or its story names.

        None where that is the document's own time.
        """
        for time, token in self._by_sentence.get(sentence.index, ()):
            if time.resolved is None or time.type not in ("DATE", "TIME") or not tells_main_clause(sentence, token):
                continue
            middle = _middle(text_ref(time))
            if middle is not None and (self._reference_day is None or middle < self._reference_day):
                return middle.isoformat()
        line = self._story.line.get(sentence.index)
        middle = _middle(line) if line else None
        return middle.isoformat() if middle else None

    def event_time(
        self, sentence: Sentence, trigger: Token, predicate: Token, status: str
    ) -> tuple[TimeRef | None, bool]:
        """The event's interval, with its anchor, and whether the report only recalls it."""
        time = self._governing(sentence, trigger, predicate)
        if time is None and self._before_christ(sentence, trigger, predicate):
            return None, True
        if time is None:
            done = status in ("actual", "negated")
            time = self._by_passage(sentence, trigger, predicate) if done else self._story.line.get(sentence.index)
        historical = self._is_past(time)
        if time is not None and time.anchor == "text" and time.start is not None:
            self._dated.setdefault(trigger.lemma, []).append(time)
            if status == "actual":
                self._told[sentence.paragraph] = time
        return time or self._by_document(status, ongoing=is_ongoing(sentence, predicate)), historical

    def _date_heads(self, sentence: Sentence, held: Sequence[Held]) -> None:
        """Remember what the text dates outright, so that other events can be counted from it wherever they stand."""
        for time, token in held:
            head = sentence.head(token)
            if time.resolved is not None and time.type == "DATE" and head is not None and head.pos in ("VERB", "NOUN"):
                self._dated.setdefault(head.lemma, []).append(text_ref(time))

    def _by_passage(self, sentence: Sentence, trigger: Token, predicate: Token) -> TimeRef | None:
        """The time of the story, of a dated noun in the clause, or of what the paragraph told last."""
        line = self._story.line.get(sentence.index)
        if line is not None:
            return line
        past = is_past(sentence, predicate)
        if past:
            for token in sentence.children(predicate):
                named = self._story.nouns.get(token.lemma)
                definite = any(child.lower in ("the", "that", "this") for child in sentence.children(token))
                if named is not None and definite and token.relation in ("nsubj", "obl", "obj"):
                    return TimeRef(named.start, named.end, named.grain, "narrative", named.span)
        told = self._told.get(sentence.paragraph)
        if told is None or not past or sentence.index in self._by_sentence:
            return None
        return TimeRef(told.start, told.end, told.grain, "narrative", told.span)

    def _is_past(self, time: TimeRef | None) -> bool:
        if time is None or (time.end or time.start) is None:
            return False
        if time.end is None:
            return time.anchor == "narrative"
        end = as_day(time.end)
        return end is not None and self._reference_day is not None and end < self._reference_day - _RECALLED

    @staticmethod
    def _latest(times: Sequence[TimeExpression]) -> date | None:
        """The latest day that a text without a date speaks of: what is much older is history in it."""
        days = [as_day(time.resolved.end) for time in times if time.resolved and time.type in ("DATE", "TIME")]
        return max((day for day in days if day is not None), default=None)

    def _by_document(self, status: str, *, ongoing: bool) -> TimeRef | None:
        """The document's week for what it reports as done; from its day on, without an end, for what is to come.

        Where the document's date cannot be right for its report: the month that the report is about. What has gone on
        until now began nobody knows when.
        """
        if self._doubt.stale or self._today is None:
            month = self._doubt.narrative
            if month is None or status not in ("actual", "negated"):
                return None
            begin, end = month.iso
            return TimeRef(None if ongoing else begin, end, month.grain, "narrative")
        if status == "future":
            return TimeRef(self._today.isoformat(), None, "unknown", "document")
        begin, end = (self._today - timedelta(days=6)).isoformat(), self._today.isoformat()
        return TimeRef(None if ongoing else begin, end, "week", "document")

    def _governing(self, sentence: Sentence, trigger: Token, predicate: Token) -> TimeRef | None:
        ranked = []
        held = self._by_sentence.get(sentence.index, ())
        bases = [base for time, _ in held if (base := self._base(sentence, time)) is not None]
        for order, (time, token) in enumerate(held):
            steps = distance(sentence, token, trigger, predicate)
            if steps is not None and time not in bases and not self._counted_from(sentence, time, trigger):
                ranked.append((steps, abs(token.i - trigger.i), order, time, token))
        for *_, time, token in sorted(ranked, key=lambda entry: entry[:3]):
            ref = self._reference(sentence, time, token) or self._lasting(sentence, time, token, predicate)
            if ref is not None:
                return ref
        return None if ranked else self._opening(sentence, predicate)

    def _before_christ(self, sentence: Sentence, trigger: Token, predicate: Token) -> bool:
        """Whether an event is dated by a year that the calendar of the records does not reach."""
        held = self._by_sentence.get(sentence.index, ())
        dated = (distance(sentence, token, trigger, predicate) for time, token in held if time.value.startswith("BC"))
        return any(steps is not None for steps in dated)

    def _opening(self, sentence: Sentence, predicate: Token) -> TimeRef | None:
        """The time that opens a sentence dates its main clause, wherever the parser hangs it."""
        for time, token in self._by_sentence.get(sentence.index, ())[:1]:
            opens = len([t for t in sentence.tokens if t.end <= time.start]) <= 1
            if opens and predicate.head == predicate.i and time.type in ("DATE", "TIME"):
                return self._reference(sentence, time, token)
        return None

    def _reference(self, sentence: Sentence, time: TimeExpression, token: Token) -> TimeRef | None:
        if time.type in ("DURATION", "SET"):
            beside = self._beside_event(sentence, time) if time.type == "DURATION" else None
            first = time.text.split()[-2:-1]
            if first and time.value.startswith("PX") and self._today and time_words().said("recent", first[0]):
                return TimeRef(None, self._today.isoformat(), "unknown", "text", time.span)
            return beside or (text_ref(time) if time.resolved and time.type == "DURATION" else None)
        today = self._today.isoformat() if self._today and not self._doubt.stale else None
        if time.resolved is None or (self._doubt.stale and time.value == "PRESENT_REF"):
            if time.value == "PAST_REF" and today:
                return TimeRef(None, today, "unknown", "text", time.span)
            return TimeRef(today, None, "unknown", "text", time.span) if time.value == "FUTURE_REF" and today else None
        near = time.resolved.grain in ("day", "week") and not any(letter.isdigit() for letter in time.text)
        if self._doubt.stale and near:
            return None  # counted from a day that is not the report's
        ref = text_ref(time) if "/" in time.value else bounded(sentence, token, text_ref(time), today)
        other = self._paired(sentence, time)
        grain = time.resolved.grain
        return TimeRef(time.resolved.start, other, grain, ref.anchor, ref.span) if other else ref

    def _paired(self, sentence: Sentence, time: TimeExpression) -> str | None:
        """The end of the date that closes a range or a list: "from 2009 to 2011", "on April 24 and 25"."""
        assert time.resolved is not None
        closed = None
        last = time
        for other, _ in self._by_sentence.get(sentence.index, ()):
            if other.resolved is None or other.start < last.end or other.type != time.type:
                continue
            joint = tidy(sentence.text_between(last.end, other.start)).strip()
            opening = [t.lower for t in sentence.tokens if t.end <= time.start][-1:]
            ranged = joint in time_words().raw["bound_end"]["words"] and opening[:1] in (["from"], ["between"])
            if not ranged and not _listed(joint, last, other):
                break
            if (other.resolved.start or "") < (time.resolved.start or ""):
                return None
            closed, last = other.resolved.end, other
        return closed

    def _beside_event(self, sentence: Sentence, time: TimeExpression) -> TimeRef | None:
        """ "a month before the visit": counted from the other event, or from the document where that has no date."""
        period = _PERIOD.fullmatch(time.value)
        after = [t for t in sentence.tokens if t.start >= time.end][:3]
        if period is None or not after:
            return None
        words = time_words()
        sign = -1 if words.said("earlier", after[0].text) else 1 if words.said("later", after[0].text) else 0
        dated = self._base(sentence, time)
        base = as_day(text_ref(dated).start) if dated else self._other_event(sentence, after[0], sign) if sign else None
        if base is None:
            return None
        found = around(shift(base, sign * int(period[1]), period[2]), period[2])
        return TimeRef(found.start.isoformat(), found.end.isoformat(), _GRAIN[period[2]], "event", time.span)

    def _lasting(self, sentence: Sentence, time: TimeExpression, token: Token, predicate: Token) -> TimeRef | None:
        """ "has sheltered rebels for three years", "will leave within two days": the stretch up to or from now."""
        period = _PERIOD.fullmatch(time.value)
        cases = {child.lower for child in sentence.children(token) if child.relation == "case"}
        if period is None or self._today is None or self._doubt.stale:
            return None
        amount, unit = int(period[1]), period[2]
        if cases & set(time_words().raw["lasting"]["words"]) and is_perfect(sentence, predicate):
            first, last = shift(self._today, -amount, unit), self._today
        elif cases & set(time_words().raw["within"]["words"]) and self._ahead(sentence, time):
            first, last = self._today, shift(self._today, amount, unit)
        else:
            return None
        return TimeRef(first.isoformat(), last.isoformat(), _GRAIN[unit], "document", time.span)

    @staticmethod
    def _ahead(sentence: Sentence, time: TimeExpression) -> bool:
        """Whether a stretch lies ahead, unlike that of "the first queen to visit Chad in 60 years"."""
        before = [t for t in sentence.tokens if t.end <= time.start]
        ranked = any(t.tag in ("JJS", "RBS") or t.lower in time_words().raw["ordinal_word"] for t in before)
        return not ranked and look(sentence, time.start) == FUTURE

    def _base(self, sentence: Sentence, time: TimeExpression) -> TimeExpression | None:
        """The date of the event that a duration counts from: 10 July in "two days after the blast on 10 July"."""
        after = next((t for t in sentence.tokens if t.start >= time.end), None)
        if time.type != "DURATION" or after is None or not _counts(after):
            return None
        for other, _ in self._by_sentence.get(sentence.index, ()):
            if other.start > after.end and other.resolved is not None and other.type == "DATE":
                between = [t for t in sentence.tokens[after.i + 1 :] if t.end <= other.start]
                return None if any(t.pos == "VERB" or t.text == "," for t in between) else other
        return None

    def _counted_from(self, sentence: Sentence, time: TimeExpression, trigger: Token) -> bool:
        """Whether a trigger is the event that a duration counts from: the visit in "a month before the visit"."""
        if time.type != "DURATION" or trigger.start < time.end or trigger.pos == "VERB":
            return False
        after = next((t for t in sentence.tokens if t.start >= time.end), None)
        if after is None or not _counts(after):
            return False
        return not any(t.pos == "VERB" or t.text == "," for t in sentence.tokens[after.i : trigger.i])

    def _other_event(self, sentence: Sentence, after: Token, sign: int) -> date | None:
        """The day of the event that another is counted from: one that everybody dates alike, one told before."""
        rest = tidy(sentence.text_between(after.start, sentence.tokens[-1].end))
        named = re.search(rf"\b{time_words().pieces['famous']}\b", rest)
        if named is not None:
            return famous_day(named[0])
        for token in sentence.tokens[after.i + 1 :]:
            held = self._dated_like(sentence, token)
            if held is not None:
                return as_day(held.start)
        if self._doubt.narrative:
            return self._doubt.narrative.start
        return self._today if sign < 0 else None  # what came after an unknown day may be any day

    def _dated_like(self, sentence: Sentence, token: Token) -> TimeRef | None:
        """The date told of an event of this name, before the sentence rather than after it, last rather than first.

        A passage about the present speaks of no event that is history.
        """
        bygone = sentence.index in self._story.line
        known = [
            ref
            for ref in self._dated.get(token.lemma, ())
            if ref.start is not None and (bygone or not self._is_past(ref)) and ref.span is not None
        ]
        before = [ref for ref in known if ref.span is not None and ref.span.start < sentence.span.start]
        return before[-1] if before else next(iter(known), None)


def _counts(word: Token) -> bool:
    """Whether a word after a length of time makes it count from something: "before", "after"."""
    return time_words().said("earlier", word.text) or time_words().said("later", word.text)


def _listed(joint: str, first: TimeExpression, second: TimeExpression) -> bool:
    """Whether two days stand in one list: "Monday and Tuesday", "24, 25 and 27 April"."""
    if not all(time.resolved and time.resolved.grain == "day" for time in (first, second)):
        return False
    bare = any(time.text[:2].strip().isdigit() and len(time.text) <= _BARE for time in (first, second))
    return joint.lstrip(", ") in ("and", "or") or (joint == "," and bare)


def _middle(ref: TimeRef) -> date | None:
    """The middle of an interval; its start where it has no end."""
    start, end = as_day(ref.start), as_day(ref.end)
    return start + (end - start) / 2 if start and end else start

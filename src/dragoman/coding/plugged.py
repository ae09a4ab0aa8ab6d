"""Plug-ins at work: their names laid over a reading, their reports checked and made into drafts."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Protocol, runtime_checkable

from ..errors import UsageError
from ..model import STATUSES, ActorRef, Span
from ..read import Reading, Sentence, Token
from ..registry import full_name, make
from .actors import Mentions
from .clauses import governing_verb, noun_slots, verb_slots
from .drafts import Draft
from .ontology import ontology
from .plugin import Plugin, Report
from .status import Status, noun_status, status_of


@runtime_checkable
class Drafting(Protocol):
    """A plug-in of our own that makes drafts as the frames do, from the same reading of roles."""

    def drafts(self, mentions: Mentions, told: Sequence[Draft]) -> Iterable[Draft]:
        """Drafts of what ``told`` does not hold."""


_KINDS = ("PERSON", "ORG", "LOC")
_MARKS = ("case", "det", "punct", "mark", "cc")


def load_plugins(names: Sequence[str]) -> tuple[Plugin, ...]:
    """The plug-ins of these names, each made once a process. Raises UsageError for wrong names and settings."""
    return tuple(_made(full) for full in dict.fromkeys(full_name(name) for name in names))


@cache
def _made(full: str) -> Plugin:
    made = make(full)
    lacking = [part for part in ("name", "version", "entities", "events") if not hasattr(made, part)]
    if lacking:
        raise UsageError(f"the coder {full!r} is none: it lacks {', '.join(lacking)}")
    return made  # type: ignore[no-any-return]


def tag(reading: Reading, used: Iterable[Plugin]) -> None:
    """Lay the names that plug-ins find over those of the reading."""
    for plugin in used:
        for entity in plugin.entities(reading):
            sentence = _sentence_of(reading, entity.span)
            inside = _tokens(sentence, entity.span) if sentence is not None else []
            if sentence is None or not inside or entity.kind not in _KINDS:
                continue
            _clear(sentence, inside)
            for number, token in enumerate(inside):
                token.entity, token.entity_start = entity.kind, number == 0


def _clear(sentence: Sentence, inside: Sequence[Token]) -> None:
    """Forget whole names that tokens are part of, so that no half of one is left."""
    first, last = inside[0].i, inside[-1].i
    while first and sentence.tokens[first].entity and not sentence.tokens[first].entity_start:
        first -= 1
    while last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].entity:
        if sentence.tokens[last + 1].entity_start:
            break
        last += 1
    for token in sentence.tokens[first : last + 1]:
        token.entity, token.entity_start = "", False


def reported(mentions: Mentions, plugin: Plugin, told: Sequence[Draft]) -> tuple[list[Draft], tuple[str, ...]]:
    """Drafts of what a plug-in reports that ``told`` does not hold already, and its warnings.

    A report is dropped, with a warning, unless its trigger and parties are words of one sentence of the document and
    its event is one of PLOVER's.
    """
    findings = plugin.events(mentions.reading)
    drafts: list[Draft] = []
    unfounded = 0
    for report in findings.reports:
        draft = _draft(mentions, plugin, report)
        if draft is None:
            unfounded += 1
        elif not any(_same(draft, other) for other in (*told, *drafts)):
            drafts.append(draft)
    warnings = findings.warnings
    if unfounded:
        warnings += (f"{plugin.name}: left out what stands in no sentence or is no event: {unfounded}",)
    return drafts, warnings


def _draft(mentions: Mentions, plugin: Plugin, report: Report) -> Draft | None:
    reading = mentions.reading
    sentence = _sentence_of(reading, report.trigger)
    parties = (*report.actor, *report.recipient)
    category = ontology().categories.get(report.event)
    if sentence is None or category is None or not (report.actor or (report.recipient and category.quad == 4)):
        return None
    words = _tokens(sentence, report.trigger)
    if not words or not all(sentence.span.contains(span) and _true(reading, span) for span in parties):
        return None
    if report.status not in (None, *STATUSES) or report.of not in (None, *ontology().categories):
        return None
    trigger = _head(words)
    governor = governing_verb(sentence, trigger) if trigger.pos not in ("VERB", "ADJ") else None
    predicate = governor[0] if governor is not None else trigger
    clausal = trigger.pos in ("VERB", "ADJ", "AUX")
    bare = predicate is trigger and not clausal
    status = noun_status(sentence, trigger) if bare else status_of(sentence, predicate, trigger)
    actor = _refs(mentions, sentence, report.actor)
    taken = {(ref.start, ref.end) for ref in actor}
    recipient = tuple(r for r in _refs(mentions, sentence, report.recipient) if (r.start, r.end) not in taken)
    return Draft(
        report.event, tuple(mode for mode in report.mode if mode in category.modes), None, actor, recipient,
        Status(report.status) if report.status else status, sentence,
        trigger, words[-1], predicate, report.rule, round(min(1.0, max(0.0, report.confidence)), 2), report.of,
        verb_slots(sentence, trigger) if clausal else noun_slots(sentence, trigger), (plugin.name, plugin.version),
    )  # fmt: skip


def _refs(mentions: Mentions, sentence: Sentence, spans: Iterable[Span]) -> tuple[ActorRef, ...]:
    """Who the quoted words mean: resolved by the tables, else the bare words with the country in front of them."""
    found: list[ActorRef] = []
    for span in spans:
        head = _head(_tokens(sentence, span))
        known = [item.ref for item in mentions.coordinated(sentence, head) if item.ref.span.overlaps(span)]
        known = known or [item.ref for item in mentions.found(sentence, head)]
        country = next((item.ref.country for item in mentions.before(sentence, head) if item.ref.country), None)
        found += known or [ActorRef(span.text, span.start, span.end, country, field=span.field)]
    return tuple(dict.fromkeys(found))


def _same(draft: Draft, other: Draft) -> bool:
    """Whether two coders saw one event: the category the same, the triggers or their predicates too."""
    if draft.sentence is not other.sentence or draft.event != other.event:
        return False
    return bool({draft.trigger.i, draft.predicate.i} & {other.trigger.i, other.predicate.i})


def _sentence_of(reading: Reading, span: Span) -> Sentence | None:
    if not _true(reading, span):
        return None
    return next((sentence for sentence in reading.sentences if sentence.span.contains(span)), None)


def _true(reading: Reading, span: Span) -> bool:
    text = reading.document.title if span.field == "title" else reading.document.text
    return (text or "")[span.start : span.end] == span.text


def _tokens(sentence: Sentence, span: Span) -> list[Token]:
    return [token for token in sentence.tokens if token.start < span.end and span.start < token.end]


def _head(tokens: Sequence[Token]) -> Token:
    """The word the others hang on; of several, the first that is no mere mark of grammar."""
    inside = {token.i for token in tokens}
    tops = [token for token in tokens if token.head not in inside or token.head == token.i]
    return next((token for token in tops if token.relation not in _MARKS), tops[0] if tops else tokens[0])


def drafts_of(mentions: Mentions, used: Sequence[Plugin], told: list[Draft]) -> Iterator[str]:
    """Add what plug-ins report to the drafts told so far, in the order of the text; yields their warnings."""
    for plugin in used:
        more, warnings = reported(mentions, plugin, told)
        told += more
        if isinstance(plugin, Drafting):
            told += tuple(plugin.drafts(mentions, told))
        yield from warnings
    if used:
        told.sort(key=lambda draft: (draft.sentence.index, draft.trigger.i))

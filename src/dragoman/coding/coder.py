"""Reading → records: every event, statement, remark, time expression and link of a document."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..model import Coded, Coder, Document, Event, Span, Statement, event_id
from ..read import Reading, Sentence, analyse
from .actors import Mentions
from .assembly import Assembler
from .contexts import contexts
from .drafts import Draft
from .ontology import ontology
from .plugged import drafts_of, load_plugins, tag
from .plugin import Plugin
from .quantities import quantities
from .responses import find_links
from .statements import attribute, find_statements_and_remarks
from .times import TimeLine, find_times
from .where import event_place

CODER = "frames"
_JUDGING = ("ACCUSE", "REJECT", "REQUEST", "THREATEN")  # words about what is done, perhaps elsewhere


def code_documents(documents: Iterable[Document], coders: Sequence[str] = ()) -> list[Coded]:
    """Analyse and code documents, in order; a document without prose comes back uncoded.

    ``coders`` names the plug-ins that join the frames. Raises UsageError where there is none of a name, PluginError
    where one cannot work.
    """
    given, used = list(documents), load_plugins(coders)
    coded = {id(reading.document): code_reading(reading, used) for reading in analyse(given)}
    return [coded.get(id(document)) or Coded(document) for document in given]


def code_reading(reading: Reading, used: Sequence[Plugin] = ()) -> Coded:
    """Code one reading, with plug-ins beside the frames."""
    tag(reading, used)
    times = find_times(reading)
    timeline = TimeLine(reading, times)
    mentions = Mentions(reading, timeline)
    assembler = Assembler(mentions)
    statements, remarks = find_statements_and_remarks(reading, mentions)
    paragraph_contexts: dict[int, tuple[str, ...]] = {}
    events: dict[str, Event] = {}
    told: list[tuple[Draft, Event]] = []
    drafts = [draft for sentence in reading.sentences for draft in assembler.drafts(sentence)]
    notes = tuple(drafts_of(mentions, used, drafts))
    for draft in drafts:
        number = draft.sentence.paragraph
        if number not in paragraph_contexts:
            paragraph_contexts[number] = contexts(reading.paragraph(number))
        event = _event(reading, mentions, draft, paragraph_contexts[number], statements, timeline)
        told.append((draft, events.setdefault(event.id, event)))
    links = find_links(reading, mentions, told)
    document = reading.document
    warnings = tuple(dict.fromkeys((*document.warnings, *timeline.warnings, *notes)))
    if warnings != document.warnings:
        document = replace(document, warnings=warnings)
    return Coded(document, tuple(events.values()), statements, remarks, times, links)


def _event(
    reading: Reading,
    mentions: Mentions,
    draft: Draft,
    context: tuple[str, ...],
    statements: Sequence[Statement],
    timeline: TimeLine,
) -> Event:
    from .. import __version__  # noqa: PLC0415

    document, sentence = reading.document, draft.sentence
    trigger = _trigger_span(sentence, draft)
    category = ontology().categories[draft.event]
    name, version = draft.coder or (CODER, __version__)
    time, historical = timeline.event_time(sentence, draft.trigger, draft.predicate, draft.status.value)
    return Event(
        id=event_id(document.id, trigger, draft.event, draft.actor, draft.recipient),
        document=document.ref,
        event=draft.event,
        mode=draft.mode,
        context=context,
        cameo=draft.cameo,
        quad=category.quad,
        score=ontology().score(draft.event, draft.mode),
        goldstein=ontology().goldstein.get(draft.cameo) if draft.cameo else None,
        actor=draft.actor,
        recipient=draft.recipient,
        status=draft.status.value,
        historical=historical,
        of=draft.of,
        time=time,
        place=event_place(
            mentions,
            sentence,
            draft.trigger,
            draft.predicate,
            draft.slots,
            travels="visit" in draft.mode,
            judges=draft.event in _JUDGING,
            favours=draft.event == "SUPPORT" and draft.last not in draft.slots.get("obj", ()),  # "laid flowers"
            strikes=draft.event == "ASSAULT",
        ),
        quantity=quantities(sentence, draft.slots, draft.predicate.pos != "VERB"),
        attribution=attribute(trigger, statements, document),
        trigger=trigger,
        evidence=sentence.span,
        confidence=draft.confidence,
        coder=Coder(name, draft.rule, version),
    )


def _trigger_span(sentence: Sentence, draft: Draft) -> Span:
    """The trigger with its particles where they stand close, else its head word alone."""
    first, last = sorted((draft.trigger, draft.last), key=lambda token: token.i)
    if last.i - first.i > 3:
        first = last = draft.trigger
    return sentence.span_of(first, last)

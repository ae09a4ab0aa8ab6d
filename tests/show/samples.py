"""Hand-made records of two rival invented outlets, for tests of what people see."""

from typing import Any

from dragoman.model import (
    About,
    ActorRef,
    Attribution,
    Coded,
    Coder,
    Content,
    Document,
    Event,
    PlaceRef,
    Quantity,
    Remark,
    Span,
    Statement,
    TimeRef,
    document_id,
    event_id,
    statement_id,
    to_record,
)

CODER = Coder("frames", "sample.rule", "0.1.0")


def document(text: str, title: str | None, source: str, published: str | None = "2031-05-04", **more: Any) -> Document:
    key = document_id(key=None, source=source, published=published, title=title, text=text)
    fields: dict[str, Any] = {
        "id": key, "uri": f"examples/{source}.txt", "url": None, "title": title, "source": source,
        "source_country": None, "author": None, "published": published, "published_by": "given", "lang": "en",
        "text": text, "sha256": "0" * 64, "extractor": "plain",
    }  # fmt: skip
    return Document(**{**fields, **more})


def span(doc: Document, text: str, field: str = "text", after: int = 0) -> Span:
    start = str(getattr(doc, field)).index(text, after)
    return Span(text, start, start + len(text), field)


def ref(
    doc: Document, text: str, country: str | None = None, *sector: str, name: str | None = None, **more: Any
) -> ActorRef:
    found = span(doc, text, **more)
    return ActorRef(found.text, found.start, found.end, country, sector, None, name, found.field)


def event(
    doc: Document,
    code: str,
    trigger: Span,
    evidence: Span,
    actor: tuple[ActorRef, ...] = (),
    recipient: tuple[ActorRef, ...] = (),
    said_by: Statement | None = None,
    **more: Any,
) -> Event:
    outlet = Attribution(doc.source or "", None, ("JRN",), None, "asserted", None)
    chain: tuple[Attribution, ...] = (outlet,)
    if said_by:
        speaker = said_by.speaker
        inner = Attribution(
            speaker.name or speaker.text if speaker else "unnamed", speaker.country if speaker else None,
            speaker.sector if speaker else (), said_by.cue.text if said_by.cue else None, said_by.certainty, said_by.id,
        )  # fmt: skip
        chain = (inner, outlet)
    fields: dict[str, Any] = {
        "mode": (), "context": (), "cameo": None, "quad": 1, "score": 2.5, "goldstein": None, "status": "actual",
        "historical": False, "of": None, "time": None, "place": None, "quantity": (), "confidence": 0.8,
        "attribution": chain,
    }  # fmt: skip
    return Event(
        id=event_id(doc.id, trigger, code, actor, recipient), document=doc.ref, event=code, actor=actor,
        recipient=recipient, trigger=trigger, evidence=evidence, coder=CODER, **{**fields, **more},
    )  # fmt: skip


def statement(
    doc: Document,
    speaker: ActorRef | None,
    cue: Span | None,
    content: Span,
    *,
    kind: str = "indirect",
    certainty: str = "asserted",
    more: tuple[Span, ...] = (),
) -> Statement:
    said = Content(content.text, content.start, content.end, content.field, more)
    return Statement(statement_id(doc.id, speaker, cue, said), doc.ref, speaker, cue, said, kind, certainty)


NORTH = document(
    "KARVENA, May 3 (Norhaven Gazette)\n\n"
    "Defence Minister Ilse Brandt of Norhaven arrived in Karvena on Tuesday. She met President Tomas Osk, and "
    "the two sides signed a pact on coastal patrols.\n\n"
    "The Foreign Ministry of Sudria denied that its ships had shelled the port. “We will never attack a "
    "neighbour,” it said, “and we never did.”\n\n"
    "Norhaven will deliver 40 patrol boats to Karvena next month, Brandt promised. The so-called “peace fleet” "
    "worries Sudria.",
    "Brandt visits Karvena as Sudria denies shelling",
    "Norhaven Gazette",
    url="https://gazette.example/brandt",
)
SOUTH = document(
    "Sudria's navy may hold exercises near Karvena in June, officials said.\n\n"
    "In 1987 Norhaven's troops occupied the islands. Norhaven's minister came to Karvena on May 3, "
    "the Sudrian news agency reported.",
    None,
    "Sudria Today",
    "2031-05-05",
    warnings=("no title found",),
)


def _north() -> tuple[list[Event], list[Statement], list[Remark]]:
    doc = NORTH
    denial = statement(
        doc, ref(doc, "The Foreign Ministry of Sudria", "SUD", "GOV", name="Foreign Ministry of Sudria"),
        span(doc, "denied"), span(doc, "that its ships had shelled the port"), certainty="denied",
    )  # fmt: skip
    quote = statement(
        doc, ref(doc, "it", "SUD", "GOV", name="Foreign Ministry of Sudria", after=doc.text.index("it said")),
        span(doc, "said"), span(doc, "We will never attack a neighbour,"), kind="direct",
        more=(span(doc, "and we never did."),),
    )  # fmt: skip
    promise = statement(
        doc, ref(doc, "Brandt", "NOR", "GOV", "MIL", name="Ilse Brandt", after=doc.text.index("Brandt promised")),
        span(doc, "promised"), span(doc, "Norhaven will deliver 40 patrol boats to Karvena next month"),
    )  # fmt: skip
    first = span(doc, "Defence Minister Ilse Brandt of Norhaven arrived in Karvena on Tuesday.")
    second = span(doc, "She met President Tomas Osk, and the two sides signed a pact on coastal patrols.")
    third = span(doc, "The Foreign Ministry of Sudria denied that its ships had shelled the port.")
    fourth = span(doc, "Norhaven will deliver 40 patrol boats to Karvena next month, Brandt promised.")
    brandt = ref(doc, "Defence Minister Ilse Brandt of Norhaven", "NOR", "GOV", "MIL", name="Ilse Brandt")
    she = ref(doc, "She", "NOR", "GOV", "MIL", name="Ilse Brandt")
    osk = ref(doc, "President Tomas Osk", "KAR", "GOV", name="Tomas Osk")
    sides = (
        ref(doc, "the two sides", "NOR", "GOV", name="Ilse Brandt"),
        ref(doc, "the two sides", "KAR", "GOV", name="Tomas Osk"),
    )
    title = span(doc, str(doc.title), "title")
    boats = span(doc, "40 patrol boats")
    events = [
        event(
            doc, "CONSULT", span(doc, "visits", "title"), title, (ref(doc, "Brandt", "NOR", "GOV", field="title"),),
            (ref(doc, "Karvena", "KAR", field="title"),), mode=("visit",),
        ),
        event(
            doc, "CONSULT", span(doc, "arrived"), first, (brandt,), (ref(doc, "Karvena", "KAR", after=first.start),),
            mode=("visit",), cameo="042",
            time=TimeRef("2031-05-03", "2031-05-03", "day", "document", span(doc, "Tuesday")),
            place=PlaceRef("Karvena", "KAR", 1.0, 2.0, span(doc, "Karvena", after=first.start)),
        ),
        event(doc, "CONSULT", span(doc, "met"), second, (she,), (osk,)),
        event(doc, "SUPPORT", span(doc, "signed"), second, sides, (), context=("military",)),
        event(
            doc, "ASSAULT", span(doc, "shelled"), third, (ref(doc, "its ships", "SUD", "MIL"),), (), denial,
            status="negated", quad=4, score=-9.0,
        ),
        event(
            doc, "AGREE", span(doc, "deliver"), fourth, (ref(doc, "Norhaven", "NOR", after=fourth.start),),
            (ref(doc, "Karvena", "KAR", after=fourth.start),), promise, of="AID",
            quantity=(Quantity(40.0, "patrol boats", boats),),
        ),
    ]  # fmt: skip
    about = About("sud", "Sudria")
    so_called = span(doc, "so-called")
    remarks = [Remark("r-1", doc.ref, "scare_quote", so_called.text, so_called.start, so_called.end, about)]
    return events, [denial, quote, promise], remarks


def _south() -> tuple[list[Event], list[Statement], list[Remark]]:
    doc = SOUTH
    officials = statement(
        doc, ref(doc, "officials", "SUD", "GOV"), span(doc, "said"),
        span(doc, "Sudria's navy may hold exercises near Karvena in June"), certainty="hedged",
    )  # fmt: skip
    agency = statement(
        doc, ref(doc, "the Sudrian news agency", "SUD", "JRN", name="Sudrian news agency"), span(doc, "reported"),
        span(doc, "Norhaven's minister came to Karvena on May 3"),
    )  # fmt: skip
    first = span(doc, "Sudria's navy may hold exercises near Karvena in June, officials said.")
    second = span(doc, "In 1987 Norhaven's troops occupied the islands.")
    third = span(doc, "Norhaven's minister came to Karvena on May 3, the Sudrian news agency reported.")
    events = [
        event(doc, "MOBILIZE", span(doc, "exercises"), first, (ref(doc, "Sudria's navy", "SUD", "MIL"),), (), officials,
              status="hypothetical"),
        event(doc, "ASSAULT", span(doc, "occupied"), second, (ref(doc, "Norhaven's troops", "NOR", "MIL"),), (),
              historical=True,
              time=TimeRef("1987-01-01", "1987-12-31", "year", "text", span(doc, "1987"))),
        event(doc, "CONSULT", span(doc, "came"), third, (ref(doc, "Norhaven's minister", "NOR", "GOV"),),
              (ref(doc, "Karvena", "KAR", after=third.start),), agency, mode=("visit",)),
    ]  # fmt: skip
    return events, [officials, agency], []


def coded() -> list[Coded]:
    """Both documents with everything found in them, ready for a store."""
    return [
        Coded(doc, tuple(events), tuple(statements), tuple(remarks))
        for doc, (events, statements, remarks) in ((NORTH, _north()), (SOUTH, _south()))
    ]


def records() -> tuple[list[Any], list[Any], list[Any], list[Any]]:
    """Documents, events, statements and remarks in their public form."""
    both = coded()
    return (
        to_record([item.document for item in both]),
        to_record([event for item in both for event in item.events]),
        to_record([statement for item in both for statement in item.statements]),
        to_record([remark for item in both for remark in item.remarks]),
    )

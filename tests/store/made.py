"""Coded documents made by hand, and hypothesis strategies for any others."""

from hypothesis import strategies as st

from dragoman.model import (
    About,
    ActorRef,
    Attribution,
    Coded,
    Coder,
    Content,
    Document,
    Event,
    Link,
    PlaceRef,
    Quantity,
    Remark,
    Resolved,
    Span,
    Statement,
    TimeExpression,
    TimeRef,
    content_id,
    document_id,
    event_id,
    statement_id,
)

TEXT = "Freedonian Defence Minister Igor Vlk visited Ruritania on 3 May, the ministry stressed."


def at(phrase: str, text: str = TEXT) -> Span:
    start = text.index(phrase)
    return Span(phrase, start, start + len(phrase))


def who(phrase: str, **known: object) -> ActorRef:
    span = at(phrase)
    return ActorRef(span.text, span.start, span.end, **known)


MINISTER = who(
    "Freedonian Defence Minister Igor Vlk", country="FRE", sector=("GOV", "MIL"), actor_id="fre.vlk", name="Igor Vlk"
)
RURITANIA = who("Ruritania", country="RUR", sector=("GOV",), actor_id="rur", name="Ruritania")
MINISTRY = who(
    "the ministry", country="FRE", sector=("MIL",), actor_id="fre.mod", name="Freedonian Ministry of Defence"
)


def a_document(
    number: int = 0,
    *,
    text: str = TEXT,
    published: str | None = "2023-05-04",
    source: str | None = "The Freedonian",
    lang="en",
) -> Document:
    return Document(
        id=document_id(key=str(number), source=source, published=published, title=None, text=text),
        uri=f"article-{number}.txt",
        url=None,
        title=None,
        source=source,
        source_country="FRE",
        author=None,
        published=published,
        published_by="given",
        lang=lang,
        text=text,
        sha256="0" * 64,
        extractor="text",
        warnings=("no byline",),
    )


def an_event(document: Document, statement: Statement | None = None, **changed: object) -> Event:
    values: dict[str, object] = {
        "event": "CONSULT",
        "mode": ("visit",),
        "context": ("military",),
        "cameo": "042",
        "quad": 1,
        "score": 4.0,
        "goldstein": 1.9,
        "actor": (MINISTER,),
        "recipient": (RURITANIA,),
        "status": "actual",
        "historical": False,
        "of": None,
        "time": TimeRef("2023-05-03", "2023-05-03", "day", "document", at("3 May")),
        "place": PlaceRef("Strelsau", "RUR", 50.1, 14.2, None),
        "quantity": (Quantity(3.0, None, at("3")),),
        "attribution": (
            Attribution("the ministry", "FRE", ("MIL",), "stressed", "asserted", statement.id if statement else None),
            Attribution(document.source or "", "FRE", ("JRN",), None, "asserted", None),
        ),
        "trigger": at("visited"),
        "evidence": Span(TEXT, 0, len(TEXT)),
        "confidence": 0.9,
        "coder": Coder("frames", "visit", "0.1.0"),
        **changed,
    }
    name = event_id(document.id, values["trigger"], values["event"], values["actor"], values["recipient"])
    return Event(id=name, document=document.ref, **values)


def a_statement(document: Document, speaker: ActorRef | None = MINISTRY, certainty: str = "asserted") -> Statement:
    said, cue = at("Freedonian Defence Minister Igor Vlk visited Ruritania on 3 May"), at("stressed")
    content = Content(said.text, said.start, said.end)
    name = statement_id(document.id, speaker, cue, content)
    return Statement(name, document.ref, speaker, cue, content, "indirect", certainty)


def a_coded(number: int = 0, **about: object) -> Coded:
    """One document with a record of every kind."""
    document = a_document(number, **about)
    statement = a_statement(document)
    event = an_event(document, statement)
    second = an_event(
        document, statement, event="ACCUSE", trigger=at("stressed"), time=None, status="negated", confidence=0.4
    )
    loaded, time = at("stressed"), at("3 May")
    remark = Remark(
        *(content_id("r", document.id, loaded.start), document.ref, "loaded", loaded.text, loaded.start, loaded.end),
        About("fre.mod", "Freedonian Ministry of Defence"),
    )
    expression = TimeExpression(
        *(
            content_id("t", document.id, time.start),
            document.ref,
            time.text,
            time.start,
            time.end,
            "DATE",
            "2023-05-03",
        ),
        Resolved("2023-05-03", "2023-05-03", "day"),
    )
    link = Link(content_id("l", event.id, second.id), "textual", second.id, event.id, None, 0.8)
    return Coded(document, (event, second), (statement,), (remark,), (expression,), (link,))


# Any records at all, as long as they are of the right types; `,"field":"text"` must survive within texts.
_words = st.text(max_size=12) | st.sampled_from(
    ['","field":"text"', '\\","more":[]', ',"field":"text"', "\x00", "é\u2028😀"]
)
_optional = st.none() | _words
_texts = st.lists(_words, max_size=3).map(tuple)
_numbers = st.floats(allow_nan=False, allow_infinity=False)
_dates = st.none() | st.dates().map(str)
_fields = st.sampled_from(["text", "title"])


@st.composite
def spans(draw: st.DrawFn) -> Span:
    text, start = draw(st.text(min_size=1, max_size=12)), draw(st.integers(0, 10**6))
    return Span(text, start, start + len(text), draw(_fields))


@st.composite
def actors(draw: st.DrawFn) -> ActorRef:
    span = draw(spans())
    known = (draw(_optional), draw(_texts), draw(_optional), draw(_optional))
    return ActorRef(span.text, span.start, span.end, *known, span.field)


@st.composite
def contents(draw: st.DrawFn) -> Content:
    span = draw(spans())
    return Content(span.text, span.start, span.end, span.field, tuple(draw(st.lists(spans(), max_size=2))))


@st.composite
def any_coded(draw: st.DrawFn) -> Coded:
    text, key = draw(st.text()), draw(_optional)
    source, published, title = draw(_optional), draw(_dates), draw(_optional)
    document = Document(
        id=document_id(key=key, source=source, published=published, title=title, text=text),
        uri=draw(_words),
        url=draw(_optional),
        title=title,
        source=source,
        source_country=draw(_optional),
        author=draw(_optional),
        published=published,
        published_by="given",
        lang=draw(_optional),
        text=text,
        sha256="0" * 64,
        extractor=draw(_words),
        warnings=draw(_texts),
    )
    some = st.lists(actors(), max_size=2).map(tuple)
    intervals = st.builds(TimeRef, _dates, _dates, _words, _words, st.none() | spans())
    places = st.builds(PlaceRef, _words, _optional, st.none() | _numbers, st.none() | _numbers, st.none() | spans())
    links_of_a_chain = st.builds(Attribution, _words, _optional, _texts, _optional, _words, _optional)
    events = st.builds(
        Event, _words, st.just(document.ref), _words, _texts, _texts, _optional, st.integers(0, 4), _numbers,
        st.none() | _numbers, some, some, _words, st.booleans(), _optional, st.none() | intervals, st.none() | places,
        st.lists(st.builds(Quantity, _numbers, _optional, spans()), max_size=2).map(tuple),
        st.lists(links_of_a_chain, max_size=2).map(tuple),
        spans(), spans(), _numbers, st.builds(Coder, _words, _words, _words),
    )  # fmt: skip
    statements = st.builds(
        Statement,
        _words,
        st.just(document.ref),
        st.none() | actors(),
        st.none() | spans(),
        contents(),
        _words,
        _words,
        _optional,
    )
    remarks = st.builds(
        Remark, _words, st.just(document.ref), _words, _words, st.integers(0, 9), st.integers(0, 9),
        st.none() | st.builds(About, _optional, _optional), _fields,
    )  # fmt: skip
    times = st.builds(
        TimeExpression, _words, st.just(document.ref), _words, st.integers(0, 9), st.integers(0, 9), _words, _words,
        st.none() | st.builds(Resolved, _dates, _dates, _words), _fields,
    )  # fmt: skip
    links = st.builds(
        Link, _words, _words, _words, _words, st.none() | spans(), _numbers, _optional, _optional, st.just(document.ref)
    )
    found = [tuple(draw(st.lists(kind, max_size=2))) for kind in (events, statements, remarks, times, links)]
    return Coded(document, *found)

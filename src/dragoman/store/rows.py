"""Coded documents as rows of tables, ready to be loaded in one piece."""

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
import pyarrow as pa

from ..model import About, ActorRef, Coded, Document, Event, Statement
from .filters import key

_LIST = pa.list_(pa.string())
_TYPES = {
    **dict.fromkeys(("position", "quad"), pa.int32()),
    **dict.fromkeys(("score", "confidence"), pa.float64()),
    **dict.fromkeys(("text", "record"), pa.large_string()),
    **dict.fromkeys(("warnings", "sector", "keys", "about_keys", "speaker_keys"), _LIST),
    **dict.fromkeys(("actor_countries", "actor_ids", "actor_keys"), _LIST),
    **dict.fromkeys(("recipient_countries", "recipient_ids", "recipient_keys"), _LIST),
    "historical": pa.bool_(),
}
"""The Arrow type of each column that is not short text."""

_PLACE = "id document position uri source published"
_COLUMNS = {
    "documents": "id uri url title source source_country author published published_by lang text sha256 extractor"
    " warnings version",
    "events": f"{_PLACE} event quad score status historical time_start time_end confidence certainty"
    " actor_countries actor_ids actor_keys recipient_countries recipient_ids recipient_keys speaker_keys record",
    "statements": f"{_PLACE} kind certainty speaker_country speaker_id speaker_keys record",
    "remarks": f"{_PLACE} kind about_keys record",
    "times": f"{_PLACE} type time_start time_end record",
    "links": f"{_PLACE} kind response trigger_event confidence record",
    "mentions": "document source published found_in role actor_id name country sector keys",
}

SCHEMAS = {
    name: pa.schema([(column, _TYPES.get(column, pa.string())) for column in columns.split()])
    for name, columns in _COLUMNS.items()
}
"""The tables that a batch fills, with their columns in order."""

OF_DOCUMENT = tuple(name for name in SCHEMAS if name != "documents")
"""The tables whose rows belong to a document."""

Row = tuple[Any, ...]


def tables(batch: Iterable[Coded], version: str) -> dict[str, pa.Table]:
    """The batch as one Arrow table for each table of the store; ``version`` is that of the dragoman that coded it."""
    rows: dict[str, list[Row]] = {name: [] for name in SCHEMAS}
    for coded in batch:
        rows["documents"].append(_document(coded.document, version))
        for name, found in _found(coded):
            rows[name].append(found)
    return {name: _table(schema, rows[name]) for name, schema in SCHEMAS.items()}


def encode(value: Any) -> str:
    """The public form of a model object as JSON text, equal to the JSON of ``model.to_record``.

    msgspec writes every field of a dataclass; the two that the public form leaves out are cut from the text. A
    quotation mark inside a JSON string is escaped, so these bytes can only be a member of an object.
    """
    text = msgspec.json.encode(value)
    return text.replace(b',"field":"text"', b"").replace(b',"more":[]', b"").decode()


def _table(schema: pa.Schema, rows: Sequence[Row]) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    return pa.Table.from_arrays(
        [pa.array(column, item.type) for column, item in zip(columns, schema, strict=True)], schema=schema
    )


def _document(document: Document, version: str) -> Row:
    return (
        *(document.id, document.uri, document.url, document.title, document.source, document.source_country),
        *(document.author, document.published, document.published_by, document.lang, document.text),
        *(document.sha256, document.extractor, document.warnings, version),
    )


def _found(coded: Coded) -> Iterator[tuple[str, Row]]:
    """Every row that a document brings apart from its own, with the table it belongs to."""
    document = coded.document
    about = (document.uri, document.source, document.published)
    speakers = {statement.id: statement.speaker for statement in coded.statements if statement.speaker}
    for position, event in enumerate(coded.events):
        yield "events", (event.id, document.id, position, *about, *_event(event, speakers))
        for role, mentions in (("actor", event.actor), ("recipient", event.recipient)):
            for mention in mentions:
                yield "mentions", _mention(document, event.id, role, mention)
    for position, statement in enumerate(coded.statements):
        yield "statements", (statement.id, document.id, position, *about, *_statement(statement))
        if statement.speaker:
            yield "mentions", _mention(document, statement.id, "speaker", statement.speaker)
    for position, remark in enumerate(coded.remarks):
        keys = _keys([remark.about] if remark.about else [])
        yield "remarks", (remark.id, document.id, position, *about, remark.kind, keys, encode(remark))
    for position, time in enumerate(coded.times):
        interval = (time.resolved.start, time.resolved.end) if time.resolved else (None, None)
        yield "times", (time.id, document.id, position, *about, time.type, *interval, encode(time))
    for position, link in enumerate(coded.links):
        row = (link.kind, link.response, link.trigger, link.confidence, encode(link))
        yield "links", (link.id, document.id, position, *about, *row)


def _event(event: Event, speakers: dict[str, ActorRef]) -> Row:
    interval = (event.time.start, event.time.end) if event.time else (None, None)
    chain = event.attribution
    said_by: set[str] = set().union(*(_names(link.speaker, link.country) for link in chain))
    said_by.update(_keys(speakers[link.statement_id] for link in chain if link.statement_id in speakers))
    return (
        *(event.event, event.quad, event.score, event.status, event.historical, *interval, event.confidence),
        chain[0].certainty if chain else None,
        *(_countries(event.actor), _ids(event.actor), _keys(event.actor)),
        *(_countries(event.recipient), _ids(event.recipient), _keys(event.recipient)),
        *(sorted(said_by), encode(event)),
    )


def _statement(statement: Statement) -> Row:
    speaker = statement.speaker
    who = (speaker.country, speaker.actor_id) if speaker else (None, None)
    return (statement.kind, statement.certainty, *who, _keys([speaker] if speaker else []), encode(statement))


def _mention(document: Document, found_in: str, role: str, mention: ActorRef) -> Row:
    return (
        *(document.id, document.source, document.published, found_in, role),
        *(mention.actor_id, mention.name, mention.country, mention.sector, _keys([mention])),
    )


def _countries(mentions: Sequence[ActorRef]) -> list[str]:
    return list(dict.fromkeys(mention.country for mention in mentions if mention.country))


def _ids(mentions: Sequence[ActorRef]) -> list[str]:
    return list(dict.fromkeys(mention.actor_id for mention in mentions if mention.actor_id))


def _keys(mentions: Iterable[ActorRef | About]) -> list[str]:
    """All that a filter may call these actors; a mention that could not be named goes by its own words."""
    found: set[str] = set()
    for mention in mentions:
        if isinstance(mention, ActorRef):
            found.update(_names(mention.name or mention.text, mention.country, mention.actor_id))
        else:
            found.update(_names(mention.name, None, mention.actor_id))
    return sorted(found)


@functools.lru_cache(maxsize=20_000)
def _names(*names: str | None) -> frozenset[str]:
    """The names that are known, in the form they are compared in; the same few actors come again and again."""
    return frozenset(key(name) for name in names if name)

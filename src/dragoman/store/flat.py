"""Records as flat tables, for CSV and Parquet: one row a record, one plain value a cell."""

import itertools
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import pyarrow as pa

from .base import Record

_SEPARATOR = "; "
_CHUNK = 2000
_STRING, _INTEGER, _NUMBER, _TRUTH = pa.large_string(), pa.int64(), pa.float64(), pa.bool_()

_DOCUMENT = "document=document.id uri=document.uri source=document.source published=document.published"
_SPAN = "start:int end:int field"
_TRIGGER = "trigger=trigger.text trigger_start=trigger.start:int trigger_end=trigger.end:int"
_EVIDENCE = "evidence=evidence.text evidence_start=evidence.start:int evidence_end=evidence.end:int"

# NAME=PATH:TYPE; the path is the name and the type is text where they are left out. A step into a list takes all
# of its members, ``#0`` the first alone; ``*`` is the value as JSON.
_COLUMNS = {
    "documents": "id uri url title source source_country author published published_by lang text sha256 extractor"
    " warnings",
    "events": f"id {_DOCUMENT} event mode context cameo quad:int score:float goldstein:float"
    " actor=actor.text actor_country=actor.country actor_sector=actor.sector actor_id=actor.actor_id"
    " actor_name=actor.name recipient=recipient.text recipient_country=recipient.country"
    " recipient_sector=recipient.sector recipient_id=recipient.actor_id recipient_name=recipient.name"
    " status historical:bool of time_start=time.start time_end=time.end time_grain=time.grain"
    " place=place.name place_country=place.country lat=place.lat:float lon=place.lon:float quantity*"
    " speaker=attribution.#0.speaker speaker_country=attribution.#0.country cue=attribution.#0.cue"
    " certainty=attribution.#0.certainty statement_id=attribution.#0.statement_id attribution=attribution.speaker"
    f" {_TRIGGER} {_EVIDENCE} evidence_field=evidence.field confidence:float coder=coder.name rule=coder.rule"
    " version=coder.version",
    "statements": f"id {_DOCUMENT} speaker=speaker.text speaker_country=speaker.country speaker_sector=speaker.sector"
    " speaker_id=speaker.actor_id speaker_name=speaker.name cue=cue.text cue_start=cue.start:int cue_end=cue.end:int"
    " content=content.text content_start=content.start:int content_end=content.end:int content_field=content.field"
    " content_more=content.more.text kind certainty within",
    "remarks": f"id {_DOCUMENT} kind text {_SPAN} about_id=about.actor_id about_name=about.name",
    "times": f"id {_DOCUMENT} text {_SPAN} type value resolved_start=resolved.start resolved_end=resolved.end"
    " resolved_grain=resolved.grain",
    "links": "id kind response trigger cue=cue.text cue_start=cue.start:int cue_end=cue.end:int confidence:float"
    f" relation rule {_DOCUMENT}",
    "copies": "id left right kind score:float reason",
    "stories": "id documents title first last reasons=members.reason",
    "occurrences": "id story events sources independent:int dependence gist* agreed* disputed* single* missing_in",
    "actors": "actor_id name country sector as_actor:int as_recipient:int as_speaker:int",
}
_TYPES = {"": _STRING, "int": _INTEGER, "float": _NUMBER, "bool": _TRUTH}

_Column = tuple[str, tuple[str, ...], pa.DataType]


def table(kind: str, records: Iterable[Record]) -> pa.Table:
    """The records of one kind as an Arrow table; lists are joined by ``"; "``, positions left empty staying so."""
    columns = [_column(text) for text in _COLUMNS[kind].split()]
    schema = pa.schema([(name, type_) for name, _, type_ in columns])
    return pa.Table.from_batches(_batches(columns, schema, iter(records)), schema=schema)


def _column(text: str) -> _Column:
    rest, _, type_ = text.partition(":")
    name, _, path = rest.partition("=")
    return name.rstrip("*"), tuple((path or name).split(".")), _TYPES[type_]


def _batches(columns: list[_Column], schema: pa.Schema, records: Iterator[Record]) -> Iterator[pa.RecordBatch]:
    while chunk := list(itertools.islice(records, _CHUNK)):
        arrays = [pa.array([_cell(record, path, type_) for record in chunk], type=type_) for _, path, type_ in columns]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)


def _cell(record: Record, path: tuple[str, ...], type_: pa.DataType) -> Any:
    value: Any = record
    for step in path:
        if step == "#0":
            value = value[0] if value else None
        elif step.endswith("*"):
            return msgspec.json.encode(value[step[:-1]]).decode()
        elif value is not None:
            # ``field`` and ``more`` are left out of a record where they hold nothing of note
            value = [item.get(step) for item in value] if isinstance(value, list) else value.get(step)
    if isinstance(value, list):
        return _join(value)
    return "text" if value is None and path[-1] == "field" and type_ is _STRING else value


def _join(values: list[Any]) -> str | None:
    """Text of a list. Members that are lists themselves (an actor's sectors) are joined by commas."""
    if not values:
        return None
    return _SEPARATOR.join(
        ",".join(value) if isinstance(value, list) else "" if value is None else str(value) for value in values
    )

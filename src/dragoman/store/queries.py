"""The SQL of a view: which columns make a record, in which order, and what each filter means for each kind.

Values from callers and from articles only ever travel as parameters.
"""

from typing import Any

from ..errors import UsageError
from .base import KINDS
from .filters import Filter, key

_DOCUMENT = {
    "source": "lower(source) = lower(?)",
    "since": "published >= ?",
    "until": "published <= ?",
    "document": "document = ?",
}
_CONDITIONS: dict[str, dict[str, str]] = {
    "documents": {**_DOCUMENT, "document": "id = ?"},
    "events": {
        **_DOCUMENT,
        "actor": "list_contains(actor_keys, ?)",
        "recipient": "list_contains(recipient_keys, ?)",
        "event": "event = ?",
        "since": "coalesce(time_end, time_start, published) >= ?",
        "until": "coalesce(time_start, time_end, published) <= ?",
        "status": "status = ?",
        "said_by": "list_contains(speaker_keys, ?)",
        "not_said_by": "NOT list_contains(speaker_keys, ?)",
        "certainty": "certainty = ?",
        "min_confidence": "confidence >= ?",
    },
    "statements": {
        **_DOCUMENT,
        "actor": "list_contains(speaker_keys, ?)",
        "said_by": "list_contains(speaker_keys, ?)",
        "not_said_by": "NOT list_contains(speaker_keys, ?)",
        "certainty": "certainty = ?",
    },
    "remarks": {**_DOCUMENT, "actor": "list_contains(about_keys, ?)"},
    "times": _DOCUMENT,
    "links": {
        **_DOCUMENT,
        "actor": "response IN (SELECT id FROM events WHERE list_contains(actor_keys, ?))",
        "recipient": "trigger_event IN (SELECT id FROM events WHERE list_contains(actor_keys, ?))",
        "min_confidence": "confidence >= ?",
    },
    "copies": {"document": "? IN (left_id, right_id)"},
    "stories": {
        "document": "list_contains(documents, ?)",
        "since": "coalesce(last_date, first_date) >= ?",
        "until": "coalesce(first_date, last_date) <= ?",
    },
    "occurrences": {"source": "list_contains(list_transform(sources, outlet -> lower(outlet)), lower(?))"},
    "actors": {**_DOCUMENT, "actor": "list_contains(keys, ?)"},
}

DOCUMENT_COLUMNS = (
    *("id", "uri", "url", "title", "source", "source_country", "author", "published", "published_by", "lang"),
    *("text", "sha256", "extractor", "warnings"),
)
ACTOR_COLUMNS = ("actor_id", "name", "country", "sector", "as_actor", "as_recipient", "as_speaker")

_IN_TEXT = "published NULLS LAST, uri NULLS LAST, document NULLS LAST, position NULLS LAST, id"
_ORDERS = {
    "documents": "published NULLS LAST, uri, id",
    "copies": "left_id, right_id",
    "stories": "first_date NULLS LAST, id",
}
_ORDERS["occurrences"] = "story NULLS LAST, len(sources) DESC, len(events) DESC, id"

_ACTORS = """
SELECT actor_id, name, country, sector,
       count(*) FILTER (role = 'actor') AS as_actor,
       count(*) FILTER (role = 'recipient') AS as_recipient,
       count(*) FILTER (role = 'speaker') AS as_speaker
FROM mentions
{where}
GROUP BY actor_id, name, country, sector
ORDER BY count(*) DESC, name NULLS LAST, actor_id NULLS LAST, country NULLS LAST, sector
"""


def select(kind: str, where: Filter) -> tuple[str, list[Any]]:
    """The query that lists one kind of record, and its parameters.

    Kinds other than documents and actors give one column, the record as JSON. Raises UsageError for an unknown
    kind and for a filter that means nothing for it.
    """
    if kind not in KINDS:
        raise UsageError(f"there are no {kind!r} in a store; the kinds are {', '.join(KINDS)}")
    conditions, parameters = _where(kind, where)
    if kind == "actors":
        named = "(actor_id IS NOT NULL OR name IS NOT NULL OR country IS NOT NULL)"
        query = _ACTORS.format(where="WHERE " + " AND ".join([named, *conditions]))
    else:
        columns = ", ".join(DOCUMENT_COLUMNS) if kind == "documents" else "record"
        query = f"SELECT {columns} FROM {kind}"
        if conditions:
            query += " WHERE " + " AND ".join(conditions)
        query += " ORDER BY " + _ORDERS.get(kind, _IN_TEXT)
    if where.limit is not None:
        query += " LIMIT ?"
        parameters.append(where.limit)
    return query, parameters


def _where(kind: str, where: Filter) -> tuple[list[str], list[Any]]:
    known = _CONDITIONS[kind]
    given = [name for name in where.given if name != "limit"]
    for name in given:
        if name not in known:
            raise UsageError(f"{kind} cannot be filtered by {name.replace('_', '-')}, only by {_names(known)}")
    return [known[name] for name in given], [_parameter(name, where) for name in given]


def _parameter(name: str, where: Filter) -> Any:
    value = getattr(where, name)
    match name:
        case "actor" | "recipient" | "said_by" | "not_said_by":
            return key(value)
        case "event":
            return value.upper()
        case "since":
            return where.first_day
        case "until":
            return where.last_day
    return value


def _names(known: dict[str, str]) -> str:
    return ", ".join(name.replace("_", "-") for name in (*known, "limit"))

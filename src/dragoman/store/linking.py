"""What linking reads from and writes to the store: features, likeness, copies, stories, occurrences, judgements."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import duckdb
import msgspec
import pyarrow as pa

from ..model import Judgement, Occurrence, Story
from .base import Linked, Telling
from .rows import encode

_TYPES = {
    "documents": pa.list_(pa.string()),
    "events": pa.list_(pa.string()),
    "sources": pa.list_(pa.string()),
    "terms": pa.list_(pa.string()),
    "weights": pa.list_(pa.float32()),
    "score": pa.float64(),
    "signature": pa.binary(),
    "formed": pa.int64(),
    "undone": pa.bool_(),
}
"""The Arrow type of each column that is not text."""

_COLUMNS = {
    "features": "document day terms weights signature",
    "credits": "document agency kind",
    "likeness": "left_id right_id score",
    "copies": "id left_id right_id kind score record",
    "stories": "id title documents first_date last_date record formed",
    "occurrences": "id story events sources record",
    "judgements": "id verdict left_id right_id made_by made_at undone record",
}

# Documents that linking has not seen, with what was coded in them.
_UNLINKED = """
SELECT id, title, text, published, source, author, lang, found
FROM documents LEFT JOIN (
    SELECT document, list({'event': event, 'actors': actor_ids, 'recipients': recipient_ids, 'historical': historical,
                           'start': time_start, 'end': time_end} ORDER BY position) AS found
    FROM events GROUP BY document
) ON document = id
WHERE id NOT IN (SELECT document FROM features)
ORDER BY id
"""
UNLINKED_COLUMNS = ("id", "title", "text", "published", "source", "author", "lang", "events")


def unlinked(cursor: duckdb.DuckDBPyConnection, chunk: int) -> Iterator[dict[str, Any]]:
    """Documents that linking has not seen, in the order of their ids."""
    cursor.execute(_UNLINKED)
    while found := cursor.fetchmany(chunk):
        for row in found:
            yield dict(zip(UNLINKED_COLUMNS, row, strict=True))


def write_linked(connection: duckdb.DuckDBPyConnection, linked: Linked) -> None:
    """Write what linking found; within the caller's transaction."""
    _insert(connection, "features", linked.features)
    _insert(connection, "credits", linked.credits)
    _insert(connection, "likeness", linked.likeness)
    _insert(connection, "copies", ((c.id, c.left, c.right, c.kind, c.score, encode(c)) for c in linked.copies))
    _delete(connection, "stories", "id", [*linked.gone, *(story.id for story, _ in linked.stories)])
    _delete(connection, "occurrences", "story", linked.gone)
    rows = ((s.id, s.title, s.documents, s.first, s.last, encode(s), formed) for s, formed in linked.stories)
    _insert(connection, "stories", rows)


def write_occurrences(connection: duckdb.DuckDBPyConnection, found: Mapping[str, Iterable[Occurrence]]) -> None:
    """Put these occurrences, by story, in the place of those the stories had; within the caller's transaction."""
    _delete(connection, "occurrences", "story", list(found))
    every = ((story, item) for story, items in found.items() for item in items)
    _insert(
        connection, "occurrences", ((item.id, story, item.events, item.sources, encode(item)) for story, item in every)
    )


# Stories with an event in no occurrence of theirs, or with an occurrence of an event that they lack.
_UNTOLD = """
WITH told AS (
    SELECT story, events.id AS event
    FROM (SELECT id AS story, unnest(documents) AS document FROM stories) JOIN events USING (document)
), kept AS (SELECT story, unnest(events) AS event FROM occurrences)
SELECT story FROM (
    (SELECT * FROM told EXCEPT SELECT * FROM kept) UNION ALL (SELECT * FROM kept EXCEPT SELECT * FROM told)
)
UNION
SELECT story FROM (SELECT id AS story, unnest(documents) AS document FROM stories) JOIN events USING (document)
WHERE list_contains(?::VARCHAR[], events.id)
ORDER BY story
"""
_OF_STORIES = "(SELECT id AS story, unnest(documents) AS document FROM stories WHERE list_contains(?::VARCHAR[], id))"


def untold(connection: duckdb.DuckDBPyConnection, judged: Iterable[str]) -> list[str]:
    """The stories whose occurrences do not hold their events, and those with one of the ``judged`` events."""
    return [row[0] for row in connection.execute(_UNTOLD, [list(judged)]).fetchall()]


def tellings(connection: duckdb.DuckDBPyConnection, stories: Sequence[str]) -> Iterator[Telling]:
    """What occurrences are made of, for each of these stories."""
    documents: dict[str, list[dict[str, Any]]] = {story: [] for story in stories}
    events: dict[str, list[Any]] = {story: [] for story in stories}
    copies: dict[str, list[tuple[str, str]]] = {story: [] for story in stories}
    query = f"SELECT story, id, uri, url, source FROM {_OF_STORIES} JOIN documents ON document = id ORDER BY story, id"
    for story, *cells in connection.execute(query, [stories]).fetchall():
        documents[story].append(dict(zip(("id", "uri", "url", "source"), cells, strict=True)))
    query = f"SELECT story, record FROM {_OF_STORIES} JOIN events USING (document) ORDER BY story, events.id"
    for story, record in connection.execute(query, [stories]).fetchall():
        events[story].append(msgspec.json.decode(record))
    query = f"""
        SELECT one.story, left_id, right_id FROM copies
        JOIN {_OF_STORIES} one ON one.document = left_id
        JOIN {_OF_STORIES} other ON other.document = right_id AND other.story = one.story
        ORDER BY one.story, left_id, right_id
    """
    for story, left, right in connection.execute(query, [stories, stories]).fetchall():
        copies[story].append((left, right))
    query = f"""
        SELECT document, min(agency) FROM {_OF_STORIES} JOIN credits USING (document)
        WHERE kind = 'origin' GROUP BY document
    """
    wires = dict(connection.execute(query, [stories]).fetchall())
    for story in stories:
        own = {item["id"]: wires[item["id"]] for item in documents[story] if item["id"] in wires}
        yield Telling(story, documents[story], events[story], copies[story], own)


def forget_occurrences(connection: duckdb.DuckDBPyConnection, documents: Sequence[str]) -> None:
    """Drop the occurrences of stories that hold any of these documents, so that they are made anew."""
    connection.execute(
        "DELETE FROM occurrences WHERE story IN (SELECT id FROM stories WHERE list_has_any(documents, ?::VARCHAR[]))",
        [documents],
    )


def write_judgement(connection: duckdb.DuckDBPyConnection, judgement: Judgement) -> None:
    """Keep a judgement, in the place of an earlier state of the same; within the caller's transaction."""
    _delete(connection, "judgements", "id", [judgement.id])
    ruling = (judgement.id, judgement.verdict, judgement.left, judgement.right, judgement.by, judgement.at)
    _insert(connection, "judgements", [(*ruling, judgement.undone, encode(judgement))])


def formed_stories(connection: duckdb.DuckDBPyConnection) -> list[tuple[Story, int]]:
    """Every story with its place in the order of forming."""
    rows = connection.execute("SELECT record, formed FROM stories ORDER BY formed, id").fetchall()
    return [(msgspec.json.decode(record, type=Story), formed) for record, formed in rows]


def judgements(connection: duckdb.DuckDBPyConnection) -> list[Judgement]:
    """Every judgement, the undone ones too, in the order in which they were made."""
    rows = connection.execute("SELECT record FROM judgements ORDER BY made_at, id").fetchall()
    return [msgspec.json.decode(row[0], type=Judgement) for row in rows]


def insert(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    """Append an Arrow table to a table of the store, column by name."""
    if table.num_rows:
        connection.register("batch", table)
        connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM batch")
        connection.unregister("batch")


def _insert(connection: duckdb.DuckDBPyConnection, name: str, rows: Iterable[tuple[Any, ...]]) -> None:
    columns = _COLUMNS[name].split()
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    types = [_TYPES.get(column, pa.large_string()) for column in columns]
    arrays = [pa.array(column, type_) for column, type_ in zip(cells, types, strict=True)]
    insert(connection, name, pa.table(arrays, names=columns))


def _delete(connection: duckdb.DuckDBPyConnection, table: str, column: str, values: Sequence[str]) -> None:
    connection.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT unnest(?::VARCHAR[]))", [list(values)])

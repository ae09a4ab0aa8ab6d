"""Readings as records: one sentence a line, with its tokens."""

from collections.abc import Iterator
from typing import Any

from ...read.reading import Reading, Token


def sentence_records(reading: Reading) -> Iterator[dict[str, Any]]:
    """One record for every sentence of a document; heads count tokens from 0, the root is its own head."""
    for number, sentence in enumerate(reading.sentences, 1):
        record: dict[str, Any] = {
            "id": f"{reading.document.id}-{number}",
            "document": {"id": reading.document.id, "uri": reading.document.uri},
            "text": sentence.span.text,
            "start": sentence.span.start,
            "end": sentence.span.end,
            "kind": sentence.kind,
            "paragraph": sentence.paragraph,
            "tokens": [_token(token) for token in sentence.tokens],
        }
        if sentence.field != "text":
            record["field"] = sentence.field
        yield record


def _token(token: Token) -> dict[str, Any]:
    return {
        "text": token.text,
        "start": token.start,
        "end": token.end,
        "lemma": token.lemma,
        "pos": token.pos,
        "tag": token.tag,
        "morph": token.morph or None,
        "head": token.head,
        "dep": token.dep,
        "entity": token.entity or None,
        "entity_start": token.entity_start,
    }

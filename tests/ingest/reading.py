"""Helpers of the ingest tests: read inputs, collect documents and refusals."""

from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.ingest import read_inputs
from dragoman.model import Document

BODY = (
    "The minister of Norland arrived in the capital on Monday and met his counterpart, officials said. "
    "They agreed to open two border posts, and they called on their neighbours to do the same before the winter."
)


def read(*inputs: str | Path, **options: Any) -> tuple[list[Document], list[InputError]]:
    errors: list[InputError] = []
    documents = list(read_inputs(inputs, on_error=errors.append, **options))
    return documents, errors


def one(path: str | Path, **options: Any) -> Document:
    documents, errors = read(path, **options)
    assert not errors
    assert len(documents) == 1
    return documents[0]


def refusal(path: str | Path, **options: Any) -> InputError:
    documents, errors = read(path, **options)
    assert not documents
    assert len(errors) == 1
    return errors[0]

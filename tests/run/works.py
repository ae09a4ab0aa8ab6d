"""Work that worker processes can import. Each says in the document's place what was done to it."""

import dataclasses
import os
import signal
import time
from collections.abc import Sequence

from dragoman.errors import DataError
from dragoman.model import Coded, Document

prepared: list[int] = []


def shout(documents: Sequence[Document]) -> list[Coded]:
    return [Coded(dataclasses.replace(document, text=document.text.upper())) for document in documents]


def prepare() -> None:
    prepared.append(os.getpid())


def name_process(documents: Sequence[Document]) -> list[Coded]:
    """The process id and how often it was prepared, as the author."""
    mark = f"{os.getpid()} {prepared.count(os.getpid())}"
    return [Coded(dataclasses.replace(document, author=mark)) for document in documents]


def stumble(documents: Sequence[Document]) -> list[Coded]:
    for document in documents:
        if "poison" in document.text:
            raise ValueError("cannot swallow this")
    return shout(documents)


def break_down(documents: Sequence[Document]) -> list[Coded]:
    raise DataError("frames.toml: malformed")


def refuse_to_start() -> None:
    raise DataError("no pipeline")


def die(documents: Sequence[Document]) -> list[Coded]:
    os.kill(os.getpid(), signal.SIGKILL)
    return []


def sleep(documents: Sequence[Document]) -> list[Coded]:
    os.write(1, f"{os.getpid()}\n".encode())  # in one piece, beside the other worker
    time.sleep(600)
    return shout(documents)

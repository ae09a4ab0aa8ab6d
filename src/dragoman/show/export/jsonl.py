"""JSON Lines: one record a line, UTF-8, the form that other programs build on."""

import json
from collections.abc import Iterable
from typing import TextIO

from ..words import Record


def write_jsonl(records: Iterable[Record], stream: TextIO) -> None:
    """Write one line a record, as it comes."""
    for record in records:
        stream.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")

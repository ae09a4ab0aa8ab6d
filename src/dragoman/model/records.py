"""The public form of the types: plain dictionaries, as fixed by the record formats."""

from dataclasses import fields, is_dataclass
from typing import Any


def to_record(value: Any) -> Any:
    """Turn a model object into plain dictionaries, lists and scalars, ready for JSON.

    ``field`` is written only where a span lies in the title, ``more`` only where content is broken in parts.
    """
    if is_dataclass(value) and not isinstance(value, type):
        record: dict[str, Any] = {}
        for item in fields(value):
            inner = getattr(value, item.name)
            if (item.name == "field" and inner == "text") or (item.name == "more" and not inner):
                continue
            record[item.name] = to_record(inner)
        return record
    if isinstance(value, dict):
        return {key: to_record(inner) for key, inner in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_record(inner) for inner in value]
    return value

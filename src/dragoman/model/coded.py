"""All that coding finds in one document."""

from dataclasses import dataclass

from .documents import Document
from .events import Event
from .links import Link
from .statements import Remark, Statement, TimeExpression


@dataclass(frozen=True, slots=True)
class Coded:
    """One document with every record found in it; the unit that travels between processes and into the store."""

    document: Document
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    remarks: tuple[Remark, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    links: tuple[Link, ...] = ()

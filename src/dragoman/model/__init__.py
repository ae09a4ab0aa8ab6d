"""The nouns of dragoman: frozen dataclasses without I/O or third-party imports."""

from .blocks import FURNITURE, PROSE, Block
from .coded import Coded
from .documents import Document, DocumentRef, document_id
from .events import (
    CERTAINTIES,
    STATUSES,
    ActorRef,
    Attribution,
    Coder,
    Event,
    PlaceRef,
    Quantity,
    TimeRef,
    event_id,
)
from .ids import content_id
from .links import RELATIONS, Copy, Disputed, Judgement, Link, Member, Occurrence, Story, link_id
from .records import to_record
from .spans import Span
from .statements import About, Content, Remark, Resolved, Statement, TimeExpression, statement_id

__all__ = [
    "CERTAINTIES", "FURNITURE", "PROSE", "RELATIONS", "STATUSES",
    "About", "ActorRef", "Attribution", "Block", "Coded", "Coder", "Content", "Copy", "Disputed", "Document",
    "DocumentRef", "Event", "Judgement", "Link", "Member", "Occurrence", "PlaceRef", "Quantity", "Remark", "Resolved",
    "Span", "Statement", "Story", "TimeExpression", "TimeRef",
    "content_id", "document_id", "event_id", "link_id", "statement_id", "to_record",
]  # fmt: skip

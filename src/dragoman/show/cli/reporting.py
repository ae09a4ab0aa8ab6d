"""The commands that put findings together: report and timeline."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...errors import UsageError
from ..axis import in_order
from ..words import Record, count
from .options import (
    ActorOption,
    CertaintyOption,
    ConfidenceOption,
    EventOption,
    Format,
    LimitOption,
    NotSaidByOption,
    OutputOption,
    RecipientOption,
    SaidByOption,
    SinceOption,
    SourceOption,
    StatusOption,
    StoreOption,
    UntilOption,
    chosen,
    described,
)
from .output import form, save, write
from .output import opened as opened_output

if TYPE_CHECKING:
    from ...store import Filter, View


class TimelineFormat(StrEnum):
    """How a timeline is written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    html = "html"


_OF_EVENTS = ("actor", "recipient", "event", "status", "said_by", "not_said_by", "certainty", "min_confidence")


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command(
        "report",
        short_help="Write one HTML page: articles beside events.",
        help=described(
            "Write one HTML page, readable without network: the articles, the events beside them, and who says so.",
            "dragoman report -o report.html",
            "dragoman report --since 2023-07 --actor PRK -o korea.html",
        ),
    )(_report)
    app.command(
        "timeline",
        short_help="Show what happened when, according to whom.",
        help=described(
            "Show events along one axis of time, the past by decades, the present by months, each with who says so and "
            "whether it is reported, claimed, doubted, denied, planned or only possible.",
            "dragoman timeline --actor PRK",
            "dragoman timeline --actor PRK -o korea.html",
            "dragoman timeline --actor PRK --format csv -o korea.csv",
        ),
    )(_timeline)


def _report(
    *,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The HTML file to write.")],
    store: StoreOption = None,
    actor: ActorOption = None,
    recipient: RecipientOption = None,
    event: EventOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    status: StatusOption = None,
    source: SourceOption = None,
    said_by: SaidByOption = None,
    not_said_by: NotSaidByOption = None,
    certainty: CertaintyOption = None,
    min_confidence: ConfidenceOption = None,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", help="At most so many documents.")] = None,
) -> None:
    where = chosen(
        actor=actor, recipient=recipient, event=event, since=since, until=until, status=status, source=source,
        said_by=said_by, not_said_by=not_said_by, certainty=certainty, min_confidence=min_confidence, limit=limit,
    )  # fmt: skip
    from ...store import open_store  # noqa: PLC0415
    from ..web import LIMIT, render  # noqa: PLC0415

    with open_store(store) as opened:
        view = opened.view()
        most = min(LIMIT, LIMIT if where.limit is None else where.limit)
        documents, left_out = _documents(view, replace(where, limit=None), most)
        ids = [document["id"] for document in documents]
        page = render(
            documents,
            _of(view, "events", ids, replace(where, limit=None)),
            _of(view, "statements", ids),
            _of(view, "remarks", ids),
            left_out=left_out,
        )
    save(page, output)
    more = f"; {count(left_out, 'more document')} left out (--limit, at most {LIMIT})" if left_out else ""
    typer.echo(f"{output}: {count(len(documents), 'document')}{more}")


def _documents(view: "View", where: "Filter", most: int) -> tuple[Sequence[Record], int]:
    """The documents of a report, and how many more there would be.

    Where events are narrowed down, these are the documents that such events stand in.
    """
    from ...store import Filter  # noqa: PLC0415

    if any(getattr(where, name) is not None for name in _OF_EVENTS):
        ids = list(dict.fromkeys(event["document"]["id"] for event in view.events(where)))
        kept = [document for name in ids[:most] for document in view.documents(Filter(document=name))]
        return kept, len(ids) - len(kept)
    found = view.documents(Filter(source=where.source, since=where.since, until=where.until))
    return list(islice(found, most)), sum(1 for _ in found)


def _of(view: "View", kind: str, documents: Sequence[str], where: "Filter | None" = None) -> Iterator[Record]:
    from ...store import Filter  # noqa: PLC0415

    for name in documents:
        narrowed = where is not None and any(getattr(where, field) is not None for field in _OF_EVENTS)
        of_document = replace(where, document=name) if where is not None and narrowed else Filter(document=name)
        yield from view.records(kind, of_document)


def _timeline(
    *,
    store: StoreOption = None,
    format_: Annotated[
        TimelineFormat | None,
        typer.Option("--format", help="How to write it [default: by the ending of --output, else table]."),
    ] = None,
    output: OutputOption = None,
    actor: ActorOption = None,
    recipient: RecipientOption = None,
    event: EventOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    status: StatusOption = None,
    source: SourceOption = None,
    said_by: SaidByOption = None,
    not_said_by: NotSaidByOption = None,
    certainty: CertaintyOption = None,
    min_confidence: ConfidenceOption = None,
    limit: LimitOption = None,
) -> None:
    where = chosen(
        actor=actor, recipient=recipient, event=event, since=since, until=until, status=status, source=source,
        said_by=said_by, not_said_by=not_said_by, certainty=certainty, min_confidence=min_confidence,
    )  # fmt: skip
    if limit is not None and limit < 0:
        raise UsageError(f"--limit cannot be negative: {limit}")
    from ...store import open_store  # noqa: PLC0415
    from ...store.flat import table  # noqa: PLC0415

    with open_store(store) as opened:
        found = in_order(opened.view().events(where))
    events = found[:limit]
    how = format_ or (TimelineFormat.html if output and output.suffix.lower() in (".html", ".htm") else None)
    if how is TimelineFormat.html:
        from ..web import render_timeline  # noqa: PLC0415

        page = render_timeline(events, left_out=len(found) - len(events))
        with opened_output(output, exact=True) as stream:
            stream.write(page)
        return
    kind = form(Format(how) if how else None, output)
    if kind is Format.table:
        from .timelining import show_timeline  # noqa: PLC0415

        with opened_output(output, exact=False) as stream:
            show_timeline(events, stream)
        return
    write("events", events, lambda: table("events", events), kind, output)

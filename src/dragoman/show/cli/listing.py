"""The listing commands: documents, events, statements and the rest of what a store holds."""

from collections.abc import Callable, Iterable

import typer

from ..words import Record
from . import importing
from .options import (
    ActorOption,
    CertaintyOption,
    ConfidenceOption,
    EventOption,
    Format,
    FormatOption,
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
from .output import form, write

_COMMANDS = {
    "documents": (
        "List the documents.",
        "List the documents of a store: source, date and where it was found, title, warnings.",
        "dragoman documents --since 2023-07",
        "dragoman documents --format csv -o documents.csv",
    ),
    "events": (
        "List who did what to whom, and who says so.",
        "List events: who did what to whom, when, and who says so.",
        "dragoman events --actor RUS --recipient PRK --event CONSULT",
        "dragoman events --said-by KCNA --since 2023-07 --until 2023-08-15",
        "dragoman events --format jsonl | head",
    ),
    "statements": (
        "List who says what.",
        "List statements: who says what, how, and how sure of it.",
        "dragoman statements --said-by USA",
        "dragoman statements --certainty denied",
    ),
    "remarks": (
        "List the outlets' own colouring.",
        "List the outlets' own colouring: hedges, loaded words, scare quotes, opinion.",
        "dragoman remarks --source 'The Moscow Post'",
    ),
    "times": (
        "List time expressions.",
        "List time expressions with their TIMEX3 value and the dates they stand for.",
        "dragoman times --format csv",
    ),
    "links": (
        "List which event answers which.",
        "List which event answers which, and the words that say so: each answer below what it answers.",
        "dragoman links --min-confidence 0.7",
        "dragoman links --actor PRK --recipient USA",
    ),
    "copies": (
        "List documents that repeat others.",
        "List copies: documents that repeat another word for word, so that they are no independent sources.",
        "dragoman copies --format csv",
    ),
    "stories": (
        "List articles about the same happening.",
        "List stories: articles about the same happening, and why each article is held to belong to it.",
        "dragoman stories --since 2023",
    ),
    "occurrences": (
        "List happenings assembled from reports.",
        "List occurrences: one happening assembled from reports, what they agree on and what they dispute.",
        "dragoman occurrences --format jsonl",
    ),
}
_ACTORS = (
    "List who acts and who speaks, or import such.",
    "List everybody who acts, is acted upon or speaks, the most frequent first.",
    "dragoman actors --limit 20",
)


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    for kind, (short, text, *examples) in _COMMANDS.items():
        app.command(kind, short_help=short, help=described(text, *examples))(_listing(kind))
    short, text, *examples = _ACTORS
    actors = typer.Typer(invoke_without_command=True, rich_markup_mode=None)
    actors.callback(short_help=short, help=described(text, *examples))(_listing("actors"))
    importing.register(actors)
    app.add_typer(actors, name="actors")


def _listing(kind: str) -> Callable[..., None]:
    def command(
        context: typer.Context,
        *,
        store: StoreOption = None,
        format_: FormatOption = None,
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
        if context.invoked_subcommand:
            return
        where = chosen(
            actor=actor, recipient=recipient, event=event, since=since, until=until, status=status, source=source,
            said_by=said_by, not_said_by=not_said_by, certainty=certainty, min_confidence=min_confidence, limit=limit,
        )  # fmt: skip
        from ...store import open_store  # noqa: PLC0415

        with open_store(store) as opened:
            view, how = opened.view(), form(format_, output)
            records: Iterable[Record] = view.records(kind, where)
            if kind == "links" and how is Format.table:
                from ...store import Filter  # noqa: PLC0415
                from ..threads import threads  # noqa: PLC0415

                records = threads(records, lambda document: view.events(Filter(document=document)))
            write(kind, records, lambda: view.to_arrow(kind, where), how, output)

    return command

"""The command of people's judgements: judge."""

import getpass
from enum import StrEnum
from typing import Annotated

import typer

from ...errors import UsageError
from .options import StoreOption, described


class Verdict(StrEnum):
    """What a person may rule."""

    same = "same"
    different = "different"
    undo = "undo"


def register(app: typer.Typer) -> None:
    """Add the command of this group."""
    app.command(
        "judge",
        short_help="Rule that two events, documents or stories are the same or different.",
        help=described(
            "Rule that two events, two documents or two stories, named by their ids, are the same or different. A "
            "judgement is recorded, always wins over what dragoman finds, and can be undone.",
            "dragoman judge same e-0123456789abcdef e-fedcba9876543210 --by Anna",
            "dragoman judge different d-0123456789abcdef d-fedcba9876543210",
            "dragoman judge undo j-0123456789abcdef",
        ),
    )(_judge)


def _judge(
    verdict: Annotated[Verdict, typer.Argument(metavar="same|different|undo", help="The ruling.")],
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Two records, or the judgement to undo.")],
    *,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who judges [default: your login].")] = None,
    store: StoreOption = None,
) -> None:
    wanted = 1 if verdict is Verdict.undo else 2
    if len(ids) != wanted:
        raise UsageError(f"judge {verdict} takes {wanted} id{'s' if wanted > 1 else ''}, not {len(ids)}")
    from ...pipeline import judge, undo  # noqa: PLC0415
    from ...settings import store_path  # noqa: PLC0415
    from ...store import open_store  # noqa: PLC0415

    open_store(store).close()  # a judgement needs a store that is there
    with open_store(store_path(store), "write") as opened:
        if verdict is Verdict.undo:
            made, changed = undo(opened, ids[0])
        else:
            made, changed = judge(opened, verdict, *ids, by=by or _login())
    typer.echo(f"{made.id}: {made.left} and {made.right} are {made.verdict}" + (" (undone)" if made.undone else ""))
    if changed:
        typer.echo(f"changed: {', '.join(changed)}")


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"

"""The commands put together, and what happens when one of them fails."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from ... import __version__
from ...errors import DragomanError, UsageError
from ..words import line
from . import checking, comparing, explaining, judging, listing, reading, reporting
from .options import described

_ClickError: type[Exception] = next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


def _start(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def build() -> typer.Typer:
    """The application with all its commands."""
    app = typer.Typer(
        name="dragoman",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    about = described(
        "Who did what to whom, when, where, and who says so: events out of news from rival sources.",
        "dragoman read articles/ --store news.duckdb",
        "dragoman events --store news.duckdb --actor RUS",
        "dragoman report --store news.duckdb -o report.html",
        "dragoman compare --store news.duckdb -o story.html",
    )
    app.callback(invoke_without_command=True, help=about)(_start)
    for group in (reading, explaining, listing, reporting, comparing, judging, checking):
        group.register(app)
    return app


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit status: 0 done, 1 something was refused, 2 wrong usage.

    Errors become one line on standard error; a reader that stops early (``| head``) is no error.
    """
    try:
        status = build()(args=list(arguments), prog_name="dragoman", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except SystemExit:  # how typer leaves when the reader of our output is gone
        return 0
    except (KeyboardInterrupt, typer.Abort):
        return _fail("interrupted", 130)
    except _ClickError as error:
        return _fail(_usage(error), 2)
    except UsageError as error:
        return _fail(str(error), 2)
    except DragomanError as error:
        return _fail(str(error), 1)
    except OSError as error:
        return _fail(f"{error.filename or 'input or output'}: {error.strerror or error}", 1)


def _fail(message: str, status: int) -> int:
    print(f"dragoman: {line(message)}", file=sys.stderr)
    return status


def _usage(error: Exception) -> str:
    message = getattr(error, "format_message", lambda: str(error))()
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "dragoman"
    return f"{line(message).rstrip('.')}. See: {path} --help"

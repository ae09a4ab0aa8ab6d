"""The commands that read: read, parse, explain."""

import typer


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""

"""The progress bar of long work, on a terminal only."""

import sys
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar


class Progress:
    """A bar on standard error that vanishes when the work is done; silent where standard error is no terminal."""

    def __init__(self) -> None:
        console = Console(file=sys.stderr, markup=False, emoji=False, highlight=False)
        self._bar = Bar(
            SpinnerColumn(),
            TextColumn("reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("documents"),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
            redirect_stdout=False,
        )
        self._task = self._bar.add_task("reading", total=None)

    def advance(self, documents: int, total: int | None = None) -> None:
        """``documents`` more are done, of ``total`` where that is known."""
        self._bar.update(self._task, advance=documents, total=total)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

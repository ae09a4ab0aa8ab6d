"""The progress of long work, on a terminal only."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

from ..words import count

if TYPE_CHECKING:
    from ...pipeline import Counts


class Progress:
    """A line on standard error that vanishes when the work is done; silent where standard error is no terminal."""

    def __init__(self) -> None:
        console = Console(file=sys.stderr, markup=False, emoji=False, highlight=False)
        self._bar = Bar(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
            redirect_stdout=False,
        )
        self._task = self._bar.add_task("loading the language model", total=None)

    def show(self, counts: "Counts") -> None:
        """Show what is done so far; how much there will be is not known beforehand."""
        done = f"{count(counts.documents, 'document')} read, {count(counts.events, 'event')}"
        self._bar.update(self._task, description=done)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

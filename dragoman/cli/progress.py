"""A progress bar on standard error, for more than one document and only where somebody looks."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any


class Progress:
    """Counts documents; ``say`` prints a line above the bar."""

    def __init__(self, sources: tuple[str, ...]) -> None:
        self.sources = sources
        self.bar: Any = None
        self.task: Any = None

    def __enter__(self) -> Progress:
        if sys.stderr.isatty():
            from dragoman.read import count_sources

            counts = [count_sources(source) for source in self.sources]
            total = None if None in counts else sum(c for c in counts if c)
            if total is None or total > 1:
                from rich.console import Console
                from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
                from rich.progress import Progress as Bar

                self.bar = Bar(
                    TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
                    console=Console(stderr=True), transient=True,
                )  # fmt: skip
                self.task = self.bar.add_task("reading", total=total)
                self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.stop()

    def advance(self) -> None:
        """Count one document."""
        if self.bar is not None:
            self.bar.advance(self.task)

    def say(self, line: str) -> None:
        """Print a line on standard error."""
        printable = line.encode("utf-8", "replace").decode("utf-8")
        if self.bar is not None:
            self.bar.console.print(printable, markup=False, highlight=False, soft_wrap=True)
        else:
            print(printable, file=sys.stderr)

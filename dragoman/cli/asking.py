"""What all questions to a ledger have in common on the command line: which ledger, which rows, how they are shown."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Annotated, Any, Literal

from cyclopts import Parameter

from dragoman.errors import DragomanError

Format = Literal["table", "csv", "json"]
Codes = Annotated[list[str] | None, Parameter(negative="")]


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Asked:
    """Where to ask and how to show the answer."""

    ledger: Path | None = None
    "The ledger's file; else what DRAGOMAN_LEDGER names, else dragoman.ledger in this folder."
    format: Format = "table"
    "table to look at, csv (safe to open in a spreadsheet), or json (an array of rows, whole)."
    out: Annotated[Path | None, Parameter(name=["--out", "-o"])] = None
    "Write here instead of to standard output."
    limit: int = 50
    "How many rows at most."
    after: str | None = None
    "Go on where an earlier answer ended (it names the mark)."


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Chosen:
    """Which documents count."""

    since: str | None = None
    "Only from this day, month or year on (2025-01-31, 2025-01, 2025)."
    until: str | None = None
    "Only up to this day, month or year."
    publisher: str | None = None
    "Only what this outlet published."
    document: str | None = None
    "Only this document: its number, its source, or the beginning of its hash."
    count_copies: bool = False
    "Count near copies too (a wire story printed ten times counts ten times)."


def ledger_path(path: Path | None) -> Path:
    """Return the ledger that is meant."""
    return path or Path(os.environ.get("DRAGOMAN_LEDGER") or "dragoman.ledger")


def open_ledger(path: Path | None, *, write: bool = False) -> Any:
    """Open the ledger that is meant. Raises: LedgerError."""
    from dragoman.ledger.memory import Ledger

    return Ledger(ledger_path(path), write=write, tell=lambda line: print(f"dragoman: {line}", file=sys.stderr))


def make_filter(chosen: Chosen | None, **more: Any) -> Any:
    """Return the filter that the options make."""
    from dragoman.ledger.filters import Filter

    chosen = chosen or Chosen()
    return Filter(
        since=chosen.since, until=chosen.until, publisher=chosen.publisher, document=chosen.document,
        count_copies=chosen.count_copies, **more,
    )  # fmt: skip


def show(
    rows: Sequence[Any], cells: Callable[[Any], Mapping[str, Any]], shown: Sequence[str], asked: Asked | None,
    following: str | None = None,
) -> int:  # fmt: skip
    """Write rows: ``shown`` names the columns of the table for people; CSV has all of them, JSON the rows whole."""
    asked = asked or Asked()
    with ExitStack() as stack:
        stream = open_out(asked.out, stack, plain=asked.format == "table")
        if asked.format == "json":
            _write_json(rows, stream)
        elif asked.format == "csv":
            from dragoman.export.cells import write_csv

            made = [cells(row) for row in rows]
            write_csv(made, list(made[0]) if made else list(shown), stream)
        elif rows:
            write_table([cells(row) for row in rows], shown, stream)
        stream.flush()
    if not rows:
        print("dragoman: nothing in the ledger fits", file=sys.stderr)
    elif following:
        print(f"dragoman: {len(rows)} rows; more: --after {following}", file=sys.stderr)
    return 0


def open_out(path: Path | None, stack: ExitStack, *, plain: bool = False) -> IO[str]:
    """Return where to write: UTF-8, whatever the terminal's own encoding is, unless it is ``plain`` text to look at."""
    if path is None:
        if not plain and isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="strict", newline="")
        return sys.stdout
    try:
        return stack.enter_context(path.open("w", encoding="utf-8", newline=""))
    except OSError as error:
        raise DragomanError(f"cannot be written ({error.strerror})", str(path), "name another file") from error


def _write_json(rows: Sequence[Any], stream: IO[str]) -> None:
    import msgspec

    pretty = msgspec.json.format(msgspec.json.encode(rows), indent=2).decode("utf-8")
    stream.write(pretty + "\n")


def write_table(rows: Iterable[Mapping[str, Any]], shown: Sequence[str], stream: IO[str]) -> None:
    """Write a table for people, as wide as the terminal; long cells go on below their beginning."""
    from rich.console import Console
    from rich.table import Table

    width = max(40, min(180, shutil.get_terminal_size((110, 24)).columns))
    console = Console(file=stream, width=width, highlight=False)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in shown:
        table.add_column(column.replace("_", " "), no_wrap=column in _NARROW, overflow="fold")
    for row in rows:
        table.add_row(*(_marked(_cell(row[column]), hits=column == "passage") for column in shown))
    console.print(table)


_NARROW = ("day", "id", "type", "published", "since", "score")


def _cell(value: Any) -> str:
    if value is None or value == "":
        return "–"
    words = " ".join(str(value).split())
    return words if len(words) <= 300 else words[:299] + "…"


def _marked(words: str, *, hits: bool) -> Any:
    """Words as they are; in a passage what stands between ``[[`` and ``]]`` is a hit and shown bold."""
    from rich.text import Text

    shown = Text()
    for n, piece in enumerate(words.split("[[") if hits else [words]):
        hit, closed, rest = piece.partition("]]") if n else ("", "", piece)
        shown.append(hit, style="bold yellow")
        shown.append(rest if closed or not n else "")
    return shown


__all__ = ["Asked", "Chosen", "Codes", "ledger_path", "make_filter", "open_ledger", "show", "write_table"]

"""CSV that a spreadsheet may open: no cell of text can become a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import IO

Cell = str | int | float | bool | None

# What a spreadsheet takes for the begin of a formula. Source: OWASP, CSV Injection.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)


def safe_cell(value: Cell) -> Cell:
    """Return text that a spreadsheet shows and never runs: an apostrophe in front where it would begin a formula.

    A plain number, negative or not, is none."""
    if isinstance(value, str) and value.lstrip(" \u00a0").startswith(_FORMULA) and not _NUMBER.fullmatch(value):
        return "'" + value
    return value


def write_csv(rows: Iterable[Mapping[str, Cell]], columns: Sequence[str], stream: IO[str]) -> int:
    """Write rows with their heads (RFC 4180, lines end with CR LF); return how many. Unknown is an empty cell."""
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow([_shown(row[column]) for column in columns])
        count += 1
    return count


def _shown(value: Cell) -> Cell:
    if isinstance(value, bool):
        return int(value)
    return "" if value is None else safe_cell(value)

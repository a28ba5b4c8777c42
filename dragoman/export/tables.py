"""A folder of tables: one CSV or Parquet file for each kind of row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from dragoman.errors import DragomanError
from dragoman.export.cells import write_csv
from dragoman.export.parquet import Kind, write_parquet


class Source(NamedTuple):
    """A table to write: its name, its columns and their kinds, its rows (taken one by one)."""

    name: str
    columns: Mapping[str, Kind]
    rows: Iterable[Mapping[str, Any]]


def write_tables(sources: Iterable[Source], folder: Path, *, parquet: bool) -> dict[str, int]:
    """Write each table into the folder, which is made; return how many rows each has.

    Raises: DragomanError when the folder or a file cannot be written.
    """
    counts = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for source in sources:
            if parquet:
                counts[source.name] = write_parquet(source.rows, source.columns, folder / f"{source.name}.parquet")
                continue
            # utf-8-sig: without the mark some spreadsheets take UTF-8 for their own old code page.
            with (folder / f"{source.name}.csv").open("w", encoding="utf-8-sig", newline="") as stream:
                counts[source.name] = write_csv(source.rows, list(source.columns), stream)
    except OSError as error:
        raise DragomanError(f"cannot be written ({error.strerror})", str(folder), "name another folder") from error
    return counts

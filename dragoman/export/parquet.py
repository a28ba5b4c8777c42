"""Rows as a Parquet table, written in groups, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from dragoman.errors import DragomanError

Kind = Literal["text", "whole", "number", "truth", "day"]
GROUP = 20_000  # rows of a group


def write_parquet(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, Kind], path: Path) -> int:
    """Write rows; ``columns`` names each column's kind. Days become dates; unknown is null. Return how many rows.

    Raises: DragomanError when pyarrow is not installed, or the file cannot be written.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise DragomanError("Parquet needs pyarrow", str(path), "pip install 'dragoman[parquet]'") from error
    kinds = {
        "text": pyarrow.string(), "whole": pyarrow.int64(), "number": pyarrow.float64(), "truth": pyarrow.bool_(),
        "day": pyarrow.date32(),
    }  # fmt: skip
    schema = pyarrow.schema([(name, kinds[kind]) for name, kind in columns.items()])
    count = 0
    source = iter(rows)
    try:
        with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
            while group := list(islice(source, GROUP)):
                writer.write_table(pyarrow.Table.from_pydict(_cells(group, columns), schema=schema))
                count += len(group)
    except OSError as error:
        raise DragomanError(f"cannot be written ({error.strerror or error})", str(path), "name another file") from error
    return count


def _cells(group: Sequence[Mapping[str, Any]], columns: Mapping[str, Kind]) -> dict[str, list[Any]]:
    from datetime import date

    days = {name for name, kind in columns.items() if kind == "day"}
    return {
        name: [date.fromisoformat(row[name]) if name in days and row[name] else row[name] for row in group]
        for name in columns
    }

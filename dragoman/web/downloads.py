"""Answers as files: tables that a spreadsheet may open, or a line of JSON for each row."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

import msgspec

from dragoman.export.cells import write_csv
from dragoman.ledger.columns import COLUMNS
from dragoman.ledger.memory import Ledger
from dragoman.web.endpoints import Endpoint
from dragoman.web.parameters import PAGE, Asked

MOST = 10_000  # rows of a download
TYPES = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson; charset=utf-8"}


def write_download(ledger: Ledger, endpoint: Endpoint, asked: Asked) -> bytes:
    """Return the rows as CSV (its begin marked as UTF-8, which some spreadsheets need) or as lines of JSON."""
    rows = islice(_rows(ledger, endpoint, asked), MOST)
    if asked["format"] == "jsonl":
        return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
    assert endpoint.cells is not None
    cells = [one for row in rows for one in _several(endpoint.cells(row))]
    stream = io.StringIO(newline="")
    write_csv(cells, list(cells[0]) if cells else list(COLUMNS.get(endpoint.name, ())), stream)
    return stream.getvalue().encode("utf-8-sig")


def _rows(ledger: Ledger, endpoint: Endpoint, asked: Asked) -> Iterator[Any]:
    """All rows, page by page where the answer has pages."""
    if not endpoint.paged:
        yield from endpoint.rows(endpoint.ask(ledger, asked))
        return
    after: str | None = asked["after"]
    while True:
        page = endpoint.ask(
            ledger, msgspec.structs.replace(asked, values={**asked.values, "limit": PAGE, "after": after})
        )
        yield from endpoint.rows(page)
        after = page.following
        if after is None:
            return


def _several(cells: Any) -> list[Any]:
    return [cells] if isinstance(cells, dict) else list(cells)

"""What does keeping cost, and how large is the file?"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import dragoman
from dragoman.record.model import Record


def keeping_figures(records: Sequence[Record]) -> dict[str, float]:
    """Return seconds of the processor that keeping takes for each document, and the size of the ledger against the text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.ledger"
        began = time.process_time()
        with dragoman.Ledger(path, write=True) as ledger:
            for n in range(0, len(records), 16):
                ledger.keep_many(records[n : n + 16])
        spent = time.process_time() - began
        size = path.stat().st_size
    text = sum(len(record.document.text.encode()) for record in records)
    return {"keeping.seconds": round(spent / len(records), 4), "keeping.size": round(size / text, 3)}

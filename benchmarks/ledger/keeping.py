"""What does keeping cost beside reading, and how large is the file?"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import dragoman
from dragoman.record.json import read_record
from dragoman.record.model import Record

GROUP = 16  # records kept in one transaction, as `dragoman add` does
READ = 6  # one group of so many is read too, in turn with the keeping, so that both meet the machine in the same mood


def keeping_figures(records: Sequence[Record]) -> dict[str, float]:
    """Return seconds of the processor that keeping and reading take for each document, the one against the other for the
    same number of characters, and the size of the ledger against the text.

    Keeping begins with the record in the reader's hands: JSON is written and read again, as between processes, then the
    rows are written and the file is closed.
    """
    kept = read = 0.0
    some = [one for n in range(0, len(records), READ * GROUP) for one in records[n : n + GROUP]]
    next(dragoman.interpret_many([records[0].document]))  # models are loaded before the clock starts
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.ledger"
        ledger = dragoman.Ledger(path, write=True)
        for n in range(0, len(records), GROUP):
            group = records[n : n + GROUP]
            began = time.process_time()
            ledger.keep_many([read_record(one.to_json()) for one in group])
            kept += time.process_time() - began
            if n % (READ * GROUP) == 0:
                began = time.process_time()
                list(dragoman.interpret_many([one.document for one in group]))
                read += time.process_time() - began
        began = time.process_time()
        ledger.close()
        kept += time.process_time() - began
        size = path.stat().st_size
    text, of_some = (sum(len(one.document.text.encode()) for one in those) for those in (records, some))
    return {
        "keeping.seconds": round(kept / len(records), 4), "reading.seconds": round(read / len(some), 4),
        "keeping.against_reading": round(kept / text / (read / of_some), 3), "keeping.size": round(size / text, 3),
    }  # fmt: skip

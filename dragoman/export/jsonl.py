"""Records whole, one a line: what ``dragoman check`` proves and a ledger can be filled from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from dragoman.record.model import Record


def write_jsonl(records: Iterable[Record], stream: IO[str]) -> int:
    """Write records as lines of JSON; return how many."""
    count = 0
    for record in records:
        stream.write(record.to_json() + "\n")
        count += 1
    return count

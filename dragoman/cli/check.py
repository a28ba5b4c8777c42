"""``dragoman check``: prove records against their law."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path


def check(*records: Path) -> int:
    """Prove that records quote truly, that their ids resolve and that their values come from the lists.

    Examples:

        dragoman check records.jsonl

    Parameters
    ----------
    records
        Files of records: JSON (one record or an array of them) or JSONL.
    """
    if not records:
        print("dragoman: nothing to check; name a file of records", file=sys.stderr)
        return 2
    from dragoman.errors import DragomanError
    from dragoman.record.check import check_record
    from dragoman.record.json import read_record

    sound = faulty = 0
    for path in records:
        try:
            for where, line in _lines(path):
                try:
                    faults = check_record(read_record(line, where))
                except DragomanError as error:
                    faults = [f"{error.what}; {error.remedy}"]
                for fault in faults:
                    print(f"{where}: {fault}", file=sys.stderr)
                faulty += bool(faults)
                sound += not faults
        except OSError as error:
            print(f"dragoman: {path}: {error.strerror}", file=sys.stderr)
            faulty += 1
        except ValueError as error:
            print(f"dragoman: {path}: not JSON: {error}", file=sys.stderr)
            faulty += 1
    print(f"{sound} sound, {faulty} faulty")
    return 1 if faulty or not sound else 0


def _lines(path: Path) -> Iterator[tuple[str, bytes]]:
    if path.suffix in {".jsonl", ".ndjson"}:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield f"{path}:{number}", line
        return
    import msgspec

    raw = path.read_bytes()
    try:
        rows = msgspec.json.decode(raw, type=list[msgspec.Raw]) if raw.lstrip().startswith(b"[") else [raw]
    except msgspec.DecodeError as error:
        raise ValueError(str(error)) from error
    for number, row in enumerate(rows, 1):
        yield f"{path}:{number}" if len(rows) > 1 else str(path), bytes(row)

"""Does a run that is killed at any moment lose nothing, and keep nothing twice?"""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dragoman.record.model import Record

_KEEP = """
import sys
from dragoman import Ledger
from dragoman.record.json import read_record
with Ledger(sys.argv[1], write=True) as ledger:
    group = []
    for line in open(sys.argv[2], encoding="utf-8"):
        record = read_record(line)
        if not ledger.holds(record.document):
            group.append(record)
        if len(group) == 16:
            ledger.keep_many(group)
            group = []
    ledger.keep_many(group)
"""


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return every table of a ledger without the moments at which things were done."""
    found = {}
    connection = sqlite3.connect(path)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if not name.startswith(("search", "sqlite_", "migrations")):
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            kept = ", ".join(f'"{column}"' for column in columns if column not in ("added", "tried", "made"))
            found[name] = sorted(connection.execute(f"SELECT {kept} FROM {name}").fetchall(), key=repr)
    connection.close()
    return found


def kill_figures(records: Sequence[Record], kills: int = 50, seed: int = 2) -> dict[str, float]:
    """Keep records in a process that is killed (SIGKILL) at random moments and taken up again, and return how many times
    it was killed and how many tables then differ from those of an unbroken run. What reads the texts is not part of it."""
    draw = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "r.jsonl").write_text("".join(record.to_json() + "\n" for record in records), "utf-8")

        def start(ledger: str) -> subprocess.Popen[bytes]:
            return subprocess.Popen([sys.executable, "-c", _KEEP, str(folder / ledger), str(folder / "r.jsonl")])

        start("whole").wait()
        done = 0
        while done < kills:
            run = start("killed")
            try:
                run.wait(1.0 + 1.2 * draw.random())
                (folder / "killed").unlink()  # it came to its end: begin again, so that every kill meets a run at work
            except subprocess.TimeoutExpired:
                run.send_signal(signal.SIGKILL)
                run.wait()
                done += 1
        start("killed").wait()
        whole, killed = contents(folder / "whole"), contents(folder / "killed")
    return {"kills": float(done), "kills.tables_that_differ": float(sum(whole[one] != killed[one] for one in whole))}

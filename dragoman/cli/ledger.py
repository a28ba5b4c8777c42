"""``dragoman ledger``: look after the file itself."""

from __future__ import annotations

import sys
from pathlib import Path

from cyclopts import App

from dragoman.cli.asking import ledger_path, open_ledger

ledger = App(name="ledger", help="Look after a ledger's file: what is in it, is it sound, write its tables anew.")


@ledger.command
def info(path: Path | None = None) -> int:
    """Tell what a ledger holds.

    Parameters
    ----------
    path
        The ledger's file.
    """
    with open_ledger(path) as opened:
        counts = opened.counts()
    megabytes = ledger_path(path).stat().st_size / 1e6
    for name, value in {**counts, "megabytes": round(megabytes, 1)}.items():
        print(f"{name:<14}{value}")
    return 0


@ledger.command
def check(path: Path | None = None) -> int:
    """Check a ledger: the file, its links, every record against its law and its text.

    Parameters
    ----------
    path
        The ledger's file.
    """
    with open_ledger(path) as opened:
        faults = opened.check()
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


@ledger.command
def rebuild(path: Path | None = None) -> int:
    """Write all tables anew from the records that are kept whole; decisions about actors stay.

    Parameters
    ----------
    path
        The ledger's file.
    """
    with open_ledger(path, write=True) as opened:
        print(f"{opened.rebuild()} documents")
    return 0

"""``dragoman ledger``: look after the file itself."""

from __future__ import annotations

import sys
from pathlib import Path

from cyclopts import App

from dragoman.cli.asking import ledger_path, open_ledger

app = App(name="ledger", help="Look after a ledger's file: what is in it, is it sound, write its tables anew.")


@app.command
def info(path: Path | None = None, *, ledger: Path | None = None) -> int:
    """Tell what a ledger holds.

    Parameters
    ----------
    path
        The ledger's file.
    ledger
        The same by name; else what DRAGOMAN_LEDGER names, else dragoman.ledger in this folder.
    """
    path = path or ledger
    with open_ledger(path) as opened:
        counts = opened.counts()
    megabytes = ledger_path(path).stat().st_size / 1e6
    for name, value in {**counts, "megabytes": round(megabytes, 1)}.items():
        print(f"{name:<14}{value}")
    return 0


@app.command
def check(path: Path | None = None, *, ledger: Path | None = None) -> int:
    """Check a ledger: the file, its links, every record against its law and its text.

    Parameters
    ----------
    path
        The ledger's file.
    ledger
        The same by name; else what DRAGOMAN_LEDGER names, else dragoman.ledger in this folder.
    """
    path = path or ledger
    with open_ledger(path) as opened:
        faults = opened.check()
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


@app.command
def rebuild(path: Path | None = None, *, ledger: Path | None = None) -> int:
    """Write all tables anew from the records that are kept whole; decisions about actors stay.

    Parameters
    ----------
    path
        The ledger's file.
    ledger
        The same by name; else what DRAGOMAN_LEDGER names, else dragoman.ledger in this folder.
    """
    path = path or ledger
    with open_ledger(path, write=True) as opened:
        print(f"{opened.rebuild()} documents")
    return 0


ledger = app

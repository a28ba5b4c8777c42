"""Open a ledger's file: one SQLite database, read while it is written, and every fault told in one line."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from dragoman.errors import LedgerError

# "drag" in ASCII: tells a ledger from the database of another program.
APPLICATION = 0x64726167
# How long a writer waits for another one. Units: milliseconds.
PATIENCE = 30_000
# Texts and records fill several pages each; smaller pages leave less of the last one empty. Units: bytes.
PAGE = 2_048


def open_engine(path: Path, *, write: bool) -> Engine:
    """Return the engine of a ledger's file; ``write`` makes the file when there is none.

    Raises: LedgerError when the file is missing, is no ledger, or may not be opened.
    """
    if not write and not path.is_file():
        raise LedgerError("there is no such ledger", str(path), "make one with `dragoman add SOURCE --ledger FILE`")
    if write and path.is_file() and not os.access(path, os.W_OK):
        raise LedgerError("may only be read", str(path), "ask for the right to write it, or name another ledger")
    if path.is_file() and path.stat().st_size:
        with path.open("rb") as file:
            if file.read(16) != b"SQLite format 3\0":
                raise LedgerError("is no ledger, or it is damaged", str(path), "name a file that dragoman wrote")
    engine = create_engine(
        "sqlite://", creator=lambda: _connect(path, write), poolclass=QueuePool, hide_parameters=True
    )
    begin = "BEGIN IMMEDIATE" if write else "BEGIN"

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn what the database says into a line that people understand. Raises: LedgerError."""
    try:
        yield
    except DBAPIError as error:
        raise _told(error.orig or error, path) from error
    except sqlite3.Error as error:
        raise _told(error, path) from error


def _connect(path: Path, write: bool) -> sqlite3.Connection:
    """A connection that leaves transactions to SQLAlchemy; one that only reads never waits for a writer."""
    with telling(path):
        if write:
            connection = _plain(str(path))
            connection.execute(f"PRAGMA page_size = {PAGE}")  # of a new file; that of an old one stays
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        else:
            connection = _reading(path)
        for setting in (
            f"busy_timeout = {PATIENCE}", "foreign_keys = ON", "temp_store = MEMORY", "cache_size = -65536",
            "mmap_size = 268435456", "automatic_index = OFF",
        ):  # fmt: skip
            connection.execute(f"PRAGMA {setting}")
        return connection


def _reading(path: Path) -> sqlite3.Connection:
    address = f"file:{quote(str(path.resolve()))}?mode=ro"
    connection = _plain(address, uri=True)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        # In a folder that may not be written SQLite cannot make the file that readers share; then nobody writes.
        told = str(error)
        if ("unable to open" not in told and "readonly" not in told) or os.access(path.parent, os.W_OK):
            raise
        connection.close()
        journal = path.with_name(path.name + "-wal")
        if journal.exists() and journal.stat().st_size:
            raise LedgerError(
                "has words in its journal that were not put in their place", str(path),
                "open it once where its folder may be written, or copy it together with its journal",
            ) from error  # fmt: skip
        connection = _plain(address + "&immutable=1", uri=True)
    return connection


def _plain(name: str, *, uri: bool = False) -> sqlite3.Connection:
    return sqlite3.connect(name, timeout=PATIENCE / 1000, isolation_level=None, check_same_thread=False, uri=uri)


def _told(error: BaseException, path: Path) -> LedgerError:
    words = str(error)
    for sign, what, remedy in _FAULTS:
        if sign in words:
            return LedgerError(what, str(path), remedy)
    return LedgerError(f"the database says: {words}", str(path), "see `dragoman ledger check`")


_FAULTS = (
    ("locked", "is locked by another program", "wait until it is done, or close it"),
    ("readonly", "may only be read", "ask for the right to write it, or name another ledger"),
    ("full", "the disk is full; what was kept before stays", "make room and run the same command again"),
    ("malformed", "is damaged", "take a copy from your backup, or read the texts into a new ledger"),
    ("not a database", "is no ledger, or it is damaged", "name a file that dragoman wrote"),
    ("unable to open", "cannot be opened", "check the path and the right to write there"),
    ("disk I/O", "cannot be read or written (disk error)", "check the disk; what was kept before stays"),
)  # fmt: skip


def pragma(connection: Connection, name: str) -> Any:
    """Return the value of a setting of the database."""
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()

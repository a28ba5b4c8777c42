"""Numbered steps that bring a ledger to the present form; a ledger of a newer dragoman is refused, never bent."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, insert

from dragoman.errors import LedgerError
from dragoman.ledger.fulltext import FULL_TEXT
from dragoman.ledger.happenings.rarity import KnownStems
from dragoman.ledger.happenings.topics import keep_topic
from dragoman.ledger.opening import APPLICATION, open_engine, pragma, telling
from dragoman.ledger.packing import pack, unpack
from dragoman.ledger.schema import metadata, migrations
from dragoman.ledger.summaries import make_summaries
from dragoman.ledger.views import VIEWS

Step = Callable[[Connection], None]


def _first(connection: Connection) -> None:
    """All tables, the full text index, the views."""
    metadata.create_all(connection)
    for statement in (*FULL_TEXT, *VIEWS):
        connection.exec_driver_sql(statement)


def _second(connection: Connection) -> None:
    """Topics of documents instead of the gist of each event; records packed anew, in fewer bytes.

    Happenings stay as they were joined; ``dragoman ledger rebuild`` joins them anew.
    """
    if "gist" not in {row[1] for row in connection.exec_driver_sql("PRAGMA table_info(events)")}:
        return  # a ledger that the first step made just now
    connection.exec_driver_sql("ALTER TABLE events DROP COLUMN gist")
    connection.exec_driver_sql("DROP TABLE stems")
    metadata.create_all(connection)
    known = KnownStems()
    for number in connection.exec_driver_sql("SELECT id FROM documents ORDER BY id").scalars().all():
        packed, text = connection.exec_driver_sql(
            "SELECT r.packed, t.text FROM records r JOIN texts t ON t.document = r.document WHERE r.document = ?",
            (number,),
        ).one()
        keep_topic(connection, number, text, known)
        connection.exec_driver_sql(
            "UPDATE records SET packed = ? WHERE document = ?", (pack(unpack(packed, text)), number)
        )


MIGRATIONS: tuple[tuple[str, Step], ...] = (
    ("tables, full text, views", _first),
    ("topics of documents", _second),
    ("summaries for the page", make_summaries),
)


def migrate(connection: Connection, path: Path, steps: tuple[tuple[str, Step], ...] = MIGRATIONS) -> None:
    """Run the steps that a ledger has not seen yet, in the transaction of the connection.

    Raises: LedgerError when the file belongs to another program or to a newer dragoman.
    """
    done = check_form(connection, path, steps)
    if done == len(steps):
        return
    for number, (name, step) in enumerate(steps[done:], done + 1):
        step(connection)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute(insert(migrations).values(number=number, name=name, applied=now))
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
    connection.exec_driver_sql(f"PRAGMA user_version = {len(steps)}")


def check_form(connection: Connection, path: Path, steps: tuple[tuple[str, Step], ...] = MIGRATIONS) -> int:
    """Return how many steps a ledger has seen. Raises: LedgerError when it is no ledger, or of a newer dragoman."""
    version = int(pragma(connection, "user_version"))
    if pragma(connection, "application_id") != APPLICATION:
        if version or connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
            raise LedgerError("is the database of another program", str(path), "name a ledger")
        return 0
    if version > len(steps):
        raise LedgerError(
            f"was written by a newer dragoman (form {version}; this one knows {len(steps)})",
            str(path),
            "update dragoman",
        )
    return version


def is_older(path: Path) -> bool:
    """Tell whether a file is a ledger of an older form than this dragoman writes."""
    if not path.is_file() or not path.stat().st_size:
        return False
    engine = open_engine(path, write=False)
    try:
        with telling(path), engine.connect() as connection:
            return 0 < check_form(connection, path) < len(MIGRATIONS)
    finally:
        engine.dispose()


def upgrade(path: Path) -> None:
    """Bring a ledger to the present form, once. Raises: LedgerError when it may not be written."""
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise LedgerError(
            "was written by an older dragoman and must be brought to the present form", str(path),
            "ask for the right to write it, or open a copy of it",
        )  # fmt: skip
    engine = open_engine(path, write=True)
    try:
        with telling(path), engine.begin() as connection:
            migrate(connection, path)
    finally:
        engine.dispose()

"""Numbered steps that bring a ledger to the present form; a ledger of a newer dragoman is refused, never bent."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Table, insert

from dragoman.errors import LedgerError
from dragoman.ledger.days import Day
from dragoman.ledger.fulltext import FULL_TEXT
from dragoman.ledger.happenings.rarity import KnownStems
from dragoman.ledger.happenings.topics import keep_topic
from dragoman.ledger.opening import APPLICATION, open_engine, pragma, telling
from dragoman.ledger.packing import pack, unpack
from dragoman.ledger.schema import metadata, migrations
from dragoman.ledger.summaries import make_summaries
from dragoman.ledger.summaries import metadata as summaries
from dragoman.ledger.views import VIEWS

Step = Callable[[Connection], None]
Tell = Callable[[str], None]


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


def _third(connection: Connection) -> None:
    """Counts for the page; an older ledger gets them with the next step."""
    if _days_are_numbers(connection):
        make_summaries(connection)


def _fourth(connection: Connection) -> None:
    """Days as numbers instead of texts, in every table and index; the counts and the full text anew."""
    if _days_are_numbers(connection):
        return
    for statement in (
        "DROP TRIGGER texts_indexed", "DROP TRIGGER texts_forgotten", "DROP TABLE search", *FULL_TEXT,
        "INSERT INTO search(search) VALUES ('rebuild')",
    ):  # fmt: skip
        connection.exec_driver_sql(statement)
    for view in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'view'").scalars().all():
        connection.exec_driver_sql(f"DROP VIEW {view}")
    for table in metadata.sorted_tables:
        days = [column for column in table.columns if isinstance(column.type, Day)]
        if days:
            for index in table.indexes:
                index.drop(connection)
            if any(column.primary_key for column in days):
                _write_anew(connection, table)
            else:
                for column in days:
                    _turn_into_number(connection, table.name, column)
                for index in table.indexes:
                    index.create(connection)
    summaries.drop_all(connection)
    make_summaries(connection)
    for statement in VIEWS:
        connection.exec_driver_sql(statement)


def _days_are_numbers(connection: Connection) -> bool:
    columns = connection.exec_driver_sql("PRAGMA table_info(documents)")
    return any(row[1] == "day" and row[2] == "INTEGER" for row in columns)


def _number(name: str) -> str:
    """In SQL the number of an ISO date; 0 of an empty text."""
    return f"CAST(replace({name}, '-', '') AS INTEGER)"


def _turn_into_number(connection: Connection, table: str, column: Column[Any]) -> None:
    """In place, for what others point to cannot be written anew while they do."""
    name, must = column.name, "" if column.nullable else " NOT NULL DEFAULT 0"
    for statement in (
        f"ALTER TABLE {table} ADD COLUMN number INTEGER{must}",
        f"UPDATE {table} SET number = {_number(name)} WHERE {name} IS NOT NULL",
        f"ALTER TABLE {table} DROP COLUMN {name}",
        f"ALTER TABLE {table} RENAME COLUMN number TO {name}",
    ):
        connection.exec_driver_sql(statement)


def _write_anew(connection: Connection, table: Table) -> None:
    """For a table whose key has a day in it."""
    names = [f'"{column.name}"' for column in table.columns]
    values = [
        _number(name) if isinstance(column.type, Day) else name
        for name, column in zip(names, table.columns, strict=True)
    ]
    connection.exec_driver_sql(f"ALTER TABLE {table.name} RENAME TO older")
    table.create(connection)
    connection.exec_driver_sql(f"INSERT INTO {table.name} ({', '.join(names)}) SELECT {', '.join(values)} FROM older")
    connection.exec_driver_sql("DROP TABLE older")


MIGRATIONS: tuple[tuple[str, Step], ...] = (
    ("tables, full text, views", _first),
    ("topics of documents", _second),
    ("summaries for the page", _third),
    ("days as numbers", _fourth),
)


def migrate(
    connection: Connection, path: Path, steps: tuple[tuple[str, Step], ...] = MIGRATIONS, tell: Tell | None = None
) -> None:
    """Run the steps that a ledger has not seen yet, in the transaction of the connection.

    ``tell`` is handed a line before each step that an older ledger needs: a large one takes minutes.
    Raises: LedgerError when the file belongs to another program or to a newer dragoman.
    """
    done = check_form(connection, path, steps)
    if done == len(steps):
        return
    for number, (name, step) in enumerate(steps[done:], done + 1):
        if done and tell is not None:
            tell(f"{path}: bringing the ledger to the present form (once), step {number} of {len(steps)}: {name}")
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


def upgrade(path: Path, tell: Tell | None = None) -> None:
    """Bring a ledger to the present form, once; ``tell`` as in ``migrate``. Raises: LedgerError when it may not be written."""
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise LedgerError(
            "was written by an older dragoman and must be brought to the present form", str(path),
            "ask for the right to write it, or open a copy of it",
        )  # fmt: skip
    engine = open_engine(path, write=True)
    try:
        with telling(path), engine.begin() as connection:
            migrate(connection, path, tell=tell)
    finally:
        engine.dispose()

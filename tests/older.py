"""Ledgers as older forms had them, made from one of the present form."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from dragoman.ledger import summaries
from dragoman.ledger.days import Day
from dragoman.ledger.schema import metadata

_TEXT = "CASE WHEN {0} THEN printf('%d-%02d-%02d', {0} / 10000, {0} / 100 % 100, {0} % 100) WHEN {0} = 0 THEN '' END"


def with_days_as_texts(path: Path, form: int) -> None:
    """Turn the numbers of days into ISO dates and forget the counts, as the forms before the fourth were."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA legacy_alter_table = ON")
    for table in summaries.metadata.sorted_tables:
        connection.execute(f"DROP TABLE {table.name}")
    for table in metadata.sorted_tables:
        if any(isinstance(column.type, Day) for column in table.columns):
            made = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table.name,)).fetchone()[0]
            indexes = connection.execute(
                "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ?", (table.name,)
            ).fetchall()
            values = [
                _TEXT.format(column.name) if isinstance(column.type, Day) else f'"{column.name}"'
                for column in table.columns
            ]
            connection.execute(f"ALTER TABLE {table.name} RENAME TO newer")
            connection.execute(re.sub(r"\b(\w*day) INTEGER", r"\1 TEXT", made))
            connection.execute(f"INSERT INTO {table.name} SELECT {', '.join(values)} FROM newer")
            connection.execute("DROP TABLE newer")
            for (index,) in indexes:
                connection.execute(index)
    kinds = connection.execute("SELECT typeof(day) FROM statement_about UNION SELECT typeof(day) FROM events")
    assert kinds.fetchall() == [("text",)]
    connection.execute("DELETE FROM migrations WHERE number > ?", (form,))
    connection.execute(f"PRAGMA user_version = {form}")
    connection.commit()
    connection.close()

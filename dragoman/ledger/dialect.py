"""The few statements that SQLAlchemy Core does not write alike for every database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Executable, Select, Table, bindparam, func, select
from sqlalchemy.dialects.sqlite import Insert, insert


def insert_new(table: Table) -> Insert:
    """Return an insert that passes over rows that are there already."""
    return insert(table).on_conflict_do_nothing()


def new_id(connection: Connection, statement: Executable, values: dict[str, Any]) -> int:
    """Insert a row and return the number that the database gave it."""
    key = connection.execute(statement, values).inserted_primary_key
    assert key is not None
    return int(key[0])


def add_to(table: Table, key: str, number: str) -> Insert:
    """Return an insert that adds to the number of a row that is there already."""
    statement = insert(table)
    more = table.c[number] + statement.excluded[number]
    return statement.on_conflict_do_update(index_elements=[key], set_={number: more})


def listed(name: str) -> Select[tuple[Any]]:
    """Return the values of a bound list (JSON), so that one statement serves lists of every length."""
    return select(func.json_each(bindparam(name)).table_valued("value").c.value)

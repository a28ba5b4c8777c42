"""The few statements that SQLAlchemy Core does not write alike for every database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Delete, Executable, Select, Table, Update, bindparam, func, select
from sqlalchemy import Insert as AnyInsert
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.sql.compiler import SQLCompiler


class Prepared:
    """A writing statement that Core spells out once, so that thousands of rows only hand over their values.

    Core looks at every value of every row and spells some inserts anew for each row; that costs more than what SQLite does
    with them. The values must need no such look (numbers, texts, bytes, None; days as numbers), and each row must have all of them.
    """

    def __init__(self, statement: AnyInsert | Update | Delete) -> None:
        compiled = statement.compile(dialect=sqlite.dialect())
        assert isinstance(compiled, SQLCompiler) and compiled.positiontup
        self._sql, names = str(compiled), compiled.positiontup
        cells = itemgetter(*names)
        self._cells: Callable[[Mapping[str, Any]], Any] = cells if len(names) > 1 else lambda row: (cells(row),)

    def write(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run the statement once for each row."""
        values = list(map(self._cells, rows))
        if values:
            # The driver's own cursor: what Core does around a statement costs as much as ten rows.
            connection.connection.cursor().executemany(self._sql, values)


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

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
    """A statement that Core spells out once and that goes to the driver with its values alone.

    Core looks at every value of every row, and spells some inserts anew each time; that costs more than what SQLite does
    with them. The values must need no such look (numbers, texts, bytes, None), and each row must have all of them.
    """

    def __init__(self, statement: Select[Any] | AnyInsert | Update | Delete) -> None:
        compiled = statement.compile(dialect=sqlite.dialect())
        assert isinstance(compiled, SQLCompiler) and compiled.positiontup is not None
        self._sql, names = str(compiled), compiled.positiontup
        self._fixed = {name: value for name, value in compiled.params.items() if value is not None}
        self._cells: Callable[[Mapping[str, Any]], Any] = (
            itemgetter(*names) if len(names) > 1 else lambda row: tuple(row[name] for name in names)
        )

    def write(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run the statement once for each row."""
        values = list(map(self._cells, rows))
        if values:
            connection.connection.cursor().executemany(self._sql, values)

    def ask(self, connection: Connection, **values: Any) -> list[Any]:
        """Return the rows that the statement finds, as plain tuples."""
        cursor = connection.connection.cursor()
        cursor.execute(self._sql, self._cells(self._fixed | values))
        return list(cursor.fetchall())


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

"""The few statements that SQLAlchemy Core does not write alike for every database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Delete, Executable, Select, Table, Update, bindparam, func, select
from sqlalchemy import Insert as AnyInsert
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeDecorator


class Prepared:
    """A statement that Core spells out once and that goes to the driver with its values alone.

    Core looks at every value of every row, and spells some inserts anew each time; that costs more than what SQLite does
    with them. Here only values of types of our own (days) are looked at; each row must have all values.
    """

    def __init__(self, statement: Select[Any] | AnyInsert | Update | Delete) -> None:
        self._dialect = sqlite.dialect()
        compiled = statement.compile(dialect=self._dialect)
        assert isinstance(compiled, SQLCompiler) and compiled.positiontup is not None
        self._sql, names = str(compiled), compiled.positiontup
        self._fixed = {name: value for name, value in compiled.params.items() if value is not None}
        self._cells: Callable[[Mapping[str, Any]], Any] = (
            itemgetter(*names) if len(names) > 1 else lambda row: tuple(row[name] for name in names)
        )
        self._written = _own_types(compiled.binds[name].type for name in names)
        columns = statement.selected_columns if isinstance(statement, Select) else ()
        self._found = _own_types(column.type for column in columns)

    def write(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run the statement once for each row."""
        values = [self._bound(row) for row in rows] if self._written else list(map(self._cells, rows))
        if values:
            connection.connection.cursor().executemany(self._sql, values)

    def ask(self, connection: Connection, **values: Any) -> list[Any]:
        """Return the rows that the statement finds, as plain tuples."""
        cursor = connection.connection.cursor()
        cursor.execute(self._sql, self._bound(self._fixed | values))
        rows = cursor.fetchall()
        return [self._told(row) for row in rows] if self._found else list(rows)

    def _bound(self, row: Mapping[str, Any]) -> Sequence[Any]:
        cells = self._cells(row)
        if self._written:
            cells = list(cells)
            for index, kind in self._written:
                cells[index] = kind.process_bind_param(cells[index], self._dialect)
        return cells  # type: ignore[no-any-return]

    def _told(self, row: Sequence[Any]) -> tuple[Any, ...]:
        cells = list(row)
        for index, kind in self._found:
            cells[index] = kind.process_result_value(cells[index], self._dialect)
        return tuple(cells)


def _own_types(types: Iterable[Any]) -> list[tuple[int, TypeDecorator[Any]]]:
    return [(index, kind) for index, kind in enumerate(types) if isinstance(kind, TypeDecorator)]


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

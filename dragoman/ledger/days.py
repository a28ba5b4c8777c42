"""Days and months as whole numbers: 2025-01-31 is kept as 20250131, its month as 202501, what is unknown as 0.

A number takes four bytes where the ISO date takes ten, in every table and every index; it still sorts, and still reads
as a date. In Python both are ISO dates, an empty text where they are unknown.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Dialect, Integer, type_coerce
from sqlalchemy.types import TypeDecorator

from dragoman.errors import LedgerError

DAY, MONTH, YEAR, ALL = 8, 6, 4, 0  # digits that are kept of a date


class Day(TypeDecorator[str]):
    """A day: ``2025-01-31`` in Python, 20250131 in the table; with fewer ``digits`` a month or a year."""

    impl = Integer
    cache_ok = True

    def __init__(self, digits: int = DAY) -> None:
        super().__init__()
        self.digits = digits

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:
        """Return the number of a date; a number is one already."""
        return number_of(value, self.digits) if isinstance(value, str) else value

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Return the ISO date of a number."""
        return None if value is None else iso_of(value, self.digits)


@lru_cache(maxsize=100_000)
def number_of(date: str, digits: int = DAY) -> int:
    """Return the number of an ISO date, 0 of an empty text; what a shorter date leaves open is 0: 20250000 is a year.

    Raises: LedgerError when it is no date.
    """
    number = date.replace("-", "")[:digits].ljust(digits, "0") if date else "0"
    if not (number.isascii() and number.isdecimal()):
        raise LedgerError(f"{date!r} is no date", "", "write 2025-01-31")
    return int(number)


@lru_cache(maxsize=100_000)
def iso_of(number: int, digits: int = DAY) -> str:
    """Return the ISO date of a number, an empty text of 0."""
    date = f"{number:0{digits}}"
    parts = (date[:4], date[4:6], date[6:])
    return "-".join(part for part in parts if part.strip("0"))


def cut(day: ColumnElement[Any], digits: int) -> ColumnElement[str]:
    """Return the month or the year of a day in a table; of ``ALL`` an empty text."""
    return type_coerce(type_coerce(day, Integer) // 10 ** (DAY - digits), Day(digits))


def iso_sql(day: str) -> str:
    """Return in SQL the ISO date of a day, NULL where it is unknown: for views."""
    return f"CASE WHEN {day} THEN printf('%d-%02d-%02d', {day} / 10000, {day} / 100 % 100, {day} % 100) END"

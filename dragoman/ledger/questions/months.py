"""How many events of which class in each month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from dragoman.ledger.filters import Filter
from dragoman.ledger.page_rows import MonthRow
from dragoman.ledger.questions.chosen import chosen_events
from dragoman.record.scores import QUAD_CLASSES


def find_months(connection: Connection, wanted: Filter) -> tuple[MonthRow, ...]:
    """Return the months in which something happened, in order; what has no day is in none."""
    chosen = chosen_events(connection, wanted, "type")
    if chosen is None:
        return ()
    month = func.substr(chosen.c.day, 1, 7)
    query = select(month, chosen.c.type, func.count()).where(chosen.c.day != "").group_by(month, chosen.c.type)
    return month_rows(tuple(row) for row in connection.execute(query))


def month_rows(counts: Iterable[tuple[str, str, int]]) -> tuple[MonthRow, ...]:
    """Return rows from counts of a month's events by type."""
    months: dict[str, Counter[str]] = {}
    for month, kind, count in counts:
        months.setdefault(month, Counter())[QUAD_CLASSES[kind]] += count
    return tuple(MonthRow(month=one, events=months[one].total(), quads=dict(months[one])) for one in sorted(months))

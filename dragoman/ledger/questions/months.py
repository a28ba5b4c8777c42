"""How many events of which class in each month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from dragoman.ledger.filters import Filter, check_filter
from dragoman.ledger.page_rows import MonthRow
from dragoman.ledger.questions.chosen import chosen_events
from dragoman.ledger.questions.summed import months_query
from dragoman.record.scores import QUAD_CLASSES


def find_months(connection: Connection, wanted: Filter) -> tuple[MonthRow, ...]:
    """Return the months in which something happened, in order; what has no day is in none."""
    return month_rows(count_months(connection, check_filter(wanted)))


def count_months(connection: Connection, wanted: Filter) -> list[tuple[str, str, int]]:
    """Return month, type and number of events; from the kept counts where they can tell, else by counting."""
    kept = months_query(connection, wanted)
    if kept is not None:
        return [(row[0], row[1], row[2]) for row in connection.execute(kept)]
    chosen = chosen_events(connection, wanted, "type")
    if chosen is None:
        return []
    month = func.substr(chosen.c.day, 1, 7)
    query = select(month, chosen.c.type, func.count()).group_by(month, chosen.c.type)
    return [(row[0], row[1], row[2]) for row in connection.execute(query)]


def month_rows(counts: Iterable[tuple[str, str, int]]) -> tuple[MonthRow, ...]:
    """Return rows from counts of a month's events by type."""
    months: dict[str, Counter[str]] = {}
    for month, kind, count in counts:
        if month and count:
            months.setdefault(month, Counter())[QUAD_CLASSES[kind]] += count
    return tuple(MonthRow(month=one, events=months[one].total(), quads=dict(months[one])) for one in sorted(months))

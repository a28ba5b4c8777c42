"""How many events of which class in each month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

import msgspec
from sqlalchemy import Connection, func, select

from dragoman.ledger.days import MONTH, cut
from dragoman.ledger.filters import Filter, check_filter, last_day
from dragoman.ledger.page_rows import MonthRow
from dragoman.ledger.questions.chosen import chosen_events
from dragoman.ledger.questions.summed import months_of, months_query
from dragoman.record.scores import QUAD_CLASSES


def find_months(connection: Connection, wanted: Filter) -> tuple[MonthRow, ...]:
    """Return the months in which something happened, in order; what has no day is in none."""
    return month_rows(count_months(connection, check_filter(wanted)))


def count_months(connection: Connection, wanted: Filter) -> list[tuple[str, str, int]]:
    """Return month, type and number of events; from the kept counts where they can tell, else by counting."""
    found: list[tuple[str, str, int]] = []
    for part in _cut(wanted):
        kept = months_query(connection, part)
        if kept is not None:
            found += [(row[0], row[1], row[2]) for row in connection.execute(kept)]
        else:
            found += _counted(connection, part)
    return found


def _cut(wanted: Filter) -> list[Filter]:
    """The whole months of a stretch apart from the days before and after them, so that few events must be counted."""
    first, last = wanted.first_day, wanted.last_day
    if months_of(wanted) is not None or (first and last and first[:7] == last[:7]):
        return [wanted]
    parts = []
    if first and first[8:] != "01":
        parts.append(msgspec.structs.replace(wanted, until=first[:7]))
        year, month = int(first[:4]), int(first[5:7])
        first = f"{year + month // 12:04}-{month % 12 + 1:02}-01"
    if last and last_day(last[:7], "until") != last:
        parts.append(msgspec.structs.replace(wanted, since=last[:7]))
        last = (date.fromisoformat(f"{last[:7]}-01") - timedelta(days=1)).isoformat()
    if not (first and last and first > last):
        parts.append(msgspec.structs.replace(wanted, since=first, until=last))
    return parts


def _counted(connection: Connection, wanted: Filter) -> list[tuple[str, str, int]]:
    chosen = chosen_events(connection, wanted, "type")
    if chosen is None:
        return []
    month = cut(chosen.c.day, MONTH)
    query = select(month, chosen.c.type, func.count()).group_by(month, chosen.c.type)
    return [(row[0], row[1], row[2]) for row in connection.execute(query)]


def month_rows(counts: Iterable[tuple[str, str, int]]) -> tuple[MonthRow, ...]:
    """Return rows from counts of a month's events by type."""
    months: dict[str, Counter[str]] = {}
    for month, kind, count in counts:
        if month and count:
            months.setdefault(month, Counter())[QUAD_CLASSES[kind]] += count
    return tuple(MonthRow(month=one, events=months[one].total(), quads=dict(months[one])) for one in sorted(months))

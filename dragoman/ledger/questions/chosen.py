"""The events that a filter leaves, as a table to count in."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Subquery, union

from dragoman.ledger import schema as s
from dragoman.ledger.filters import Filter, check_filter
from dragoman.ledger.questions.listing import EVENTS, queries_of


def chosen_events(connection: Connection, wanted: Filter, *more: str) -> Subquery | None:
    """Return the events wanted, each once: day, id and the columns named; None when nobody is meant."""
    wanted = check_filter(wanted)
    queries = [
        query.with_only_columns(day.label("day"), number.label("id"), *(s.events.c[name] for name in more))
        for query, day, number in queries_of(connection, EVENTS, wanted)
    ]
    if not queries:
        return None
    whole: Any = queries[0] if len(queries) == 1 else union(*queries)
    return whole.subquery()  # type: ignore[no-any-return]

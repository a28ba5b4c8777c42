"""The events that a filter leaves, as a table to count in."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Subquery, and_, func, select, union

from dragoman.ledger import schema as s
from dragoman.ledger.filters import Filter, check_filter
from dragoman.ledger.questions.listing import EVENTS, own_conditions, queries_of
from dragoman.ledger.questions.summed import asks_only, days_within


def chosen_events(connection: Connection, wanted: Filter, *more: str) -> Subquery | None:
    """Return the events wanted, each once: day, id and the columns named; None when nobody is meant."""
    wanted = check_filter(wanted)
    if wanted.publisher is not None and asks_only(wanted, "publisher", "type", "quad", "since", "until", "status"):
        return _of_publisher(connection, wanted, more)
    queries = [
        query.with_only_columns(day.label("day"), number.label("id"), *(s.events.c[name] for name in more))
        for query, day, number in queries_of(connection, EVENTS, wanted)
    ]
    if not queries:
        return None
    whole: Any = queries[0] if len(queries) == 1 else union(*queries)
    return whole.subquery()  # type: ignore[no-any-return]


def _of_publisher(connection: Connection, wanted: Filter, more: tuple[str, ...]) -> Subquery:
    """An outlet's documents lead: each has few events, and they lie together."""
    d, e = s.documents.c, s.events.c
    names = select(d.publisher).where(func.lower(d.publisher) == (wanted.publisher or "").lower()).distinct()
    inside = and_(e.id >= d.id * s.ROOM, e.id < (d.id + 1) * s.ROOM)
    query = (
        select(e.day.label("day"), e.id.label("id"), *(e[name] for name in more))
        .select_from(s.documents.join(s.events, inside))
        .where(
            d.publisher.in_(connection.execute(names).scalars().all()), d.copy_of.is_(None),
            *days_within(e.day, wanted), *own_conditions(connection, wanted),
        )
    )  # fmt: skip
    return query.subquery()

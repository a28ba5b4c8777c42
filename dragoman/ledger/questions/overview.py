"""What a ledger holds, in numbers: for the first look."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from dragoman.ledger import schema as s
from dragoman.ledger.page_rows import EventCount, Overview, PublisherCount
from dragoman.record.scores import QUAD_CLASSES

MOST_PUBLISHERS = 200


def find_overview(connection: Connection) -> Overview:
    """Return counts, the first and last day, outlets and types, those with most first. Near copies count as copies."""
    d, e = s.documents.c, s.events.c
    tables = (s.documents, s.events, s.statements, s.claims, s.agreements, s.happenings, s.quotations, s.failures)
    counts = {one.name: connection.execute(select(func.count()).select_from(one)).scalar_one() for one in tables}
    counts["actors"] = connection.execute(select(func.count()).where(s.entities.c.documents > 0)).scalar_one()
    counts["copies"] = connection.execute(select(func.count()).where(d.copy_of.is_not(None))).scalar_one()
    first, last = connection.execute(select(func.min(d.day), func.max(d.day)).where(d.day != "")).one()
    documents, events = func.count(), func.count()
    publishers = connection.execute(
        select(d.publisher, documents).where(d.publisher.is_not(None)).group_by(d.publisher)
        .order_by(documents.desc(), d.publisher).limit(MOST_PUBLISHERS)
    )  # fmt: skip
    types = connection.execute(select(e.type, events).group_by(e.type).order_by(events.desc(), e.type))
    return Overview(
        counts=counts, first_day=first, last_day=last,
        publishers=tuple(PublisherCount(name=name, documents=count) for name, count in publishers),
        types=tuple(EventCount(type=kind, events=count, quad=QUAD_CLASSES[kind]) for kind, count in types),
    )  # fmt: skip

"""What a ledger holds, in numbers: for the first look."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from dragoman.ledger import schema as s
from dragoman.ledger.page_rows import EventCount, Overview, PublisherCount
from dragoman.ledger.summaries import country_months, document_counts
from dragoman.record.scores import QUAD_CLASSES

MOST_PUBLISHERS = 200


def find_overview(connection: Connection) -> Overview:
    """Return counts, the first and last day, outlets and types, those with most first.

    Events, statements and claims of near copies do not count, nor events that a text tells a second time.
    """
    d, c, m = s.documents.c, document_counts.c, country_months.c
    whole, copies = connection.execute(select(func.count(), func.count() - func.sum(c.counted))).one()
    told = connection.execute(
        select(func.sum(c.events), func.sum(c.statements), func.sum(c.claims)).where(c.counted == 1)
    ).one()
    counts = {
        "documents": whole,
        **{name: n or 0 for name, n in zip(("events", "statements", "claims"), told, strict=True)},
    }
    for one in (s.agreements, s.happenings, s.quotations, s.failures):
        counts[one.name] = connection.execute(select(func.count()).select_from(one)).scalar_one()
    counts["actors"] = connection.execute(select(func.count()).where(s.entities.c.documents > 0)).scalar_one()
    counts["copies"] = copies or 0
    first, last = connection.execute(select(func.min(c.day), func.max(c.day)).where(c.day != "")).one()
    documents, events = func.count(), func.sum(m.events)
    publishers = connection.execute(
        select(d.publisher, documents).where(d.publisher.is_not(None)).group_by(d.publisher)
        .order_by(documents.desc(), d.publisher).limit(MOST_PUBLISHERS)
    )  # fmt: skip
    types = connection.execute(
        select(m.type, events).where(m.country == "").group_by(m.type).order_by(events.desc(), m.type)
    )
    return Overview(
        counts=counts, first_day=first, last_day=last,
        publishers=tuple(PublisherCount(name=name, documents=count) for name, count in publishers),
        types=tuple(EventCount(type=kind, events=count, quad=QUAD_CLASSES[kind]) for kind, count in types),
    )  # fmt: skip

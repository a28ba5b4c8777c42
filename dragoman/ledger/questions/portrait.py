"""One actor whole: what it did and underwent, with whom, month by month; from the kept counts."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection, func, select, union_all

from dragoman.errors import LedgerError
from dragoman.ledger import schema as s
from dragoman.ledger.filters import Filter
from dragoman.ledger.page_rows import ActorSight, Partner, TypeCount
from dragoman.ledger.questions.actors import actors_by_id
from dragoman.ledger.questions.months import find_months
from dragoman.ledger.questions.summed import Months, months_of
from dragoman.ledger.summaries import actor_months, pair_months, pair_totals, speaker_months, speaker_totals
from dragoman.record.scores import QUAD_CLASSES

MOST = 40  # partners


def find_portrait(connection: Connection, entity: int, wanted: Filter = Filter()) -> ActorSight:
    """Return an actor by its number. ``since`` and ``until`` of the filter, whole months, hold for all but ``months``.

    Near copies, and what a text tells a second time, do not count; nor, among partners, what is denied or hypothetical.
    Raises: LedgerError when the stretch begins or ends inside a month.
    """
    stretch = months_of(wanted)
    if stretch is None:
        raise LedgerError("an actor is counted by months", "since, until", "write 2025-01, or the first and last day")
    return ActorSight(
        row=actors_by_id(connection, [entity])[0], types=_types(connection, entity, stretch),
        partners=_partners(connection, entity, stretch), months=find_months(connection, Filter(party=f"#{entity}")),
        statements=_statements(connection, entity, stretch),
    )  # fmt: skip


def _statements(connection: Connection, entity: int, stretch: Months) -> int:
    if stretch == (None, None):
        query = select(speaker_totals.c.statements).where(speaker_totals.c.entity == entity)
    else:
        m = speaker_months.c
        query = select(func.sum(m.statements)).where(m.entity == entity, *stretch.hold(m.month))
    return int(connection.execute(query).scalar() or 0)


def _types(connection: Connection, entity: int, stretch: Months) -> tuple[TypeCount, ...]:
    m = actor_months.c
    query = select(m.type, func.sum(m.acts), func.sum(m.receives)).where(m.entity == entity, *stretch.hold(m.month))
    found = []
    for kind, acts, receives in connection.execute(query.group_by(m.type)):
        found.append(TypeCount(type=kind, quad=QUAD_CLASSES[kind], side="actor", events=acts))
        found.append(TypeCount(type=kind, quad=QUAD_CLASSES[kind], side="recipient", events=receives))
    found = [one for one in found if one.events]
    return tuple(sorted(found, key=lambda one: (-one.events, one.type, one.side)))


def _partners(connection: Connection, entity: int, stretch: Months) -> tuple[Partner, ...]:
    """Who acts on the actor, on whom it acts, or who acts beside it where nobody receives."""
    counts: dict[int, Counter[str]] = {}
    if stretch == (None, None):
        p = pair_totals.c
        whole = union_all(
            select(p.target, p.quad, p.events).where(p.source == entity),
            select(p.source, p.quad, p.events).where(p.target == entity),
        )
        for other, quad, events in connection.execute(whole):
            counts.setdefault(other, Counter())[quad] += events
    else:
        m = pair_months.c
        query = select(m.source, m.target, m.type, m.events).where(
            *stretch.hold(m.month), (m.source == entity) | (m.target == entity)
        )
        for source, target, kind, events in connection.execute(query):
            counts.setdefault(target if source == entity else source, Counter())[QUAD_CLASSES[kind]] += events
    order = sorted(counts, key=lambda one: (-counts[one].total(), one))[:MOST]
    n = s.entities.c
    rows = {row.id: row for row in connection.execute(select(n.id, n.name, n.kind, n.country).where(n.id.in_(order)))}
    return tuple(
        Partner(
            entity=one, name=rows[one].name, kind=rows[one].kind, country=rows[one].country,
            events=counts[one].total(), cooperation=_of(counts[one], "cooperation"), conflict=_of(counts[one], "conflict"),
        )
        for one in order
    )  # fmt: skip


def _of(counts: Counter[str], word: str) -> int:
    return sum(count for quad, count in counts.items() if quad.endswith(word))

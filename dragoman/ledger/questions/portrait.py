"""One actor whole: what it did and underwent, with whom, month by month."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import Connection, func, select

from dragoman.ledger import schema as s
from dragoman.ledger.filters import Filter, check_filter
from dragoman.ledger.page_rows import ActorSight, Partner, TypeCount
from dragoman.ledger.questions.actors import actors_by_id
from dragoman.ledger.questions.months import find_months
from dragoman.record.scores import QUAD_CLASSES

MOST = 40  # partners


def find_portrait(connection: Connection, entity: int, wanted: Filter = Filter()) -> ActorSight:
    """Return an actor by its number; near copies, and what a text tells a second time, do not count.

    Of ``wanted`` the days count: what is told of the actor then.
    """
    wanted = check_filter(wanted)
    t = s.statements.c
    said = select(func.count()).where(t.entity == entity, t.counted == 1, *_days(t.day, wanted))
    party = Filter(party=f"#{entity}", since=wanted.since, until=wanted.until)
    return ActorSight(
        row=actors_by_id(connection, [entity])[0], types=_types(connection, entity, wanted),
        partners=_with(connection, entity, wanted), months=find_months(connection, party),
        statements=connection.execute(said).scalar_one(),
    )  # fmt: skip


def _days(day: Any, wanted: Filter) -> list[Any]:
    found = [day >= wanted.first_day] if wanted.first_day is not None else []
    return [*found, day <= wanted.last_day, day != ""] if wanted.last_day is not None else found


def _types(connection: Connection, entity: int, wanted: Filter) -> tuple[TypeCount, ...]:
    p, e = s.sides.c, s.events.c
    events = func.count(p.event.distinct())
    query = (
        select(p.type, p.side, events).join(s.events, e.id == p.event)
        .where(p.entity == entity, p.counted == 1, p.side.in_(("actor", "recipient")), e.same_as.is_(None),
               *_days(p.day, wanted))
        .group_by(p.type, p.side).order_by(events.desc(), p.type, p.side)
    )  # fmt: skip
    return tuple(
        TypeCount(type=kind, quad=QUAD_CLASSES[kind], side=side, events=count)
        for kind, side, count in connection.execute(query)
    )


def _with(connection: Connection, entity: int, wanted: Filter) -> tuple[Partner, ...]:
    """Whoever stands on either side of an event of the actor, or acts beside it where nobody receives."""
    a, b, r = s.sides.alias("a"), s.sides.alias("b"), s.sides.alias("r")
    e, n = s.events.c, s.entities.c
    received = select(r.c.event).where(r.c.event == a.c.event, r.c.side == "recipient").exists()
    across = b.c.side.in_(("actor", "recipient")) & ((a.c.side != b.c.side) | ~received)
    query = (
        select(b.c.entity, a.c.type, func.count(a.c.event.distinct()))
        .select_from(a.join(b, b.c.event == a.c.event).join(s.events, e.id == a.c.event))
        .where(
            a.c.entity == entity, a.c.counted == 1, a.c.side.in_(("actor", "recipient")), e.same_as.is_(None),
            b.c.entity.is_not(None), b.c.entity != entity, across,
            *_days(a.c.day, wanted),
        )
        .group_by(b.c.entity, a.c.type)
    )  # fmt: skip
    counts: dict[int, Counter[str]] = {}
    for other, kind, count in connection.execute(query):
        counts.setdefault(other, Counter())[kind] += count
    order = sorted(counts, key=lambda one: (-counts[one].total(), one))[:MOST]
    rows = {row.id: row for row in connection.execute(select(n.id, n.name, n.kind, n.country).where(n.id.in_(order)))}
    return tuple(
        Partner(
            entity=one, name=rows[one].name, kind=rows[one].kind, country=rows[one].country,
            events=counts[one].total(), cooperation=_of(counts[one], "cooperation"), conflict=_of(counts[one], "conflict"),
        )
        for one in order
    )  # fmt: skip


def _of(counts: Counter[str], word: str) -> int:
    return sum(count for kind, count in counts.items() if QUAD_CLASSES[kind].endswith(word))

"""One actor whole: what it did and underwent, with whom, month by month; from the kept counts where they can tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, func, select, union_all

from dragoman.ledger import schema as s
from dragoman.ledger.filters import Filter, check_filter
from dragoman.ledger.page_rows import ActorSight, Partner, TypeCount
from dragoman.ledger.questions.actors import actors_by_id
from dragoman.ledger.questions.chosen import chosen_events
from dragoman.ledger.questions.months import find_months
from dragoman.ledger.questions.network import count_lines
from dragoman.ledger.questions.summed import Months, days_within, months_of
from dragoman.ledger.summaries import actor_months, pair_months, pair_totals, speaker_months, speaker_totals
from dragoman.record.scores import QUAD_CLASSES

MOST = 40  # partners
_WHOLE = Months(None, None)
Tie = tuple[int, str, int]  # the other actor, the class, the number of events


def find_portrait(connection: Connection, entity: int, wanted: Filter = Filter()) -> ActorSight:
    """Return an actor by its number. The days of the filter hold for all but ``months``, from which days are chosen.

    Near copies, and what a text tells a second time, do not count; nor, among partners, what is denied or hypothetical.
    """
    wanted = check_filter(Filter(party=f"#{entity}", since=wanted.since, until=wanted.until))
    return ActorSight(
        row=actors_by_id(connection, [entity])[0], types=_types(connection, entity, wanted),
        partners=_partners(connection, _ties(connection, entity, wanted)),
        months=find_months(connection, Filter(party=wanted.party)), statements=_statements(connection, entity, wanted),
    )  # fmt: skip


def _statements(connection: Connection, entity: int, wanted: Filter) -> int:
    stretch, m, t = months_of(wanted), speaker_months.c, s.statements.c
    if stretch == _WHOLE:
        query: Any = select(speaker_totals.c.statements).where(speaker_totals.c.entity == entity)
    elif stretch is not None:
        query = select(func.sum(m.statements)).where(m.entity == entity, *stretch.hold(m.month))
    else:
        query = select(func.count()).where(t.entity == entity, t.counted == 1, *days_within(t.day, wanted))
    return int(connection.execute(query).scalar() or 0)


def _types(connection: Connection, entity: int, wanted: Filter) -> tuple[TypeCount, ...]:
    stretch, m = months_of(wanted), actor_months.c
    rows: Iterable[Any]
    if stretch is not None:
        query = select(m.type, func.sum(m.acts), func.sum(m.receives)).where(m.entity == entity, *stretch.hold(m.month))
        rows = connection.execute(query.group_by(m.type))
    else:
        rows = _types_counted(connection, entity, wanted)
    found = []
    for kind, acts, receives in rows:
        found.append(TypeCount(type=kind, quad=QUAD_CLASSES[kind], side="actor", events=acts))
        found.append(TypeCount(type=kind, quad=QUAD_CLASSES[kind], side="recipient", events=receives))
    return tuple(sorted((one for one in found if one.events), key=lambda one: (-one.events, one.type, one.side)))


def _types_counted(connection: Connection, entity: int, wanted: Filter) -> list[tuple[str, int, int]]:
    p, e = s.sides.c, s.events.c
    query = (
        select(p.type, p.side, func.count(p.event.distinct())).join(s.events, e.id == p.event)
        .where(p.entity == entity, p.counted == 1, e.same_as.is_(None), *days_within(p.day, wanted)).group_by(p.type, p.side)
    )  # fmt: skip
    counts: dict[str, Counter[str]] = {}
    for kind, side, count in connection.execute(query):
        counts.setdefault(kind, Counter())[side] += count
    return [(kind, sides["actor"], sides["recipient"]) for kind, sides in counts.items()]


def _ties(connection: Connection, entity: int, wanted: Filter) -> Iterable[Tie]:
    """Who acts on the actor, on whom it acts, or who acts beside it where nobody receives."""
    stretch = months_of(wanted)
    if stretch == _WHOLE:
        p = pair_totals.c
        whole = union_all(
            select(p.target, p.quad, p.events).where(p.source == entity),
            select(p.source, p.quad, p.events).where(p.target == entity),
        )
        return [(other, quad, events) for other, quad, events in connection.execute(whole)]
    if stretch is not None:
        m = pair_months.c
        lines: Iterable[Any] = connection.execute(
            select(m.source, m.target, m.type, m.events).where(
                *stretch.hold(m.month), (m.source == entity) | (m.target == entity)
            )
        )
    else:
        lines = (
            row[:4] for row in count_lines(connection, chosen_events(connection, wanted, "type", "score", "status"))
        )
    return [
        (target if source == entity else source, QUAD_CLASSES[kind], events)
        for source, target, kind, events in lines if entity in (source, target)
    ]  # fmt: skip


def _partners(connection: Connection, ties: Iterable[Tie]) -> tuple[Partner, ...]:
    counts: dict[int, Counter[str]] = {}
    for other, quad, events in ties:
        counts.setdefault(other, Counter())[quad] += events
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

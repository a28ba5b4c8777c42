"""How two sides stood to each other, month by month: counts, classes and scores, and the events behind each number."""

from __future__ import annotations

from collections import Counter
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from dragoman.errors import LedgerError
from dragoman.ledger import schema as s
from dragoman.ledger.days import ALL, DAY, MONTH, YEAR, cut
from dragoman.ledger.filters import Filter, check_filter
from dragoman.ledger.questions.listing import rarest_first, types_of
from dragoman.ledger.questions.who import Meant, find_meant
from dragoman.ledger.rows import RelationRow
from dragoman.ledger.summaries import pair_events
from dragoman.record.scores import QUAD_CLASSES

Step = Literal["day", "month", "year", "all"]
_DIGITS: dict[Step, int] = {"day": DAY, "month": MONTH, "year": YEAR, "all": ALL}
# What did not happen is not counted unless it is asked for.
HAPPENED = ("reported", "historical", "recurring", "planned")


def find_relations(
    connection: Connection, one: str, other: str, *, by: Step = "month", directed: bool = False,
    wanted: Filter = Filter(),
) -> list[RelationRow]:  # fmt: skip
    """Return a row for each stretch of time in which something passed between two countries, or two actors.

    ``directed``: only what the first does to the second. Denied and hypothetical events are left out unless
    ``wanted.status`` asks for them; a planned one is an agreement by PLOVER's rules and counts.
    Raises: LedgerError when nobody is called so.
    """
    wanted = check_filter(wanted)
    if by not in _DIGITS:
        raise LedgerError(f"there is no step {by!r}", "by", "the steps are day, month, year, all")
    first, second = find_meant(connection, one), find_meant(connection, other)
    cells: dict[str, Counter[tuple[str, float]]] = {}
    if first.country is not None and second.country is not None:
        query = _by_country(first.country, second.country, directed, wanted)
    elif _are_counted(first, second, wanted):
        query = _by_actors(first.entities[0], second.entities[0], directed, wanted)
    else:
        a, b = s.sides.alias("a"), s.sides.alias("b")
        e = s.events.c
        roles = and_(a.c.side == "actor", b.c.side == "recipient")
        if not directed:
            turned = and_(a.c.side == "recipient", b.c.side == "actor")
            both = and_(a.c.side == "actor", b.c.side == "actor", a.c.actor != b.c.actor)
            roles = or_(roles, turned, both)
        query = (
            select(a.c.day, e.type, e.score, e.id)
            .select_from(a.join(b, b.c.event == a.c.event).join(s.events, e.id == a.c.event))
            .where(
                *_held(connection, (first, a), (second, b)), roles,
                e.status.in_(wanted.status or HAPPENED), e.same_as.is_(None),
            )
            .distinct()
        )  # fmt: skip
        query = query if wanted.count_copies else query.where(a.c.counted == 1)
        query = query.where(*_days(a.c.day, wanted), *_types(e.type, wanted))
    inner = query.subquery()
    since = cut(inner.c.day, _DIGITS[by])
    for stretch, kind, score, count in connection.execute(
        select(since, inner.c.type, inner.c.score, func.count()).group_by(since, inner.c.type, inner.c.score)
    ):
        cells.setdefault(stretch, Counter())[kind, score] += count
    return [_row(stretch, cells[stretch]) for stretch in sorted(cells)]


def _by_country(first: str, second: str, directed: bool, wanted: Filter) -> Any:
    y = s.dyads.c
    pairs = [and_(y.source == first, y.target == second)]
    pairs.append(and_(y.source == second, y.target == first, *([y.mutual == 1] if directed else [])))
    conditions = [y.status.in_(wanted.status or HAPPENED), *_days(y.day, wanted), *_types(y.type, wanted)]
    if not wanted.count_copies:
        conditions.append(y.counted == 1)
    queries = [select(y.day, y.type, y.score, y.event.label("id")).where(pair, *conditions) for pair in pairs]
    return queries[0].union(queries[1])


def _are_counted(first: Meant, second: Meant, wanted: Filter) -> bool:
    """Whether the kept pairs can tell: two actors, and what happened of what is not a copy."""
    return len(first.entities) == len(second.entities) == 1 and not wanted.status and not wanted.count_copies


def _by_actors(first: int, second: int, directed: bool, wanted: Filter) -> Any:
    p = pair_events.c
    back = and_(p.source == second, p.target == first, *([p.mutual == 1] if directed else []))
    conditions = [*_days(p.day, wanted), *_types(p.type, wanted)]
    there = and_(p.source == first, p.target == second)
    queries = [select(p.day, p.type, p.score, p.event.label("id")).where(one, *conditions) for one in (there, back)]
    return queries[0].union(queries[1])


def _days(day: Any, wanted: Filter) -> list[Any]:
    found = []
    if wanted.first_day is not None:
        found.append(day >= wanted.first_day)
    if wanted.last_day is not None:
        found.append(and_(day <= wanted.last_day, day != ""))
    return found


def _types(kind: Any, wanted: Filter) -> list[Any]:
    found = [kind.in_(wanted.type)] if wanted.type else []
    return [*found, kind.in_(types_of(wanted.quad))] if wanted.quad else found


def _row(since: str, counts: Counter[tuple[str, float]]) -> RelationRow:
    types: Counter[str] = Counter()
    quads: Counter[str] = Counter(dict.fromkeys(QUAD_CLASSES.values(), 0))
    for (kind, _), count in counts.items():
        types[kind] += count
        quads[QUAD_CLASSES[kind]] += count
    total = counts.total()
    scores = [score for _, score in counts]
    return RelationRow(
        since=since, events=total, types=dict(sorted(types.items())), quads=dict(quads),
        score=round(sum(score * count for (_, score), count in counts.items()) / total, 3), lowest=min(scores),
        highest=max(scores),
    )  # fmt: skip


def _held(
    connection: Connection, one: tuple[Meant, Any], other: tuple[Meant, Any]
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return who must have which part: whoever has fewer is sought in the index, the other's columns are hidden from it."""
    (lead, _), _ = rarest_first(connection, s.sides, [(one[0], None), (other[0], None)])
    (first, a), (second, b) = (one, other) if lead is one[0] else (other, one)
    return (
        first.holds(a.c.entity, a.c.country),
        second.holds(func.coalesce(b.c.entity, -1), func.coalesce(b.c.country, "")),
    )


def find_related(
    connection: Connection, one: str, other: str, *, directed: bool = False, wanted: Filter = Filter(), limit: int = 50
) -> list[int]:
    """Return the numbers of the events behind a relation, newest first."""
    wanted = check_filter(wanted)
    first, second = find_meant(connection, one), find_meant(connection, other)
    if first.country is not None and second.country is not None:
        inner = _by_country(first.country, second.country, directed, wanted).subquery()
        query = select(inner.c.id).order_by(inner.c.day.desc(), inner.c.id.desc()).limit(limit)
        return list(connection.execute(query).scalars())
    if _are_counted(first, second, wanted):
        inner = _by_actors(first.entities[0], second.entities[0], directed, wanted).subquery()
        query = select(inner.c.id).order_by(inner.c.day.desc(), inner.c.id.desc()).limit(limit)
        return list(connection.execute(query).scalars())
    from dragoman.ledger.questions.listing import EVENTS, find_page

    statuses = wanted.status or HAPPENED
    there = msgspec.structs.replace(wanted, actor=one, recipient=other, status=statuses)
    back = msgspec.structs.replace(wanted, actor=other, recipient=one, status=statuses)
    found = set(find_page(connection, EVENTS, there, limit, None))
    if not directed:
        found.update(find_page(connection, EVENTS, back, limit, None))
    return [item.id for item in sorted(found, reverse=True)[:limit]]

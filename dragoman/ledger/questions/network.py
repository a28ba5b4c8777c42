"""Who acts on whom: the strongest lines between actors, and the actors that they join."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Subquery, and_, func, or_, select, union_all

from dragoman.ledger import schema as s
from dragoman.ledger.filters import Filter, check_filter
from dragoman.ledger.page_rows import Line, NetworkSight, Node
from dragoman.ledger.questions.chosen import chosen_events
from dragoman.ledger.questions.hydrate import parts
from dragoman.ledger.questions.relations import HAPPENED
from dragoman.ledger.questions.summed import asks_only, months_of, wanted_types
from dragoman.ledger.questions.who import Meant, find_meant
from dragoman.ledger.summaries import MOST_PARTS, pair_months, pair_totals
from dragoman.record.scores import QUAD_CLASSES

LOOKED_AT = 60_000  # lines among which those are sought whose ends there is room for


class Passed(NamedTuple):
    """What passes from one actor to another: how many events of a class, and the sum of their scores."""

    source: int
    target: int
    quad: str
    events: int
    score: float


def find_network(
    connection: Connection, wanted: Filter, nodes: int, lines: int, kind: str | None = None
) -> NetworkSight:
    """Return the strongest lines that join up to so many actors; ``kind``: only actors of this kind.

    What is denied or hypothetical is left out, unless a status is asked for. A filter's ``kind`` is not asked.
    """
    wanted = check_filter(wanted)
    passed = _from_totals(connection, wanted, kind)
    if passed is None:
        passed = sorted(_counted(connection, wanted), key=lambda one: (-one.events, one))
    return _drawn(connection, passed, nodes, lines, kind)


def _drawn(connection: Connection, passed: Iterable[Passed], nodes: int, lines: int, kind: str | None) -> NetworkSight:
    """The first lines whose ends there is still room for."""
    passed = list(passed)
    fitting = _of_kind(connection, passed, kind) if kind is not None else None
    weights: Counter[int] = Counter()
    drawn: list[Passed] = []
    for one in passed:
        ends = {one.source, one.target}
        if fitting is not None and not ends <= fitting:
            continue
        if len(weights.keys() | ends) > nodes:
            continue
        drawn.append(one)
        for end in ends:
            weights[end] += one.events
        if len(drawn) == lines:
            break
    return NetworkSight(
        nodes=_nodes(connection, weights),
        lines=tuple(
            Line(source=one.source, target=one.target, quad=one.quad, events=one.events,
                 score=round(one.score / one.events, 3))
            for one in drawn
        ),
    )  # fmt: skip


def _nodes(connection: Connection, weights: Counter[int]) -> tuple[Node, ...]:
    e = s.entities.c
    rows: dict[int, Any] = {}
    for part in parts(list(weights)):
        query = select(e.id, e.name, e.kind, e.country).where(e.id.in_(part))
        rows.update((row.id, row) for row in connection.execute(query))
    order = sorted(weights, key=lambda one: (-weights[one], one))
    return tuple(
        Node(entity=one, name=rows[one].name, kind=rows[one].kind, country=rows[one].country, events=weights[one])
        for one in order
    )


def _of_kind(connection: Connection, passed: list[Passed], kind: str) -> set[int]:
    e = s.entities.c
    found: set[int] = set()
    for part in parts(list({end for one in passed for end in (one.source, one.target)})):
        found.update(connection.execute(select(e.id).where(e.id.in_(part), e.kind == kind)).scalars())
    return found


def _from_totals(connection: Connection, wanted: Filter, kind: str | None) -> list[Passed] | None:
    """Lines from the kept counts, strongest first; None when they cannot tell."""
    stretch = months_of(wanted)
    if stretch is None or not asks_only(
        wanted, "kind", "party", "actor", "recipient", "type", "quad", "since", "until"
    ):
        return None
    types = wanted_types(wanted)
    quads = None if types is None else {QUAD_CLASSES[one] for one in types}
    if (
        wanted.since
        or wanted.until
        or (quads and len(types or ()) < sum(QUAD_CLASSES[t] in quads for t in QUAD_CLASSES))
    ):
        m = pair_months.c
        where = [*stretch.hold(m.month), *_ends(connection, wanted, m.source, m.target)]
        query = select(m.source, m.target, m.type, func.sum(m.events), func.sum(m.score)).where(*where)
        if types is not None:
            query = query.where(m.type.in_(types))
        rows = connection.execute(query.group_by(m.source, m.target, m.type))
        return _by_quad(tuple(row) for row in rows)
    p = pair_totals.c
    query = select(p.source, p.target, p.quad, p.events, p.score).where(*_ends(connection, wanted, p.source, p.target))
    if quads is not None:
        query = query.where(p.quad.in_(quads))
    query = query.order_by(p.events.desc(), p.source.desc(), p.target.desc(), p.quad.desc()).limit(LOOKED_AT)
    return [Passed(*row) for row in connection.execute(query)]


def _ends(
    connection: Connection, wanted: Filter, source: ColumnElement[int], target: ColumnElement[int]
) -> list[ColumnElement[bool]]:
    """The conditions that the ends of a line must meet."""
    found: list[ColumnElement[bool]] = []
    if wanted.actor is not None:
        found.append(_is(find_meant(connection, wanted.actor), source))
    if wanted.recipient is not None:
        found.append(_is(find_meant(connection, wanted.recipient), target))
    if wanted.party is not None:
        meant = find_meant(connection, wanted.party)
        found.append(or_(_is(meant, source), _is(meant, target)))
    return found


def _is(meant: Meant, end: ColumnElement[int]) -> ColumnElement[bool]:
    if meant.country is not None:
        return end.in_(select(s.entities.c.id).where(s.entities.c.country == meant.country))
    return end.in_(meant.entities)


def _by_quad(rows: Iterable[tuple[Any, ...]]) -> list[Passed]:
    drawn: dict[tuple[int, int, str], list[float]] = {}
    for source, target, kind, events, score in rows:
        line = drawn.setdefault((source, target, QUAD_CLASSES[kind]), [0, 0.0])
        line[0] += events
        line[1] += score
    return sorted(
        (Passed(*key, int(events), score) for key, (events, score) in drawn.items()),
        key=lambda one: (-one.events, one),
    )


def _counted(connection: Connection, wanted: Filter) -> list[Passed]:
    """Lines counted from the events themselves, for what the kept counts do not know."""
    return _by_quad(
        count_lines(connection, chosen_events(connection, wanted, "type", "score", "status"), wanted.status)
    )


def count_lines(
    connection: Connection, chosen: Subquery | None, status: tuple[str, ...] = ()
) -> list[tuple[int, int, str, int, float]]:
    """Return source, target, type, number and sum of scores of what passes between actors in the events chosen."""
    if chosen is None:
        return []
    a, b, r, n = s.sides.alias("a"), s.sides.alias("b"), s.sides.alias("r"), s.sides.alias("n")
    columns = (a.c.entity.label("source"), b.c.entity.label("target"), chosen.c.type, chosen.c.score, chosen.c.id)
    acts = and_(a.c.event == chosen.c.id, a.c.side == "actor", a.c.entity.is_not(None))
    on = and_(b.c.event == chosen.c.id, b.c.side == "recipient", b.c.entity.is_not(None), b.c.entity != a.c.entity)
    # Where nobody receives, those who act meet among themselves: one line for each two.
    among = and_(
        b.c.event == chosen.c.id, b.c.side == "actor", b.c.entity.is_not(None), b.c.entity > a.c.entity,
        ~select(r.c.event).where(r.c.event == chosen.c.id, r.c.side == "recipient").exists(),
    )  # fmt: skip
    few = select(func.count()).where(n.c.event == chosen.c.id).scalar_subquery() <= MOST_PARTS
    happened = chosen.c.status.in_(status or HAPPENED)
    pairs = union_all(
        *(
            select(*columns).select_from(chosen.join(a, acts).join(b, how)).where(few, happened).distinct()
            for how in (on, among)
        )
    ).subquery()
    query = select(pairs.c.source, pairs.c.target, pairs.c.type, func.count(), func.sum(pairs.c.score))
    rows = connection.execute(query.group_by(pairs.c.source, pairs.c.target, pairs.c.type))
    return [(row[0], row[1], row[2], row[3], row[4]) for row in rows]

"""Who acts on whom: the actors told of most, and a line for each pair and class of events."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, func, select, union_all

from dragoman.ledger import schema as s
from dragoman.ledger.filters import Filter
from dragoman.ledger.page_rows import Line, NetworkSight, Node
from dragoman.ledger.questions.chosen import chosen_events
from dragoman.ledger.questions.hydrate import parts
from dragoman.record.scores import QUAD_CLASSES


class Passed(NamedTuple):
    """What passes from one actor to another: how many events of a type, and the sum of their scores."""

    source: int
    target: int
    type: str
    events: int
    score: float


def find_network(
    connection: Connection, wanted: Filter, nodes: int, lines: int, kind: str | None = None
) -> NetworkSight:
    """Return the actors with most events and the strongest lines among them; ``kind``: only actors of this kind."""
    return draw_network(connection, _passed(connection, wanted), nodes, lines, kind)


def draw_network(
    connection: Connection, passed: list[Passed], nodes: int, lines: int, kind: str | None
) -> NetworkSight:
    """Return the network of what passes between actors."""
    weights: Counter[int] = Counter()
    for one in passed:
        weights[one.source] += one.events
        weights[one.target] += one.events
    order = sorted(weights, key=lambda one: (-weights[one], one))
    known = _nodes(connection, order, nodes, kind)
    drawn: dict[tuple[int, int, str], list[float]] = {}
    for one in passed:
        if one.source in known and one.target in known:
            line = drawn.setdefault((one.source, one.target, QUAD_CLASSES[one.type]), [0, 0.0])
            line[0] += one.events
            line[1] += one.score
    strongest = sorted(drawn, key=lambda key: (-drawn[key][0], key))[:lines]
    joined = {end for source, target, _ in strongest for end in (source, target)}
    return NetworkSight(
        nodes=tuple(
            Node(entity=one, name=row.name, kind=row.kind, country=row.country, events=weights[one])
            for one, row in known.items() if one in joined
        ),
        lines=tuple(
            Line(source=key[0], target=key[1], quad=key[2], events=int(drawn[key][0]),
                 score=round(drawn[key][1] / drawn[key][0], 3))
            for key in strongest
        ),
    )  # fmt: skip


def _nodes(connection: Connection, order: list[int], most: int, kind: str | None) -> dict[int, Any]:
    """The first actors of the order, of the kind that is asked for."""
    e = s.entities.c
    found: dict[int, Any] = {}
    for part in parts(order):
        query = select(e.id, e.name, e.kind, e.country).where(e.id.in_(part))
        rows = {row.id: row for row in connection.execute(query if kind is None else query.where(e.kind == kind))}
        found.update((one, rows[one]) for one in part if one in rows)
        if len(found) >= most:
            break
    return {one: found[one] for one in list(found)[:most]}


def _passed(connection: Connection, wanted: Filter) -> list[Passed]:
    chosen = chosen_events(connection, wanted, "type", "score")
    if chosen is None:
        return []
    a, b, r = s.sides.alias("a"), s.sides.alias("b"), s.sides.alias("r")
    columns = (a.c.entity.label("source"), b.c.entity.label("target"), chosen.c.type, chosen.c.score, chosen.c.id)
    acts = and_(a.c.event == chosen.c.id, a.c.side == "actor", a.c.entity.is_not(None))
    on = and_(b.c.event == chosen.c.id, b.c.side == "recipient", b.c.entity.is_not(None), b.c.entity != a.c.entity)
    # Where nobody receives, those who act meet among themselves: one line for each two.
    among = and_(
        b.c.event == chosen.c.id, b.c.side == "actor", b.c.entity.is_not(None), b.c.entity > a.c.entity,
        ~select(r.c.event).where(r.c.event == chosen.c.id, r.c.side == "recipient").exists(),
    )  # fmt: skip
    pairs = union_all(
        *(select(*columns).select_from(chosen.join(a, acts).join(b, how)).distinct() for how in (on, among))
    ).subquery()
    query = select(pairs.c.source, pairs.c.target, pairs.c.type, func.count(), func.sum(pairs.c.score))
    rows = connection.execute(query.group_by(pairs.c.source, pairs.c.target, pairs.c.type))
    return [Passed(*row) for row in rows]

"""One event told by several sources is one happening with many tellings.

A new event is held against those of other documents that are filed within a few days of it and share a side with it,
or, where no side has a name, are of its type. Each pair gets a mark from what both tell: type and mode, the two sides,
the trigger, the content words around it, the dates. The best mark above the bar joins it to that happening.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from dragoman.ledger import schema as s
from dragoman.ledger.dialect import new_id

DAYS = 3  # that two reports of one event may lie apart
CANDIDATES = 300  # per side of an event
BAR = 0.5  # mark from which two tellings are one happening


class Telling(NamedTuple):
    """What an event of a document tells, as far as it helps to know it again."""

    event: int
    document: int
    type: str
    mode: str | None
    trigger: str
    day: str
    first_day: str | None
    last_day: str | None
    gist: frozenset[str]
    happening: int | None
    actors: frozenset[int]
    recipients: frozenset[int]


# Types that one event is easily told by: what was agreed is also backed, what is refused is also criticised.
_KIN = tuple(
    frozenset(pair)
    for pair in (
        ("AGREE", "CONSULT"), ("AGREE", "SUPPORT"), ("CONSULT", "SUPPORT"), ("AGREE", "COOPERATE"), ("AID", "COOPERATE"),
        ("AID", "SUPPORT"), ("CONCEDE", "RETREAT"), ("ACCUSE", "REJECT"), ("ACCUSE", "THREATEN"), ("ACCUSE", "REQUEST"),
        ("COERCE", "SANCTION"), ("COERCE", "ASSAULT"), ("MOBILIZE", "ASSAULT"), ("REJECT", "REQUEST"),
    )
)  # fmt: skip


def likeness(one: Telling, other: Telling) -> float:
    """Return how sure it is that two tellings are of one event. Units: 0 to 1."""
    if one.type == other.type:
        mark = 0.2 if one.mode == other.mode else 0.12
    elif frozenset((one.type, other.type)) in _KIN:
        mark = 0.0
    else:
        return 0.0
    mark += 0.16 * _shared(one.actors, other.actors) + 0.12 * _shared(one.recipients, other.recipients)
    common = len(one.gist & other.gist)
    if common < 2:
        return 0.0
    mark += 0.9 * common / math.sqrt(len(one.gist) * len(other.gist))
    if one.trigger[:5].casefold() == other.trigger[:5].casefold():
        mark += 0.08
    return min(1.0, mark + _dates(one, other))


def _shared(one: frozenset[int], other: frozenset[int]) -> float:
    """1 when a side is shared, -0.5 when both sides are known and differ, else 0."""
    if not one or not other:
        return 0.0
    return 1.0 if one & other else -0.5


def _dates(one: Telling, other: Telling) -> float:
    """What the days that both texts give for the event say for or against."""
    if one.first_day and other.first_day:
        apart = one.first_day <= (other.last_day or "9") and other.first_day <= (one.last_day or "9")
        return 0.08 if apart else -0.25
    return 0.0


_BY_ENTITY = (
    select(s.sides.c.event)
    .where(
        s.sides.c.entity == bindparam("one"), s.sides.c.day.between(bindparam("first"), bindparam("last")),
        s.sides.c.side.in_(("actor", "recipient")),
    )
    .order_by(s.sides.c.day.desc(), s.sides.c.event.desc())
    .limit(CANDIDATES)
)  # fmt: skip
_BY_TYPE = (
    select(s.events.c.id)
    .where(s.events.c.type == bindparam("one"), s.events.c.day.between(bindparam("first"), bindparam("last")))
    .order_by(s.events.c.day.desc(), s.events.c.id.desc())
    .limit(CANDIDATES)
)


def join_happenings(connection: Connection, document: int) -> None:
    """Join each event of a document that was just written to the happening that others told of, if there is one."""
    mine = tellings(connection, s.events.c.id.between(*s.item_range(document)))
    if not mine:
        return
    nearby = _nearby(connection, mine)
    others = {
        one.event: one
        for part in _parts(sorted(set().union(*nearby.values())), 500)
        for one in tellings(connection, s.events.c.id.in_(part))
        if one.document != document
    }
    joined: dict[int, int] = {}
    for one in mine:
        best = max(((likeness(one, others[i]), -i) for i in nearby[one.event] if i in others), default=(0.0, 0))
        if best[0] >= BAR:
            other = others[-best[1]]
            happening = joined.get(other.event, other.happening)
            if happening is None:
                happening = _begin(connection, other)
                joined[other.event] = happening
            joined[one.event] = happening
    if joined:
        connection.execute(_JOIN, [{"one": event, "happening_": happening} for event, happening in joined.items()])
        recount(connection, set(joined.values()))


_JOIN = update(s.events).where(s.events.c.id == bindparam("one")).values(happening=bindparam("happening_"))
_BEGIN = insert(s.happenings)


def _nearby(connection: Connection, mine: Sequence[Telling]) -> dict[int, set[int]]:
    """Events of about the same days that share a side, or the type where no side has a name."""
    asked: dict[tuple[Any, ...], set[int]] = {}

    def ask(query: Any, one: int | str, day: str) -> set[int]:
        key = (one, day)
        if key not in asked:
            first, last = _around(day)
            asked[key] = set(connection.execute(query, {"one": one, "first": first, "last": last}).scalars())
        return asked[key]

    found: dict[int, set[int]] = {}
    for one in mine:
        sides = sorted(one.actors | one.recipients)[:6]
        nearby = [ask(_BY_ENTITY, side, one.day) for side in sides] or [ask(_BY_TYPE, one.type, one.day)]
        found[one.event] = set().union(*nearby)
    return found


def tellings(connection: Connection, which: Any) -> list[Telling]:
    """Return what the chosen events tell, in order; those that a text only tells again are left out."""
    columns = [s.events.c[name] for name in ("id", "document", "type", "mode", "trigger", "day", "first_day", "last_day",
                                             "gist", "happening")]  # fmt: skip
    rows = connection.execute(select(*columns).where(which, s.events.c.same_as.is_(None)).order_by(s.events.c.id)).all()
    sides: dict[int, dict[str, set[int]]] = {}
    ids = [row.id for row in rows]
    for part in _parts(ids, 500):
        for event, side, entity in connection.execute(
            select(s.sides.c.event, s.sides.c.side, s.sides.c.entity).where(
                s.sides.c.event.in_(part), s.sides.c.entity.is_not(None), s.sides.c.side.in_(("actor", "recipient"))
            )
        ):
            sides.setdefault(event, {}).setdefault(side, set()).add(entity)
    return [
        Telling(
            row.id, row.document, row.type, row.mode, row.trigger, row.day, row.first_day, row.last_day,
            frozenset((row.gist or "").split()), row.happening,
            frozenset(sides.get(row.id, {}).get("actor", ())), frozenset(sides.get(row.id, {}).get("recipient", ())),
        )
        for row in rows
    ]  # fmt: skip


def _begin(connection: Connection, one: Telling) -> int:
    values = {"type": one.type, "day": one.day, "tellings": 0, "documents": 0}
    return new_id(connection, _BEGIN, values)


def recount(connection: Connection, happenings: Iterable[int]) -> None:
    """Count tellings and documents anew; near copies are no tellings of their own; what nobody tells any more goes."""
    wanted = sorted(happenings)
    for part in _parts(wanted, 500):
        counts = {
            row[0]: row[1:]
            for row in connection.execute(
                select(
                    s.events.c.happening, func.sum(s.events.c.counted),
                    func.count(s.events.c.document.distinct()).filter(s.events.c.counted == 1),
                )
                .where(s.events.c.happening.in_(part)).group_by(s.events.c.happening)
            )
        }  # fmt: skip
        gone = [one for one in part if one not in counts]
        if gone:
            connection.execute(delete(s.happenings).where(s.happenings.c.id.in_(gone)))
        if counts:
            connection.execute(
                update(s.happenings)
                .where(s.happenings.c.id == bindparam("one"))
                .values(tellings=bindparam("n"), documents=bindparam("m")),
                [{"one": one, "n": n or 0, "m": m} for one, (n, m) in counts.items()],
            )


def _around(day: str) -> tuple[str, str]:
    try:
        middle = date.fromisoformat(day)
        return (middle - timedelta(DAYS)).isoformat(), (middle + timedelta(DAYS)).isoformat()
    except (ValueError, OverflowError):
        return day, day


def _parts(items: Sequence[int], size: int) -> list[Sequence[int]]:
    return [items[n : n + size] for n in range(0, len(items), size)]

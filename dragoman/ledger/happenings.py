"""One event told by several sources is one happening with many tellings.

A new event is held against those of other documents that were published within a few days of it, or that are filed within
a few days of it and share a side. Each pair gets a mark from what both tell: type and mode, the two sides,
the trigger, the content words around it (a word tells the more the fewer events have it), the dates. The best
mark above the bar joins it to that happening.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from dragoman.ledger import schema as s
from dragoman.ledger.dialect import add_to, new_id

DAYS = 4  # that two reports of one event may lie apart
CANDIDATES = 200  # per side of an event
POOL = 2_000  # events of texts published about the same days
SHARED = 3  # content words that two tellings must have in common
BAR = 0.36  # mark from which two tellings are one happening. Source: PolNeAR's development part (docs/ledger.md)


class Telling(NamedTuple):
    """What an event of a document tells, as far as it helps to know it again."""

    event: int
    document: int
    type: str
    mode: str | None
    status: str
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


Weights = Mapping[str, float]


def weights_of(connection: Connection, tellings: Iterable[Telling]) -> Weights:
    """Return how much each word of these tells: the less, the more events of the whole ledger have it."""
    words = sorted({word for telling in tellings for word in telling.gist})
    counts: dict[str, int] = {}
    for n in range(0, len(words), 500):
        counts.update(connection.execute(_STEMS, {"some": words[n : n + 500]}).tuples().all())
    size = connection.execute(_STEMS, {"some": [ALL]}).tuples().all()
    total = size[0][1] if size else 1
    return {word: math.log(1 + total / max(1, counts.get(word, 1))) for word in words}


def count_words(connection: Connection, document: int, sign: int = 1) -> None:
    """Count the words of a document's events, or take them away again (``sign`` -1)."""
    gists = (
        connection.execute(_GISTS, dict(zip(("first", "last"), s.item_range(document), strict=True))).scalars().all()
    )
    counts = Counter(word for gist in gists for word in gist.split())
    if gists:
        counts[ALL] = len(gists)
        connection.execute(_COUNT, [{"stem": word, "events": sign * n} for word, n in counts.items()])
        if sign < 0:
            connection.execute(delete(s.stems).where(s.stems.c.events <= 0))


ALL = ""  # the stem under which all events are counted
_STEMS = select(s.stems.c.stem, s.stems.c.events).where(s.stems.c.stem.in_(bindparam("some", expanding=True)))
_GISTS = select(s.events.c.gist).where(
    s.events.c.id.between(bindparam("first"), bindparam("last")), s.events.c.gist.is_not(None)
)
_COUNT = add_to(s.stems, "stem", "events")


def likeness(one: Telling, other: Telling, weights: Weights) -> float:
    """Return how sure it is that two tellings are of one event: about 0 to 1.4, joined from ``BAR`` on.

    What may happen or keeps happening is no one happening.
    """
    common = one.gist & other.gist
    if len(common) < SHARED or not {one.status, other.status}.isdisjoint(("hypothetical", "recurring")):
        return 0.0
    alike = one.trigger[:5].casefold() == other.trigger[:5].casefold()
    if one.type != other.type:
        if not _akin(one.type, other.type):
            return 0.0
        mark = -0.1
    elif one.mode == other.mode:
        mark = 0.1
    else:
        mark = -0.25 if one.mode and other.mode and not alike else 0.0
    mark += _length(common, weights) / math.sqrt(_length(one.gist, weights) * _length(other.gist, weights))
    mark += _shared(one.actors, other.actors) + _shared(one.recipients, other.recipients) + 0.08 * alike
    return mark + _dates(one, other)


def _length(words: Iterable[str], weights: Weights) -> float:
    return sum(weights[word] ** 2 for word in words)


def _shared(one: frozenset[int], other: frozenset[int]) -> float:
    """For when a side is shared, against when both sides are known and differ."""
    if not one or not other:
        return 0.0
    return 0.1 if one & other else -0.12


def _dates(one: Telling, other: Telling) -> float:
    """What the days that both texts give for the event say for or against."""
    if one.first_day and other.first_day:
        meet = one.first_day <= (other.last_day or "9") and other.first_day <= (one.last_day or "9")
        return 0.06 if meet else -0.25
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
_BY_DAY = (
    select(s.events.c.id, s.events.c.type, s.events.c.gist)
    .select_from(
        s.documents.join(
            s.events,
            (s.events.c.id >= s.documents.c.id * s.ROOM) & (s.events.c.id < (s.documents.c.id + 1) * s.ROOM),
        )
    )
    .where(s.documents.c.day.between(bindparam("first"), bindparam("last")), s.events.c.gist.is_not(None))
    .order_by(s.documents.c.day.desc(), s.documents.c.id.desc())
    .limit(bindparam("most"))
)


def join_happenings(connection: Connection, document: int) -> None:
    """Join each event of a document that was just written to the happening that others told of, if there is one."""
    count_words(connection, document)
    mine = tellings(connection, s.events.c.id.between(*s.item_range(document)))
    if not mine:
        return
    nearby = _nearby(connection, document, mine)
    others = {
        one.event: one
        for part in _parts(sorted(set().union(*nearby.values())), 500)
        for one in tellings(connection, s.events.c.id.in_(part))
        if one.document != document
    }
    weights = weights_of(connection, (*mine, *others.values()))
    joined: dict[int, int] = {}
    for one in mine:
        best = max(
            ((likeness(one, others[i], weights), -i) for i in nearby[one.event] if i in others), default=(0.0, 0)
        )
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


def _nearby(connection: Connection, document: int, mine: Sequence[Telling]) -> dict[int, set[int]]:
    """Events of texts published about the same days, and those filed under about the same days that share a side."""
    asked: dict[tuple[int, str], set[int]] = {}
    published = connection.execute(_DAY, {"one": document}).scalar_one()
    first, last = _around(published)
    pool = [
        (row.id, row.type, frozenset(row.gist.split()))
        for row in connection.execute(_BY_DAY, {"first": first, "last": last, "most": POOL})
        if row.id // s.ROOM != document
    ]

    def ask(one: int, day: str) -> set[int]:
        if (one, day) not in asked:
            first, last = _around(day)
            found = connection.execute(_BY_ENTITY, {"one": one, "first": first, "last": last}).scalars()
            asked[one, day] = set(found)
        return asked[one, day]

    found: dict[int, set[int]] = {}
    for one in mine:
        akin = {i for i, kind, gist in pool if len(gist & one.gist) >= SHARED and _akin(kind, one.type)}
        found[one.event] = akin.union(*(ask(side, one.day) for side in sorted(one.actors | one.recipients)[:6]))
    return found


def _akin(one: str, other: str) -> bool:
    return one == other or frozenset((one, other)) in _KIN


_DAY = select(s.documents.c.day).where(s.documents.c.id == bindparam("one"))


def tellings(connection: Connection, which: Any) -> list[Telling]:
    """Return what the chosen events tell, in order; those that a text only tells again are left out."""
    columns = [s.events.c[name] for name in ("id", "document", "type", "mode", "status", "trigger", "day", "first_day", "last_day",
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
            row.id, row.document, row.type, row.mode, row.status, row.trigger, row.day, row.first_day, row.last_day,
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

"""Which tellings are of one happening? A new document's events are held against those of documents close to it.

Close are documents that were published within a week of it, or of a day that it tells, and share its topic: the stems
that each has oftener than others. Each pair of their events gets a mark; groups are joined while the mean of the
marks between them is above the bar (average linkage), so that one alike pair makes no chain. Groups that were
joined before stay as they are: a new telling goes to one of them, or begins one with others that stood alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import combinations

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from dragoman.ledger import schema as s
from dragoman.ledger.dialect import Prepared, listed, new_id
from dragoman.ledger.happenings.likeness import is_another_day, likeness
from dragoman.ledger.happenings.rarity import KnownStems, Rarity
from dragoman.ledger.happenings.telling import Telling, load_days, load_tellings
from dragoman.ledger.happenings.topics import close_documents, keep_topic

BAR = -1.0  # mean logit from which groups are one. Source: PolNeAR's training part (models/happenings/card.toml)
LEAST, MOST = -6.0, 4.0  # between which a logit counts: no single pair decides alone
NEVER = -60.0  # but for a pair whose days forbid it


def join_happenings(connection: Connection, document: int, text: str, known: KnownStems) -> None:
    """Join each event of a document that was just written to the happening that others told of, if there is one."""
    topic = keep_topic(connection, document, text, known)
    days = load_days(connection, document)
    if days is None:
        return
    close = close_documents(connection, document, topic, *days, known)
    others = [one for number in close for one in load_tellings(connection, number)]
    if not others:
        return
    mine = load_tellings(connection, document)
    rarity = known.rarities(connection, frozenset().union(*(one.words | one.core for one in (*mine, *others))))
    for group in group_tellings(mine, others, rarity, close):
        _join(connection, group)


def group_tellings(
    mine: Sequence[Telling], others: Sequence[Telling], rarity: Rarity, close: dict[int, float]
) -> list[list[Telling]]:
    """Return the groups in which one of mine stands together with others.

    Time: the pairs of mine with others, and the cube of how many others are alike to any of mine.
    """
    marks: dict[tuple[int, int], float] = {}

    def mark(one: Telling, other: Telling) -> float:
        key = (one.event, other.event) if one.event < other.event else (other.event, one.event)
        if key not in marks:
            near = min(close.get(one.document, 1.0), close.get(other.document, 1.0))
            never = is_another_day(one, other)
            marks[key] = NEVER if never else min(MOST, max(LEAST, likeness(one, other, rarity, near)))
        return marks[key]

    alike = [other for other in others if max(mark(one, other) for one in mine) > BAR - 1]
    if not alike:
        return []
    joined: dict[int, list[Telling]] = {}
    for other in alike:
        joined.setdefault(-other.event if other.happening is None else other.happening, []).append(other)
    groups = [*([one] for one in mine), *joined.values()]
    kept = [len(mine) <= n and group[0].happening is not None for n, group in enumerate(groups)]
    means = {
        (a, b): sum(mark(one, other) for one in groups[a] for other in groups[b]) / (len(groups[a]) * len(groups[b]))
        for a, b in combinations(range(len(groups)), 2) if not (kept[a] and kept[b])
    }  # fmt: skip
    while means:
        (a, b), best = max(means.items(), key=lambda item: (item[1], -item[0][0], -item[0][1]))
        if best < BAR:
            break
        _merge(means, groups, kept, a, b)
    own = frozenset(one.event for one in mine)
    return [
        group for group in groups if len({one.document for one in group}) > 1 and any(t.event in own for t in group)
    ]


def _merge(means: dict[tuple[int, int], float], groups: list[list[Telling]], kept: list[bool], a: int, b: int) -> None:
    """Put group ``b`` into group ``a``: the mean to every other group is that of both, weighed by their sizes."""
    sizes = len(groups[a]), len(groups[b])
    del means[a, b]
    for n in range(len(groups)):
        if n in (a, b) or not groups[n]:
            continue
        one = means.pop((min(a, n), max(a, n)), None)
        two = means.pop((min(b, n), max(b, n)), None)
        if one is not None and two is not None and not (kept[n] and (kept[a] or kept[b])):
            means[min(a, n), max(a, n)] = (one * sizes[0] + two * sizes[1]) / sum(sizes)
    groups[a] += groups[b]
    groups[b] = []
    kept[a] = kept[a] or kept[b]


def _join(connection: Connection, group: Sequence[Telling]) -> None:
    """Write down that these tellings are of one happening."""
    happening = next((one.happening for one in group if one.happening is not None), None)
    if happening is None:
        first = min(group, key=lambda one: one.event)
        happening = new_id(connection, _BEGIN, {"type": first.type, "day": first.day, "tellings": 0, "documents": 0})
    new = [one.event for one in group if one.happening is None]
    _JOIN.write(connection, [{"one": event, "happening_": happening} for event in new])
    recount(connection, (happening,))


_JOIN = Prepared(update(s.events).where(s.events.c.id == bindparam("one")).values(happening=bindparam("happening_")))
_BEGIN = insert(s.happenings)


def happenings_of(connection: Connection, document: int) -> list[int]:
    """Return the happenings that a document tells of."""
    told = select(s.events.c.happening).where(
        s.events.c.id.between(*s.item_range(document)), s.events.c.happening.is_not(None)
    )
    return list(connection.execute(told.distinct()).scalars())


def recount(connection: Connection, happenings: Iterable[int]) -> None:
    """Count tellings and documents anew; near copies are no tellings of their own; what nobody tells any more goes."""
    wanted = sorted(happenings)
    counts = {row[0]: row[1:] for row in connection.execute(_COUNTS, {"some": json.dumps(wanted)})}
    _GONE.write(connection, [{"one": one} for one in wanted if one not in counts])
    _COUNTED.write(connection, [{"one": one, "n": n or 0, "m": m} for one, (n, m) in counts.items()])


_COUNTS = (
    select(
        s.events.c.happening, func.sum(s.events.c.counted),
        func.count(s.events.c.document.distinct()).filter(s.events.c.counted == 1),
    )
    .where(s.events.c.happening.in_(listed("some"))).group_by(s.events.c.happening)
)  # fmt: skip
_GONE = Prepared(delete(s.happenings).where(s.happenings.c.id == bindparam("one")))
_COUNTED = Prepared(
    update(s.happenings)
    .where(s.happenings.c.id == bindparam("one"))
    .values(tellings=bindparam("n"), documents=bindparam("m"))
)

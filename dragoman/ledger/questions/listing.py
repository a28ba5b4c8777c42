"""Which rows does a question want, newest first? Page by page by day and number, so that no page costs more than the first."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, literal, or_, select, tuple_

from dragoman.errors import LedgerError, MissingError
from dragoman.ledger import schema as s
from dragoman.ledger.days import Day
from dragoman.ledger.filters import Filter, check_filter
from dragoman.ledger.questions.who import Meant, country_code, find_meant
from dragoman.ledger.summaries import spot_events
from dragoman.record.scores import QUAD_CLASSES

RARE = 5_000  # events at a place that lead a question


class Found(NamedTuple):
    """Day and number of a row: what pages are ordered by, both falling."""

    day: str
    id: int


class Kind(NamedTuple):
    """How a kind of item is filtered: its table, who has a part in it, and who it is about."""

    name: str
    table: Table
    parts: Table | None  # a row for each actor's part in an item
    item: str  # the column of ``parts`` that leads to the item
    role: str  # the column of ``parts`` that says which part
    about: Table | None


EVENTS = Kind("event", s.events, s.sides, "event", "side", None)
AGREEMENTS = Kind("agreement", s.agreements, s.agreement_sides, "agreement", "role", None)
STATEMENTS = Kind("statement", s.statements, None, "", "", s.statement_about)
CLAIMS = Kind("claim", s.claims, None, "", "", s.claim_about)


def find_page(connection: Connection, kind: Kind, wanted: Filter, limit: int, after: str | None) -> list[Found]:
    """Return up to ``limit`` rows of a kind, newest first. Raises: LedgerError when the filter asks what cannot be."""
    wanted = check_filter(wanted)
    cursor = parse_cursor(after)
    pages = [
        connection.execute(_below(query, day, number, cursor).order_by(day.desc(), number.desc()).limit(limit))
        .tuples()
        .all()
        for query, day, number in queries_of(connection, kind, wanted)
    ]
    found: list[Found] = []
    for one in heapq.merge(*([Found(day or "", i) for day, i in page] for page in pages), reverse=True):
        if not found or found[-1] != one:
            found.append(one)
    return found[:limit]


def find_all(connection: Connection, kind: Kind, wanted: Filter) -> list[int]:
    """Return the numbers of all rows of a kind, in the order in which they were kept."""
    wanted = check_filter(wanted)
    found: set[int] = set()
    for query, _, number in queries_of(connection, kind, wanted):
        found.update(connection.execute(query.with_only_columns(number)).scalars())
    return sorted(found)


def find_documents(connection: Connection, wanted: Filter) -> list[int]:
    """Return the numbers of the documents that a filter's days, publisher and document leave, in order."""
    wanted = check_filter(wanted)
    d = s.documents.c
    query = select(d.id).order_by(d.id)
    if not wanted.count_copies:
        query = query.where(d.copy_of.is_(None))
    if wanted.first_day is not None:
        query = query.where(d.day >= wanted.first_day)
    if wanted.last_day is not None:
        query = query.where(d.day <= wanted.last_day, d.day != "")
    if wanted.publisher is not None:
        query = query.where(func.lower(d.publisher) == wanted.publisher.lower())
    if wanted.document is not None:
        query = query.where(d.id == find_document(connection, wanted.document))
    return list(connection.execute(query).scalars())


def cursor_of(found: Found) -> str:
    """Return what a page's ``following`` is made of."""
    return f"{found.day or '-'}~{found.id}"


def parse_cursor(after: str | None) -> Found | None:
    """Return where a page begins. Raises: LedgerError when it is no such mark."""
    if after is None:
        return None
    day, _, number = after.partition("~")
    if not number.isdecimal():
        raise LedgerError(f"{after!r} is no place to go on from", "after", "hand over what a page names as following")
    return Found("" if day == "-" else day, int(number))


def _below(query: Select[Any], day: Any, number: Any, cursor: Found | None) -> Select[Any]:
    if cursor is None:
        return query
    return query.where(below(day, number, cursor))


def below(day: ColumnElement[Any], number: ColumnElement[Any], cursor: Found) -> ColumnElement[bool]:
    """Return the condition that a row comes after the cursor."""
    return tuple_(day, number) < tuple_(literal(cursor.day, Day()), literal(cursor.id))


def queries_of(
    connection: Connection, kind: Kind, wanted: Filter
) -> Iterable[tuple[Select[Any], ColumnElement[Any], ColumnElement[Any]]]:
    """One query for each actor that is meant, driven by the index of that actor; one by day where none is named."""
    if kind.parts is not None:
        return _by_parts(connection, kind, wanted)
    return _by_speaker(connection, kind, wanted)


def _by_parts(connection: Connection, kind: Kind, wanted: Filter) -> list[tuple[Select[Any], Any, Any]]:
    table, parts = kind.table, kind.parts
    assert parts is not None
    asked = [
        (find_meant(connection, words), role)
        for words, role in ((wanted.actor, "actor"), (wanted.recipient, "recipient"), (wanted.party, None))
        if words is not None
    ]
    if kind is AGREEMENTS:
        asked = [(meant, None) for meant, _ in asked]
    if not asked:
        query = select(table.c.day, table.c.id).where(*_conditions(connection, kind, wanted, table.c.day))
        return [(query, table.c.day, table.c.id)]
    if kind is EVENTS and wanted.party is None and len(asked) == 2 and not wanted.retold:
        actor, recipient = asked[0][0].country, asked[1][0].country
        if actor is not None and recipient is not None and actor != recipient:
            return [_by_pair(connection, actor, recipient, wanted)]
    if len(asked) > 1:
        asked = rarest_first(connection, parts, asked)
    queries = []
    (first, role), others = asked[0], asked[1:]
    for key in _keys(first):
        one = parts.alias("one")
        conditions = [one.c.country == key] if first.country is not None else [one.c.entity == key]
        if role is not None:
            conditions.append(one.c[kind.role] == role)
        if kind is EVENTS:
            if not wanted.count_copies:
                conditions.append(one.c.counted == 1)
            if wanted.type:
                conditions.append(one.c.type.in_(wanted.type))
        for meant, other_role in others:
            two = parts.alias()
            # Coalesced, so that the row is sought by its event and not among all of the other actor's.
            exists = select(two.c.actor).where(
                two.c[kind.item] == one.c[kind.item], two.c.actor != one.c.actor,
                meant.holds(func.coalesce(two.c.entity, -1), func.coalesce(two.c.country, "")),
            )  # fmt: skip
            conditions.append((exists.where(two.c[kind.role] == other_role) if other_role else exists).exists())
        query = (
            select(one.c.day, one.c[kind.item])
            .join(table, table.c.id == one.c[kind.item])
            .where(*conditions, *_conditions(connection, kind, wanted, one.c.day))
            .distinct()
        )
        queries.append((query, one.c.day, one.c[kind.item]))
    return queries


def _by_pair(connection: Connection, actor: str, recipient: str, wanted: Filter) -> tuple[Select[Any], Any, Any]:
    """Events from one country to another, by the table of pairs."""
    y = s.dyads.c
    query = (
        select(y.day, y.event)
        .join(s.events, s.events.c.id == y.event)
        .where(y.source == actor, y.target == recipient, y.mutual == 0)
        .where(*_conditions(connection, EVENTS, wanted, y.day))
    )
    return query, y.day, y.event


def _by_speaker(connection: Connection, kind: Kind, wanted: Filter) -> list[tuple[Select[Any], Any, Any]]:
    table, about = kind.table, kind.about
    assert about is not None
    speaker = find_meant(connection, wanted.speaker) if wanted.speaker is not None else None
    topic = find_meant(connection, wanted.about, alone=True) if wanted.about is not None else None
    conditions = _conditions(connection, kind, wanted, table.c.day)
    if speaker is not None:
        queries = []
        for key in _keys(speaker):
            column = table.c.country if speaker.country is not None else table.c.entity
            query = select(table.c.day, table.c.id).where(column == key, *conditions)
            if topic is not None:
                query = query.where(
                    select(about.c.entity)
                    .where(
                        about.c.entity.in_(topic.entities), about.c.day == table.c.day,
                        about.c[kind.name] == table.c.id,
                    )
                    .exists()
                )  # fmt: skip
            queries.append((query, table.c.day, table.c.id))
        return queries
    if topic is not None:
        number = about.c[kind.name]
        return [
            (
                select(about.c.day, number)
                .join(table, table.c.id == number)
                .where(about.c.entity == entity, *_conditions(connection, kind, wanted, about.c.day))
                .distinct(),
                about.c.day,
                number,
            )
            for entity in topic.entities
        ]
    # Without a name the documents lead, by day; statements and claims have their document's day, and are near copies
    # when it is one. (The table's own ``counted`` would lure the planner into reading all of it.)
    d = s.documents.c
    inside = and_(table.c.id >= d.id * s.ROOM, table.c.id < (d.id + 1) * s.ROOM)
    query = select(d.day, table.c.id).select_from(s.documents.join(table, inside))
    query = query.where(*_conditions(connection, kind, wanted, d.day, counted=False))
    if not wanted.count_copies:
        query = query.where(d.copy_of.is_(None))
    return [(query, d.day, table.c.id)]


def told_in(connection: Connection, meant: Meant) -> int:
    """Return in how many documents those who are meant are named."""
    e = s.entities.c
    of = e.country == meant.country if meant.country is not None else e.id.in_(meant.entities)
    return int(connection.execute(select(func.coalesce(func.sum(e.documents), 0)).where(of)).scalar_one())


def rarest_first(
    connection: Connection, parts: Table, asked: list[tuple[Meant, str | None]]
) -> list[tuple[Meant, str | None]]:
    """Return them with those first who have a part in the fewest items, for each of the first one's is looked up in the index.

    Parts are counted only as far as it takes to find out who has fewer.
    """
    most = 500
    while True:
        counts = [_parts_of(connection, parts, meant, most) for meant, _ in asked]
        if min(counts) < most or most > 1_000_000:
            return [one for _, one in sorted(zip(counts, asked, strict=True), key=lambda pair: pair[0])]
        most *= 8


def _parts_of(connection: Connection, parts: Table, meant: Meant, most: int) -> int:
    of = parts.c.country == meant.country if meant.country is not None else parts.c.entity.in_(meant.entities)
    some = select(literal(1)).select_from(parts).where(of).limit(most).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def _keys(meant: Meant) -> Sequence[Any]:
    return (meant.country,) if meant.country is not None else meant.entities


def _conditions(
    connection: Connection, kind: Kind, wanted: Filter, day: Any, *, counted: bool = True
) -> list[ColumnElement[bool]]:
    """What every row must meet, whoever has a part in it."""
    table = kind.table
    found: list[ColumnElement[bool]] = []
    if wanted.first_day is not None:
        found.append(day >= wanted.first_day)
    if wanted.last_day is not None:
        found += [day <= wanted.last_day, day != ""]
    if counted and not wanted.count_copies:
        found.append(table.c.counted == 1)
    if wanted.document is not None:
        first, last = s.item_range(find_document(connection, wanted.document))
        found.append(table.c.id.between(first, last))
    if wanted.publisher is not None:
        of = select(s.documents.c.id).where(func.lower(s.documents.c.publisher) == wanted.publisher.lower())
        found.append(table.c.document.in_(of))
    return found + own_conditions(connection, wanted, kind)


def own_conditions(connection: Connection, wanted: Filter, kind: Kind = EVENTS) -> list[ColumnElement[bool]]:
    """Return what an item must itself be, whoever has a part in it and whatever its document."""
    c = kind.table.c
    found: list[ColumnElement[bool]] = []
    if kind is EVENTS:
        if wanted.type:
            found.append(c.type == wanted.type[0] if len(wanted.type) == 1 else c.type.in_(wanted.type))
        if wanted.quad is not None:
            found.append(c.type.in_(types_of(wanted.quad)))
        if wanted.mode is not None:
            found.append(c.mode == wanted.mode)
        if wanted.status:
            found.append(c.status.in_(wanted.status))
        if wanted.happening is not None:
            found.append(c.happening == wanted.happening)
        if not wanted.retold:
            found.append(c.same_as.is_(None))
        if wanted.place is not None:
            p = spot_events.c
            there = _there(wanted.place)
            if place_is_rare(connection, wanted.place):
                found.append(c.id.in_(select(p.event).where(there)))
            else:  # each event is asked whether it was there, by the index of the event
                found.append(select(p.event).where(p.event == c.id, there).exists())
    elif kind is STATEMENTS and wanted.kind is not None:
        found.append(c.kind == wanted.kind)
    elif kind is CLAIMS and wanted.score is not None:
        found.append(c.score >= wanted.score)
    elif kind is AGREEMENTS and wanted.stage is not None:
        found.append(c.stage == wanted.stage)
    return found


def place_is_rare(connection: Connection, place: str) -> bool:
    """Tell whether so few events happened there that they should lead a question."""
    there = select(spot_events.c.event).where(_there(place)).limit(RARE)
    return int(connection.execute(select(func.count()).select_from(there.subquery())).scalar_one()) < RARE


def _there(place: str) -> ColumnElement[bool]:
    p, code = spot_events.c, country_code(place)
    return or_(p.name == place, p.country == code) if code else p.name == place


def types_of(quad: str) -> list[str]:
    """Return the types of a class; ``material`` and ``conflict`` alone stand for both that hold the word."""
    words = set(quad.lower().replace("-", " ").split())
    found = [kind for kind, name in QUAD_CLASSES.items() if words <= set(name.split())]
    if not found or not words:
        raise LedgerError(
            f"there is no class {quad!r}", "quad", f"the classes are {', '.join(dict.fromkeys(QUAD_CLASSES.values()))}"
        )
    return found


def find_document(connection: Connection, words: str) -> int:
    """Return the number of the document that is meant: its number, the beginning of its hash, its source, its title.

    Raises: LedgerError when there is none, or several.
    """
    d = s.documents.c
    bare = words.strip().removeprefix("#")
    conditions: list[ColumnElement[bool]] = []
    if bare.isdecimal() and len(bare) < 12:
        conditions.append(d.id == int(bare))
    if len(bare) >= 6 and all(c in "0123456789abcdef" for c in bare):
        conditions.append(d.hash.between(bare, bare + "g"))
    conditions += [
        d.source == words,
        d.id.in_(select(s.sightings.c.document).where(s.sightings.c.source == words)),
        d.title == words,
    ]
    for condition in conditions:
        found = connection.execute(select(d.id).where(condition).limit(2)).scalars().all()
        if len(found) == 1:
            return int(found[0])
        if found:
            raise LedgerError("several documents are meant", words, "name one by its number (see `dragoman documents`)")
    raise MissingError("there is no such document", words, "name its number, its source or the begin of its hash")

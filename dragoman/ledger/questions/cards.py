"""Documents as a list shows them: searched, filtered, sorted, each with what was found in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    column,
    func,
    literal,
    select,
    table,
    text,
    tuple_,
)

from dragoman.errors import LedgerError
from dragoman.ledger import schema as s
from dragoman.ledger.filters import Filter, check_filter
from dragoman.ledger.fulltext import full_text_query
from dragoman.ledger.page_rows import DocumentCard, VoiceCount
from dragoman.ledger.questions.hydrate import documents_by_id, parts
from dragoman.ledger.questions.listing import find_document, own_conditions, place_is_rare, told_in
from dragoman.ledger.questions.search import RANKED, hits_in
from dragoman.ledger.questions.summed import EVERYBODY, count_events, days_within, wanted_types
from dragoman.ledger.questions.who import Meant, find_meant
from dragoman.ledger.summaries import document_counts

Sort = Literal["newest", "oldest", "opinion", "events"]
# Where fewer events than this fit, they lead the question; else the documents are gone through in their order.
RARE = 20_000


class Wish(NamedTuple):
    """What a list of documents asks for beside the filter; ``opinion`` is the least share of sentences that judge."""

    words: str | None = None
    opinion: float | None = None
    sort: Sort | None = None


def find_cards(
    connection: Connection, wanted: Filter, wish: Wish, limit: int, after: str | None
) -> tuple[list[DocumentCard], str | None]:
    """Return documents and the mark of the next page. With words the best come first, unless a sort is asked for.

    Raises: LedgerError when the filter asks what cannot be, or no word is left to look for.
    """
    wanted = check_filter(wanted)
    conditions = _conditions(connection, wanted)
    if wish.opinion:
        conditions.append(_judging(connection, wish.opinion))
    if wish.words is None or not wish.words.strip():
        ids, following = _sorted_page(connection, conditions, wish.sort or "newest", limit, after)
        return cards_by_id(connection, ids), following
    return _search(connection, conditions, wish, limit, after)


def cards_by_id(connection: Connection, ids: Sequence[int]) -> list[DocumentCard]:
    """Return cards in the order of the numbers as given."""
    rows, copies = documents_by_id(connection, ids), _copies(connection, ids)
    c = document_counts.c
    counts: dict[int, Any] = {}
    for part in parts(ids):
        counts.update(
            (row.document, row) for row in connection.execute(select(document_counts).where(c.document.in_(part)))
        )
    return [
        DocumentCard(
            **msgspec.structs.asdict(rows[one]), copies=copies.get(one, 0), events=counts[one].events,
            statements=counts[one].statements, claims=counts[one].claims,
            voice=VoiceCount(reported=counts[one].reported, attributed=counts[one].attributed, opinion=counts[one].opinion),
        )
        for one in ids
    ]  # fmt: skip


def _copies(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    d = s.documents.c
    found: dict[int, int] = {}
    for part in parts(ids):
        query = select(d.copy_of, func.count()).where(d.copy_of.in_(part)).group_by(d.copy_of)
        found.update(connection.execute(query).tuples().all())
    return found


def _conditions(connection: Connection, wanted: Filter) -> list[ColumnElement[bool]]:
    d = s.documents.c
    found: list[ColumnElement[bool]] = []
    if not wanted.count_copies:
        found.append(d.copy_of.is_(None))
    found += days_within(d.day, wanted)
    if wanted.publisher is not None:
        names = select(d.publisher).where(func.lower(d.publisher) == wanted.publisher.lower()).distinct()
        found.append(d.publisher.in_(connection.execute(names).scalars().all()))
    if wanted.document is not None:
        found.append(d.id == find_document(connection, wanted.document))
    if wanted.speaker is not None:
        found.append(_with_speaker(connection, find_meant(connection, wanted.speaker)))
    if wanted.about is not None:
        meant, about = find_meant(connection, wanted.about, alone=True), s.statement_about.c
        found.append(d.id.in_(select(about.statement // s.ROOM).where(about.entity.in_(meant.entities))))
    return found + _with_events(connection, wanted)


def _judging(connection: Connection, least: float) -> ColumnElement[bool]:
    c = document_counts.c
    those = select(c.document).where(c.share >= least)
    few = connection.execute(select(func.count()).select_from(those.limit(RARE).subquery())).scalar_one() < RARE
    return c.document.in_(those) if few else c.share >= least


def _inside(number: ColumnElement[int]) -> ColumnElement[bool]:
    """The item belongs to the document."""
    return and_(number >= s.documents.c.id * s.ROOM, number < (s.documents.c.id + 1) * s.ROOM)


def _with_speaker(connection: Connection, meant: Meant) -> ColumnElement[bool]:
    t = s.statements.c
    if told_in(connection, meant) < RARE:
        return s.documents.c.id.in_(select(t.document).where(meant.holds(t.entity, t.country)))
    holds = meant.holds(func.coalesce(t.entity, -1), func.coalesce(t.country, ""))
    return select(t.id).where(_inside(t.id), holds).correlate(s.documents).exists()


def _with_events(connection: Connection, wanted: Filter) -> list[ColumnElement[bool]]:
    """At least one event in the document is what is asked for: its sides, its type, its status, its place."""
    asked = [(wanted.party, None), (wanted.actor, "actor"), (wanted.recipient, "recipient")]
    if wanted.recipient is None and wanted.party is None:
        asked = [(wanted.actor, None)]
    sides = [(find_meant(connection, words), side) for words, side in asked if words is not None]
    # What an event must be, beside that it is told for the first time in its text; that alone asks nothing.
    own = own_conditions(connection, msgspec.structs.replace(wanted, retold=True))
    if not sides:
        return [_with_event(connection, wanted, own)] if own else []
    types = wanted_types(wanted)
    sides.sort(key=lambda one: count_events(connection, one[0], types))
    return [_with_sides(sides, own, types, rare=count_events(connection, sides[0][0], types) < RARE)]


def _with_event(connection: Connection, wanted: Filter, own: list[ColumnElement[bool]]) -> ColumnElement[bool]:
    e = s.events.c
    few = wanted.happening is not None or (wanted.place is not None and place_is_rare(connection, wanted.place))
    if few or count_events(connection, EVERYBODY, wanted_types(wanted)) < RARE:
        return s.documents.c.id.in_(select(e.id // s.ROOM).where(*own))
    return select(e.id).where(_inside(e.id), *own).correlate(s.documents).exists()


def _with_sides(
    sides: list[tuple[Meant, str | None]], own: list[ColumnElement[bool]], types: list[str] | None, *, rare: bool
) -> ColumnElement[bool]:
    """The rarest side leads, by its index, where it is rare; else each document is looked into, newest first."""
    first = s.sides.alias()
    conditions: list[ColumnElement[bool]] = [first.c.type.in_(types)] if types is not None else []
    for n, (meant, side) in enumerate(sides):
        part = first if n == 0 else s.sides.alias()
        # Coalesced, the actor is looked for inside the document; as it stands, by the index of the actor.
        if rare and n == 0:
            mine = [meant.holds(part.c.entity, part.c.country)]
        else:
            mine = [meant.holds(func.coalesce(part.c.entity, -1), func.coalesce(part.c.country, ""))]
        if side is not None:
            mine.append(part.c.side == side)
        if n == 0:
            conditions += mine
        else:
            mine += [part.c.event == first.c.event, part.c.actor != first.c.actor]
            conditions.append(select(part.c.event).where(*mine).exists())
    if own:
        conditions.append(select(s.events.c.id).where(s.events.c.id == first.c.event, *own).exists())
    if rare:
        return s.documents.c.id.in_(select(first.c.event // s.ROOM).where(*conditions))
    return select(first.c.event).where(_inside(first.c.event), *conditions).correlate(s.documents).exists()


def _sorted_page(
    connection: Connection, conditions: list[ColumnElement[bool]], sort: Sort, limit: int, after: str | None
) -> tuple[list[int], str | None]:
    d = s.documents.c
    key: Any = _KEYS[sort]
    query = select(key.label("key"), d.id).select_from(_COUNTED).where(*conditions)
    number = d.id if sort in ("newest", "oldest") else document_counts.c.document
    cursor = _parse_cursor(after, sort)
    if cursor is not None:
        here, there = tuple_(key, number), tuple_(literal(cursor[0], key.type), literal(cursor[1]))
        query = query.where(here > there if sort == "oldest" else here < there)
    order = (key.asc(), number.asc()) if sort == "oldest" else (key.desc(), number.desc())
    rows = connection.execute(query.order_by(*order).limit(limit)).all()
    following = f"{rows[-1][0] if rows[-1][0] != '' else '-'}~{rows[-1][1]}" if len(rows) == limit else None
    return [row[1] for row in rows], following


_COUNTED = s.documents.join(document_counts, document_counts.c.document == s.documents.c.id)
_KEYS = {
    "newest": s.documents.c.day, "oldest": s.documents.c.day, "opinion": document_counts.c.share,
    "events": document_counts.c.events,
}  # fmt: skip


def _parse_cursor(after: str | None, sort: Sort) -> tuple[Any, int] | None:
    if after is None:
        return None
    value, _, number = after.partition("~")
    try:
        key: Any = ("" if value == "-" else value) if sort in ("newest", "oldest") else float(value)
        return key, int(number)
    except ValueError:
        raise LedgerError(
            f"{after!r} is no place to go on from", "after", "hand over what a page names as following"
        ) from None


def _search(
    connection: Connection, conditions: list[ColumnElement[bool]], wish: Wish, limit: int, after: str | None
) -> tuple[list[DocumentCard], str | None]:
    d = s.documents.c
    start = int(after) if after is not None and after.isdecimal() else 0
    if after is not None and not after.isdecimal():
        raise LedgerError(f"{after!r} is no place to go on from", "after", "hand over what a page names as following")
    found = table("search", column("rowid"), column("rank"))
    words = full_text_query(wish.words or "")
    # Deeper matches of common words are not ranked: see RANKED.
    base = select(d.id).select_from(found.join(_COUNTED, d.id == found.c.rowid)).where(
        text("search MATCH :words").bindparams(words=words), *conditions
    )  # fmt: skip
    orders: dict[str | None, tuple[Any, ...]] = {
        "newest": (d.day.desc(), d.id.desc()), "oldest": (d.day, d.id), "opinion": (_KEYS["opinion"].desc(), d.id.desc()),
        "events": (_KEYS["events"].desc(), d.id.desc()), None: (found.c.rank, d.id.desc()),
    }  # fmt: skip
    order = orders[wish.sort]
    if wish.sort is None and len(connection.execute(base.limit(RANKED)).all()) == RANKED:
        order = (d.id.desc(),)
    ids = list(connection.execute(base.order_by(*order).limit(limit).offset(start)).scalars())
    following = str(start + limit) if len(ids) == limit else None
    return _with_passages(connection, cards_by_id(connection, ids), wish.words or ""), following


def _with_passages(connection: Connection, cards: list[DocumentCard], words: str) -> list[DocumentCard]:
    found = hits_in(connection, cards, words)
    return [
        msgspec.structs.replace(card, passage=hit.passage, hits=hit.hits)
        for card, hit in zip(cards, found, strict=True)
    ]

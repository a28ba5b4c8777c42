"""One document whole: its record, and what other documents have in common with it."""

from __future__ import annotations

from sqlalchemy import Connection, select

from dragoman.ledger import schema as s
from dragoman.ledger.page_rows import DocumentSight, EventBrief, Known, Quoted, Told
from dragoman.ledger.questions.cards import cards_by_id
from dragoman.ledger.questions.hydrate import documents_by_id
from dragoman.ledger.store import load_record
from dragoman.record.scores import QUAD_CLASSES

MOST_COPIES = 200


def find_sight(connection: Connection, document: int) -> DocumentSight:
    """Return a document by its number."""
    card = cards_by_id(connection, [document])[0]
    d = s.documents.c
    query = select(d.id).where(d.copy_of == document).order_by(d.day, d.id).limit(MOST_COPIES)
    copies = documents_by_id(connection, connection.execute(query).scalars())
    return DocumentSight(
        row=card, record=load_record(connection, document), entities=_entities(connection, document),
        tellings=_tellings(connection, document), quoted=_quoted(connection, document),
        summaries=_summaries(connection, document), copies=tuple(copies.values()),
        original=documents_by_id(connection, [card.copy_of])[card.copy_of] if card.copy_of else None,
    )  # fmt: skip


def _entities(connection: Connection, document: int) -> dict[str, Known]:
    a, e = s.actors.c, s.entities.c
    query = select(a.id, e.id, e.name).join(s.entities, e.id == a.entity).where(a.id.between(*s.item_range(document)))
    return {_key("a", row[0]): Known(row[1], row[2]) for row in connection.execute(query)}


def _tellings(connection: Connection, document: int) -> dict[str, Told]:
    e, h = s.events.c, s.happenings.c
    query = select(e.id, h.id, h.documents).join(s.happenings, h.id == e.happening)
    query = query.where(e.id.between(*s.item_range(document)), h.documents > 1)
    return {_key("e", row[0]): Told(row[1], row[2]) for row in connection.execute(query)}


def _quoted(connection: Connection, document: int) -> dict[str, Quoted]:
    t, q = s.statements.c, s.quotations.c
    query = select(t.id, q.id, q.tellings).join(s.quotations, q.id == t.quotation)
    query = query.where(t.id.between(*s.item_range(document)), q.tellings > 1)
    return {_key("s", row[0]): Quoted(row[1], row[2]) for row in connection.execute(query)}


def _summaries(connection: Connection, document: int) -> dict[str, EventBrief]:
    e, p = s.events.c, s.places.c
    query = (
        select(s.events, p.name.label("place_name"), p.country.label("place_country"))
        .outerjoin(s.places, (p.document == e.document) & (p.number == e.place))
        .where(e.id.between(*s.item_range(document)))
    )
    return {
        _key("e", row.id): EventBrief(
            quad=QUAD_CLASSES[row.type], score=row.score,
            sentence_start=row.start if row.sentence_start is None else row.sentence_start,
            sentence_end=row.end if row.sentence_end is None else row.sentence_end, day=row.day or None,
            first_day=row.first_day, last_day=row.last_day, place=row.place_name, place_country=row.place_country,
        )
        for row in connection.execute(query)
    }  # fmt: skip


def _key(letter: str, number: int) -> str:
    return f"{letter}{number % s.ROOM}"

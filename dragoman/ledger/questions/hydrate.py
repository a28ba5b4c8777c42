"""From the numbers of a page's rows to the rows themselves: a few questions for all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from dragoman.ledger import schema as s
from dragoman.ledger.rows import (
    AgreementRow,
    ClaimRow,
    DocumentRow,
    EventRow,
    Named,
    Place,
    StatementRow,
)
from dragoman.record.scores import QUAD_CLASSES

PART = 500


def parts(ids: Sequence[Any], size: int = PART) -> Iterator[Sequence[Any]]:
    """Cut a list, so that no question has too many values."""
    return (ids[n : n + size] for n in range(0, len(ids), size))


def rows_by_id(connection: Connection, table: Table, ids: Sequence[int]) -> list[Any]:
    """Return the rows with these ids in the order of the ids."""
    found: dict[int, Any] = {}
    for part in parts(ids):
        found.update((row.id, row) for row in connection.execute(select(table).where(table.c.id.in_(part))))
    return [found[one] for one in ids if one in found]


def documents_by_id(connection: Connection, ids: Iterable[int]) -> dict[int, DocumentRow]:
    """Return documents by number."""
    d = s.documents.c
    columns = (d.id, d.hash, d.source, d.title, d.publisher, d.published, d.words, d.copy_of, d.likeness)
    found: dict[int, DocumentRow] = {}
    for part in parts(sorted(set(ids))):
        for row in connection.execute(select(*columns).where(d.id.in_(part))):
            found[row.id] = DocumentRow(**row._mapping)
    return found


def texts_by_id(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    """Return the texts of documents."""
    found: dict[int, str] = {}
    for part in parts(sorted(set(ids)), 100):
        query = select(s.texts.c.document, s.texts.c.text).where(s.texts.c.document.in_(part))
        found.update(connection.execute(query).tuples().all())
    return found


def events(connection: Connection, ids: Sequence[int]) -> list[EventRow]:
    """Return events in the order of their numbers as given."""
    rows = rows_by_id(connection, s.events, ids)
    documents = documents_by_id(connection, (row.document for row in rows))
    texts = texts_by_id(connection, documents)
    sides = _sides(connection, s.sides, "event", "side", [row.id for row in rows])
    tellers = _tellers(connection, [row.statement for row in rows if row.statement is not None])
    places = _places(connection, {(row.document, row.place) for row in rows if row.place is not None})
    amounts = _amounts(connection, [row.id for row in rows], texts)
    return [_event(row, documents, texts, sides.get(row.id, []), tellers, places, amounts) for row in rows]


def _event(
    row: Any, documents: dict[int, DocumentRow], texts: dict[int, str], sides: list[Named],
    tellers: dict[int, str | None], places: dict[tuple[int, int], Place], amounts: dict[int, list[str]],
) -> EventRow:  # fmt: skip
    first, last = row.sentence_start, row.sentence_end
    first, last = (row.start, row.end) if first is None else (first, last)
    return EventRow(
        id=row.id, day=row.day or None, first_day=row.first_day, last_day=row.last_day,
        actor=tuple(one for one in sides if one.role == "actor"), type=row.type, mode=row.mode,
        recipient=tuple(one for one in sides if one.role == "recipient"),
        participants=tuple(one for one in sides if one.role not in ("actor", "recipient")), status=row.status,
        quad=QUAD_CLASSES[row.type], score=row.score, contexts=tuple((row.contexts or "").split()),
        place=places.get((row.document, row.place)), quantities=tuple(amounts.get(row.id, ())),
        told_by=tellers.get(row.statement), attributed=row.statement is not None, happening=row.happening,
        trigger=row.trigger, start=row.start, end=row.end, sentence=texts[row.document][first:last],
        sentence_start=first, document=documents[row.document],
    )  # fmt: skip


def statements(connection: Connection, ids: Sequence[int]) -> list[StatementRow]:
    """Return statements in the order of their numbers as given."""
    rows = rows_by_id(connection, s.statements, ids)
    documents = documents_by_id(connection, (row.document for row in rows))
    texts = texts_by_id(connection, documents)
    named = _named(connection, [row.speaker for row in rows if row.speaker is not None])
    about = _named(connection, [i for row in rows for i in _about(row)])
    return [
        StatementRow(
            id=row.id, day=row.day or None, speaker=named.get(row.speaker), source=row.source, kind=row.kind,
            cue=row.cue, words=" … ".join(texts[row.document][a:b] for a, b in _spans(row)), start=row.start,
            end=row.end, spans=_spans(row), about=tuple(about[i] for i in _about(row) if i in about),
            quotation=row.quotation, document=documents[row.document],
        )
        for row in rows
    ]  # fmt: skip


def claims(connection: Connection, ids: Sequence[int]) -> list[ClaimRow]:
    """Return claims in the order of their numbers as given."""
    rows = rows_by_id(connection, s.claims, ids)
    documents = documents_by_id(connection, (row.document for row in rows))
    texts = texts_by_id(connection, documents)
    speakers: dict[int, int] = {}
    for part in parts([row.statement for row in rows if row.statement is not None]):
        query = select(s.statements.c.id, s.statements.c.speaker)
        query = query.where(s.statements.c.id.in_(part), s.statements.c.speaker.is_not(None))
        speakers.update(connection.execute(query).tuples().all())
    named = _named(connection, [*speakers.values(), *(i for row in rows for i in _about(row))])
    return [
        ClaimRow(
            id=row.id, day=row.day or None, said_by=named.get(speakers.get(row.statement, -1)),
            attributed=row.statement is not None, score=row.score,
            reasons=tuple(filter(None, (row.reasons or "").split("; "))),
            about=tuple(named[i] for i in _about(row) if i in named),
            words=texts[row.document][row.start : row.end], start=row.start, end=row.end,
            document=documents[row.document],
        )
        for row in rows
    ]  # fmt: skip


def agreements(connection: Connection, ids: Sequence[int]) -> list[AgreementRow]:
    """Return agreements in the order of their numbers as given."""
    rows = rows_by_id(connection, s.agreements, ids)
    documents = documents_by_id(connection, (row.document for row in rows))
    texts = texts_by_id(connection, documents)
    sides = _sides(connection, s.agreement_sides, "agreement", "role", [row.id for row in rows])
    bounds: dict[int, tuple[int, int]] = {}
    for part in parts([row.event for row in rows if row.event is not None]):
        e = s.events.c
        query = select(e.id, e.sentence_start, e.sentence_end).where(e.id.in_(part), e.sentence_start.is_not(None))
        bounds.update((row.id, (row.sentence_start, row.sentence_end)) for row in connection.execute(query))

    def cut(document: int, span: tuple[int, int] | None) -> str | None:
        return texts[document][span[0] : span[1]] if span else None

    return [
        AgreementRow(
            id=row.id, day=row.day or None, instrument=row.instrument, stage=row.stage,
            field=cut(row.document, (row.field_start, row.field_end) if row.field_start is not None else None),
            parties=tuple(one for one in sides.get(row.id, ()) if one.role == "party"),
            signatories=tuple(one for one in sides.get(row.id, ()) if one.role == "signatory"),
            witnesses=tuple(one for one in sides.get(row.id, ()) if one.role == "witness"),
            event=row.event, sentence=cut(row.document, bounds.get(row.event)), document=documents[row.document],
        )
        for row in rows
    ]  # fmt: skip


def _spans(row: Any) -> tuple[tuple[int, int], ...]:
    if row.spans is None:
        return ((row.start, row.end),)
    return tuple((int(a), int(b)) for a, _, b in (one.partition(":") for one in row.spans.split()))


def _about(row: Any) -> list[int]:
    return [s.item_id(row.document, int(key[1:])) for key in (row.about or "").split()]


def _named(connection: Connection, actors: Sequence[int]) -> dict[int, Named]:
    found: dict[int, Named] = {}
    for part in parts(sorted(set(actors))):
        query = (
            select(
                s.actors.c.id, s.actors.c.name, s.actors.c.country, s.actors.c.entity, s.entities.c.name.label("known")
            )
            .outerjoin(s.entities, s.entities.c.id == s.actors.c.entity)
            .where(s.actors.c.id.in_(part))
        )
        for row in connection.execute(query):
            found[row.id] = Named(row.known or row.name, row.entity, row.country)
    return found


def _sides(connection: Connection, table: Table, item: str, role: str, ids: Sequence[int]) -> dict[int, list[Named]]:
    found: dict[int, list[Named]] = {}
    for part in parts(ids):
        query = (
            select(
                table.c[item], table.c[role].label("role"), s.actors.c.name, table.c.country, table.c.entity,
                s.entities.c.name.label("known"),
            )
            .join(s.actors, s.actors.c.id == table.c.actor)
            .outerjoin(s.entities, s.entities.c.id == table.c.entity)
            .where(table.c[item].in_(part))
            .order_by(table.c[item], table.c[role], table.c.actor)
        )  # fmt: skip
        for row in connection.execute(query):
            found.setdefault(row[0], []).append(Named(row.known or row.name, row.entity, row.country, row.role))
    return found


def _tellers(connection: Connection, statements: Sequence[int]) -> dict[int, str | None]:
    found: dict[int, str | None] = {}
    for part in parts(sorted(set(statements))):
        query = (
            select(s.statements.c.id, s.statements.c.source, s.actors.c.name, s.entities.c.name.label("known"))
            .outerjoin(s.actors, s.actors.c.id == s.statements.c.speaker)
            .outerjoin(s.entities, s.entities.c.id == s.statements.c.entity)
            .where(s.statements.c.id.in_(part))
        )
        found.update((row.id, row.known or row.name or row.source) for row in connection.execute(query))
    return found


def _places(connection: Connection, keys: set[tuple[int, int]]) -> dict[tuple[int, int], Place]:
    found: dict[tuple[int, int], Place] = {}
    for part in parts(sorted({document for document, _ in keys})):
        for row in connection.execute(select(s.places).where(s.places.c.document.in_(part))):
            if (row.document, row.number) in keys:
                found[row.document, row.number] = Place(row.name, row.country, row.latitude, row.longitude)
    return found


def _amounts(connection: Connection, events: Sequence[int], texts: dict[int, str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    q, link = s.quantities.c, s.event_quantities.c
    for part in parts(events):
        query = (
            select(link.event, q.document, q.start, q.end)
            .join(s.quantities, (q.document == link.event // s.ROOM) & (q.number == link.quantity))
            .where(link.event.in_(part))
            .order_by(link.event, link.quantity)
        )
        for row in connection.execute(query):
            found.setdefault(row.event, []).append(texts[row.document][row.start : row.end])
    return found


def numbers_told(connection: Connection, rows: Sequence[EventRow]) -> dict[int, tuple[str, ...]]:
    """Return the amounts told with each event: its own, or else those of its sentence."""
    q = s.quantities.c
    spans: dict[int, list[tuple[int, int]]] = {}
    documents = sorted({row.document.id for row in rows if not row.quantities})
    for part in parts(documents):
        query = select(q.document, q.start, q.end).where(q.document.in_(part)).order_by(q.document, q.start)
        for document, start, end in connection.execute(query):
            spans.setdefault(document, []).append((start, end))
    found: dict[int, tuple[str, ...]] = {}
    for row in rows:
        first, last = row.sentence_start, row.sentence_start + len(row.sentence)
        told = tuple(
            row.sentence[start - first : end - first]
            for start, end in spans.get(row.document.id, ()) if first <= start and end <= last
        )  # fmt: skip
        found[row.id] = row.quantities or told
    return found

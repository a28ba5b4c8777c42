"""How much of an outlet is report, attribution and opinion; whose words are quoted most."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, case, func, select

from dragoman.ledger import schema as s
from dragoman.ledger.filters import Filter, check_filter
from dragoman.ledger.page_rows import OutletRow, QuotedRow, VoicesSight
from dragoman.ledger.questions.listing import find_document

MOST_OUTLETS, MOST_QUOTED = 200, 50


def find_voices(connection: Connection, wanted: Filter) -> VoicesSight:
    """Return outlets, those of most documents first, and speakers, those quoted most first; by publisher, days and
    document."""
    wanted = check_filter(wanted)
    conditions = _conditions(connection, wanted)
    return VoicesSight(outlets=_outlets(connection, conditions), quoted=_quoted(connection, conditions))


def _conditions(connection: Connection, wanted: Filter) -> list[Any]:
    d = s.documents.c
    found: list[Any] = [] if wanted.count_copies else [d.copy_of.is_(None)]
    if wanted.first_day is not None:
        found.append(d.day >= wanted.first_day)
    if wanted.last_day is not None:
        found += [d.day <= wanted.last_day, d.day != ""]
    if wanted.publisher is not None:
        found.append(func.lower(d.publisher) == wanted.publisher.lower())
    if wanted.document is not None:
        found.append(d.id == find_document(connection, wanted.document))
    return found


def _outlets(connection: Connection, conditions: list[Any]) -> tuple[OutletRow, ...]:
    d, x = s.documents.c, s.sentences.c
    counts = [func.coalesce(func.sum(case((x.voice == one, 1), else_=0)), 0) for one in _VOICES]
    documents = func.count(d.id.distinct())
    query = (
        select(d.publisher, documents, *counts)
        .select_from(s.documents.outerjoin(s.sentences, x.document == d.id))
        .where(*conditions).group_by(d.publisher).order_by(documents.desc(), d.publisher).limit(MOST_OUTLETS)
    )  # fmt: skip
    return tuple(
        OutletRow(publisher=row[0], documents=row[1], reported=row[2], attributed=row[3], opinion=row[4])
        for row in connection.execute(query)
    )


_VOICES = ("reported", "attributed", "opinion")


def _quoted(connection: Connection, conditions: list[Any]) -> tuple[QuotedRow, ...]:
    d, t, e = s.documents.c, s.statements.c, s.entities.c
    count = func.count(t.id)
    inside = (t.id >= d.id * s.ROOM) & (t.id < (d.id + 1) * s.ROOM)
    counted = (
        select(t.entity, count.label("statements"))
        .select_from(s.documents.join(s.statements, inside))
        .where(t.entity.is_not(None), *conditions).group_by(t.entity).order_by(count.desc(), t.entity)
        .limit(MOST_QUOTED).subquery()
    )  # fmt: skip
    query = (
        select(e.id, e.name, e.country, counted.c.statements).join(counted, counted.c.entity == e.id)
        .order_by(counted.c.statements.desc(), e.id)
    )  # fmt: skip
    return tuple(QuotedRow(entity=i, name=n, country=c, statements=x) for i, n, c, x in connection.execute(query))

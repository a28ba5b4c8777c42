"""How much of an outlet is report, attribution and opinion; whose words are quoted most."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select, text

from dragoman.ledger import schema as s
from dragoman.ledger.filters import Filter, check_filter
from dragoman.ledger.page_rows import OutletRow, QuotedRow, VoicesSight
from dragoman.ledger.questions.listing import find_document
from dragoman.ledger.questions.summed import asks_only, days_within, months_of
from dragoman.ledger.summaries import document_counts, speaker_months, speaker_totals

MOST_OUTLETS, MOST_QUOTED = 200, 50


def find_voices(connection: Connection, wanted: Filter) -> VoicesSight:
    """Return outlets, those of most documents first, and speakers, those quoted most first; by publisher, days and
    document."""
    wanted = check_filter(wanted)
    return VoicesSight(outlets=_outlets(connection, wanted), quoted=_quoted(connection, wanted))


def _conditions(connection: Connection, wanted: Filter) -> list[Any]:
    c = document_counts.c
    found: list[Any] = [] if wanted.count_copies else [c.counted == 1]
    found += days_within(c.day, wanted)
    if wanted.publisher is not None:
        found.append(func.lower(c.publisher) == wanted.publisher.lower())
    if wanted.document is not None:
        found.append(c.document == find_document(connection, wanted.document))
    return found


def _outlets(connection: Connection, wanted: Filter) -> tuple[OutletRow, ...]:
    c = document_counts.c
    documents = func.count()
    query = (
        select(c.publisher, documents, func.sum(c.reported), func.sum(c.attributed), func.sum(c.opinion))
        .where(*_conditions(connection, wanted)).group_by(c.publisher).order_by(documents.desc(), c.publisher)
        .limit(MOST_OUTLETS)
    )  # fmt: skip
    return tuple(
        OutletRow(publisher=row[0], documents=row[1], reported=row[2], attributed=row[3], opinion=row[4])
        for row in connection.execute(query)
    )


def _quoted(connection: Connection, wanted: Filter) -> tuple[QuotedRow, ...]:
    e = s.entities.c
    counts = _speakers(connection, wanted)
    ids = [entity for entity, _ in counts]
    rows = {row.id: row for row in connection.execute(select(e.id, e.name, e.country).where(e.id.in_(ids)))}
    return tuple(
        QuotedRow(entity=one, name=rows[one].name, country=rows[one].country, statements=count)
        for one, count in counts if one in rows
    )  # fmt: skip


def _speakers(connection: Connection, wanted: Filter) -> list[tuple[int, int]]:
    """Speakers and their statements, most first: from the kept counts where they can tell."""
    stretch = months_of(wanted)
    if stretch is None or not asks_only(wanted, "since", "until"):
        return _counted(connection, wanted)
    if wanted.since is None and wanted.until is None:
        t = speaker_totals.c
        query: Any = select(t.entity, t.statements).order_by(t.statements.desc(), t.entity.desc()).limit(MOST_QUOTED)
    else:
        m = speaker_months.c
        count = func.sum(m.statements)
        query = select(m.entity, count).where(*stretch.hold(m.month)).group_by(m.entity)
        query = query.order_by(count.desc(), m.entity.desc()).limit(MOST_QUOTED)
    return [(row[0], row[1]) for row in connection.execute(query)]


def _counted(connection: Connection, wanted: Filter) -> list[tuple[int, int]]:
    """Statements counted one by one, in the documents that the filter leaves; those lead (CROSS JOIN)."""
    documents = list(
        connection.execute(select(document_counts.c.document).where(*_conditions(connection, wanted))).scalars()
    )
    connection.execute(text("CREATE TEMP TABLE IF NOT EXISTS asked_documents (id INTEGER PRIMARY KEY)"))
    connection.execute(text("DELETE FROM asked_documents"))
    if documents:
        connection.execute(text("INSERT INTO asked_documents VALUES (:one)"), [{"one": one} for one in documents])
    rows = connection.execute(
        text(
            "SELECT t.entity, count(*) AS n FROM asked_documents d CROSS JOIN statements t"
            f" ON t.id BETWEEN d.id * {s.ROOM} AND d.id * {s.ROOM} + {s.ROOM - 1}"
            f" WHERE t.entity IS NOT NULL GROUP BY t.entity ORDER BY n DESC, t.entity DESC LIMIT {MOST_QUOTED}"
        )
    )
    return [(row[0], row[1]) for row in rows]

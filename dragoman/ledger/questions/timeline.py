"""What an actor did, underwent and said, day by day."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection

from dragoman.ledger.filters import Filter
from dragoman.ledger.questions import hydrate
from dragoman.ledger.questions.listing import EVENTS, STATEMENTS, Found, find_page
from dragoman.ledger.rows import EventRow, StatementRow, TimelineRow


def find_timeline(
    connection: Connection, who: str, wanted: Filter = Filter(), limit: int = 50, after: str | None = None
) -> tuple[list[TimelineRow], Found | None]:
    """Return the newest rows below ``after`` and the mark of the last: events and statements of one actor, mixed by day.

    Raises: LedgerError when nobody is called so.
    """
    events = find_page(connection, EVENTS, msgspec.structs.replace(wanted, party=who), limit, after)
    said = find_page(connection, STATEMENTS, msgspec.structs.replace(wanted, speaker=who), limit, after)
    mixed = sorted([(*one, "event") for one in events] + [(*one, "statement") for one in said], reverse=True)[:limit]
    rows = {
        ("event", row.id): _event(row) for row in hydrate.events(connection, [i for _, i, w in mixed if w == "event"])
    }
    told = hydrate.statements(connection, [i for _, i, w in mixed if w == "statement"])
    rows |= {("statement", row.id): _statement(row) for row in told}
    last = Found(*mixed[-1][:2]) if len(mixed) == limit else None
    return [rows[what, i] for _, i, what in mixed], last


def _event(row: EventRow) -> TimelineRow:
    return TimelineRow(
        day=row.day, what="event", id=row.id, summary=summary(row), words=row.sentence, start=row.sentence_start,
        document=row.document,
    )  # fmt: skip


def _statement(row: StatementRow) -> TimelineRow:
    speaker = row.speaker.name if row.speaker else row.source or "somebody"
    about = ", ".join(one.name for one in row.about[:4])
    return TimelineRow(
        day=row.day, what="statement", id=row.id, summary=f"{speaker} on {about}" if about else speaker,
        words=row.words, start=row.start, document=row.document,
    )  # fmt: skip


def summary(row: EventRow) -> str:
    """Return an event in one line: who, what, to whom, and what is not simply reported."""
    who = ", ".join(one.name for one in row.actor) or "somebody"
    kind = f"{row.type}/{row.mode}" if row.mode else row.type
    whom = ", ".join(one.name for one in row.recipient)
    line = f"{who} {kind} {whom}".rstrip()
    return line if row.status == "reported" else f"{line} ({row.status})"

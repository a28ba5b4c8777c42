"""What an actor did, underwent and said, day by day."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection

from dragoman.ledger.filters import Filter
from dragoman.ledger.questions import hydrate
from dragoman.ledger.questions.listing import EVENTS, STATEMENTS, Found, cursor_of, find_page, parse_cursor
from dragoman.ledger.rows import EventRow, StatementRow, TimelineRow


def find_timeline(
    connection: Connection, who: str, wanted: Filter = Filter(), limit: int = 50, after: str | None = None
) -> tuple[list[TimelineRow], str | None]:
    """Return the newest rows below ``after`` and where the next ones begin: events and statements of one actor, mixed by day.

    Raises: LedgerError when nobody is called so, or when ``after`` is no such mark.
    """
    told_after, done_after = _marks(after)
    events = find_page(connection, EVENTS, msgspec.structs.replace(wanted, party=who), limit, done_after)
    said = find_page(connection, STATEMENTS, msgspec.structs.replace(wanted, speaker=who), limit, told_after)
    mixed = sorted([(*one, "event") for one in events] + [(*one, "statement") for one in said], reverse=True)[:limit]
    rows = {
        ("event", row.id): _event(row) for row in hydrate.events(connection, [i for _, i, w in mixed if w == "event"])
    }
    told = hydrate.statements(connection, [i for _, i, w in mixed if w == "statement"])
    rows |= {("statement", row.id): _statement(row) for row in told}
    following = None
    if len(mixed) == limit:
        day, number, what = mixed[-1]
        following = cursor_of(Found(day, number)) + (_SAID if what == "statement" else "")
    return [rows[what, i] for _, i, what in mixed], following


_SAID = "s"  # behind a mark: the statement of this number was the last row, its event is still to come


def _marks(after: str | None) -> tuple[str | None, str | None]:
    """Where statements go on and where events do: one of each may bear the same number, the statement stands first."""
    if after is None or not after.endswith(_SAID):
        return after, after
    mark = parse_cursor(after.removesuffix(_SAID))
    assert mark is not None
    return cursor_of(mark), cursor_of(Found(mark.day, mark.id + 1))


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

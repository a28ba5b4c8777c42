"""Happenings and quotations: who tells of one thing, and in what the tellings differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from sqlalchemy import Connection, bindparam, select

from dragoman.errors import MissingError
from dragoman.ledger import schema as s
from dragoman.ledger.filters import Filter, check_filter
from dragoman.ledger.questions import hydrate
from dragoman.ledger.questions.who import find_meant
from dragoman.ledger.quotations import compare_words
from dragoman.ledger.rows import EventRow, HappeningRow, QuotationRow, StatementRow, TellingRow, WordsRow

How = Literal["reports", "quotes", "denies"]
MOST = 200  # tellings shown of one happening or quotation
FIRST = 8  # and of each where many are listed


def find_happenings(
    connection: Connection, wanted: Filter = Filter(), limit: int = 20, after: int = 0
) -> list[HappeningRow]:
    """Return happenings that several documents tell of, those that most do first. Near copies are no tellings.

    Where many are listed each shows its first tellings; one that is asked for by number shows all.
    """
    wanted = check_filter(wanted)
    h = s.happenings.c
    query = select(h.id).where(h.documents > (0 if wanted.count_copies else 1))
    if wanted.happening is not None:
        query = select(h.id).where(h.id == wanted.happening)
    if wanted.first_day is not None:
        query = query.where(h.day >= wanted.first_day)
    if wanted.last_day is not None:
        query = query.where(h.day <= wanted.last_day, h.day != "")
    if wanted.type:
        query = query.where(h.type.in_(wanted.type))
    for words, side in ((wanted.actor, "actor"), (wanted.recipient, "recipient"), (wanted.party, None)):
        if words is not None:
            meant = find_meant(connection, words)
            told = select(s.events.c.happening).join(s.sides, s.sides.c.event == s.events.c.id)
            told = told.where(meant.holds(s.sides.c.entity, s.sides.c.country), s.events.c.happening.is_not(None))
            query = query.where(h.id.in_(told.where(s.sides.c.side == side) if side else told))
    query = query.order_by(h.documents.desc(), h.day.desc(), h.id.desc()).limit(limit).offset(after)
    found = list(connection.execute(query).scalars())
    if wanted.happening is not None and not found:
        raise MissingError("there is no such happening", f"happening {wanted.happening}", "see `dragoman happenings`")
    most = FIRST if wanted.happening is None else MOST
    return _rows(connection, found, wanted.count_copies, most)


def _rows(connection: Connection, numbers: Sequence[int], count_copies: bool, most: int) -> list[HappeningRow]:
    """Load all that is told at once: one question for many happenings instead of many for each."""
    ids = {number: connection.execute(_TOLD, {"one": number, "least": int(not count_copies), "most": most}).scalars().all()
           for number in numbers}  # fmt: skip
    events = {
        event.id: event for part in hydrate.parts([i for some in ids.values() for i in some])
        for event in hydrate.events(connection, part)
    }  # fmt: skip
    amounts = hydrate.numbers_told(connection, list(events.values()))
    rows = hydrate.rows_by_id(connection, s.happenings, numbers)
    return [
        HappeningRow(
            id=row.id, type=row.type, day=row.day or None, documents=row.documents,
            tellings=tuple(TellingRow(how=_how(events[i]), event=events[i]) for i in ids[row.id]),
            differs=find_differences([events[i] for i in ids[row.id]], amounts),
        )
        for row in rows
    ]  # fmt: skip


_TOLD = (
    select(s.events.c.id)
    .where(s.events.c.happening == bindparam("one"), s.events.c.counted >= bindparam("least"))
    .order_by(s.events.c.day, s.events.c.id)
    .limit(bindparam("most"))
)


def _how(event: EventRow) -> How:
    if event.status == "denied":
        return "denies"
    return "quotes" if event.attributed else "reports"


def find_differences(events: list[EventRow], numbers: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Return in what the tellings of one happening do not agree, as lines; what only one tells is no difference."""
    lines = []
    for name, say in _SAYINGS:
        told: dict[str, list[str]] = {}
        for event in events:
            said = say(event) if say else ", ".join(numbers.get(event.id, ()))
            if said:
                outlet = event.document.publisher or event.document.source or f"document {event.document.id}"
                if outlet not in told.setdefault(said, []):
                    told[said].append(outlet)
        if len(told) > 1:
            lines.append(f"{name}: " + "; ".join(f"{said} ({', '.join(outlets)})" for said, outlets in told.items()))
    return tuple(lines)


def _days(event: EventRow) -> str:
    if event.first_day is None:
        return ""
    return event.first_day if event.first_day == event.last_day else f"{event.first_day} to {event.last_day}"


_SAYINGS: tuple[tuple[str, Any], ...] = (
    ("day", _days),
    ("numbers", None),
    ("place", lambda event: event.place.name if event.place else ""),
    ("status", lambda event: event.status),
    ("type", lambda event: event.type),
)


def find_quotations(
    connection: Connection, wanted: Filter = Filter(), limit: int = 20, after: int = 0, number: int | None = None
) -> list[QuotationRow]:
    """Return quotations that several documents hold, those that most do first, with their differences word by word."""
    q, t = s.quotations.c, s.statements.c
    query = select(q.id).where(q.tellings > 1)
    if number is not None:
        query = select(q.id).where(q.id == number)
    if wanted.speaker is not None:
        meant = find_meant(connection, wanted.speaker)
        query = query.where(
            q.id.in_(select(t.quotation).where(meant.holds(t.entity, t.country), t.quotation.is_not(None)))
        )
    query = query.order_by(q.tellings.desc(), q.id.desc()).limit(limit).offset(after)
    found = list(connection.execute(query).scalars())
    if number is not None and not found:
        raise MissingError("there is no such quotation", f"quotation {number}", "see `dragoman quotations`")
    asked = {"least": int(not wanted.count_copies), "most": FIRST if number is None else MOST}
    ids = {one: connection.execute(_SAID, {"one": one, **asked}).scalars().all() for one in found}
    statements = {
        statement.id: statement for part in hydrate.parts([i for some in ids.values() for i in some])
        for statement in hydrate.statements(connection, part)
    }  # fmt: skip
    rows = []
    for one in found:
        tellings = [statements[i] for i in ids[one]]
        if len(tellings) > 1 or number is not None:
            rows.append(QuotationRow(id=one, tellings=tuple(tellings), differences=differences(tellings)))
    return rows


_SAID = (
    select(s.statements.c.id)
    .where(s.statements.c.quotation == bindparam("one"), s.statements.c.counted >= bindparam("least"))
    .order_by(s.statements.c.day, s.statements.c.id)
    .limit(bindparam("most"))
)


def differences(tellings: list[StatementRow]) -> tuple[tuple[WordsRow, ...], ...]:
    """Return each later telling held against the first."""
    return tuple(
        tuple(WordsRow(one.same, one.one, one.other) for one in compare_words(tellings[0].words, other.words))
        for other in tellings[1:]
    )

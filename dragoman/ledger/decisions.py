"""What the user decided about actors: kept apart from what was found, undone at will, and obeyed by every re-reading.

A decision names actors by their keys, which a re-reading does not change. All that holds are applied in the order in
which they were made: ``merge`` gives one actor's part to another, ``split`` makes an own actor of the part that certain
documents tell, ``rename`` names, ``apart`` says that two are not one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

import msgspec
from sqlalchemy import Connection, bindparam, func, insert, select, text, update

from dragoman.errors import LedgerError
from dragoman.ledger import schema as s
from dragoman.ledger.dialect import insert_new, new_id
from dragoman.ledger.summaries import moving_summaries

Kind = Literal["merge", "split", "rename", "apart"]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One decision. ``subject`` and ``object`` are keys of entities (``object`` a name for ``rename``); ``documents``
    are hashes; ``made`` and ``undone`` are moments (ISO, UTC)."""

    id: int
    kind: Kind
    subject: str
    object: str | None
    documents: tuple[str, ...]
    made: str
    undone: str | None
    note: str | None


class Overlay:
    """The decisions that hold, ready to be applied to what was found."""

    def __init__(self, connection: Connection) -> None:
        self.steps: list[tuple[str, int, int, frozenset[str]]] = []
        held = [one for one in load_decisions(connection) if one.undone is None]
        if not held:
            return
        keys = {key for one in held for key in (one.subject, one.object) if key}
        ids = dict(
            connection.execute(select(s.entities.c.key, s.entities.c.id).where(s.entities.c.key.in_(keys)))
            .tuples()
            .all()
        )
        for one in held:
            if one.kind in ("merge", "split") and one.subject in ids and one.object in ids:
                self.steps.append((one.kind, ids[one.subject], ids[one.object], frozenset(one.documents)))

    def apply(self, entity: int | None, document: str) -> int | None:
        """Return the entity that an actor counts for, from the one that was found and the hash of its document."""
        for kind, subject, other, documents in self.steps:
            if kind == "merge" and entity == other:
                entity = subject
            elif kind == "split" and entity == subject and document in documents:
                entity = other
        return entity


def load_decisions(connection: Connection) -> list[Decision]:
    """Return every decision in the order made, those undone too."""
    rows = connection.execute(_DECISIONS).all()
    return [
        Decision(
            id=row.id, kind=row.kind, subject=row.subject, object=row.object,
            documents=tuple((row.documents or "").split()), made=row.made, undone=row.undone, note=row.note,
        )
        for row in rows
    ]  # fmt: skip


_DECISIONS = select(s.decisions).order_by(s.decisions.c.id)


def merge(connection: Connection, keep: int, other: int, note: str | None = None) -> int:
    """Let ``other`` be the same actor as ``keep``; return the number of the decision. Raises: LedgerError."""
    if keep == other:
        raise LedgerError("an actor cannot be merged with itself", f"actor {keep}", "name two actors")
    one, two = _key(connection, keep), _key(connection, other)
    number = _decide(connection, "merge", one, two, note=note)
    _apply(connection, {keep, other})
    return number


def split(connection: Connection, entity: int, documents: Iterable[str], note: str | None = None) -> int:
    """Make an own actor of what these documents (hashes) tell of one; return the number of the decision."""
    hashes = sorted(set(documents))
    if not hashes:
        raise LedgerError("no document to split off", f"actor {entity}", "name documents that speak of the other one")
    key = _key(connection, entity)
    number = int(connection.execute(select(func.max(s.decisions.c.id))).scalar() or 0) + 1
    row = connection.execute(select(s.entities).where(s.entities.c.id == entity)).one()
    values = {
        "key": f"split:{number}", "name": row.name, "found_name": row.found_name, "kind": row.kind,
        "country": row.country, "identifier": None, "family": row.family, "certain": 1, "documents": 0, "mentions": 0,
    }  # fmt: skip
    made = new_id(connection, insert(s.entities), values)
    names = connection.execute(select(s.aliases.c.alias, s.aliases.c.name).where(s.aliases.c.entity == entity)).all()
    if names:
        connection.execute(insert_new(s.aliases), [{"alias": a, "name": n, "entity": made} for a, n in names])
    _decide(connection, "split", key, f"split:{number}", documents=" ".join(hashes), note=note)
    _apply(connection, {entity, made})
    return number


def rename(connection: Connection, entity: int, name: str, note: str | None = None) -> int:
    """Show an actor under another name; return the number of the decision."""
    if not name.strip():
        raise LedgerError("the new name is empty", f"actor {entity}", "write a name")
    number = _decide(connection, "rename", _key(connection, entity), " ".join(name.split()), note=note)
    _names(connection)
    return number


def apart(connection: Connection, one: int, other: int, note: str | None = None) -> int:
    """Say that two actors are not one, so that they are offered no more; return the number of the decision."""
    first, second = sorted((_key(connection, one), _key(connection, other)))
    return _decide(connection, "apart", first, second, note=note)


def undo(connection: Connection, number: int) -> Decision:
    """Take a decision back; what it changed is as if it had never been made. Raises: LedgerError."""
    found = next((one for one in load_decisions(connection) if one.id == number), None)
    if found is None or found.undone:
        what = "was undone before" if found else "there is no such decision"
        raise LedgerError(what, f"decision {number}", "see `dragoman actors decisions`")
    connection.execute(update(s.decisions).where(s.decisions.c.id == number).values(undone=_now()))
    keys = [key for key in (found.subject, found.object) if key]
    ids = connection.execute(select(s.entities.c.id).where(s.entities.c.key.in_(keys))).scalars()
    _apply(connection, set(ids))
    _names(connection)
    return found


def _decide(
    connection: Connection,
    kind: Kind,
    subject: str,
    other: str,
    *,
    documents: str | None = None,
    note: str | None = None,
) -> int:
    row = {
        "made": _now(), "kind": kind, "subject": subject, "object": other, "documents": documents, "undone": None,
        "note": note,
    }  # fmt: skip
    return new_id(connection, insert(s.decisions), row)


def _key(connection: Connection, entity: int) -> str:
    key = connection.execute(select(s.entities.c.key).where(s.entities.c.id == entity)).scalar()
    if key is None:
        raise LedgerError("there is no such actor", f"actor {entity}", "see `dragoman actors`")
    return str(key)


def _names(connection: Connection) -> None:
    """Every actor bears the name found for it, or the last one that holds of those it was given."""
    connection.execute(
        update(s.entities).where(s.entities.c.name != s.entities.c.found_name).values(name=s.entities.c.found_name)
    )
    for one in load_decisions(connection):
        if one.kind == "rename" and one.undone is None:
            connection.execute(update(s.entities).where(s.entities.c.key == one.subject).values(name=one.object))


def _apply(connection: Connection, touched: set[int]) -> None:
    """Reckon anew for whom the actors count that were found as, or count for, one of these entities."""
    overlay = Overlay(connection)
    for kind, subject, other, _ in overlay.steps:
        if kind and (subject in touched or other in touched):
            touched |= {subject, other}
    connection.execute(
        text(
            "CREATE TEMP TABLE IF NOT EXISTS moved (actor INTEGER PRIMARY KEY, entity INTEGER, found INTEGER, old INTEGER)"
        )
    )
    connection.execute(text("DELETE FROM moved"))
    rows = connection.execute(
        select(s.actors.c.id, s.actors.c.found, s.actors.c.entity, s.documents.c.hash)
        .join(s.documents, s.documents.c.id == s.actors.c.document)
        .where(s.actors.c.found.in_(touched) | s.actors.c.entity.in_(touched))
    ).all()
    moved, weighed = [], set(touched)
    for row in rows:
        found = row.found if row.found is not None else row.entity
        entity = overlay.apply(found, row.hash)
        if entity != row.entity:
            moved.append(
                {"actor": row.id, "entity": entity, "found": found if found != entity else None, "old": row.entity}
            )
            weighed |= {one for one in (entity, row.entity) if one is not None}
    if moved:
        connection.execute(text("INSERT INTO moved VALUES (:actor, :entity, :found, :old)"), moved)
        with moving_summaries(connection, {one["actor"] // s.ROOM for one in moved}):
            for statement in _MOVES:
                connection.execute(text(statement))
    _weigh(connection, weighed)


_ROOM = f"moved.actor / {s.ROOM} * {s.ROOM} AND moved.actor / {s.ROOM} * {s.ROOM} + {s.ROOM - 1}"
_ABOUT = """UPDATE {0}_about SET entity = (SELECT m.entity FROM moved m WHERE m.actor = {1})
    WHERE entity IN (SELECT old FROM moved) AND {1} IN (SELECT actor FROM moved)"""
_MOVES = (
    "UPDATE actors SET entity = moved.entity, found = moved.found FROM moved WHERE actors.id = moved.actor",
    f"""UPDATE sides SET entity = moved.entity FROM moved
        WHERE sides.event BETWEEN {_ROOM} AND sides.actor = moved.actor""",
    f"""UPDATE agreement_sides SET entity = moved.entity FROM moved
        WHERE agreement_sides.agreement BETWEEN {_ROOM} AND agreement_sides.actor = moved.actor""",
    f"""UPDATE claims SET entity = moved.entity FROM moved, statements
        WHERE claims.id BETWEEN {_ROOM} AND statements.id = claims.statement AND statements.speaker = moved.actor""",
    f"""UPDATE statements SET entity = moved.entity FROM moved
        WHERE statements.id BETWEEN {_ROOM} AND statements.speaker = moved.actor""",
    *(
        _ABOUT.format(one, f"({one}_about.{one} / {s.ROOM} * {s.ROOM} + {one}_about.number)")
        for one in ("statement", "claim")
    ),
)


def _weigh(connection: Connection, entities: set[int]) -> None:
    """Count documents and mentions of these entities anew."""
    counts = {
        row[0]: row[1:]
        for row in connection.execute(
            select(s.actors.c.entity, func.count(s.actors.c.document.distinct()), func.sum(s.actors.c.mentions))
            .where(s.actors.c.entity.in_(entities))
            .group_by(s.actors.c.entity)
        )
    }
    connection.execute(
        update(s.entities).where(s.entities.c.id == bindparam("one")).values(documents=bindparam("d"), mentions=bindparam("m")),
        [{"one": e, "d": counts.get(e, (0, 0))[0], "m": counts.get(e, (0, 0))[1]} for e in sorted(entities)],
    )  # fmt: skip


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

"""What an event of a document tells, as far as it helps to know it again in another document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from dragoman.ledger import schema as s
from dragoman.ledger.dialect import Prepared
from dragoman.ledger.gist import acts_of, stems_of
from dragoman.ledger.names import plain_name

# Units: code points. How far the words reach that are taken to be about an event, inside its sentence.
AROUND, BEFORE, BEHIND = 300, 70, 90
BESIDE_BEFORE, BESIDE_BEHIND = 25, 45

Side = frozenset[int | str]
_NONE: frozenset[str] = frozenset()


@dataclass(slots=True)
class Telling:
    """``words``: stems of the sentence; ``core``: those near the trigger and of the object; ``pairs``: neighbours in the text;
    ``acts``: families that the trigger belongs to; ``acts_beside``: those of the words beside a trigger that has none;
    sides are entities, and what they are called or where they belong, so that ``Biden`` meets ``Joe Biden``."""

    event: int
    document: int
    start: int
    type: str
    mode: str | None
    status: str
    day: str
    published: str
    first_day: str | None
    last_day: str | None
    happening: int | None
    words: frozenset[str]
    core: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    trigger: frozenset[str]
    acts: frozenset[str]
    acts_beside: frozenset[str]
    core_acts: frozenset[str]
    numbers: frozenset[str]
    actors: Side
    recipients: Side


def load_days(connection: Connection, document: int) -> tuple[str, set[str]] | None:
    """Return when a document was published and the days that it gives for its events; None when it tells of none."""
    first, last = s.item_range(document)
    rows = _DAYS.ask(connection, one=document, first=first, last=last)
    return (rows[0][0], {told for _, told in rows if told}) if rows else None


def load_tellings(connection: Connection, document: int) -> list[Telling]:
    """Return what the events of a document tell, in order; those that it only tells again are left out."""
    inside = dict(zip(("first", "last"), s.item_range(document), strict=True))
    rows = connection.execute(_EVENTS, inside).all()
    if not rows:
        return []
    sides: dict[tuple[int, str], set[int | str]] = {}
    for row in connection.execute(_SIDES, inside):
        sides.setdefault((row.event, row.side), set()).update(_keys(row))
    text, published = connection.execute(_TEXT, {"one": document}).one()
    return [_telling(row, document, text, published, sides) for row in rows]


_DAYS = Prepared(
    select(s.documents.c.day, s.events.c.first_day)
    .join(s.events, s.events.c.id.between(bindparam("first"), bindparam("last")))
    .where(s.documents.c.id == bindparam("one"), s.events.c.same_as.is_(None))
)
_EVENTS = (
    select(*(s.events.c[name] for name in (
        "id", "type", "mode", "status", "start", "end", "sentence_start", "sentence_end", "object_start", "object_end",
        "first_day", "last_day", "day", "happening",
    )))
    .where(s.events.c.id.between(bindparam("first"), bindparam("last")), s.events.c.same_as.is_(None))
    .order_by(s.events.c.id)
)  # fmt: skip
_SIDES = (
    select(s.sides.c.event, s.sides.c.side, s.sides.c.entity, s.entities.c.name, s.entities.c.kind, s.entities.c.country)
    .join(s.entities, s.entities.c.id == s.sides.c.entity)
    .where(s.sides.c.event.between(bindparam("first"), bindparam("last")), s.sides.c.side.in_(("actor", "recipient")))
)  # fmt: skip
_TEXT = (
    select(s.texts.c.text, s.documents.c.day)
    .join(s.documents, s.documents.c.id == s.texts.c.document)
    .where(s.texts.c.document == bindparam("one"))
)


def _keys(row: Any) -> Iterable[int | str]:
    """The entity, and what it shares with others that may be it: family name, country, or the plain name."""
    yield row.entity
    if row.kind in ("country", "place-government") and row.country:
        yield f"country {row.country}"
    else:
        name = plain_name(row.name)
        yield name.rpartition(" ")[2] if row.kind == "person" else name


def _telling(
    row: Any, document: int, text: str, published: str, sides: dict[tuple[int, str], set[int | str]]
) -> Telling:
    first = max(row.start - AROUND, row.sentence_start if row.sentence_start is not None else 0)
    last = min(row.end + AROUND, row.sentence_end if row.sentence_end is not None else len(text))
    words = stems_of(text[first:last])
    core = set(stems_of(text[max(first, row.start - BEFORE) : min(last, row.end + BEHIND)]))
    if row.object_start is not None:
        core.update(stems_of(text[row.object_start : row.object_end]))
    trigger = stems_of(text[row.start : row.end])
    acts = _acts(trigger)
    beside = text[max(first, row.start - BESIDE_BEFORE) : min(last, row.end + BESIDE_BEHIND)]
    return Telling(
        event=row.id, document=document, start=row.start, type=row.type, mode=row.mode, status=row.status, day=row.day,
        published=published, first_day=row.first_day, last_day=row.last_day, happening=row.happening,
        words=frozenset(words), core=frozenset(core),
        pairs=frozenset((*zip(words, words[1:], strict=False), *zip(words, words[2:], strict=False))),
        trigger=frozenset(trigger) or frozenset((text[row.start : row.end].casefold(),)), acts=acts,
        acts_beside=acts | _acts(stems_of(beside)) if not acts or not LIGHT.isdisjoint(trigger) else acts,
        core_acts=_acts(core), numbers=frozenset(word for word in words if word[0].isdigit()),
        actors=frozenset(sides.get((row.id, "actor"), ())), recipients=frozenset(sides.get((row.id, "recipient"), ())),
    )  # fmt: skip


def _acts(stems: Iterable[str]) -> frozenset[str]:
    known = acts_of()
    return _NONE.union(*(known.get(stem, _NONE) for stem in stems))


# Verbs that leave to their object what is done: ``held talks``, ``launched an attack``.
LIGHT = frozenset(
    stems_of(
        "make made hold held have had take took taken give gave given carry launch conduct issue stage mount put bring"
        " brought come came go went gone get got do did done engage express voice draw drew drawn face receive begin"
        " began start continue keep kept call announce add set show send sent lay deliver open end"
    )
)

"""Actors across documents: who they are, which may be one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from dragoman.ledger import schema as s
from dragoman.ledger.decisions import load_decisions
from dragoman.ledger.names import person_name, plain_name
from dragoman.ledger.questions.hydrate import parts
from dragoman.ledger.questions.who import country_code
from dragoman.ledger.rows import ActorRow, OfferRow

# How alike two spellings of a name are: from 0 to 100, by rapidfuzz. "Zelensky" and "Zelenskyy" have 94.
SPELT_ALIKE = 90


def find_actors(
    connection: Connection, name: str | None = None, country: str | None = None, kind: str | None = None,
    limit: int = 50, after: int = 0,
) -> list[ActorRow]:  # fmt: skip
    """Return actors, the one told of in most documents first; ``name``: words that a name of theirs begins with."""
    e = s.entities.c
    conditions: list[ColumnElement[bool]] = [e.documents > 0]
    if name is not None:
        plain = plain_name(name)
        begins = select(s.aliases.c.entity).where(s.aliases.c.alias.between(plain, plain + "\uffff"))
        family = select(s.entities.c.id).where(s.entities.c.family == plain)
        conditions.append(e.id.in_(begins.union(family)))
    if country is not None:
        conditions.append(e.country == (country_code(country) or country))
    if kind is not None:
        conditions.append(e.kind == kind)
    query = select(e.id).where(*conditions).order_by(e.documents.desc(), e.id).limit(limit).offset(after)
    return actors_by_id(connection, connection.execute(query).scalars().all())


def actors_by_id(connection: Connection, ids: Sequence[int]) -> list[ActorRow]:
    """Return actors in the order of their numbers as given."""
    rows: dict[int, Any] = {}
    names: dict[int, list[str]] = {}
    offices: dict[int, list[str]] = {}
    for part in parts(ids):
        rows.update((row.id, row) for row in connection.execute(select(s.entities).where(s.entities.c.id.in_(part))))
        a = s.aliases.c
        for entity, name in connection.execute(select(a.entity, a.name).where(a.entity.in_(part)).order_by(a.name)):
            if name not in names.setdefault(entity, []):
                names[entity].append(name)
        o = s.entity_offices.c
        for entity, title, code in connection.execute(select(o.entity, o.title, o.country).where(o.entity.in_(part))):
            offices.setdefault(entity, []).append(f"{title} ({code})")
    return [
        ActorRow(
            id=row.id, name=row.name, kind=row.kind, country=row.country, identifier=row.identifier,
            certain=bool(row.certain), documents=row.documents, mentions=row.mentions,
            names=tuple(names.get(row.id, ())), offices=tuple(sorted(offices.get(row.id, ()))),
        )
        for row in (rows[one] for one in ids if one in rows)
    ]  # fmt: skip


def find_offers(connection: Connection, limit: int = 50) -> list[OfferRow]:
    """Return pairs of actors that may be one, those told of most first; what the user decided is not offered again."""
    settled = {
        frozenset((one.subject, one.object or "")) for one in load_decisions(connection) if one.undone is None
    }  # fmt: skip
    offers: list[tuple[int, int, str]] = []
    seen: set[frozenset[int]] = set()
    for one, other, why in _pairs(connection):
        pair = frozenset((one.id, other.id))
        if pair in seen or frozenset((one.key, other.key)) in settled:
            continue
        seen.add(pair)
        offers.append((one.id, other.id, why))
        if len(offers) >= limit:
            break
    rows = {row.id: row for row in actors_by_id(connection, sorted({i for a, b, _ in offers for i in (a, b)}))}
    return [OfferRow(one=rows[a], other=rows[b], why=why) for a, b, why in offers]


def _pairs(connection: Connection) -> Iterator[tuple[Any, Any, str]]:
    """Pairs by family name, then bodies of one name; biggest first."""
    from rapidfuzz import fuzz

    e = s.entities.c
    columns = (e.id, e.key, e.name, e.kind, e.country, e.family, e.certain, e.documents)
    families = connection.execute(
        select(e.family, func.sum(e.documents).label("size")).where(e.family.is_not(None), e.documents > 0)
        .group_by(e.family).having(func.count() > 1).order_by(func.sum(e.documents).desc()).limit(2000)
    ).all()  # fmt: skip
    for family, _ in families:
        rows = connection.execute(
            select(*columns).where(e.family == family, e.documents > 0).order_by(e.documents.desc()).limit(12)
        ).all()
        for one, other in combinations(rows, 2):
            why = _why_persons(one, other)
            if why:
                yield one, other, why
    bodies = connection.execute(
        select(s.aliases.c.alias).join(s.entities, e.id == s.aliases.c.entity)
        .where(e.kind != "person", e.documents > 0).group_by(s.aliases.c.alias).having(func.count() > 1)
        .order_by(func.sum(e.documents).desc()).limit(2000)
    ).scalars()  # fmt: skip
    for alias in bodies.all():
        query = select(*columns).join(s.aliases, s.aliases.c.entity == e.id).where(s.aliases.c.alias == alias)
        rows = connection.execute(query.where(e.documents > 0, e.kind != "person").order_by(e.documents.desc())).all()
        for one, other in combinations(rows[:6], 2):
            if one.country is None or other.country is None or one.country == other.country:
                yield one, other, "the same name"
    spelt = connection.execute(
        select(*columns)
        .where(e.kind == "person", e.certain == 1, e.documents > 0)
        .order_by(e.documents.desc())
        .limit(400)
    ).all()
    for one, other in combinations(spelt, 2):
        if one.family != other.family and fuzz.ratio(plain_name(one.name), plain_name(other.name)) >= SPELT_ALIKE:
            yield one, other, "names spelt alike"


def _why_persons(one: Any, other: Any) -> str | None:
    mine, others = person_name(one.name), person_name(other.name)
    if mine is None or others is None:
        if one.country is not None and other.country is not None and one.country != other.country:
            return None
        if mine is None and others is None:
            return "a family name alone" if plain_name(one.name) == plain_name(other.name) else None
        # A full name that one text alone has is more often a slip of the reader than a person of its own.
        full = other if mine is None else one
        return "a family name alone" if full.certain and full.documents > 1 else None
    if mine.key == others.key:
        return "the same name" + (", other countries" if one.country != other.country else ", other initials")
    if mine.first[0] == others.first[0] and 1 in (len(mine.first), len(others.first)):
        return "the same family name and initial"
    return None

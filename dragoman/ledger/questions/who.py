"""Whom does the user mean? A country with all who belong to it, or actors by name, number or family name."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, false, select

from dragoman.errors import LedgerError, MissingError
from dragoman.ledger import schema as s
from dragoman.ledger.names import plain_name
from dragoman.lexicon.countries import country, country_of_demonym, country_of_name

SEVERAL = 50  # actors that one name may stand for


class Meant(NamedTuple):
    """Either a country's code or numbers of entities."""

    country: str | None
    entities: tuple[int, ...]

    def holds(self, entity: ColumnElement[int], of_country: ColumnElement[str]) -> ColumnElement[bool]:
        """Return the condition that a row's columns must meet."""
        if self.country is not None:
            return of_country == self.country
        return entity.in_(self.entities) if self.entities else false()


def find_meant(connection: Connection, words: str, *, alone: bool = False) -> Meant:
    """Return whom the words stand for. ``alone``: only actors, a country being one of them.

    Raises: LedgerError when nobody is called so, naming those who are called alike.
    """
    code = country_code(words)
    if code is not None and not alone:
        return Meant(code, ())
    return Meant(None, find_entities(connection, words, code))


def find_entities(connection: Connection, words: str, code: str | None = None) -> tuple[int, ...]:
    """Return the numbers of the actors that the words may stand for, the one told of most first."""
    e = s.entities.c
    bare = words.strip().removeprefix("#")
    if bare.isdecimal():
        return (one_entity(connection, bare),)
    plain = plain_name(words)
    if not plain:
        raise LedgerError("is no name", repr(words), "write a name, a country or #number")
    conditions = [e.id.in_(select(s.aliases.c.entity).where(s.aliases.c.alias == plain)), e.family == plain]
    if code is not None:
        conditions.insert(0, e.key.in_((f"country:{code}", f"place-government:{code}")))
    found: dict[int, int] = {}
    for condition in conditions:
        query = select(e.id, e.documents).where(condition, e.documents > 0).order_by(e.documents.desc()).limit(SEVERAL)
        found.update(connection.execute(query).tuples().all())
    if not found:
        near = _near(connection, plain)
        remedy = f"perhaps {'; '.join(near)}" if near else "see `dragoman actors`"
        raise MissingError("nobody in the ledger is called so", words, remedy)
    return tuple(sorted(found, key=lambda one: (-found[one], one)))


def one_entity(connection: Connection, words: str) -> int:
    """Return the number of the one actor that is meant. Raises: LedgerError when several are called so."""
    bare = words.strip().removeprefix("#")
    if bare.isdecimal() and len(bare) < 19:
        found = connection.execute(select(s.entities.c.id).where(s.entities.c.id == int(bare))).scalar()
        if found is None:
            raise MissingError("there is no such actor", f"#{bare}", "see `dragoman actors`")
        return int(found)
    plain = plain_name(words)
    code = country_code(words)
    e = s.entities.c
    by_name = e.id.in_(select(s.aliases.c.entity).where(s.aliases.c.alias == plain)) if plain else false()
    query = select(e.id, e.name, e.documents, e.country).where(e.documents > 0).order_by(e.documents.desc())
    rows = connection.execute(query.where(e.key == f"country:{code}" if code else by_name)).all()
    if len(rows) > 1:
        names = "; ".join(f"#{row.id} {row.name} ({row.country or 'no country'})" for row in rows[:6])
        raise LedgerError(f"{len(rows)} actors are called so", words, f"name one by its number: {names}")
    return int(rows[0].id) if rows else find_entities(connection, words)[0]


def country_code(words: str) -> str | None:
    """Return the code of the country that the words name, or None."""
    words = words.strip()
    if len(words) == 3 and words.isupper() and (words == "IGO" or country(words) is not None):
        return words
    return country_of_name(words) or country_of_name(words.title()) or country_of_demonym(words)


def _near(connection: Connection, plain: str) -> list[str]:
    """Names that begin alike, or hold the last word."""
    e = s.entities.c
    end = plain[:4] + "\uffff"
    begins = s.aliases.c.alias.between(plain[:4], end)
    rows = connection.execute(
        select(e.name, e.documents).join(s.aliases, s.aliases.c.entity == e.id).where(begins, e.documents > 0)
        .distinct().order_by(e.documents.desc()).limit(4)
    )  # fmt: skip
    return [row.name for row in rows]

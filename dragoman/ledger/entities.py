"""Is the ``Orlan`` of this article the ``Nadia Orlan`` of that one? Sure cases are joined, doubtful ones are offered.

Sure are: the same identifier; the same country or its government; the same full name of a person unless country or
initials contradict; a family name with an office that one person of that name alone holds for that country; the same
name of a body unless the countries contradict; initials of exactly one such name. A family name alone, or ``Supreme
Court`` without a country, is kept by itself as not certain, and offered to the user (``review``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from dragoman.ledger import schema as s
from dragoman.ledger.dialect import Prepared, insert_new, listed
from dragoman.ledger.names import family_name, is_initials, person_name, plain_name
from dragoman.lexicon.bodies import is_common_body
from dragoman.lexicon.countries import country as country_of_code
from dragoman.record.model import Actor

_CANDIDATES = Prepared(
    select(
        s.aliases.c.alias, s.aliases.c.name, s.entities.c.id, s.entities.c.kind, s.entities.c.country,
        s.entities.c.certain, s.entities.c.name, s.entities.c.found_name,
    )
    .join(s.aliases, s.aliases.c.entity == s.entities.c.id)
    .where(s.aliases.c.alias.in_(listed("some")))
    .order_by(s.aliases.c.alias, s.entities.c.id)
)  # fmt: skip
_BY_KEY = Prepared(select(s.entities.c.key, s.entities.c.id).where(s.entities.c.key.in_(listed("some"))))
_LAST = Prepared(select(func.max(s.entities.c.id)))
_ROW = select(
    s.entities.c.id, s.entities.c.kind, s.entities.c.country, s.entities.c.certain, s.entities.c.name,
    s.entities.c.found_name,
).where(s.entities.c.id == bindparam("wanted"))  # fmt: skip
_BY_OFFICE = (
    select(s.entities.c.id)
    .join(s.entity_offices, s.entity_offices.c.entity == s.entities.c.id)
    .where(
        s.entities.c.family == bindparam("family_"), s.entity_offices.c.title == bindparam("title_"),
        s.entity_offices.c.country == bindparam("country_"), s.entities.c.certain == 1,
    )
)  # fmt: skip
_NEW = Prepared(insert(s.entities))
_NEW_ALIAS = Prepared(insert_new(s.aliases))
_NEW_OFFICE = Prepared(insert_new(s.entity_offices))
_LEARNT = Prepared(
    update(s.entities)
    .where(s.entities.c.id == bindparam("one"))
    .values(country=bindparam("country_"), name=bindparam("name_"), found_name=bindparam("found_name_"))
)
STATES = ("country", "place-government")
# Names remembered between documents; beyond that the memory begins anew.
REMEMBERED = 200_000


@dataclass(slots=True)
class Entity:
    """A row of ``entities`` as far as joining needs it."""

    id: int
    kind: str
    country: str | None
    certain: int
    name: str
    found_name: str


class KnownNames:
    """What was looked up before: holds as long as nobody else writes to the ledger (``forget`` when somebody did)."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self.aliases: dict[str, list[tuple[str, Entity]]] = {}
        self.keys: dict[str, int | None] = {}
        self.entities: dict[int, Entity] = {}
        self.told: set[tuple[str, int]] = set()
        self.held: set[tuple[int, str, str]] = set()


class Linker:
    """Finds the entity of each actor of a record, or makes one.

    What a record adds is gathered, so that each table is written once; until then ``KnownNames`` alone knows it.
    """

    def __init__(self, connection: Connection, known: KnownNames) -> None:
        self.connection, self.known = connection, known
        if len(known.told) + len(known.entities) + len(known.keys) > REMEMBERED:
            known.forget()
        self._last: int | None = None
        self._clear()

    def link(self, actors: Sequence[Actor], text: str) -> dict[str, int | None]:
        """Return the entity of each actor by its id in the record; None for those without a name of their own."""
        names = {
            actor.id: tuple(dict.fromkeys(text[m.start : m.end] for m in actor.mentions if m.form == "name"))
            for actor in actors
        }
        keys = {actor.id: _key(actor, names[actor.id]) for actor in actors}
        self._look_up({alias for actor in actors if names[actor.id] for alias in _aliases(actor, actor.name)})
        self._look_up_keys(key for key in keys.values() if key is not None)
        found = {actor.id: self._entity(actor, keys[actor.id], names[actor.id]) for actor in actors}
        self._write()
        return found

    def _clear(self) -> None:
        self._new_entities: list[Mapping[str, Any]] = []
        self._new_names: list[Mapping[str, Any]] = []
        self._new_offices: list[Mapping[str, Any]] = []
        self._learnt: dict[int, Entity] = {}

    def _write(self) -> None:
        """Write what was gathered; names and offices lead to entities, which must be there first."""
        _NEW.write(self.connection, self._new_entities)
        _LEARNT.write(
            self.connection,
            [
                {"one": row.id, "country_": row.country, "name_": row.name, "found_name_": row.found_name}
                for row in self._learnt.values()
            ],
        )
        _NEW_ALIAS.write(self.connection, self._new_names)
        _NEW_OFFICE.write(self.connection, self._new_offices)
        self._clear()

    def _look_up(self, aliases: Iterable[str]) -> None:
        """Learn who bears these names, all in one question."""
        wanted = sorted(alias for alias in aliases if alias not in self.known.aliases)
        if not wanted:
            return
        self.known.aliases.update((alias, []) for alias in wanted)
        for alias, told, number, *rest in _CANDIDATES.ask(self.connection, some=json.dumps(wanted)):
            entity = self.known.entities.setdefault(number, Entity(number, *rest))
            self.known.aliases[alias].append((told, entity))
            self.known.told.add((alias, number))

    def _look_up_keys(self, keys: Iterable[str]) -> None:
        """Learn which entities are there already, all in one question."""
        wanted = sorted({key for key in keys if key not in self.known.keys})
        if wanted:
            self.known.keys.update(dict.fromkeys(wanted))
            self.known.keys.update(_BY_KEY.ask(self.connection, some=json.dumps(wanted)))

    def _entity(self, actor: Actor, key: str | None, names: tuple[str, ...]) -> int | None:
        if key is None:
            return None
        if actor.identifier or (actor.kind in STATES and actor.country):
            return self._keyed(key, actor, names)
        return self._person(actor, key, names) if actor.kind == "person" else self._body(actor, key, names)

    def _keyed(self, key: str, actor: Actor, names: tuple[str, ...]) -> int:
        known = self.known.keys[key]
        if known is not None:
            if actor.identifier:
                self._learn(known, actor, names)
            return known
        state = country_of_code(actor.country or "") if actor.kind == "country" else None
        return self._new(key, state.name if state else actor.name, actor, names)

    def _person(self, actor: Actor, key: str, names: tuple[str, ...]) -> int:
        full = person_name(actor.name)
        if full is None:
            return self._holder(actor) or self._keyed_as(key, actor, names, certain=False)
        fitting = []
        for told, entity in self._called(full.key):
            theirs = person_name(told)
            if entity.kind == "person" and theirs and theirs.agrees(full) and _agree(entity.country, actor.country):
                fitting.append(entity)
        ids = _narrowed([entity for entity in fitting if entity.certain], actor.country)
        if len(ids) == 1:
            self._learn(ids[0], actor, (actor.name,))
            return ids[0]
        return self._keyed_as(key, actor, (actor.name,), certain=not ids)

    def _holder(self, actor: Actor) -> int | None:
        """The one certain person of that family name who holds the office for that country."""
        family = family_name(actor.name)
        for office in actor.offices:
            if office.country or actor.country:
                self._write()  # an actor before this one may have brought the holder
                ids = self.connection.execute(
                    _BY_OFFICE,
                    {"family_": family, "title_": office.title.lower(), "country_": office.country or actor.country},
                ).scalars()
                unique = set(ids)
                if len(unique) == 1:
                    return int(unique.pop())
        return None

    def _body(self, actor: Actor, key: str, names: tuple[str, ...]) -> int:
        plain = plain_name(actor.name)
        common = is_common_body(plain)
        fitting = [
            entity for _, entity in self._called(plain)
            if entity.kind != "person"
            and (entity.country == actor.country or (not common and _agree(entity.country, actor.country)))
        ]  # fmt: skip
        ids = _narrowed(fitting, actor.country)
        short = tuple(name for name in names if is_initials(name, actor.name))
        if not ids:
            ids = self._by_initials(actor, short)
        if len(ids) == 1:
            self._learn(ids[0], actor, (actor.name, *short))
            return ids[0]
        return self._keyed_as(key, actor, (actor.name, *short), certain=not (common and actor.country is None))

    def _by_initials(self, actor: Actor, short: tuple[str, ...]) -> list[int]:
        """A body met before by its initials alone, when this text spells them out."""
        ids = {
            entity.id
            for name in short
            for _, entity in self._called(plain_name(name))
            if entity.kind != "person" and _agree(entity.country, actor.country)
            and entity.found_name.replace(".", "").isupper()
        }  # fmt: skip
        return list(ids) if len(ids) == 1 else []

    def _called(self, plain: str) -> list[tuple[str, Entity]]:
        if plain not in self.known.aliases:
            self._look_up((plain,))
        return self.known.aliases[plain]

    def _keyed_as(self, key: str, actor: Actor, names: tuple[str, ...], *, certain: bool) -> int:
        known = self.known.keys[key]
        return known if known is not None else self._new(key, actor.name, actor, names, certain=certain)

    def _new(self, key: str, name: str, actor: Actor, names: tuple[str, ...], *, certain: bool = True) -> int:
        entity = self._last = self._last_number() + 1
        row = {
            "id": entity, "key": key, "name": name, "found_name": name, "kind": actor.kind, "country": actor.country,
            "identifier": actor.identifier, "family": family_name(actor.name) if actor.kind == "person" else None,
            "certain": int(certain), "documents": 0, "mentions": 0,
        }  # fmt: skip
        self._new_entities.append(row)
        self.known.keys[key] = entity
        self.known.entities[entity] = Entity(entity, actor.kind, actor.country, int(certain), name, name)
        self._name(entity, actor, (name, *names))
        self._hold(entity, actor)
        return entity

    def _last_number(self) -> int:
        """The greatest number in use. Asked anew for each record, since decisions make entities too."""
        if self._last is None:
            self._last = int(_LAST.ask(self.connection)[0][0] or 0)
        return self._last

    def _learn(self, entity: int, actor: Actor, names: tuple[str, ...]) -> None:
        """Keep what this text adds: a country, a fuller name than initials, other spellings, offices."""
        row = self._row(entity)
        before = (row.country, row.name, row.found_name)
        if row.country is None:
            row.country = actor.country
        if actor.kind != "person" and is_initials(row.found_name, actor.name):
            if row.name == row.found_name:
                row.name = actor.name
            row.found_name = actor.name
        if before != (row.country, row.name, row.found_name):
            self._learnt[entity] = row
        self._name(entity, actor, names)
        self._hold(entity, actor)

    def _row(self, entity: int) -> Entity:
        if entity not in self.known.entities:
            self.known.entities[entity] = Entity(*self.connection.execute(_ROW, {"wanted": entity}).one())
        return self.known.entities[entity]

    def _name(self, entity: int, actor: Actor, names: Iterable[str]) -> None:
        rows: dict[str, dict[str, str | int]] = {}
        for name in names:
            for alias in _aliases(actor, name):
                if (alias, entity) not in self.known.told:
                    rows.setdefault(alias, {"alias": alias, "entity": entity, "name": name})
        for alias, row in rows.items():
            self._called(alias).append((str(row["name"]), self._row(entity)))
            self.known.told.add((alias, entity))
        self._new_names += rows.values()

    def _hold(self, entity: int, actor: Actor) -> None:
        held = {
            (entity, office.title.lower(), office.country or actor.country or "")
            for office in actor.offices
            if office.country or actor.country
        } - self.known.held
        self.known.held |= held
        self._new_offices += ({"entity": e, "title": title, "country": code} for e, title, code in sorted(held))


def _key(actor: Actor, names: tuple[str, ...]) -> str | None:
    """The key under which an actor is kept that nobody kept before; None for one without a name of its own."""
    if actor.identifier:
        return f"id:{actor.identifier}"
    if actor.kind in STATES and actor.country:
        return f"{actor.kind}:{actor.country}"
    plain, country = plain_name(actor.name), actor.country or ""
    if not names or not plain:
        return None
    if actor.kind != "person":
        return f"body:{plain}:{country}"
    if person_name(actor.name) is None:
        return f"name:{plain}:{country}"
    return f"person:{plain_name(actor.name.replace('.', ' '))}:{country}"


def _aliases(actor: Actor, name: str) -> list[str]:
    """What a name is found by: itself, plain; a person's also by first and family name alone."""
    plain = plain_name(name)
    full = person_name(name) if actor.kind == "person" else None
    return [alias for alias in dict.fromkeys((plain, full.key if full else plain)) if alias]


def _narrowed(fitting: list[Entity], country: str | None) -> list[int]:
    """The ids of those that fit; where several do, of those only that are surely of that country."""
    ids = list(dict.fromkeys(entity.id for entity in fitting))
    if len(ids) > 1:
        return list(dict.fromkeys(entity.id for entity in fitting if entity.country == country)) or ids
    return ids


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other

"""Which of the actors are known from an actor file, and what were they on the day?"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.merge import Entity
from dragoman.lexicon.actor_file import ActorTable, KnownActor


@dataclass(frozen=True)
class Known:
    """What a file tells of an actor. ``offices``: title and whether it was over on the day; ``holds``: titles held on it."""

    country: str | None
    sectors: tuple[str, ...]
    offices: tuple[tuple[str, bool], ...]
    identifier: str | None
    holds: tuple[str, ...] = ()


def identify(
    drafts: list[Draft], entities: list[Entity], tables: tuple[ActorTable, ...], day: str | None
) -> dict[int, Known]:
    """Return what the tables tell of entities, by number; an earlier table wins over a later one.

    An entity is found by its fullest name; by a family name alone when the name stands beside an office that its bearer
    has held, or when the table gives it as a name of its own. Where several bearers fit, only what they share is told.
    ``day``: ISO date of the text, or ``None``.
    """
    found: dict[int, Known] = {}
    for number, entity in enumerate(entities):
        own = [drafts[n] for n in entity.drafts if drafts[n].form == "name"]
        if entity.kind not in {"person", "organisation", "group"} or not own:
            continue
        fullest = max(own, key=lambda d: (len(d.name.split()), len(d.name)))
        titles = [title for n in entity.drafts for title, _ in drafts[n].offices]
        country = next((d.country for d in own if d.country), None)
        for table in tables:
            hits = _hits(table, fullest.name, titles, country, entity.kind, day)
            if hits:
                found[number] = _shared(hits, day, table.tells_offices)
                break
    return found


def _hits(
    table: ActorTable, name: str, titles: list[str], country: str | None, kind: str, day: str | None
) -> list[KnownActor]:
    hits = list(table.named(name))
    beside = [actor for title in titles for actor in table.named_beside(name, title)]
    if beside:
        hits = list(dict.fromkeys(beside))
    hits = [a for a in hits if (a.kind == "person") == (kind == "person") and country in {None, a.country}]
    if day and len(hits) > 1:
        hits = [a for a in hits if any(o.holds_at(day) for o in a.offices)] or hits
    return hits


def _shared(hits: list[KnownActor], day: str | None, tells_offices: bool) -> Known:
    countries = {actor.country for actor in hits}
    first = hits[0].sectors_at(day)
    sectors = tuple(s for s in first if all(s in a.sectors_at(day) for a in hits))
    offices: dict[str, bool] = {}
    if len(hits) == 1 and day is not None and tells_offices:
        for office in hits[0].offices:
            if office.holds_at(day) or office.over_at(day):
                offices[office.title] = offices.get(office.title, True) and not office.holds_at(day)
    return Known(
        countries.pop() if len(countries) == 1 else None,
        sectors,
        tuple(offices.items()),
        hits[0].wikidata if len(hits) == 1 else None,
        tuple(o.title for o in hits[0].offices if day is not None and o.holds_at(day)) if len(hits) == 1 else (),
    )

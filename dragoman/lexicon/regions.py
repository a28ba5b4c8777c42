"""Which state does a part of the world belong to? (``Darfur``, ``Chechen``, ``the West Bank``, ``Bavarian``)

Data: ``data/regions.csv``, written for this project: regions, provinces and peoples that reporting names often, with the
state that governs them or, where that is disputed, the one that most states recognise. Former states stand with their
successor (``Soviet`` with Russia).
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files

import msgspec


class Region(msgspec.Struct, frozen=True):
    """A part of a state. ``people``: words for those who live there; ``country``: ISO 3166 alpha-3."""

    name: str
    people: tuple[str, ...]
    country: str


@lru_cache(maxsize=1)
def load_regions() -> tuple[Region, ...]:
    """Return the regions in the order of the data."""
    text = files("dragoman.lexicon").joinpath("data", "regions.csv").read_text("utf-8")
    return tuple(
        Region(row["name"], tuple(p for p in row["people"].split(";") if p), row["country"])
        for row in csv.DictReader(text.splitlines())
    )


@lru_cache(maxsize=1)
def region_phrases() -> dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    """Return first word → (words, country, whether it names people), longest phrase first; hyphens stand alone."""
    table: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for region in load_regions():
        for phrase, people in [(region.name, False), *((p, True) for p in region.people)]:
            words = tuple(phrase.replace("-", " - ").split())
            table.setdefault(words[0], []).append((words, region.country, people))
    return {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in table.items()}

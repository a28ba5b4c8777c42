"""Which words stand inside and around names? (``Mr``, ``von``, ``Ministry``)

Data: ``data/name_words.toml``, written for this project. All words are in lower case but those before ships.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

import msgspec


class NameWords(msgspec.Struct, frozen=True):
    """``honorifics``: word → ``m``, ``f`` or ``None``; ``joined``: particles that a hyphen ties to a name (``al-``)."""

    honorifics: dict[str, str | None]
    particles: frozenset[str]
    joined: frozenset[str]
    body_particles: frozenset[str]
    bodies: frozenset[str]
    places: frozenset[str]
    begin_places: frozenset[str]
    calendar: frozenset[str]
    owned: frozenset[str]
    address: frozenset[str]
    nobodies: frozenset[str]
    equipment: frozenset[str]
    vessels: frozenset[str]
    things: frozenset[str]
    towns: frozenset[str]
    called: frozenset[str]
    papers: frozenset[str]


@lru_cache(maxsize=1)
def load_name_words() -> NameWords:
    """Return the words of names."""
    data = tomllib.loads(files("dragoman.lexicon").joinpath("data", "name_words.toml").read_text("utf-8"))
    honorifics = {word: gender for gender in ("m", "f") for word in data["honorifics"][gender]}
    return NameWords(
        honorifics | dict.fromkeys(data["honorifics"]["none"]),
        frozenset(data["particles"]["person"]),
        frozenset(data["particles"]["joined"]),
        frozenset(data["particles"]["body"]),
        frozenset(data["bodies"]["words"]),
        frozenset(data["places"]["words"]),
        frozenset(data["places"]["first"]),
        frozenset(data["calendar"]["words"]),
        frozenset(data["owned"]["words"]),
        frozenset(data["address"]["words"]),
        frozenset(data["nobodies"]["words"]),
        frozenset(data["equipment"]["words"]),
        frozenset(data["vessels"]["words"]),
        frozenset(data["things"]["words"]),
        frozenset(data["towns"]["words"]),
        frozenset(data["called"]["words"]),
        frozenset(data["papers"]["words"]),
    )

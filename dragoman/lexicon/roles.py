"""Which words name an office or a body, and which PLOVER sector do they belong to?

Data: ``data/roles.csv`` (role words), ``data/organisations.csv`` (well-known bodies), ``data/first_names.csv``.
All written for this project.
"""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import msgspec


class RoleWord(msgspec.Struct, frozen=True):
    """A word for an office (``president``) or a body (``ministry``); ``sector`` is a PLOVER code or ``None``."""

    word: str
    kind: Literal["person", "group"]
    sector: str | None
    office: bool


class Body(msgspec.Struct, frozen=True):
    """A well-known body; ``country`` ISO 3166 alpha-3 or ``IGO``."""

    name: str
    country: str | None
    sectors: tuple[str, ...]


@lru_cache(maxsize=1)
def role_words() -> dict[str, RoleWord]:
    """Return the role words by their lower-case form; phrases have single spaces."""
    return {
        row["word"]: RoleWord(row["word"], "person" if row["kind"] == "person" else "group", row["sector"] or None,
                              row["office"] == "yes")
        for row in _rows("roles.csv")
    }  # fmt: skip


@lru_cache(maxsize=1)
def known_bodies() -> dict[str, Body]:
    """Return the well-known bodies by each of their names, letters as written."""
    found = {}
    for row in _rows("organisations.csv"):
        body = Body(row["name"], row["country"] or None, tuple(s for s in row["sectors"].split(";") if s))
        for name in [row["name"], *row["aliases"].split(";")]:
            if name:
                found[name] = body
    return found


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """Return the usual gender (``m``, ``f``) of first names."""
    return {row["name"]: row["gender"] for row in _rows("first_names.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    text = files("dragoman.lexicon").joinpath("data", name).read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text)))

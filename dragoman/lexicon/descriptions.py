"""Which offices does a more general word stand for? (``the diplomat`` for an ambassador, ``the lawmaker`` for a senator)

Data: ``data/descriptions.csv`` (``word``; ``offices`` and PLOVER ``sectors`` that it may stand for, divided by ``;``), written for
this project.
"""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from importlib.resources import files

import msgspec


class Description(msgspec.Struct, frozen=True, gc=False):
    """The offices (lower case) and sectors of those whom a word may describe."""

    offices: frozenset[str]
    sectors: frozenset[str]


@lru_cache(maxsize=1)
def descriptions() -> dict[str, Description]:
    """Return word → whom it may describe."""
    text = files("dragoman.lexicon").joinpath("data", "descriptions.csv").read_text("utf-8")
    return {
        row["word"]: Description(_cells(row["offices"]), _cells(row["sectors"]))
        for row in csv.DictReader(io.StringIO(text))
    }


def _cells(cell: str) -> frozenset[str]:
    return frozenset(cell.split(";")) - {""}

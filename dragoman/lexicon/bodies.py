"""Names of bodies that every country has: ``Supreme Court`` or ``Ministry of Foreign Affairs`` name none by themselves."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources


def is_common_body(plain: str) -> bool:
    """Tell whether a name in small letters is made of nothing but words that institutions everywhere are called by."""
    return all(word in common_words() for word in plain.split())


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Return the words, in small letters."""
    source = resources.files("dragoman.lexicon") / "data" / "common_bodies.csv"
    return frozenset(row["word"] for row in csv.DictReader(source.read_text(encoding="utf-8").splitlines()))

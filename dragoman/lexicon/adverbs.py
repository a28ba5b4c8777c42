"""Adverbs that do not end in *-ly*: a class that is all but closed (Quirk and others 1985, 7.46)."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources

ENDINGS = ("ly", "wise", "ward", "wards", "ways", "fold")


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    source = resources.files("dragoman.lexicon") / "data" / "adverbs.csv"
    return frozenset(row["word"] for row in csv.DictReader(source.read_text(encoding="utf-8").splitlines()))


def may_be_adverb(word: str) -> bool:
    """Tell whether a word in small letters can be an adverb, by its ending or by the list."""
    return word.endswith(ENDINGS) or word in _listed()

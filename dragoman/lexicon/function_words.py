"""Words that hold a sentence together and tell nothing of what it is about."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Return articles, pronouns, prepositions, conjunctions, auxiliaries and verbs of saying, in small letters."""
    source = resources.files("dragoman.lexicon") / "data" / "function_words.csv"
    return frozenset(row["word"] for row in csv.DictReader(source.read_text(encoding="utf-8").splitlines()))

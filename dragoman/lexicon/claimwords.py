"""Which words make a statement of fact worth checking?

Data: ``data/claim_words.csv``, written for this project: ``words`` (a form or lemma, or a phrase), ``reason`` (one of
``REASONS``) and ``pos`` (the part of speech in which the word counts, empty for any).
"""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from importlib.resources import files

REASONS = frozenset({"cause", "record", "comparison", "promise"})

Entry = tuple[tuple[str, ...], str, str | None]


@lru_cache(maxsize=1)
def claim_words() -> dict[str, tuple[Entry, ...]]:
    """Return (words, reason, part of speech) by first word, longest first."""
    table: dict[str, list[Entry]] = {}
    for row in _rows():
        words = tuple(row["words"].replace("-", " - ").split())
        table.setdefault(words[0], []).append((words, row["reason"], row["pos"] or None))
    return {first: tuple(sorted(entries, key=lambda e: -len(e[0]))) for first, entries in table.items()}


def check_claim_words() -> list[str]:
    """Return every row that stands twice or holds a value that is none of its column's."""
    problems: list[str] = []
    seen: set[tuple[str, str]] = set()
    for number, row in enumerate(_rows(), 2):
        key = (row["words"], row["pos"])
        if key in seen and row["pos"] == "":
            problems.append(f"row {number}: {row['words']!r} stands twice")
        if row["reason"] not in REASONS or row["pos"] not in {"", "VERB", "NOUN"}:
            problems.append(f"row {number}: reason {row['reason']!r} or part of speech {row['pos']!r} is unknown")
        seen.add(key)
    return problems


def _rows() -> list[dict[str, str]]:
    text = files("dragoman.lexicon").joinpath("data", "claim_words.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text)))

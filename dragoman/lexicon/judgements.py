"""Which words show that somebody judges?

Data: ``data/judgements.csv``, written for this project: ``words``, ``polarity`` (``+``, ``-``, or empty for words of
certainty, duty and prediction, which judge without praise or blame) and ``strength`` (2: seldom used in plain report).
"""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from importlib.resources import files

import msgspec


class JudgementWord(msgspec.Struct, frozen=True):
    """A word or phrase of judgement."""

    words: tuple[str, ...]
    polarity: str | None
    strength: int


@lru_cache(maxsize=1)
def judgement_words() -> dict[str, tuple[JudgementWord, ...]]:
    """Return the words by their first word (lower case), longest first."""
    text = files("dragoman.lexicon").joinpath("data", "judgements.csv").read_text("utf-8")
    table: dict[str, list[JudgementWord]] = {}
    for row in csv.DictReader(io.StringIO(text)):
        words = tuple(row["words"].replace("-", " - ").split())
        entry = JudgementWord(words, row["polarity"] or None, int(row["strength"]))
        table.setdefault(words[0], []).append(entry)
    return {first: tuple(sorted(rows, key=lambda r: -len(r.words))) for first, rows in table.items()}

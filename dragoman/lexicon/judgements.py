"""Which words show that somebody judges?

Data: ``data/judgements.csv``, written for this project: ``words``, ``polarity`` (``+``, ``-``, or empty for words that
judge without praise or blame), ``strength`` (2: seldom used in plain report), ``kind`` (one of ``KINDS``) and ``pos``
(the part of speech in which the word judges, empty for any: a *just* cause, but not *just* now).
"""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from importlib.resources import files

import msgspec

from dragoman.errors import LexiconError

KINDS = frozenset({"evaluation", "duty", "certainty", "prediction", "irony", "stance"})
PARTS = frozenset({"", "ADJ", "ADV", "NOUN", "VERB", "AUX"})


class JudgementWord(msgspec.Struct, frozen=True):
    """A word or phrase of judgement."""

    words: tuple[str, ...]
    polarity: str | None
    strength: int
    kind: str
    pos: str | None


@lru_cache(maxsize=1)
def judgement_words() -> dict[str, tuple[JudgementWord, ...]]:
    """Return the words by their first word (lower case), longest first.

    Raises: LexiconError when the table breaks its schema.
    """
    faults = check_judgements()
    if faults:
        raise LexiconError(faults[0], "judgements.csv", "mend the row")
    table: dict[str, list[JudgementWord]] = {}
    for row in _rows():
        words = tuple(row["words"].replace("-", " - ").split())
        entry = JudgementWord(words, row["polarity"] or None, int(row["strength"]), row["kind"], row["pos"] or None)
        table.setdefault(words[0], []).append(entry)
    return {first: tuple(sorted(rows, key=lambda r: -len(r.words))) for first, rows in table.items()}


def check_judgements() -> list[str]:
    """Return every row that is double, out of order or holds a value that is none of its column's."""
    problems, before = [], ""
    for number, row in enumerate(_rows(), 2):
        words = row["words"]
        where = f"row {number}, {words!r}"
        if words != " ".join(words.lower().split()) or not words:
            problems.append(f"{where}: write words in lower case with single spaces")
        if words <= before:
            problems.append(f"{where}: twice, or out of alphabetical order")
        if row["polarity"] not in {"+", "-", ""} or row["strength"] not in {"1", "2"}:
            problems.append(f"{where}: polarity is +, - or empty, strength 1 or 2")
        if row["kind"] not in KINDS or row["pos"] not in PARTS:
            problems.append(f"{where}: kind {row['kind']!r} or part of speech {row['pos']!r} is unknown")
        before = words
    return problems


def _rows() -> list[dict[str, str]]:
    text = files("dragoman.lexicon").joinpath("data", "judgements.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text)))

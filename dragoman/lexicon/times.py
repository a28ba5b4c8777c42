"""Which words tell a time: months, units, numbers, holidays, and the verbs that look ahead?

Data, all written for this project: ``data/times.toml`` (one table a class of words), ``data/holidays.csv`` (``name``;
``rule``: ``MM-DD``, ``MM weekday n`` for the n-th such weekday of a month, counted from its end when negative, or
``easter ±days``; ``covers``: ``day`` or ``week``) and ``data/named_days.csv`` (``words`` that name one day of history
when a word of ``near`` stands in their sentence, or always when ``near`` is empty).
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import msgspec

from dragoman.errors import LexiconError


class Ahead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words whose complement lies ahead of them: ``verbs`` and ``adjectives`` of an infinitive, ``dated`` verbs of a
    date even in the past tense, ``modals``."""

    verbs: frozenset[str]
    dated: frozenset[str]
    adjectives: frozenset[str]
    modals: frozenset[str]


class TimeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The tables of ``times.toml``, keys and words in lower case, ``zones`` as written."""

    numbered: frozenset[str]
    zones: frozenset[str]
    before_spans: frozenset[str]
    verbs_of_spans: frozenset[str]
    months: dict[str, int]
    short_months: dict[str, int]
    weekdays: dict[str, int]
    short_weekdays: dict[str, int]
    units: dict[str, str]
    seasons: dict[str, str]
    parts: dict[str, str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    tens: dict[str, int]
    frequencies: dict[str, str]
    references: dict[str, str]
    ahead: Ahead


class Holiday(msgspec.Struct, frozen=True):
    """A holiday: a fixed day, the ``nth`` weekday of a month, or so many days from Easter."""

    name: str
    covers: Literal["day", "week"]
    month: int = 0
    day: int = 0
    weekday: int = 0
    nth: int = 0
    easter: int | None = None


class NamedDay(msgspec.Struct, frozen=True):
    """A day of history known by its date alone, when one of the words ``near`` stands by."""

    day: date
    near: frozenset[str]


@lru_cache(maxsize=1)
def time_words() -> TimeWords:
    """Return the words of time. Raises: LexiconError when the file breaks its schema."""
    try:
        return msgspec.toml.decode(_read("times.toml"), type=TimeWords)
    except msgspec.MsgspecError as error:
        raise LexiconError(str(error), "times.toml", "see dragoman/lexicon/times.py for its tables") from error


@lru_cache(maxsize=1)
def load_holidays() -> dict[str, Holiday]:
    """Return the holidays by name, in lower case with straight apostrophes. Raises: LexiconError."""
    return {row["name"]: _holiday(row, number) for number, row in enumerate(_rows("holidays.csv"), 2)}


@lru_cache(maxsize=1)
def load_named_days() -> dict[str, NamedDay]:
    """Return the days of history by their words, in lower case. Raises: LexiconError."""
    found = {}
    for number, row in enumerate(_rows("named_days.csv"), 2):
        try:
            found[row["words"]] = NamedDay(date.fromisoformat(row["date"]), frozenset(row["near"].split()))
        except ValueError as error:
            raise LexiconError(str(error), f"named_days.csv, row {number}", "write the date as YYYY-MM-DD") from error
    return found


_RULE = re.compile(
    r"(?P<m>\d\d)-(?P<d>\d\d)|(?P<month>\d\d) (?P<weekday>mon|tue|wed|thu|fri|sat|sun) (?P<nth>-?[1-5])"
    r"|easter (?P<easter>[+-]\d+)"
)


def _holiday(row: dict[str, str], number: int) -> Holiday:
    rule = _RULE.fullmatch(row["rule"])
    if rule is None or row["covers"] not in ("day", "week"):
        raise LexiconError(f"{row['rule']!r} is no rule", f"holidays.csv, row {number}", "write 12-25 or 11 thu 4")
    covers: Literal["day", "week"] = "week" if row["covers"] == "week" else "day"
    if rule["easter"]:
        return Holiday(row["name"], covers, easter=int(rule["easter"]))
    if rule["month"]:
        weekday = time_words().short_weekdays[rule["weekday"]]
        return Holiday(row["name"], covers, month=int(rule["month"]), weekday=weekday, nth=int(rule["nth"]))
    return Holiday(row["name"], covers, month=int(rule["m"]), day=int(rule["d"]))


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(_read(name).decode("utf-8"))))


def _read(name: str) -> bytes:
    return files("dragoman.lexicon").joinpath("data", name).read_bytes()

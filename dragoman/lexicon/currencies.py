"""Which money is meant?

Data: ``data/currencies.csv``, written for this project: ISO 4217 ``code``, ``nouns`` (lemmas that mean this money by
themselves), ``pairs`` (adjective and noun where the noun alone is shared: ``Egyptian pound``) and ``signs``.
A *pound*, *franc*, *peso* or *dinar* without its country stays a word: no guess is made.
"""

from __future__ import annotations

import csv
import io
import re
from functools import lru_cache
from importlib.resources import files

import msgspec


class Currencies(msgspec.Struct, frozen=True):
    """ISO 4217 codes by sign, by noun and by the words of a pair; ``codes`` are those written out (``EUR``)."""

    by_sign: dict[str, str]
    by_noun: dict[str, str]
    by_pair: dict[tuple[str, ...], str]
    codes: frozenset[str]


@lru_cache(maxsize=1)
def currencies() -> Currencies:
    """Return the table of currencies."""
    signs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    pairs: dict[tuple[str, ...], str] = {}
    codes: set[str] = set()
    for row in _rows():
        codes.add(row["code"])
        signs |= dict.fromkeys(_cells(row["signs"]), row["code"])
        nouns |= dict.fromkeys(_cells(row["nouns"]), row["code"])
        pairs |= {tuple(pair.split()): row["code"] for pair in _cells(row["pairs"])}
    return Currencies(signs, nouns, pairs, frozenset(codes))


def check_currencies() -> list[str]:
    """Return codes that are none, and signs, nouns or pairs that two rows claim."""
    problems: list[str] = []
    seen: dict[str, str] = {}
    for number, row in enumerate(_rows(), 2):
        if not re.fullmatch(r"[A-Z]{3}", row["code"]):
            problems.append(f"row {number}: {row['code']!r} is no ISO 4217 code")
        for cell in (row["code"], *(c for column in ("nouns", "pairs", "signs") for c in _cells(row[column]))):
            if cell in seen:
                problems.append(f"row {number}: {cell!r} already stands for {seen[cell]}")
            seen[cell] = row["code"]
    return problems


def _cells(text: str) -> list[str]:
    return [cell for cell in text.split(";") if cell]


def _rows() -> list[dict[str, str]]:
    text = files("dragoman.lexicon").joinpath("data", "currencies.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text)))

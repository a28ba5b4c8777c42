"""Which words name an office or a body, and which PLOVER sector do they belong to?

Data: ``data/roles.csv`` (role words), ``data/role_senses.csv`` (where they name nobody), ``data/sector_words.csv`` (words beside them), ``data/organisations.csv``
(well-known bodies), ``data/first_names.csv``. All written for this project.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import msgspec

Weight = Literal["own", "weak", "state", "armed", "plain", "count"]
"""How firmly a sector belongs to a role word.

``own``    a judge is a judge whatever stands beside it
``weak``   gives way to the words beside it: a *police* official, the head of the *army*
``state``  as ``weak``, and holds only for a country's own: a *Veldian* leader, not a leader of anything
``armed``  gives way to words for other armed men only: *rebel* forces, but *government* forces
``plain``  nobody in particular: men, people
``count``  a number of whatever follows: hundreds of nurses
"""


class RoleWord(msgspec.Struct, frozen=True, gc=False):
    """A word for an office (``president``), a body (``ministry``) or an inhabited place (``village``).

    ``sector`` is a PLOVER code or ``None``.
    """

    word: str
    kind: Literal["person", "group", "place"]
    sector: str | None
    office: bool
    weight: Weight = "own"


class Body(msgspec.Struct, frozen=True, gc=False):
    """A well-known body; ``country`` ISO 3166 alpha-3 or ``IGO``."""

    name: str
    country: str | None
    sectors: tuple[str, ...]


@lru_cache(maxsize=1)
def role_words() -> dict[str, RoleWord]:
    """Return the role words by their lower-case form; phrases have single spaces."""
    return {row["word"]: msgspec.convert({**row, "sector": row["sector"] or None, "office": row["office"] == "yes"},
                                         RoleWord) for row in _rows("roles.csv")}  # fmt: skip


@lru_cache(maxsize=1)
def _by_last_word() -> dict[str, tuple[tuple[tuple[str, ...], RoleWord], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], RoleWord]]] = {}
    for word, role in role_words().items():
        words = tuple(token_words(word))
        table.setdefault(words[-1], []).append((words[:-1], role))
    return {last: tuple(sorted(found, key=lambda f: -len(f[0]))) for last, found in table.items()}


def token_words(phrase: str) -> list[str]:
    """Cut a phrase as the tokeniser cuts running text: hyphens and possessive endings stand alone."""
    phrase = phrase.replace("’", "'").replace("-", " - ")
    return phrase.replace("'s ", " 's ").replace("s' ", "s ' ").replace(" d'", " d'").split()


def role_before(words: Sequence[str], last: int, lemma: str, low: int = 0) -> tuple[int, RoleWord] | None:
    """Return (first word, role) of the longest role phrase that ends with the word at ``last``, in lower case.

    ``lemma`` is another form of the last word; a regular plural of a role word is found too.
    """
    table = _by_last_word()
    end = words[last]
    forms = [end, lemma] if lemma != end else [end]
    if end.endswith("s") and end[:-1] != lemma:
        forms.append(end[:-1])
    best: tuple[int, RoleWord] | None = None
    for form in forms:
        for before, role in table.get(form, ()):
            first = last - len(before)
            if best is not None and first >= best[0]:
                break
            if first >= low and all(words[first + n].replace("’", "'") == w for n, w in enumerate(before)):
                best = (first, role)
                break
    return best


@lru_cache(maxsize=1)
def other_senses() -> dict[str, dict[str, frozenset[str]]]:
    """Return role word → where → words beside which it names nobody: ``nerve`` *before* ``agent``, ``change`` *after* its
    *of* or *for*, ``in`` right before a *bare* ``exile``, ``jets`` *next* to ``fighter``."""
    table: dict[str, dict[str, frozenset[str]]] = {}
    for row in _rows("role_senses.csv"):
        table.setdefault(row["word"], {})[row["beside"]] = frozenset(row["others"].split(";"))
    return table


@lru_cache(maxsize=1)
def sector_words() -> dict[str, str]:
    """Return the sector that a word gives to a role word behind it, by the word as it is written (``Muslim``, ``army``)."""
    return {row["word"]: row["sector"] for row in _rows("sector_words.csv")}


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


def bodies_around(word: str) -> tuple[tuple[tuple[str, ...], int], ...]:
    """Return (words, place of the word in them) of well-known bodies with the word inside a longer name, not first."""
    return _bodies_by_word().get(word, ())


@lru_cache(maxsize=1)
def _bodies_by_word() -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for name in known_bodies():
        words = tuple(token_words(name))
        for place, word in enumerate(words):
            if place > 1 and word[:1].isupper():
                table.setdefault(word, []).append((words, place))
    return {word: tuple(found) for word, found in table.items()}


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """Return the usual gender (``m``, ``f``) of first names."""
    return {row["name"]: row["gender"] for row in _rows("first_names.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    text = files("dragoman.lexicon").joinpath("data", name).read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text)))

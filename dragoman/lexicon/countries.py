"""Which country does a word stand for?

``Israel``, ``Israeli``, ``Jerusalem`` and ``the Knesset``'s ``Balfour Street`` each point to a country in another way:
by name, by people, by capital and by government. Case counts (``US`` is a country, ``us`` is not).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

Relation = Literal["name", "demonym", "capital", "government", "breakaway"]


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory. ``alpha3``: ISO 3166 (``XKX`` for Kosovo). Units: degrees, middle of the land, rough."""

    alpha3: str
    alpha2: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None
    capital_aliases: tuple[str, ...]
    governments: tuple[str, ...]
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Breakaway:
    """A region that declared itself a state; ``country`` is the state that claims it, ``sector`` PLOVER's PRE."""

    name: str
    aliases: tuple[str, ...]
    country: str
    sector: str


@dataclass(frozen=True, slots=True)
class CountryMatch:
    """Words ``first <= i < last`` of the sequence asked about, and what they stand for."""

    first: int
    last: int
    country: str
    relation: Relation


def country_of_name(words: str) -> str | None:
    """Return the alpha-3 code of the country that bears this name (``the`` in front is ignored)."""
    return _lookup("name", words)


def country_of_demonym(word: str) -> str | None:
    """Return the alpha-3 code of the country whose people or things are called so: ``Danish``, ``Danes``."""
    return _lookup("demonym", word)


def country_of_capital(word: str) -> str | None:
    """Return the alpha-3 code of the country with this capital."""
    return _lookup("capital", word)


def country_of_government(phrase: str) -> str | None:
    """Return the alpha-3 code of the state whose government is called by this building or street."""
    return _lookup("government", phrase)


def breakaway_of(phrase: str) -> Breakaway | None:
    """Return the breakaway region called so, by name, people or capital."""
    return _breakaways_by_phrase().get(_bare(phrase))


def country(alpha3: str) -> Country | None:
    """Return the country with this code."""
    return _by_code().get(alpha3)


def country_of_alpha2(alpha2: str) -> str | None:
    """Return the alpha-3 code that goes with a two-letter code."""
    return _by_alpha2().get(alpha2)


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """Return every country and territory, in the order of the data file."""
    return tuple(_country(row) for row in _rows("countries.csv"))


@lru_cache(maxsize=1)
def breakaways() -> tuple[Breakaway, ...]:
    """Return the breakaway regions."""
    return tuple(
        Breakaway(row["name"], _split(row["aliases"]), row["country"], row["sector"]) for row in _rows("breakaway.csv")
    )


def find_countries(words: Sequence[str]) -> tuple[CountryMatch, ...]:
    """Return the longest country phrases among the words of a text, left to right, without overlap.

    ``words`` are tokens as spaCy cuts them (``D.C.`` one word, ``Guinea-Bissau`` three). Time: linear.
    """
    phrases = _phrases_by_first_word()
    found: list[CountryMatch] = []
    at = 0
    while at < len(words):
        candidates = phrases.get(words[at].lower())
        match = _longest(words, at, candidates) if candidates else None
        if match is not None:
            found.append(match)
            at = match.last
        else:
            at += 1
    return tuple(found)


def _longest(
    words: Sequence[str], at: int, candidates: Sequence[tuple[tuple[str, ...], str, Relation]]
) -> CountryMatch | None:
    for phrase, code, relation in candidates:
        size = len(phrase)
        if size > 1 and (at + size > len(words) or not _same(words[at + 1], phrase[1])):
            continue  # the second word tells most phrases behind ``the`` apart
        if phrase == ("States",) and (at == 0 or words[at - 1].lower() != "the"):
            continue  # Member States
        if all(_same(words[at + i], phrase[i]) for i in range(size)):
            return CountryMatch(at, at + size, code, relation)
    return None


def _same(word: str, wanted: str) -> bool:
    """Case counts, but a headline may set a longer name in capitals."""
    return word == wanted or (len(wanted) > 3 and word == wanted.upper()) or (wanted == "the" and word == "The")


@lru_cache(maxsize=1)
def _phrases_by_first_word() -> dict[str, tuple[tuple[tuple[str, ...], str, Relation], ...]]:
    """Phrases by their first word in lower case, longest first; an earlier relation wins over a later one."""
    table: dict[str, dict[tuple[str, ...], tuple[str, Relation]]] = {}
    for phrase, code, relation in _entries():
        words = tuple(_words(phrase))
        if words:
            table.setdefault(words[0].lower(), {}).setdefault(words, (code, relation))
    return {
        first: tuple(
            (words, code, relation) for words, (code, relation) in sorted(group.items(), key=lambda item: -len(item[0]))
        )
        for first, group in table.items()
    }


def _entries() -> Iterator[tuple[str, str, Relation]]:
    for item in countries():
        yield from ((_bare(name), item.alpha3, "name") for name in (item.name, *item.aliases))
    for region in breakaways():
        yield from ((name, region.country, "breakaway") for name in (region.name, *region.aliases))
    for item in countries():
        yield from ((phrase, item.alpha3, "government") for phrase in item.governments)
        yield from ((word, item.alpha3, "demonym") for word in item.demonyms)
        capitals = (item.capital, *item.capital_aliases) if item.capital else ()
        yield from ((word, item.alpha3, "capital") for word in capitals)


def _words(phrase: str) -> list[str]:
    """Cut a phrase as the tokeniser cuts running text: hyphens and possessives stand alone."""
    cut = phrase.replace("-", " - ").replace("'s ", " 's ").replace("’s ", " ’s ")
    for contraction in ("'s", "’s"):
        if cut.endswith(contraction):
            cut = f"{cut[:-2]} {contraction}"
    return cut.split()


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = {"name": {}, "demonym": {}, "capital": {}, "government": {}}
    for phrase, code, relation in _entries():
        if relation in tables:
            tables[relation].setdefault(_bare(phrase), code)
    return tables


def _lookup(relation: Relation, words: str) -> str | None:
    table = _tables()[relation]
    bare = _bare(words)
    found = table.get(bare)
    if found is None and len(bare) > 3 and bare.isupper():
        found = _shouted()[relation].get(bare)
    return found


@lru_cache(maxsize=1)
def _shouted() -> dict[str, dict[str, str]]:
    return {
        relation: {key.upper(): code for key, code in reversed(table.items())} for relation, table in _tables().items()
    }


def _bare(words: str) -> str:
    return words[4:] if words[:4] in ("the ", "The ") else words


@lru_cache(maxsize=1)
def _breakaways_by_phrase() -> dict[str, Breakaway]:
    return {name: region for region in breakaways() for name in (region.name, *region.aliases)}


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Country]:
    return {item.alpha3: item for item in countries()}


@lru_cache(maxsize=1)
def _by_alpha2() -> dict[str, str]:
    return {item.alpha2: item.alpha3 for item in countries()}


def _rows(name: str) -> list[dict[str, str]]:
    source = resources.files("dragoman.lexicon") / "data" / name
    return list(csv.DictReader(source.read_text(encoding="utf-8").splitlines()))


def _country(row: dict[str, str]) -> Country:
    return Country(
        row["alpha3"],
        row["alpha2"],
        row["name"],
        _split(row["aliases"]),
        _split(row["demonyms"]),
        row["capital"] or None,
        _split(row["capital_aliases"]),
        _split(row["governments"]),
        float(row["latitude"]),
        float(row["longitude"]),
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


@lru_cache(maxsize=1)
def peoples() -> frozenset[str]:
    """Return words for peoples and regions that no single state stands for: ``Kurdish``, ``Arab``, ``European``."""
    return frozenset(row["word"] for row in _rows("peoples.csv"))

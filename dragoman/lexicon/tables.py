"""What form must the files of the lexicon have: which columns, which values, what may not stand twice?

A cell of several values divides them by ``;``. What a table means is told by the module that loads it.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, get_args

import msgspec

from dragoman.lexicon.countries import country
from dragoman.lexicon.place_words import PlaceRole
from dragoman.lexicon.roles import Weight
from dragoman.record.ontology import SECTORS


class Form(msgspec.Struct, frozen=True):
    """The form of a table: ``columns``; ``once``: groups of columns that no two rows may share; ``lower``: columns in
    lower case; ``values``: what a whole cell must match, by column."""

    columns: str
    once: tuple[str, ...] = ()
    lower: str = ""
    values: dict[str, str] = {}


_COUNTRY, _NUMBER, _WHOLE = "[A-Z]{3}", r"-?\d+(\.\d+)?", r"\d+"
_SECTOR = "|".join(sorted(SECTORS))
_MIDDLE = {"latitude": _NUMBER, "longitude": _NUMBER}
_WORDS = Form("word", ("word",), "word", {"word": r"[^\W\d_]+([-' ][^\W\d_]+)*"})

FORMS: dict[str, Form] = {
    "acts.csv": Form(
        "family words", ("family",), "family words", {"family": "[a-z]+( [a-z]+)*", "words": r"[a-z]+(['-][a-z]+)*(;[a-z]+(['-][a-z]+)*)*"}
    ),
    "breakaway.csv": Form(
        "name aliases country sector", ("name",), values={"name": ".+", "country": _COUNTRY, "sector": _SECTOR}
    ),
    "common_bodies.csv": _WORDS,
    "countries.csv": Form(
        "alpha3 alpha2 name aliases demonyms capital capital_aliases governments latitude longitude",
        ("alpha3", "alpha2", "name"), values={"alpha3": _COUNTRY, "alpha2": "[A-Z]{2}", "name": ".+", **_MIDDLE},
    ),
    "country_ids.csv": Form("country geonames", ("country",), values={"country": _COUNTRY, "geonames": _WHOLE}),
    "descriptions.csv": Form(
        "word offices sectors", ("word",), "word offices",
        {"word": "[a-z]+( [a-z]+)*", "offices": ".*", "sectors": rf"((({_SECTOR});)*({_SECTOR}))?"},
    ),
    "divisions.csv": Form(
        "code country name aliases adjectives abbreviations latitude longitude millions geonames",
        ("country name", "country code"),
        values={"country": _COUNTRY, "code": ".+", "name": ".+", "millions": _NUMBER, "geonames": rf"({_WHOLE})?", **_MIDDLE},
    ),
    "first_names.csv": Form("name gender", ("name",), values={"name": ".+", "gender": "[mf]"}),
    "adverbs.csv": _WORDS,
    "function_words.csv": _WORDS,
    "holidays.csv": Form("name rule covers", ("name",), "name", {"name": ".+"}),
    "irregular_verbs.csv": Form(
        "lemma past participle", ("lemma past participle",), "lemma past participle",
        dict.fromkeys(("lemma", "past", "participle"), "[a-z]+"),
    ),
    "landscapes.csv": Form(
        "name aliases adjectives country latitude longitude geonames", ("name",),
        values={"name": ".+", "country": rf"({_COUNTRY})?", "geonames": rf"({_WHOLE})?", **_MIDDLE},
    ),
    "leaders.csv": Form("name aliases kind country sectors wikidata office from to", values={"name": ".+"}),
    "named_days.csv": Form("words date near", ("words",), "words near", {"words": ".+"}),
    "occasions.csv": _WORDS,
    "organisations.csv": Form(
        "name aliases country sectors", ("name",),
        values={"name": ".+", "country": rf"({_COUNTRY})?", "sectors": rf"((({_SECTOR});)*({_SECTOR}))?"},
    ),
    "peoples.csv": Form("word", ("word",), values={"word": "[A-Z].*"}),
    "place_words.csv": Form(
        "word role", ("word role",), "word", {"word": ".+", "role": "|".join(map(re.escape, get_args(PlaceRole)))}
    ),
    "regions.csv": Form("name people country", ("name",), values={"name": ".+", "country": _COUNTRY}),
    "reporting_words.csv": Form(
        "lemma pos kind", ("lemma pos",), "lemma", {"lemma": ".+", "pos": "[A-Z]+", "kind": "say|think"}
    ),
    "role_senses.csv": Form(
        "word beside others", ("word beside",), "word others",
        {"word": ".+", "beside": "before|after|bare|next", "others": ".+"},
    ),
    "roles.csv": Form(
        "word kind sector office weight", ("word",), "word",
        {"word": ".+", "kind": "person|group|place", "sector": f"({_SECTOR})?", "office": "(yes)?",
         "weight": "|".join(get_args(Weight))},
    ),
    "sector_words.csv": Form("word sector", ("word",), values={"word": ".+", "sector": _SECTOR}),
    "town_names.csv": Form("name town country", ("name",), values={"name": ".+", "town": ".+", "country": _COUNTRY}),
}  # fmt: skip


def check_table(name: str) -> list[str]:
    """Return every fault of a table of ``FORMS``, with the row where it stands."""
    return find_faults(_read(name), FORMS[name])


def check_places() -> list[str]:
    """Return every row of ``places.tsv`` that has not nine cells or stands out of order, by which names are found."""
    faults, before = [], ""
    for number, line in enumerate(_read("places.tsv").split("\n")[1:-1], 2):
        key, *cells = line.split("\t")
        if len(cells) != 8:
            faults.append(f"row {number}: {len(cells) + 1} cells instead of 9")
        if key.encode() < before.encode():
            faults.append(f"row {number}: {key!r} stands behind {before!r}")
        before = key
    return faults


def check_lists(name: str) -> list[str]:
    """Return words that stand twice in one list of a TOML file, or have spaces where none belong."""
    return [fault for where, words in _lists("", tomllib.loads(_read(name))) for fault in _faults_of_list(where, words)]


def _lists(where: str, value: Any) -> Iterator[tuple[str, list[Any]]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _lists(f"{where}.{key}" if where else key, inner)
    elif isinstance(value, list):
        yield where, value


def _faults_of_list(where: str, words: list[Any]) -> Iterator[str]:
    for word, times in Counter(words).items():
        if times > 1:
            yield f"{where}: {word!r} stands {times} times"
        if not isinstance(word, str) or word != " ".join(word.split()) or not word:
            yield f"{where}: {word!r} is empty, no word, or has spaces where none belong"


def _read(name: str) -> str:
    return files("dragoman.lexicon").joinpath("data", name).read_text("utf-8")


def find_faults(text: str, form: Form) -> list[str]:
    """Return what is wrong with a table in CSV, each fault with its line; the first line names the columns."""
    lines = list(csv.reader(text.splitlines()))
    columns = form.columns.split()
    if not lines or lines[0] != columns:
        return [f"row 1: the columns must be {','.join(columns)}"]
    faults: list[str] = []
    seen: dict[tuple[str, tuple[str, ...]], int] = {}
    for number, cells in enumerate(lines[1:], 2):
        if len(cells) != len(columns):
            faults.append(f"row {number}: {len(cells)} cells instead of {len(columns)}")
            continue
        row = dict(zip(columns, cells, strict=True))
        faults += [f"row {number}: {fault}" for fault in _faults_of(row, form)]
        for group in form.once:
            key = group, tuple(row[column] for column in group.split())
            if seen.setdefault(key, number) != number:
                faults.append(f"row {number}: {', '.join(key[1])!r} stands in row {seen[key]} already")
    return faults


def _faults_of(row: dict[str, str], form: Form) -> Iterator[str]:
    for column, cell in row.items():
        parts = cell.split(";") if cell else []
        if any(part != " ".join(part.split()) or not part for part in parts):
            yield f"{column} {cell!r} has an empty part, or spaces where none belong"
        if len(set(parts)) < len(parts):
            yield f"{column} {cell!r} says a thing twice"
        if column in form.lower.split() and cell != cell.lower():
            yield f"{column} {cell!r} is not in lower case"
        if column == "country" and cell not in {"", "IGO"} and country(cell) is None:
            yield f"country {cell!r} is no ISO 3166 alpha-3 code that countries.csv has"
        elif column in form.values and not re.fullmatch(form.values[column], cell):
            yield f"{column} {cell!r} is none that the column may hold"

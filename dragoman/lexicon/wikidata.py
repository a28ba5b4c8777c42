"""Known actors out of Wikidata: a JSON dump (or a part of one), or the JSON result of a SPARQL query.

A dump is read twice, line by line, so that it needs no more memory than the people it names: first who held a position
(P39) and when (P580, P582), then the labels of the positions and the codes of the countries (P298).
"""

from __future__ import annotations

import bz2
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from dragoman.errors import ReadError
from dragoman.lexicon.actor_file import KnownActor, KnownOffice
from dragoman.lexicon.countries import country, country_of_name
from dragoman.lexicon.roles import role_before, token_words
from dragoman.record.model import ActorKind

HUMAN, POSITION, START, END, CITIZEN, ISO3, INSTANCE = "Q5", "P39", "P580", "P582", "P27", "P298", "P31"
NAMES = {
    "item": ("item", "person", "actor", "human", "org", "entity"),
    "name": ("itemLabel", "personLabel", "actorLabel", "name", "label", "orgLabel", "entityLabel"),
    "aliases": ("itemAltLabel", "personAltLabel", "aliases", "altLabel", "alias"),
    "office": ("positionLabel", "officeLabel", "office", "position", "title"),
    "start": ("start", "from", "startTime", "begin"),
    "end": ("end", "to", "endTime"),
    "code": ("iso", "iso3", "alpha3", "countryCode", "code"),
    "country": ("countryLabel", "country"),
    "kind": ("kind",),
}
"""Variables of a SPARQL result that are understood, by what they mean; the first that a row has is taken."""


def read_wikidata(path: Path) -> list[KnownActor]:
    """Return the actors of a Wikidata file, in its order.

    Raises: ReadError when the file cannot be read or is neither a dump nor a SPARQL result.
    """
    try:
        with _open(path) as stream:
            start = stream.read(400).lstrip()
        if start.startswith("{") and '"head"' in start:
            with _open(path) as stream:
                return actors_of_sparql(json.load(stream))
        return _actors_of_dump(path)
    except (OSError, EOFError, UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise ReadError(
            f"neither a Wikidata dump nor a SPARQL result in JSON ({type(error).__name__}: {error})",
            str(path),
            "save the query's result as JSON, or name a dump (.json, .json.gz, .json.bz2)",
        ) from error


def _open(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    if path.suffix == ".bz2":
        return bz2.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


# ---------------------------------------------------------------- SPARQL
def actors_of_sparql(result: dict[str, Any]) -> list[KnownActor]:
    """Return one actor for each item of a SPARQL result in JSON, with an office for each row that names one."""
    groups: dict[str, list[dict[str, str]]] = {}
    for binding in result["results"]["bindings"]:
        row = {key: str(value["value"]) for key, value in binding.items()}
        told = {meaning: next((row[n] for n in names if row.get(n)), "") for meaning, names in NAMES.items()}
        if told["name"]:
            groups.setdefault(told["item"] or told["name"], []).append(told)
    return [_actor_of_group(group, number) for number, group in enumerate(groups.values(), 1)]


def _actor_of_group(group: list[dict[str, str]], number: int) -> KnownActor:
    first = group[0]
    aliases = [a.strip() for row in group for a in row["aliases"].replace(";", ",").split(",") if a.strip()]
    code = next((row["code"] for row in group if len(row["code"]) == 3), None)
    code = code or next((c for row in group if (c := country_of_name(row["country"]))), None)
    offices = dict.fromkeys(
        KnownOffice(row["office"], sectors_of_title(row["office"]), _date(row["start"]), _date(row["end"]))
        for row in group
        if row["office"]
    )
    kind: ActorKind = "organisation" if first["kind"] == "organisation" else "person"
    identifier = first["item"].rsplit("/", 1)[-1]
    return KnownActor(
        first["name"],
        tuple(dict.fromkeys(a for a in aliases if a != first["name"])),
        kind=kind,
        country=code,
        wikidata=identifier if identifier[:1] == "Q" else None,
        offices=tuple(offices),
        row=number,
    )


def _date(value: str) -> str | None:
    """``+2015-01-21T00:00:00Z`` → ``2015-01-21``; a month or day of 00 is unknown and left away."""
    day = value.lstrip("+")[:10]
    if len(day) < 4 or not day[:4].isdigit():
        return None
    while day.endswith("-00"):
        day = day[:-3]
    return day


def sectors_of_title(title: str) -> tuple[str, ...]:
    """Return the sector that the words of an office tell, the first office in them deciding; ``()`` where none does."""
    words = [word.lower() for word in token_words(title)]
    for last in range(len(words)):
        hit = role_before(words, last, words[last])
        longer = role_before(words, last + 1, words[last + 1]) if last + 1 < len(words) else None
        if hit is not None and hit[1].sector and hit[1].kind == "person" and not (longer and longer[0] <= last):
            return (hit[1].sector,)
    return ()


# ---------------------------------------------------------------- dump
def _entities(path: Path) -> Iterator[dict[str, Any]]:
    with _open(path) as stream:
        for line in stream:
            line = line.strip().rstrip(",")
            if line.startswith("{"):
                yield json.loads(line)


def _actors_of_dump(path: Path) -> list[KnownActor]:
    people: list[dict[str, Any]] = []
    wanted: set[str] = set()
    for entity in _entities(path):
        claims = entity.get("claims") or {}
        if HUMAN not in _values(claims, INSTANCE) or POSITION not in claims:
            continue
        offices = [
            (position, _qualifier(claim, START), _qualifier(claim, END))
            for claim in claims[POSITION]
            if claim.get("rank") != "deprecated" and (position := _value(claim.get("mainsnak", {})))
        ]
        states = _values(claims, CITIZEN)
        wanted.update(position for position, _, _ in offices)
        wanted.update(states)
        people.append({"entity": entity["id"], "name": _label(entity), "aliases": _aliases(entity), "offices": offices,
                       "states": states})  # fmt: skip
    labels, codes = _labels_and_codes(path, wanted)
    return [
        _actor_of_person(person, labels, codes, number) for number, person in enumerate(people, 1) if person["name"]
    ]


def _labels_and_codes(path: Path, wanted: set[str]) -> tuple[dict[str, str], dict[str, str]]:
    labels: dict[str, str] = {}
    codes: dict[str, str] = {}
    for entity in _entities(path):
        if entity.get("id") not in wanted:
            continue
        labels[entity["id"]] = _label(entity)
        code = next(iter(_values(entity.get("claims") or {}, ISO3)), None) or country_of_name(_label(entity))
        if code:
            codes[entity["id"]] = code
    return labels, codes


def _actor_of_person(person: dict[str, Any], labels: dict[str, str], codes: dict[str, str], number: int) -> KnownActor:
    offices = tuple(
        KnownOffice(labels[position], sectors_of_title(labels[position]), start, end)
        for position, start, end in person["offices"]
        if labels.get(position)
    )
    code = next((codes[state] for state in person["states"] if state in codes and country(codes[state])), None)
    return KnownActor(person["name"], tuple(person["aliases"]), country=code, wikidata=person["entity"], offices=offices,
                      row=number)  # fmt: skip


def _value(snak: dict[str, Any]) -> str | None:
    value = (snak.get("datavalue") or {}).get("value")
    if isinstance(value, dict):
        return value.get("id") or value.get("time")
    return value if isinstance(value, str) else None


def _values(claims: dict[str, Any], name: str) -> list[str]:
    found = (_value(c.get("mainsnak", {})) for c in claims.get(name, ()) if c.get("rank") != "deprecated")
    return [value for value in found if value]


def _qualifier(claim: dict[str, Any], name: str) -> str | None:
    for snak in (claim.get("qualifiers") or {}).get(name, ()):
        value = _value(snak)
        if value:
            return _date(value)
    return None


def _label(entity: dict[str, Any]) -> str:
    labels = entity.get("labels") or {}
    return str((labels.get("en") or labels.get("mul") or {}).get("value", ""))


def _aliases(entity: dict[str, Any]) -> list[str]:
    return [alias["value"] for alias in (entity.get("aliases") or {}).get("en", ())]

"""Event rows in the manner of PLOVER and POLECAT: one row an event, parties as lists, readable by R, pandas or a sheet."""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Iterable
from typing import IO

from dragoman.export.cameo import root_of
from dragoman.lexicon.codes import body_code
from dragoman.record.model import Actor, Event, Place, Record, Time
from dragoman.record.scores import QUAD_CLASSES, score_of

COLUMNS = (
    "event_id", "event_date", "event_date_latest", "event_type", "event_mode", "event_intensity", "quad_code", "contexts",
    "status", "cameo_root", "actor_name", "actor_country", "actor_sector", "recipient_name", "recipient_country",
    "recipient_sector", "placename", "place_country", "latitude", "longitude", "geonames_id", "speaker", "same_as",
    "document_id", "source", "publisher", "publication_date", "headline", "trigger_start", "trigger_end", "sentence",
)  # fmt: skip
"""Offsets: ``trigger_start`` and ``trigger_end`` are code points of the document's text."""


def rows_of(record: Record) -> list[dict[str, str]]:
    """Return one row for each event, in text order; every value is text, empty where it is unknown.

    A party's values stand at the same position of its three lists, which ``;`` divides; an unknown one is empty.
    """
    actors = {a.id: a for a in record.actors}
    places = {p.id: p for p in record.places}
    times = {t.id: t for t in record.times}
    speakers = {s.id: s.speaker for s in record.statements}
    starts = [s.start for s in record.sentences]
    document = record.document
    out = []
    for event in record.events:
        time = times.get(event.time) if event.time else None
        place = places.get(event.place) if event.place else None
        speaker = speakers.get(event.statement) if event.statement else None
        row = {
            "event_id": f"{document.id[:12]}-{event.id}",
            "same_as": f"{document.id[:12]}-{event.same_as}" if event.same_as else "",
            "speaker": actors[speaker].name if speaker else "",
            "document_id": document.id,
            "source": document.source or "",
            "publisher": document.publisher or "",
            "publication_date": document.published or "",
            "headline": document.title or "",
            "trigger_start": str(event.trigger.start),
            "trigger_end": str(event.trigger.end),
            "sentence": _sentence(record, starts, event),
            **_what(event),
            **_when(time),
            **_where(place),
            **_side("actor", [actors[a] for a in event.actor]),
            **_side("recipient", [actors[a] for a in event.recipient]),
        }
        out.append({name: row[name] for name in COLUMNS})
    return out


def write_rows(records: Iterable[Record], stream: IO[str], *, header: bool = True) -> None:
    """Write the rows of records as CSV (RFC 4180, ``\\n`` line ends), with or without the line of column names."""
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    if header:
        writer.writeheader()
    for record in records:
        writer.writerows(rows_of(record))


def _what(event: Event) -> dict[str, str]:
    return {
        "event_type": event.type,
        "event_mode": event.mode or "",
        "event_intensity": f"{score_of(event.type, event.mode):g}",
        "quad_code": QUAD_CLASSES[event.type].replace(" ", "_"),
        "contexts": ";".join(event.contexts),
        "status": event.status,
        "cameo_root": root_of(event) or "",
    }


def _when(time: Time | None) -> dict[str, str]:
    return {
        "event_date": (time.earliest or "") if time else "",
        "event_date_latest": (time.latest or "") if time else "",
    }


def _where(place: Place | None) -> dict[str, str]:
    def number(value: float | int | None) -> str:
        return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)

    return {
        "placename": place.name if place else "",
        "place_country": (place.country or "") if place else "",
        "latitude": number(place.latitude) if place else "",
        "longitude": number(place.longitude) if place else "",
        "geonames_id": number(place.geonames) if place else "",
    }


def _side(side: str, parties: list[Actor]) -> dict[str, str]:
    return {
        f"{side}_name": ";".join(p.name.replace(";", ",") for p in parties),
        f"{side}_country": ";".join(_country(p) for p in parties),
        f"{side}_sector": ";".join(" ".join(p.sectors) for p in parties),
    }


def _country(party: Actor) -> str:
    """The record says IGO of every intergovernmental body; rows tell the United Nations and the European Union apart."""
    if party.country == "IGO":
        return body_code(party.name) or "IGO"
    return party.country or ""


def _sentence(record: Record, starts: list[int], event: Event) -> str:
    at = bisect_right(starts, event.trigger.start) - 1
    if at < 0:
        return ""
    sentence = record.sentences[at]
    return " ".join(record.document.text[sentence.start : sentence.end].split())

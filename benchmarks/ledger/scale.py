"""A large ledger from real sentences.

Each of its documents is put together from stretches of five articles of PolNeAR's open parts, as they were read, under
a day drawn from ten years and one of forty outlets; what the record says of those stretches goes along, counted anew.
Names, offices and quotations come back far more often than in the world, which makes questions dearer.
"""

from __future__ import annotations

import hashlib
import random
import sqlite3
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

import dragoman
from dragoman.ledger.days import iso_of, number_of
from dragoman.ledger.opening import open_engine
from dragoman.ledger.packing import pack, unpack
from dragoman.ledger.schema import ROOM
from dragoman.ledger.summaries import make_summaries
from dragoman.record.model import Record

OUTLETS = [f"outlet-{n:02}" for n in range(40)]


def stretch(record: dict[str, Any], first: int, last: int, shift: int, numbers: dict[str, int]) -> dict[str, Any]:
    """Return what a record says of its code points ``first`` to ``last``, moved by ``shift``, ids counted on."""
    ids: dict[str, str] = {}

    def inside(item: dict[str, Any]) -> bool:
        return first <= item["start"] and item["end"] <= last

    def fresh(item: dict[str, Any]) -> None:
        letter = item["id"][0]
        numbers[letter] = numbers.get(letter, 0) + 1
        ids[item["id"]] = f"{letter}{numbers[letter]}"

    def span(item: Any) -> Any:
        return (
            None if item is None or not inside(item) else {"start": item["start"] + shift, "end": item["end"] + shift}
        )

    def known(keys: Sequence[str]) -> list[str]:
        return [ids[key] for key in keys if key in ids]

    part: dict[str, Any] = {}
    part["sentences"] = [one | span(one) for one in record["sentences"] if inside(one)]
    actors = [a | {"mentions": [m | span(m) for m in a["mentions"] if inside(m)]} for a in record["actors"]]
    actors = sorted((a for a in actors if a["mentions"]), key=lambda a: a["mentions"][0]["start"])
    located = {
        name: [one for one in record[name] if inside(one)] for name in ("places", "times", "quantities", "claims")
    }
    events = [one for one in record["events"] if inside(one["trigger"])]
    statements = [one for one in record["statements"] if all(map(inside, one["content"]))]
    agreements = [one for one in record["agreements"] if one["event"] in {e["id"] for e in events}]
    for items in (actors, *located.values(), events, statements, agreements):
        for item in items:
            fresh(item)
    part["actors"] = [
        a | {
            "id": ids[a["id"]], "affiliations": known(a["affiliations"]),
            "offices": [o | {"organisation": ids.get(o["organisation"])} for o in a["offices"]],
        }
        for a in actors
    ]  # fmt: skip
    for name in ("places", "times", "quantities"):
        part[name] = [one | {"id": ids[one["id"]]} | span(one) for one in located[name]]
    part["statements"] = [
        one | {
            "id": ids[one["id"]], "speaker": ids.get(one["speaker"]), "within": ids.get(one["within"]),
            "time": ids.get(one["time"]), "venue": ids.get(one["venue"]), "addressee": known(one["addressee"]),
            "occasion": span(one["occasion"]), **{n: [s for s in map(span, one[n]) if s] for n in ("source", "cue", "content")},
        }
        for one in statements
    ]  # fmt: skip
    part["events"] = [
        one | {
            "id": ids[one["id"]], "trigger": span(one["trigger"]), "object": span(one["object"]),
            "actor": known(one["actor"]), "recipient": known(one["recipient"]),
            "participants": [p | {"actor": ids[p["actor"]]} for p in one["participants"] if p["actor"] in ids],
            "quantities": known(one["quantities"]), "place": ids.get(one["place"]), "time": ids.get(one["time"]),
            "statement": ids.get(one["statement"]), "same_as": ids.get(one["same_as"]),
        }
        for one in events
    ]  # fmt: skip
    part["agreements"] = [
        one | {
            "id": ids[one["id"]], "event": ids[one["event"]], "field": span(one["field"]),
            **{n: known(one[n]) for n in ("parties", "signatories", "witnesses")},
        }
        for one in agreements
    ]  # fmt: skip
    part["claims"] = [
        one | {
            "id": ids[one["id"]], "by": "author" if one["by"] == "author" else ids.get(one["by"], "author"),
            **{n: known(one[n]) for n in ("quantities", "times", "about")},
        } | span(one)
        for one in located["claims"]
    ]  # fmt: skip
    part["judgements"] = [
        one | {"cue": span(one["cue"]), "about": known(one["about"])} | span(one)
        for one in record["judgements"] if inside(one) and inside(one["cue"])
    ]  # fmt: skip
    return part


def made_records(records: Sequence[Record], count: int, seed: int = 1) -> Iterator[Record]:
    """Yield records put together from stretches of real ones."""
    plain = [one for one in map(msgspec.to_builtins, records) if len(one["sentences"]) >= 8]
    draw = random.Random(seed)
    first_day = date(2015, 1, 1)
    for number in range(count):
        texts: list[str] = []
        whole: dict[str, Any] = {}
        numbers: dict[str, int] = {}
        size = 0
        for record in draw.sample(plain, 5):
            sentences = record["sentences"]
            at = draw.randrange(len(sentences) - 7)
            first, last = sentences[at]["start"], sentences[at + 7]["end"]
            for name, items in stretch(record, first, last, size - first, numbers).items():
                whole.setdefault(name, []).extend(items)
            texts.append(record["document"]["text"][first:last])
            size += last - first + 2
        text = "\n\n".join(texts)
        day = (first_day + timedelta(draw.randrange(3650))).isoformat()
        moved = [one | {"earliest": None, "latest": None} for one in whole.pop("times")]
        document = {
            "id": hashlib.sha256(text.encode()).hexdigest(), "source": f"made/{number:06}.txt", "text": text,
            "title": plain[number % len(plain)]["document"]["title"], "publisher": draw.choice(OUTLETS),
            "published": day, "language": "en",
        }  # fmt: skip
        yield msgspec.convert(
            {"document": document, "reader": plain[0]["reader"], "lead": {}, "times": moved, **whole}, Record
        )


def make_ledger(records: Sequence[Record], path: Path, documents: int) -> dict[str, float]:
    """Write a ledger of so many made documents; one that is there is taken up where it stopped. Return what it took.

    Units: seconds by the clock and of the processor, megabytes.
    """
    began, busy = time.perf_counter(), time.process_time()
    with dragoman.Ledger(path, write=True) as ledger:
        there = len(ledger)
        group: list[Record] = []
        for number, record in enumerate(made_records(records, documents)):
            if number >= there:
                group.append(record)
            if group and (len(group) == 64 or number == documents - 1):
                ledger.keep_many(group)
                group = []
        counts = ledger.counts()
    return {
        "scale.documents": counts["documents"], "scale.events": counts["events"],
        "scale.seconds": round(time.perf_counter() - began), "scale.cpu_seconds": round(time.process_time() - busy),
        "scale.megabytes": round(path.stat().st_size / 1e6),
    }  # fmt: skip


def multiply_ledger(path: Path, times: int) -> dict[str, float]:
    """Make a ledger so many times as large: each document again, under other days and with a line that tells it apart.

    The rows are copied in SQL, so that a hundred thousand documents take minutes; names, actors and words stay the same
    ones, as in a newspaper's archive. Near copies are not looked for: the copies are known to be none of interest.
    Units: seconds by the clock and of the processor, megabytes.
    """
    began, busy = time.perf_counter(), time.process_time()
    dragoman.Ledger(path, write=True).close()
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in ("synchronous = OFF", "cache_size = -400000", "temp_store = MEMORY", "foreign_keys = OFF"):
        connection.execute(f"PRAGMA {setting}")
    documents, happenings, quotations = (
        connection.execute(f"SELECT coalesce(max(id), 0) FROM {name}").fetchone()[0]
        for name in ("documents", "happenings", "quotations")
    )
    connection.create_function("again", 2, _again, deterministic=True)
    connection.create_function("on_day", 2, _on_day, deterministic=True)
    connection.create_function("record_again", 3, _record_again, deterministic=True)
    connection.create_function("hash_of", 1, lambda text: hashlib.sha256(text.encode()).hexdigest(), deterministic=True)
    for n in range(1, times):
        moved = {
            "document": f"document + {n * documents}", "day": f"on_day(day, {n})", "published": f"on_day(published, {n})",
            "first_day": f"on_day(first_day, {n})", "last_day": f"on_day(last_day, {n})",
            "happening": f"happening + {n * happenings}", "quotation": f"quotation + {n * quotations}",
            "copy_of": f"copy_of + {n * documents}", "source": f"source || '/{n}'", "text": f"again(text, {n})",
            **dict.fromkeys(("actor", "event", "claim", "agreement", "speaker"), ""),
        }  # fmt: skip
        moved |= {name: f"{name} + {n * documents * ROOM}" for name in moved if not moved[name]}
        connection.execute("BEGIN")
        for table, own in _COPIED.items():
            shift = {"document": documents, "item": documents * ROOM, "happening": happenings, "quotation": quotations}
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            values = {name: moved.get(name, f'"{name}"') for name in columns}
            last = {"document": documents, "item": (documents + 1) * ROOM - 1, "happening": happenings,
                    "quotation": quotations}  # fmt: skip
            if own in last and "id" in columns:
                values["id"] = f"id + {n * shift[own]}"
            if "statement" in columns:
                values["statement"] = f"statement + {n * documents * ROOM}"
            if table == "documents":
                values["hash"] = f"(SELECT hash_of(again(t.text, {n})) FROM texts t WHERE t.document = documents.id)"
            if table in ("statements", "quantities", "places"):
                values["source"] = "source"
            if table == "records":
                values["packed"] = (
                    f"record_again(packed, {n}, (SELECT again(t.text, {n}) FROM texts t WHERE t.document = records.document))"
                )
            key = next(
                name
                for name in ("id", "document", "actor", "event", "statement", "claim", "agreement")
                if name in columns
            )
            limit = last[own] if key == "id" else documents if key == "document" else last["item"]
            names = ", ".join(f'"{name}"' for name in columns)
            picked = ", ".join(values[name] for name in columns)
            connection.execute(f"INSERT INTO {table} ({names}) SELECT {picked} FROM {table} WHERE {key} <= {limit}")
        connection.execute("COMMIT")
    connection.execute("BEGIN")
    connection.execute(f"UPDATE entities SET documents = documents * {times}, mentions = mentions * {times}")
    connection.execute(f"UPDATE stems SET documents = documents * {times}")
    connection.execute("COMMIT")
    events = connection.execute("SELECT count(*) FROM events").fetchone()[0]
    connection.close()
    engine = open_engine(path, write=True)
    with engine.begin() as again:
        make_summaries(again)
    engine.dispose()
    return {
        "scale.documents": float(documents * times), "scale.events": float(events),
        "scale.seconds": round(time.perf_counter() - began), "scale.cpu_seconds": round(time.process_time() - busy),
        "scale.megabytes": round(path.stat().st_size / 1e6),
    }  # fmt: skip


# Tables whose rows are copied, and what their own ids count.
_COPIED = {
    "documents": "document", "texts": "", "records": "", "topics": "", "sentences": "", "actors": "item", "offices": "", "places": "",
    "quantities": "", "quotations": "quotation", "statements": "item", "statement_about": "", "happenings": "happening",
    "events": "item", "sides": "", "dyads": "", "event_quantities": "", "agreements": "item", "agreement_sides": "",
    "claims": "item", "claim_about": "", "judgements": "",
}  # fmt: skip
_FIRST_DAY, _DAYS = date(2015, 1, 1), 3650


def _again(text: str, number: int) -> str:
    return f"{text}\n\nEdition {number + 1}."


def _on_day(day: str | int | None, number: int) -> str | int | None:
    """Another day instead of an ISO date, or of the number of one."""
    if not day:
        return day
    if isinstance(day, int):
        return number_of(str(_on_day(iso_of(day), number)))
    passed = (date.fromisoformat(day) - _FIRST_DAY).days
    return (_FIRST_DAY + timedelta((passed + 347 * number) % _DAYS)).isoformat()


def _record_again(packed: bytes, number: int, text: str) -> bytes:
    record = unpack(packed, text)
    document = record.document
    return pack(
        msgspec.structs.replace(
            record,
            document=msgspec.structs.replace(
                document, id=hashlib.sha256(text.encode()).hexdigest(), source=f"{document.source}/{number}",
                published=document.published and str(_on_day(document.published, number)),
            ),
        )
    )  # fmt: skip

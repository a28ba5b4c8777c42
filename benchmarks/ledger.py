"""The ledger's figures: cost of keeping, size, near copies, killed runs, two workers, questions at scale.

The ledger for scale is made from real sentences: each of its documents is put together from stretches of five articles
of PolNeAR's open parts, as they were read, under a day drawn from ten years; what the record says of those stretches
goes along. Names, offices and quotations come back far more often than in the world, which makes questions dearer.
"""

from __future__ import annotations

import hashlib
import json
import random
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

import dragoman
from dragoman.ledger.copies import find_copy, shingles_of, sketch_of
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


Place = tuple[str, int]


def happening_pairs(ledger: dragoman.Ledger, labelled: frozenset[Place] | None = None) -> set[frozenset[Place]]:
    """Return the pairs of events of two documents (source, start of the trigger) that stand in one happening."""
    groups: dict[int, list[Place]] = {}
    for event in ledger.iterate_events(dragoman.Filter(count_copies=True)):
        place = (event.document.source or "", event.start)
        if event.happening is not None and (labelled is None or place in labelled):
            groups.setdefault(event.happening, []).append(place)
    return {pair for group in groups.values() for pair in pairs_of(group)}


def settled(found: set[frozenset[Place]], wanted: set[frozenset[Place]]) -> set[frozenset[Place]]:
    """Return the pairs with each trigger moved to the labelled one beside it (``faced heavy criticism`` has one event,
    whichever word is taken for its trigger). Units: at most ``BESIDE`` code points apart."""
    labelled = {place for pair in wanted for place in pair}

    def moved(place: Place) -> Place:
        near = [(abs(start - place[1]), start) for source, start in labelled if source == place[0]]
        return (place[0], min(near)[1]) if near and min(near)[0] <= BESIDE else place

    return {frozenset(map(moved, pair)) for pair in found}


BESIDE = 16


def pairs_of(group: Sequence[Place]) -> set[frozenset[Place]]:
    """Return the pairs of a group whose ends lie in two documents."""
    return {frozenset((a, b)) for a in group for b in group if a[0] < b[0]}


def gold_pairs(path: Path) -> set[frozenset[Place]]:
    """Return the pairs that people joined (``tests/data/happenings.json``)."""
    groups = json.loads(path.read_text("utf-8"))
    return {pair for group in groups for pair in pairs_of([(source, start) for source, start in group])}


def happening_figures(bench: Path, gold: Path) -> dict[str, float]:
    """Return pairwise precision, recall and F1 over PolNeAR's development part, all its 84 articles in one ledger."""
    rows = [json.loads(line) for line in (bench / "polnear" / "polnear.dev.jsonl").read_text("utf-8").splitlines()]
    documents = [
        dragoman.new_document(
            row["text"],
            title=row["title"],
            publisher=row["publisher"],
            published=row["date"],
            source=row["id"],
            language="en",
        )
        for row in rows
    ]
    wanted = gold_pairs(gold)
    with tempfile.TemporaryDirectory() as folder, dragoman.Ledger(Path(folder) / "x.ledger", write=True) as ledger:
        ledger.keep_many([one for one in dragoman.interpret_many(documents) if isinstance(one, Record)])
        found = happening_pairs(ledger)
    return scores("happenings", settled(found, wanted), wanted)


def scores(name: str, found: set[frozenset[Place]], wanted: set[frozenset[Place]]) -> dict[str, float]:
    """Return precision, recall and F1 of pairs."""
    right = len(found & wanted)
    precision, recall = right / max(1, len(found)), right / max(1, len(wanted))
    f1 = 2 * right / max(1, len(found) + len(wanted))
    return {f"{name}.precision": round(precision, 3), f"{name}.recall": round(recall, 3), f"{name}.f1": round(f1, 3)}


def question_figures(path: Path, rounds: int = 40, seed: int = 3) -> dict[str, float]:
    """Return the 95th percentile of each question over many askings, after one that warms up: by the clock, and of the
    processor alone (what a machine that does nothing else would take). Units: milliseconds."""
    draw = random.Random(seed)
    with dragoman.Ledger(path) as ledger:
        people = [row.name for row in ledger.actors(kind="person", limit=200).rows]
        states = [row.country for row in ledger.actors(kind="country", limit=40).rows if row.country]
        numbers = [row.id for row in ledger.documents(limit=300).rows]
        types = ["SUPPORT", "ACCUSE", "CONSULT", "ASSAULT", "AGREE", "REQUEST"]
        words = ["president", "election campaign", '"supreme court"', "tax returns", "immigra*", "border wall -poll",
                 "refugees syria", '"health care" OR medicare', "nominee", "debat* moderator", "nato", "police shooting"]  # fmt: skip

        def years() -> dict[str, str]:
            year = draw.randrange(2015, 2024)
            return {"since": f"{year}-{draw.randrange(1, 12):02}", "until": str(year + 1)}

        def wanted(**more: Any) -> dragoman.Filter:
            return dragoman.Filter(**more, **(years() if draw.random() < 0.5 else {}))

        questions: dict[str, Callable[[], Any]] = {
            "events by country": lambda: ledger.events(wanted(actor=draw.choice(states), type=(draw.choice(types),))),
            "events by person": lambda: ledger.events(wanted(party=draw.choice(people))),
            "events by both sides": lambda: ledger.events(
                wanted(actor=draw.choice(states), recipient=draw.choice(people))
            ),
            "events by type": lambda: ledger.events(wanted(type=(draw.choice(types),))),
            "statements": lambda: ledger.statements(wanted(speaker=draw.choice(people), about=draw.choice(people))),
            "statements about": lambda: ledger.statements(wanted(about=draw.choice(people))),
            "claims": lambda: ledger.claims(wanted(score=0.5)),
            "claims by person": lambda: ledger.claims(wanted(speaker=draw.choice(people))),
            "agreements": lambda: ledger.agreements(wanted()),
            "actors": lambda: ledger.actors(draw.choice(people).split()[-1]),
            "relations": lambda: ledger.relations(draw.choice(states), draw.choice(states), by="month"),
            "relations of persons": lambda: ledger.relations(draw.choice(people), draw.choice(people)),
            "sentences of relations": lambda: ledger.related_events("USA", draw.choice(states)),
            "search": lambda: ledger.search(draw.choice(words), wanted()),
            "timeline": lambda: ledger.timeline(draw.choice(people), wanted()),
            "compare": lambda: ledger.compare(draw.sample(numbers, 3)),
            "happenings": lambda: ledger.happenings(wanted()),
            "quotations": lambda: ledger.quotations(dragoman.Filter()),
        }
        found = {}
        for name, ask in questions.items():
            ask()
            seconds, busy = [], []
            for _ in range(rounds):
                start, began = time.perf_counter(), time.process_time()
                ask()
                seconds.append(time.perf_counter() - start)
                busy.append(time.process_time() - began)
            found[f"question.{name}"] = round(1000 * statistics.quantiles(seconds, n=20)[18], 1)
            found[f"question_cpu.{name}"] = round(1000 * statistics.quantiles(busy, n=20)[18], 1)
    return found


def copy_figures(records: Sequence[Record], seed: int = 4) -> dict[str, float]:
    """Return how many altered texts are known again (5 % of words changed, 10 % cut), and how many texts of a corpus
    are taken for copies of another that share less than a third of their five-word runs with it."""
    draw = random.Random(seed)
    words = sorted({word for record in records[:200] for word in record.document.text.split()})
    with tempfile.TemporaryDirectory() as folder, dragoman.Ledger(Path(folder) / "x.ledger", write=True) as ledger:
        kept = ledger.keep_many(records)
        numbers = {one.document for one in kept if one.outcome == "new"}
        again = 0
        with ledger.reading() as connection:
            texts = [
                (one.document, r.document.text) for one, r in zip(kept, records, strict=True) if one.outcome == "new"
            ]
            for number, text in texts:
                altered = [draw.choice(words) if draw.random() < 0.05 else word for word in text.split(" ")]
                at = draw.randrange(max(1, len(altered) // 10))
                shingles = shingles_of(" ".join(altered[at : at + int(0.9 * len(altered))]))
                copy = find_copy(connection, shingles, sketch_of(shingles))
                again += copy is not None and copy.document == number
        doubtful = [one for one in kept if one.outcome == "copy" and (one.likeness or 0) < 0.67]
    return {
        "copies.recall": round(again / len(numbers), 4),
        "copies.joined": float(sum(one.outcome == "copy" for one in kept)),
        "copies.joined_below_two_thirds": float(len(doubtful)),
    }


_KEEP = """
import sys
from dragoman import Ledger
from dragoman.record.json import read_record
with Ledger(sys.argv[1], write=True) as ledger:
    group = []
    for line in open(sys.argv[2], encoding="utf-8"):
        record = read_record(line)
        if not ledger.holds(record.document):
            group.append(record)
        if len(group) == 16:
            ledger.keep_many(group)
            group = []
    ledger.keep_many(group)
"""


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return every table of a ledger without the moments at which things were done."""
    found = {}
    connection = sqlite3.connect(path)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if not name.startswith(("search", "sqlite_", "migrations")):
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            kept = ", ".join(f'"{column}"' for column in columns if column not in ("added", "tried", "made"))
            found[name] = sorted(connection.execute(f"SELECT {kept} FROM {name}").fetchall(), key=repr)
    connection.close()
    return found


def kill_figures(records: Sequence[Record], kills: int = 50, seed: int = 2) -> dict[str, float]:
    """Keep records in a process that is killed (SIGKILL) at random moments and taken up again, and return how many times
    it was killed and how many tables then differ from those of an unbroken run. What reads the texts is not part of it."""
    draw = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "r.jsonl").write_text("".join(record.to_json() + "\n" for record in records), "utf-8")

        def start(ledger: str) -> subprocess.Popen[bytes]:
            return subprocess.Popen([sys.executable, "-c", _KEEP, str(folder / ledger), str(folder / "r.jsonl")])

        start("whole").wait()
        done = 0
        while done < kills:
            run = start("killed")
            try:
                run.wait(1.0 + 1.2 * draw.random())
                (folder / "killed").unlink()  # it came to its end: begin again, so that every kill meets a run at work
            except subprocess.TimeoutExpired:
                run.send_signal(signal.SIGKILL)
                run.wait()
                done += 1
        start("killed").wait()
        whole, killed = contents(folder / "whole"), contents(folder / "killed")
    return {"kills": float(done), "kills.tables_that_differ": float(sum(whole[one] != killed[one] for one in whole))}


def keeping_figures(records: Sequence[Record]) -> dict[str, float]:
    """Return seconds of the processor that keeping takes for each document, and the size of the ledger against the text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.ledger"
        with dragoman.Ledger(path, write=True) as ledger:
            began = time.process_time()
            for n in range(0, len(records), 16):
                ledger.keep_many(records[n : n + 16])
            spent = time.process_time() - began
        size = path.stat().st_size
    text = sum(len(record.document.text.encode()) for record in records)
    return {"keeping.seconds": round(spent / len(records), 4), "keeping.size": round(size / text, 3)}

"""Which events of several articles are one happening? Against pairs that were joined by hand (PolNeAR, development part).

``data/happenings.json`` names articles and the first code point of each event's trigger. How it was made: articles that were
published within four days of each other make a group; every pair of events in a group with words in common was looked at.
"""

from __future__ import annotations

import json
from pathlib import Path

import dragoman
from dragoman import Filter, Ledger, Record

GOLD = Path(__file__).parent / "data" / "happenings.json"
Place = tuple[str, int]


def pairs(groups: list[list[Place]]) -> set[frozenset[Place]]:
    return {frozenset((a, b)) for group in groups for a in group for b in group if a[0] < b[0]}


def beside(place: Place, labelled: list[Place]) -> Place:
    """The labelled trigger a few letters away, or the place itself: which word of an event bears it may change."""
    near = [(abs(start - place[1]), start) for source, start in labelled if source == place[0]]
    return (place[0], min(near)[1]) if near and min(near)[0] <= 16 else place


def test_happenings_of_polnear(bench: Path, tmp_path: Path) -> None:
    gold = [[(source, start) for source, start in group] for group in json.loads(GOLD.read_text("utf-8"))]
    named = {source for group in gold for source, _ in group}
    lines = (bench / "polnear" / "polnear.dev.jsonl").read_text("utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["id"] in named]
    assert len(rows) == len(named)
    documents = [
        dragoman.new_document(row["text"], published=row["date"], source=row["id"], language="en") for row in rows
    ]
    groups: dict[int, list[Place]] = {}
    with Ledger(tmp_path / "x.ledger", write=True) as ledger:
        ledger.keep_many([one for one in dragoman.interpret_many(documents) if isinstance(one, Record)])
        for event in ledger.iterate_events(Filter(count_copies=True)):
            if event.happening is not None:
                groups.setdefault(event.happening, []).append((event.document.source or "", event.start))
    labelled = [place for group in gold for place in group]
    moved = [[beside(place, labelled) for place in group] for group in groups.values()]
    found, wanted = pairs(moved), pairs(gold)
    right = len(found & wanted)
    f1 = 2 * right / (len(found) + len(wanted))
    assert f1 >= 0.3, f"F1 {f1:.2f}: {right} right of {len(found)} found and {len(wanted)} wanted"

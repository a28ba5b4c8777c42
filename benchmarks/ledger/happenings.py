"""Are the events that several articles tell of joined as a reader joined them? Pairs of events inside pairs of articles.

What counts: the events that the records hold and that the reader read (``read`` in the data file), for a matcher can only
join what it is given; an event whose trigger moved by a few letters is still the one that was read. All articles of
the corpus lie in one ledger, so that each event has others to be confused with.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import dragoman
from dragoman.record.model import Record

BESIDE = 16  # code points that a trigger may have moved
Place = tuple[str, int]  # article, first code point of the trigger


def happening_figures(records: Sequence[Record], gold: Path) -> dict[str, float]:
    """Return pairwise precision, recall and F1 of the happenings that a ledger of these records holds."""
    labels = json.loads(gold.read_text("utf-8"))
    named = {source for group in labels["groups"] for source in group["articles"]}
    with tempfile.TemporaryDirectory() as folder, dragoman.Ledger(Path(folder) / "x.ledger", write=True) as ledger:
        for n in range(0, len(records), 64):
            ledger.keep_many(records[n : n + 64])
        happenings: dict[Place, int | None] = {}
        for event in ledger.iterate_events(dragoman.Filter(count_copies=True)):
            if event.document.source in named:
                happenings[event.document.source or "", event.start] = event.happening
    return score(happenings, labels)


def score(happenings: dict[Place, int | None], labels: dict[str, Any]) -> dict[str, float]:
    """Return the figures of events with the happening that each was put into."""
    held = settled(happenings, labels["read"])
    right = found = wanted = unheld = 0
    for group in labels["groups"]:
        one, other = ([place for place in held if place[0] == source] for source in group["articles"])
        joined = {
            frozenset((a, b)) for a in one for b in other if held[a] is not None and held[a] == held[b]
        }  # fmt: skip
        same, doubtful = (pairs_of(group["articles"], group[name]) for name in ("same", "open"))
        known = {pair for pair in same if pair <= held.keys()}
        unheld += len(same) - len(known)
        right += len(joined & known)
        found += len(joined - doubtful)
        wanted += len(known)
    return {
        "happenings.groups": float(len(labels["groups"])), "happenings.pairs": float(wanted),
        "happenings.pairs_not_held": float(unheld), "happenings.found": float(found), "happenings.right": float(right),
        "happenings.precision": round(right / max(1, found), 3), "happenings.recall": round(right / max(1, wanted), 3),
        "happenings.f1": round(2 * right / max(1, found + wanted), 3),
    }  # fmt: skip


def settled(happenings: dict[Place, int | None], read: dict[str, list[int]]) -> dict[Place, int | None]:
    """Return the events that the reader read, each under the place where it was read."""
    found: dict[Place, int | None] = {}
    for (source, start), happening in sorted(happenings.items()):
        near = min(read.get(source, ()), key=lambda place: abs(place - start), default=None)
        if near is not None and abs(near - start) <= BESIDE:
            found[source, near] = found.get((source, near)) or happening
    return found


def pairs_of(articles: Sequence[str], clusters: Iterable[Sequence[Sequence[int]]]) -> set[frozenset[Place]]:
    """Return the pairs of events that clusters of two articles make."""
    one, other = articles
    return {frozenset(((one, a), (other, b))) for left, right in clusters for a in left for b in right}

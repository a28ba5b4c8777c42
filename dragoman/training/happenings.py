"""Learn when two tellings are of one event: ``python -m dragoman.training.happenings --shared ../shared``.

A logistic regression over ``dragoman.ledger.happenings.likeness.FEATURES``, learned from pairs of events that were joined by
hand (``tests/data/happenings_training.json``: pairs of articles of PolNeAR's training part, near in date and topic). Also
counts how many of those articles have each stem. ``--records`` names records that were read before (JSON lines);
without it the articles are read.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.ledger.gist import stems_of
from dragoman.ledger.happenings import likeness, rarity
from dragoman.ledger.happenings.telling import Telling, load_tellings
from dragoman.ledger.memory import Ledger
from dragoman.models import folder
from dragoman.pipeline import interpret_many
from dragoman.read.article import new_document
from dragoman.record.json import read_record
from dragoman.record.model import Record

LEAST = 2  # articles that a stem must stand in to be counted
SMOOTHING = 2.0  # of the squared weights, against overfitting

Place = tuple[int, int]  # article of a group (0 or 1), first code point of a trigger


def records_of(shared: Path, records: Path | None) -> list[Record]:
    """Return the records of PolNeAR's training part, by day."""
    lines = gzip.decompress((shared / "bench" / "polnear" / "polnear.train.jsonl.gz").read_bytes()).splitlines()
    rows = [json.loads(line) for line in lines]
    if records is not None:
        named = {row["id"] for row in rows}
        found = [read_record(line) for line in records.read_text("utf-8").splitlines()]
        found = [record for record in found if record.document.source in named]
    else:
        documents = [
            new_document(row["text"], title=row["title"], publisher=row["publisher"], published=row["date"],
                         source=row["id"], language="en")
            for row in rows
        ]  # fmt: skip
        found = [one for one in interpret_many(documents) if isinstance(one, Record)]
    return sorted(found, key=lambda record: (record.document.published or "", record.document.source or ""))


def count_usual(records: Sequence[Record], path: Path) -> None:
    """Write how many articles have each stem."""
    counts = Counter(stem for record in records for stem in set(stems_of(record.document.text)))
    rows = [(rarity.ALL, len(records)), *sorted((s, n) for s, n in counts.items() if n >= LEAST)]
    path.write_text("".join(f"{stem}\t{count}\n" for stem, count in rows), "utf-8")


def examples(ledger: Ledger, groups: list[dict[str, Any]]) -> Iterator[tuple[int, Telling, Telling, bool, float]]:
    """Yield number of the group, two tellings, whether they are one happening, and how close their documents are.

    Of one article only those pairs count of which one end is labelled: what else it tells twice nobody looked for.
    """
    known = rarity.KnownStems()
    with ledger.reading() as connection:
        topics = dict(connection.exec_driver_sql("SELECT document, words FROM topics").tuples().all())
        for number, group in enumerate(groups):
            ids = [ledger.document(source).id for source in group["articles"]]
            left, right = (topics[one].split() for one in ids)
            close = likeness.cosine(left, right, known.rarities(connection, {*left, *right}))
            clusters, doubtful = labels(group)
            tellings = [one for document in ids for one in load_tellings(connection, document)]
            for one, other in combinations(tellings, 2):
                a, b = (ids.index(one.document), one.start), (ids.index(other.document), other.start)
                alone = a[0] == b[0] and a not in clusters and b not in clusters
                if not alone and frozenset((a, b)) not in doubtful:
                    yield number, one, other, clusters.get(a, -1) == clusters.get(b, -2), close


def labels(group: dict[str, Any]) -> tuple[dict[Place, int], set[frozenset[Place]]]:
    """Return the cluster of each labelled event, and the pairs that count neither way."""
    clusters = {(side, start): n for n, pair in enumerate(group["same"]) for side in (0, 1) for start in pair[side]}
    doubtful = {frozenset(((0, a), (1, b))) for left, right in group["open"] for a in left for b in right}
    return clusters, doubtful


def fit(rows: np.ndarray[Any, Any], right: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return the weights, the constant last. Method: Newton's, penalised by the squared weights."""
    whole = np.hstack([rows, np.ones((len(rows), 1))])
    weights = np.zeros(whole.shape[1])
    penalty = np.full(whole.shape[1], SMOOTHING)
    penalty[-1] = 1e-3
    for _ in range(60):
        likely = 1 / (1 + np.exp(-whole @ weights))
        slope = whole.T @ (likely - right) + penalty * weights
        curve = (whole * (likely * (1 - likely))[:, None]).T @ whole + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-7:
            break
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--labels", type=Path, default=Path("tests/data/happenings_training.json"))
    parser.add_argument("--records", type=Path)
    parser.add_argument("--out", type=Path, default=folder("happenings"))
    given = parser.parse_args()
    records = records_of(given.shared, given.records)
    given.out.mkdir(parents=True, exist_ok=True)
    count_usual(records, given.out / "stems.tsv")
    write_weights(np.zeros(len(likeness.FEATURES) + 1), given.out)  # nothing is joined while the ledger is made
    rarity.usual_counts.cache_clear()
    likeness.load_weights.cache_clear()
    with tempfile.TemporaryDirectory() as name, Ledger(Path(name) / "x.ledger", write=True) as ledger:
        for n in range(0, len(records), 64):
            ledger.keep_many(records[n : n + 64])
        found = list(examples(ledger, json.loads(given.labels.read_text("utf-8"))["groups"]))
        with ledger.reading() as connection:
            rare = rarity.KnownStems().rarities(
                connection, {w for _, a, b, _, _ in found for w in a.words | a.core | b.words | b.core}
            )
    rows = np.array([likeness.features(one, other, rare, close) for _, one, other, _, close in found], dtype="float64")
    right = np.array([same for *_, same, _ in found], dtype="float64")
    write_weights(fit(rows, right), given.out)
    print(f"{len(rows)} pairs, {int(right.sum())} of one happening")


def write_weights(weights: np.ndarray[Any, Any], out: Path) -> None:
    """Write the weight of each feature and the constant."""
    named = {name: round(float(weight), 3) for name, weight in zip(likeness.FEATURES, weights[:-1], strict=True)}
    constant = round(float(weights[-1]), 3) or -9.0
    text = json.dumps({"constant": constant, **named}, indent=0, ensure_ascii=False)
    (out / "weights.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()

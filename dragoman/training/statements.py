"""Train the statement tagger: ``python -m dragoman.training.statements --shared ../shared --out dragoman/models/statements``.

Learns from PolNeAR's train split only; one article in twelve is kept aside for choosing the best weights.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import srsly
from thinc.api import Adam, fix_random_seed

from dragoman.extract.quotations import find_quotations
from dragoman.extract.statements.tagging import FEATURES, LABELS, best_path, features, new_network, quotation_states
from dragoman.language import analyse_many
from dragoman.language.analysis import Analysis
from dragoman.record.model import Document

Example = tuple[Any, Any]


def gold_labels(analysis: Analysis, attributions: list[dict[str, Any]]) -> np.ndarray[Any, Any]:
    """Return ``int[tokens]``; where attributions nest, the one with the longest content wins."""
    labels = np.zeros(len(analysis.tokens), dtype="int64")
    taken = [False] * len(analysis.tokens)
    order = sorted(attributions, key=lambda a: -sum(e - s for s, e in a["content"]))
    for attribution in order:
        spans = [(role, s, e) for role in ("content", "source", "cue") for s, e in attribution[role]]
        inside = [(role, analysis.tokens_in(s, e)) for role, s, e in spans]
        if any(taken[i] for _, tokens in inside for i in tokens):
            continue
        for role, tokens in inside:
            for n, i in enumerate(tokens):
                labels[i] = LABELS.index(("I-" if n else "B-") + role)
                taken[i] = True
    return labels


def examples(path: Path, cache: Path | None) -> list[tuple[str, Example]]:
    """Return (article id, (features, labels)) for each article; analysed ones are kept in ``cache``."""
    if cache and cache.exists():
        kept: list[tuple[str, Example]] = pickle.loads(cache.read_bytes())
        return kept
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    analyses = analyse_many(Document(id=row["id"], text=row["text"]) for row in rows)
    out = [
        (row["id"], (_features(a), gold_labels(a, row["attributions"])))
        for row, a in zip(rows, analyses, strict=True)
        if a.tokens
    ]
    if cache:
        cache.write_bytes(pickle.dumps(out))
    return out


def _features(analysis: Analysis) -> np.ndarray[Any, Any]:
    return features(analysis, quotation_states(analysis, find_quotations(analysis.text)))


def span_f1(predicted: list[list[int]], gold: list[Any]) -> dict[str, float]:
    """Return exact span F1 by role."""
    scores = {}
    for role in ("source", "cue", "content"):
        hit = given = wanted = 0
        for mine, theirs in zip(predicted, gold, strict=True):
            a, b = _spans(mine, role), _spans(list(theirs), role)
            hit, given, wanted = hit + len(a & b), given + len(a), wanted + len(b)
        scores[role] = 2 * hit / max(1, given + wanted)
    return scores


def _spans(labels: list[int], role: str) -> set[tuple[int, int]]:
    out, start = set(), -1
    for i, label in enumerate([*(LABELS[n] for n in labels), "O"]):
        if start >= 0 and label != f"I-{role}":
            out.add((start, i))
            start = -1
        if label == f"B-{role}":
            start = i
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("dragoman/models/statements"))
    parser.add_argument("--minutes", type=float, default=4)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    fix_random_seed(given.seed)
    data = examples(given.shared / "bench" / "polnear" / "polnear.train.jsonl.gz", given.cache)
    data.sort(key=lambda row: row[0])
    held = [example for n, (_, example) in enumerate(data) if n % 12 == 0]
    train = [example for n, (_, example) in enumerate(data) if n % 12]
    network = new_network()
    network.initialize([train[0][0]], [np.eye(len(LABELS), dtype="float32")[train[0][1]]])
    optimizer = Adam(learn_rate=0.001, L2=0.01, grad_clip=1.0, use_averages=True)
    chance, best, start, epoch = random.Random(given.seed), 0.0, time.time(), 0
    while (passed := (time.time() - start) / 60) < given.minutes:
        epoch += 1
        chance.shuffle(train)
        optimizer.learn_rate = 0.0015 * max(0.05, 1 - passed / given.minutes)
        for at in range(0, len(train), 2):
            batch = train[at : at + 2]
            inputs = [_with_gaps(x, chance) for x, _ in batch]
            guesses, backprop = network.begin_update(inputs)
            backprop([g - np.eye(len(LABELS), dtype="float32")[y] for g, (_, y) in zip(guesses, batch, strict=True)])
            network.finish_update(optimizer)
        with network.use_params(optimizer.averages):
            scores = span_f1([best_path(s) for s in network.predict([x for x, _ in held])], [y for _, y in held])
            total = sum(scores.values())
            print(f"{passed:5.1f} min epoch {epoch} { ({k: round(v, 4) for k, v in scores.items()}) }", flush=True)
            if total > best:
                best = total
                given.out.mkdir(parents=True, exist_ok=True)
                (given.out / "network.bin").write_bytes(network.to_bytes())
                srsly.write_json(
                    given.out / "features.json",
                    {
                        "features": [name for name, _ in FEATURES],
                        "labels": list(LABELS),
                        "held": scores,
                        "epoch": epoch,
                    },
                )


def _with_gaps(x: Any, chance: random.Random, share: float = 0.12) -> Any:
    """Blank words at random, so that the words around them must tell."""
    x = x.copy()
    for column, part in ((0, share), (1, share / 2), (5, share)):
        hidden = np.array([chance.random() < part for _ in range(len(x))])
        x[hidden, column] = 1
    return x


if __name__ == "__main__":
    main()

"""Learn which cue a content and which source a cue takes: ``python -m dragoman.training.linking --shared ../shared``.

A conditional logit (McFadden 1974) over the candidates near by, learned from the attributions of PolNeAR's train split;
one article in twelve is kept aside to tell how right it is.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.extract.quotations import find_quotations
from dragoman.extract.statements.linking import near
from dragoman.extract.statements.pairs import Range, Surroundings, cue_features, source_features
from dragoman.extract.statements.tagging import quotation_states
from dragoman.extract.statements.weights import FILE
from dragoman.language.analysis import Analysis
from dragoman.training.polnear import Attribution, attributed_articles

LEAST = 8  # a feature seen in fewer choices than this has no weight
SMOOTHING = 0.3  # of the squared weights, against overfitting
STEPS = 400

Choice = tuple[list[list[str]], int]  # the features of each candidate, and which one is right (-1: none)


def choices(analysis: Analysis, attributions: list[Attribution]) -> dict[str, list[Choice]]:
    """Return what there is to choose in one article: a cue for each content, a source for each cue."""
    states = quotation_states(analysis, find_quotations(analysis.text))
    sources = sorted({span for a in attributions for span in a.source})
    cues = sorted({span for a in attributions for span in a.cue})
    contents = sorted({span for a in attributions for span in a.content})
    around = Surroundings(analysis, sources, cues, contents, states)
    found: dict[str, list[Choice]] = {"cue": [], "source": []}
    for one in attributions:
        for content in one.content:
            beside = near(analysis, content, cues)
            found["cue"].append(([cue_features(around, content, cue) for cue in beside], _first(beside, one.cue)))
        for cue in one.cue:
            beside = near(analysis, cue, sources, held_by=one.content)
            features = [source_features(around, one.content, cue, source) for source in beside]
            found["source"].append((features, _first(beside, one.source)))
    return found


def _first(candidates: list[Range], right: list[Range]) -> int:
    return next((n for n, candidate in enumerate(candidates) if candidate in right), -1)


def fit(data: list[Choice]) -> dict[str, float]:
    """Return the weight of each feature; ``none`` is the worth of choosing nobody."""
    counts = Counter(name for candidates, _ in data for features in candidates for name in features)
    names = ["none", *sorted(name for name, n in counts.items() if n >= LEAST)]
    index = {name: n for n, name in enumerate(names)}
    columns: list[int] = []
    rows: list[int] = []
    groups: list[int] = []
    right: list[bool] = []
    row = -1  # a row a candidate; the first candidate of each choice is nobody
    for number, (candidates, wanted) in enumerate(data):
        for position, features in enumerate([["none"], *candidates]):
            row += 1
            groups.append(number)
            right.append(position == wanted + 1)
            for name in features:
                if name in index:
                    columns.append(index[name])
                    rows.append(row)
    column, of_row, group = np.array(columns), np.array(rows), np.array(groups)
    wanted_rows = np.array(right, dtype="float64")
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = np.bincount(of_row, weights[column], minlength=row + 1)
        top = np.full(len(data), -np.inf)
        np.maximum.at(top, group, scores)
        likely = np.exp(scores - top[group])
        likely /= np.bincount(group, likely)[group]
        slope = np.bincount(column, (likely - wanted_rows)[of_row], minlength=len(names)) + SMOOTHING * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        way = first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        weights -= 0.1 * (1 - step / (STEPS + 1)) * way
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True) if abs(w) >= 0.0005}


def right_share(data: list[Choice], weights: dict[str, float]) -> float:
    """Return the share of choices that the weights get right."""
    hits = 0
    for candidates, wanted in data:
        scores = [weights.get("none", 0.0), *(sum(weights.get(n, 0.0) for n in features) for features in candidates)]
        hits += int(np.argmax(scores)) == wanted + 1
    return hits / max(1, len(data))


def learn(articles: Iterable[tuple[str, Analysis, list[Attribution]]]) -> tuple[dict[str, Any], dict[str, float]]:
    """Return the weights, and the shares right on the articles kept aside."""
    found = [choices(analysis, attributions) for _, analysis, attributions in articles]
    weights, shares = {}, {}
    for kind in ("cue", "source"):
        train = [choice for n, one in enumerate(found) if n % 12 for choice in one[kind]]
        held = [choice for n, one in enumerate(found) if n % 12 == 0 for choice in one[kind]]
        weights[kind] = fit(train)
        shares[kind] = round(right_share(held, weights[kind]), 4)
    return weights, shares


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("dragoman/models/statements"))
    given = parser.parse_args()
    weights, shares = learn(attributed_articles(given.shared))
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / FILE).write_text(json.dumps(weights, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print({kind: len(one) for kind, one in weights.items()}, "right, kept aside:", shares)


if __name__ == "__main__":
    main()

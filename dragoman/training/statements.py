"""Train the statement tagger: ``python -m dragoman.training.statements --shared ../shared --out dragoman/models/statements``.

Learns from PolNeAR's train split only; one article in twelve is kept aside for choosing the best weights.
``python -m dragoman.training.linking`` then learns which of the parts belong together.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from dragoman.extract.quotations import find_quotations
from dragoman.extract.statements.linking import spans_of
from dragoman.extract.statements.tagging import FEATURES, LABELS, features, pieces, quotation_states
from dragoman.language.analysis import Analysis
from dragoman.models.tagger import load_from
from dragoman.training.polnear import Attribution, attributed_articles
from dragoman.training.tagger import Feature, Piece, Recipe, Trained, train

BLANKED = 0.15  # share of words hidden in training
COLUMNS = (
    Feature("word", 64, least=2, blanked=BLANKED),
    Feature("prefix", 16, least=3, blanked=BLANKED / 2),
    Feature("suffix", 24, least=3, blanked=BLANKED / 2),
    Feature("shape", 16, least=3, blanked=0.1),
    Feature("tag", 24, blanked=0.05),
    Feature("relation", 24, blanked=0.05),
    Feature("head", 32, least=2, blanked=0.7 * BLANKED),
    Feature("above", 24, least=3, blanked=0.7 * BLANKED),
    Feature("quotation", 16),
    Feature("reporting", 32, blanked=0.05),
)
Article = tuple[list[tuple[str, ...]], list[tuple[int, int]], list[str]]  # feature rows, pieces, labels


def gold_labels(tokens: int, attributions: Sequence[Attribution]) -> list[str]:
    """Return one label a token; where spans overlap, the shorter one wins."""
    labels = ["O"] * tokens
    spans = [
        (last - first, first, last, role)
        for one in attributions
        for role, found in (("source", one.source), ("cue", one.cue), ("content", one.content))
        for first, last in found
    ]
    for _, first, last, role in sorted(spans):
        if all(label == "O" for label in labels[first:last]):
            labels[first:last] = [f"B-{role}"] + [f"I-{role}"] * (last - first - 1)
    return labels


def article(analysis: Analysis, attributions: Sequence[Attribution]) -> Article:
    """Return what the tagger sees of an article and what it should say."""
    rows = features(analysis, quotation_states(analysis, find_quotations(analysis.text)))
    return rows, pieces(analysis), gold_labels(len(rows), attributions)


def span_f1(predicted: list[list[str]], gold: list[list[str]]) -> dict[str, float]:
    """Return exact span F1 by role."""
    scores = {}
    for role in ("source", "cue", "content"):
        hit = total = 0
        for mine, theirs in zip(predicted, gold, strict=True):
            a, b = set(spans_of(mine)[role]), set(spans_of(theirs)[role])
            hit, total = hit + len(a & b), total + len(a) + len(b)
        scores[role] = 2 * hit / max(1, total)
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("dragoman/models/statements"))
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--whole", action="store_true", help="learn from every article, without choosing an epoch")
    given = parser.parse_args()
    data = [article(analysis, attributions) for _, analysis, attributions in attributed_articles(given.shared)]
    held = [] if given.whole else data[::12]
    learned = [one for n, one in enumerate(data) if given.whole or n % 12]
    recipe = Recipe(COLUMNS, LABELS, drop=0.35, batch=1024, rate=1.5e-3, epochs=given.epochs, seed=given.seed)

    def look(trained: Trained) -> float:
        trained.save(given.out)
        tagger = load_from(given.out, FEATURES)
        scores = span_f1([tagger.label(rows, cuts) for rows, cuts, _ in held], [labels for *_, labels in held])
        print({role: round(score, 4) for role, score in scores.items()}, flush=True)
        return sum(scores.values())

    cuts = [Piece(rows[first:last], labels[first:last]) for rows, pieces_, labels in learned for first, last in pieces_]
    train(cuts, recipe, look if held else None).save(given.out)


if __name__ == "__main__":
    main()

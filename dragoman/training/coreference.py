"""Learn whom pronouns stand for: ``python -m dragoman.training.coreference --shared ../shared --out dragoman/models/antecedents``.

GUM's texts are read as dragoman reads any text; its coreference says which of the actors found before a pronoun it stands
for, if any. The weights are those of a softmax over these actors and *nobody*, a feature a weight, with a penalty on
their squares.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from dragoman.extract.actors import drafts_of
from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.pronouns import Features, Walk, best_answer
from dragoman.language import analyse_many
from dragoman.language.analysis import Analysis
from dragoman.read.article import new_document
from dragoman.training.treebanks import GUM_GENRES, LEFT_OUT

PRIOR = {"it.governing": 2.5, "they.governing": 1.0}
"""What news says and GUM has too few cases of: in ``Veldia said it would`` Veldia is meant."""
PASSES = 2  # over texts whose pronouns the reader resolved itself
PENALTY = 0.02
ROUNDS = 250
STEP = 0.3


@dataclass
class GoldText:
    """A text and its coreference. ``clusters``: start of a mention's head word → cluster; ``types``: cluster → GUM's type;
    ``pronouns``: starts of the words that GUM tags as pronouns."""

    name: str
    text: str = ""
    clusters: dict[int, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    pronouns: set[int] = field(default_factory=set)


def read_coreference(path: Path) -> Iterator[GoldText]:
    """Yield the texts of a gzipped GUM file, those of the free genres only."""
    gold: GoldText | None = None
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in (*lines, "\n"):
            line = line.rstrip("\n")
            if line.startswith("# newdoc id"):
                if gold and _free(gold.name):
                    yield gold
                gold = GoldText(line.split("=", 1)[1].strip())
            elif gold is not None and re.fullmatch(r"# newpar( id.*)?", line):
                gold.text = gold.text.rstrip() + ("\n\n" if gold.text else "")
            elif not line and rows and gold is not None:
                _add(gold, rows)
                rows = []
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
    if gold and _free(gold.name):
        yield gold


def _free(name: str) -> bool:
    return name not in LEFT_OUT and name.split("_")[1] in GUM_GENRES


def _add(gold: GoldText, rows: list[list[str]]) -> None:
    words = [row for row in rows if "-" not in row[0] and "." not in row[0]]
    glued, ends = set[int](), dict[int, str]()
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            glued.update(range(first, last))
            ends[last] = row[9]
    starts = []
    for row in words:
        number = int(row[0])
        starts.append(len(gold.text))
        gold.text += row[1]
        if number not in glued and "SpaceAfter=No" not in ends.get(number, row[9]):
            gold.text += " "
        if row[3] == "PRON":
            gold.pronouns.add(starts[-1])
    for first, last, cluster, kind in _mentions(words):
        heads = [i for i in range(first, last + 1) if not first <= int(words[i][6]) - 1 <= last]
        if heads:
            gold.clusters.setdefault(starts[heads[0]], cluster)
            gold.types.setdefault(cluster, kind)


def _mentions(words: list[list[str]]) -> list[tuple[int, int, str, str]]:
    """Return (first, last, cluster, type) of the mentions in a sentence, outer ones first."""
    opened: list[tuple[str, str, int]] = []
    found: list[tuple[int, int, str, str]] = []
    for index, row in enumerate(words):
        told = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for piece in re.findall(r"\([^()]*\)?|[^()]+\)", told[1]) if told else []:
            if piece.startswith("("):
                parts = piece.strip("()").split("-")
                if len(parts) < 2:
                    continue
                if piece.endswith(")"):
                    found.append((index, index, parts[0], parts[1]))
                else:
                    opened.append((parts[0], parts[1], index))
            else:
                key = piece.rstrip(")")
                for at in range(len(opened) - 1, -1, -1):
                    if opened[at][0] == key:
                        found.append((opened[at][2], index, key, opened[at][1]))
                        del opened[at]
                        break
    return sorted(found, key=lambda m: m[0] - m[1])


def examples(
    analysis: Analysis, gold: GoldText, weights: Features | None = None
) -> Iterator[tuple[list[Features], int]]:
    """Yield, for each pronoun, the features of its answers (nobody first) and which of them is right.

    Earlier pronouns count as resolved as GUM says, or, with ``weights``, as the reader itself resolves them: it must
    learn to go on after its own mistakes.
    """
    drafts, entities = drafts_of(analysis)
    clusters = clusters_of(analysis, drafts, gold)
    walk = Walk(analysis, drafts, entities)
    for token in walk.pronouns():
        candidates = walk.candidates(token)
        cluster = gold.clusters.get(token.start)
        right = next(
            (n for n, c in enumerate(candidates, 1) if cluster is not None and cluster in clusters[c.entity]), 0
        )
        answers = walk.answers(token, candidates)
        yield answers, right
        chosen = best_answer(weights, answers) if weights else right
        if chosen:
            walk.resolve(token, candidates[chosen - 1].entity)


def clusters_of(analysis: Analysis, drafts: list[Draft], gold: GoldText) -> dict[int, set[str]]:
    """Return the clusters that an actor's mentions have in GUM, by entity; heads are compared."""
    found: dict[int, set[str]] = defaultdict(set)
    for draft in drafts:
        for index in (draft.head, draft.counted, draft.last - 1):
            cluster = gold.clusters.get(analysis.tokens[index].start) if index >= 0 else None
            if cluster is not None:
                found[draft.entity].add(cluster)
                break
    return found


def learn(data: list[tuple[list[Features], int]]) -> Features:
    """Return the weights that make the right answers likely (gradient descent on the mean log likelihood)."""
    names = sorted({name for answers, _ in data for answer in answers for name in answer})
    column = {name: number for number, name in enumerate(names)}
    matrices = []
    for answers, right in data:
        matrix = np.zeros((len(answers), len(names)))
        for row, answer in enumerate(answers):
            for name, value in answer.items():
                matrix[row, column[name]] = value
        matrices.append((matrix, right))
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    weights, speed = prior.copy(), np.zeros(len(names))
    for _ in range(ROUNDS):
        slope = -PENALTY * (weights - prior) / 10
        for matrix, right in matrices:
            scores = matrix @ weights
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            slope += (matrix[right] - chance @ matrix) / len(matrices)
        speed = 0.9 * speed + STEP * slope
        weights += speed
    return {name: round(float(weights[number]), 4) for name, number in column.items() if abs(weights[number]) >= 0.0005}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("dragoman/models/antecedents"))
    given = parser.parse_args()
    texts = list(read_coreference(given.shared / "data" / "ud" / "en_gum-train.conllu.gz"))
    analyses = list(analyse_many(new_document(g.text) for g in texts))
    data = [one for gold, analysis in zip(texts, analyses, strict=True) for one in examples(analysis, gold)]
    weights = learn(data)
    for _ in range(PASSES):
        own = [one for gold, analysis in zip(texts, analyses, strict=True) for one in examples(analysis, gold, weights)]
        weights = learn(data + own)
    given.out.mkdir(parents=True, exist_ok=True)
    given.out.joinpath("weights.json").write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", "utf-8")
    print(
        f"{len(texts)} texts, {len(data)} pronouns, {sum(1 for _, right in data if right)} of actors, {len(weights)} weights"
    )


if __name__ == "__main__":
    main()

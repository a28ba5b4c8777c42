"""The attributions of PolNeAR's train split (Newell, Margolin and Ruths 2018), over our own tokens."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.extract.statements.pairs import Range
from dragoman.language import analyse_many
from dragoman.language.analysis import Analysis
from dragoman.record.model import Document

TRAIN = Path("bench") / "polnear" / "polnear.train.jsonl.gz"


@dataclass(frozen=True)
class Attribution:
    """One statement: token ranges of its parts, in text order."""

    source: list[Range]
    cue: list[Range]
    content: list[Range]


def attributed_articles(shared: Path) -> Iterator[tuple[str, Analysis, list[Attribution]]]:
    """Yield (id, analysis, attributions) of each article, sorted by id."""
    with gzip.open(shared / TRAIN, "rt", encoding="utf-8") as lines:
        rows = sorted((json.loads(line) for line in lines), key=lambda row: str(row["id"]))
    analyses = analyse_many(Document(id=row["id"], text=row["text"]) for row in rows)
    for row, analysis in zip(rows, analyses, strict=True):
        if analysis.tokens:
            attributions = [
                Attribution(*(_ranges(analysis, one[role]) for role in ("source", "cue", "content")))
                for one in row["attributions"]
            ]
            yield row["id"], analysis, attributions


def _ranges(analysis: Analysis, spans: list[list[int]]) -> list[Range]:
    found = (analysis.tokens_in(start, end) for start, end in spans)
    return sorted((inside[0], inside[-1] + 1) for inside in found if len(inside))

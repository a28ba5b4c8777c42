"""What does each part of reading cost beside the language analysis? ``python -m benchmarks.shares [--bench ../shared/bench]``.

The first 40 of PolNeAR's dev articles, 500 words of each as in ``benchmarks.speed``, are read three times; the least time of
the processor counts. The analysis is syntax and names.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dragoman
from benchmarks.run import load
from benchmarks.speed import about
from dragoman import pipeline
from dragoman.language import analyse_many

PARTS = ("find_times", "find_places", "find_quantities", "find_actors", "find_statements", "with_first_persons", "find_events",
         "find_agreements", "find_voice", "find_claims", "find_lead", "check_record")  # fmt: skip
ROUNDS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, default=Path("../shared/bench"))
    given = parser.parse_args()
    home = given.bench / "polnear"
    if not home.is_dir():
        sys.exit(f"{home}: no benchmark there; name the folder of the benchmarks with --bench")
    texts = [about(row["text"], 500) for row in load(home / "polnear.dev.jsonl")[:40]]
    for part, share in shares(texts).items():
        print(f"{part:20s} {100 * share:6.1f} %")


def shares(texts: list[str]) -> dict[str, float]:
    """Return each part's time as a share of the analysis's, and ``all`` of them together."""
    documents = [dragoman.new_document(text) for text in texts]
    spent: dict[str, list[float]] = defaultdict(lambda: [0.0] * ROUNDS)
    kept = {part: getattr(pipeline, part) for part in PARTS}
    for turn in range(ROUNDS):
        start = time.process_time()
        analyses = list(analyse_many(documents))
        spent["analysis"][turn] = time.process_time() - start
        for part, function in kept.items():
            setattr(pipeline, part, _timed(function, spent[part], turn))
        reader = pipeline.reader_of(dragoman.Settings())
        for analysis in analyses:
            pipeline.assemble(analysis, reader)
        for part, function in kept.items():
            setattr(pipeline, part, function)
    least = {part: min(times) for part, times in spent.items()}
    whole = least.pop("analysis")
    found = {part: seconds / whole for part, seconds in least.items()}
    return found | {"all": sum(found.values())}


def _timed(function: Callable[..., Any], spent: list[float], turn: int) -> Callable[..., Any]:
    def timed(*given: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return function(*given, **named)
        finally:
            spent[turn] += time.process_time() - start

    return timed


if __name__ == "__main__":
    main()

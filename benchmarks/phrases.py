"""Score phrases that name an actor: ``python -m benchmarks.phrases [--bench ../shared/bench] [--missed]``.

Each phrase goes through ``dragoman.extract.actors.describe``, which reads it as an article is read. Where the benchmark
gives the sentence (``gsr_actors``), both ways are told: the phrase alone, and the phrase in its sentence.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.run import Figures, load, scorer, write
from dragoman.extract.actors.describe import describe


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--missed", action="store_true", help="list the phrases that were read wrong")
    given = parser.parse_args()
    if not given.bench.is_dir():
        sys.exit(f"{given.bench}: no benchmarks there; name their folder with --bench")
    for name, value in scores(given.bench, missed=given.missed).items():
        print(f"{name:32s} {value:.4f}")


def scores(bench: Path, *, missed: bool = False) -> Figures:
    """Return country, sector and all-right of both sets of phrases."""
    figures: Figures = {}
    home = bench / "events"
    with tempfile.TemporaryDirectory() as folder:
        for name, file, context in (
            ("actors", "actors.open.jsonl", True),
            ("gsr_actors_alone", "gsr_actors.open.jsonl", False),
            ("gsr_actors", "gsr_actors.open.jsonl", True),
        ):
            rows = [prediction(row, context=context) for row in load(home / file)]
            result = scorer(home / "score_actors.py", home / file, write(Path(folder) / f"{name}.jsonl", rows))
            for key in ("country", "sector", "both"):
                figures[f"{name}.{key}"] = result[key]
            if missed:
                print(name, *(json.dumps(row, ensure_ascii=False) for row in result["missed"]), sep="\n")
    return figures


def prediction(row: dict[str, Any], *, context: bool) -> dict[str, Any]:
    """Return what is read out of one row's phrase."""
    actor = describe(row["phrase"], row["context"] if context else None)
    sectors = actor.sectors if actor else ()
    return {"id": row["id"], "country": actor.country if actor else None, "sector": sectors[0] if sectors else None}


if __name__ == "__main__":
    main()

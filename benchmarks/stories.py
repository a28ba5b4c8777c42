"""Type of a story's main event against the stories' labels: ``python -m benchmarks.stories [--bench ../shared/bench]``.

The stories (``events/stories.dev.jsonl.gz``) are written by a machine from a template; the label is the template's, not read
from the text, and so a weak one. The main event is the lead's, where the lead has none the first one that the text tells.
Figures: accuracy over all stories, the share of stories in which any event has the label's type, both by type.
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
from pathlib import Path
from typing import Any

import dragoman
from benchmarks.run import Figures, Row, load, read_all


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--split", choices=("dev", "train"), default="dev")
    parser.add_argument("--limit", type=int, help="only so many stories")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    path = given.bench / "events" / f"stories.{given.split}.jsonl.gz"
    if not path.is_file():
        sys.exit(f"{path}: not there; name the folder of the benchmarks with --bench")
    figures = scores(load(path)[: given.limit])
    print(json.dumps(figures, indent=1) if given.json else "\n".join(f"{k:32s} {v:.4f}" for k, v in figures.items()))


def scores(rows: list[Row]) -> Figures:
    """Return accuracy of the main event's type, and how often any event has it."""
    records, _ = read_all([{**row, "title": row.get("headline")} for row in rows], date=None)
    right: collections.Counter[str] = collections.Counter()
    anywhere: collections.Counter[str] = collections.Counter()
    total: collections.Counter[str] = collections.Counter()
    for row, record in zip(rows, records, strict=True):
        label = row["label"]
        total[label] += 1
        right[label] += main_type(record) == label
        anywhere[label] += any(event["type"] == label for event in record["events"])
    figures: Figures = {
        "stories": float(len(rows)),
        "accuracy": sum(right.values()) / max(1, len(rows)),
        "anywhere": sum(anywhere.values()) / max(1, len(rows)),
    }
    for label in sorted(total):
        figures[f"{label}.accuracy"] = right[label] / total[label]
        figures[f"{label}.anywhere"] = anywhere[label] / total[label]
    return figures


def main_type(record: Row) -> Any:
    """The type of the lead's event, else of the first event, else None."""
    lead = record["lead"].get("event")
    events = record["events"]
    main = next((event for event in events if event["id"] == lead), events[0] if events else None)
    return main["type"] if main else None


if __name__ == "__main__":
    print(f"dragoman {dragoman.__version__}", file=sys.stderr)
    main()

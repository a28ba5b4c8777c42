"""The quick benchmarks hold their floors, on the very gold that the floors were measured on."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.run import QUICK, quality

FLOORS = json.loads((Path(__file__).parents[1] / "benchmarks" / "floors.json").read_text("utf-8"))


def test_quick_benchmarks_hold_their_floors(bench: Path) -> None:
    figures = quality(bench, QUICK)
    low = {name: (figures[name], floor) for name, floor in FLOORS.items() if figures[name] < floor}
    assert not low
    assert figures["grounding.faults"] == 0

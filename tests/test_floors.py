"""The quick benchmarks hold their floors, on the very gold that the floors were measured on."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.run import QUICK, quality
from benchmarks.treebanks import Tree, compare

FLOORS = json.loads((Path(__file__).parents[1] / "benchmarks" / "floors.json").read_text("utf-8"))


def test_quick_benchmarks_hold_their_floors(bench: Path) -> None:
    figures = quality(bench, QUICK)
    low = {name: (figures[name], floor) for name, floor in FLOORS.items() if figures[name] < floor}
    assert not low
    assert figures["grounding.faults"] == 0


def test_treebank_figures_by_hand() -> None:
    """Three words of theirs, of which ours cuts the last in two: two words match, one of them hangs where theirs does."""
    theirs = Tree(
        pos={(0, 3): "PRON", (3, 6): "VERB", (6, 12): "NOUN"},
        head={(0, 3): (3, 6), (3, 6): None, (6, 12): (3, 6)},
        relation={(0, 3): "nsubj", (3, 6): "root", (6, 12): "obj"},
        sentences={(0, 12)},
    )
    ours = Tree(
        pos={(0, 3): "PRON", (3, 6): "NOUN", (6, 9): "NOUN", (9, 12): "NOUN"},
        head={(0, 3): (3, 6), (3, 6): (9, 12), (6, 9): (9, 12), (9, 12): None},
        relation={(0, 3): "obj", (3, 6): "root", (6, 9): "det", (9, 12): "root"},
        sentences={(0, 12)},
    )
    share = round(100 * 2 / 7, 2)  # one right of three and four: F1 = 2 / (3 + 4)
    assert compare([(ours, theirs)]) == {
        "words": round(400 / 7, 2),
        "upos": share,
        "uas": share,
        "las": 0.0,
        "sentences": 100.0,
    }
    assert compare([(theirs, theirs)]) == dict.fromkeys(("words", "upos", "uas", "las", "sentences"), 100.0)

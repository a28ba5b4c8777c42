"""Are altered texts known again as near copies, and are different ones left apart?"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

import dragoman
from dragoman.ledger.copies import find_copy, shingles_of, sketch_of
from dragoman.record.model import Record


def copy_figures(records: Sequence[Record], seed: int = 4) -> dict[str, float]:
    """Return how many altered texts are known again (5 % of words changed, 10 % cut), and how many texts of a corpus
    are taken for copies of another that share less than a third of their five-word runs with it."""
    draw = random.Random(seed)
    words = sorted({word for record in records[:200] for word in record.document.text.split()})
    with tempfile.TemporaryDirectory() as folder, dragoman.Ledger(Path(folder) / "x.ledger", write=True) as ledger:
        kept = ledger.keep_many(records)
        numbers = {one.document for one in kept if one.outcome == "new"}
        again = 0
        with ledger.reading() as connection:
            texts = [
                (one.document, r.document.text) for one, r in zip(kept, records, strict=True) if one.outcome == "new"
            ]
            for number, text in texts:
                altered = [draw.choice(words) if draw.random() < 0.05 else word for word in text.split(" ")]
                at = draw.randrange(max(1, len(altered) // 10))
                shingles = shingles_of(" ".join(altered[at : at + int(0.9 * len(altered))]))
                copy = find_copy(connection, shingles, sketch_of(shingles))
                again += copy is not None and copy.document == number
        doubtful = [one for one in kept if one.outcome == "copy" and (one.likeness or 0) < 0.67]
    return {
        "copies.recall": round(again / len(numbers), 4),
        "copies.joined": float(sum(one.outcome == "copy" for one in kept)),
        "copies.joined_below_two_thirds": float(len(doubtful)),
    }

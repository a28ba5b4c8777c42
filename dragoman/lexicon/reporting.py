"""Which words report what somebody says or thinks?

Data: ``data/reporting_words.csv`` (``lemma``, ``pos``, ``kind``: say or think), written for this project.
"""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def reporting_words() -> dict[tuple[str, str], str]:
    """Return (lemma, UPOS) → ``say`` or ``think``."""
    text = files("dragoman.lexicon").joinpath("data", "reporting_words.csv").read_text("utf-8")
    return {(row["lemma"], row["pos"]): row["kind"] for row in csv.DictReader(io.StringIO(text))}

"""On what occasions do people speak?

Data: ``data/occasions.csv`` (``word``: the lemma of a noun), written for this project.
"""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def occasion_words() -> frozenset[str]:
    """Return lemmas of nouns: *interview*, *briefing*, *summit*."""
    text = files("dragoman.lexicon").joinpath("data", "occasions.csv").read_text("utf-8")
    return frozenset(row["word"] for row in csv.DictReader(io.StringIO(text)))

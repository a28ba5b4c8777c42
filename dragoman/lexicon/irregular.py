"""Which verbs of English are inflected irregularly? Data: ``data/irregular_verbs.csv``, written for this project."""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def irregular_verbs() -> dict[tuple[str, str], str]:
    """Return (form, Penn tag VBD or VBN) → lemma."""
    text = files("dragoman.lexicon").joinpath("data", "irregular_verbs.csv").read_text("utf-8")
    table = {}
    for row in csv.DictReader(io.StringIO(text)):
        table[row["past"], "VBD"] = row["lemma"]
        table[row["participle"], "VBN"] = row["lemma"]
    return table

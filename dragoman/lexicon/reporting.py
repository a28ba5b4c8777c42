"""Which words report what somebody says or thinks?

Data: ``data/reporting_words.csv`` (``lemma``, ``pos``, ``kind``: say or think), written for this project.
"""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from importlib.resources import files

from dragoman.lexicon.frames import load_frames

DEEDS = frozenset({"AID", "ASSAULT", "COERCE", "COOPERATE", "MOBILIZE", "RETREAT", "SANCTION"})  # types of what is done


@lru_cache(maxsize=1)
def reporting_words() -> dict[tuple[str, str], str]:
    """Return (lemma, UPOS) → ``say`` or ``think``."""
    text = files("dragoman.lexicon").joinpath("data", "reporting_words.csv").read_text("utf-8")
    return {(row["lemma"], row["pos"]): row["kind"] for row in csv.DictReader(io.StringIO(text))}


def says(lemma: str) -> bool:
    """Tell whether a verb, by its lemma, reports what somebody says."""
    return reporting_words().get((lemma.lower(), "VERB")) == "say"


@lru_cache(maxsize=1)
def deeds() -> frozenset[str]:
    """Return the verbs that do and never say: all their event frames are of material types, and they report nothing."""
    frames = load_frames().by_lemma["verb"]
    known = {word for word, pos in reporting_words() if pos == "VERB"}
    return frozenset(
        verb for verb, found in frames.items() if verb not in known and all(f.type in DEEDS for f in found)
    )

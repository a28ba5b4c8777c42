"""Which verbs do headlines use?

Data: ``data/headline_verbs.csv`` (``lemma``), written for this project. Headlines drop articles and auxiliaries, so that
``Veldia slams sanctions`` looks like a row of nouns to a tagger that learned on running text; a known verb settles it.
"""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from importlib.resources import files

from dragoman.lexicon.frames import load_frames
from dragoman.lexicon.reporting import reporting_words


@lru_cache(maxsize=1)
def headline_verbs() -> frozenset[str]:
    """Return the lemmas: those listed, those of the event frames and those of saying."""
    text = files("dragoman.lexicon").joinpath("data", "headline_verbs.csv").read_text("utf-8")
    listed = (row["lemma"] for row in csv.DictReader(io.StringIO(text)))
    saying = (word for word, pos in reporting_words() if pos == "VERB")
    return frozenset([*listed, *load_frames().by_lemma["verb"], *saying])

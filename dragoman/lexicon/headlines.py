"""Which verbs do headlines use?

Data: ``data/headline_verbs.csv`` (``lemma``), written for this project. Headlines drop articles and auxiliaries, so that
``Veldia slams sanctions`` looks like a row of nouns to a tagger that learned on running text; a known verb settles it.
"""

from __future__ import annotations

import csv
import io
import re
from functools import lru_cache
from importlib.resources import files

from dragoman.lexicon.frames import load_frames
from dragoman.lexicon.reporting import reporting_words


@lru_cache(maxsize=1)
def headline_verbs() -> frozenset[str]:
    """Return the lemmas: those listed, those of the event frames and those of saying."""
    saying = (word for word, pos in reporting_words() if pos == "VERB")
    return frozenset([*_listed(), *load_frames().by_lemma["verb"], *saying])


def check_headline_verbs() -> list[str]:
    """Return every lemma that is no lower-case word, stands twice or out of alphabetical order."""
    problems, before = [], ""
    for number, lemma in enumerate(_listed(), 2):
        if not re.fullmatch(r"[a-z]+", lemma):
            problems.append(f"headline_verbs.csv, row {number}: {lemma!r} is no lower-case word")
        if lemma <= before:
            problems.append(f"headline_verbs.csv, row {number}: {lemma!r} stands twice or out of alphabetical order")
        before = lemma
    return problems


def _listed() -> list[str]:
    text = files("dragoman.lexicon").joinpath("data", "headline_verbs.csv").read_text("utf-8")
    return [row["lemma"] for row in csv.DictReader(io.StringIO(text))]

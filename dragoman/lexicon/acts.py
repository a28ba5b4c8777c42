"""Which words tell of the same kind of act? ``resigned``, ``stepped down`` and ``her departure`` may be one event.

Data: ``data/acts.csv``, written for this project; a word may belong to several families.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import lru_cache
from importlib import resources

from dragoman.lexicon.irregular import irregular_verbs


@lru_cache(maxsize=1)
def families() -> dict[str, frozenset[str]]:
    """Return the families of each word, in small letters; irregular forms stand beside their lemma."""
    source = resources.files("dragoman.lexicon") / "data" / "acts.csv"
    found: dict[str, set[str]] = defaultdict(set)
    for row in csv.DictReader(source.read_text(encoding="utf-8").splitlines()):
        for word in row["words"].split(";"):
            found[word].add(row["family"])
    for (form, _), lemma in irregular_verbs().items():
        found[form] |= found.get(lemma, set())
    return {word: frozenset(of) for word, of in found.items() if of}

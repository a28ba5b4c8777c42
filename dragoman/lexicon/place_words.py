"""Which words beside a name tell that it is a place? Data: ``data/place_words.csv``, written for this project."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources
from typing import Literal

PlaceRole = Literal[
    "before", "maybe before", "after", "body", "of body", "outlet", "road", "numbered road", "before numbered road",
    "nature", "never before", "generic", "joint", "direction", "plural", "settlement", "with hyphen",
]  # fmt: skip


@lru_cache(maxsize=32)
def place_words(role: PlaceRole) -> frozenset[str]:
    """Return the words of one role, in lower case.

    ``before``: a name behind it is a place (``in``); ``maybe before``: often (``from``); ``after``: what a place's name
    stands before (``residents``); ``body``: the second word of a public body called by its place (``Police``);
    ``of body``: its first word (``University of``); ``outlet``: of one that seldom tells where (``Times``); ``road`` and
    ``nature`` end names (``Street``, ``River``), ``numbered road`` begins one (``Route 66``); ``never before``: what is
    called after a place without being there (``virus``); ``generic``: names nothing alone (``Centre``); ``joint``: binds
    the words of one name (``Rio de Janeiro``); ``direction``: ``East`` Texas; ``plural``: ends a list (``counties``);
    ``settlement``: the ``village`` of; ``with hyphen``: Hama-``based``.
    """
    return frozenset(row["word"] for row in _rows() if row["role"] == role)


@lru_cache(maxsize=1)
def _rows() -> list[dict[str, str]]:
    source = resources.files("dragoman.lexicon") / "data" / "place_words.csv"
    return list(csv.DictReader(source.read_text(encoding="utf-8").splitlines()))

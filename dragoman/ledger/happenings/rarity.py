"""How much does a word tell? The less, the more documents have it, in the ledger and in news at large."""

from __future__ import annotations

import heapq
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from sqlalchemy import Connection, select

from dragoman.ledger import schema as s
from dragoman.ledger.dialect import Prepared, add_to, listed
from dragoman.models import folder

TOPIC = 48  # stems that stand for a document
ALL = ""  # the stem under which all documents are counted
FLOOR = 1 / 900  # share of documents; what is rarer tells no more

Rarity = Mapping[str, float]


def topic_of(stems: Iterable[str], rarity: Rarity) -> list[str]:
    """Return the stems that a text has oftener than others do, those that tell most first."""
    counts = Counter(stems)
    worth = {stem: (1 + math.log(n)) * rarity[stem] for stem, n in counts.items()}
    return heapq.nsmallest(TOPIC, worth, key=lambda stem: (-worth[stem], stem))


def rarities(connection: Connection, stems: Iterable[str]) -> dict[str, float]:
    """Return how rare stems are: 0 for what every document has, 1 for what almost none has."""
    wanted = sorted({ALL, *stems})
    counts = dict(connection.execute(_COUNTS, {"some": json.dumps(wanted)}).tuples().all())
    usual = usual_counts()
    total = counts.get(ALL, 0) + usual[ALL]
    return {stem: _rarity((counts.get(stem, 0) + usual.get(stem, 0)) / total) for stem in wanted}


def _rarity(share: float) -> float:
    return math.log(1 + 1 / (share + FLOOR)) / _HIGHEST


_HIGHEST = math.log(1 + 1 / FLOOR)


@lru_cache(maxsize=1)
def usual_counts() -> dict[str, int]:
    """Return how many articles of the training corpus have a stem, so that a small ledger knows what is common."""
    lines = (folder("happenings") / "stems.tsv").read_text("utf-8").splitlines()
    return {stem: int(count) for stem, _, count in (line.partition("\t") for line in lines)}


def count_stems(connection: Connection, stems: Iterable[str]) -> None:
    """Count the stems of a document, each once."""
    _COUNT.write(connection, [{"stem": stem, "documents": 1} for stem in sorted({ALL, *stems})])


_COUNTS = select(s.stems.c.stem, s.stems.c.documents).where(s.stems.c.stem.in_(listed("some")))
_COUNT = Prepared(add_to(s.stems, "stem", "documents"))

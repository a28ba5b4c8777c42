"""How much does a word tell? The less, the more documents have it, in the ledger and in news at large."""

from __future__ import annotations

import heapq
import json
import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from sqlalchemy import Connection, select

from dragoman.ledger import schema as s
from dragoman.ledger.dialect import Prepared, add_to, listed
from dragoman.models import folder

TOPIC = 48  # stems that stand for a document
ALL = ""  # the stem under which all documents are counted
FLOOR = 1 / 900  # share of documents; what is rarer tells no more
REMEMBERED = 200_000  # stems; beyond that the memory begins anew


class Rarity(dict[str, float]):
    """How rare stems are: 0 for what every document has, 1 for what almost none has."""

    def __init__(self, rarities: Mapping[str, float] | Iterable[tuple[str, float]]) -> None:
        super().__init__(rarities)
        self._weights: dict[frozenset[str], float] = {}

    def weight(self, stems: frozenset[str]) -> float:
        """Return the sum of the squares; remembered, since a telling is held against many others."""
        if stems not in self._weights:
            self._weights[stems] = sum([self[stem] ** 2 for stem in stems])
        return self._weights[stems]


def topic_of(stems: Iterable[str], rarity: Rarity) -> list[str]:
    """Return the stems that a text has oftener than others do, those that tell most first."""
    counts = Counter(stems)
    worth = {stem: (1 + math.log(n)) * rarity[stem] for stem, n in counts.items()}
    return heapq.nsmallest(TOPIC, worth, key=lambda stem: (-worth[stem], stem))


class KnownStems:
    """How many documents have a stem, as far as that was asked before: holds as long as nobody else writes to the ledger
    (``forget`` when somebody did). Documents of one time share most of their stems."""

    def __init__(self) -> None:
        self._documents: dict[str, int] = {}

    def forget(self) -> None:
        """Begin anew."""
        self._documents.clear()

    def rarities(self, connection: Connection, stems: Collection[str]) -> Rarity:
        """Return how rare these stems are, in the ledger and in news at large."""
        self._look_up(connection, stems)
        total = self._documents[ALL]
        documents = dict(zip(stems, map(self._documents.__getitem__, stems), strict=True))
        rarity = {n: _rarity(n / total) for n in set(documents.values())}  # few numbers, many stems
        return Rarity(zip(documents, map(rarity.__getitem__, documents.values()), strict=True))

    def count(self, connection: Connection, stems: Iterable[str]) -> None:
        """Count the stems of a document, each once."""
        counted = {ALL, *stems}
        _COUNT.write(connection, [{"stem": stem, "documents": 1} for stem in sorted(counted)])
        for stem in counted:
            if stem in self._documents:
                self._documents[stem] += 1

    def _look_up(self, connection: Connection, stems: Collection[str]) -> None:
        if len(self._documents) > REMEMBERED:
            self.forget()
        wanted = sorted({ALL, *stems}.difference(self._documents))
        if wanted:
            usual = usual_counts()
            self._documents.update((stem, usual.get(stem, 0)) for stem in wanted)
            for stem, n in _COUNTS.ask(connection, some=json.dumps(wanted)):
                self._documents[stem] += n


def _rarity(share: float) -> float:
    return math.log(1 + 1 / (share + FLOOR)) / _HIGHEST


_HIGHEST = math.log(1 + 1 / FLOOR)


@lru_cache(maxsize=1)
def usual_counts() -> dict[str, int]:
    """Return how many articles of the training corpus have a stem, so that a small ledger knows what is common."""
    lines = (folder("happenings") / "stems.tsv").read_text("utf-8").splitlines()
    return {stem: int(count) for stem, _, count in (line.partition("\t") for line in lines)}


_COUNTS = Prepared(select(s.stems.c.stem, s.stems.c.documents).where(s.stems.c.stem.in_(listed("some"))))
_COUNT = Prepared(add_to(s.stems, "stem", "documents"))

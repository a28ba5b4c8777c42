"""Is this text a near copy of one that is kept already? Wire stories come many times, cut and a little reworded.

The 64 smallest hashes of a text's five-word shingles are its sketch. Texts that share some of a sketch are compared
whole: a near copy shares more than half of the shorter text's shingles. Copies are filed under the first of their kind
and leave no sketch of their own, so that a thousand copies cost no more than one, and likeness never wanders in chains.
"""

from __future__ import annotations

import heapq
import json
import re
import zlib
from collections import Counter
from itertools import accumulate
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select

from dragoman.ledger import schema as s
from dragoman.ledger.dialect import Prepared, listed

WORDS = 5  # of a shingle
SKETCH = 64  # hashes kept of a text
SHARED = 0.19  # share of the sketch that two texts must have in common to be compared whole
LIKE = 0.5  # share of the shorter text's shingles
SHORTEST = 12  # shingles; a shorter text is a copy only when it is the very same
COMMON = 400  # texts with the same hash: more than that is a set phrase of an outlet and tells nothing


# An odd factor that spreads CRC sums over all 32 bits, so that the smallest are a fair draw. Source: Knuth, 6.4.
_SPREAD = 2654435761


class Copy(NamedTuple):
    """The document that a text is a near copy of; ``likeness`` from 0.5 to 1."""

    document: int
    likeness: float


def shingles_of(text: str) -> frozenset[int]:
    """Return the hashes of all runs of five words. Time: linear."""
    return hashes_of(_WORD.findall(text.casefold()), WORDS)


def hashes_of(words: list[str], size: int) -> frozenset[int]:
    """Return the hashes of all runs of so many words (of all words, where they are fewer)."""
    encoded = [word.encode("utf-8", "surrogatepass") for word in words]
    text = b" ".join(encoded)
    starts = [0, *accumulate(len(word) + 1 for word in encoded)]  # cut from one text: no run is joined by itself
    runs = [text[a : b - 1] for a, b in zip(starts, starts[size:], strict=False)] or [text]
    return frozenset([crc * _SPREAD & 0xFFFFFFFF for crc in map(zlib.crc32, runs)])


def sketch_of(shingles: frozenset[int]) -> tuple[int, ...]:
    """Return the smallest hashes, in order."""
    return tuple(heapq.nsmallest(SKETCH, shingles))


_HOLDERS = Prepared(select(s.shingles.c.document).where(s.shingles.c.hash.in_(listed("some"))).limit(COMMON + 1))
_KEEP = Prepared(insert(s.shingles))
_TEXT = select(s.texts.c.text).where(s.texts.c.document == bindparam("one"))
_SIZE = select(s.documents.c.words).where(s.documents.c.id == bindparam("one"))


def find_copy(connection: Connection, shingles: frozenset[int], sketch: tuple[int, ...]) -> Copy | None:
    """Return the kept document that these shingles are a near copy of, the likest one, or None."""
    if len(shingles) < SHORTEST:
        return None
    counts = _holders(connection, sketch)
    likely = sorted(
        (document for document, n in counts.items() if n >= SHARED * len(sketch)), key=lambda d: (-counts[d], d)
    )
    best: Copy | None = None
    for document in likely[:4]:
        words = connection.execute(_SIZE, {"one": document}).scalar_one()
        if words > 50 * (len(shingles) + WORDS):  # a quotation inside a book is no copy of the book
            continue
        theirs = shingles_of(connection.execute(_TEXT, {"one": document}).scalar_one())
        likeness = len(shingles & theirs) / min(len(shingles), len(theirs))
        if likeness > LIKE and (best is None or likeness > best.likeness):
            best = Copy(document, round(likeness, 3))
    return best


def keep_sketch(connection: Connection, document: int, sketch: tuple[int, ...]) -> None:
    """Let later texts be compared with this one."""
    _KEEP.write(connection, [{"hash": one, "document": document} for one in sketch])


def _holders(connection: Connection, sketch: tuple[int, ...]) -> Counter[int]:
    """How much of a sketch each document shares, without what too many share."""
    found = _HOLDERS.ask(connection, some=json.dumps(sketch))
    if len(found) <= COMMON:
        return Counter(document for (document,) in found)
    counts: Counter[int] = Counter()
    for one in sketch:
        found = _HOLDERS.ask(connection, some=json.dumps([one]))
        counts.update(document for (document,) in found if len(found) <= COMMON)
    return counts


def count_copies(connection: Connection) -> int:
    """Return how many documents are near copies of another."""
    return int(connection.execute(select(func.count()).where(s.documents.c.copy_of.is_not(None))).scalar_one())


_WORD = re.compile(r"\w+")

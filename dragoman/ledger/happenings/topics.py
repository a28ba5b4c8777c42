"""Which documents are about the same? Those that share the stems that each has oftener than others."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import Connection, bindparam, insert, select

from dragoman.ledger import schema as s
from dragoman.ledger.dialect import Prepared
from dragoman.ledger.gist import stems_of
from dragoman.ledger.happenings.likeness import cosine
from dragoman.ledger.happenings.rarity import KnownStems, topic_of

DAYS = 7  # that two reports of one event may lie apart
POOL = 1_500  # documents published about a day whose topics are compared
TOLD = 3  # days that a document tells of, beyond its own, about which others are looked for
CLOSE = 0.05  # likeness of topics from which events are compared
CLOSEST = 10  # documents whose events are compared


def keep_topic(connection: Connection, document: int, text: str, known: KnownStems) -> list[str]:
    """Count a document's stems and keep its topic; return it. A text that is read again keeps what it has."""
    kept = connection.execute(_KEPT, {"one": document}).scalar()
    if kept is not None:
        return str(kept).split()
    stems = stems_of(text)
    known.count(connection, stems)
    topic = topic_of(stems, known.rarities(connection, frozenset(stems)))
    _KEEP.write(connection, [{"document": document, "words": " ".join(topic)}])
    return topic


_KEPT = select(s.topics.c.words).where(s.topics.c.document == bindparam("one"))
_KEEP = Prepared(insert(s.topics))


def close_documents(
    connection: Connection, document: int, topic: Sequence[str], published: str, told: Iterable[str], known: KnownStems
) -> dict[int, float]:
    """Return the documents whose topic is close to this one's, and how close: those published about the same days, or
    about the latest days that it tells of."""
    first, last = _around(published)
    days = sorted({day for day in told if not first <= day <= last}, reverse=True)[:TOLD]
    found: dict[int, list[str]] = {}
    for day in (published, *days):
        first, last = _around(day)
        rows = _TOPICS.ask(connection, first=first, last=last, most=POOL)
        found.update((number, words.split()) for number, words in rows if number != document)
    mine = frozenset(topic)
    found = {number: words for number, words in found.items() if not mine.isdisjoint(words)}
    rarity = known.rarities(connection, mine.union(*found.values()))
    likenesses = {number: cosine(mine, words, rarity) for number, words in found.items()}
    best = heapq.nlargest(CLOSEST, likenesses, key=lambda number: (likenesses[number], number))
    return {number: likenesses[number] for number in best if likenesses[number] >= CLOSE}


_TOPICS = Prepared(
    select(s.topics.c.document, s.topics.c.words)
    .join(s.documents, s.documents.c.id == s.topics.c.document)
    .where(s.documents.c.day.between(bindparam("first"), bindparam("last")), s.documents.c.copy_of.is_(None))
    .order_by(s.documents.c.day.desc(), s.documents.c.id.desc())
    .limit(bindparam("most"))
)


def _around(day: str) -> tuple[str, str]:
    try:
        middle = date.fromisoformat(day)
        return (middle - timedelta(DAYS)).isoformat(), (middle + timedelta(DAYS)).isoformat()
    except (ValueError, OverflowError):
        return day, day

"""Counts that are kept while records are kept, so that a view over a million events need not count them.

Each table is filled by one statement over a stretch of items: over those of a document when it is kept (added) or read
anew (taken away and added), over all of them when an older ledger is brought to this form. Near copies and what a text
tells a second time do not count; a month is ``2025-01``, an empty text where no day is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Float, Index, Integer, MetaData, Table, Text, delete, text
from sqlalchemy.types import TypeEngine

from dragoman.ledger.days import MONTH, Day
from dragoman.ledger.schema import ROOM, item_range

# An event with more parts than this makes no pairs: a list of two hundred states would make forty thousand.
MOST_PARTS = 48
FEW = 500  # documents that are counted one by one; where more are touched, all are counted anew
_LAST = (1 << 40) - 1
_QUAD = (
    "CASE WHEN type IN ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE') THEN 'verbal cooperation'"
    " WHEN type IN ('COOPERATE', 'AID', 'RETREAT') THEN 'material cooperation'"
    " WHEN type IN ('REQUEST', 'ACCUSE', 'REJECT', 'THREATEN') THEN 'verbal conflict' ELSE 'material conflict' END"
)
metadata = MetaData()


def _key(name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]] = Text) -> Column[Any]:
    return Column(name, kind, primary_key=True, autoincrement=False)


def _counts(*names: str) -> list[Column[int]]:
    return [Column(name, Integer, nullable=False) for name in names]


document_counts = Table(
    "document_counts", metadata, _key("document", Integer), Column("publisher", Text), Column("day", Day(), nullable=False),
    *_counts("counted", "events", "statements", "claims", "reported", "attributed", "opinion"),
    Column("share", Float, nullable=False),
    Index("document_counts_by_share", "share", "document"), Index("document_counts_by_events", "events", "document"),
    Index("document_counts_by_publisher", "publisher", "day", "counted", "reported", "attributed", "opinion"),
)  # fmt: skip
actor_months = Table(
    "actor_months", metadata, _key("entity", Integer), _key("month", Day(MONTH)), _key("type"),
    *_counts("acts", "receives", "events"), sqlite_with_rowid=False,
)  # fmt: skip
# The country without a name stands for all events, whoever has a part in them.
country_months = Table(
    "country_months", metadata, _key("country"), _key("month", Day(MONTH)), _key("type"), *_counts("events"),
    sqlite_with_rowid=False,
)  # fmt: skip
pair_months = Table(
    "pair_months", metadata, _key("month", Day(MONTH)), _key("source", Integer), _key("target", Integer), _key("type"),
    *_counts("events"), Column("score", Float, nullable=False), sqlite_with_rowid=False,
)  # fmt: skip
# ``mutual``: those who act together where nobody receives; source is then the lower number.
pair_events = Table(
    "pair_events", metadata, _key("source", Integer), _key("target", Integer), _key("day", Day), _key("event", Integer),
    Column("type", Text, nullable=False), Column("score", Float, nullable=False), *_counts("mutual"),
    sqlite_with_rowid=False,
)  # fmt: skip
pair_totals = Table(
    "pair_totals", metadata, _key("source", Integer), _key("target", Integer), _key("quad"), *_counts("events"),
    Column("score", Float, nullable=False),
    Index("pair_totals_by_target", "target", "source", "quad", "events", "score"),
    Index("pair_totals_by_events", "events", "source", "target", "quad", "score"), sqlite_with_rowid=False,
)  # fmt: skip
spot_events = Table(
    "spot_events", metadata, _key("name"), _key("country"), _key("day", Day), _key("event", Integer),
    Column("latitude", Float), Column("longitude", Float), *_counts("counted"),
    Index("spot_events_by_country", "country", "day", "event"), Index("spot_events_by_event", "event"),
    sqlite_with_rowid=False,
)  # fmt: skip
speaker_months = Table(
    "speaker_months", metadata, _key("month", Day(MONTH)), _key("entity", Integer), *_counts("statements"), sqlite_with_rowid=False,
)  # fmt: skip
speaker_totals = Table(
    "speaker_totals", metadata, _key("entity", Integer), *_counts("statements"),
    Index("speaker_totals_by_size", "statements", "entity"),
)  # fmt: skip


class _Count(NamedTuple):
    """A table, its keys, its numbers, and what gives both for the items from :first to :last."""

    table: str
    keys: tuple[str, ...]
    numbers: tuple[str, ...]
    select: str


_PARTS = """SELECT p.{0} AS who, p.day / 100 AS month, p.type AS type, max(p.side = 'actor') AS acts,
    max(p.side = 'recipient') AS receives FROM sides p JOIN events e ON e.id = p.event
    WHERE p.event BETWEEN :first AND :last AND p.counted = 1 AND e.same_as IS NULL AND p.{0} IS NOT NULL
    GROUP BY p.event, p.{0}"""
_PAIR = """SELECT DISTINCT e.id AS id, e.day AS day, e.day / 100 AS month, a.entity AS source,
    b.entity AS target, e.type AS type, e.score AS score, b.side = 'actor' AS mutual FROM events e JOIN sides a ON a.event = e.id AND a.side = 'actor'
    JOIN sides b ON b.event = e.id AND {0}
    WHERE e.id BETWEEN :first AND :last AND e.counted = 1 AND e.same_as IS NULL
    AND e.status IN ('reported', 'historical', 'recurring', 'planned') AND a.entity IS NOT NULL
    AND (SELECT count(*) FROM sides n WHERE n.event = e.id) <= """ + str(MOST_PARTS)  # fmt: skip
_PAIRS = (
    _PAIR.format("b.side = 'recipient' AND b.entity <> a.entity")
    + " UNION ALL "
    + _PAIR.format("b.side = 'actor' AND b.entity > a.entity")
    + " AND NOT EXISTS (SELECT 1 FROM sides r WHERE r.event = e.id AND r.side = 'recipient')"
)
_SAID = """SELECT t.entity AS entity, t.day / 100 AS month FROM statements t
    WHERE t.id BETWEEN :first AND :last AND t.counted = 1 AND t.entity IS NOT NULL"""

_COUNTS = (
    _Count("actor_months", ("entity", "month", "type"), ("acts", "receives", "events"),
           f"SELECT who, month, type, sum(acts), sum(receives), count(*) FROM ({_PARTS.format('entity')}) GROUP BY 1, 2, 3"),
    _Count("country_months", ("country", "month", "type"), ("events",),
           f"SELECT who, month, type, count(*) FROM ({_PARTS.format('country')}) GROUP BY 1, 2, 3"),
    # All events, whoever has a part in them: the country without a name.
    _Count("country_months", ("country", "month", "type"), ("events",),
           "SELECT '', day / 100, type, count(*) FROM events WHERE id BETWEEN :first AND :last AND counted = 1"
           " AND same_as IS NULL GROUP BY 1, 2, 3"),
    _Count("pair_months", ("month", "source", "target", "type"), ("events", "score"),
           f"SELECT month, source, target, type, count(*), sum(score) FROM ({_PAIRS}) GROUP BY 1, 2, 3, 4"),
    _Count("pair_totals", ("source", "target", "quad"), ("events", "score"),
           f"SELECT source, target, {_QUAD}, count(*), sum(score) FROM ({_PAIRS}) GROUP BY 1, 2, 3"),
    _Count("speaker_months", ("month", "entity"), ("statements",),
           f"SELECT month, entity, count(*) FROM ({_SAID}) GROUP BY 1, 2"),
    _Count("speaker_totals", ("entity",), ("statements",), f"SELECT entity, count(*) FROM ({_SAID}) GROUP BY 1"),
)  # fmt: skip

_PAIR_EVENTS = f"""INSERT INTO pair_events (source, target, day, event, type, score, mutual)
    SELECT source, target, day, id, type, score, mutual FROM ({_PAIRS})"""
_NO_PAIR_EVENTS = f"""DELETE FROM pair_events WHERE (source, target, day, event) IN
    (SELECT source, target, day, id FROM ({_PAIRS}))"""
_ITEMS = "SELECT count(*) FROM {0} i WHERE i.id BETWEEN d.id * " + f"{ROOM} AND d.id * {ROOM} + {ROOM - 1}"
_VOICE = "SELECT count(*) FROM sentences x WHERE x.document = d.id AND x.voice = '{0}'"
_DOCUMENTS = f"""INSERT INTO document_counts
    SELECT *, round(opinion * 1.0 / max(1, reported + attributed + opinion), 4) FROM (
        SELECT d.id, d.publisher, d.day, d.copy_of IS NULL, ({_ITEMS.format("events")} AND i.same_as IS NULL),
            ({_ITEMS.format("statements")}), ({_ITEMS.format("claims")}), ({_VOICE.format("reported")}) AS reported,
            ({_VOICE.format("attributed")}) AS attributed, ({_VOICE.format("opinion")}) AS opinion
        FROM documents d WHERE d.id BETWEEN :from AND :to
    )"""
_SPOTS = """INSERT INTO spot_events
    SELECT p.name, coalesce(p.country, ''), e.day, e.id, p.latitude, p.longitude, e.counted AND e.same_as IS NULL
    FROM events e JOIN places p ON p.document = e.document AND p.number = e.place
    WHERE e.id BETWEEN :first AND :last AND e.place IS NOT NULL"""


def _add(count: _Count) -> str:
    more = ", ".join(f"{one} = {count.table}.{one} + excluded.{one}" for one in count.numbers)
    into = f"INSERT INTO {count.table} ({', '.join((*count.keys, *count.numbers))})"
    return f"{into} SELECT * FROM ({count.select}) WHERE 1 ON CONFLICT DO UPDATE SET {more}"


def _take(count: _Count) -> tuple[str, str]:
    """Take the numbers away, then the rows in which nothing is left."""
    names = (*count.keys, *count.numbers)
    counted = f"WITH c({', '.join(names)}) AS ({count.select})"
    same = " AND ".join(f"c.{one} = {count.table}.{one}" for one in count.keys)
    less = ", ".join(f"{one} = {count.table}.{one} - c.{one}" for one in count.numbers)
    gone = f"{count.table}.{count.numbers[-1] if count.numbers[-1] != 'score' else 'events'} = 0"
    return (
        f"{counted} UPDATE {count.table} SET {less} FROM c WHERE {same}",
        f"{counted} DELETE FROM {count.table} WHERE {gone} AND ({', '.join(count.keys)}) IN"
        f" (SELECT {', '.join(count.keys)} FROM c)",
    )


_ADDING = tuple(text(_add(one)) for one in _COUNTS)
_TAKING = tuple(text(one) for count in _COUNTS for one in _take(count))
_DOCUMENT, _SPOT, _PAIR_EVENT = text(_DOCUMENTS), text(_SPOTS), text(_PAIR_EVENTS)
_NO_PAIR_EVENT = text(_NO_PAIR_EVENTS)


def make_summaries(connection: Connection) -> None:
    """Make the tables and count everything that is kept already: the step that brings an older ledger to this form."""
    metadata.create_all(connection)
    clear_summaries(connection)
    _count(connection, 0, _LAST)


def add_summaries(connection: Connection, document: int) -> None:
    """Count a document that was just written."""
    _count(connection, document, document)


def take_summaries(connection: Connection, document: int) -> None:
    """Take away what a document counted, before what it holds goes."""
    first, last = item_range(document)
    for statement in (*_TAKING, _NO_PAIR_EVENT):
        connection.execute(statement, {"first": first, "last": last})
    connection.execute(delete(document_counts).where(document_counts.c.document == document))
    connection.execute(delete(spot_events).where(spot_events.c.event.between(first, last)))


@contextmanager
def moving_summaries(connection: Connection, documents: Set[int]) -> Iterator[None]:
    """Keep the counts true while what these documents hold comes to belong to other actors."""
    few = len(documents) <= FEW
    if few:
        for one in documents:
            take_summaries(connection, one)
    else:
        clear_summaries(connection)
    yield
    if few:
        for one in sorted(documents):
            add_summaries(connection, one)
    else:
        _count(connection, 0, _LAST)


def clear_summaries(connection: Connection) -> None:
    """Empty the tables."""
    for table in metadata.sorted_tables:
        connection.execute(delete(table))


def _count(connection: Connection, first_document: int, last_document: int) -> None:
    items = {"first": item_range(first_document)[0], "last": item_range(last_document)[1]}
    for statement in _ADDING:
        connection.execute(statement, items)
    connection.execute(_DOCUMENT, {"from": first_document, "to": last_document})
    connection.execute(_SPOT, items)
    connection.execute(_PAIR_EVENT, items)

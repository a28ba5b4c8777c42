"""The tables of a ledger. Written in SQLAlchemy Core, so that another database than SQLite can hold them.

Every row that a text gave rise to knows its document and where its words stand (``start``, ``end``: code points of
``texts.text``, half open). The ``id`` of an actor, event, statement, claim or agreement is ``document * 1048576`` plus
its number in the record: that of ``e3`` in document 2 is 2097155. So an id stays what it is however often texts are read
again, and what belongs to a document is found without an index. ``counted`` is 0 in a near copy of an earlier document. ``day`` is the day that a thing is filed under: when it happened
if the text tells so, else when the document was published, and 0 where neither is known (so that it sorts; the views
show NULL). Days are numbers, 20250131 (``days``); the views show 2025-01-31. Columns named ``entity`` lead to the actor across all documents.

What belongs to a document goes with it (foreign keys). Links inside one document (an event's statement, a claim's
speaker) are written and taken away together with it and have no key of their own: each would need an index.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    column,
)

from dragoman.ledger.days import Day

metadata = MetaData()
# Items of one kind that a document can hold; a power of two, so that numbers keep apart in binary too.
ROOM = 1 << 20


def item_id(document: int, number: int) -> int:
    """Return the id of an item from the number of its document and its own."""
    return document * ROOM + number


def item_range(document: int) -> tuple[int, int]:
    """Return the least and the greatest id that the items of a document can have."""
    return document * ROOM, (document + 1) * ROOM - 1


def _key(name: str = "id") -> Column[int]:
    return Column(name, Integer, primary_key=True)


def _document(primary_key: bool = False) -> Column[int]:
    belongs = ForeignKey("documents.id", ondelete="CASCADE")
    return Column("document", Integer, belongs, nullable=False, primary_key=primary_key)


def _whole(name: str, required: bool = True) -> Column[int]:
    return Column(name, Integer, nullable=not required)


def _text(name: str, required: bool = False) -> Column[str]:
    return Column(name, Text, nullable=not required)


def _day(name: str, required: bool = False, *, primary_key: bool = False) -> Column[str]:
    return Column(name, Day(), nullable=not required, primary_key=primary_key, autoincrement=False)


def _some(name: str, *columns: str) -> Index:
    """An index of those rows only whose first column is known."""
    return Index(name, *columns, sqlite_where=column(columns[0]).is_not(None))


def _link(name: str, target: str, deleted: str = "SET NULL") -> Column[int]:
    return Column(name, Integer, ForeignKey(target, ondelete=deleted))


documents = Table(
    "documents", metadata, _key(),
    Column("hash", Text, nullable=False, unique=True),
    _text("source"), _text("title"), _text("publisher"), _text("authors"), _text("published"), _day("day", True),
    _text("language"), _whole("words"), _whole("characters"),
    _text("reader", True), _text("model", True), _text("ontology", True),
    _link("copy_of", "documents.id"), Column("likeness", Float), _text("added", True),
    Index("documents_by_day", "day", "id"), Index("documents_by_publisher", "publisher", "published"),
    Index("documents_by_source", "source"), _some("documents_by_original", "copy_of"),
)  # fmt: skip

texts = Table("texts", metadata, _document(primary_key=True), _text("title"), _text("text", True))

records = Table("records", metadata, _document(primary_key=True), Column("packed", LargeBinary, nullable=False))

sightings = Table(
    "sightings", metadata, _document(primary_key=True), Column("source", Text, primary_key=True),
    _text("title"), _text("publisher"), _text("published"), sqlite_with_rowid=False,
)  # fmt: skip

failures = Table(
    "failures", metadata, _key(), Column("source", Text, nullable=False, unique=True), _text("origin", True),
    _text("kind", True), _text("what", True), _text("remedy"), _whole("tries"), _text("tried", True),
)  # fmt: skip

shingles = Table(
    "shingles", metadata, Column("hash", Integer, primary_key=True, autoincrement=False),
    Column("document", Integer, primary_key=True), sqlite_with_rowid=False,
)  # fmt: skip

sentences = Table(
    "sentences", metadata, _document(primary_key=True), Column("start", Integer, primary_key=True),
    _whole("end"), _text("voice", True), sqlite_with_rowid=False,
)  # fmt: skip

entities = Table(
    "entities", metadata, _key(), Column("key", Text, nullable=False, unique=True), _text("name", True),
    _text("found_name", True), _text("kind", True), _text("country"), _text("identifier"), _text("family"),
    _whole("certain"), _whole("documents"), _whole("mentions"),
    Index("entities_by_family", "family"), Index("entities_by_size", "documents"),
    Index("entities_by_identifier", "identifier"), Index("entities_by_country", "country", "documents"),
)  # fmt: skip

aliases = Table(
    "aliases", metadata, Column("alias", Text, primary_key=True),
    Column("entity", Integer, ForeignKey("entities.id", ondelete="CASCADE"), primary_key=True),
    _text("name", True), Index("aliases_by_entity", "entity"), sqlite_with_rowid=False,
)  # fmt: skip

entity_offices = Table(
    "entity_offices", metadata,
    Column("entity", Integer, ForeignKey("entities.id", ondelete="CASCADE"), primary_key=True),
    Column("title", Text, primary_key=True), Column("country", Text, primary_key=True), sqlite_with_rowid=False,
)  # fmt: skip

actors = Table(
    "actors", metadata, _key(), _document(), _text("name", True), _text("kind", True),
    _text("country"), _text("sectors"), _text("identifier"), _whole("mentions"),
    _whole("found", False), _whole("entity", False),
    _some("actors_by_entity", "entity", "document"),
    _some("actors_by_found", "found"),
)  # fmt: skip

offices = Table(
    "offices", metadata, Column("actor", Integer, ForeignKey("actors.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True), _text("title", True), _text("organisation"), _text("country"),
    _whole("former"), sqlite_with_rowid=False,
)  # fmt: skip

places = Table(
    "places", metadata, _document(primary_key=True), Column("number", Integer, primary_key=True), _whole("start"), _whole("end"), _text("name", True),
    _text("country"), Column("latitude", Float), Column("longitude", Float), _whole("geonames", False),
    sqlite_with_rowid=False,
)  # fmt: skip

quantities = Table(
    "quantities", metadata, _document(primary_key=True), Column("number", Integer, primary_key=True), _whole("start"), _whole("end"),
    Column("value", Float, nullable=False), _text("qualifier"), _text("unit"),
    sqlite_with_rowid=False,
)  # fmt: skip

quotations = Table("quotations", metadata, _key(), _whole("tellings"), Index("quotations_by_size", "tellings"))

statements = Table(
    "statements", metadata, _key(), _document(), _whole("speaker", False),
    _whole("entity", False), _text("country"), _text("kind", True), _text("source"), _text("cue"),
    _whole("start"), _whole("end"), _text("spans"), _text("within"), _text("about"), _day("day", True),
    _whole("quotation", False), _whole("counted"),
    _some("statements_by_entity", "entity", "day", "id"), _some("statements_by_country", "country", "day", "id"),
    _some("statements_by_quotation", "quotation"),
)  # fmt: skip

statement_about = Table(
    "statement_about", metadata, Column("entity", Integer, primary_key=True), _day("day", primary_key=True),
    Column("statement", Integer, primary_key=True), Column("number", Integer, primary_key=True), sqlite_with_rowid=False,
)  # fmt: skip

quotation_shingles = Table(
    "quotation_shingles", metadata, Column("hash", Integer, primary_key=True, autoincrement=False),
    Column("statement", Integer, primary_key=True), sqlite_with_rowid=False,
)  # fmt: skip

stems = Table(
    "stems",
    metadata,
    Column("stem", Text, primary_key=True),
    _whole("documents"),
    sqlite_with_rowid=False,
)

topics = Table("topics", metadata, _document(primary_key=True), _text("words", True))  # fmt: skip

happenings = Table(
    "happenings", metadata, _key(), _text("type", True), _day("day", True), _whole("tellings"), _whole("documents"),
    Index("happenings_by_size", "documents", "day"), Index("happenings_by_day", "day", "id"),
)  # fmt: skip

events = Table(
    "events", metadata, _key(), _document(), _text("type", True), _text("mode"),
    Column("score", Float, nullable=False), _text("contexts"), _text("status", True), _whole("start"), _whole("end"),
    _text("trigger", True), _whole("sentence_start", False), _whole("sentence_end", False),
    _whole("object_start", False), _whole("object_end", False),
    _day("first_day"), _day("last_day"), _day("day", True), _whole("place", False),
    _whole("statement", False), _text("same_as"), _whole("happening", False),
    _whole("counted"),
    Index("events_by_day", "day", "id"),
    Index("events_by_type", "type", "day", "id"), _some("events_by_happening", "happening"),
)  # fmt: skip

sides = Table(
    "sides", metadata,
    Column("event", Integer, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("side", Text, primary_key=True),
    Column("actor", Integer, primary_key=True),
    _whole("entity", False), _text("country"), _text("type", True), _day("day", True), _whole("counted"),
    _some("sides_by_entity", "entity", "day", "event", "side", "type", "counted"),
    _some("sides_by_country", "country", "day", "event", "side", "type", "counted"), sqlite_with_rowid=False,
)  # fmt: skip

dyads = Table(
    "dyads", metadata, Column("source", Text, primary_key=True), Column("target", Text, primary_key=True),
    _day("day", primary_key=True),
    Column("event", Integer, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    _text("type", True), Column("score", Float, nullable=False), _text("status", True), _whole("mutual"),
    _whole("counted"), Index("dyads_by_event", "event"), sqlite_with_rowid=False,
)  # fmt: skip

event_quantities = Table(
    "event_quantities", metadata,
    Column("event", Integer, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("quantity", Integer, primary_key=True), sqlite_with_rowid=False,
)  # fmt: skip

agreements = Table(
    "agreements", metadata, _key(), _document(), _whole("event", False),
    _text("instrument", True), _whole("field_start", False), _whole("field_end", False), _text("stage", True),
    _day("day", True), _whole("counted"),
    Index("agreements_by_day", "day", "id"),
)  # fmt: skip

agreement_sides = Table(
    "agreement_sides", metadata,
    Column("agreement", Integer, ForeignKey("agreements.id", ondelete="CASCADE"), primary_key=True),
    Column("role", Text, primary_key=True),
    Column("actor", Integer, primary_key=True),
    _whole("entity", False), _text("country"), _day("day", True),
    _some("agreement_sides_by_entity", "entity", "day", "agreement"),
    _some("agreement_sides_by_country", "country", "day", "agreement"), sqlite_with_rowid=False,
)  # fmt: skip

claims = Table(
    "claims", metadata, _key(), _document(), _whole("start"), _whole("end"),
    _whole("statement", False), _whole("entity", False), _text("country"),
    Column("score", Float, nullable=False), _text("reasons"), _text("about"), _day("day", True), _whole("counted"),
    _some("claims_by_entity", "entity", "day", "id"), _some("claims_by_country", "country", "day", "id"),
)  # fmt: skip

claim_about = Table(
    "claim_about", metadata, Column("entity", Integer, primary_key=True), _day("day", primary_key=True),
    Column("claim", Integer, primary_key=True), Column("number", Integer, primary_key=True), sqlite_with_rowid=False,
)  # fmt: skip

judgements = Table(
    "judgements", metadata, _document(primary_key=True), Column("number", Integer, primary_key=True),
    _whole("start"), _whole("end"), _whole("cue_start"), _whole("cue_end"), _text("polarity", True), _text("about"),
    sqlite_with_rowid=False,
)  # fmt: skip

decisions = Table(
    "decisions", metadata, _key(), _text("made", True), _text("kind", True), _text("subject", True), _text("object"),
    _text("documents"), _text("undone"), _text("note"),
)  # fmt: skip

migrations = Table(
    "migrations", metadata, Column("number", Integer, primary_key=True), _text("name", True), _text("applied", True),
    UniqueConstraint("name"),
)  # fmt: skip

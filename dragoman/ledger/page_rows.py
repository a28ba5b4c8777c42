"""What the views of the page are answered with: rows of documents, actors, months, lines of a network, points of a map.

Offsets: code points, half open. Days are ISO dates, months ``2025-01``; ``None`` is unknown.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from dragoman.ledger.rows import ActorRow, DocumentRow
from dragoman.record.model import Record

Side = Literal["actor", "recipient"]


class VoiceCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many sentences the author reports, puts in somebody's mouth, or judges with."""

    reported: int = 0
    attributed: int = 0
    opinion: int = 0


class DocumentCard(DocumentRow, frozen=True, kw_only=True):
    """A document as a list shows it; ``copies`` counts near copies of it.

    Offsets: ``hits`` lie inside ``passage``; both are there only when words were looked for.
    """

    copies: int
    events: int
    statements: int
    claims: int
    voice: VoiceCount
    passage: str | None = None
    hits: tuple[tuple[int, int], ...] = ()


class Known(msgspec.Struct, frozen=True):
    """Which actor across documents an actor of a record is."""

    entity: int
    name: str


class Told(msgspec.Struct, frozen=True):
    """The happening that an event is a telling of, and how many documents tell it."""

    happening: int
    documents: int


class Quoted(msgspec.Struct, frozen=True):
    """The quotation that a statement is a telling of, and how many documents have it."""

    quotation: int
    documents: int


class EventBrief(msgspec.Struct, frozen=True, kw_only=True):
    """What a card says of an event beyond the record. Offsets: of the document's text."""

    quad: str
    score: float
    sentence_start: int
    sentence_end: int
    day: str | None
    first_day: str | None
    last_day: str | None
    place: str | None
    place_country: str | None


class DocumentSight(msgspec.Struct, frozen=True, kw_only=True):
    """A document whole: its record, and what other documents have in common with it.

    ``entities``, ``tellings``, ``quoted`` and ``summaries`` go by the ids of the record: ``a1``, ``e3``, ``s2``.
    """

    row: DocumentCard
    record: Record
    entities: dict[str, Known]
    tellings: dict[str, Told]
    quoted: dict[str, Quoted]
    summaries: dict[str, EventBrief]
    copies: tuple[DocumentRow, ...]
    original: DocumentRow | None


class MonthRow(msgspec.Struct, frozen=True, kw_only=True):
    """Events of one month, in all and by class."""

    month: str
    events: int
    quads: dict[str, int]


class TypeCount(msgspec.Struct, frozen=True, kw_only=True):
    """How often an actor did (``as`` actor) or underwent (``as`` recipient) what is of this type."""

    type: str
    quad: str
    side: Side = msgspec.field(name="as")
    events: int


class Partner(msgspec.Struct, frozen=True, kw_only=True):
    """With whom an actor has events: how many, and how many of them are cooperation or conflict."""

    entity: int
    name: str
    kind: str
    country: str | None
    events: int
    cooperation: int
    conflict: int


class ActorSight(msgspec.Struct, frozen=True, kw_only=True):
    """An actor whole: what it did and underwent, with whom, month by month, and how many statements it made."""

    row: ActorRow
    types: tuple[TypeCount, ...]
    partners: tuple[Partner, ...] = msgspec.field(name="with")
    months: tuple[MonthRow, ...]
    statements: int


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """An actor in a network; ``events`` counts those of the lines that were asked for."""

    entity: int
    name: str
    kind: str
    country: str | None
    events: int


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """Events of one class from ``source`` to ``target``. Units: ``score`` is PLOVER's mean, from -10 to +10."""

    source: int
    target: int
    quad: str
    events: int
    score: float


class NetworkSight(msgspec.Struct, frozen=True, kw_only=True):
    """The actors told of most, and what passes between them."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


class MapPoint(msgspec.Struct, frozen=True, kw_only=True):
    """A place where things happened. Units: degrees, WGS 84."""

    name: str
    country: str | None
    latitude: float
    longitude: float
    events: int
    documents: int


class MapSight(msgspec.Struct, frozen=True, kw_only=True):
    """Where things happened; ``unplaced`` counts the events of which the text does not say it."""

    points: tuple[MapPoint, ...]
    unplaced: int


class OutletRow(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet's documents and whose voice speaks in their sentences."""

    publisher: str | None
    documents: int
    reported: int
    attributed: int
    opinion: int


class QuotedRow(msgspec.Struct, frozen=True, kw_only=True):
    """Who is quoted, and how often."""

    entity: int
    name: str
    country: str | None
    statements: int


class VoicesSight(msgspec.Struct, frozen=True, kw_only=True):
    """Report, attribution and opinion by outlet; who is quoted most."""

    outlets: tuple[OutletRow, ...]
    quoted: tuple[QuotedRow, ...]


class PublisherCount(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet and how many documents it has."""

    name: str
    documents: int


class EventCount(msgspec.Struct, frozen=True, kw_only=True):
    """A type of event and how many there are."""

    type: str
    events: int
    quad: str


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """What a ledger holds, in numbers."""

    counts: dict[str, int]
    first_day: str | None
    last_day: str | None
    publishers: tuple[PublisherCount, ...]
    types: tuple[EventCount, ...]

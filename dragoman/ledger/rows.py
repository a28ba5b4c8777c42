"""What questions are answered with: typed rows, each with the document and the words that it rests on.

Offsets: code points of the document's text, half open. Days are ISO dates; ``None`` is unknown.
"""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")


class Page(msgspec.Struct, Generic[T], frozen=True):
    """Some rows, and where the next ones begin: hand ``following`` to the same question as ``after``; None is the end."""

    rows: tuple[T, ...]
    following: str | None = None


class Named(msgspec.Struct, frozen=True):
    """An actor as it stands in a row; ``entity`` is its number across documents, None without a name of its own."""

    name: str
    entity: int | None = None
    country: str | None = None
    role: str | None = None


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A kept document; ``copy_of`` is the document that it is a near copy of, ``likeness`` from 0.5 to 1."""

    id: int
    hash: str
    source: str | None
    title: str | None
    publisher: str | None
    published: str | None
    words: int
    copy_of: int | None
    likeness: float | None


class Place(msgspec.Struct, frozen=True):
    """Where something happened. Units: degrees, WGS 84."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """Who did what to whom; ``told_by`` speaks the statement that tells it, None when the author does.

    ``day`` is when it happened if the text says so (then ``first_day`` and ``last_day`` say how exactly), else when the
    document was published.
    """

    id: int
    day: str | None
    first_day: str | None
    last_day: str | None
    actor: tuple[Named, ...]
    type: str
    mode: str | None
    recipient: tuple[Named, ...]
    participants: tuple[Named, ...]
    status: str
    quad: str
    score: float
    contexts: tuple[str, ...]
    place: Place | None
    quantities: tuple[str, ...]
    told_by: str | None
    attributed: bool
    happening: int | None
    trigger: str
    start: int
    end: int
    sentence: str
    sentence_start: int
    document: DocumentRow


class StatementRow(msgspec.Struct, frozen=True, kw_only=True):
    """Who said what; ``source`` are the words for a speaker who is no known actor."""

    id: int
    day: str | None
    speaker: Named | None
    source: str | None
    kind: str
    cue: str | None
    words: str
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    about: tuple[Named, ...]
    quotation: int | None
    document: DocumentRow


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """Something that can be checked; ``said_by`` is None when the author says it."""

    id: int
    day: str | None
    said_by: Named | None
    attributed: bool
    score: float
    reasons: tuple[str, ...]
    about: tuple[Named, ...]
    words: str
    start: int
    end: int
    document: DocumentRow


class AgreementRow(msgspec.Struct, frozen=True, kw_only=True):
    """An instrument and its parties; ``sentence`` is the one that tells of it."""

    id: int
    day: str | None
    instrument: str
    stage: str
    field: str | None
    parties: tuple[Named, ...]
    signatories: tuple[Named, ...]
    witnesses: tuple[Named, ...]
    event: int | None
    sentence: str | None
    document: DocumentRow


class ActorRow(msgspec.Struct, frozen=True, kw_only=True):
    """An actor across documents; ``certain`` is False for what may be several (a family name alone)."""

    id: int
    name: str
    kind: str
    country: str | None
    identifier: str | None
    certain: bool
    documents: int
    mentions: int
    names: tuple[str, ...]
    offices: tuple[str, ...]


class RelationRow(msgspec.Struct, frozen=True, kw_only=True):
    """Events between two sides in one stretch of time: how many, of which types and classes, and PLOVER's scores.

    Units: scores from -10 (conflict) to +10 (cooperation).
    """

    since: str
    events: int
    types: dict[str, int]
    quads: dict[str, int]
    score: float
    lowest: float
    highest: float


class HitRow(msgspec.Struct, frozen=True, kw_only=True):
    """A document that holds the words; ``hits`` are offsets inside ``passage``, which begins at ``start`` of the text."""

    document: DocumentRow
    passage: str
    start: int
    hits: tuple[tuple[int, int], ...]


class TimelineRow(msgspec.Struct, frozen=True, kw_only=True):
    """One day's thing: ``what`` is ``event`` or ``statement``; ``words`` is its sentence or what was said."""

    day: str | None
    what: str
    id: int
    summary: str
    words: str
    start: int
    document: DocumentRow


class TellingRow(msgspec.Struct, frozen=True, kw_only=True):
    """One source's telling of a happening; ``how``: ``reports`` itself, ``quotes`` somebody, ``denies``."""

    how: str
    event: EventRow


class HappeningRow(msgspec.Struct, frozen=True, kw_only=True):
    """One happening; ``differs`` lists in what its tellings do not agree (days, numbers, places, status)."""

    id: int
    type: str
    day: str | None
    documents: int
    tellings: tuple[TellingRow, ...]
    differs: tuple[str, ...]


class WordsRow(msgspec.Struct, frozen=True):
    """A stretch of two tellings of one quotation: the same, or other words (either may be empty)."""

    same: bool
    one: str
    other: str


class QuotationRow(msgspec.Struct, frozen=True, kw_only=True):
    """One quotation in several documents; ``differences`` holds each later telling against the first, word by word."""

    id: int
    tellings: tuple[StatementRow, ...]
    differences: tuple[tuple[WordsRow, ...], ...]


class OfferRow(msgspec.Struct, frozen=True, kw_only=True):
    """Two actors that may be one, and why."""

    one: ActorRow
    other: ActorRow
    why: str


class FailureRow(msgspec.Struct, frozen=True, kw_only=True):
    """A source that could not be read; ``tried`` is a moment (ISO, UTC)."""

    source: str
    origin: str
    kind: str
    what: str
    remedy: str | None
    tries: int
    tried: str


class CompareRow(msgspec.Struct, frozen=True, kw_only=True):
    """How documents stand to each other in one thing; ``documents`` says what each has, in the order asked."""

    what: str
    name: str
    documents: tuple[str, ...]

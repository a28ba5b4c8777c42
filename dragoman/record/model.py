"""What we say of one document: the types of ``dragoman.record/1``.

Offsets are code points of ``document.text``, half open. Ids (``a1``, ``e1`` …) hold inside one record. Lists are in
text order. ``None`` means unknown.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from dragoman.spans import Span

SCHEMA = "dragoman.record/1"

Voice = Literal["reported", "attributed", "opinion"]
ActorKind = Literal["person", "organisation", "country", "place-government", "group"]
MentionForm = Literal["name", "nominal", "pronoun"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Basis = Literal["absolute", "document", "context"]
Role = Literal["leader", "member", "host", "inviter", "signatory", "witness", "mediator", "beneficiary", "victim"]
Status = Literal["reported", "planned", "denied", "hypothetical", "recurring", "historical"]
Stage = Literal["proposed", "negotiated", "signed", "ratified", "suspended", "ended"]
StatementKind = Literal["direct", "mixed", "indirect"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """An unchanging text and what is known of it. ``id`` is the SHA-256 of the text (UTF-8), ``published`` ISO."""

    id: str
    source: str | None = None
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    text: str


class Reader(msgspec.Struct, frozen=True):
    """What produced the record."""

    name: str
    version: str
    model: str
    ontology: str


class Answer(msgspec.Struct, frozen=True):
    """The words that answer one question of the lead; ``located`` (``in`` in JSON) is ``text`` or ``title``."""

    text: str
    located: Literal["text", "title"] = msgspec.field(name="in")
    start: int
    end: int


class Lead(msgspec.Struct, frozen=True):
    """The main event in brief."""

    event: str | None = None
    who: Answer | None = None
    what: Answer | None = None
    when: Answer | None = None
    where: Answer | None = None


class Sentence(msgspec.Struct, frozen=True):
    """A sentence and whose voice speaks in it."""

    start: int
    end: int
    voice: Voice


class Mention(msgspec.Struct, frozen=True):
    """One place where an actor is named."""

    start: int
    end: int
    form: MentionForm


class Office(msgspec.Struct, frozen=True):
    """An office held; ``organisation`` is an actor id, ``country`` ISO 3166 alpha-3."""

    title: str
    organisation: str | None = None
    country: str | None = None
    former: bool = False


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """One entity with all its mentions. ``country``: ISO 3166 alpha-3 or IGO; ``sectors``: PLOVER codes."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    affiliations: tuple[str, ...] = ()
    mentions: tuple[Mention, ...]
    identifier: str | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place mention. Units: degrees, WGS 84; ``geonames`` a GeoNames id."""

    id: str
    start: int
    end: int
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression with its TIMEX3 value; ``earliest`` and ``latest`` are ISO dates."""

    id: str
    start: int
    end: int
    value: str | None = None
    type: TimeType
    earliest: str | None = None
    latest: str | None = None
    basis: Basis | None = None


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """An amount; ``unit`` is the counted noun, a unit of measure or an ISO 4217 code."""

    id: str
    start: int
    end: int
    value: float
    qualifier: str | None = None
    unit: str | None = None


class Participant(msgspec.Struct, frozen=True):
    """An actor's part in an event beyond the two sides."""

    actor: str
    role: Role


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Who did what to whom, by PLOVER. ``statement`` is the statement inside which it is told."""

    id: str
    type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    trigger: Span
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    object: Span | None = None
    place: str | None = None
    time: str | None = None
    quantities: tuple[str, ...] = ()
    status: Status = "reported"
    statement: str | None = None
    same_as: str | None = None


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """An instrument: parties, signatories and witnesses are actor ids."""

    id: str
    event: str | None
    instrument: str
    field: Span | None = None
    parties: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    stage: Stage


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Who said what. ``venue`` is a place or actor id, ``within`` the statement that quotes this one."""

    id: str
    speaker: str | None
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...]
    kind: StatementKind
    addressee: tuple[str, ...] = ()
    venue: str | None = None
    occasion: Span | None = None
    time: str | None = None
    within: str | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """Something that can be checked; ``by`` is a statement id or ``author``; ``score`` from 0 to 1."""

    id: str
    start: int
    end: int
    by: str
    quantities: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    score: float
    reasons: tuple[str, ...] = ()


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """The author's own evaluation: ``cue`` carries it, ``about`` are actor ids."""

    start: int
    end: int
    cue: Span
    polarity: Literal["+", "-"]
    about: tuple[str, ...] = ()


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """All that dragoman says of one document."""

    schema: str = SCHEMA
    document: Document
    reader: Reader
    lead: Lead
    sentences: tuple[Sentence, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    events: tuple[Event, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    def to_json(self) -> str:
        """Return the record as one line of JSON, keys in the order of the schema."""
        return msgspec.json.encode(self).decode("utf-8")

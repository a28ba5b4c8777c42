"""How each question is put to the ledger; what it answers with where the ledger has no type for it."""

from __future__ import annotations

import msgspec

from dragoman.errors import LedgerError
from dragoman.ledger.memory import Ledger
from dragoman.ledger.page_rows import (
    ActorSight,
    DocumentCard,
    DocumentSight,
    EventCount,
    MapSight,
    MonthRow,
    NetworkSight,
    PublisherCount,
    VoicesSight,
)
from dragoman.ledger.rows import (
    ActorRow,
    AgreementRow,
    ClaimRow,
    CompareRow,
    DocumentRow,
    EventRow,
    FailureRow,
    HappeningRow,
    Page,
    QuotationRow,
    RelationRow,
    StatementRow,
    TimelineRow,
)
from dragoman.version import VERSION
from dragoman.web.parameters import PAGE, Asked, WrongQuery

BEHIND = 50  # events shown behind a relation
COMPARED = 12  # documents side by side


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What the ledger holds; ``static`` is true in the file that is mailed."""

    version: str
    name: str
    counts: dict[str, int]
    first_day: str | None
    last_day: str | None
    publishers: tuple[PublisherCount, ...]
    types: tuple[EventCount, ...]
    page_limit: int
    static: bool


class Months(msgspec.Struct, frozen=True):
    """Months in order."""

    months: tuple[MonthRow, ...]


class Relations(msgspec.Struct, frozen=True):
    """A relation in stretches of time, and the newest events behind it."""

    rows: tuple[RelationRow, ...]
    events: tuple[EventRow, ...]


class Comparison(msgspec.Struct, frozen=True):
    """Documents, and row by row what each has."""

    documents: tuple[DocumentRow, ...]
    rows: tuple[CompareRow, ...]


def about(ledger: Ledger, asked: Asked) -> About:
    """Return what the ledger holds."""
    found = ledger.overview()
    return About(
        version=VERSION, name=ledger.path.name, counts=found.counts, first_day=found.first_day, last_day=found.last_day,
        publishers=found.publishers, types=found.types, page_limit=PAGE, static=False,
    )  # fmt: skip


def documents(ledger: Ledger, asked: Asked) -> Page[DocumentCard]:
    """Return a page of documents."""
    return ledger.cards(
        asked.wanted, words=asked["q"], opinion=asked["opinion"], sort=asked["sort"], limit=asked["limit"],
        after=asked["after"],
    )  # fmt: skip


def document(ledger: Ledger, asked: Asked) -> DocumentSight:
    """Return a document whole."""
    return ledger.sight(asked.path["document"])


def events(ledger: Ledger, asked: Asked) -> Page[EventRow]:
    """Return a page of events."""
    return ledger.events(asked.wanted, asked["limit"], asked["after"])


def statements(ledger: Ledger, asked: Asked) -> Page[StatementRow]:
    """Return a page of statements."""
    return ledger.statements(asked.wanted, asked["limit"], asked["after"])


def claims(ledger: Ledger, asked: Asked) -> Page[ClaimRow]:
    """Return a page of claims."""
    return ledger.claims(asked.wanted, asked["limit"], asked["after"])


def agreements(ledger: Ledger, asked: Asked) -> Page[AgreementRow]:
    """Return a page of agreements."""
    return ledger.agreements(asked.wanted, asked["limit"], asked["after"])


def timeline(ledger: Ledger, asked: Asked) -> Page[TimelineRow]:
    """Return a page of what an actor did, underwent and said."""
    wanted = msgspec.structs.replace(asked.wanted, actor=None)
    return ledger.timeline(asked.need("actor"), wanted, asked["limit"], asked["after"])


def actors(ledger: Ledger, asked: Asked) -> Page[ActorRow]:
    """Return a page of actors."""
    return ledger.actors(
        asked["name"], country=asked["country"], kind=asked["kind"], limit=asked["limit"], after=asked["after"]
    )


def actor(ledger: Ledger, asked: Asked) -> ActorSight:
    """Return an actor whole."""
    words = asked.path["actor"]
    return ledger.portrait(int(words) if words.isdecimal() and len(words) < 19 else words, asked.wanted)


def months(ledger: Ledger, asked: Asked) -> Months:
    """Return months."""
    return Months(ledger.months(asked.wanted))


def relations(ledger: Ledger, asked: Asked) -> Relations:
    """Return a relation and the events behind it."""
    one, other, wanted = asked.need("one"), asked.need("other"), asked.wanted
    return Relations(
        tuple(ledger.relations(one, other, by=asked["by"], directed=asked["directed"], wanted=wanted)),
        tuple(ledger.related_events(one, other, directed=asked["directed"], wanted=wanted, limit=BEHIND)),
    )


def network(ledger: Ledger, asked: Asked) -> NetworkSight:
    """Return a network; ``kind`` is that of its actors."""
    return ledger.network(asked.wanted, nodes=asked["nodes"], lines=asked["lines"], kind=asked["kind"])


def map_(ledger: Ledger, asked: Asked) -> MapSight:
    """Return the points of a map."""
    return ledger.map(asked.wanted)


def happenings(ledger: Ledger, asked: Asked) -> Page[HappeningRow]:
    """Return a page of happenings."""
    return ledger.happenings(asked.wanted, asked["limit"], asked["after"])


def quotations(ledger: Ledger, asked: Asked) -> Page[QuotationRow]:
    """Return a page of quotations."""
    return ledger.quotations(asked.wanted, asked["limit"], asked["after"], asked["quotation"])


def compare(ledger: Ledger, asked: Asked) -> Comparison:
    """Return documents side by side."""
    named = [one.strip() for one in asked.need("documents").split(",") if one.strip()]
    if len(named) > COMPARED:
        raise WrongQuery(f"{len(named)} documents are too many", "documents", f"name up to {COMPARED}")
    return Comparison(*ledger.compare(named))


def voices(ledger: Ledger, asked: Asked) -> VoicesSight:
    """Return voices by outlet, and who is quoted."""
    return ledger.voices(asked.wanted)


def failures(ledger: Ledger, asked: Asked) -> Page[FailureRow]:
    """Return a page of failures."""
    after, limit = asked["after"] or "0", asked["limit"]
    if not after.isdecimal() or len(after) > 18:
        raise LedgerError(f"{after!r} is no place to go on from", "after", "hand over what a page names as following")
    rows = ledger.failures()[int(after) : int(after) + limit]
    return Page(tuple(rows), str(int(after) + limit) if len(rows) == limit else None)

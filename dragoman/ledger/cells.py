"""Rows as flat cells, for tables: one value a column, names where rows hold objects, the same columns in every row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dragoman.ledger.rows import (
    ActorRow,
    AgreementRow,
    ClaimRow,
    DocumentRow,
    EventRow,
    FailureRow,
    HitRow,
    Named,
    RelationRow,
    StatementRow,
    TimelineRow,
)
from dragoman.record.scores import QUAD_CLASSES, TYPE_SCORES

Cell = str | int | float | bool | None
Cells = dict[str, Cell]


def event_cells(row: EventRow) -> Cells:
    """Return the columns of an event; lists are joined with ``; ``."""
    place = row.place
    return {
        "id": row.id, "day": row.day, "first_day": row.first_day, "last_day": row.last_day, "actor": _names(row.actor),
        "actor_country": _countries(row.actor), "actor_id": _ids(row.actor), "type": row.type, "mode": row.mode,
        "recipient": _names(row.recipient), "recipient_country": _countries(row.recipient),
        "recipient_id": _ids(row.recipient),
        "participants": "; ".join(f"{one.name} ({one.role})" for one in row.participants) or None,
        "status": row.status, "quad": row.quad, "score": row.score, "contexts": "; ".join(row.contexts) or None,
        "place": place.name if place else None, "place_country": place.country if place else None,
        "latitude": place.latitude if place else None, "longitude": place.longitude if place else None,
        "quantities": "; ".join(row.quantities) or None, "attributed": row.attributed, "told_by": row.told_by,
        "happening": row.happening, "trigger": row.trigger, "start": row.start, "end": row.end,
        "sentence": row.sentence, **_document(row.document),
    }  # fmt: skip


def statement_cells(row: StatementRow) -> Cells:
    """Return the columns of a statement."""
    return {
        "id": row.id, "day": row.day, "speaker": row.speaker.name if row.speaker else row.source,
        "speaker_country": row.speaker.country if row.speaker else None,
        "speaker_id": row.speaker.entity if row.speaker else None, "kind": row.kind, "cue": row.cue,
        "words": row.words, "about": _names(row.about), "about_id": _ids(row.about), "quotation": row.quotation,
        "start": row.start, "end": row.end, **_document(row.document),
    }  # fmt: skip


def claim_cells(row: ClaimRow) -> Cells:
    """Return the columns of a claim; ``said_by`` is ``author`` for the author's own."""
    said_by = row.said_by.name if row.said_by else None if row.attributed else "author"
    return {
        "id": row.id, "day": row.day, "score": row.score, "words": row.words, "said_by": said_by,
        "said_by_id": row.said_by.entity if row.said_by else None, "reasons": "; ".join(row.reasons) or None,
        "about": _names(row.about), "about_id": _ids(row.about), "start": row.start, "end": row.end,
        **_document(row.document),
    }  # fmt: skip


def agreement_cells(row: AgreementRow) -> Cells:
    """Return the columns of an agreement."""
    return {
        "id": row.id, "day": row.day, "instrument": row.instrument, "field": row.field, "stage": row.stage,
        "parties": _names(row.parties), "parties_country": _countries(row.parties), "parties_id": _ids(row.parties),
        "signatories": _names(row.signatories), "witnesses": _names(row.witnesses), "event": row.event,
        "sentence": row.sentence, **_document(row.document),
    }  # fmt: skip


def actor_cells(row: ActorRow) -> Cells:
    """Return the columns of an actor."""
    return {
        "id": row.id, "name": row.name, "kind": row.kind, "country": row.country, "identifier": row.identifier,
        "certain": row.certain, "documents": row.documents, "mentions": row.mentions,
        "offices": "; ".join(row.offices) or None, "names": "; ".join(row.names) or None,
    }  # fmt: skip


def document_cells(row: DocumentRow) -> Cells:
    """Return the columns of a document."""
    return {
        "id": row.id, "published": row.published, "publisher": row.publisher, "title": row.title, "source": row.source,
        "words": row.words, "copy_of": row.copy_of, "likeness": row.likeness, "hash": row.hash,
    }  # fmt: skip


def relation_cells(row: RelationRow) -> Cells:
    """Return the columns of a relation: one for each class and each type."""
    return {
        "since": row.since or "all", "events": row.events, "score": row.score, "lowest": row.lowest,
        "highest": row.highest, **{name: row.quads.get(name, 0) for name in dict.fromkeys(QUAD_CLASSES.values())},
        **{kind: row.types.get(kind, 0) for kind in TYPE_SCORES},
    }  # fmt: skip


def hit_cells(row: HitRow) -> Cells:
    """Return the columns of a hit; what was found stands between ``[[`` and ``]]``."""
    passage, at = [], 0
    for start, end in row.hits:
        passage += [row.passage[at:start], "[[", row.passage[start:end], "]]"]
        at = end
    return {"passage": "".join(passage) + row.passage[at:], "start": row.start, **_document(row.document)}


def timeline_cells(row: TimelineRow) -> Cells:
    """Return the columns of a timeline."""
    return {
        "day": row.day, "what": row.what, "summary": row.summary, "words": row.words, "id": row.id, "start": row.start,
        **_document(row.document),
    }  # fmt: skip


def failure_cells(row: FailureRow) -> Cells:
    """Return the columns of a failure."""
    return {
        "source": row.source, "kind": row.kind, "what": row.what, "remedy": row.remedy, "tries": row.tries,
        "tried": row.tried, "origin": row.origin,
    }  # fmt: skip


def _document(row: DocumentRow) -> Cells:
    return {
        "publisher": row.publisher, "published": row.published, "title": row.title, "source": row.source,
        "document": row.id, "hash": row.hash,
    }  # fmt: skip


def _names(named: Iterable[Named]) -> str | None:
    return "; ".join(one.name for one in named) or None


def _countries(named: Iterable[Named]) -> str | None:
    return "; ".join(dict.fromkeys(one.country for one in named if one.country)) or None


def _ids(named: Iterable[Any]) -> str | None:
    return "; ".join(str(one.entity) for one in named if one.entity is not None) or None

"""The views' rows as flat cells, for downloads; lists become one row for each of their items."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dragoman.ledger.cells import Cells, document_cells, event_cells
from dragoman.ledger.page_rows import DocumentCard, Line, MapPoint, MonthRow, NetworkSight, OutletRow
from dragoman.ledger.rows import CompareRow, HappeningRow, QuotationRow
from dragoman.record.scores import QUAD_CLASSES

QUADS = tuple(dict.fromkeys(QUAD_CLASSES.values()))


def card_cells(row: DocumentCard) -> Cells:
    """Return the columns of a document's card."""
    return {
        **document_cells(row), "copies": row.copies, "events": row.events, "statements": row.statements,
        "claims": row.claims, "reported": row.voice.reported, "attributed": row.voice.attributed,
        "opinion": row.voice.opinion,
    }  # fmt: skip


def month_cells(row: MonthRow) -> Cells:
    """Return the columns of a month."""
    return {"month": row.month, "events": row.events, **{name: row.quads.get(name, 0) for name in QUADS}}


class NamedLine(Line, frozen=True, kw_only=True):
    """A line of a network with the names of its ends."""

    source_name: str
    target_name: str


def named_lines(network: NetworkSight) -> list[NamedLine]:
    """Return the lines of a network, so that they can be read without its nodes."""
    names = {node.entity: node.name for node in network.nodes}
    return [
        NamedLine(**msgspec.structs.asdict(one), source_name=names[one.source], target_name=names[one.target])
        for one in network.lines
    ]


def line_cells(row: NamedLine) -> Cells:
    """Return the columns of a line of a network."""
    return {
        "source": row.source, "source_name": row.source_name, "target": row.target, "target_name": row.target_name,
        "quad": row.quad, "events": row.events, "score": row.score,
    }  # fmt: skip


def point_cells(row: MapPoint) -> Cells:
    """Return the columns of a place."""
    return {
        "name": row.name, "country": row.country, "latitude": row.latitude, "longitude": row.longitude,
        "events": row.events, "documents": row.documents,
    }  # fmt: skip


def outlet_cells(row: OutletRow) -> Cells:
    """Return the columns of an outlet."""
    return {
        "publisher": row.publisher, "documents": row.documents, "reported": row.reported,
        "attributed": row.attributed, "opinion": row.opinion,
    }  # fmt: skip


def happening_cells(row: HappeningRow) -> Iterable[Cells]:
    """Return the columns of each telling of a happening."""
    differs = " | ".join(row.differs) or None
    return [{"happening": row.id, "how": one.how, "differs": differs, **event_cells(one.event)} for one in row.tellings]


def quotation_cells(row: QuotationRow) -> Iterable[Cells]:
    """Return the columns of each telling of a quotation; ``differs`` holds it against the first."""
    found: list[Cells] = []
    for n, telling in enumerate(row.tellings):
        pieces = [one for one in row.differences[n - 1] if not one.same] if n else []
        found.append({
            "quotation": row.id, "day": telling.day,
            "speaker": telling.speaker.name if telling.speaker else telling.source, "words": telling.words,
            "differs": " … ".join(f"{one.one or '∅'} → {one.other or '∅'}" for one in pieces) or None,
            "publisher": telling.document.publisher, "document": telling.document.id, "start": telling.start,
        })  # fmt: skip
    return found


def compare_cells(row: CompareRow) -> Cells:
    """Return the columns of a comparison: one for each document, in the order asked."""
    return {"what": row.what, "name": row.name, **{str(n): words for n, words in enumerate(row.documents, 1)}}

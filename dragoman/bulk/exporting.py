"""Out of a ledger into files: which format takes what, and who writes it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from dragoman.errors import DragomanError
from dragoman.export.annotation import write_annotations
from dragoman.export.cells import write_csv
from dragoman.export.claimreview import claim_reviews
from dragoman.export.ftm import write_ftm
from dragoman.export.graph import write_graphml
from dragoman.export.jsonl import write_jsonl
from dragoman.export.plover import COLUMNS as PLOVER_COLUMNS
from dragoman.export.plover import rows_of
from dragoman.export.tables import Source, write_tables
from dragoman.ledger import cells
from dragoman.ledger.columns import COLUMNS
from dragoman.ledger.filters import Filter
from dragoman.ledger.memory import Ledger
from dragoman.ledger.network import Network
from dragoman.record.model import Actor, Record


def export_ledger(ledger: Ledger, format: str, out: Path, wanted: Filter) -> dict[str, int]:
    """Write what a filter leaves of a ledger; return how many of each thing were written.

    A file appears under its name only when it is whole. Raises: DragomanError when the format is not known or the file
    cannot be written.
    """
    if format in ("csv", "parquet"):
        return write_tables(_tables(ledger, wanted), out, parquet=format == "parquet")
    if format == "graphml":
        network = Network().add(ledger.iterate_events(wanted))
        return {"edges": _whole(out, lambda stream: write_graphml(network.nodes(), network.edges(), stream))}
    if format not in WRITERS:
        known = ", ".join(sorted((*WRITERS, "csv", "graphml", "parquet")))
        raise DragomanError(f"there is no format {format!r}", "format", f"the formats are {known}")
    name, write = WRITERS[format]
    records = ledger.iterate_records(wanted)
    return {name: _whole(out, lambda stream: write(ledger, records, stream))}


def _identified(ledger: Ledger) -> Callable[[Record, Actor], tuple[str, str] | None]:
    known: dict[str, dict[str, tuple[int, str]]] = {}

    def identify(record: Record, actor: Actor) -> tuple[str, str] | None:
        if record.document.id not in known:
            known.clear()
            known[record.document.id] = ledger.entities_of(record.document.id)
        found = known[record.document.id].get(actor.id)
        return (f"actor-{found[0]}", found[1]) if found else None

    return identify


Write = Callable[[Ledger, Iterable[Record], IO[str]], int]


def _claim_reviews(records: Iterable[Record], stream: IO[str]) -> int:
    count = 0
    for record in records:
        for node in claim_reviews(record):
            stream.write(json.dumps(node, ensure_ascii=False) + "\n")
            count += 1
    return count


def _plover(records: Iterable[Record], stream: IO[str]) -> int:
    return write_csv((row for record in records for row in rows_of(record)), PLOVER_COLUMNS, stream)


WRITERS: dict[str, tuple[str, Write]] = {
    "jsonl": ("records", lambda _, records, stream: write_jsonl(records, stream)),
    "plover": ("events", lambda _, records, stream: _plover(records, stream)),
    "claimreview": ("drafts", lambda _, records, stream: _claim_reviews(records, stream)),
    "annotation": ("annotations", lambda _, records, stream: write_annotations(records, stream)),
    "ftm": ("entities", lambda ledger, records, stream: write_ftm(records, stream, _identified(ledger))),
}


def _whole(out: Path, write: Callable[[IO[str]], int]) -> int:
    part = out.with_name(out.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as stream:
            count = write(stream)
        part.replace(out)
        return count
    except OSError as error:
        raise DragomanError(f"cannot be written ({error.strerror})", str(out), "name another file") from error
    finally:
        part.unlink(missing_ok=True)


def _tables(ledger: Ledger, wanted: Filter) -> Iterator[Source]:
    sources: tuple[tuple[str, Callable[[Any], Any], Iterable[Any]], ...] = (
        ("documents", cells.document_cells, ledger.iterate_documents(wanted)),
        ("events", cells.event_cells, ledger.iterate_events(wanted)),
        ("statements", cells.statement_cells, ledger.iterate_statements(wanted)),
        ("claims", cells.claim_cells, ledger.iterate_claims(wanted)),
        ("agreements", cells.agreement_cells, ledger.iterate_agreements(wanted)),
        ("actors", cells.actor_cells, ledger.iterate_actors()),
    )
    for name, make, rows in sources:
        yield Source(name, COLUMNS[name], map(make, rows))

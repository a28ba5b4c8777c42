"""Keep records: each document once, with everything that belongs to it, in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Literal

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from dragoman.errors import DragomanError
from dragoman.ledger import schema as s
from dragoman.ledger.changes import find_changes
from dragoman.ledger.copies import find_copy, keep_sketch, shingles_of, sketch_of
from dragoman.ledger.decisions import Overlay
from dragoman.ledger.dialect import Prepared, insert_new, new_id
from dragoman.ledger.entities import KnownNames, Linker
from dragoman.ledger.happenings.joining import happenings_of, join_happenings, recount
from dragoman.ledger.happenings.rarity import KnownStems
from dragoman.ledger.keeping import Writer, count_entities, document_row, leave_about
from dragoman.ledger.packing import pack, unpack
from dragoman.ledger.quotations import join_quotations, leave_quotations
from dragoman.ledger.summaries import add_summaries, clear_summaries, take_summaries
from dragoman.record.check import check_record
from dragoman.record.model import Document, Reader, Record

Outcome = Literal["new", "copy", "there", "changed", "unchanged"]


class Known:
    """What keeping looked up before: holds as long as nobody else writes to the ledger (``forget`` when somebody did)."""

    def __init__(self) -> None:
        self.names, self.stems = KnownNames(), KnownStems()

    def forget(self) -> None:
        """Begin anew."""
        self.names.forget()
        self.stems.forget()


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a document: ``copy`` is new and a near copy of ``copy_of``; ``changes`` of a re-reading."""

    outcome: Outcome
    document: int
    copy_of: int | None = None
    likeness: float | None = None
    changes: tuple[str, ...] = ()


def keep(connection: Connection, record: Record, known: Known, *, refresh: bool = False) -> Kept:
    """Keep a record; one whose text is there already is only seen again, unless ``refresh`` puts it in its place."""
    there = find_document(connection, record.document)
    _see(connection, record.document, there)
    if there is not None and not refresh:
        return Kept(outcome="there", document=there)
    if there is not None:
        return _replace(connection, there, record, known)
    row = document_row(record)
    shingles = shingles_of(record.document.text)
    sketch = sketch_of(shingles)
    copy = find_copy(connection, shingles, sketch)
    row |= {"copy_of": copy.document if copy else None, "likeness": copy.likeness if copy else None}
    document = new_id(connection, _DOCUMENT, row)
    _see(connection, record.document, document)
    _TEXT.write(connection, [{"document": document, "title": record.document.title, "text": record.document.text}])
    _RECORD.write(connection, [{"document": document, "packed": pack(record)}])
    if copy is None:
        keep_sketch(connection, document, sketch)
    _write(connection, document, record, known, counted=copy is None)
    if copy is not None:
        return Kept(outcome="copy", document=document, copy_of=copy.document, likeness=copy.likeness)
    return Kept(outcome="new", document=document)


_DOCUMENT, _TEXT, _RECORD = insert(s.documents), Prepared(insert(s.texts)), Prepared(insert(s.records))


def find_document(connection: Connection, document: Document) -> int | None:
    """Return the number under which a text is kept, or None."""
    found = connection.execute(_KEPT, {"one": document.id}).scalar()
    return int(found) if found is not None else None


_KEPT = select(s.documents.c.id).where(s.documents.c.hash == bindparam("one"))


def is_read(connection: Connection, document: Document, reader: Reader | None = None) -> bool:
    """Tell whether a text is kept, and, where a reader is given, read by it."""
    query = select(s.documents.c.reader, s.documents.c.model, s.documents.c.ontology)
    row = connection.execute(query.where(s.documents.c.hash == document.id)).first()
    return row is not None and (reader is None or tuple(row) == (reader.version, reader.model, reader.ontology))


def see(connection: Connection, document: Document) -> None:
    """Note that a kept text stood in this source too, and that reading the source did not fail."""
    _see(connection, document, find_document(connection, document))


def rebuild(connection: Connection, known: Known) -> int:
    """Write every table anew from the records that are kept whole; return how many documents."""
    documents = connection.execute(select(s.documents.c.id, s.documents.c.copy_of).order_by(s.documents.c.id)).all()
    for table in (
        s.judgements, s.claim_about, s.claims, s.agreement_sides, s.agreements, s.dyads, s.sides, s.event_quantities,
        s.events, s.statement_about, s.statements, s.quotation_shingles, s.quotations, s.happenings, s.stems, s.topics, s.quantities,
        s.places, s.offices, s.actors, s.sentences,
    ):  # fmt: skip
        connection.execute(delete(table))
    known.stems.forget()
    connection.execute(update(s.entities).values(documents=0, mentions=0))
    clear_summaries(connection)
    for document, copy_of in documents:
        _write(connection, document, load_record(connection, document), known, counted=copy_of is None)
    return len(documents)


def load_record(connection: Connection, document: int) -> Record:
    """Return a kept record, whole."""
    row = connection.execute(
        select(s.records.c.packed, s.texts.c.text)
        .join(s.texts, s.texts.c.document == s.records.c.document)
        .where(s.records.c.document == document)
    ).one()
    return unpack(row.packed, row.text, f"document {document}")


def note_failure(connection: Connection, error: DragomanError, origin: str, tried: str) -> None:
    """Keep what could not be read, where it came from and why; a second failure replaces the first."""
    source = error.where or origin
    tries = connection.execute(select(s.failures.c.tries).where(s.failures.c.source == source)).scalar()
    values = {
        "origin": origin, "kind": type(error).__name__, "what": error.what, "remedy": error.remedy or None,
        "tries": (tries or 0) + 1, "tried": tried,
    }  # fmt: skip
    if tries is None:
        connection.execute(insert(s.failures).values(source=source, **values))
    else:
        connection.execute(update(s.failures).where(s.failures.c.source == source).values(values))


def forget_failures(connection: Connection, sources: Iterable[str]) -> None:
    """Drop failures that were taken up again and are no more."""
    for source in sources:
        connection.execute(delete(s.failures).where(s.failures.c.source == source))


def _see(connection: Connection, document: Document, known: int | None) -> None:
    if known is None or document.source is None:
        return
    first = connection.execute(_FIRST_SOURCE, {"one": known}).scalar()
    if first != document.source:
        seen = {
            "document": known, "source": document.source, "title": document.title,
            "publisher": document.publisher, "published": document.published,
        }  # fmt: skip
        _SIGHTING.write(connection, [seen])
    _NO_FAILURE.write(connection, [{"one": document.source}])


_FIRST_SOURCE = select(s.documents.c.source).where(s.documents.c.id == bindparam("one"))
_SIGHTING = Prepared(insert_new(s.sightings))
_NO_FAILURE = Prepared(delete(s.failures).where(s.failures.c.source == bindparam("one")))


def _write(connection: Connection, document: int, record: Record, known: Known, *, counted: bool) -> None:
    found = Linker(connection, known.names).link(record.actors, record.document.text)
    overlay = Overlay(connection)
    entities = {key: overlay.apply(entity, record.document.id) for key, entity in found.items()}
    Writer(connection, document, record, found, entities, counted).write()
    count_entities(connection, document)
    join_happenings(connection, document, record.document.text, known.stems)
    join_quotations(connection, document, record.document.text)
    add_summaries(connection, document)


def _replace(connection: Connection, document: int, record: Record, known: Known) -> Kept:
    old = load_record(connection, document)
    changes = find_changes(old, record)
    if not changes and old.reader == record.reader:
        return Kept(outcome="unchanged", document=document)
    copy_of = connection.execute(select(s.documents.c.copy_of).where(s.documents.c.id == document)).scalar()
    _forget(connection, document)
    connection.execute(update(s.documents).where(s.documents.c.id == document).values(document_row(record)))
    connection.execute(
        update(s.records).where(s.records.c.document == document).values(packed=pack(record))
    )  # fmt: skip
    _write(connection, document, record, known, counted=copy_of is None)
    return Kept(outcome="changed" if changes else "unchanged", document=document, copy_of=copy_of, changes=changes)


def _forget(connection: Connection, document: int) -> None:
    """Take away everything that the older reading of a document said; text, record and decisions stay."""
    take_summaries(connection, document)
    count_entities(connection, document, sign=-1)
    text = connection.execute(select(s.texts.c.text).where(s.texts.c.document == document)).scalar_one()
    happenings = happenings_of(connection, document)
    leave_quotations(connection, document, text)
    leave_about(connection, document)
    for table in (s.claims, s.agreements, s.events, s.statements, s.actors):
        connection.execute(delete(table).where(table.c.id.between(*s.item_range(document))))
    for table in (s.judgements, s.quantities, s.places, s.sentences):
        connection.execute(delete(table).where(table.c.document == document))
    recount(connection, happenings)


def find_faults(connection: Connection) -> list[str]:
    """Return what is wrong with the file: damage, broken links, records whose text is not the one kept."""
    faults = [
        f"the file: {row[0]}" for row in connection.exec_driver_sql("PRAGMA integrity_check(20)") if row[0] != "ok"
    ]
    faults += [
        f"{row[0]} {row[1]}: leads to no {row[2]}" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
    ]
    for document, known in connection.execute(select(s.documents.c.id, s.documents.c.hash)).all():
        try:
            faults += [f"document {document}: {fault}" for fault in check_record(load_record(connection, document))]
        except DragomanError as error:
            faults.append(f"document {document}: {error}")
            continue
        text = connection.execute(select(s.texts.c.text).where(s.texts.c.document == document)).scalar_one()
        if hashlib.sha256(text.encode()).hexdigest() != known:
            faults.append(f"document {document}: the text is not the one that was read")
    return faults

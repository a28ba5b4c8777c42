"""How do these documents tell the same things: what each reports, quotes, denies or leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from dragoman.errors import LedgerError
from dragoman.ledger import schema as s
from dragoman.ledger.copies import shingles_of
from dragoman.ledger.questions import hydrate
from dragoman.ledger.questions.happenings import find_differences
from dragoman.ledger.questions.listing import find_document
from dragoman.ledger.questions.timeline import summary
from dragoman.ledger.quotations import compare_words
from dragoman.ledger.rows import CompareRow, DocumentRow, EventRow, StatementRow


def compare_documents(
    connection: Connection, documents: Sequence[str]
) -> tuple[tuple[DocumentRow, ...], tuple[CompareRow, ...]]:
    """Return the documents and, row by row, what they have in common and in what they differ.

    Raises: LedgerError when fewer than two are named, or one is not kept.
    """
    if len(set(documents)) < 2:
        raise LedgerError("there is nothing to compare", "compare", "name two documents or more")
    ids = [find_document(connection, words) for words in documents]
    found = hydrate.documents_by_id(connection, ids)
    rows = [
        *_likeness(connection, ids), *_happenings(connection, ids), *_quotations(connection, ids),
        *_actors(connection, ids),
    ]  # fmt: skip
    return tuple(found[one] for one in ids), tuple(rows)


def _likeness(connection: Connection, ids: Sequence[int]) -> list[CompareRow]:
    texts = hydrate.texts_by_id(connection, ids)
    shingles = [shingles_of(texts[one]) for one in ids]
    shares = [len(shingles[0] & other) / (min(len(shingles[0]), len(other)) or 1) for other in shingles]
    return [CompareRow(what="wording", name="in common with the first", documents=tuple(f"{x:.0%}" for x in shares))]


def _happenings(connection: Connection, ids: Sequence[int]) -> list[CompareRow]:
    e = s.events.c
    told: dict[int, dict[int, list[int]]] = {}
    for document in ids:
        query = select(e.happening, e.id).where(e.id.between(*s.item_range(document)), e.happening.is_not(None))
        for happening, event in connection.execute(query.order_by(e.id)):
            told.setdefault(happening, {}).setdefault(document, []).append(event)
    rows = []
    for _, by_document in sorted(told.items()):
        if len(by_document) < 2:
            continue
        events = {
            document: hydrate.events(connection, by_document[document])[0]
            for document in ids
            if document in by_document
        }
        first = next(iter(events.values()))
        cells = tuple(_telling(events[one]) if one in events else "silent" for one in ids)
        rows.append(CompareRow(what="happening", name=summary(first), documents=cells))
        rows += [
            CompareRow(what="differs", name=line, documents=("",) * len(ids))
            for line in find_differences(list(events.values()), hydrate.numbers_told(connection, list(events.values())))
        ]
    return rows


def _telling(event: EventRow) -> str:
    if event.status == "denied":
        how = "denies"
    elif event.attributed:
        how = f"quotes {event.told_by}" if event.told_by else "quotes"
    else:
        how = "reports" if event.status == "reported" else event.status
    return f"{how}: {' '.join(event.sentence.split())}"


def _quotations(connection: Connection, ids: Sequence[int]) -> list[CompareRow]:
    t = s.statements.c
    told: dict[int, dict[int, int]] = {}
    for document in ids:
        query = select(t.quotation, t.id).where(t.id.between(*s.item_range(document)), t.quotation.is_not(None))
        for quotation, statement in connection.execute(query.order_by(t.id)):
            told.setdefault(quotation, {}).setdefault(document, statement)
    rows = []
    for _, by_document in sorted(told.items()):
        if len(by_document) < 2:
            continue
        said = {row.document.id: row for row in hydrate.statements(connection, list(by_document.values()))}
        first = said[next(one for one in ids if one in said)]
        cells = tuple(_wording(first, said.get(one)) for one in ids)
        rows.append(
            CompareRow(what="quotation", name=first.speaker.name if first.speaker else "somebody", documents=cells)
        )
    return rows


def _wording(first: StatementRow, other: StatementRow | None) -> str:
    """The words of a telling; those that the first has otherwise stand in ``[-…-]`` and ``{+…+}``."""
    if other is None:
        return "silent"
    if other.id == first.id:
        return " ".join(first.words.split())
    pieces = []
    for part in compare_words(first.words, other.words):
        if part.same:
            pieces.append(part.other)
        else:
            pieces += [f"[-{part.one}-]"] * bool(part.one) + [f"{{+{part.other}+}}"] * bool(part.other)
    return " ".join(pieces)


def _actors(connection: Connection, ids: Sequence[int]) -> list[CompareRow]:
    a = s.actors.c
    named: dict[int, dict[int, int]] = {}
    for document in ids:
        query = select(a.entity, a.mentions).where(a.id.between(*s.item_range(document)), a.entity.is_not(None))
        for entity, mentions in connection.execute(query):
            named.setdefault(entity, {})[document] = named.get(entity, {}).get(document, 0) + mentions
    names = dict(
        connection.execute(select(s.entities.c.id, s.entities.c.name).where(s.entities.c.id.in_(named))).tuples().all()
    )
    order = sorted(named, key=lambda one: (-len(named[one]), -sum(named[one].values()), one))
    return [
        CompareRow(what="actor", name=names[one], documents=tuple(f"{named[one].get(d, 0)}×" for d in ids))
        for one in order[:40]
    ]

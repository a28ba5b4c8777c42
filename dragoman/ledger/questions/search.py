"""Full text: which documents hold the words, and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select, text

from dragoman.errors import LedgerError
from dragoman.ledger import schema as s
from dragoman.ledger.filters import Filter, check_filter
from dragoman.ledger.fulltext import MARKS, full_text_query, sought_terms
from dragoman.ledger.questions.hydrate import documents_by_id
from dragoman.ledger.questions.passage import LONG, find_passage
from dragoman.ledger.questions.who import find_meant
from dragoman.ledger.rows import DocumentRow, HitRow

PASSAGE = 40  # words shown around hits
RANKED = 1_000  # matches among which the best are sought; common words have more, and those are ranked by date


def find_hits(
    connection: Connection, words: str, wanted: Filter = Filter(), limit: int = 20, after: int = 0
) -> list[HitRow]:
    """Return the documents that hold the words, best first, each with the passage that holds most of them.

    Raises: LedgerError when no word is left to look for.
    """
    wanted = check_filter(wanted)
    values: dict[str, Any] = {"query": full_text_query(words), "limit": limit, "after": after}
    where = _conditions(connection, wanted, values)
    values["most"] = RANKED
    inner = f"SELECT d.id FROM search JOIN documents d ON d.id = search.rowid WHERE search MATCH :query{where}"
    many = connection.execute(text(f"SELECT count(*) FROM ({inner} LIMIT :most)"), values).scalar_one() >= RANKED
    order = "search.rowid DESC" if many else "rank, search.rowid DESC"
    found = connection.execute(
        text(
            "SELECT search.rowid FROM search JOIN documents d"
            f" ON d.id = search.rowid WHERE search MATCH :query{where} ORDER BY {order} LIMIT :limit OFFSET :after"
        ),
        values,
    ).scalars()
    ids = list(found)
    documents = documents_by_id(connection, ids)
    return hits_in(connection, [documents[one] for one in ids], words)


def hits_in(connection: Connection, documents: Sequence[DocumentRow], words: str) -> list[HitRow]:
    """Return, for documents that hold the words, the passage that holds most of them."""
    t = s.texts.c
    sizes = select(t.document, func.length(t.text)).where(t.document.in_([one.id for one in documents]))
    long = {number for number, size in connection.execute(sizes) if size > LONG}
    marked = _marked(connection, [one.id for one in documents if one.id not in long], words)
    rows = []
    for one in documents:
        if one.id in long:
            whole = connection.execute(select(t.text).where(t.document == one.id)).scalar_one()
            found = find_passage(whole, sought_terms(words), PASSAGE)
            rows.append(HitRow(document=one, passage=found.words, start=found.start, hits=found.hits))
        else:
            rows.append(_hit(connection, one, marked[one.id]))
    return rows


def _marked(connection: Connection, documents: Sequence[int], words: str) -> dict[int, str]:
    """Return the passages with their hits marked, by document: one statement, for a prefix is dear to look up."""
    if not documents:
        return {}
    numbers = ", ".join(str(int(one)) for one in documents)
    query = text(
        "SELECT rowid, snippet(search, 1, :open, :close, '', :size) FROM search"
        f" WHERE search MATCH :query AND rowid IN ({numbers})"
    )
    values = {"open": MARKS[0], "close": MARKS[1], "size": PASSAGE, "query": full_text_query(words)}
    return {row[0]: row[1] for row in connection.execute(query, values)}


def _conditions(connection: Connection, wanted: Filter, values: dict[str, Any]) -> str:
    conditions = []
    if not wanted.count_copies:
        conditions.append("d.copy_of IS NULL")
    if wanted.first_day is not None:
        conditions.append("d.day >= :since")
        values["since"] = wanted.first_day
    if wanted.last_day is not None:
        conditions.append("d.day <= :until AND d.day != ''")
        values["until"] = wanted.last_day
    if wanted.publisher is not None:
        conditions.append("lower(d.publisher) = :publisher")
        values["publisher"] = wanted.publisher.lower()
    who = wanted.party or wanted.actor or wanted.about or wanted.speaker
    if who is not None:
        meant = find_meant(connection, who)
        inside = f"a.id BETWEEN d.id * {s.ROOM} AND d.id * {s.ROOM} + {s.ROOM - 1}"
        if meant.country is not None:
            conditions.append(f"EXISTS (SELECT 1 FROM actors a WHERE {inside} AND a.country = :country)")
            values["country"] = meant.country
        else:
            numbers = ", ".join(str(int(one)) for one in meant.entities)
            conditions.append(f"EXISTS (SELECT 1 FROM actors a WHERE {inside} AND a.entity IN ({numbers or 'NULL'}))")
    return "".join(f" AND {one}" for one in conditions)


def _hit(connection: Connection, document: Any, marked: str) -> HitRow:
    """Find the passage again in the text, so that its offsets are those of the document."""
    hits, plain, at = [], [], 0
    for piece in marked.split(MARKS[0]):
        inside, closed, rest = piece.partition(MARKS[1])
        if closed:
            hits.append((at, at + len(inside)))
            at += len(inside)
            plain.append(inside)
            piece = rest
        at += len(piece)
        plain.append(piece)
    passage = "".join(plain)
    whole = connection.execute(text("SELECT text FROM texts WHERE document = :one"), {"one": document.id}).scalar_one()
    start = whole.find(passage)
    if start < 0:
        raise LedgerError(
            "the full text index differs from the text", f"document {document.id}", "see `dragoman ledger check`"
        )
    return HitRow(document=document, passage=passage, start=start, hits=tuple(hits))

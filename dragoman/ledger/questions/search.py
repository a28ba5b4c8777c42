"""Full text: which documents hold the words, and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select, text

from dragoman.ledger import schema as s
from dragoman.ledger.days import number_of
from dragoman.ledger.filters import Filter, check_filter
from dragoman.ledger.fulltext import full_text_query, sought_terms
from dragoman.ledger.questions.hydrate import documents_by_id
from dragoman.ledger.questions.passage import find_passage
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
    rows = connection.execute(select(t.document, t.text).where(t.document.in_([one.id for one in documents])))
    terms = sought_terms(words)
    found = {number: find_passage(whole, terms, PASSAGE) for number, whole in rows}
    return [
        HitRow(document=one, passage=found[one.id].words, start=found[one.id].start, hits=found[one.id].hits)
        for one in documents
    ]


def _conditions(connection: Connection, wanted: Filter, values: dict[str, Any]) -> str:
    conditions = []
    if not wanted.count_copies:
        conditions.append("d.copy_of IS NULL")
    if wanted.first_day is not None:
        conditions.append("d.day >= :since")
        values["since"] = number_of(wanted.first_day)
    if wanted.last_day is not None:
        conditions.append("d.day <= :until AND d.day != 0")
        values["until"] = number_of(wanted.last_day)
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

"""The same words in several outlets: one quotation, told many times, and the words in which the tellings differ."""

from __future__ import annotations

import heapq
import json
import re
from collections import Counter
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from dragoman.ledger import schema as s
from dragoman.ledger.copies import hashes_of
from dragoman.ledger.dialect import Prepared, listed, new_id

WORDS = 4  # of a run
SKETCH = 4  # runs kept of a quotation
SHORTEST = 8  # words; shorter quotations ("I do not know") are alike by chance
LIKE = 0.5  # share of the shorter one's runs
CANDIDATES = 40


class Difference(NamedTuple):
    """A stretch of two tellings: ``same``, or the words of the one where the other has others (either may be none)."""

    same: bool
    one: str
    other: str


def compare_words(one: str, other: str) -> tuple[Difference, ...]:
    """Return how two tellings agree and differ, word by word. Case and marks at a word's edge make no difference."""
    mine, others = one.split(), other.split()
    matcher = SequenceMatcher(None, [_bare(w) for w in mine], [_bare(w) for w in others], autojunk=False)
    return tuple(
        Difference(tag == "equal", " ".join(mine[a:b]), " ".join(others[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
    )


def _bare(word: str) -> str:
    return word.casefold().strip("“”\"‘’',.;:!?…()[]—–-")


_HOLDERS = Prepared(
    select(s.quotation_shingles.c.hash, s.quotation_shingles.c.statement).where(
        s.quotation_shingles.c.hash.in_(listed("some"))
    )
)
_CONTENT = (
    select(
        s.statements.c.document, s.statements.c.quotation,
        func.substr(s.texts.c.text, s.statements.c.start + 1, s.statements.c.end - s.statements.c.start).label("words"),
    )
    .join(s.texts, s.texts.c.document == s.statements.c.document)
    .where(s.statements.c.id == bindparam("one"))
)  # fmt: skip


def join_quotations(connection: Connection, document: int, text: str) -> None:
    """Join the quoted statements of a document that was just written to those with the same words elsewhere."""
    rows = connection.execute(_QUOTED, {"first": s.item_id(document, 0), "last": s.item_id(document, s.ROOM - 1)}).all()
    runs = {row.id: found for row in rows if (found := _runs(text[row.start : row.end])) is not None}
    sketches = {statement: heapq.nsmallest(SKETCH, found) for statement, found in runs.items()}
    holders = _holders(connection, {one for sketch in sketches.values() for one in sketch}) if sketches else {}
    for statement, sketch in sketches.items():
        likely = Counter(other for one in sketch for other in holders.get(one, ()))
        best = _same(connection, document, runs[statement], likely) if likely else None
        if best is not None:
            _join(connection, statement, best)
    kept = [{"hash": one, "statement": statement} for statement, sketch in sketches.items() for one in sketch]
    _KEEP.write(connection, kept)


def leave_quotations(connection: Connection, document: int, text: str) -> None:
    """Take the statements of a document out of the quotations, before they go."""
    rows = connection.execute(_QUOTED, {"first": s.item_id(document, 0), "last": s.item_id(document, s.ROOM - 1)}).all()
    for row in rows:
        for one in heapq.nsmallest(SKETCH, _runs(text[row.start : row.end]) or ()):
            connection.execute(_LEAVE, {"one": one, "statement_": row.id})
        if row.quotation is not None:
            connection.execute(_FEWER, {"one": row.quotation})


def _holders(connection: Connection, hashes: set[int]) -> dict[int, list[int]]:
    """The statements that hold each run; a run that many hold is a set phrase and only its first holders count."""
    found: dict[int, list[int]] = {}
    for one, statement in _HOLDERS.ask(connection, some=json.dumps(sorted(hashes))):
        others = found.setdefault(one, [])
        if len(others) < CANDIDATES:
            others.append(statement)
    return found


def _runs(words: str) -> frozenset[int] | None:
    found = _WORD.findall(words.casefold())
    return hashes_of(found[:400], WORDS) if len(found) >= SHORTEST else None


def _same(connection: Connection, document: int, runs: frozenset[int], counts: Counter[int]) -> Any:
    """The statement of another document that shares most, or None."""
    best, row_of_best = LIKE, None
    for statement in sorted(counts, key=lambda i: (-counts[i], i))[:8]:
        row = connection.execute(_CONTENT, {"one": statement}).one()
        theirs = _runs(row.words) if row.document != document else None
        if theirs:
            share = len(runs & theirs) / min(len(runs), len(theirs))
            if share > best:
                best, row_of_best = share, (statement, row.quotation)
    return row_of_best


def _join(connection: Connection, statement: int, other: tuple[int, int | None]) -> None:
    theirs, quotation = other
    if quotation is None:
        quotation = new_id(connection, _BEGIN, {"tellings": 1})
        connection.execute(_SAME, {"one": theirs, "quotation_": quotation})
    connection.execute(_SAME, {"one": statement, "quotation_": quotation})
    connection.execute(_MORE, {"one": quotation})


_QUOTED = (
    select(s.statements.c.id, s.statements.c.start, s.statements.c.end, s.statements.c.quotation)
    .where(
        s.statements.c.id.between(bindparam("first"), bindparam("last")), s.statements.c.kind.in_(("direct", "mixed"))
    )
    .order_by(s.statements.c.id)
)  # fmt: skip
_KEEP = Prepared(insert(s.quotation_shingles))
_LEAVE = delete(s.quotation_shingles).where(
    s.quotation_shingles.c.hash == bindparam("one"), s.quotation_shingles.c.statement == bindparam("statement_")
)
_BEGIN = insert(s.quotations)
_SAME = update(s.statements).where(s.statements.c.id == bindparam("one")).values(quotation=bindparam("quotation_"))
_MORE = update(s.quotations).where(s.quotations.c.id == bindparam("one")).values(tellings=s.quotations.c.tellings + 1)
_FEWER = update(s.quotations).where(s.quotations.c.id == bindparam("one")).values(tellings=s.quotations.c.tellings - 1)
_WORD = re.compile(r"\w+")

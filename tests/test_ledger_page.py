"""The counts that are kept for the page are those that counting gives, whatever was done to the ledger."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from counting import growth
from older import with_days_as_texts
from sqlalchemy import text as sql

from dragoman import Filter, Ledger
from dragoman.errors import LedgerError
from dragoman.ledger import migrations, summaries
from dragoman.ledger.fulltext import full_text_query, sought_terms
from dragoman.ledger.questions import months, network, passage
from dragoman.ledger.questions.months import count_months
from dragoman.ledger.questions.search import find_hits
from dragoman.ledger.schema import metadata

FILTERS = (
    Filter(), Filter(party="Kenya"), Filter(actor="#2"), Filter(recipient="#4"), Filter(type=("AID", "CONSULT")),
    Filter(quad="conflict"), Filter(party="#4", quad="verbal", type=("CONSULT", "REQUEST")),
    Filter(since="2026-03", until="2026-03"), Filter(since="2026-04", party="Norway"), Filter(until="2026-03-31"),
    Filter(since="2026-03-05"), Filter(until="2026-04-05"), Filter(since="2026-02-10", until="2026-04-10"),
    Filter(since="2026-03-10", until="2026-03-20"), Filter(since="2026-03-10", until="2026-04-02", party="Iceland"),
)  # fmt: skip


@pytest.fixture
def copy(demo_ledger: Path, tmp_path: Path) -> Path:
    shutil.copy(demo_ledger, tmp_path / "copy.ledger")
    return tmp_path / "copy.ledger"


def kept(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with sqlite3.connect(path) as connection:
        found = {
            table.name: sorted(connection.execute(f"SELECT * FROM {table.name}").fetchall())
            for table in summaries.metadata.sorted_tables
        }
    connection.close()
    return found


def assert_true(path: Path) -> None:
    """What is kept is what counting everything anew gives."""
    before = kept(path)
    with Ledger(path, write=True) as ledger:
        assert ledger._writer is not None
        with ledger._writer.begin() as connection:
            summaries.clear_summaries(connection)
            summaries._count(connection, 0, summaries._LAST)
    after = kept(path)
    assert all(after.values())
    assert before == after


def test_kept_as_the_documents_come(demo_ledger: Path, copy: Path) -> None:
    assert_true(copy)


def test_kept_when_a_document_is_read_otherwise(copy: Path) -> None:
    before = kept(copy)
    with Ledger(copy, write=True) as ledger:
        record = ledger.record(2)
        events = tuple(
            msgspec.structs.replace(one, status="denied" if one.status == "reported" else one.status)
            for one in record.events[:-2]
        )
        used = {one.id for one in events}
        changed = msgspec.structs.replace(
            record, events=events, sentences=record.sentences[:5], lead=type(record.lead)(),
            agreements=tuple(one for one in record.agreements if one.event in used), claims=record.claims[:1],
        )  # fmt: skip
        assert ledger.keep(changed, refresh=True).outcome == "changed"
    assert kept(copy) != before
    assert_true(copy)
    with Ledger(copy, write=True) as ledger:
        assert ledger.keep(record, refresh=True).outcome == "changed"
    assert_true(copy)
    assert kept(copy)["document_counts"] == before["document_counts"]


@pytest.mark.parametrize("few", [500, 0])
def test_kept_when_actors_are_merged_split_and_set_free(copy: Path, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summaries, "FEW", few)
    before = kept(copy)
    with Ledger(copy, write=True) as ledger:
        merged = ledger.merge("Amara Kiptoo", "Norway")
        one = ledger.portrait("Amara Kiptoo")
        split = ledger.split("Kenya", ["1", "2"])
    assert kept(copy) != before and one.statements > 0
    assert_true(copy)
    with Ledger(copy, write=True) as ledger:
        ledger.undo(split)
        ledger.undo(merged)
    assert kept(copy) == before


def test_kept_when_the_tables_are_written_anew(copy: Path) -> None:
    before = kept(copy)
    with Ledger(copy, write=True) as ledger:
        ledger.rebuild()
    assert_true(copy)
    assert kept(copy)["document_counts"] == before["document_counts"]


@pytest.mark.parametrize("form", [2, 3])
def test_an_older_ledger_is_brought_to_this_form_when_it_is_opened(
    copy: Path, form: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, tables = kept(copy), everything(copy)
    with Ledger(copy) as ledger:
        found = [hit.document.id for hit in ledger.search("harbour").rows]
    assert found
    with_days_as_texts(copy, form)
    assert migrations.is_older(copy)
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(LedgerError, match="brought to the present form"):
        Ledger(copy)
    monkeypatch.undo()
    lines: list[str] = []
    with Ledger(copy, tell=lines.append) as ledger:
        assert len(lines) == 4 - form and all("present form" in line and str(copy) in line for line in lines)
        assert ledger.overview().counts["events"] > 100
        assert ledger.check() == []
        assert [hit.document.id for hit in ledger.search("harbour").rows] == found
    assert not migrations.is_older(copy) and kept(copy) == before and everything(copy) == tables


def everything(path: Path) -> dict[str, object]:
    """Every row of every table by the names of its columns, how it is indexed, and what the views show."""
    found: dict[str, object] = {}
    with sqlite3.connect(path) as connection:
        connection.row_factory = sqlite3.Row
        for table in metadata.sorted_tables:
            if table.name != "migrations":
                rows = connection.execute(f"SELECT * FROM {table.name}").fetchall()
                found[table.name] = sorted(repr(sorted(dict(row).items())) for row in rows)
        for (view,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
            found[view] = sorted(map(repr, map(tuple, connection.execute(f"SELECT * FROM {view}"))))
        found["indexes"] = sorted(
            row[0]
            for row in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        )
    connection.close()
    return found


@pytest.mark.parametrize("wanted", FILTERS, ids=repr)
def test_months_from_counts_are_those_from_events(
    demo_ledger: Path, wanted: Filter, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Ledger(demo_ledger) as ledger, ledger.reading() as connection:
        quick = sorted(one for one in count_months(connection, wanted) if one[2])
        monkeypatch.setattr(months, "months_query", lambda *_: None)
        assert sum(count for _, _, count in quick) > 0
        merged: dict[tuple[str, str], int] = {}
        for month, kind, count in quick:
            merged[month, kind] = merged.get((month, kind), 0) + count
        slow: dict[tuple[str, str], int] = {}
        for month, kind, count in months._counted(connection, wanted):
            slow[month, kind] = slow.get((month, kind), 0) + count
        assert merged == slow


@pytest.mark.parametrize("wanted", FILTERS, ids=repr)
def test_lines_from_counts_are_those_from_events(demo_ledger: Path, wanted: Filter) -> None:
    if wanted.since in ("2026-03-05", "2026-02-10", "2026-03-10") or wanted.until == "2026-04-05":
        with Ledger(demo_ledger) as ledger, ledger.reading() as connection:
            assert network._from_totals(connection, wanted, None) is None
        return
    with Ledger(demo_ledger) as ledger, ledger.reading() as connection:
        quick = network._from_totals(connection, wanted, None)
        slow = network._counted(connection, wanted)
        assert quick is not None
        if wanted.party or wanted.actor or wanted.recipient:
            # Events tell of others beside those who are asked for; the counts know the lines of these only.
            ends = {"#2": {2}, "#4": {4}}.get(wanted.party or wanted.actor or wanted.recipient or "")
            pairs = {(one.source, one.target, one.quad) for one in slow}
            assert quick and (ends is None or all(ends & {one.source, one.target} for one in quick))
            assert wanted.party is None or {(one.source, one.target, one.quad) for one in quick} <= pairs
        else:
            assert sorted(quick) == sorted(slow)
        assert quick or wanted.quad == "conflict"


def test_passages_mark_what_the_index_finds(demo_ledger: Path) -> None:
    questions = ("harbour", "minist*", '"repair yard"', "Norway OR Reykjavik", "hallvarðsdottir", "quota -mussels", "Pold fog",
                 "fisher* quota")  # fmt: skip
    with Ledger(demo_ledger) as ledger, ledger.reading() as connection:
        for words in questions:
            rows = find_hits(connection, words)
            assert rows
            for row in rows:
                text = ledger.record(row.document.id).document.text
                marked = connection.execute(
                    sql(
                        "SELECT highlight(search, 0, '\x02', '\x03') FROM search WHERE search MATCH :words AND rowid = :one"
                    ),
                    {"words": full_text_query(words), "one": row.document.id},
                ).scalar_one()
                found = {
                    (one.start() - 2 * n, one.end() - 2 * n - 2)
                    for n, one in enumerate(re.finditer("\x02[^\x03]*\x03", marked))
                }
                assert text[row.start : row.start + len(row.passage)] == row.passage
                hits = {(row.start + a, row.start + b) for a, b in row.hits}
                assert hits <= found and bool(hits) == bool(found), words


def test_looking_for_a_passage_is_linear_in_the_text() -> None:
    def look(size: int) -> Callable[[], object]:
        text = "the minister said nothing of the harbour " * size
        return lambda: passage.find_passage(text, sought_terms("harbour the"), 40)

    assert growth(look, 400) < 1.3


def test_a_passage_holds_most_hits() -> None:
    text = "fish " + "word " * 300 + "fish fish fish " + "word " * 300 + "Fish"
    found = passage.find_passage(text, sought_terms("fish"), 10)
    assert len(found.hits) == 3 and {found.words[a:b] for a, b in found.hits} == {"fish"}
    both = "fish fish fish " + "word " * 300 + "a fish at the quay"
    assert "quay" in passage.find_passage(both, sought_terms("fish quay"), 10).words
    far = "word " * 50_000 + "quay"
    hit = passage.find_passage(far, sought_terms("quay"), 10)
    assert far[hit.start :] == hit.words and hit.words.endswith("quay") and len(hit.hits) == 1
    assert passage.find_passage("only in the title", sought_terms("quay"), 3).words == "only in the"

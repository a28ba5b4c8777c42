"""What is kept, and what questions answer."""

from __future__ import annotations

import base64
import json
import os
import sqlite3
import tempfile
import zlib
from pathlib import Path

import msgspec
import pytest
from older import with_days_as_texts

import dragoman
from dragoman import Filter, Ledger, Record
from dragoman.errors import LedgerError
from dragoman.ledger import schema, summaries
from dragoman.ledger.copies import find_copy, shingles_of, sketch_of
from dragoman.ledger.days import Day
from dragoman.ledger.fulltext import full_text_query
from dragoman.ledger.migrations import MIGRATIONS, migrate
from dragoman.ledger.names import is_initials, person_name, plain_name
from dragoman.ledger.packing import pack, unpack
from dragoman.ledger.quotations import compare_words
from dragoman.record.json import read_record

VISIT = (
    "Foreign Minister Nadia Orlan of Kenya visited Lisbon on Monday and met Portuguese Prime Minister Rui Valadas. "
    "Kenya and Portugal signed a fisheries agreement worth 40 million euros. "
    "“We will protect the waters that feed both our peoples for generations,” Orlan said. "
    "Rui Valadas praised Kenya for its patience. The agreement covers three harbours and a training school for sailors."
)
RETOLD = (
    "Portugal and Kenya on Monday signed a fisheries agreement worth 45 million euros, officials in Lisbon said. "
    "“We will protect the waters that feed all our peoples for generations,” Kenyan Foreign Minister Nadia Orlan told "
    "reporters after the ceremony. Opposition leaders criticized the terms as a gift to large trawler companies."
)
STRIKE = (
    "Dock workers in Mombasa went on strike on Wednesday over pay. Police arrested eleven people near the harbour gates. "
    "Orlan condemned the arrests. Portugal called on Kenya to release the workers at once."
)
OTHER = (
    "Norwegian Trade Minister Nadia Orlan, a keen swimmer, won the lake race on Sunday. Norway praised her. "
    "The water was cold and the crowd was small, organisers said, but the winner smiled all the way to the shore."
)


def read(text: str, published: str, publisher: str, title: str | None = None) -> Record:
    return dragoman.interpret(
        dragoman.new_document(
            text, title=title, published=published, publisher=publisher, source=f"{publisher}.txt", language="en"
        )
    )


@pytest.fixture(scope="session")
def records() -> list[Record]:
    return [
        read(VISIT, "2025-03-04", "Herald", "Kenya and Portugal sign"),
        read(RETOLD, "2025-03-05", "Courier"),
        read(STRIKE, "2025-04-10", "Herald", "Strike in Mombasa"),
        read(OTHER, "2025-05-05", "Sport"),
        read(VISIT.replace("on Monday", "this week") + " More follows.", "2025-03-04", "Wire"),
    ]


@pytest.fixture
def path(tmp_path: Path, records: list[Record]) -> Path:
    with Ledger(tmp_path / "work.ledger", write=True) as ledger:
        for record in records:
            ledger.keep(record)
    return tmp_path / "work.ledger"


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in a ledger but the moments at which it was done."""
    found = {}
    with sqlite3.connect(path) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in names:
            if name.startswith(("search", "sqlite_", "migrations")):
                continue
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            kept = ", ".join(f'"{c}"' for c in columns if c not in ("added", "tried", "tries", "made"))
            found[name] = sorted(connection.execute(f"SELECT {kept} FROM {name}").fetchall(), key=repr)
    connection.close()
    return found


def test_a_record_comes_back_byte_for_byte(path: Path, records: list[Record]) -> None:
    with Ledger(path) as ledger:
        assert [one.to_json() for one in ledger.iterate_records(Filter(count_copies=True))] == [
            one.to_json() for one in records
        ]
        assert ledger.check() == []
    for record in records:
        assert unpack(pack(record), record.document.text) == record


def test_records_packed_by_the_form_before_can_be_read() -> None:
    kept = json.loads((Path(__file__).parent / "data" / "packed_second_form.json").read_text("utf-8"))
    packed = base64.b64decode(kept["packed"])
    assert packed[:1] == b"\x02"
    record = read_record(json.dumps(kept["record"]).encode(), "")
    assert unpack(packed, record.document.text) == record


def test_words_that_the_text_does_not_hold_are_kept_as_they_are(records: list[Record]) -> None:
    """Names of actors that no mention bears, a title that the text does not begin with."""
    record = records[0]
    actors = [msgspec.structs.replace(one, name=f"{one.name} (the elder)") for one in record.actors]
    document = msgspec.structs.replace(record.document, title="Another title")
    changed = msgspec.structs.replace(record, actors=tuple(actors), document=document)
    assert unpack(pack(changed), document.text) == changed
    titled = msgspec.structs.replace(record, document=msgspec.structs.replace(document, title=document.text[:30]))
    assert unpack(pack(titled), document.text) == titled and len(pack(titled)) < len(pack(changed))


def test_days_are_numbers_in_every_table(path: Path) -> None:
    seen = 0
    with sqlite3.connect(path) as connection:
        for table in (*schema.metadata.sorted_tables, *summaries.metadata.sorted_tables):
            for column in (one.name for one in table.columns if isinstance(one.type, Day)):
                found = {row[0] for row in connection.execute(f"SELECT typeof({column}) FROM {table.name}")}
                assert found <= {"integer", "null"}, f"{table.name}.{column}"
                seen += "integer" in found
    assert seen > 12


def test_the_same_text_is_one_document_and_both_sources_are_known(path: Path, records: list[Record]) -> None:
    again = msgspec.structs.replace(
        records[0], document=msgspec.structs.replace(records[0].document, source="copy.txt", publisher="Mirror")
    )
    with Ledger(path, write=True) as ledger:
        assert ledger.keep(again).outcome == "there" and len(ledger) == 5
        assert ledger.document("copy.txt").id == 1


def test_a_near_copy_is_kept_and_counted_once(path: Path) -> None:
    with Ledger(path) as ledger:
        assert ledger.counts()["near copies"] == 1
        assert ledger.document("Wire.txt").copy_of == 1
        once = ledger.relations("KEN", "PRT", by="all")[0].events
        twice = ledger.relations("KEN", "PRT", by="all", wanted=Filter(count_copies=True))[0].events
        assert 0 < once < twice
        assert {row.document.publisher for row in ledger.events().rows}.isdisjoint({"Wire"})
        assert "Wire" in {row.document.publisher for row in ledger.events(Filter(count_copies=True)).rows}


def test_every_row_quotes_its_document(path: Path) -> None:
    with Ledger(path) as ledger:
        texts = {row.id: ledger.record(row.id).document.text for row in ledger.documents().rows}
        events, statements, claims = ledger.events().rows, ledger.statements().rows, ledger.claims().rows
        assert events and statements and claims
        for event in events:
            assert texts[event.document.id][event.start : event.end] == event.trigger
            assert texts[event.document.id][event.sentence_start :].startswith(event.sentence)
            assert event.trigger in event.sentence
        for said in statements:
            assert said.words == " … ".join(texts[said.document.id][a:b] for a, b in said.spans)
        for claim in claims:
            assert claim.words == texts[claim.document.id][claim.start : claim.end]


def test_events_by_side_type_and_day(path: Path) -> None:
    with Ledger(path) as ledger:
        signed = ledger.events(Filter(party="Kenya", type=("SUPPORT",), since="2025-03", until="2025-03")).rows
        assert any("fisheries agreement" in row.sentence for row in signed)
        assert all("KEN" in {side.country for side in (*row.actor, *row.recipient)} for row in signed)
        assert ledger.events(Filter(actor="KEN", since="2026")).rows == ()
        arrests = ledger.events(Filter(type=("coerce",), mode="arrest")).rows
        assert [row.document.publisher for row in arrests] == ["Herald"]


def test_pages_hold_every_row_once(path: Path) -> None:
    with Ledger(path) as ledger:
        for ask in (ledger.events, ledger.statements, ledger.claims):
            whole = [row.id for row in ask(limit=1000).rows]
            assert len(whole) == len(set(whole)) > 2
            paged: list[int] = []
            mark = None
            while True:
                page = ask(limit=2, after=mark)
                paged += [row.id for row in page.rows]
                mark = page.following
                if mark is None:
                    break
            assert paged == whole
        assert sorted(row.id for row in ledger.iterate_events()) == sorted(
            row.id for row in ledger.events(limit=1000).rows
        )


def test_statements_by_speaker_and_subject(path: Path) -> None:
    with Ledger(path) as ledger:
        said = ledger.statements(Filter(speaker="Nadia Orlan")).rows
        assert any("protect the waters" in row.words for row in said)
        assert all(row.speaker is not None and "Orlan" in row.speaker.name for row in said)
        about = ledger.statements(Filter(about="Kenya")).rows
        assert all("Kenya" in row.words or "Kenya" in [one.name for one in row.about] for row in about)


def test_search_marks_what_was_found(path: Path) -> None:
    with Ledger(path) as ledger:
        (hit,) = ledger.search('"dock workers" strik*').rows
        text = ledger.record(hit.document.id).document.text
        assert text[hit.start : hit.start + len(hit.passage)] == hit.passage
        assert [hit.passage[a:b].lower() for a, b in hit.hits][:2] == ["dock workers", "strike"]
        assert {row.document.publisher for row in ledger.search("fisheries", Filter(publisher="courier")).rows} == {
            "Courier"
        }
        assert ledger.search("fisheries -trawler").rows and ledger.search("nosuchword").rows == ()
        for hostile in ('"', "AND OR NOT", "a AND (b", "text:x", "*", "NEAR(a b)", "'; DROP TABLE texts; --", "-"):
            try:
                ledger.search(hostile)
            except LedgerError as error:
                assert "no word to look for" in str(error)
        assert len(ledger) == 5


def test_a_search_question_is_never_written_wrongly() -> None:
    assert (
        full_text_query('gas "signed a deal" minist* -oil') == '("gas" AND "signed a deal" AND "minist"*) NOT ("oil")'
    )
    assert full_text_query("gas OR oil pipeline") == '("gas" OR "oil") AND "pipeline"'
    with pytest.raises(LedgerError):
        full_text_query("… -")


def test_the_same_name_in_two_countries_is_two_actors(path: Path) -> None:
    with Ledger(path) as ledger:
        found = {(row.name, row.country) for row in ledger.actors("Nadia Orlan").rows}
        assert {country for _, country in found} >= {"KEN", "NOR"}
        with pytest.raises(LedgerError, match="actors are called so"):
            ledger.actor("Nadia Orlan")
        assert any("other countries" in offer.why for offer in ledger.offers())


def test_decisions_are_kept_undone_and_survive_a_rereading(path: Path, records: list[Record]) -> None:
    before = tables(path)
    with Ledger(path, write=True) as ledger:
        by_country = {row.country: row for row in ledger.actors("Nadia Orlan").rows}
        keep, other = by_country["KEN"], by_country["NOR"]
        merged = ledger.merge(keep.id, other.id, "the minister swims")
        renamed = ledger.rename(keep.id, "Minister Orlan")
        row = ledger.actor(f"#{keep.id}")
        assert row.name == "Minister Orlan" and row.documents == keep.documents + other.documents
        assert ledger.keep(records[3], refresh=True).outcome == "unchanged"
        changed = msgspec.structs.replace(records[3], claims=())
        assert ledger.keep(changed, refresh=True).changes[0].startswith("claims:")
        assert ledger.actor(f"#{keep.id}").documents == row.documents
        assert ledger.keep(records[3], refresh=True).outcome == "changed"
        parted = ledger.split(keep.id, [str(ledger.document("Sport.txt").id)])
        assert ledger.actor(f"#{keep.id}").documents == keep.documents
        for decision in (parted, renamed, merged):
            ledger.undo(decision)
        with pytest.raises(LedgerError, match="undone before"):
            ledger.undo(merged)
        assert len(ledger.decisions()) == 3
        assert ledger.actor(f"#{keep.id}").documents == keep.documents
    after = tables(path)
    del before["decisions"], after["decisions"]
    parted_keys = [row for row in after["entities"] if "split:" in repr(row)]
    after["entities"] = [row for row in after["entities"] if row not in parted_keys]
    gone = {row[0] for row in parted_keys}
    after["aliases"] = [row for row in after["aliases"] if row[1] not in gone]
    assert before == after


def test_one_event_in_two_papers_is_one_happening(path: Path) -> None:
    with Ledger(path) as ledger:
        found = [row for row in ledger.happenings().rows if "agreement" in row.tellings[0].event.sentence]
        assert len(found) == 1 and found[0].documents == 2
        assert {one.event.document.publisher for one in found[0].tellings} == {"Herald", "Courier"}
        assert any(
            line.startswith("numbers:") and "40 million" in line and "45 million" in line for line in found[0].differs
        )


def test_one_quotation_in_two_papers_is_aligned_word_by_word(path: Path) -> None:
    with Ledger(path) as ledger:
        (found,) = ledger.quotations().rows
        changed = [(one.one, one.other) for one in found.differences[0] if not one.same]
        assert changed == [("both", "all")]
    assert [(d.one, d.other) for d in compare_words("We will go.", "We shall go") if not d.same] == [("will", "shall")]


def test_relations_lead_to_their_sentences(path: Path) -> None:
    with Ledger(path) as ledger:
        rows = ledger.relations("Kenya", "Portugal", by="month")
        assert [row.since for row in rows] == sorted(row.since for row in rows)
        for row in rows:
            assert row.events == sum(row.types.values()) == sum(row.quads.values())
            assert -10 <= row.lowest <= row.score <= row.highest <= 10
        events = ledger.related_events("Kenya", "Portugal", limit=100)
        assert len(events) == sum(row.events for row in rows)
        directed = ledger.relations("Portugal", "Kenya", by="all", directed=True)[0]
        assert directed.events <= sum(row.events for row in rows)


def test_timeline_and_compare(path: Path) -> None:
    with Ledger(path) as ledger:
        rows = ledger.timeline("Kenya").rows
        assert {row.what for row in rows} == {"event", "statement"}
        assert [row.day for row in rows] == sorted((row.day for row in rows), reverse=True)
        documents, table = ledger.compare(["Courier.txt", 1])
        assert [one.publisher for one in documents] == ["Courier", "Herald"]
        assert {"wording", "happening", "quotation", "actor"} <= {row.what for row in table}
        assert any("[-all-] {+both+}" in cell for row in table for cell in row.documents)
        with pytest.raises(LedgerError, match="nothing to compare"):
            ledger.compare([1, 1])


def test_tables_written_anew_are_the_same(path: Path, records: list[Record]) -> None:
    before = tables(path)
    with Ledger(path, write=True) as ledger:

        def rare() -> dict[str, float]:
            with ledger.reading() as connection:
                return ledger._known.stems.rarities(connection, ("harbou", "worker", "swim"))

        assert ledger.keep(records[0]).outcome == "there"
        remembered = rare()
        assert ledger.rebuild() == 5
        assert ledger.check() == []
        assert rare() == remembered, "what was counted before is counted twice"
    assert tables(path) == before


def test_two_writers_and_a_failure_leave_what_one_leaves(tmp_path: Path, path: Path, records: list[Record]) -> None:
    other = tmp_path / "other.ledger"
    with Ledger(other, write=True) as one, Ledger(other, write=True) as two:
        for n, record in enumerate(records):
            ledger = (one, two)[n % 2]
            with pytest.raises(ZeroDivisionError), ledger.writing() as keeper:
                keeper.keep(records[-1 - n])
                raise ZeroDivisionError
            ledger.keep(record)
        assert one.check() == []
    assert tables(other) == tables(path)


def test_reading_goes_on_while_somebody_writes(path: Path) -> None:
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM events")
    with Ledger(path) as ledger:
        assert ledger.events().rows
    writer.execute("ROLLBACK")
    writer.close()


def test_a_locked_ledger_is_told(path: Path, records: list[Record], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.ledger.opening.PATIENCE", 50)
    other = sqlite3.connect(path, isolation_level=None)
    with Ledger(path, write=True) as ledger:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="is locked by another program"):
            ledger.keep(records[0])
        other.execute("ROLLBACK")
        assert ledger.keep(records[0]).outcome == "there"
    other.close()


def test_a_full_disk_loses_nothing(path: Path, records: list[Record]) -> None:
    fresh = read("Zambia and Malawi signed a border treaty on Friday. " * 60, "2025-06-01", "Late")
    with Ledger(path, write=True) as ledger:
        assert ledger._writer is not None
        with ledger._writer.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(LedgerError, match="disk is full"):
            for n in range(50):
                ledger.keep(read(f"{n}. " + fresh.document.text, "2025-06-01", f"Late {n}"))
        assert len(ledger) >= 5 and ledger.check() == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"no database at all, only words, some more words", "is no ledger"),
        (b"SQLite format 3\0" + b"x" * 5000, "no ledger"),
    ],
)
def test_what_is_no_ledger_is_told(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "x.ledger").write_bytes(content)
    with pytest.raises(LedgerError, match=words):
        Ledger(tmp_path / "x.ledger")


def test_damage_is_told(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    for at in range(4096, len(raw) - 4096, 4096):
        raw[at : at + 64] = b"\xff" * 64
    path.write_bytes(raw)
    for extra in ("-wal", "-shm"):
        path.with_name(path.name + extra).unlink(missing_ok=True)
    with pytest.raises(LedgerError, match=r"damaged|the database says"), Ledger(path) as ledger:
        ledger.events()


def test_missing_foreign_newer_and_read_only(tmp_path: Path, path: Path) -> None:
    with pytest.raises(LedgerError, match="no such ledger"):
        Ledger(tmp_path / "none.ledger")
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE cats (name)")
    with pytest.raises(LedgerError, match="another program"):
        Ledger(tmp_path / "other.db", write=True)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    for write in (False, True):
        with pytest.raises(LedgerError, match="newer dragoman"):
            Ledger(path, write=write)
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    if os.geteuid() != 0:
        path.chmod(0o444)
        with pytest.raises(LedgerError, match="may only be read"):
            Ledger(path, write=True)
    with Ledger(path) as ledger, pytest.raises(LedgerError, match="opened to read"):
        ledger.rebuild()


def test_migrations_run_once_and_in_order(path: Path) -> None:
    steps = (*MIGRATIONS, ("a column", lambda c: c.exec_driver_sql("ALTER TABLE documents ADD COLUMN note TEXT")))
    with Ledger(path, write=True) as ledger:
        assert ledger._writer is not None
        for _ in range(2):
            with ledger._writer.begin() as connection:
                migrate(connection, path, steps)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT number, name FROM migrations ORDER BY number").fetchall()[-1] == (
            len(steps),
            "a column",
        )
        assert connection.execute("SELECT count(note) FROM documents").fetchone() == (0,)


def test_a_ledger_in_a_folder_that_may_not_be_written(path: Path) -> None:
    """Asked by a user who may not write there (in a process of its own, for a superuser may write anywhere)."""
    with Ledger(path) as ledger:
        events = len(list(ledger.iterate_events()))
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / "kept.ledger"
        copy.write_bytes(path.read_bytes())
        copy.chmod(0o444)
        Path(name).chmod(0o555)
        child = os.fork()
        if child == 0:
            try:
                if os.getuid() == 0:
                    os.setgid(65534)
                    os.setuid(65534)
                with Ledger(copy) as ledger:
                    os._exit(0 if len(list(ledger.iterate_events())) == events else 2)
            except BaseException:
                os._exit(3)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        Path(name).chmod(0o755)


def test_a_ledger_of_the_first_form_is_brought_to_this_one(path: Path, records: list[Record]) -> None:
    with_days_as_texts(path, 1)
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE events ADD COLUMN gist TEXT")
        topics = connection.execute("SELECT * FROM topics ORDER BY document").fetchall()
        stems = connection.execute("SELECT * FROM stems ORDER BY stem").fetchall()
        connection.execute("DROP TABLE topics")
        connection.execute("DROP TABLE stems")
        connection.execute("CREATE TABLE stems (stem TEXT PRIMARY KEY, events INTEGER) WITHOUT ROWID")
        for number, packed, text in connection.execute(
            "SELECT r.document, r.packed, t.text FROM records r JOIN texts t ON t.document = r.document"
        ).fetchall():
            record = unpack(packed, text)
            bare = msgspec.structs.replace(record, document=msgspec.structs.replace(record.document, text=""))
            first = b"\x01" + zlib.compress(msgspec.json.encode(bare), 9)
            assert unpack(first, text) == record
            connection.execute("UPDATE records SET packed = ? WHERE document = ?", (first, number))
    with Ledger(path) as ledger:
        assert ledger.events(limit=1).rows, "an older form can be read as it is"
    with Ledger(path, write=True) as ledger:
        assert [one.to_json() for one in ledger.iterate_records(Filter(count_copies=True))] == [
            one.to_json() for one in records
        ]
        assert ledger.check() == []
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT * FROM topics ORDER BY document").fetchall() == topics
        assert connection.execute("SELECT * FROM stems ORDER BY stem").fetchall() == stems
        assert "gist" not in {row[1] for row in connection.execute("PRAGMA table_info(events)")}


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Filter(since="2025-13"), "is no date"),
        (Filter(until="yesterday"), "is no date"),
        (Filter(since="2025-05", until="2025-01"), "comes after"),
        (Filter(type=("HUG",)), "no event type"),
        (Filter(mode="softly"), "no mode"),
        (Filter(quad="fuzzy"), "no class"),
        (Filter(actor="Zzyzx"), "nobody in the ledger"),
        (Filter(document="nothing.txt"), "no such document"),
        (Filter(actor="#999999"), "no such actor"),
    ],
)
def test_a_filter_that_cannot_be_is_told(path: Path, wanted: Filter, words: str) -> None:
    with Ledger(path) as ledger, pytest.raises(LedgerError, match=words):
        ledger.events(wanted)


def test_near_copies_are_known_and_others_are_not(tmp_path: Path, records: list[Record]) -> None:
    words = (VISIT + " " + STRIKE).split()
    changed = [w if n % 20 else "otherwise" for n, w in enumerate(words)][: int(0.9 * len(words))]
    with Ledger(tmp_path / "c.ledger", write=True) as ledger:
        ledger.keep(read(" ".join(words), "2025-01-01", "First"))
        assert ledger._writer is not None
        with ledger._writer.begin() as connection:
            for text, wanted in ((" ".join(changed), 1), (OTHER, None), (RETOLD, None)):
                shingles = shingles_of(text)
                copy = find_copy(connection, shingles, sketch_of(shingles))
                assert (copy.document if copy else None) == wanted


def test_names() -> None:
    assert plain_name("The U.N. Security Council’s") == "un security council"
    assert plain_name("Peña Nieto") == "pena nieto"
    one, other, third = (person_name(n) for n in ("George W. Bush", "George H. W. Bush", "George Bush"))
    assert one and other and third
    assert not one.agrees(other) and one.agrees(third) and other.agrees(third)
    assert person_name("Orlan") is None
    assert is_initials("WHO", "World Health Organization") and not is_initials("WHO", "White House")
    assert is_initials("U.N.", "United Nations") and not is_initials("Who", "World Health Organization")


def test_views_read_well_in_plain_sql(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        views = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
        assert len(views) >= 8
        for view in views:
            connection.execute(f"SELECT * FROM {view}").fetchall()
        sentence, trigger = connection.execute("SELECT sentence, trigger FROM event_list LIMIT 1").fetchone()
        assert trigger in sentence


def test_the_documented_questions_run(path: Path) -> None:
    page = Path(__file__).parents[1] / "docs" / "ledger.md"
    blocks = [block.split("```")[0] for block in page.read_text("utf-8").split("```sql\n")[1:]]
    assert len(blocks) >= 10
    with sqlite3.connect(path) as connection:
        for block in blocks:
            connection.execute(block).fetchall()

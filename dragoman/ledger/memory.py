"""``Ledger``: the door to everything that is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Engine, func, select

from dragoman.errors import DragomanError, LedgerError
from dragoman.ledger import decisions as deciding
from dragoman.ledger import schema as s
from dragoman.ledger import store
from dragoman.ledger.decisions import Decision
from dragoman.ledger.filters import Filter
from dragoman.ledger.migrations import check_form, is_older, migrate, upgrade
from dragoman.ledger.opening import open_engine, pragma, telling
from dragoman.ledger.page_rows import (
    ActorSight,
    DocumentCard,
    DocumentSight,
    MapSight,
    MonthRow,
    NetworkSight,
    Overview,
    VoicesSight,
)
from dragoman.ledger.patience import watch
from dragoman.ledger.questions import actors as asking_actors
from dragoman.ledger.questions import (
    cards,
    hydrate,
    listing,
    map,
    months,
    network,
    overview,
    portrait,
    sight,
    voices,
    who,
)
from dragoman.ledger.questions import compare as comparing
from dragoman.ledger.questions import happenings as asking_happenings
from dragoman.ledger.questions import relations as relating
from dragoman.ledger.questions import search as searching
from dragoman.ledger.questions import timeline as telling_time
from dragoman.ledger.rows import (
    ActorRow,
    AgreementRow,
    ClaimRow,
    CompareRow,
    DocumentRow,
    EventRow,
    FailureRow,
    HappeningRow,
    HitRow,
    OfferRow,
    Page,
    QuotationRow,
    RelationRow,
    StatementRow,
    TimelineRow,
)
from dragoman.ledger.store import Kept, Known
from dragoman.record.model import Document, Reader, Record

T = TypeVar("T")
EVERYTHING = Filter()


class Keeper:
    """Writes in one transaction; made by ``Ledger.writing``."""

    def __init__(self, connection: Connection, known: Known) -> None:
        self._connection, self._known = connection, known

    def keep(self, record: Record, *, refresh: bool = False) -> Kept:
        """Keep a record, or see it again; ``refresh`` puts a new reading in the old one's place."""
        return store.keep(self._connection, record, self._known, refresh=refresh)

    def see(self, document: Document) -> None:
        """Note that a text that is kept already stood in this source too."""
        store.see(self._connection, document)

    def note_failure(self, error: DragomanError, origin: str) -> None:
        """Keep what could not be read; ``origin`` is the source that was named."""
        store.note_failure(self._connection, error, origin, datetime.now(UTC).isoformat(timespec="seconds"))


class Ledger:
    """A ledger's file, opened to read, or, with ``write``, to keep records and decisions too.

    Questions answer with pages of typed rows, newest first; ``iterate_…`` with all of them, in the order in which they
    were kept, a few in memory at a time. Reading never waits for a writer and sees one moment of the file.
    ``tell`` is handed a line for each step when a file of an older dragoman must first be brought to the present form.
    Raises: LedgerError when the file is missing, locked, damaged, of a newer dragoman, or no ledger.
    """

    def __init__(self, path: str | Path, *, write: bool = False, tell: Callable[[str], None] | None = None) -> None:
        self.path = Path(path)
        self._known = Known()
        self._seen: int | None = None
        self._writer: Engine | None = None
        if write:
            writer = open_engine(self.path, write=True)
            try:
                with telling(self.path), writer.begin() as connection:
                    migrate(connection, self.path, tell=tell)
            except BaseException:
                writer.dispose()
                raise
            self._writer = writer
        elif is_older(self.path):
            upgrade(self.path, tell)
        self._reader = open_engine(self.path, write=False)
        watch(self._reader)
        try:
            with self._reading() as connection:
                if not check_form(connection, self.path):
                    raise LedgerError("is empty", str(self.path), "fill it with `dragoman add SOURCE --ledger FILE`")
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what the writer left in its journal is put in its place."""
        self._reader.dispose()
        if self._writer is not None:
            self._writer.dispose()

    # Writing

    def keep(self, record: Record, *, refresh: bool = False) -> Kept:
        """Keep a record in one transaction, or see it again; ``refresh`` puts a new reading in the old one's place."""
        return self.keep_many([record], refresh=refresh)[0]

    def keep_many(self, records: Iterable[Record], *, refresh: bool = False) -> list[Kept]:
        """Keep records in one transaction: all of them or, when something fails, none."""
        with self.writing() as keeper:
            return [keeper.keep(record, refresh=refresh) for record in records]

    @contextmanager
    def writing(self) -> Iterator[Keeper]:
        """Give a keeper whose doings are one transaction: all of them or none."""
        with self._writing() as connection:
            yield Keeper(connection, self._known)

    def forget_failures(self, sources: Iterable[str]) -> None:
        """Drop failures that are no more."""
        with self._writing() as connection:
            store.forget_failures(connection, sources)

    def rebuild(self) -> int:
        """Write all tables anew from the records kept whole; decisions stay. Return the number of documents."""
        with self._writing() as connection:
            return store.rebuild(connection, self._known)

    def merge(self, keep: str | int, other: str | int, note: str | None = None) -> int:
        """Decide that two actors are one; return the number of the decision."""
        with self._deciding() as connection:
            return deciding.merge(connection, self._one(connection, keep), self._one(connection, other), note)

    def split(self, actor: str | int, documents: Sequence[str], note: str | None = None) -> int:
        """Decide that these documents tell of another actor of the same name; return the number of the decision."""
        with self._deciding() as connection:
            numbers = [listing.find_document(connection, words) for words in documents]
            hashes = connection.execute(select(s.documents.c.hash).where(s.documents.c.id.in_(numbers))).scalars()
            return deciding.split(connection, self._one(connection, actor), list(hashes), note)

    def rename(self, actor: str | int, name: str, note: str | None = None) -> int:
        """Decide how an actor is called; return the number of the decision."""
        with self._deciding() as connection:
            return deciding.rename(connection, self._one(connection, actor), name, note)

    def apart(self, one: str | int, other: str | int, note: str | None = None) -> int:
        """Decide that two actors are not one; return the number of the decision."""
        with self._deciding() as connection:
            return deciding.apart(connection, self._one(connection, one), self._one(connection, other), note)

    def undo(self, decision: int) -> Decision:
        """Take a decision back."""
        with self._deciding() as connection:
            return deciding.undo(connection, decision)

    # Documents

    def __len__(self) -> int:
        with self._reading() as connection:
            return int(connection.execute(select(func.count()).select_from(s.documents)).scalar_one())

    def holds(self, document: Document, reader: Reader | None = None) -> bool:
        """Tell whether a text is kept, and, where a reader is given, as that reader reads it."""
        with self._reading() as connection:
            return store.is_read(connection, document, reader)

    def knows_less(self, document: Document) -> bool:
        """Tell whether the kept document lacks, or has otherwise, a title, publisher or date that this one has."""
        d = s.documents.c
        with self._reading() as connection:
            row = connection.execute(select(d.title, d.publisher, d.published).where(d.hash == document.id)).first()
        now = (document.title, document.publisher, document.published)
        return row is not None and any(new is not None and new != old for new, old in zip(now, row, strict=True))

    def documents(self, limit: int = 50, after: str | None = None) -> Page[DocumentRow]:
        """Return documents, newest first."""
        d = s.documents.c
        cursor = listing.parse_cursor(after)
        with self._reading() as connection:
            query = select(d.day, d.id).order_by(d.day.desc(), d.id.desc()).limit(limit)
            if cursor is not None:
                query = query.where(listing.below(d.day, d.id, cursor))
            found = [listing.Found(*row) for row in connection.execute(query)]
            rows = hydrate.documents_by_id(connection, [one.id for one in found])
        return _page([rows[one.id] for one in found], found, limit)

    def document(self, words: str | int) -> DocumentRow:
        """Return the document that is meant by number, hash or its beginning, source or title."""
        with self._reading() as connection:
            number = listing.find_document(connection, str(words))
            return hydrate.documents_by_id(connection, [number])[number]

    def record(self, words: str | int) -> Record:
        """Return a kept record, whole."""
        with self._reading() as connection:
            return store.load_record(connection, listing.find_document(connection, str(words)))

    def iterate_records(self, wanted: Filter = EVERYTHING) -> Iterator[Record]:
        """Yield every record whole, in the order in which they were kept; by day, publisher and document."""
        with self._reading() as connection:
            for number in listing.find_documents(connection, wanted):
                yield store.load_record(connection, number)

    def iterate_documents(self, wanted: Filter = EVERYTHING) -> Iterator[DocumentRow]:
        """Yield every document that is wanted, in the order in which they were kept."""
        with self._reading() as connection:
            for part in hydrate.parts(listing.find_documents(connection, wanted)):
                yield from hydrate.documents_by_id(connection, part).values()

    def entities_of(self, document: str) -> dict[str, tuple[int, str]]:
        """Return number and name of the actor across documents for each of a record's actors, by its id there."""
        a, e = s.actors.c, s.entities.c
        with self._reading() as connection:
            number = listing.find_document(connection, document)
            first, last = s.item_range(number)
            query = select(a.id, e.id, e.name).join(s.entities, e.id == a.entity).where(a.id.between(first, last))
            return {f"a{row[0] - first}": (row[1], row[2]) for row in connection.execute(query)}

    def failures(self) -> list[FailureRow]:
        """Return what could not be read, and why."""
        f = s.failures.c
        columns = (f.source, f.origin, f.kind, f.what, f.remedy, f.tries, f.tried)
        with self._reading() as connection:
            return [FailureRow(**row._mapping) for row in connection.execute(select(*columns).order_by(f.id))]

    def counts(self) -> dict[str, int]:
        """Return how many of everything there are."""
        tables = (s.documents, s.events, s.statements, s.claims, s.agreements, s.happenings, s.quotations, s.failures)
        with self._reading() as connection:
            found = {
                table.name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
                for table in tables
            }
            known = select(func.count()).where(s.entities.c.documents > 0)
            found["actors"] = int(connection.execute(known).scalar_one())
            found["near copies"] = int(
                connection.execute(select(func.count()).where(s.documents.c.copy_of.is_not(None))).scalar_one()
            )
        return found

    def check(self) -> list[str]:
        """Return every fault of the file: damage, links that lead nowhere, records that are not their text's."""
        with self._reading() as connection:
            return store.find_faults(connection)

    # Questions

    def events(self, wanted: Filter = EVERYTHING, limit: int = 50, after: str | None = None) -> Page[EventRow]:
        """Return who did what to whom, newest first."""
        return self._listed(listing.EVENTS, hydrate.events, wanted, limit, after)

    def statements(self, wanted: Filter = EVERYTHING, limit: int = 50, after: str | None = None) -> Page[StatementRow]:
        """Return who said what, newest first."""
        return self._listed(listing.STATEMENTS, hydrate.statements, wanted, limit, after)

    def claims(self, wanted: Filter = EVERYTHING, limit: int = 50, after: str | None = None) -> Page[ClaimRow]:
        """Return what can be checked, newest first."""
        return self._listed(listing.CLAIMS, hydrate.claims, wanted, limit, after)

    def agreements(self, wanted: Filter = EVERYTHING, limit: int = 50, after: str | None = None) -> Page[AgreementRow]:
        """Return instruments, newest first."""
        return self._listed(listing.AGREEMENTS, hydrate.agreements, wanted, limit, after)

    def iterate_events(self, wanted: Filter = EVERYTHING) -> Iterator[EventRow]:
        """Yield every event that is wanted."""
        return self._iterated(listing.EVENTS, hydrate.events, wanted)

    def iterate_statements(self, wanted: Filter = EVERYTHING) -> Iterator[StatementRow]:
        """Yield every statement that is wanted."""
        return self._iterated(listing.STATEMENTS, hydrate.statements, wanted)

    def iterate_claims(self, wanted: Filter = EVERYTHING) -> Iterator[ClaimRow]:
        """Yield every claim that is wanted."""
        return self._iterated(listing.CLAIMS, hydrate.claims, wanted)

    def iterate_agreements(self, wanted: Filter = EVERYTHING) -> Iterator[AgreementRow]:
        """Yield every agreement that is wanted."""
        return self._iterated(listing.AGREEMENTS, hydrate.agreements, wanted)

    def actors(
        self, name: str | None = None, *, country: str | None = None, kind: str | None = None, limit: int = 50,
        after: str | None = None,
    ) -> Page[ActorRow]:  # fmt: skip
        """Return actors across documents, the one told of most first."""
        start = _offset(after)
        with self._reading() as connection:
            rows = asking_actors.find_actors(connection, name, country, kind, limit, start)
        return _counted(rows, start, limit)

    def iterate_actors(self) -> Iterator[ActorRow]:
        """Yield every actor."""
        e = s.entities.c
        with self._reading() as connection:
            ids = connection.execute(select(e.id).where(e.documents > 0).order_by(e.id)).scalars().all()
            for part in hydrate.parts(ids):
                yield from asking_actors.actors_by_id(connection, part)

    def actor(self, who_: str | int) -> ActorRow:
        """Return the one actor that is meant. Raises: LedgerError when several are called so."""
        with self._reading() as connection:
            return asking_actors.actors_by_id(connection, [self._one(connection, who_)])[0]

    def meant(self, words: str) -> tuple[str | None, tuple[ActorRow, ...]]:
        """Return whom a filter's name stands for: the code of a country, or actors."""
        with self._reading() as connection:
            found = who.find_meant(connection, words)
            return found.country, tuple(asking_actors.actors_by_id(connection, found.entities))

    def offers(self, limit: int = 50) -> list[OfferRow]:
        """Return pairs of actors that may be one."""
        with self._reading() as connection:
            return asking_actors.find_offers(connection, limit)

    def decisions(self) -> list[Decision]:
        """Return what was decided about actors, in order, what was undone too."""
        with self._reading() as connection:
            return deciding.load_decisions(connection)

    def relations(
        self, one: str, other: str, *, by: relating.Step = "month", directed: bool = False, wanted: Filter = EVERYTHING
    ) -> list[RelationRow]:
        """Return how two sides stood to each other, a row for each stretch of time."""
        with self._reading() as connection:
            return relating.find_relations(connection, one, other, by=by, directed=directed, wanted=wanted)

    def related_events(
        self, one: str, other: str, *, directed: bool = False, wanted: Filter = EVERYTHING, limit: int = 50
    ) -> list[EventRow]:
        """Return the events behind ``relations``, newest first."""
        with self._reading() as connection:
            ids = relating.find_related(connection, one, other, directed=directed, wanted=wanted, limit=limit)
            return hydrate.events(connection, ids)

    def search(
        self, words: str, wanted: Filter = EVERYTHING, limit: int = 20, after: str | None = None
    ) -> Page[HitRow]:
        """Return documents that hold the words, with the passage and where the hits stand in it."""
        start = _offset(after)
        with self._reading() as connection:
            return _counted(searching.find_hits(connection, words, wanted, limit, start), start, limit)

    def timeline(
        self, who_: str, wanted: Filter = EVERYTHING, limit: int = 50, after: str | None = None
    ) -> Page[TimelineRow]:
        """Return what an actor did, underwent and said, newest first."""
        with self._reading() as connection:
            rows, following = telling_time.find_timeline(connection, who_, wanted, limit, after)
        return Page(tuple(rows), following)

    def happenings(self, wanted: Filter = EVERYTHING, limit: int = 20, after: str | None = None) -> Page[HappeningRow]:
        """Return what several documents tell of, with who reports, quotes or denies it and what differs."""
        start = _offset(after)
        with self._reading() as connection:
            rows = asking_happenings.find_happenings(connection, wanted, limit, start)
        return _counted(rows, start, limit)

    def quotations(
        self, wanted: Filter = EVERYTHING, limit: int = 20, after: str | None = None, number: int | None = None
    ) -> Page[QuotationRow]:
        """Return quotations that several documents hold, aligned word by word."""
        start = _offset(after)
        with self._reading() as connection:
            rows = asking_happenings.find_quotations(connection, wanted, limit, start, number)
        return _counted(rows, start, limit)

    def compare(self, documents: Sequence[str | int]) -> tuple[tuple[DocumentRow, ...], tuple[CompareRow, ...]]:
        """Return how documents tell the same things."""
        with self._reading() as connection:
            return comparing.compare_documents(connection, [str(one) for one in documents])

    # What the page shows

    def overview(self) -> Overview:
        """Return what the ledger holds, in numbers."""
        with self._reading() as connection:
            return overview.find_overview(connection)

    def cards(
        self, wanted: Filter = EVERYTHING, *, words: str | None = None, opinion: float | None = None,
        sort: cards.Sort | None = None, limit: int = 50, after: str | None = None,
    ) -> Page[DocumentCard]:  # fmt: skip
        """Return documents with what was found in them; those that hold the words, best first, where words are given."""
        with self._reading() as connection:
            rows, following = cards.find_cards(connection, wanted, cards.Wish(words, opinion, sort), limit, after)
        return Page(tuple(rows), following)

    def sight(self, words: str | int) -> DocumentSight:
        """Return a document whole, with what others have in common with it."""
        with self._reading() as connection:
            return sight.find_sight(connection, listing.find_document(connection, str(words)))

    def portrait(self, who_: str | int, wanted: Filter = EVERYTHING) -> ActorSight:
        """Return an actor whole: what it did and underwent, with whom, month by month; in the months of the filter."""
        with self._reading() as connection:
            return portrait.find_portrait(connection, self._one(connection, who_), wanted)

    def months(self, wanted: Filter = EVERYTHING) -> tuple[MonthRow, ...]:
        """Return how many events each month has."""
        with self._reading() as connection:
            return months.find_months(connection, wanted)

    def network(
        self, wanted: Filter = EVERYTHING, *, nodes: int = 60, lines: int = 200, kind: str | None = None
    ) -> NetworkSight:
        """Return the actors told of most, and what passes between them."""
        with self._reading() as connection:
            return network.find_network(connection, wanted, nodes, lines, kind)

    def map(self, wanted: Filter = EVERYTHING) -> MapSight:
        """Return where things happened."""
        with self._reading() as connection:
            return map.find_points(connection, wanted)

    def voices(self, wanted: Filter = EVERYTHING) -> VoicesSight:
        """Return report, attribution and opinion by outlet, and who is quoted most."""
        with self._reading() as connection:
            return voices.find_voices(connection, wanted)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection for questions of one's own; it sees one moment of the file."""
        with self._reading() as connection:
            yield connection

    # How

    def _listed(
        self, kind: listing.Kind, load: Callable[[Connection, Sequence[int]], list[T]], wanted: Filter, limit: int,
        after: str | None,
    ) -> Page[T]:  # fmt: skip
        with self._reading() as connection:
            found = listing.find_page(connection, kind, wanted, limit, after)
            return _page(load(connection, [one.id for one in found]), found, limit)

    def _iterated(
        self, kind: listing.Kind, load: Callable[[Connection, Sequence[int]], list[T]], wanted: Filter
    ) -> Iterator[T]:
        with self._reading() as connection:
            for part in hydrate.parts(listing.find_all(connection, kind, wanted)):
                yield from load(connection, part)

    def _one(self, connection: Connection, words: str | int) -> int:
        return who.one_entity(connection, f"#{words}" if isinstance(words, int) else words)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with telling(self.path), self._reader.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _deciding(self) -> Iterator[Connection]:
        """Write, and forget what was known of actors: a decision changes who they are and how they are called."""
        with self._writing() as connection:
            yield connection
        self._known.forget()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self._writer is None:
            raise LedgerError("was opened to read", str(self.path), "open it with write=True")
        try:
            with telling(self.path), self._writer.begin() as connection:
                seen = int(pragma(connection, "data_version"))
                if seen != self._seen:
                    self._known.forget()
                    self._seen = seen
                yield connection
        except BaseException:
            self._known.forget()
            raise


def _page(rows: Sequence[T], found: Sequence[listing.Found], limit: int) -> Page[T]:
    return Page(tuple(rows), listing.cursor_of(found[-1]) if len(found) == limit and found else None)


def _counted(rows: Sequence[T], start: int, limit: int) -> Page[T]:
    return Page(tuple(rows), str(start + limit) if len(rows) == limit else None)


def _offset(after: str | None) -> int:
    if after is None:
        return 0
    if not after.isdecimal():
        raise LedgerError(f"{after!r} is no place to go on from", "after", "hand over what a page names as following")
    return int(after)


def to_plain(row: Any) -> Any:
    """Return a row as plain lists and dictionaries."""
    return msgspec.to_builtins(row)

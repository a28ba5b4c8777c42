"""Sources into a ledger: what is there already is passed over, the rest is read and kept, what fails is noted.

Every group of documents is kept in one transaction, in the order of the sources: a run that is killed loses at most
the groups that were being read, and the same call goes on where it was.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import msgspec

from dragoman.bulk.engines import processes, serial
from dragoman.bulk.work import Outcome
from dragoman.errors import DragomanError
from dragoman.ledger.memory import Ledger
from dragoman.ledger.store import Kept
from dragoman.pipeline import reader_of
from dragoman.read import ReadOptions, read_source
from dragoman.read.article import Warn
from dragoman.record.json import read_record
from dragoman.record.model import Document, Reader
from dragoman.settings import Settings

GROUP = 16  # documents kept in one transaction
CHARACTERS = 200_000  # a group of long documents is closed earlier


class Step(msgspec.Struct, frozen=True):
    """What became of one document: ``kept``, or the ``error``; both None when it was there already."""

    source: str
    kept: Kept | None = None
    error: DragomanError | None = None


class Adding(msgspec.Struct, frozen=True, kw_only=True):
    """How sources are added. ``refresh``: read again what another reader or model read, or of which more is known now;
    ``again``: read everything again."""

    options: ReadOptions
    settings: Settings
    workers: int = 1
    refresh: bool = False
    again: bool = False


class _Item(msgspec.Struct):
    """A document to read, one that is kept already, or an error, in the order of the sources."""

    origin: str
    document: Document | None = None
    error: DragomanError | None = None
    wanted: bool = False


def add_sources(ledger: Ledger, sources: Iterable[str], how: Adding, warn: Warn) -> Iterator[Step]:
    """Read and keep the sources, and yield what became of each document as soon as it is in the file.

    Raises: LedgerError when the ledger cannot be written; what was kept stays.
    """
    waiting: deque[list[_Item]] = deque()

    def groups() -> Iterator[list[Document]]:
        for group in _groups(_items(ledger, sources, how, warn)):
            waiting.append(group)
            yield [item.document for item in group if item.wanted and item.document is not None]

    engine = serial if how.workers == 1 else processes(how.workers)
    for outcomes in engine(groups(), how.settings):
        yield from _keep(ledger, waiting.popleft(), outcomes, how.refresh or how.again)


def retry_failures(ledger: Ledger, how: Adding, warn: Warn) -> Iterator[Step]:
    """Take up what failed before; what fails no more is forgotten."""
    began = datetime.now(UTC).isoformat(timespec="seconds")
    failed = ledger.failures()
    sources = list(dict.fromkeys(_again(one.source, one.origin) for one in failed if one.origin != "-"))
    yield from add_sources(ledger, sources, how, warn)
    still = {one.source for one in ledger.failures() if one.tried >= began}
    ledger.forget_failures(one.source for one in failed if one.source not in still and one.origin != "-")


def _again(source: str, origin: str) -> str:
    """What to read to try a failure again: the file itself, the table of a row, or all that was named."""
    for path in (source, source.rpartition(":")[0]):
        if path and os.path.exists(path):
            return path
    return source if source.startswith(("http://", "https://")) else origin


def _items(ledger: Ledger, sources: Iterable[str], how: Adding, warn: Warn) -> Iterator[_Item]:
    reader = reader_of(how.settings)
    coming: set[str] = set()
    for source in sources:
        origin = source if source == "-" or "://" in source else os.path.abspath(source)
        try:
            for found in read_source(source, how.options, warn):
                if isinstance(found, DragomanError):
                    yield _Item(origin, error=found)
                else:
                    wanted = found.id not in coming and (how.again or not _there(ledger, found, reader, how.refresh))
                    coming.add(found.id)
                    yield _Item(origin, document=found, wanted=wanted)
        except DragomanError as error:
            yield _Item(origin, error=error)


def _there(ledger: Ledger, document: Document, reader: Reader, refresh: bool) -> bool:
    """Whether a text need not be read: it is kept, and, for a refresh, by this very reader and with what is known now."""
    if not refresh:
        return ledger.holds(document)
    return ledger.holds(document, reader) and not ledger.knows_less(document)


def _groups(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    group: list[_Item] = []
    size = 0
    for item in items:
        group.append(item)
        size += len(item.document.text) if item.wanted and item.document is not None else 0
        wanted = sum(one.wanted for one in group)
        if wanted >= GROUP or size >= CHARACTERS or len(group) >= 20 * GROUP:
            yield group
            group, size = [], 0
    if group:
        yield group


def _keep(ledger: Ledger, group: list[_Item], outcomes: list[Outcome], refresh: bool) -> list[Step]:
    """Put a group into the file, in one transaction and in order."""
    read = iter(outcomes)
    steps: list[Step] = []
    with ledger.writing() as keeper:
        for item in group:
            outcome = next(read) if item.wanted else item.error
            source = item.origin if item.document is None else item.document.source or item.origin
            if isinstance(outcome, DragomanError):
                keeper.note_failure(outcome, item.origin)
                steps.append(Step(source, error=outcome))
            elif outcome is not None:
                steps.append(Step(source, kept=keeper.keep(read_record(outcome, source), refresh=refresh)))
            elif item.document is not None:
                keeper.see(item.document)
                steps.append(Step(source))
    return steps

"""Who does the work: this process, or several others. One signature: groups of documents in, their outcomes out, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from dragoman.bulk.work import Outcome, begin_worker, read_group
from dragoman.errors import DragomanError, ReadError
from dragoman.record.model import Document
from dragoman.settings import Settings

Group = Sequence[Document]
Engine = Callable[[Iterable[Group], Settings], Iterator[list[Outcome]]]

AHEAD = 2  # groups that wait for each worker, so that none is idle
PIECE = 4  # documents handed to a worker at once: so few that at the end all are done at about the same time


def serial(groups: Iterable[Group], settings: Settings) -> Iterator[list[Outcome]]:
    """Read in this process."""
    for group in groups:
        yield read_group(group, settings)


def processes(workers: int) -> Engine:
    """Return an engine of so many processes. A document on which one dies is a failure, and the others are read."""

    def engine(groups: Iterable[Group], settings: Settings) -> Iterator[list[Outcome]]:
        pool = _Pool(workers, settings)
        waiting: deque[list[tuple[Group, Future[list[Outcome]]]]] = deque()

        def outcomes() -> list[Outcome]:
            return [outcome for piece, future in waiting.popleft() for outcome in pool.result(piece, future)]

        try:
            for group in groups:
                pieces = [group[n : n + PIECE] for n in range(0, len(group), PIECE)]
                waiting.append([(piece, pool.submit(piece)) for piece in pieces])
                while len(waiting) > workers * AHEAD:
                    yield outcomes()
            while waiting:
                yield outcomes()
        finally:
            pool.close()

    return engine


class _Pool:
    """Processes that are started anew when one of them dies."""

    def __init__(self, workers: int, settings: Settings) -> None:
        self.workers, self.settings = workers, settings
        self.executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.workers, mp_context=get_context("spawn"), initializer=begin_worker)

    def submit(self, group: Group) -> Future[list[Outcome]]:
        try:
            return self.executor.submit(read_group, group, self.settings)
        except BrokenProcessPool:
            self._restart()
            return self.executor.submit(read_group, group, self.settings)

    def result(self, group: Group, future: Future[list[Outcome]]) -> list[Outcome]:
        try:
            return future.result()
        except BrokenProcessPool:
            self._restart()
            return [self._alone(document) for document in group]

    def _alone(self, document: Document) -> Outcome:
        """Read a document of a group on which a process died by itself, to find out whether it was this one."""
        try:
            return self.executor.submit(read_group, [document], self.settings).result()[0]
        except BrokenProcessPool:
            self._restart()
            return ReadError(
                "the process that read it died, perhaps for want of memory", document.source or document.id[:12],
                "split it, or read it with fewer workers",
            )  # fmt: skip
        except DragomanError as error:
            return error

    def _restart(self) -> None:
        self.executor.shutdown(wait=False, cancel_futures=True)
        self.executor = self._start()

    def close(self) -> None:
        self.executor.shutdown(wait=True, cancel_futures=True)

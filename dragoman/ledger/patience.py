"""How long a question may take: the database is stopped when the time is over, and says so."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

from dragoman.errors import LedgerError

# Steps of the database between two looks at the clock: some 0.1 ms.
STEPS = 10_000
_here = threading.local()


class TookTooLong(LedgerError):
    """A question was stopped because its time was over."""


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Let every question that this thread asks inside end within so many seconds. Raises: TookTooLong."""
    _here.end = time.monotonic() + seconds
    try:
        yield
    except LedgerError as error:
        if "interrupted" in error.what and time.monotonic() >= _here.end:
            raise TookTooLong(
                f"the question took longer than {seconds:g} s", "", "ask for less: a shorter time, an actor, a type"
            ) from error
        raise
    finally:
        _here.end = None


def watch(engine: Engine) -> None:
    """Stop what this engine's connections do when the patience of the asking thread is over."""

    @event.listens_for(engine, "checkout")
    def begin(connection: Any, record: Any, proxy: Any) -> None:
        end = getattr(_here, "end", None)
        if end is not None:
            connection.set_progress_handler(lambda: time.monotonic() > end, STEPS)

    @event.listens_for(engine, "checkin")
    def done(connection: Any, record: Any) -> None:
        if connection is not None:
            connection.set_progress_handler(None, STEPS)

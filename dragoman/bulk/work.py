"""One piece of work: a few documents in, their records out, everything picklable."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

from dragoman.errors import DragomanError
from dragoman.record.model import Document
from dragoman.settings import Settings

Outcome = bytes | DragomanError


def read_group(documents: Sequence[Document], settings: Settings) -> list[Outcome]:
    """Return the record (JSON) of each document in order, or the error that kept it from having one."""
    from dragoman.pipeline import interpret_many

    return [
        outcome if isinstance(outcome, DragomanError) else outcome.to_json().encode("utf-8")
        for outcome in interpret_many(documents, settings)
    ]


def begin_worker() -> None:
    """Make a process ready: it leaves Ctrl-C to the one that started it and uses one core."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ[name] = "1"
    import numpy  # noqa: F401 - a program that uses us may have loaded it before the names above were set
    from threadpoolctl import threadpool_limits

    threadpool_limits(1)

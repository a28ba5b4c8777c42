"""How much work is done? Counted, not timed: a busy machine must not fail a test."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def count_steps(work: Callable[[], object]) -> int:
    """Return how many lines of Python a call runs, those of the functions that it calls included.

    What C does behind one line (a search, a slice) counts as one step.
    """
    steps = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal steps
        steps += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return steps


def growth(work: Callable[[int], Callable[[], object]], size: int, times: int = 4) -> float:
    """Return by how much the steps grow for ``times`` the size, as a share of ``times``: 1 when linear, ``times`` when quadratic.

    ``work`` makes ready and returns the call to count; it is called once before, to fill tables and caches.
    """
    steps = []
    for count in (size, size * times):
        ready = work(count)
        ready()
        steps.append(count_steps(ready))
    return steps[1] / steps[0] / times

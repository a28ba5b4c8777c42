"""The measure by which other tests tell linear from quadratic work."""

from __future__ import annotations

import sys

from counting import count_steps, growth


def test_linear_and_quadratic_work_are_told_apart() -> None:
    def once(size: int) -> object:
        return lambda: [n + 1 for n in range(size)]

    def each_with_each(size: int) -> object:
        return lambda: sum(n * m for n in range(size) for m in range(size))

    assert 0.8 < growth(once, 50) < 1.1  # type: ignore[arg-type]
    assert 3.5 < growth(each_with_each, 50) < 4.5  # type: ignore[arg-type]


def test_the_trace_that_was_set_is_set_again() -> None:
    before = sys.gettrace()
    assert count_steps(lambda: None) == count_steps(lambda: None) == 1
    assert sys.gettrace() is before

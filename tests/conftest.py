"""What the tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def bench() -> Path:
    """The folder of the benchmarks; tests that need it are skipped where it is absent."""
    folder = SHARED / "bench"
    if not folder.is_dir():
        pytest.skip(f"no benchmarks at {folder}")
    return folder

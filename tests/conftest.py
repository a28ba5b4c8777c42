"""What the tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")  # a busy machine must not fail a test

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def demo_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the articles that ship; nobody may write to it."""
    from dragoman.web.filling import fill_demo

    return fill_demo(tmp_path_factory.mktemp("demo") / "demo.ledger")


@pytest.fixture(scope="session")
def bench() -> Path:
    """The folder of the benchmarks; tests that need it are skipped where it is absent."""
    folder = SHARED / "bench"
    if not folder.is_dir():
        pytest.skip(f"no benchmarks at {folder}")
    return folder

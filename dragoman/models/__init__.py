"""Artefacts that this project trained, each with its card."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent


def folder(name: str) -> Path:
    """Return the folder of a model that ships with the package."""
    return ROOT / name

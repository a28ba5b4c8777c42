"""dragoman reads political reporting and writes the record: who did what with whom, who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.version import VERSION as __version__

if TYPE_CHECKING:
    from dragoman.errors import DragomanError
    from dragoman.ledger.filters import Filter
    from dragoman.ledger.memory import Ledger
    from dragoman.pipeline import interpret, interpret_many, read_article
    from dragoman.read.article import new_document
    from dragoman.record.model import Document, Record
    from dragoman.settings import Settings

_HOMES = {
    "DragomanError": "dragoman.errors",
    "Document": "dragoman.record.model",
    "Record": "dragoman.record.model",
    "Settings": "dragoman.settings",
    "Filter": "dragoman.ledger.filters",
    "Ledger": "dragoman.ledger.memory",
    "interpret": "dragoman.pipeline",
    "interpret_many": "dragoman.pipeline",
    "new_document": "dragoman.read.article",
    "read_article": "dragoman.pipeline",
}

__all__ = ["Document", "DragomanError", "Filter", "Ledger", "Record", "Settings", "__version__", "interpret", "interpret_many",
           "new_document", "read_article"]  # fmt: skip


def __getattr__(name: str) -> object:
    """Load a public name when it is first used, so that ``import dragoman`` is quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)

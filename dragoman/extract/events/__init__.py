"""Who did what to whom."""

from __future__ import annotations

from dragoman.extract.events.finder import find_events

__all__ = ["find_events"]

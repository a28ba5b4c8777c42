"""An event while it is being read."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.lexicon.frames import Frame
from dragoman.record.model import EventType, Status


@dataclass(slots=True)
class Found:
    """What one trigger tells. ``trigger`` and ``host`` are token indices; ``same_as`` is an earlier Found."""

    trigger: int
    frame: Frame
    type: EventType
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    host: int | None
    status: Status
    same_as: Found | None = None

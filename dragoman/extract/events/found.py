"""An event while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.extract.events.status import Telling
from dragoman.lexicon.frames import Frame
from dragoman.record.model import EventType, Status


@dataclass(slots=True)
class Found:
    """What one trigger tells. ``trigger`` and ``host`` are token indices; ``same_as`` is an earlier Found.

    ``actor_place`` and ``recipient_place`` name the places that filled the sides, ``told`` holds the words that gave the
    status, ``rules`` what was changed afterwards: the answers of ``dragoman explain``.
    """

    trigger: int
    frame: Frame
    type: EventType
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    host: int | None
    status: Status
    told: Telling = field(default_factory=Telling)
    actor_place: str = ""
    recipient_place: str = ""
    rules: list[str] = field(default_factory=list)
    same_as: Found | None = None

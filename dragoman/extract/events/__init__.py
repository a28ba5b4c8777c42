"""Who did what to whom."""

from __future__ import annotations

from dragoman.extract.cast import Cast
from dragoman.extract.events.circumstance import Circumstance
from dragoman.extract.events.finder import read_events
from dragoman.language.analysis import Analysis
from dragoman.lexicon.frames import Frames, load_frames
from dragoman.record.model import Event, Place, Quantity, Statement, Time

__all__ = ["find_events"]


def find_events(
    analysis: Analysis,
    actors: Cast,
    places: tuple[Place, ...],
    times: tuple[Time, ...],
    quantities: tuple[Quantity, ...],
    statements: tuple[Statement, ...],
    frames: Frames | None = None,
) -> tuple[Event, ...]:
    """Return the events that the text tells, in text order; ``frames``: those of the lexicon where none are given."""
    syntax, found = read_events(analysis, actors, frames or load_frames())
    return Circumstance(syntax, actors, places, times, quantities, statements).events(found)

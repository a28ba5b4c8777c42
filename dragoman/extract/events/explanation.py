"""Why is this event in the record: which frame, which words on which side, which words for its status, which rules?"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.cast import Cast
from dragoman.extract.events.finder import read_events
from dragoman.extract.events.found import Found
from dragoman.extract.events.syntax import Syntax
from dragoman.language.analysis import Analysis
from dragoman.lexicon.frames import Frames
from dragoman.spans import Span

PLACES = {
    "subject": "subject of the trigger",
    "object": "object of the trigger",
    "indirect": "indirect object",
    "possessor": "possessor of the trigger",
    "adjective": "word before the trigger",
    "host": "subject of the verb that carries the trigger",
    "hosted": "object of the verb that carries the trigger",
    "clause": "subject of the clause below",
    "around": "nearest in the rest of the clause",
    "content": "from the event taken in",
    "condition": "subject of the if or unless clause",
    "occasion": "subject of the clause on that occasion",
    "deed": "who did, in an event before, what is judged here",
    "statement": "who speaks the statement whose cue it is",
}
EFFECTS = {
    "denied": "denies it",
    "supposed": "makes it hypothetical",
    "planned": "makes it one to come",
    "often": "makes it repeated",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """A word that bears on the status, and what it does."""

    span: Span
    effect: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What made one event. ``event`` is its id; ``frame`` and ``where`` name the pattern and its file.

    ``actor`` and ``recipient`` hold the actor ids, ``actor_place`` and ``recipient_place`` the places that gave them, as the
    frames name them; ``carrier`` is the verb that carries an event noun.
    """

    event: str
    frame: str
    where: str
    trigger: Span
    carrier: Span | None
    actor: tuple[str, ...]
    actor_place: str
    recipient: tuple[str, ...]
    recipient_place: str
    reasons: tuple[Reason, ...]
    rules: tuple[str, ...]


def explain_events(analysis: Analysis, actors: Cast, frames: Frames) -> tuple[Explanation, ...]:
    """Return one explanation for each event that ``find_events`` returns, in the same order."""
    syntax, found = read_events(analysis, actors, frames)
    return tuple(_explanation(syntax, f"e{number}", one) for number, one in enumerate(found, 1))


def _explanation(syntax: Syntax, event: str, one: Found) -> Explanation:
    return Explanation(
        event=event,
        frame=one.frame.id,
        where=one.frame.where,
        trigger=_span(syntax, one.trigger),
        carrier=_span(syntax, one.host) if one.host is not None else None,
        actor=one.actor,
        actor_place=one.actor_place,
        recipient=one.recipient,
        recipient_place=one.recipient_place,
        reasons=tuple(Reason(_span(syntax, token), effect) for token, effect in one.told.reasons),
        rules=tuple(one.rules),
    )


def _span(syntax: Syntax, token: int) -> Span:
    return Span(syntax.tokens[token].start, syntax.tokens[token].end)


def place_in_words(place: str) -> str:
    """Return a place of a frame as a reader understands it (``subject+with`` → ``subject of the trigger, after with``)."""
    return ", ".join(PLACES.get(part, f"after {part}") for part in place.split("+") if part)

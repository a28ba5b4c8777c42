"""The actors of one document, and which of them stands at a given word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.record.model import Actor


@dataclass(frozen=True)
class Cast:
    """Everyone in the text. ``items`` in text order of first mention.

    ``head_of`` maps the index of the head token of a mention (for a name its last word, for a nominal its noun, for a
    pronoun itself) to an actor id; ``token_of`` does so for every token of every mention. ``sharing`` holds, by head token,
    the further actors of a noun that several share (``Danish and Polish officials``: at *officials*, the Danes).
    """

    items: tuple[Actor, ...]
    head_of: dict[int, str] = field(default_factory=dict)
    token_of: dict[int, str] = field(default_factory=dict)
    sharing: dict[int, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> dict[str, Actor]:
        """The actors by id."""
        return {actor.id: actor for actor in self.items}

    def at(self, token: int) -> str | None:
        """Return the actor whose mention has its head at this token, or covers it."""
        return self.head_of.get(token) or self.token_of.get(token)

    def everyone_at(self, token: int) -> tuple[str, ...]:
        """Return the actor at this token and those who share its noun, in text order; ``()`` where there is none."""
        here = self.at(token)
        return () if here is None else (*(a for a in self.sharing.get(token, ()) if a != here), here)

    def among(self, tokens: Iterable[int]) -> list[str]:
        """Return the actors mentioned at these tokens, each once, in order."""
        found: list[str] = []
        for token in tokens:
            actor = self.at(token)
            if actor and actor not in found:
                found.append(actor)
        return found

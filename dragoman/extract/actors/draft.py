"""A mention before it is known whom it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.record.model import ActorKind, MentionForm


@dataclass
class Draft:
    """One mention. ``first``/``last``: tokens, half open; ``head``: its head token.

    ``country`` is ISO 3166 alpha-3 or IGO, ``affiliation`` the drafts of bodies named beside it (positions in the list).
    """

    first: int
    last: int
    head: int
    form: MentionForm
    kind: ActorKind
    name: str
    country: str | None = None
    sectors: list[str] = field(default_factory=list)
    offices: list[tuple[str, bool]] = field(default_factory=list)  # title, former
    bodies: list[int] = field(default_factory=list)  # head tokens of bodies that the office belongs to
    gender: str | None = None
    plural: bool = False
    entity: int = -1
    titles: list[tuple[int, int]] = field(default_factory=list)  # tokens of the titles before a name
    counted: int = -1  # token of what a number counts: hundreds of *citizens*
    shares: int = -1  # token of the noun that the words share with another actor: *Danish* and Polish officials

    def add_sector(self, sector: str | None) -> None:
        """Note a PLOVER sector once."""
        if sector and sector not in self.sectors:
            self.sectors.append(sector)

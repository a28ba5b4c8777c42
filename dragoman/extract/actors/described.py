"""Who is *the diplomat*? Whoever was mentioned last and may be described so (``Ambassador Orlan … the diplomat``).

Which offices and sectors a word may stand for: ``data/descriptions.csv``.
"""

from __future__ import annotations

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.offices import role_ending_at
from dragoman.language.analysis import Analysis
from dragoman.lexicon.countries import country_of_demonym
from dragoman.lexicon.descriptions import Description, descriptions

KINDS = frozenset({"person", "organisation"})
"""Whom descriptions may be of."""
REACH = 3
"""Sentences that a description looks back over."""
MENTIONS = 30
"""Mentions that it looks back over."""


class Described:
    """Who was mentioned last, for descriptions by a more general word: ``Ambassador Orlan … the diplomat``."""

    def __init__(self, analysis: Analysis, drafts: list[Draft]) -> None:
        self.analysis, self.drafts = analysis, drafts
        self.recent: list[tuple[int, int]] = []  # head token, entity of each mention of a person, the latest last
        self.bodies: set[int] = set()
        self.titles: dict[int, set[str]] = {}
        self.sectors: dict[int, set[str]] = {}
        self.countries: dict[int, str] = {}
        for draft in drafts:
            if draft.kind in KINDS and draft.form == "name" and draft.entity >= 0:
                self._learn(draft)

    def _learn(self, draft: Draft) -> None:
        if draft.kind == "organisation":
            self.bodies.add(draft.entity)
        self.titles.setdefault(draft.entity, set()).update(
            title.lower() for title, former in draft.offices if not former
        )
        self.sectors.setdefault(draft.entity, set()).update(draft.sectors)
        if draft.country:
            self.countries.setdefault(draft.entity, draft.country)

    def note(self, number: int) -> None:
        """Remember a mention of a person or a body; a person told by a noun is known by it."""
        draft = self.drafts[number]
        if draft.kind not in KINDS:
            return
        if draft.form == "nominal" and draft.kind == "person":
            self._learn(draft)
            hit = role_ending_at(self.analysis, draft.head)
            if hit is not None:
                words = " ".join(t.lower for t in self.analysis.tokens[hit[0] : draft.head + 1])
                self.titles.setdefault(draft.entity, set()).add(words)
        self.recent.append((draft.head, draft.entity))

    def bearer(self, number: int) -> int | None:
        """Return who is meant by *the* and a general word alone, where just one of those mentioned last fits it.

        Looked at are the persons of the sentence itself and of ``REACH`` sentences before it, the nearest sentence first.
        """
        draft = self.drafts[number]
        kind = descriptions().get(self.analysis.tokens[draft.head].lower)
        if kind is None or not _is_plain(self.analysis, draft):
            return None
        tokens = self.analysis.tokens
        here, verb = tokens[draft.head].sentence, tokens[draft.head].head
        recent = self.recent[-MENTIONS:]
        beside = {entity for at, entity in recent if tokens[at].head == verb}  # the minister briefed the diplomat
        for sentence in range(here, max(-1, here - REACH - 1), -1):
            entities = {entity for at, entity in recent if tokens[at].sentence == sentence} - beside
            fitting = {entity for entity in entities if self._fits(entity, kind, draft)}
            if fitting:
                return min(fitting) if len(fitting) == 1 else None
        return None

    def _fits(self, entity: int, kind: Description, draft: Draft) -> bool:
        country = self.countries.get(entity)
        if draft.country and country != draft.country:
            return False
        if draft.kind == "group":
            return entity in self.bodies and bool(self.sectors.get(entity, set()) & kind.sectors)
        titles = self.titles.get(entity, set())
        by_title = any(title in kind.offices or title.split()[-1] in kind.offices for title in titles)
        return by_title or bool(titles and self.sectors.get(entity, set()) & kind.sectors)


def _is_plain(analysis: Analysis, draft: Draft) -> bool:
    """``the diplomat``, ``the Russian diplomat``: nothing else tells who is meant."""
    tokens = analysis.tokens
    article = next((i for i in analysis.dependents(draft.head, "det") if tokens[i].lower == "the"), -1)
    between = range(article + 1, draft.head)
    more = [i for i in analysis.children[draft.head] if tokens[i].dep.startswith(("nmod", "acl", "conj", "appos"))]
    return 0 <= article < draft.head and not more and all(country_of_demonym(tokens[i].text) for i in between)

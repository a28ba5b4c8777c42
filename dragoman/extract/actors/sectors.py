"""Which PLOVER sector do the words of a phrase tell? (``police officials``, ``a member of the Veldian parliament``)"""

from __future__ import annotations

from dragoman.extract.actors.draft import Draft
from dragoman.language.analysis import Analysis
from dragoman.lexicon.roles import RoleWord, role_before, sector_words

OTHER_ARMED = frozenset({"REB", "PRM", "COP", "UAF", "CRM", "SPY"})
OWN_WAY = frozenset({"LAB", "CVL"})
"""Sectors that what one works *for* or lives *under* does not change: employees of the bank."""
BEFORE = frozenset({"compound", "amod", "nmod", "det", "nummod", "flat", "nsubj", "advmod", "case", "obl", "acl"})
LONGEST = 15  # tokens before a noun that are read as its description
DEEPEST = 3  # phrases inside phrases: head of a group of members of parliament


class SectorReader:
    """Sectors of the phrases of one text; ``drafts`` are the names found before, ``at`` token → position in them."""

    def __init__(self, analysis: Analysis, drafts: list[Draft], at: dict[int, int]) -> None:
        self.analysis, self.drafts, self.at = analysis, drafts, at
        self.lower = [token.lower for token in analysis.tokens]

    def role(self, index: int) -> tuple[int, RoleWord] | None:
        """Return (first token, role) of the longest role phrase whose last word is the token, inside its sentence."""
        token = self.analysis.tokens[index]
        low = self.analysis.sentences[token.sentence].first
        return role_before(self.lower, index, token.lemma.lower(), low)

    def sector(
        self, role: RoleWord, first: int, start: int, head: int, country: str | None, depth: int = 0
    ) -> str | None:
        """Return the sector of a phrase ``first … head`` whose role words begin at ``start``."""
        if role.weight == "own":
            return role.sector
        beside = self.beside(first, start)
        if role.weight == "armed":
            beside = "REB" if beside == "OPP" else beside
            return beside if beside in OTHER_ARMED else role.sector
        if beside is None and depth < DEEPEST and (role.sector not in OWN_WAY or role.weight == "count"):
            beside = self.complement(head, depth)
        if beside is not None:
            return beside
        if role.weight == "state" and not country:
            return None
        return role.sector

    def beside(self, first: int, start: int) -> str | None:
        """Return the sector told by the words ``first <= i < start`` before a role word, the nearest first."""
        index = start - 1
        words = sector_words()
        while index >= first:
            if index in self.at:
                draft = self.drafts[self.at[index]]
                if draft.sectors:
                    return draft.sectors[0]
                index = draft.first - 1
                continue
            token = self.analysis.tokens[index]
            hit = self.role(index)
            if hit is not None and hit[1].sector and hit[0] >= first and hit[1].weight != "count":
                return hit[1].sector
            told = words.get(token.text) or words.get(token.lower)
            if told:
                return told
            index -= 1
        return None

    def complement(self, head: int, depth: int = 0) -> str | None:
        """Return the sector of what the head is *of* or *for* (``head of the army``, ``dozens of nurses``)."""
        analysis = self.analysis
        for child in analysis.dependents(head, "nmod", "obl"):
            if child < head:
                continue
            case = {self.lower[c] for c in analysis.dependents(child, "case")}
            if not case & {"of", "for", "from", "in", "at", "with"}:
                continue
            if child in self.at:
                draft = self.drafts[self.at[child]]
                if draft.sectors and draft.kind != "person":
                    return draft.sectors[0]
                continue
            if not case & {"of", "for", "from"}:
                continue
            hit = self.role(child)
            if hit is not None:
                low = max(left_edge(analysis, child), head + 1)
                found = self.sector(hit[1], low, hit[0], child, None, depth + 1)
                if found:
                    return found
            elif depth < DEEPEST:
                found = self.beside(max(left_edge(analysis, child), head + 1), child)
                if found:
                    return found
        return None


def left_edge(analysis: Analysis, head: int) -> int:
    """Return the first token of the words that stand before a noun and describe it, at most ``LONGEST`` away."""
    tokens = analysis.tokens
    low = max(analysis.sentences[tokens[head].sentence].first, head - LONGEST)
    first = head
    for child in analysis.children[head]:
        if low <= child < first and tokens[child].dep.partition(":")[0] in BEFORE:
            first = child
    changed = True
    while changed:  # what stands before the first of them and belongs to it: the *provincial governor* ’s spokesman
        changed = False
        for child in analysis.children[first]:
            if low <= child < first and tokens[child].dep.partition(":")[0] in BEFORE:
                first, changed = child, True
                break
    return first

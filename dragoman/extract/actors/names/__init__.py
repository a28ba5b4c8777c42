"""Where does a name stand, and what kind of bearer has it? (``Foreign Minister Nadia Orlan of Veldia met the UN``)

Country names and well-known bodies come from the lexicon, the rest from the language model, mended by what English
does with titles, possessives and long official names; what is a name once is a name throughout the text.
"""

from __future__ import annotations

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.geography import Geography
from dragoman.extract.actors.names.bodies import find_bodies
from dragoman.extract.actors.names.known import find_filed, find_known
from dragoman.extract.actors.names.persons import find_titled
from dragoman.extract.actors.names.seats import find_seats
from dragoman.extract.actors.names.shape import is_city
from dragoman.extract.actors.names.tagged import find_tagged
from dragoman.language.analysis import Analysis
from dragoman.lexicon.actor_file import ActorTable
from dragoman.spans import Span


def find_names(analysis: Analysis, geography: Geography, tables: tuple[ActorTable, ...] = ()) -> list[Draft]:
    """Return the mentions by name, in text order, none overlapping another. ``tables``: whom actor files name.

    Offsets: drafts hold token indices; articles, titles and a possessive ending stand outside the name.
    """
    taken = [False] * len(analysis.tokens)
    filed = [draft for table in tables for draft in find_filed(analysis, table)]
    candidates = [*filed, *find_known(analysis), *find_bodies(analysis), *find_tagged(analysis), *find_titled(analysis)]
    drafts: list[Draft] = []
    for draft in sorted(candidates, key=_rank):
        if draft.last <= draft.first or any(taken[draft.first : draft.last]):
            continue
        _take(draft, taken)
        drafts.append(draft)
    drafts = _without_places(analysis, drafts, taken)
    drafts += _family_names(analysis, drafts, taken)
    drafts += find_seats(analysis, geography, taken)
    drafts.sort(key=lambda d: d.first)
    return drafts


def _take(draft: Draft, taken: list[bool], value: bool = True) -> None:
    for i in range(draft.first, draft.last):
        taken[i] = value


def _rank(draft: Draft) -> tuple[int, bool, int]:
    """Longer names first; those of the lexicon before those of the model at equal length."""
    return (draft.first - draft.last, not (draft.country or draft.sectors), draft.first)


def _without_places(analysis: Analysis, drafts: list[Draft], taken: list[bool]) -> list[Draft]:
    """One word that the model took for a person, and that somebody is *in*, is a place: all its mentions go."""
    places = {
        draft.name
        for draft in drafts
        if draft.kind == "person"
        and draft.last - draft.first == 1
        and any(analysis.tokens[c].lower in {"in", "near", "outside"} for c in analysis.dependents(draft.head, "case"))
    }
    full = {analysis.tokens[d.last - 1].text for d in drafts if d.kind == "person" and d.last - d.first >= 2}
    places |= {
        d.name
        for d in drafts
        if d.kind == "person" and d.last - d.first == 1 and d.name not in full and is_city(d.name)
    }
    kept = []
    for draft in drafts:
        if draft.kind == "person" and draft.name in places:
            _take(draft, taken, False)
        else:
            kept.append(draft)
    return kept


def _family_names(analysis: Analysis, drafts: list[Draft], taken: list[bool]) -> list[Draft]:
    """Words that the model passed over, and that are the family name of somebody whom the text names in full."""
    bearers = {}
    for draft in drafts:
        if draft.kind == "person" and draft.last - draft.first >= 2:
            bearers[analysis.tokens[draft.last - 1].text] = draft
    found = []
    for token in analysis.tokens:
        if token.text in bearers and not taken[token.index] and token.pos in {"PROPN", "NOUN", "ADJ", "VERB"}:
            bearer = bearers[token.text]
            draft = Draft(token.index, token.index + 1, token.index, "name", "person", token.text, gender=bearer.gender)
            _take(draft, taken)
            found.append(draft)
    return found


def words_of(analysis: Analysis, draft: Draft) -> Span:
    """Return the offsets of a mention."""
    return analysis.span(draft.first, draft.last)

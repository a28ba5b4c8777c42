"""Who is *the US president*? A description by an office is joined with the one person whom the text names and whom an actor
file knows to hold that office on the day of the text.

``Iraq’s president hit back … Barham Salih said``: without a date, or where two of those named held the office that day,
the description stays somebody by itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.geography import Geography
from dragoman.extract.actors.identify import Known
from dragoman.extract.actors.merge import Entity, is_former
from dragoman.extract.actors.offices import role_ending_at
from dragoman.language.analysis import Analysis

LEADING = frozenset({"president", "prime minister", "premier", "chancellor", "supreme leader", "taoiseach"})
"""Offices whose holder is a country's *leader*."""
PLAIN = frozenset({"the", "this", "current", "incumbent", "'s", "’s", "'", "’"})
"""Words beside a country that leave a description one of the present holder; any other may tell of somebody else."""


def join_holders(
    analysis: Analysis, geography: Geography, drafts: list[Draft], entities: list[Entity], known: Mapping[int, Known]
) -> None:
    """Give the descriptions by office and country to the holder whom the text names; their own entities are left empty.

    ``the president`` alone is that of the country of which the text tells most.
    """
    holders: dict[str, list[tuple[int, frozenset[str]]]] = {}
    for number, one in known.items():
        if one.country and one.holds and entities[number].kind == "person":
            holders.setdefault(one.country, []).append((number, frozenset(title.lower() for title in one.holds)))
    if not holders:
        return
    most = geography.told_most()
    for entity in entities:
        own = [drafts[n] for n in entity.drafts]
        if entity.kind != "person" or not own or any(d.form == "name" or d.plural for d in own):
            continue
        country = own[0].country
        if any(d.country != country for d in own):
            continue
        if country is None and most and all(_is_bare(analysis, draft) for draft in own):
            country = most
        if country is None:
            continue
        titles = {_title(analysis, geography, draft) for draft in own}
        fitting = [holder for holder, held in holders.get(country, ()) if all(_fits(title, held) for title in titles)]
        if len(fitting) == 1:
            for n in entity.drafts:
                drafts[n].entity = fitting[0]
            entities[fitting[0]].drafts += entity.drafts
            entity.drafts = []


def _is_bare(analysis: Analysis, draft: Draft) -> bool:
    """``the president``, and nothing that says of what."""
    before = analysis.tokens[draft.head - 1] if draft.head else None
    below = {analysis.tokens[child].dep for child in analysis.children[draft.head]}
    return before is not None and before.lower == "the" and not any(dep.startswith(("nmod", "acl")) for dep in below)


def _title(analysis: Analysis, geography: Geography, draft: Draft) -> str:
    """The words of the office, empty where they tell of somebody else than the present holder."""
    hit = role_ending_at(analysis, draft.head)
    if hit is None or is_former(analysis, draft):
        return ""
    tokens, first = analysis.tokens, hit[0]
    while first > max(0, draft.first - 1) and (
        tokens[first - 1].lower in PLAIN or geography.place_at(first - 1) is not None
    ):
        first -= 1
    after = tokens[draft.head + 1] if draft.head + 1 < len(tokens) else None
    if first > draft.first or draft.bodies or (after and after.lower in {"-", "elect"}):
        return ""
    if (
        first == draft.first
        and first
        and tokens[first - 1].lower in {"a", "an", "any", "no", "every", "each", "another"}
    ):
        return ""
    return " ".join(token.lower for token in analysis.tokens[hit[0] : draft.head + 1])


def _fits(title: str, held: frozenset[str]) -> bool:
    return title in held or (title == "leader" and bool(held & LEADING))

"""Which mentions are one actor? (``Nadia Orlan`` … ``Orlan`` … ``the minister`` … ``she``)

Two mentions are joined when the text makes it so: the same name, a family name that only one full name carries, an
acronym after a full name, a country by any of its names, a title that one person holds, a pronoun with one fitting
antecedent near by. Never because two people bear one family name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.offices import role_ending_at
from dragoman.language.analysis import Analysis


@dataclass
class Entity:
    """Mentions that are one actor, positions into the list of drafts."""

    kind: str
    drafts: list[int] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    gender: str | None = None
    plural: bool = False


def merge(analysis: Analysis, drafts: list[Draft]) -> list[Entity]:
    """Give each draft its ``entity``; return the entities in order of first mention."""
    entities: list[Entity] = []
    by_key: dict[tuple[str, str], int] = {}
    families: dict[str, set[int]] = {}
    _full_names_first(drafts, by_key, families, entities)
    for number, draft in enumerate(drafts):
        if draft.entity < 0 and (draft.form == "name" or draft.kind == "country"):
            _join(drafts, number, _name_entity(analysis, draft, by_key, families, entities), entities)
    _nominals(analysis, drafts, entities)
    return entities


def _join(drafts: list[Draft], number: int, entity: int, entities: list[Entity]) -> None:
    draft = drafts[number]
    draft.entity = entity
    owner = entities[entity]
    owner.drafts.append(number)
    owner.gender = owner.gender or draft.gender
    owner.plural = owner.plural or draft.plural
    if draft.form == "name":
        owner.names.add(_fold(draft.name))


def _fold(name: str) -> str:
    return re.sub(r"[\s.’']+", " ", name.replace("’s", "")).strip().lower()


def _new(entities: list[Entity], kind: str) -> int:
    entities.append(Entity(kind))
    return len(entities) - 1


def _full_names_first(
    drafts: list[Draft], by_key: dict[tuple[str, str], int], families: dict[str, set[int]], entities: list[Entity]
) -> None:
    """Persons with two or more words: they own their family names, wherever in the text they stand."""
    for number, draft in enumerate(drafts):
        words = draft.name.split()
        if draft.kind != "person" or draft.form != "name" or len(words) < 2:
            continue
        key = ("person", _fold(draft.name))
        if key not in by_key:
            by_key[key] = _short_form(words, families, entities) or _new(entities, "person")
            families.setdefault(words[-1].lower(), set()).add(by_key[key])
            families.setdefault(words[0].lower() + " ", set()).add(by_key[key])  # first names have a space behind
        _join(drafts, number, by_key[key], entities)


def _short_form(words: list[str], families: dict[str, set[int]], entities: list[Entity]) -> int | None:
    """``Nadia Orlan`` is ``Nadia B. Orlan``: first and last word are the same, what is between is in one of them only."""
    same = families.get(words[-1].lower(), set()) & families.get(words[0].lower() + " ", set())
    return min(same) if len(same) == 1 else None


def _name_entity(
    analysis: Analysis,
    draft: Draft,
    by_key: dict[tuple[str, str], int],
    families: dict[str, set[int]],
    entities: list[Entity],
) -> int:
    kind = draft.kind
    if (
        kind == "organisation" and not draft.country and not draft.sectors
    ):  # a family name that the model took for a body
        bearers = families.get(_fold(draft.name), set())
        if len(bearers) == 1:
            draft.kind = "person"
            return next(iter(bearers))
    if kind == "country" and draft.country:
        key = ("country", draft.country)
    elif kind == "place-government" and draft.country:
        key = ("place-government", _fold(draft.name))
    else:
        key = (kind, _fold(draft.name))
    if key in by_key:
        return by_key[key]
    if kind == "person":
        owners = families.get(_fold(draft.name)) or families.get(_fold(draft.name) + " ")
        if owners and len(owners) == 1:
            return next(iter(owners))
        if owners:  # two of one name: the one named last, if any stands before
            before = [e for e in owners if entities[e].drafts]
            if not before:
                return by_key.setdefault(key, _new(entities, kind))
            return by_key.setdefault(key, _new(entities, kind))
    if kind == "organisation":
        full = _acronym_of(analysis, draft, by_key)
        if full is not None:
            by_key[key] = full
            return full
    by_key[key] = _new(entities, kind)
    return by_key[key]


def _acronym_of(analysis: Analysis, draft: Draft, by_key: dict[tuple[str, str], int]) -> int | None:
    """``NSA``: the initials of one body that the text names in full; or the shorter name of one body."""
    name = draft.name
    letters = re.sub(r"[^A-Za-z]", "", name)
    if letters.isupper() and 2 <= len(letters) <= 7 and " " not in name:
        hits = {
            e for (kind, words), e in by_key.items() if kind == "organisation" and _initials(words) == letters.lower()
        }
        return hits.pop() if len(hits) == 1 else None
    mine = _fold(name).split()
    if len(mine) >= 2:
        hits = {e for (kind, words), e in by_key.items()
                if kind == "organisation" and len(words.split()) > len(mine)
                and (words.startswith(" ".join(mine) + " ") or words.endswith(" " + " ".join(mine)))}  # fmt: skip
        return hits.pop() if len(hits) == 1 else None
    return None


def _initials(words: str) -> str:
    return "".join(w[0] for w in words.split() if w not in {"of", "the", "for", "and", "on", "in", "&"})


# ---------------------------------------------------------------- nominals
def _nominals(analysis: Analysis, drafts: list[Draft], entities: list[Entity]) -> None:
    groups: dict[tuple[str, str | None, str], int] = {}
    order = sorted(range(len(drafts)), key=lambda n: drafts[n].first)
    holders: list[tuple[str, str | None, int]] = []  # (title words, country, entity), the latest last
    heads: dict[str, int] = {}  # head lemma of a group or body -> entity named last by it
    for number in order:
        draft = drafts[number]
        head = analysis.tokens[draft.head]
        if draft.form == "name" or draft.kind == "country":
            for title, _ in draft.offices:
                holders.append((title.lower(), draft.country, draft.entity))
            if draft.kind == "organisation":
                heads[analysis.tokens[draft.last - 1].lower] = draft.entity
                heads[head.lower] = draft.entity
            continue
        if draft.entity >= 0:
            continue
        target: int | None = None
        definite = _definite(analysis, draft)
        if draft.kind == "person" and definite:
            target = _holder(analysis, draft, holders)
        elif draft.kind == "group" and definite:
            target = heads.get(head.lower) if _bare(analysis, draft) or draft.last - draft.first == 1 else None
        key = (_fold(draft.name), draft.country, draft.kind)
        if target is None and (draft.kind == "group" or definite):
            target = groups.get(key)
        if target is None:
            target = _new(entities, draft.kind)
            groups[key] = target
            if draft.kind == "group":
                heads[head.lower] = target
        _join(drafts, number, target, entities)


def _definite(analysis: Analysis, draft: Draft) -> bool:
    tokens = analysis.tokens
    if draft.country is not None:
        return True  # the Veldian president, Veldia's president: there is one
    before = {tokens[i].lower for i in range(max(0, draft.first - 1), draft.head)}
    return bool(before & {"the", "this", "that", "these", "those", "his", "her", "their", "its"})


def _bare(analysis: Analysis, draft: Draft) -> bool:
    """No words but the article: ``the group``, not ``the armed group``."""
    return all(analysis.tokens[i].pos in {"DET", "NOUN"} for i in range(draft.first, draft.last)) and (
        draft.last - draft.first <= 2
    )


def _holder(analysis: Analysis, draft: Draft, holders: list[tuple[str, str | None, int]]) -> int | None:
    """The last person named with an office of these words (``the foreign minister``, ``the minister``), of no other country."""
    hit = role_ending_at(analysis, draft.head)
    if hit is None:
        return None
    words = {t.lower for t in analysis.tokens[hit[0] : draft.head + 1]}
    for title, country, entity in reversed(holders):
        if words <= set(title.split()) and (not country or not draft.country or country == draft.country):
            return entity
    return None

"""Who acts, speaks or is acted upon? (``Foreign Minister Nadia Orlan told reporters that the delegation …``)

Names, then the offices beside them, then those spoken of without a name, then who is the same as whom.
"""

from __future__ import annotations

from collections import Counter

import msgspec

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.geography import Geography
from dragoman.extract.actors.holders import join_holders
from dragoman.extract.actors.identify import Known, identify
from dragoman.extract.actors.merge import Entity, merge
from dragoman.extract.actors.names import find_names, words_of
from dragoman.extract.actors.nominals import STATES, NominalReader
from dragoman.extract.actors.offices import Titles, find_offices
from dragoman.extract.actors.pronouns import find_pronouns
from dragoman.extract.actors.sectors import SectorReader
from dragoman.extract.actors.setting import find_settings
from dragoman.extract.cast import Cast
from dragoman.language.analysis import Analysis
from dragoman.lexicon.actor_file import ActorTable, load_actor_file, load_leaders
from dragoman.lexicon.bodies import is_common_body
from dragoman.lexicon.roles import known_bodies
from dragoman.record.model import Actor, Mention, Office

OF_STATES = (
    "United Nations ",
    "UN ",
    "U.N. ",
    "European Union ",
    "EU ",
    "African Union ",
    "NATO ",
    "World Trade Organi",
)
"""How the names of bodies begin that belong to bodies of states, wherever they work."""


def find_actors(analysis: Analysis, actor_file: str | None = None) -> Cast:
    """Return everyone in the text, with country, sectors, offices and all mentions merged.

    ``actor_file``: path of a user's actor file, applied at the date of the document, before the table that ships.
    Offsets: mentions are code points of the text; articles and possessive endings stand outside them.
    Raises: ReadError when the actor file cannot be read.
    """
    tables = (*((load_actor_file(actor_file),) if actor_file else ()), load_leaders())
    geography = Geography(analysis)
    drafts, entities = drafts_of(analysis, geography, tables)
    known = identify(drafts, entities, tables, analysis.document.published)
    join_holders(analysis, geography, drafts, entities, known)
    drafts += find_pronouns(analysis, drafts, entities)
    placed = {number: one.country for number, one in known.items()}
    settings = find_settings(analysis, geography, drafts, entities, placed)
    return _cast(analysis, drafts, entities, known, settings)


def drafts_of(
    analysis: Analysis, geography: Geography | None = None, tables: tuple[ActorTable, ...] = ()
) -> tuple[list[Draft], list[Entity]]:
    """Return all mentions but the pronouns, merged into entities."""
    geography = geography or Geography(analysis)
    drafts = find_names(analysis, geography, tables)
    at = {i: n for n, draft in enumerate(drafts) for i in range(draft.first, draft.last)}
    sectors = SectorReader(analysis, drafts, at)
    _countries_beside(analysis, drafts, geography)
    titles = find_offices(analysis, drafts, geography, sectors)
    drafts += NominalReader(analysis, drafts, titles.used, geography, sectors).find()
    entities = merge(analysis, drafts)
    _appositions(drafts, entities, titles)
    return drafts, entities


def _countries_beside(analysis: Analysis, drafts: list[Draft], geography: Geography) -> None:
    """``Veldia’s Parliament``, ``the Parliament of Veldia``: the country of a body named beside it."""
    owned: dict[str, str] = {}
    most = geography.told_most()
    for draft in drafts:
        own = draft.name in known_bodies() and not is_common_body(draft.name.lower())
        if draft.kind != "organisation" or (draft.country and own):
            continue
        beside = _country_beside(analysis, draft, geography)
        if beside is not None and draft.country is not None:
            owned.setdefault(draft.name, beside)  # Veldia's Congress, Veldia's Sarn Affairs Office
        if draft.country not in {None, "IGO"} and most and not geography.tells(draft.country, as_often_as=most):
            draft.country = None  # Congress, in a text of another country
        between = "IGO" if draft.name.startswith(OF_STATES) else None
        draft.country = between or beside or draft.country or _country_within(draft, geography)
    for draft in drafts:
        draft.country = owned.get(draft.name, draft.country) if draft.kind == "organisation" else draft.country


def _country_within(draft: Draft, geography: Geography) -> str | None:
    """``Baghdad University``, ``the Bavarian Institute``."""
    for index in range(draft.first, draft.last):
        place = geography.place_at(index)
        inside = place is not None and draft.first <= place.first and place.last <= draft.last
        if place is not None and inside and not place.aside and place.last - place.first < draft.last - draft.first:
            return place.country
    return None


def _country_beside(analysis: Analysis, draft: Draft, geography: Geography) -> str | None:
    for child in analysis.dependents(draft.head, "nmod", "compound", "amod"):
        case = {analysis.tokens[c].lower for c in analysis.dependents(child, "case")}
        if not draft.first <= child < draft.last and (not case or case & {"of", "in", "'s", "’s"}):
            place = geography.place_at(child)
            if place is not None and not place.aside:
                return place.country
    return None


def _appositions(drafts: list[Draft], entities: list[Entity], titles: Titles) -> None:
    """An office after a comma is a mention of its bearer."""
    for first, last, head, owner in titles.appositions:
        bearer = drafts[owner]
        draft = Draft(first, last, head, "nominal", "person", "", entity=bearer.entity)
        entities[bearer.entity].drafts.append(len(drafts))
        drafts.append(draft)


def _cast(
    analysis: Analysis, drafts: list[Draft], entities: list[Entity], known: dict[int, Known], settings: dict[int, str]
) -> Cast:
    by_entity: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_entity.setdefault(draft.entity, []).append(draft)
    order = sorted((min(d.first for d in own), number) for number, own in by_entity.items())
    ids = {number: f"a{position}" for position, (_, number) in enumerate(order, 1)}
    head_of = {d.head: ids[d.entity] for d in drafts}
    token_of = {i: ids[d.entity] for d in drafts for i in range(d.first, d.last)}
    items = tuple(
        _with_known(
            _actor(analysis, ids[number], entities[number], by_entity[number], head_of),
            known.get(number),
            settings.get(number),
        )
        for _, number in order
    )
    for draft in drafts:  # the title before a name, which the parser may take for the head, stands for its bearer
        titles = [i for first, last in draft.titles for i in range(first, last)]
        for index in [*titles, *([draft.counted] if draft.counted >= 0 else [])]:
            if index not in token_of:
                token_of[index] = ids[draft.entity]
    sharing: dict[int, list[str]] = {}
    for draft in drafts:
        if draft.shares >= 0:
            sharing.setdefault(draft.shares, []).insert(0, ids[draft.entity])
    return Cast(items, head_of, token_of, {head: tuple(found) for head, found in sharing.items()})


def _actor(analysis: Analysis, name: str, entity: Entity, own: list[Draft], head_of: dict[int, str]) -> Actor:
    own = sorted(own, key=lambda d: (d.first, d.last))
    named = [d for d in own if d.form == "name"] or [d for d in own if d.form == "nominal"] or own
    fullest = max(named, key=lambda d: (d.name not in STATES, len(d.name.split()), len(d.name), -d.first))
    bodies = [head_of[b] for d in own for b in d.bodies if b in head_of and head_of[b] != name]
    country = _most(d.country for d in own if d.form != "pronoun")
    offices: dict[str, Office] = {}
    for draft in own:
        for title, former in draft.offices:
            body = next((head_of[b] for b in draft.bodies if b in head_of and head_of[b] != name), None)
            known = offices.get(title.lower())
            if known is None or (known.organisation is None and body):
                offices[title.lower()] = Office(title, body, draft.country, former)
    sectors = tuple(dict.fromkeys(s for d in own for s in d.sectors))
    return Actor(
        id=name,
        name=words_of(analysis, fullest).cut(analysis.text),
        kind=fullest.kind,
        country=country,
        sectors=sectors,
        offices=tuple(offices.values()),
        affiliations=tuple(dict.fromkeys(bodies)),
        mentions=tuple(_mentions(analysis, own)),
    )


def _with_known(actor: Actor, known: Known | None, setting: str | None) -> Actor:
    """What the text tells stands first; an actor file adds to it, and the setting fills in what neither tells."""
    if known is None:
        return msgspec.structs.replace(actor, country=actor.country or setting)
    own = {office.title.lower() for office in actor.offices}
    added = tuple(
        Office(title, None, known.country, former) for title, former in known.offices if title.lower() not in own
    )
    return msgspec.structs.replace(
        actor,
        country=actor.country or known.country or setting,
        sectors=tuple(dict.fromkeys((*actor.sectors, *known.sectors))),
        offices=(*actor.offices, *added),
        identifier=known.identifier,
    )


def _mentions(analysis: Analysis, own: list[Draft]) -> list[Mention]:
    out: list[Mention] = []
    for draft in own:
        span = words_of(analysis, draft)
        around = draft.same_as >= 0 and out and out[-1].start == span.start and out[-1].end < span.end
        if not out or out[-1].end <= span.start or around:  # the APEC forum holds the name of its own
            out.append(Mention(span.start, span.end, draft.form))
    return out


def _most(values: object) -> str | None:
    """The value told most often, the first of equals."""
    counts = Counter(v for v in values if v)  # type: ignore[attr-defined]
    return max(counts, key=lambda v: counts[v]) if counts else None

"""Which place on the map does a name mean? The words beside it, its neighbours in the text, then size decide.

Every name of a text votes for the senses of the others: towns near each other, in one state, in a country that the text
names. One name has one sense in a text, unless the words beside it say otherwise (``Paris, Texas``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.extract.places.mentions import Mention, container, size
from dragoman.language.analysis import Analysis
from dragoman.lexicon.countries import country_of_capital
from dragoman.lexicon.gazetteer import Site

MOST_SENSES = 16  # of a name; the smaller ones beyond need a container to be reached
AT_ONCE = 60  # names that vote together: more would cost the square of their number
NEAR = 80.0  # kilometres over which a neighbour's vote falls to 1/e
EARTH = 6371.0  # kilometres
CITY = 20_000  # inhabitants
CAPITAL = 0.8
TEMPERS = (0.5, 1.0, 1.0)  # how far each round trusts the points of the one before
OTHER_NAME = 1.0  # taken from a place by one of its other names where another bears the name as its own
NEIGHBOUR = 2.0
SAME_DIVISION = 0.8
SAME_COUNTRY = 1.0
ENGLISH_SPEAKING = {"USA": 0.4, "GBR": 0.3, "CAN": 0.2, "AUS": 0.2, "IRL": 0.2, "NZL": 0.1}


@dataclass(slots=True)
class Group:
    """All mentions of one name that must mean the same place; ``holder``: the country or division said to hold it."""

    senses: tuple[Site, ...]
    holder: Site | None
    mentions: list[int]
    adjective: bool


def choose(analysis: Analysis, mentions: Sequence[Mention]) -> list[Site | None]:
    """Return the place that each mention means, ``None`` where the gazetteer lacks it."""
    groups = _groups(analysis, mentions)
    chosen: list[Site | None] = [None] * len(mentions)
    for start in range(0, len(groups), AT_ONCE):
        part = groups[start : start + AT_ONCE]
        for group, site in zip(part, _vote(part), strict=True):
            for number in group.mentions:
                chosen[number] = site
    return chosen


def _groups(analysis: Analysis, mentions: Sequence[Mention]) -> list[Group]:
    """One group a name and holder; a mention without a holder joins the first one that has."""
    held: dict[tuple[str, Site | None], Group] = {}
    order: list[Group] = []
    by_name: defaultdict[str, list[Group]] = defaultdict(list)
    loose = []
    for number, mention in enumerate(mentions):
        holder = None if mention.adjective else container(analysis, mention.last)
        inside = _within(mention.senses, holder)
        if holder is None or not inside or inside == mention.senses == ():
            loose.append((number, mention, holder))
            continue
        key = (mention.key, holder)
        group = held.get(key)
        if group is None:
            group = held[key] = Group(inside, holder, [], False)
            by_name[mention.key].append(group)
            order.append(group)
        group.mentions.append(number)
    for number, mention, holder in loose:
        if not mention.senses:
            order.append(Group((), holder, [number], False))
            continue
        same = by_name[mention.key]
        if not same:
            same.append(Group(mention.senses, None, [], mention.adjective))
            order.append(same[0])
        same[0].mentions.append(number)
    order.sort(key=lambda group: group.mentions[0])
    return order


def _within(senses: tuple[Site, ...], holder: Site | None) -> tuple[Site, ...]:
    """The senses that lie in the country or division said to hold them.

    A list of states (``Virginia, Washington, West Virginia``) holds nothing: of a state only a city is looked for in another.
    """
    if holder is None:
        return senses
    if holder.kind == "country":
        return tuple(site for site in senses if site.country == holder.country and site.kind != "country")
    inside = tuple(
        site
        for site in senses
        if (site.country, site.division) == (holder.country, holder.division) and site.kind in ("town", "county")
    )
    if any(site.kind in ("division", "country") and site.own for site in senses) and holder.name != "District of Columbia":
        return tuple(site for site in inside if site.people >= CITY)
    return inside


def _vote(groups: list[Group]) -> list[Site | None]:
    senses = [sorted(group.senses, key=size, reverse=True)[:MOST_SENSES] for group in groups]
    flat = [site for group in senses for site in group]
    if not flat:
        return [None] * len(groups)
    prior = np.array([_prior(site, any(other.own for other in group)) for group in senses for site in group])
    owner = np.repeat(np.arange(len(groups)), [len(group) for group in senses])
    starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
    near = _nearness(flat)
    near[owner[:, None] == owner[None, :]] = 0.0
    score = prior + _named(groups, flat, owner)
    for temper in TEMPERS:
        belief = _belief(temper * score, starts)
        votes = np.maximum.reduceat(near * belief[None, :], starts, axis=1).sum(axis=1)
        score = prior + _named(groups, flat, owner, belief) + NEIGHBOUR * np.minimum(votes, 3.0)
    chosen: list[Site | None] = [None] * len(groups)
    for start, end in zip(starts, [*starts[1:], len(flat)], strict=True):
        chosen[int(owner[start])] = flat[start + int(np.argmax(score[start:end]))]
    return chosen


def _prior(site: Site, rivals: bool) -> float:
    points = size(site) + ENGLISH_SPEAKING.get(site.country or "", 0.0)
    if rivals and not site.own and not site.spelling:
        points -= OTHER_NAME
    if site.kind == "town" and site.people > 20_000 and country_of_capital(site.name) == site.country:
        points += CAPITAL
    return points


def _belief(score: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Turn points into shares that add up to one within each name (a point is a factor of ten)."""
    top = np.maximum.reduceat(score, starts)
    sizes = np.diff(np.r_[starts, len(score)])
    share = np.power(10.0, score - np.repeat(top, sizes))
    return share / np.repeat(np.add.reduceat(share, starts), sizes)


def _nearness(sites: list[Site]) -> np.ndarray:
    """How near each two places are, from 1 to 0; wide places have no near neighbours."""
    latitude = np.radians([site.latitude for site in sites])
    longitude = np.radians([site.longitude for site in sites])
    points = np.stack([np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)])
    kilometres = EARTH * np.arccos(np.clip(points.T @ points, -1.0, 1.0))
    narrow = np.array([site.kind in ("town", "county") for site in sites], dtype=float)
    return np.exp(-kilometres / NEAR) * narrow[:, None] * narrow[None, :]


def _named(groups: list[Group], flat: list[Site], owner: np.ndarray, belief: np.ndarray | None = None) -> np.ndarray:
    """Points for lying in a division or country that other names of the text speak of."""
    if belief is None:
        belief = np.array([1.0 if len(groups[i].senses) == 1 else 0.3 / len(groups[i].senses) for i in owner])
    countries: Counter[str] = Counter()
    divisions: Counter[tuple[str, str]] = Counter()
    own_country: Counter[tuple[int, str]] = Counter()
    own_division: Counter[tuple[int, str, str]] = Counter()
    for site, i, share in zip(flat, owner, belief, strict=True):
        if site.country is None:
            continue
        weight = float(share) * min(len(groups[i].mentions), 3)
        countries[site.country] += weight
        own_country[int(i), site.country] += weight
        if site.division:
            divisions[site.country, site.division] += weight
            own_division[int(i), site.country, site.division] += weight
    points = np.zeros(len(flat))
    for number, (site, i) in enumerate(zip(flat, owner, strict=True)):
        if site.country is None:
            continue
        same = countries[site.country] - own_country[int(i), site.country]
        points[number] = SAME_COUNTRY * min(same, 2.0)
        if site.division and site.kind != "division" and site.country != "GBR":
            same = divisions[site.country, site.division] - own_division[int(i), site.country, site.division]
            points[number] += SAME_DIVISION * min(same, 2.0)
    return points

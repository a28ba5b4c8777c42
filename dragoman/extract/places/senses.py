"""Which place on the map does a name mean? The words beside it, its neighbours in the text, then size decide.

Every name of a text votes for the senses of the others: towns near each other, in one state, in a country that the text
names. One name has one sense in a text, unless the words beside it say otherwise (``Paris, Texas``). A point is a factor
of ten in how many would mean the place. The numbers were set by hand on the open corpora of ``docs/places.md``.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.extract.places.known import container, size
from dragoman.extract.places.page import Mention
from dragoman.language.analysis import Analysis
from dragoman.lexicon.countries import country_of_capital
from dragoman.lexicon.gazetteer import Site, is_state

MOST_SENSES = 16  # of a name; the smaller ones beyond need a container to be reached
AT_ONCE = 60  # names that vote together: more would cost the square of their number
NEAR = 80.0  # kilometres over which a neighbour's vote falls to 1/e
EARTH = 6371.0  # kilometres
CITY = 20_000  # inhabitants
CAPITAL = 0.8
STATE = 1.5  # for a state or province of ``divisions.csv``, where no city of half a million has its name
METROPOLIS = 500_000  # inhabitants
NEIGHBOUR = 2.5
SAME_DIVISION = 0.8
SAME_COUNTRY = 1.0
MOST_VOTES = 2.0, 3.0  # votes that count, of countries and divisions, and of neighbours
EARSHOT = 3.0, 3.0  # sentences over which a neighbour's vote, and that of a country or division, falls to a half
SENTENCE = 2.0  # votes of a country named in the same sentence
MOST_MENTIONS = 8  # of one name, whose place in the text counts
OTHER_NAME = 1.0  # taken from a place by one of its other names where another bears the name as its own
TEMPERS = (0.5, 1.0, 1.0)  # rounds of voting, and how far each trusts the points of the one before
ENGLISH_SPEAKING = {"USA": 0.4, "GBR": 0.3, "CAN": 0.2, "AUS": 0.2, "IRL": 0.2, "NZL": 0.1}
Numbers = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]


@dataclass(slots=True)
class Group:
    """The mentions, by number, of one name that must mean the same place."""

    senses: tuple[Site, ...]
    mentions: list[int] = field(default_factory=list)


def choose(analysis: Analysis, mentions: Sequence[Mention]) -> list[Site | None]:
    """Return the place that each mention means, ``None`` where the gazetteer lacks it."""
    groups = _groups(analysis, mentions)
    chosen: list[Site | None] = [None] * len(mentions)
    for start in range(0, len(groups), AT_ONCE):
        part = groups[start : start + AT_ONCE]
        sentences = [
            [analysis.tokens[mentions[number].first].sentence for number in group.mentions[:MOST_MENTIONS]]
            for group in part
        ]
        for group, site in zip(part, _vote(part, _sentences_apart(sentences)), strict=True):
            for number in group.mentions:
                chosen[number] = site
    return chosen


def _groups(analysis: Analysis, mentions: Sequence[Mention]) -> list[Group]:
    """One group a name and holder, in text order; a mention without a holder joins the first group that has one."""
    held: dict[tuple[str, Site | None], Group] = {}
    first: dict[str, Group] = {}
    loose: list[int] = []
    holds: Site | None = None  # what the mention before says that this one is: ``Tacoma, Washington``
    for number, mention in enumerate(mentions):
        if not mention.senses:
            continue
        before = holds if number and mention.first == mentions[number - 1].last + 1 else None
        senses = (before,) if before is not None and before in mention.senses else mention.senses
        holds = None
        holder = None if mention.adjective else container(analysis, mention.last)
        inside = _within(senses, holder)
        if before is not None and senses == (before,):
            inside, holder = senses, before
        elif holder is not None and any(site.kind == "town" for site in inside):
            holds = holder
        if holder is None or not inside:
            loose.append(number)
            continue
        group = held.setdefault((mention.key, holder), Group(inside))
        group.mentions.append(number)
        if holder is not before:  # ``Tacoma, Washington`` tells nothing of another ``Washington``
            first.setdefault(mention.key, group)
    for number in loose:
        mention = mentions[number]
        group = first.setdefault(mention.key, Group(mention.senses))
        if not group.mentions:
            held[mention.key, None] = group
        group.mentions.append(number)
    return sorted(held.values(), key=lambda group: min(group.mentions))


def _within(senses: tuple[Site, ...], holder: Site | None) -> tuple[Site, ...]:
    """The senses that lie in the country or division said to hold them.

    A state before a state is one of a list (``Virginia, Washington, West Virginia``), unless a city of that name lies there.
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
    wide = any(site.kind in ("division", "country") and site.own for site in senses)
    if wide and (holder.country, holder.division) != ("USA", "DC"):
        cities = tuple(site for site in inside if site.kind == "town" and site.people >= CITY)
        return cities or tuple(site for site in senses if site.kind == "division" and site.own)
    return inside


def _sentences_apart(sentences: list[list[int]]) -> Numbers:
    """The fewest sentences between each two names."""
    flat = np.array([sentence for group in sentences for sentence in group], dtype=float)
    sizes = [len(group) for group in sentences]
    starts = np.cumsum([0, *sizes[:-1]])
    apart = np.abs(flat[:, None] - flat[None, :])
    fewest: Numbers = np.minimum.reduceat(np.minimum.reduceat(apart, starts, axis=0), starts, axis=1)
    np.fill_diagonal(fewest, np.inf)  # no name votes for itself
    return fewest


def _vote(groups: list[Group], apart: Numbers) -> list[Site | None]:
    senses = [sorted(group.senses, key=size, reverse=True)[:MOST_SENSES] for group in groups]
    sites = [site for group in senses for site in group]
    if not sites:
        return [None] * len(groups)
    prior = np.array([_prior(site, group) for group in senses for site in group])
    owner = np.repeat(np.arange(len(groups)), [len(group) for group in senses])
    weight = np.array([float(min(len(group.mentions), 3)) for group in groups])[owner]
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    lands = [
        (SAME_COUNTRY, _numbered(site.country for site in sites)),
        (SAME_DIVISION, _numbered(_division(site) for site in sites)),
    ]
    near = _nearness(sites) / (1.0 + apart / EARSHOT[0])[np.ix_(owner, owner)]
    close = SENTENCE / (1.0 + apart / EARSHOT[1])
    belief = np.array([1.0 if len(group) == 1 else 0.3 / len(group) for group in senses for _ in group])
    narrow = np.array([site.kind != "division" for site in sites])
    score = prior + _in_named_lands(lands, belief * weight, owner, close, narrow)
    for temper in TEMPERS:
        belief = _belief(temper * score, starts)
        votes = np.maximum.reduceat(near * belief[None, :], starts, axis=1).sum(axis=1)
        score = prior + _in_named_lands(lands, belief * weight, owner, close, narrow)
        score += NEIGHBOUR * np.minimum(votes, MOST_VOTES[1])
    chosen: list[Site | None] = [None] * len(groups)
    for start, end in zip(starts, [*starts[1:], len(sites)], strict=True):
        chosen[int(owner[start])] = sites[start + int(np.argmax(score[start:end]))]
    return chosen


def _prior(site: Site, rivals: Sequence[Site]) -> float:
    """Points by size, without the text; ``rivals``: all places of the name."""
    points = size(site) + ENGLISH_SPEAKING.get(site.country or "", 0.0)
    if not site.own and not site.spelling and any(rival.own for rival in rivals):
        points -= OTHER_NAME
    if site.kind == "town" and site.people > CITY and country_of_capital(site.name) == site.country:
        points += CAPITAL
    if is_state(site) and not any(
        rival.kind == "country" or (rival.kind == "town" and rival.people > METROPOLIS)
        for rival in rivals
        if rival != site
    ):
        points += STATE
    return points


def _division(site: Site) -> tuple[str, str] | None:
    """England and its sisters are too wide to tell one town from another."""
    return (site.country, site.division) if site.country and site.division and site.country != "GBR" else None


def _numbered(keys: Any) -> Indices:
    """Number different keys from 0; -1 stands for ``None``."""
    numbers: dict[Hashable, int] = {}
    return np.array([-1 if key is None else numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.intp)


def _belief(score: Numbers, starts: Indices) -> Numbers:
    """Turn points into shares that add up to one within each name."""
    sizes = np.diff(starts, append=len(score))
    share = np.power(10.0, score - np.repeat(np.maximum.reduceat(score, starts), sizes))
    shares: Numbers = share / np.repeat(np.add.reduceat(share, starts), sizes)
    return shares


def _nearness(sites: list[Site]) -> Numbers:
    """How near each two places are, from 1 to 0; wide places have no near neighbours."""
    latitude = np.radians([site.latitude for site in sites])
    longitude = np.radians([site.longitude for site in sites])
    points = np.stack([np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)])
    kilometres = EARTH * np.arccos(np.clip(points.T @ points, -1.0, 1.0))
    narrow = np.array([site.kind in ("town", "county", "airport") for site in sites], dtype=float)
    near: Numbers = np.exp(-kilometres / NEAR) * narrow[:, None] * narrow[None, :]
    return near


def _in_named_lands(
    lands: list[tuple[float, Indices]],
    belief: Numbers,
    owner: Indices,
    close: Numbers,
    narrow: npt.NDArray[np.bool_],
) -> Numbers:
    """Points for lying in a country or division that other names of the text speak of; a division does not lie in itself."""
    points = np.zeros(len(owner))
    for number, (worth, land) in enumerate(lands):
        known = land >= 0
        if not known.any():
            continue
        spoken = np.zeros((len(close), int(land.max()) + 1))
        np.add.at(spoken, (owner[known], land[known]), belief[known])
        others = np.where(known, (close @ spoken)[owner, land], 0.0)
        points += worth * np.minimum(others, MOST_VOTES[0]) * (narrow if number else 1.0)
    return points

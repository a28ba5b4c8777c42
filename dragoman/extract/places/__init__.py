"""Where? Which words name a place, and which place on the map do they mean?

``Paris, Texas`` is not the Paris of ``in Paris, the French minister``: ``mentions`` finds the words, ``senses`` the place.
"""

from __future__ import annotations

from dragoman.extract.places.mentions import ENOUGH, Doubt, Mention, Scan, container
from dragoman.extract.places.senses import choose
from dragoman.language.analysis import Analysis
from dragoman.lexicon.gazetteer import Site
from dragoman.record.model import Place


def find_places(analysis: Analysis) -> tuple[Place, ...]:
    """Return the place mentions in text order, nationality adjectives (``Danish``) among them.

    ``name`` is the gazetteer's; what it lacks keeps the text's words and has no coordinates.
    Raises: nothing. Offsets: code points of the text.
    """
    scan = Scan(analysis)
    mentions = sorted([*scan.sure, *_trusted(scan, choose(analysis, scan.sure))], key=lambda mention: mention.first)
    sites = choose(analysis, mentions)
    return tuple(
        _place(analysis, number, mention, site)
        for number, (mention, site) in enumerate(zip(mentions, sites, strict=True), start=1)
    )


def _trusted(scan: Scan, sites: list[Site | None]) -> list[Mention]:
    """Doubtful names that the rest of the text makes places: named before, or near or within what is named."""
    divisions = {(site.country, site.division) for site in sites if site is not None and site.division}
    countries = {site.country for site in sites if site is not None}
    points = []
    for doubt in scan.doubts:
        bonus = 0.0
        if any((site.country, site.division) in divisions and site.own for site in doubt.mention.senses):
            bonus = 0.7
        elif any(site.country in countries for site in doubt.mention.senses):
            bonus = 0.2
        points.append(doubt.points + bonus)
    keys = {mention.key for mention in scan.sure if not mention.adjective}
    keys |= {doubt.mention.key for doubt, count in zip(scan.doubts, points, strict=True) if count >= ENOUGH}
    found = []
    for doubt, count in zip(scan.doubts, points, strict=True):
        named = doubt.mention.key in keys and not (doubt.person and doubt.points < 0)
        if count + (2.5 if named else 0.0) >= ENOUGH:
            found.append(doubt.mention)
    return found


def _place(analysis: Analysis, number: int, mention: Mention, site: Site | None) -> Place:
    start, end = analysis.tokens[mention.first].start, analysis.tokens[mention.last - 1].end
    if site is None:
        holder = container(analysis, mention.last)
        country = holder.country if holder is not None else None
        return Place(id=f"p{number}", start=start, end=end, name=mention.words, country=country)
    return Place(
        id=f"p{number}", start=start, end=end, name=site.name, country=site.country,
        latitude=site.latitude, longitude=site.longitude, geonames=site.geonames,
    )  # fmt: skip


__all__ = ["Doubt", "find_places"]

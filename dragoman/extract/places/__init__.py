"""Where? Which words name a place, and which place on the map do they mean?

``Paris, Texas`` is not the Paris of ``in Paris, the French minister``: ``mentions`` finds the words, ``senses`` the place.
"""

from __future__ import annotations

from dragoman.extract.places.mentions import ENOUGH, Mention, Scan, container, is_adjective
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
    countries = _countries(analysis, mentions, sites)
    return tuple(
        _place(analysis, f"p{number}", mention, site, country)
        for number, (mention, site, country) in enumerate(zip(mentions, sites, countries, strict=True), start=1)
    )


def without_adjectives(places: tuple[Place, ...], text: str) -> tuple[Place, ...]:
    """Return the places where something can happen: ``in Denmark``, not ``a Danish minister``. Raises: nothing."""
    return tuple(place for place in places if not is_adjective(text[place.start : place.end]))


def _countries(analysis: Analysis, mentions: list[Mention], sites: list[Site | None]) -> list[str | None]:
    """The country of each place; of one that the gazetteer lacks, that of the place said to hold it.

    ``Ward Hill, Sheffield``; ``the Ward Hill clinic in Sheffield``; ``Sheffield's Ward Hill``.
    """
    tokens = analysis.tokens
    found = [site.country if site is not None else None for site in sites]
    for number in range(len(mentions) - 1, -1, -1):
        mention = mentions[number]
        if sites[number] is not None:
            continue
        holder = container(analysis, mention.last)
        if holder is not None:
            found[number] = holder.country
            continue
        after = mentions[number + 1] if number + 1 < len(mentions) else None
        if after is not None and after.first - mention.last <= 4 and _holds(analysis, mention.last, after.first):
            found[number] = found[number + 1]
        elif number and tokens[mention.first - 1].text in ("'s", "’s") and mentions[number - 1].last == mention.first - 1:
            found[number] = found[number - 1]
    return found


def _holds(analysis: Analysis, last: int, first: int) -> bool:
    """Tell whether nothing but ``,``, ``in`` and a few nouns stand between a place and the next."""
    between = analysis.tokens[last:first]
    if not between or between[0].sentence != analysis.tokens[first].sentence:
        return False
    return between[0].text in (",", "(") and len(between) == 1 or (
        between[-1].lower in ("in", "near", "outside", "of") and all(token.pos in ("NOUN", "ADP", "DET", "ADJ") for token in between)
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


def _place(analysis: Analysis, identifier: str, mention: Mention, site: Site | None, country: str | None) -> Place:
    start, end = analysis.tokens[mention.first].start, analysis.tokens[mention.last - 1].end
    if site is None:
        return Place(id=identifier, start=start, end=end, name=mention.words, country=country)
    return Place(
        id=identifier, start=start, end=end, name=site.name, country=site.country,
        latitude=site.latitude, longitude=site.longitude, geonames=site.geonames,
    )  # fmt: skip


__all__ = ["find_places", "without_adjectives"]

"""Where? Which words name a place, and which place on the map do they mean?

``Paris, Texas`` is not the Paris of ``in Paris, the French minister``: ``mentions`` finds the words, ``senses`` the place.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.extract.places.countries import add_countries
from dragoman.extract.places.doubts import find_doubts, trusted
from dragoman.extract.places.known import container, is_adjective
from dragoman.extract.places.labelled import add_labelled
from dragoman.extract.places.marked import add_marked
from dragoman.extract.places.page import Mention, Page
from dragoman.extract.places.senses import choose
from dragoman.extract.places.witnesses import plural_behind
from dragoman.language.analysis import Analysis
from dragoman.lexicon.gazetteer import Site
from dragoman.record.model import Place


def find_places(analysis: Analysis) -> tuple[Place, ...]:
    """Return the place mentions in text order, nationality adjectives (``Danish``) among them.

    ``name`` is the gazetteer's; what it lacks keeps the text's words and has no coordinates.
    Raises: nothing. Offsets: code points of the text.
    """
    page = Page(analysis)
    add_countries(page)
    add_marked(page)
    doubts = add_labelled(page)
    doubts += find_doubts(page)
    mentions = [*page.sure, *(trusted(page, doubts, choose(analysis, page.sure)) if doubts else ())]
    mentions = [_listed(page, mention) for mention in sorted(mentions, key=lambda mention: mention.first)]
    sites = choose(analysis, mentions)
    countries = _countries(analysis, mentions, sites)
    return tuple(
        _place(analysis, f"p{number}", mention, site, country)
        for number, (mention, site, country) in enumerate(zip(mentions, sites, countries, strict=True), start=1)
    )


def _listed(page: Page, mention: Mention) -> Mention:
    """In ``Hama, Homs and Idlib counties`` none is a town."""
    plural = plural_behind(page, mention.last)
    kind = {"counties": "county", "parishes": "county", "provinces": "division"}.get(plural or "")
    senses = tuple(site for site in mention.senses if site.kind == kind)
    return replace(mention, senses=senses) if senses else mention


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
        elif (
            number and tokens[mention.first - 1].text in ("'s", "’s") and mentions[number - 1].last == mention.first - 1
        ):
            found[number] = found[number - 1]
    return found


def _holds(analysis: Analysis, last: int, first: int) -> bool:
    """Tell whether nothing but ``,``, ``in`` and a few nouns stand between a place and the next."""
    between = analysis.tokens[last:first]
    if not between or between[0].sentence != analysis.tokens[first].sentence:
        return False
    return (between[0].text in (",", "(") and len(between) == 1) or (
        between[-1].lower in ("in", "near", "outside", "of")
        and all(token.pos in ("NOUN", "ADP", "DET", "ADJ") for token in between)
    )


def _place(analysis: Analysis, identifier: str, mention: Mention, site: Site | None, country: str | None) -> Place:
    start, end = analysis.tokens[mention.first].start, analysis.tokens[mention.last - 1].end
    if site is None:
        return Place(id=identifier, start=start, end=end, name=mention.words, country=country)
    return Place(
        id=identifier, start=start, end=end, name=site.name, country=site.country,
        latitude=site.latitude, longitude=site.longitude, geonames=site.geonames,
    )  # fmt: skip


__all__ = ["find_places", "without_adjectives"]

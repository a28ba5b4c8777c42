"""What does the gazetteer know of these words?"""

from __future__ import annotations

import math

from dragoman.language.analysis import Analysis
from dragoman.lexicon.countries import country_of_demonym, find_countries
from dragoman.lexicon.gazetteer import Site, adjective_site, country_site, division_named, nickname_site, sites_named
from dragoman.lexicon.place_words import place_words

CODE = 3  # letters: up to here a word in capitals is a code or stands for words
LONGEST_HOLDER = 4  # tokens
BY_KIND = {
    "town": 0.0,
    "county": 1.0,
    "division": 0.4,
}  # what is taken from the size of each: a town is meant before its county
SPELLING, OTHER_NAME = 0.5, 1.5  # what is taken from a name that is not the place's first


def senses_of(words: str) -> tuple[Site, ...]:
    """Return every place of this name, abbreviations of states among them."""
    short = division_named(words)
    found = sites_named(words)
    if initials(words):
        wide = tuple(s for s in found if s.kind == "region" or (s.kind == "division" and len(words) > CODE))
        return tuple(site for site in (short, nickname_site(words), *wide) if site is not None)
    if short is not None and short not in found:
        return (short,) if words.endswith(".") else (short, *found)
    return found


def initials(words: str) -> bool:
    """Tell whether letters stand for words (``E.U.``, ``UF``, ``P.A.``), so that no town of that spelling is meant.

    ``ST. LOUIS`` holds a word and is none.
    """
    if not words.isupper():
        return False
    return len(words) <= CODE or ("." in words and not any(len(part) > CODE for part in words.split()[1:]))


def is_adjective(words: str) -> bool:
    """Tell whether the words are a nationality adjective or one of a region: ``Danish``, ``Scottish``, ``European``."""
    return country_of_demonym(words) is not None or adjective_site(words) is not None


def size(site: Site) -> float:
    """Return how many would mean this place by its name alone, as a power of ten."""
    if site.kind == "country":
        return 8.0
    if site.kind == "region":
        return 6.5 if site.country else 8.0
    if site.kind == "airport":
        return 4.5
    people = math.log10(site.people + 200)
    if not site.own:
        people -= SPELLING if site.spelling else OTHER_NAME
    return people - BY_KIND[site.kind]


def container(analysis: Analysis, last: int) -> Site | None:
    """Return the state, province or country that stands behind a name: ``Paris, Texas``; ``Paris (Texas)``."""
    tokens = analysis.tokens
    if last + 1 >= len(tokens) or tokens[last].text not in (",", "(") or not tokens[last + 1].text[:1].isupper():
        return None
    for length in range(LONGEST_HOLDER, 0, -1):
        if last + 1 + length <= len(tokens):
            found = _whole_of(analysis.text[tokens[last + 1].start : tokens[last + length].end])
            if found is not None:
                return found
    return None


def _whole_of(words: str) -> Site | None:
    """The country, state or province with this name or abbreviation, which may hold a town just named."""
    division = division_named(words)
    if division is not None or words.lower() in place_words("generic"):
        return division
    parts = words.split()
    match = find_countries(parts)
    if len(match) == 1 and match[0].relation == "name" and match[0].last == len(parts):
        return country_site(match[0].country)
    return next((site for site in sites_named(words) if site.kind == "division" and site.own), None)

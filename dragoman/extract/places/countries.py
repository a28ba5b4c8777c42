"""Which countries are named, and which nationality adjectives stand before something? (``the Danish navy``)"""

from __future__ import annotations

from dragoman.extract.places.page import Page
from dragoman.extract.places.witnesses import is_in_body
from dragoman.lexicon.countries import CountryMatch, country_of_demonym, find_countries
from dragoman.lexicon.gazetteer import Site, adjective_site, country_site, division_named, region_named, sites_named
from dragoman.lexicon.place_words import place_words
from dragoman.lexicon.roles import bodies_around


def add_countries(page: Page) -> None:
    """Add country names, breakaway regions and nationality adjectives to the page; a government's seat is taken too."""
    matches = find_countries([token.text for token in page.tokens])
    other = {match.country for match in matches if match.relation in ("demonym", "capital", "government")}
    for match in matches:
        first, last = match.first, match.last
        if match.relation == "government":
            page.taken[first:last] = [True] * (last - first)
        elif match.relation == "demonym":
            if first and adjective_site(page.words(first - 1, last)):
                first -= 1  # ``Latin American``
            if is_adjectival(page, first, last) and page.reach(first, last) == (first, last):
                site = adjective_site(page.words(first, last)) or country_site(match.country)
                page.add(first, last, (site,) if site else (), adjective=True)
        elif match.relation != "capital" and _means_country(page, first, last):
            if match.country in other or not _means_person(page, first, last):
                page.add(first, last, _senses(page, match))


def _senses(page: Page, match: CountryMatch) -> tuple[Site, ...]:
    """The country (or the part of it so called: Scotland, Gaza), and the towns and states that share its name."""
    words = page.words(match.first, match.last)
    part, nation = division_named(words) or region_named(words), country_site(match.country)
    if match.relation == "breakaway":
        return tuple(site for site in (part or nation,) if site)
    if part is not None and part.country != match.country:  # ``Georgia``
        return tuple(site for site in (nation, part) if site)
    towns = (site for site in sites_named(words) if site.kind == "town" and site.own)
    return tuple(site for site in (part or nation, *towns) if site)


def _means_country(page: Page, first: int, last: int) -> bool:
    """Tell whether the country is meant, not somebody or something that bears its name.

    ``Michael Jordan``, ``the Bank of America``, ``Papua New Guinea`` (which is no Guinea), ``Jersey City``.
    """
    if page.reach(first, last) != (first, last) or _in_known_body(page, first):
        return False
    name = page.name(first)
    if name is None or name.last - name.first <= last - first or name.label == "LOC":
        return True
    if name.label == "PERSON":
        return False
    if first == name.first:
        return bool(page.lower(last)) and page.lower(last) not in place_words("outlet")
    if page.lower(first - 1) == "of":
        return page.lower(first - 2) in place_words("of body") and not is_in_body(page, first, last)
    return page.lower(first - 1) in ("in", "to", "the", ",", "(", "-", "for")


def _in_known_body(page: Page, at: int) -> bool:
    """``the Islamic State of Iraq``: a word of a well-known body's name."""
    for words, place in bodies_around(page.tokens[at].text):
        first = at - place
        if first >= 0 and tuple(token.text for token in page.tokens[first : first + len(words)]) == words:
            return True
    return False


def _means_person(page: Page, first: int, last: int) -> bool:
    """``Jordan said``, in a text that names a Michael Jordan and neither Jordanians nor Amman."""
    before = page.lower(first - 1)
    leads = before in place_words("before") or before in place_words("maybe before")
    return not leads and page.words(first, last) in page.people


def is_adjectival(page: Page, first: int, last: int) -> bool:
    """Tell whether an adjective of nation or region describes what follows: not ``two Danes``, not ``she spoke Danish``."""
    if page.taken[first] or last >= len(page.tokens):
        return False
    token, following, name = page.tokens[last - 1], page.tokens[last], page.name(first)
    if name is not None and name.label == "PERSON" and name.last - name.first > last - first:
        return False
    if token.text.endswith("men") or (token.text.endswith("s") and country_of_demonym(token.text[:-1])):
        return False
    if following.lower in place_words("never before") or (first and page.tokens[first - 1].text == "Native"):
        return False
    if (token.pos == "ADJ" and token.dep != "obj") or token.dep in ("amod", "compound", "nmod:desc", "flat"):
        return True
    return following.pos in ("NOUN", "ADJ", "PROPN") and token.dep in ("conj", "obl", "nmod", "nsubj", "obj")

"""Which of the names that the language model calls places are some, and where do they begin and end?"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.places.known import container, is_adjective, senses_of, size
from dragoman.extract.places.page import Doubt, Mention, Page
from dragoman.extract.places.witnesses import beside, is_body, is_hollow, is_in_body, is_namesake
from dragoman.language.analysis import Name
from dragoman.lexicon.countries import country_of_capital, peoples
from dragoman.lexicon.gazetteer import division_named
from dragoman.lexicon.names import load_name_words
from dragoman.lexicon.place_words import place_words
from dragoman.lexicon.roles import first_names, role_words

LARGE = 5.0  # size from which the first word of an unknown name is taken for a place,
FAIR = 4.0  # and from which it is before ``Hospital``, ``Police`` and their like
LABEL = 0.5  # points of a name that the model calls a place and the text a person
WHERE = frozenset({"in", "near", "outside", "inside", "throughout", "across", "around", "at"})
LONGEST = 12  # tokens: longer names are looked at as a whole only


def add_labelled(page: Page) -> list[Doubt]:
    """Add the model's places; return those that are somebody's family name in this text."""
    doubts: list[Doubt] = []
    for name in page.analysis.names:
        if (
            name.label == "LOC"
            or (name.label == "ORG" and _is_division(page.words(name.first, name.last)))
            or (name.label == "PERSON" and _is_where(page, name))
        ):
            for first, last in _pieces(page, name):
                doubts.extend(_add(page, first, last))
    return doubts


def _is_division(words: str) -> bool:
    """``Queensland``: a state or province by its whole name, whatever the model took it for; ``Washington`` governs."""
    return division_named(words) is not None and country_of_capital(words) is None


def _is_where(page: Page, name: Name) -> bool:
    """``near Ayn Orlan``, ``in Virginia Beach``: a place that the model took for a person, by the preposition before it."""
    if name.last - name.first < 2 or page.lower(name.first - 1) not in WHERE:
        return False
    return page.lower(name.first) in load_name_words().begin_places or bool(
        senses_of(page.words(name.first, name.last))
    )


def _pieces(page: Page, name: Name) -> Iterator[tuple[int, int]]:
    """Cut ``Paris, Texas`` in two, articles and words without capitals off the ends, and what is taken off the right."""
    first = name.first
    for at in range(name.first, name.last + 1):
        if at == name.last or page.tokens[at].text in (",", "/", ";", "(", ")"):
            start, end = first, at
            while start < end and (not page.capital[start] or page.tokens[start].lower == "the"):
                start += 1
            while end > start and (page.taken[end - 1] or not _ends(page, end - 1)):
                end -= 1
            if start < end and not any(page.taken[start:end]):
                yield start, end
            first = at + 1


def _ends(page: Page, at: int) -> bool:
    return page.capital[at] or page.tokens[at].text[:1].isdigit()


def _add(page: Page, first: int, last: int) -> Iterator[Doubt]:
    first, last = page.reach(first, last)
    words = page.words(first, last)
    senses = senses_of(words)
    if is_adjective(words) or words in peoples() or is_namesake(page, last):
        return
    if last - first == 1:
        if is_hollow(page, first, senses) or is_body(words) or is_in_body(page, first, last):
            return
        if not senses and words.lower() in role_words():
            return
        if words in page.people and container(page.analysis, last) is None:
            if senses:
                yield Doubt(Mention(first, last, words, senses), LABEL + beside(page, first, last), True)
            return
    elif not senses:
        if page.tokens[first].text in first_names() and page.lower(first) not in load_name_words().begin_places:
            return  # ``Amal Haddad``, whatever the model says
        if page.lower(first) in place_words("direction"):
            senses = tuple(site for site in senses_of(page.words(first + 1, last)) if site.own)
        elif last - first <= LONGEST and (_add_halves(page, first, last) or _add_start(page, first, last)):
            return
    page.add(first, last, senses)


def _add_halves(page: Page, first: int, last: int) -> bool:
    """``Homs-Hama`` is two places, ``Amal's Hama`` and ``City of Hama`` are Hama; tell whether the name is of that kind."""
    for at in range(first + 1, last - 1):
        right = senses_of(page.words(at + 1, last))
        if page.tokens[at].text in ("-", "–"):
            left = senses_of(page.words(first, at))
            if any(site.own for site in left) and any(site.own for site in right):
                page.add(first, at, left)
                page.add(at + 1, last, right)
                return True
            continue
        of_body = page.lower(at) == "of" and page.lower(at - 1) in place_words("of body")
        if right and (of_body or page.tokens[at].text in ("'s", "’s")):
            page.add(at + 1, last, right)
            return True
    return False


def _add_start(page: Page, first: int, last: int) -> bool:
    """``Hama Fire Station``: the town in the name is known, the station is not; tell whether the town was added."""
    if page.lower(last - 1) in place_words("road") or page.lower(last - 1) in place_words("nature"):
        return False
    for cut in range(last - 1, first, -1):
        if not page.capital[cut - 1] or not page.capital[cut]:
            continue
        known = senses_of(page.words(first, cut))
        biggest = max((size(site) for site in known if site.own), default=0.0)
        ends = {token.lower for token in page.tokens[cut:last]}
        if biggest >= LARGE or (biggest >= FAIR and ends & (place_words("body") | place_words("outlet"))):
            page.add(first, cut, known)
            return True
    return False

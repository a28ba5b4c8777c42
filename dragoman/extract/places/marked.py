"""Which names say by their own words that they are places? (``Hama Street``, ``Route 66``, ``Orontes River``, ``Homs County``)"""

from __future__ import annotations

from dragoman.extract.places.known import senses_of
from dragoman.extract.places.page import WORD_CLASSES, Page
from dragoman.extract.places.witnesses import is_namesake
from dragoman.lexicon.gazetteer import abbreviation_named
from dragoman.lexicon.place_words import place_words

LONGEST_RUN = 4  # capitalised words before ``Street``
ORDINALS = ("st", "nd", "rd", "th")


def add_marked(page: Page) -> None:
    """Add streets, numbered roads, waters and heights, counties, and abbreviations of states behind a comma."""
    for at, token in enumerate(page.tokens):
        if page.capital[at] and not page.taken[at]:
            if token.lower in place_words("numbered road") and page.lower(at + 1)[:1].isdigit():
                ahead = page.lower(at - 1) in place_words("before numbered road") and page.capital[at - 1]
                page.add(at - 1 if ahead else at, at + 2, ())
            elif at and page.tokens[at - 1].sentence == token.sentence:
                _add_by_last_word(page, at)


def _add_by_last_word(page: Page, at: int) -> None:
    lower = page.tokens[at].lower
    if lower in place_words("road") or lower in place_words("nature"):
        first = _run(page, at, LONGEST_RUN)
        part = page.capital[at + 1] and page.lower(at + 1) not in place_words("road")  # ``Wall Street Journal``
        if first < at and not part and not is_namesake(page, at + 1):  # ``Rift Valley fever``
            known = (start for start in range(first, at) if senses_of(page.words(start, at + 1)))
            start = first if lower in place_words("road") else next(known, first)
            page.add(start, at + 1, senses_of(page.words(start, at + 1)) if lower in place_words("nature") else ())
    elif lower in ("county", "parish"):
        for first in range(_run(page, at, LONGEST_RUN - 1), at):
            counties = tuple(site for site in senses_of(page.words(first, at + 1)) if site.kind == "county")
            if counties:
                page.add(first, at + 1, counties)
                return
    elif page.lower(at - 1) == "," and page.capital[at - 2] and page.tokens[at].pos not in WORD_CLASSES:
        _add_state(page, at)


def _add_state(page: Page, at: int) -> None:
    """``Hartford, Conn.``; the dot of ``W.Va.`` may be a token of its own."""
    for last in (min(at + 2, len(page.tokens)), at + 1):
        state = abbreviation_named(page.words(at, last))
        if state is not None:
            page.add(at, last, (state,))
            return


def _run(page: Page, at: int, longest: int) -> int:
    """Return where the capitalised words (or ``42nd``) before a token begin."""
    first = at
    while first > 0 and at - first < longest:
        token = page.tokens[first - 1]
        ordinal = token.text[:1].isdigit() and token.text.endswith(ORDINALS)
        if (
            page.taken[first - 1]
            or token.sentence != page.tokens[at].sentence
            or not (page.capital[first - 1] or ordinal)
        ):
            break
        if token.pos in WORD_CLASSES and token.pos != "NUM":
            break
        first -= 1
    return first

"""What do the words beside a name tell of its being a place? Counted in points, of which ``ENOUGH`` suffice.

The points were set by hand on the open corpora of ``docs/places.md``.
"""

from __future__ import annotations

from dragoman.extract.places.known import container, initials
from dragoman.extract.places.page import Page
from dragoman.lexicon.gazetteer import Site, key_of, region_named
from dragoman.lexicon.place_words import place_words
from dragoman.lexicon.roles import known_bodies

ENOUGH = 2.0
LIST = 12  # tokens that a list of names may run on before its plural
STEPS = 4  # tokens between ``Amal Haddad`` and ``of Hama``
LONGEST_BODY = 6  # tokens before and behind a word in a body's name
SHORT = 5  # letters: up to here a lone word in capitals is a short form
DASHES = frozenset(["—", "--", "–", "-", "―"])
DATELINE_MARKS = DASHES | {"(", ":", ","}
LIST_MARKS = (",", "and", "/", "&")


def beside(page: Page, first: int, last: int) -> float:
    """Count the witnesses in the words before and after."""
    points = _before(page, first) + _after(page, first, last)
    if container(page.analysis, last) is not None:
        points += 2.5
    token = page.tokens[first]
    if token.pos not in ("PROPN", "X") and not token.text.isupper():
        if (page.starts_sentence(first) or last - first == 1) and key_of(page.words(first, last)) not in page.keys:
            points -= 1.0
    return points


def _before(page: Page, first: int) -> float:
    before = page.lower(first - 1)
    points = 0.0
    head = page.lower(first - 2) if before == "of" else ""
    if head in place_words("settlement"):
        points = 3.0  # ``the city of Hama``
    elif head in place_words("of body") or before in place_words("before"):
        points = 1.8
    elif before == "of" and _is_person(page, first - 2):
        points = 1.5
    elif before in place_words("maybe before"):
        points = 0.7
    if before in LIST_MARKS and _ends_place(page, first):
        points += 1.2
    return points


def _after(page: Page, first: int, last: int) -> float:
    after = page.lower(last)
    points = 0.0
    if after in place_words("after") or after in place_words("body"):
        points += 1.2
    if plural_behind(page, last) is not None:
        points += 3.5
    if page.opens_paragraph(first) and after in DATELINE_MARKS:
        points += 1.5 if after in (",", ":", "-") else 2.0
    elif page.starts_sentence(first) and page.tokens[first].text.isupper() and after in DASHES | {":"}:
        points += 2.5
    if after == "-" and page.lower(last + 1) in place_words("with hyphen"):
        points += 2.0
    return points


def plural_behind(page: Page, last: int) -> str | None:
    """Return the plural behind a list of capitalised words, which says what they are: ``Hama, Homs and Idlib provinces``."""
    for at in range(last, min(last + LIST, len(page.tokens))):
        if page.lower(at) in place_words("plural"):
            return page.lower(at)
        if not (page.capital[at] or page.lower(at) in LIST_MARKS):
            return None
    return None


def _ends_place(page: Page, first: int) -> bool:
    """Tell whether a sure place stands before ``and``, a comma or both."""
    return first - 1 in page.ends or (first - 2 in page.ends and page.lower(first - 2) == ",")


def _is_person(page: Page, at: int) -> bool:
    """``Amal Haddad of Hama``; ``Amal Haddad, 40, of Hama``."""
    for i in range(at, max(at - STEPS, -1), -1):
        if page.tokens[i].text != "," and not page.tokens[i].text.isdigit():
            name = page.name(i)
            return name is not None and name.label == "PERSON"
    return False


def is_hollow(page: Page, at: int, senses: tuple[Site, ...]) -> bool:
    """Tell whether a word names no place by itself: ``the Centre``, ``State``, short forms (``UNRWA``)."""
    text = page.tokens[at].text
    if page.lower(at) in place_words("generic"):
        return True
    if initials(text):
        return not senses or page.lower(at - 1).isdigit()  # ``100 B.C.``
    if not text.isupper() or len(text) > SHORT or page.starts_sentence(at):
        return False
    beside = (page.tokens[i].text for i in (at - 1, at + 1) if 0 <= i < len(page.tokens))
    return not any(word.isupper() and len(word) > len("U.S") for word in beside)


def is_namesake(page: Page, last: int) -> bool:
    """Tell whether something follows that is called after a place and is not there: the Ebola virus."""
    return page.lower(last) in place_words("never before")


def is_body(words: str) -> bool:
    """Tell whether a body is meant: Hamas is no town; but the European Union is a stretch of land too."""
    return words in known_bodies() and region_named(words) is None


def is_in_body(page: Page, first: int, last: int) -> bool:
    """Tell whether the words stand in the name of a known body: the Islamic State of Iraq and Syria is in neither."""
    for start in range(max(first - LONGEST_BODY, 0), first):
        for end in range(last, min(last + LONGEST_BODY, len(page.tokens)) + 1):
            if page.capital[start] and is_body(page.words(start, end)):
                return True
    return False

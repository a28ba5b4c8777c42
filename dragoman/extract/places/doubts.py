"""Which other capitalised names of the gazetteer are places? ``a Hama resident`` is one, ``Mr. Hama`` is none.

Nobody vouches for these names, so witnesses are counted: their size, the words beside them, the rest of the text.
"""

from __future__ import annotations

from dragoman.extract.places.countries import is_adjectival
from dragoman.extract.places.known import senses_of, size
from dragoman.extract.places.page import WORD_CLASSES, Doubt, Mention, Page
from dragoman.extract.places.witnesses import ENOUGH, beside, is_body, is_hollow, is_in_body, is_namesake
from dragoman.language.analysis import Name
from dragoman.lexicon.countries import country_of_name
from dragoman.lexicon.gazetteer import Site, adjective_site, division_named, region_named
from dragoman.lexicon.names import load_name_words
from dragoman.lexicon.place_words import place_words
from dragoman.lexicon.roles import first_names

LONGEST_NAME = 6  # tokens
BY_SIZE = ((5.5, 1.5), (4.8, 1.0), (4.0, 0.3), (3.3, 0.0))  # size, and points from it on
SMALL = -0.3  # points below
NAMED_BEFORE = 2.5
LARGE = 5.0  # size
ENGLISH_SPEAKING = frozenset(["USA", "GBR", "CAN", "AUS", "IRL", "NZL", "ZAF", "JAM"])


def find_doubts(page: Page) -> list[Doubt]:
    """Return the known names among the words that are not taken; adjectives of regions are added to the page."""
    doubts = []
    at = 0
    while at < len(page.tokens):
        found = None
        if page.capital[at] and not page.taken[at] and page.lower(at) != "the":
            found = _longest(page, at)
            if found is None and not _add_adjective(page, at):
                _add_settlement(page, at)
        if found is None:
            at += 1
            continue
        points = _points(page, found)
        if points is not None:
            doubts.append(Doubt(found, points, found.words in page.people))
        at = found.last
    return doubts


def trusted(page: Page, doubts: list[Doubt], sites: list[Site | None]) -> list[Mention]:
    """Return the doubtful names that the rest of the text makes places: named before, or in a land that is named.

    ``sites``: what the sure mentions mean.
    """
    divisions = {(site.country, site.division) for site in sites if site is not None and site.division}
    countries = {site.country for site in sites if site is not None}
    points = []
    for doubt in doubts:
        senses = doubt.mention.senses
        if any((site.country, site.division) in divisions and site.own for site in senses):
            points.append(doubt.points + 0.7)
        else:
            points.append(doubt.points + 0.2 * any(site.country in countries for site in senses))
    keys = page.keys | {doubt.mention.key for doubt, count in zip(doubts, points, strict=True) if count >= ENOUGH}
    found = []
    for doubt, count in zip(doubts, points, strict=True):
        again = doubt.mention.key in keys and not (doubt.person and doubt.points < 0)
        if count + (NAMED_BEFORE if again else 0.0) >= ENOUGH:
            found.append(doubt.mention)
    return found


def _add_adjective(page: Page, at: int) -> bool:
    for last in (at + 2, at + 1):
        site = adjective_site(page.words(at, last)) if last <= len(page.tokens) else None
        if site is not None and is_adjectival(page, at, last):
            page.add(at, last, (site,), adjective=True)
            return True
    return False


def _add_settlement(page: Page, first: int) -> None:
    """``the village of Deir Hassana``: a place, whether known or not."""
    if page.lower(first - 1) != "of" or page.lower(first - 2) not in place_words("settlement"):
        return
    last = first + 1
    while (
        last - first < LONGEST_NAME and page.capital[last] and not page.taken[last] and not page.starts_sentence(last)
    ):
        last += 1
    page.add(first, last, ())


def _longest(page: Page, first: int) -> Mention | None:
    """The longest known name that begins here."""
    best, paragraph = None, page.tokens[first].paragraph
    for end in range(first, min(first + LONGEST_NAME, len(page.tokens))):
        if page.taken[end] or page.tokens[end].paragraph != paragraph:
            break
        if page.capital[end]:
            senses = senses_of(page.words(first, end + 1))
            if senses:
                best = Mention(first, end + 1, page.words(first, end + 1), senses)
        elif page.tokens[end].lower not in place_words("joint"):
            break
    return best


def _points(page: Page, mention: Mention) -> float | None:
    """Count the witnesses; ``None`` for a part of another name, an everyday word, a country or body that is no place."""
    words, first, last = mention.words, mention.first, mention.last
    single = last - first == 1
    if page.lower(last) in load_name_words().joined and page.lower(last + 1) == "-":
        return None  # ``Ayn al-Assad``: the name goes on
    if country_of_name(words) or is_body(words) or (len(words) == 2 and region_named(words) is None):
        return None  # ``Michael Jordan``, ``Hamas``, ``OK``
    if page.lower(last) in place_words("road") or is_namesake(page, last) or _is_hallowed(page, mention):
        return None
    if single and (is_hollow(page, first, mention.senses) or _is_everyday(page, mention)):
        return None
    points = _in_name(page, mention)
    if points is None or is_in_body(page, first, last):
        return None
    if words in page.people or (single and words in first_names()):
        points -= 2.0
    return points + _by_size(page, mention, single, points) + beside(page, first, last)


def _is_everyday(page: Page, mention: Mention) -> bool:
    token = page.tokens[mention.first]
    return token.pos in WORD_CLASSES and mention.key not in page.keys and not token.text.isupper()


def _is_hallowed(page: Page, mention: Mention) -> bool:
    """``St. John's Church`` is no St. John."""
    last = mention.last
    return mention.key.startswith("st ") and page.lower(last) in ("'s", "’s", "'", "’") and page.capital[last + 1]


def _in_name(page: Page, mention: Mention) -> float | None:
    """Points for what name of the model, or run of capitals, it is or stands in; ``None`` when it is a part of one."""
    first, last, name = mention.first, mention.last, page.name(mention.first)
    if name is not None and name.label != "LOC" and name.last - name.first > last - first:
        return _inside(page, mention, name)
    if page.capital[last] and page.lower(last) not in place_words("body") and not page.starts_sentence(last):
        dateline = mention.words.isupper() and page.opens_paragraph(first) and not page.tokens[last].text.isupper()
        return 1.5 if dateline else None  # ``LONDON The foreign minister``
    if name is not None and name.label == "PERSON":
        if _is_foreign(mention):
            return -0.3
        return -1.5 if last - first == 1 else -1.0
    return 0.0


def _is_foreign(mention: Mention) -> bool:
    """Few people in English news are called Vladivostok, and the model knows it less than Lincoln or Jackson."""
    own = [site for site in mention.senses if site.own]
    if not own:
        return False
    biggest = max(own, key=size)
    return size(biggest) >= LARGE and biggest.country not in ENGLISH_SPEAKING


def _inside(page: Page, mention: Mention, name: Name) -> float | None:
    """A longer name begins with its place (``Hama Police``) or ends with it (``University of Aleppo``)."""
    start = name.first + (page.lower(name.first) == "the")
    after = page.lower(mention.last)
    if mention.first == start and (after in place_words("body") or after in ("-", "and", ",")):
        return 0.5
    if mention.last == name.last and mention.first > name.first and page.lower(mention.first - 1) in ("of", "in", "at"):
        return 0.3
    if name.label == "PERSON" or mention.first > start or after in place_words("outlet"):
        return None
    return 0.3 if any(site.kind == "division" and site.own for site in mention.senses) else -0.5


def _by_size(page: Page, mention: Mention, single: bool, points: float) -> float:
    """A great place is meant sooner than a small one; two words in a row are seldom a place's by chance."""
    own = [site for site in mention.senses if site.own or site.spelling]
    biggest = max(size(site) for site in own or mention.senses)
    count = next((count for least, count in BY_SIZE if biggest >= least), SMALL) - (0.0 if own else 0.5)
    if not own or points + count <= 0:
        return count
    if any(site.kind == "region" for site in own):
        count += 0.7
    elif page.name(mention.first) is None and division_named(mention.words) in own:
        count += 1.0
    return count if single else count + 0.6

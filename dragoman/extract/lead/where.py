"""Where did the main event happen?

The place that the headline names behind *in* or *at*, or that the opening sentences do, with the name that stands around it
(``Baku, Azerbaijan``; ``the White House``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from dragoman.extract.quantities import MONTHS
from dragoman.language.analysis import Analysis, Token
from dragoman.record.model import Answer, Place, Time
from dragoman.spans import Span, trim

OPENING = 12  # sentences in which a first mention of place still counts as told at the head of the text
VENUES_IN = 8  # sentences searched for *in* or *at* with a name
LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "across", "around"})
BEFORE_NAME = frozenset({"DT", "JJ", "VBG", "PRP$"})
CALENDAR = MONTHS | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
PLACE_NOUNS = frozenset(
    {"airport", "area", "avenue", "base", "bay", "beach", "border", "bridge", "building", "camp", "capital",
     "castle", "cathedral", "centre", "center", "church", "circuit", "city", "coast", "county", "court",
     "crossing", "district", "embassy", "field", "forest", "garden", "gate", "headquarters", "hospital", "hotel",
     "house", "island", "lake", "mosque", "mountain", "mountains", "museum", "neighbourhood", "neighborhood",
     "palace", "park", "parliament", "peninsula", "port", "prefecture", "prison", "province", "region", "river",
     "road", "school", "sea", "square", "stadium", "state", "station", "stop", "street", "suburb", "summit",
     "synagogue", "temple", "terminal", "territory", "town", "tunnel", "university", "valley", "village"}
)  # fmt: skip
_DATELINE = re.compile(
    r"\s*([A-Z][A-Z'’.-]{2,}(?: [A-Z][A-Z'’.-]+){0,3})(?:,[^.\n]{0,40}?)?\s*(?:\([^)\n]{1,30}\)\s*)?(?:—|–|--|-)\s"
)
_LARGER = re.compile(
    r"(, (?:near |in |outside )?| (?:near|in|outside) )(?=(?:south |north |east |west |central )?[A-Z])"
)


def find_where(
    analysis: Analysis, places: tuple[Place, ...], times: tuple[Time, ...], chosen: str | None, who: Span | None
) -> Answer | None:
    """Return the words of the place; ``chosen`` is the main event's own place, ``who`` the headline's subject.

    The order is that of trust: behind *in* or *at* in the headline, a place of the text that the headline names, behind
    *in* or *at* in the opening sentences, the event's own place, the first place of all, the town of the dateline.
    """
    title = analysis.title
    if title is not None:
        venue = next(_venues(title, 0, len(title.tokens), ()), None)
        span = _widened(title, venue, ()) if venue else _named_in_title(title, analysis.text, places, who)
        if span is not None:
            fuller = _fuller(analysis, span.cut(title.text), places)
            if fuller is not None:
                return Answer(fuller.cut(analysis.text), "text", fuller.start, fuller.end)
            return Answer(span.cut(title.text), "title", span.start, span.end)
    last = analysis.sentences[min(VENUES_IN, len(analysis.sentences)) - 1].last
    venue = next(_venues(analysis, 0, last, times), None)
    if venue is None:
        place = next((p for p in places if p.id == chosen), None) or next(iter(places), None)
        if place is None or analysis.tokens[analysis.token_at(place.start)].sentence > OPENING:
            town = _DATELINE.match(analysis.text)
            return Answer(town[1], "text", town.start(1), town.end(1)) if town else None
        venue = Span(place.start, place.end)
    span = _widened(analysis, venue, places)
    return Answer(span.cut(analysis.text), "text", span.start, span.end)


def _fuller(analysis: Analysis, words: str, places: tuple[Place, ...]) -> Span | None:
    """The headline's place as the opening sentences tell it with a smaller or larger one: ``Mindelo, São Vicente``."""
    stop = analysis.sentences[min(VENUES_IN, len(analysis.sentences)) - 1].end
    for n, place in enumerate(places):
        if place.start >= stop:
            break
        if analysis.text[place.start : place.end] != words:
            continue
        span = _widened(analysis, Span(place.start, place.end), places)
        if n and analysis.text[places[n - 1].end : place.start] in {", ", ", near ", " in "}:
            span = Span(places[n - 1].start, span.end)
        if span.end - span.start > len(words):
            return span
    return None


def _venues(analysis: Analysis, first: int, last: int, times: tuple[Time, ...]) -> Iterator[Span]:
    """Proper names behind a preposition of place that are neither times nor people: ``at the White House``."""
    tokens = analysis.tokens
    starts = [t.start for t in times]
    for i in range(first, last - 1):
        if tokens[i].lower not in LOCATIVE or tokens[i + 1].sentence != tokens[i].sentence:
            continue
        begin = i + 1
        while begin < last and begin < i + 5 and tokens[begin].tag in BEFORE_NAME and tokens[begin].text[0].islower():
            begin += 1
        end = begin
        while end < last and _is_named(tokens, end, begin):
            end += 1
        if end == begin or (end < last and tokens[end].tag in {"CD", "POS"}):
            continue
        if _is_person(analysis, begin, end) or tokens[begin].lower in CALENDAR:
            continue
        at = bisect_right(starts, tokens[begin].start) - 1
        if at >= 0 and times[at].end > tokens[begin].start:
            continue
        while end < last and tokens[end].lower in PLACE_NOUNS:
            end += 1
        yield analysis.span(i + 1, end)


def _is_named(tokens: list[Token], at: int, begin: int) -> bool:
    """A word of a proper name, or the *of* inside one: ``the Palace of Belém``."""
    if at > begin and tokens[at].lower == "of" and at + 1 < len(tokens):
        at += 1
    return tokens[at].tag in {"NNP", "NNPS"} and tokens[at].text[0].isupper()


def _is_person(analysis: Analysis, first: int, last: int) -> bool:
    labels = {analysis.names[analysis.tokens[i].name].label for i in range(first, last) if analysis.tokens[i].name >= 0}
    return labels == {"PERSON"}


def _named_in_title(title: Analysis, text: str, places: tuple[Place, ...], who: Span | None) -> Span | None:
    """A place of the text, with a country of its own, that the headline names: ``Sarn ferry strike``."""
    for place in places[:20]:
        words = text[place.start : place.end]
        found = re.search(rf"\b{re.escape(words)}\b", title.text) if place.country else None
        acts = found and who and who.start <= found.start() < who.end and _is_party(title.text, found.end(), who.end)
        if found and not acts:
            return Span(found.start(), found.end())
    return None


def _is_party(title: str, end: int, last: int) -> bool:
    """Whether a name inside of the subject acts itself (``Portugal and Cabo Verde``) or only tells which (``Sarn police``)."""
    return end >= last or title[end : end + 5].startswith((" and ", ",", " & "))


def _widened(analysis: Analysis, span: Span, places: tuple[Place, ...]) -> Span:
    """The span with the larger place behind it: ``, Veldia province``, ``, near Sarn``, ``in Sarn``."""
    text, end = analysis.text, span.end
    kind = re.match(r" ([a-z]+)\b", text[end : end + 20])
    if kind and kind[1] in PLACE_NOUNS:
        end += kind.end()
    for _ in range(2):
        more = _LARGER.match(text, end)
        if more is None or (more[1].strip() != "," and not places):
            break
        at = analysis.token_at(more.end())
        stop = at
        if analysis.tokens[at].text[0].islower():
            stop += 1  # south Sarn
        while stop < len(analysis.tokens) and (
            analysis.tokens[stop].tag in {"NNP", "NNPS"} or analysis.tokens[stop].lower in PLACE_NOUNS
        ):
            stop += 1
        if (
            stop == at + analysis.tokens[at].text[0].islower()
            or _is_person(analysis, at, stop)
            or analysis.tokens[at].lower.rstrip(".") in CALENDAR
        ):
            break
        end = analysis.tokens[stop - 1].end
    return trim(text, span.start, end, also=" ,")

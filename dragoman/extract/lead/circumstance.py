"""When and where did the main event happen?

When: a day near the document's date, told early in the text. Where: the place that the headline names behind *in* or *at*,
or that the opening sentences do, with the name that stands around it (``Croydon, south London``; ``the White House``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from dragoman.extract.quantities import MONTHS
from dragoman.language.analysis import Analysis
from dragoman.record.model import Answer, Place, Time
from dragoman.spans import Span, trim

OPENING = 12  # sentences in which a first mention of day or place still counts as told at the head of the text
LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "across", "around"})
VENUES_IN = 8  # sentences searched for *in* or *at* with a name
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
_ROUGHLY = re.compile(
    r"\b(?:(?:at|in) )?(?:around|about|almost|nearly|(?:shortly|just|soon) (?:after|before)|the (?:early|small) hours of) $"
)
JOINS_TIMES = ("", ",", "on", ", on", "at", "at around", "at about", "of")


def find_when(analysis: Analysis, times: tuple[Time, ...], chosen: str | None) -> Answer | None:
    """Return the words of the time that best fits; ``chosen`` is the main event's own time."""
    dated = [
        t for t in times if t.type in {"DATE", "TIME"} and (t.value or "") and not (t.value or "").endswith("_REF")
    ]
    told = _day(analysis.document.published)
    best, choice = 0.0, None
    for time in dated:
        if _in_masthead(analysis, time):
            continue
        sentence = analysis.tokens[analysis.token_at(time.start)].sentence
        score = _fits(time, told) - 0.08 * min(sentence, OPENING) - 0.01 * sentence
        score += 0.3 if time.id == chosen else 0.0
        if score > best:
            best, choice = score, time
    if choice is None:
        return None
    span = _joined(analysis.text, dated, choice)
    return Answer(span.cut(analysis.text), "text", span.start, span.end)


def _in_masthead(analysis: Analysis, time: Time) -> bool:
    """``USA TODAY``: a word of time in the capitals of a name."""
    at = analysis.token_at(time.start)
    return analysis.tokens[at].text.isupper() and at > 0 and analysis.tokens[at - 1].text.isupper()


def _fits(time: Time, told: date | None) -> float:
    """How well a time serves as the day of news: a day or an hour within the week before the text was written."""
    value = time.value or ""
    fine = "T" in value or (len(value) == 10 and "W" not in value)
    score = 1.5 if fine else 0.5
    day = _day(time.earliest) or _day(value[:10])
    if told is None or day is None:
        return score
    distance = (told - day).days
    return score + (1.0 if -1 <= distance <= 8 else 0.3 if -62 <= distance <= 62 else -0.6)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _joined(text: str, times: list[Time], one: Time) -> Span:
    """``6.10am on Wednesday``: the hour and the day that stand side by side are one answer."""
    at = times.index(one)
    start, end = one.start, one.end
    if at and text[times[at - 1].end : start].strip() in JOINS_TIMES:
        start = times[at - 1].start
    if at + 1 < len(times) and text[end : times[at + 1].start].strip() in JOINS_TIMES:
        end = times[at + 1].end
    before = _ROUGHLY.search(text, max(0, start - 30), start)
    return Span(before.start() if before else start, end)


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
    """The headline's place as the opening sentences tell it with a smaller or larger one: ``Baoding, Hebei province``."""
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
        while end < last and tokens[end].tag in {"NNP", "NNPS"} and tokens[end].text[0].isupper():
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


def _is_person(analysis: Analysis, first: int, last: int) -> bool:
    labels = {analysis.names[analysis.tokens[i].name].label for i in range(first, last) if analysis.tokens[i].name >= 0}
    return labels == {"PERSON"}


def _named_in_title(title: Analysis, text: str, places: tuple[Place, ...], who: Span | None) -> Span | None:
    """A place of the text, with a country of its own, that the headline names: ``Croydon tram crash``."""
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
    """The span with the larger place behind it: ``, Hebei province``, ``, near London``, ``in Croydon``."""
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
            stop += 1  # south London
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

"""Years and more: ``1815``, ``1992-95``, ``the 1990s``, ``the 19th century``, ``summer 1968``, ``the first half of 2025``."""

from __future__ import annotations

import re

from dragoman.extract.times.anchors import Anchors
from dragoman.extract.times.grammar import (
    EDGE,
    EDGE_YEAR,
    FIRST_EDGE,
    FIRST_MONTHS,
    MONTH,
    NUMBER_WORD,
    ORDINAL,
    SEASON,
    STOP,
    WORDS,
    YEAR,
    either,
    month_number,
    number_of,
    plain,
)  # fmt: skip
from dragoman.extract.times.readings import UNRESOLVED, Found, Meaning, Reading, rule
from dragoman.extract.times.which_year import day_number, edge_year, year_number


def _year(match: re.Match[str], anchors: Anchors) -> Found:
    """A bare year, unless it counts something (``1,500 troops``, ``2000 people``)."""
    start = match.start("year")
    token = anchors.token(start)
    if token is None or match["year"] not in token.text:
        return None
    text = anchors.text
    before = text[start - 1 : start] if start else ""
    if (before and before in "$£€,.#/&") or (
        before == "-" and start == match.start() and not _after_prefix(text, start)
    ):
        return None
    told_before = anchors.before(start)
    if told_before is not None and told_before.lower in WORDS.numbered:
        return None  # "resolution 1973"
    if "year" not in (match["lead"] or "").lower() and _counts(match["year"], anchors, start):
        return None
    return Meaning(match["year"])


def _counts(year: str, anchors: Anchors, start: int) -> bool:
    token = anchors.token(start)
    if token is None:
        return True
    head = anchors.analysis.tokens[token.head]
    counted = token.dep == "nummod" and head.index > token.index and head.tag == "NNS"
    before = anchors.before(start)
    named = before is not None and before.pos == "PROPN" and before.name >= 0 and token.name == before.name
    return (counted and int(year) % 100 == 0) or (named and token.dep != "nmod:tmod" and head.index < token.index)


def _after_prefix(text: str, start: int) -> bool:
    return text[max(0, start - 8) : start].lower().endswith(("mid-", "post-", "pre-", "early-", "late-"))


def _years_listed(match: re.Match[str], anchors: Anchors) -> Found:
    """``1994-97``: the first and the last year."""
    first, last = match["first"], match["last"]
    whole = last if len(last) == 4 else first[: 4 - len(last)] + last
    if int(whole) <= int(first) or anchors.text[match.start() - 1 : match.start()] in ("$", "£", "€", "-", "/"):
        return None
    return (
        Reading(match.start("first"), match.end("first"), Meaning(first)),
        Reading(match.start("last"), match.end("last"), Meaning(whole)),
    )


def _year_spelled(match: re.Match[str], anchors: Anchors) -> Found:
    """``nineteen ninety-six``, ``the year two thousand``."""
    told = _spelled(match)
    if told is None or not match.groupdict().get("month"):
        return told
    word = plain(match["month"]).removeprefix("the ").removesuffix(" of")
    code = WORDS.seasons.get(word) or f"{month_number(word):02d}"
    return Meaning(f"{told.value}-{code}")


def _spelled(match: re.Match[str]) -> Meaning | None:
    century, rest = match["century"].lower(), match["rest"]
    if "thousand" in century:
        return Meaning(f"{2000 + int(number_of(rest) or 0) if rest else 2000}")
    number = number_of(rest) if rest else None
    return Meaning(f"{WORDS.numbers[century]}{int(number):02d}") if number is not None and number >= 10 else None


def _old_year(match: re.Match[str], anchors: Anchors) -> Found:
    number, era = int(match["number"]), match["era"].upper().replace(".", "")
    return Meaning(f"BC{number:04d}" if era in ("BC", "BCE") else f"{number:04d}")


def _decade(match: re.Match[str], anchors: Anchors) -> Found:
    if match["full"]:
        return Meaning(match["full"][:3])
    tens = int(match["short"][0]) if match["short"] else WORDS.tens[match["word"].lower()]
    now = anchors.published.year if anchors.published else None
    recent = now is not None and tens < 5 and 2000 + tens * 10 <= now and match["short"] is not None
    return Meaning(f"20{tens}" if recent else f"19{tens}")


def _century(match: re.Match[str], anchors: Anchors) -> Found:
    number = day_number(match["nth"])
    return Meaning(f"{number - 1:02d}") if 1 <= number <= 30 else None


def _season_year(match: re.Match[str], anchors: Anchors) -> Found:
    code = WORDS.seasons[match["season"].lower()]
    year = year_number(match["year"]) if match["year"] else edge_year(match["edge"], anchors)
    if year is None:
        return UNRESOLVED
    return Meaning(f"{year:04d}-{code}", basis="absolute" if match["year"] else "document")


def _half(match: re.Match[str], anchors: Anchors) -> Found:
    nth = 2 if plain(match["nth"]) in ("second", "last", "latter", "h2") else 1
    year = year_number(match["year"]) if match["year"] else edge_year(match["edge"], anchors)
    if year is None:
        return UNRESOLVED
    return Meaning(f"{year:04d}-H{nth}", basis="absolute" if match["year"] else "document")


RULES = (
    rule(
        {"#", *FIRST_EDGE, "year", "post", "pre"},
        rf"(?P<lead>{EDGE}(?:the year )?|(?:the )?year |(?:post|pre)-)?(?P<year>{YEAR})(?![\w%]|[,.:/]\d|[-–]\d"
        rf"|-(?:strong|acre|seat|mile|man))",
        _year,
    ),
    rule({"#"}, rf"(?P<first>{YEAR})[-–/](?P<last>{YEAR}|\d\d)(?![\w%]|[-,.:/]\d)", _years_listed),
    rule(
        {"nineteen", "eighteen", "seventeen", "sixteen", "twenty", "the", *FIRST_MONTHS, *WORDS.seasons},
        rf"(?:the year |(?P<month>{MONTH}|(?:the )?{SEASON}(?: of)?) )?(?P<century>nineteen|eighteen|seventeen"
        rf"|sixteen|twenty)[ -](?P<rest>{NUMBER_WORD}){STOP}",
        _year_spelled,
    ),
    rule(
        {"the", "year"},
        rf"(?:the )?year (?P<century>two thousand)(?: (?:and )?(?P<rest>{NUMBER_WORD}))?{STOP}",
        _year_spelled,
    ),
    rule({"ad"}, r"(?P<era>A\.?D\.?) (?P<number>\d{1,4})(?!\w)", _old_year, exact=True),
    rule({"#"}, r"(?P<number>\d{1,4}) ?(?P<era>B\.C\.(?:E\.)?|BCE?|CE|A\.D\.|AD)(?!\w)", _old_year, exact=True),
    rule(
        {*FIRST_EDGE, "the", "#", "'", *WORDS.tens},
        rf"{EDGE}?(?:the )?(?:(?P<full>(?:1[0-9]|20)\d0)['’]?s|(?:['’]|(?<=the ))(?P<short>[2-9]0)['’]?s"
        rf"|(?<=the )(?P<word>{either(WORDS.tens)}))(?!\w)",
        _decade,
    ),
    rule(
        {*FIRST_EDGE, "the", "#", *WORDS.ordinals},
        rf"{EDGE}?(?:the )?(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL})[ -]centur(?:y|ies)(?!\w)",
        _century,
    ),
    rule(
        {*FIRST_EDGE, "the", *WORDS.seasons},
        rf"{EDGE}?(?:the )?(?P<season>{SEASON})(?: of)?(?:,? (?P<year>{YEAR})|{EDGE_YEAR.removesuffix('?')}){STOP}",
        _season_year,
    ),
    rule(
        {"the", "first", "second", "last", "latter", "#", "h1", "h2"},
        rf"(?:the )?(?P<nth>first|second|last|latter|H[12])(?: half)?(?: of)?"
        rf"(?:(?<=half of)|(?<=half)|(?<=H[12]))(?: (?P<year>{YEAR})|{EDGE_YEAR.removesuffix('?')}){STOP}",
        _half,
    ),
)  # fmt: skip

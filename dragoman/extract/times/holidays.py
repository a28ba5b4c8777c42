"""Holidays: ``Christmas Eve 1989``, ``last Thanksgiving``, ``Easter Monday``."""

from __future__ import annotations

import re
from datetime import date

from dragoman.extract.times.anchors import Anchors
from dragoman.extract.times.calendar import bounds, holiday_value, iso_date
from dragoman.extract.times.grammar import STOP, WORDS, YEAR, either, plain
from dragoman.extract.times.readings import UNRESOLVED, Found, Meaning, rule
from dragoman.extract.times.which_year import edge_year, near_year, year_number
from dragoman.lexicon.times import load_holidays


def _holiday(match: re.Match[str], anchors: Anchors) -> Found:
    """A holiday in the year told, else the nearest that tense allows."""
    after = anchors.after(match.end())
    if (
        after is not None
        and after.pos == "PROPN"
        and after.start - match.end() == 1
        and after.lower not in WORDS.weekdays
    ):
        return None  # "Easter Island"
    holiday, edge = load_holidays()[plain(match["name"])], match["edge"]
    if match["year"]:
        value = holiday_value(holiday, year_number(match["year"]))
        return Meaning(value) if value else None
    told = anchors.told_year(match.start())
    if told is not None and not edge and not match["of"]:
        return Meaning(holiday_value(holiday, told), basis="context")
    if anchors.published is None:
        return UNRESOLVED
    this = iso_date(bounds(holiday_value(holiday, anchors.published.year) or "")[0])
    if this is None:
        return UNRESOLVED
    year = _holiday_year(plain(edge or ""), this, anchors, match)
    year = edge_year(match["of"], anchors) or year
    return Meaning(holiday_value(holiday, year), basis="document")


def _holiday_year(edge: str, this: date, anchors: Anchors, match: re.Match[str]) -> int:
    today = anchors.published
    assert today is not None
    if edge == "last":
        return today.year - (1 if this >= today else 0)
    if edge == "next":
        return today.year + (1 if this <= today else 0)
    return today.year if edge == "this" else near_year(anchors, match, this.month, this.day)


_HOLIDAY = f"(?-i:(?=[A-Z]))(?i:{either(load_holidays())})".replace("'", "['’]")

RULES = (
    rule(
        {*(name.split()[0] for name in load_holidays()), "last", "next", "this", "valentine", "presidents", "veterans",
         "new", "st", "martin", "mother", "father"},
        rf"(?:(?P<edge>(?i:last|next|this)) )?(?P<name>{_HOLIDAY})"
        rf"(?:,? (?P<year>{YEAR})|(?: of)? (?P<of>(?:last|this|next|that) year))?{STOP}",
        _holiday,
        exact=True,
    ),
)  # fmt: skip

"""Of which year is a day, a month or a holiday that is told without one?"""

from __future__ import annotations

import re

from dragoman.extract.times.anchors import Anchors
from dragoman.extract.times.calendar import day_value
from dragoman.extract.times.grammar import WORDS, plain
from dragoman.extract.times.readings import UNRESOLVED, Meaning


def dated(match: re.Match[str], anchors: Anchors, month: int, day: int) -> Meaning | None:
    """Give a day and month their year: the one told, ``last year``, or the one that tense and nearness tell."""
    groups = match.groupdict()
    if groups.get("year"):
        value = day_value(year_number(groups["year"]), month, day)
        return Meaning(value) if value else None
    if day_value(2024, month, day) is None:
        return None
    if anchors.published is None:
        return UNRESOLVED
    if not groups.get("edge") and not groups.get("turn") and (told := told_year(anchors, match)):
        value = day_value(told, month, day)
        return Meaning(value, basis="context") if value else None
    year = (
        edge_year(groups.get("edge"), anchors)
        or turned_year(groups.get("turn"), anchors, month, day)
        or near_year(anchors, match, month, day)
    )
    value = day_value(year, month, day)
    return Meaning(value, basis="document") if value else None


def told_year(anchors: Anchors, match: re.Match[str]) -> int | None:
    """The year of the date told before in the sentence: ``On 3 March 2024 he left, and on 7 May he returned``."""
    told = anchors.told_year(match.start())
    return told if told is not None and anchors.tense(match.start("month")) != "ahead" else None


def turned_year(turn: str | None, anchors: Anchors, month: int, day: int) -> int | None:
    """The year of ``last October 23``, ``next March 1``."""
    if not turn or anchors.published is None:
        return None
    today, this = anchors.published, (month, day)
    if turn.lower() == "last":
        return today.year - (1 if this >= (today.month, today.day) else 0)
    return today.year + (1 if turn.lower() == "next" and this <= (today.month, today.day) else 0)


def edge_year(edge: str | None, anchors: Anchors) -> int | None:
    """The year of ``last year``, ``this year``, ``next year``, ``that year``."""
    if not edge or anchors.published is None:
        return None
    word = plain(edge).split()[0]
    if word in ("that", "same", "the"):
        told = anchors.told_start()
        return told.year if told else None
    return anchors.published.year + (-1 if word == "last" else 1 if word == "next" else 0)


def near_year(anchors: Anchors, match: re.Match[str], month: int, day: int | None = None) -> int:
    """Return the year of a month or day without one: behind a past verb the last, ahead the next, else the nearest."""
    today = anchors.published
    assert today is not None
    offset = max(match.start(name) for name in ("month", "month2", "name") if name in match.re.groupindex)
    tense, before = anchors.tense(offset), anchors.before(match.start())
    if before is not None and before.lower == "since":
        tense = "past"
    elif before is not None and before.lower in _UP_TO and anchors.clause(offset) == "past":
        tense = "present"  # "served until July" may be over, "gave him until July" not
    distance = (month - today.month) * 30.4 + ((day - today.day) if day else 0)
    if tense == "ahead":
        return today.year + (1 if distance < -45 else 0)
    if tense == "past":
        return today.year - (1 if distance > (_NEXT_MONTH if anchors.on_verb(offset) else _NEAR_FUTURE) else 0)
    return today.year + (1 if distance < -183 else -1 if distance > 150 else 0)


_UP_TO = frozenset({"until", "till", "by", "through"})
# A past verb with a date that is soon to come: the same day a year ago would be told with its year or with "last".
_NEXT_MONTH = 40  # days


_NEAR_FUTURE = 75  # days that a noun in the past may look ahead: "set 10 November as the deadline"


def day_number(words: str) -> int:
    words = plain(words)
    return WORDS.ordinals[words] if words in WORDS.ordinals else int(re.sub(r"\D", "", words))


def year_number(words: str) -> int:
    digits = re.sub(r"\D", "", words)
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 50 else 1900)

"""Times counted from another: ``three weeks ago``, ``two days later``, ``that year``, ``the past ten years``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.extract.times.anchors import Anchors
from dragoman.extract.times.calendar import moved
from dragoman.extract.times.grammar import (
    ABOUT,
    AFTER_NOW,
    BEFORE_NOW,
    EDGE,
    FIRST_ABOUT,
    FIRST_EDGE,
    FIRST_NUMBERS,
    FIRST_VAGUE,
    NUMBER,
    PART,
    UNIT,
    VAGUE,
    WORDS,
    number_of,
    period,
    plain,
    unit_code,
)  # fmt: skip
from dragoman.extract.times.readings import UNRESOLVED, Found, Meaning, rule
from dragoman.record.model import Basis


def _that_unit(match: re.Match[str], anchors: Anchors) -> Found:
    """``that year``, ``later the same day``, ``earlier that week``; without a date told before, no time at all."""
    unit = match["unit"].lower()
    if unit in WORDS.parts:
        day = anchors.told_day()
        return Meaning(f"{day}T{WORDS.parts[unit]}", "TIME", "context") if day else None
    told = anchors.told_for(unit_code(unit))
    value = moved(told, unit_code(unit), 0) if told else None
    return Meaning(value, basis="context") if value else None  # "one item, and shares fall that day"


def _next_part(match: re.Match[str], anchors: Anchors) -> Found:
    """``the next morning``, ``the following evening``, ``the previous night``, ``the same evening``."""
    day = anchors.told_day()
    if day is None:
        return Meaning(None, "TIME", None)
    edge = plain(match["edge"])
    value = moved(day, "D", 1 if edge in ("next", "following") else 0 if edge == "same" else -1)
    return Meaning(f"{value}T{WORDS.parts[match['part'].lower()]}", "TIME", "context")


def _neighbour(match: re.Match[str], anchors: Anchors) -> Found:
    """``the day before``, ``the week after``: counted from the last date told."""
    unit = unit_code(match["unit"])
    told = anchors.told_for(unit)
    following = anchors.after(match.end())
    if following is not None and following.pos in ("NOUN", "PROPN", "DET", "PRON", "VERB", "ADJ", "NUM"):
        return None  # "the day after the talks": which day that is, the text does not say here
    if told is None:
        return UNRESOLVED
    value = moved(told, unit, -1 if match["way"].lower() == "before" else 1)
    return Meaning(value, basis="context") if value else UNRESOLVED


def _shifted(match: re.Match[str], anchors: Anchors) -> Found:
    """``three days ago``, ``two weeks later``, ``a year earlier``, ``six months from now``."""
    way, unit = plain(match["way"]), unit_code(match["unit"])
    count = number_of(match["count"]) if match["count"] else None
    near = way.startswith(("ago", "from now", "hence", "from today"))
    if count is not None and match["half"]:
        count += 0.5
    if count is None:
        if near:
            return Meaning("PAST_REF" if way == "ago" else "FUTURE_REF", basis="document")
        return Meaning(period(None, unit), "DURATION")
    if unit in ("S", "M", "H"):
        return Meaning(None, "TIME", None) if near else Meaning(period(count, unit), "DURATION")
    unit, count = _finer(unit, count)
    if near:
        if anchors.published is None:
            return UNRESOLVED
        return _counted(anchors.published, unit, count * (-1 if way == "ago" else 1), "document")
    sign = -1 if way in ("earlier", "before", "previously", "beforehand") else 1
    return _from_told(match, anchors, unit, sign * count) or Meaning(period(count, unit), "DURATION")


def _finer(unit: str, count: float) -> tuple[str, float]:
    """Count halves in the next finer unit: half a century is fifty years, a year and a half eighteen months."""
    finer = {"CE": ("Y", 100), "DE": ("Y", 10), "Y": ("MO", 12), "MO": ("W", 4), "W": ("D", 7)}
    if count % 1 and unit in finer:
        name, many = finer[unit]
        return name, count * many
    return unit, count


def _from_told(match: re.Match[str], anchors: Anchors, unit: str, count: float) -> Meaning | None:
    """Count from the last date told; a comparison of years counts from the document when none is near."""
    told = anchors.told_for(unit)
    if told is not None and anchors.published != told:
        return _counted(told, unit, count, "context")
    if anchors.published is not None and count < 0:
        return _counted(anchors.published, unit, count, "document")
    return None


def _counted(base: date, unit: str, count: float, basis: Basis) -> Meaning:
    value = moved(base, unit, count)
    return Meaning(value, basis=basis) if value else UNRESOLVED


def _lasting(match: re.Match[str], anchors: Anchors) -> Found:
    """``the last three years``, ``the next few days``, ``recent months``: a stretch that ends or begins now."""
    unit, edge = unit_code(match["unit"]), plain(match["edge"])
    word = edge.split()[-1]
    token = anchors.token(match.end("edge") - 1)
    before = anchors.before(match.start())
    if (
        edge == "last"
        and token is not None
        and (token.pos == "VERB" or (before is not None and before.lower in _MAY_LAST))
    ):
        return None  # "the call is to last 45 minutes"
    if match["count"] is None and not match["many"]:
        if unit == "Y" and word == "past" and anchors.published:
            return Meaning(moved(anchors.published, "Y", -1), basis="document")
        if unit in ("DE", "CE") and word in ("last", "past"):
            return Meaning(period(1, unit), "DURATION")
        return _edge_like(match, anchors, word)
    count = number_of(match["count"]) if match["count"] else None
    if match["unit"].lower() in WORDS.seasons:
        return None
    value = period(count, unit)
    if count is None or anchors.published is None or word in ("recent", "first", "previous", "following", "preceding"):
        return Meaning(
            value, "DURATION", "document" if word in ("recent", "last", "past", "next", "coming") else "absolute"
        )
    return _stretch(value, unit, count, word in AFTER_NOW, anchors.published)


_MAY_LAST = WORDS.ahead.modals | {"to", "not", "only", "n't"}  # words behind which "last" is a verb


def _edge_like(match: re.Match[str], anchors: Anchors, word: str) -> Meaning | None:
    if anchors.published is None or word in ("recent", "first", "final"):
        return None
    return Meaning(
        moved(anchors.published, unit_code(match["unit"]), -1 if word in BEFORE_NOW else 1), basis="document"
    )


def _stretch(value: str, unit: str, count: float, ahead: bool, today: date) -> Meaning:
    """A counted stretch has both its ends."""
    days = count * {"D": 1, "N": 1, "W": 7, "F": 14, "MO": 30.44, "Q": 91.3, "Y": 365.25, "DE": 3652.5}.get(unit, 0)
    try:
        other = today + timedelta(days=round(days) * (1 if ahead else -1))
    except OverflowError:
        return Meaning(value, "DURATION", "document")
    first, last = sorted((today, other))
    if not days:
        return Meaning(value, "DURATION", "document")
    return Meaning(value, "DURATION", "document", first.isoformat(), last.isoformat())


_COUNTED_EDGE = r"(?:the |these |this |its |his |her |their |our |my )?(?P<edge>very last|last|past|next|coming|previous|recent|following|preceding)"


_FIRST_EDGE = frozenset(
    [
        "the",
        "these",
        "this",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "last",
        "past",
        "next",
        "coming",
        "previous",
        "recent",
        "following",
        "preceding",
        "very",
    ]
)


_WAY = r"(?P<way>ago|earlier|later|from now|from today|hence|previously|beforehand|afterwards|before(?= ?[,.;:)]|$))"

RULES = (
    rule(
        {*FIRST_EDGE, "that", "same", "the"},
        rf"{EDGE}?(?P<that>that same|the same|that very|that) (?P<unit>day|week|weekend|month|year|decade"
        rf"|century|{PART})(?!\w)",
        _that_unit,
    ),
    rule({*FIRST_EDGE, "the", "next"}, rf"{EDGE}?the (?P<edge>next|following|previous|same) (?P<part>{PART})(?!\w)", _next_part),
    rule({"the"}, r"the (?P<unit>day|week|month|year) (?P<way>before|after)(?!\w)", _neighbour),
    rule(
        {*FIRST_NUMBERS, *FIRST_ABOUT, *FIRST_VAGUE, "another", "days", "weeks", "months", "years", "decades", "centuries",
         "hours", "minutes"},
        rf"{ABOUT}?(?:(?P<count>another|half an?|a quarter|quarter|an?|one|{NUMBER}"
        rf"|{VAGUE})[ -])?(?P<unit>{UNIT})s?(?P<half> and a half)?(?: or (?:so|two|more))?"
        rf" {_WAY}(?!\w)",
        _shifted,
    ),
    rule(
        {*_FIRST_EDGE, *FIRST_ABOUT, "in"},
        rf"(?:(?:at least|about|nearly|almost|roughly"
        rf"|approximately) )?{_COUNTED_EDGE} (?:(?P<count>(?:{NUMBER} (?:to|or) )?{NUMBER}"
        rf"|{VAGUE}) )?(?:or so )?(?P<unit>{UNIT})(?P<many>s)?(?: or so)?(?!\w)",
        _lasting,
    ),
)  # fmt: skip

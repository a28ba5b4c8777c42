"""Dates told from another date: ``last week``, ``on Wednesday``, ``two days later``, ``earlier that year``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.extract.times.anchors import Anchors
from dragoman.extract.times.calendar import moved, week_of
from dragoman.extract.times.grammar import (
    ABOUT,
    AFTER_NOW,
    BEFORE_NOW,
    DAY,
    DAY_EDGE,
    EDGE,
    FIRST_ABOUT,
    FIRST_DAYS,
    FIRST_EDGE,
    FIRST_NUMBERS,
    FIRST_VAGUE,
    NUMBER,
    PART,
    SEASON,
    UNIT,
    VAGUE,
    WORDS,
    number_of,
    period,
    plain,
    unit_code,
)  # fmt: skip
from dragoman.extract.times.readings import UNRESOLVED, Meaning, Reading, rule
from dragoman.record.model import TimeType

Found = Meaning | tuple[Reading, ...] | None


def _weekday(match: re.Match[str], anchors: Anchors) -> Found:
    """``Wednesday``, ``next Friday``, ``late Tuesday night``; ``Mondays`` and ``every Monday`` are sets."""
    part, edge = (match["part"] or "").lower(), plain(match["edge"] or "")
    wanted = WORDS.weekdays[match["day"].lower()]
    code = f"T{WORDS.parts[part.removesuffix('s')]}" if part else ""
    if edge in ("every", "each", "every other") or match["many"] or part.endswith("s"):
        return Meaning(f"XXXX-WXX-{wanted + 1}{code}", "SET")
    kind: TimeType = "TIME" if part else "DATE"
    if anchors.published is None:
        return Meaning(None, kind, None)
    try:
        day = _which_weekday(wanted, edge, anchors, match.start("day"))
    except OverflowError:
        return Meaning(None, kind, None)
    return Meaning(day.isoformat() + code, kind, "document")


def _which_weekday(wanted: int, edge: str, anchors: Anchors, offset: int) -> date:
    today = anchors.published
    assert today is not None
    back = (today.weekday() - wanted) % 7
    ahead = today + timedelta(days=(-back) % 7)
    if edge in ("last", "this past", "past"):
        return today - timedelta(days=back or 7)
    if edge in ("next", "this coming", "coming", "the coming"):
        return ahead if ahead > today else today + timedelta(days=7)
    if edge == "this":
        return ahead
    return ahead if _looks_ahead(anchors, offset) else today - timedelta(days=back)


def _looks_ahead(anchors: Anchors, offset: int) -> bool:
    """``until Tuesday`` behind anything but a finished past, and what hangs on a verb that looks ahead."""
    tense = anchors.tense(offset)
    return tense == "ahead" or (tense == "present" and anchors.timetabled(offset))


def _near_day(match: re.Match[str], anchors: Anchors) -> Found:
    """``today``, ``yesterday morning``, ``tonight``, ``this afternoon``, ``last night``."""
    words = plain(match["words"])
    last = words.split()[-1]
    if words in ("today", "tomorrow") and _generic(match, anchors):
        return None
    part = "NI" if words in ("tonight", "overnight") else WORDS.parts.get(last)
    kind: TimeType = "TIME" if part else "DATE"
    if anchors.published is None:
        return Meaning(None, kind, None)
    shift = -1 if words.startswith(("yesterday", "last")) else 1 if words.startswith("tomorrow") else 0
    shift = {"the day before yesterday": -2, "the day after tomorrow": 2}.get(words, shift)
    value = moved(anchors.published, "D", shift)
    return Meaning(f"{value}T{part}" if value and part else value, kind, "document" if value else None)


def _generic(match: re.Match[str], anchors: Anchors) -> bool:
    """``today's voters``, ``the world of tomorrow``: an age, not a day."""
    after, before = anchors.after(match.end()), anchors.before(match.start())
    if before is not None and before.lower == "of" and match["words"].lower() == "tomorrow":
        return True
    if after is None or after.tag != "POS":
        return False
    head = anchors.analysis.tokens[anchors.analysis.tokens[after.head].head]
    return head.tag == "NNS" or head.lower in ("world", "youth", "society", "generation", "age")


def _edge_unit(match: re.Match[str], anchors: Anchors) -> Found:
    """``last week``, ``this year``, ``the coming month``, ``last summer``; ``the following year`` leans on the text."""
    unit, edge = match["unit"].lower(), plain(match["edge"])
    if match["unit"][0].isupper() and not match["edge"].isupper() and _is_title(match, anchors):
        return None
    if anchors.published is None:
        return UNRESOLVED
    word = edge.removeprefix("the ").removeprefix("this ")
    shift = -1 if word in BEFORE_NOW else 1 if word in AFTER_NOW else 0
    today, basis = anchors.published, "document"
    told = anchors.told_start()
    if (unit in ("decade", "century") and word == "past") or (edge == "the last" and unit == "decade"):
        return Meaning(period(1, unit_code(unit)), "DURATION", "document")
    if word in ("following", "preceding", "previous") or (edge == "the next" and unit in ("day", "week", "month")):
        if told is None or len(anchors.told or "") < _WRITTEN.get(unit, 4):
            return UNRESOLVED if word != "previous" else Meaning(moved(today, unit_code(unit), -1), basis="document")
        today, basis = told, "context"
    if unit in WORDS.seasons:
        return _season(unit, edge, today, shift)
    value = moved(today, unit_code(unit), shift)
    return Meaning(value, basis="context" if basis == "context" else "document") if value else UNRESOLVED


_WRITTEN = {"day": 10, "week": 8, "month": 7}  # how fine the last date must be, in letters


def _is_title(match: re.Match[str], anchors: Anchors) -> bool:
    """``ABC's "This Week"``: a unit with a capital inside a sentence is part of a name."""
    return anchors.before(match.start()) is not None


def _season(unit: str, edge: str, today: date, shift: int) -> Meaning:
    """The last summer that is over, the next one that begins; ``this`` is the one of the year."""
    ends = {"spring": 6, "summer": 9, "autumn": 12, "fall": 12, "winter": 3}[unit]
    begun = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[unit]
    year = today.year
    if shift < 0:
        year -= 1 if today.month <= ends and unit != "winter" else 0
        year -= 1 if unit == "winter" else 0
    elif shift > 0:
        year += 1 if today.month >= begun else 0
    return Meaning(f"{year:04d}-{WORDS.seasons[unit]}", basis="document")


def _that_unit(match: re.Match[str], anchors: Anchors) -> Found:
    """``that year``, ``later the same day``, ``earlier that week``."""
    unit, told = match["unit"].lower(), anchors.told_start()
    if (
        told is None
        or len(anchors.told or "") < _WRITTEN.get(unit, 4)
        or ("-W" in (anchors.told or "") and unit == "day")
    ):
        return None  # "one item, and shares fall that day": no day in particular
    if unit in WORDS.parts:
        day = anchors.told_day()
        return Meaning(f"{day}T{WORDS.parts[unit]}" if day else None, "TIME", "context" if day else None)
    value = moved(told, unit_code(unit), 0)
    return Meaning(value, basis="context") if value else UNRESOLVED


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
    told = anchors.told_start()
    unit = match["unit"].lower()
    following = anchors.after(match.end())
    if following is not None and following.pos in ("NOUN", "PROPN", "DET", "PRON", "VERB", "ADJ", "NUM"):
        return None  # "the day after the talks": which day that is, the text does not say here
    if told is None or len(anchors.told or "") < _WRITTEN.get(unit, 4):
        return UNRESOLVED
    value = moved(told, unit_code(unit), -1 if match["way"].lower() == "before" else 1)
    return Meaning(value, basis="context") if value else UNRESOLVED


def _shifted(match: re.Match[str], anchors: Anchors) -> Found:
    """``three days ago``, ``two weeks later``, ``a year earlier``, ``six months from now``."""
    way, unit = plain(match["way"]), unit_code(match["unit"])
    count = number_of(match["count"]) if match["count"] else None
    near = way.startswith(("ago", "from now", "hence", "from today"))
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
    told = anchors.told_start()
    fine = told is not None and len(anchors.told or "") >= {"D": 10, "N": 10, "W": 8, "F": 8, "MO": 7}.get(unit, 4)
    if told is not None and fine and anchors.published != told:
        return _counted(told, unit, count, "context")
    if anchors.published is not None and count < 0:
        return _counted(anchors.published, unit, count, "document")
    return None


def _counted(base: date, unit: str, count: float, basis: str) -> Meaning:
    value = moved(base, unit, count)
    return Meaning(value, basis="context" if basis == "context" else "document") if value else UNRESOLVED


def _weekend(match: re.Match[str], anchors: Anchors) -> Found:
    """``over the weekend``: the last one, or the next behind a verb that looks ahead."""
    if anchors.published is None:
        return UNRESOLVED
    today = anchors.published
    ahead = anchors.tense(match.start("unit")) == "ahead"
    here = today if ahead or today.weekday() == 6 else today - timedelta(days=today.weekday() + 1)
    return Meaning(f"{week_of(here)}-WE", basis="document")


def _of_the_unit(match: re.Match[str], anchors: Anchors) -> Found:
    """``the end of the month``, ``later in the week``, ``the rest of the year``: the one in which the document stands."""
    if anchors.published is None:
        return UNRESOLVED
    return Meaning(moved(anchors.published, unit_code(match["unit"]), 0), basis="document")


def _year_end(match: re.Match[str], anchors: Anchors) -> Found:
    """``by year-end``: the end of this year, in a January report of the last."""
    if anchors.published is None:
        return UNRESOLVED
    today = anchors.published
    last = today.month <= 2 and anchors.tense(match.start()) == "past"
    return Meaning(f"{today.year - (1 if last else 0):04d}", basis="document")


def _lasting(match: re.Match[str], anchors: Anchors) -> Found:
    """``the last three years``, ``the next few days``, ``recent months``: a stretch that ends or begins now."""
    unit, edge = unit_code(match["unit"]), plain(match["edge"])
    word = edge.split()[-1]
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
        {*FIRST_DAYS, *(f"{day}s" for day in WORDS.weekdays), *FIRST_EDGE, "last", "next", "this", "past", "coming", "every", "each"},
        rf"{DAY_EDGE}?(?:(?P<edge>(?i:last|next|this coming|the coming|this past|this|past|coming|every other|every|each)) )?"
        rf"(?P<day>{DAY})(?P<many>s)?(?:[ -](?P<part>(?i:{PART}s?)))?(?![\w])",
        _weekday,
        exact=True,
    ),
    rule(
        {*FIRST_EDGE, "today", "yesterday", "tomorrow", "tonight", "overnight", "this", "last"},
        rf"{EDGE}?(?P<words>(?:today|yesterday|tomorrow)(?: {PART})?|this {PART}|last (?:night|evening)|tonight|overnight"
        r"|the day before yesterday|the day after tomorrow)(?!\w)",
        _near_day,
    ),
    rule(
        {*FIRST_EDGE, "last", "previous", "this", "next", "coming", "following", "current", "past", "preceding"},
        rf"{EDGE}?(?P<edge>(?:the |this )?(?:last|previous|preceding|next|coming|following|current|past)|this)"
        rf" (?P<unit>day|week|month|quarter|year|weekend|decade|century|{SEASON})(?!\w)(?![ -](?:ago|old|long))",
        _edge_unit,
    ),
    rule(
        {*FIRST_EDGE, "that", "same", "the"},
        rf"{EDGE}?(?P<that>that same|the same|that very|that) (?P<unit>day|week|weekend|month|year|decade|century|{PART})(?!\w)",
        _that_unit,
    ),
    rule({*FIRST_EDGE, "the", "next"}, rf"{EDGE}?the (?P<edge>next|following|previous|same) (?P<part>{PART})(?!\w)", _next_part),
    rule({"the"}, r"the (?P<unit>day|week|month|year) (?P<way>before|after)(?!\w)", _neighbour),
    rule(
        {*FIRST_NUMBERS, *FIRST_ABOUT, *FIRST_VAGUE, "another", "days", "weeks", "months", "years", "decades", "centuries",
         "hours", "minutes"},
        rf"{ABOUT}?(?:(?P<count>another|half an?|a quarter|quarter|an?|one|{NUMBER}|{VAGUE})[ -])?(?P<unit>{UNIT})s?(?: or (?:so|two|more))?"
        rf" {_WAY}(?!\w)",
        _shifted,
    ),
    rule(
        {*FIRST_EDGE, "the"},
        rf"(?:{EDGE}|(?<=over )|(?<=at )|(?<=during )|(?<=for )|(?<=through )|(?<=throughout ))(?:the )?(?P<unit>weekend)(?!s|\w| of)",
        _weekend,
    ),
    rule(
        {*FIRST_EDGE, "the", "rest"},
        r"(?:(?:the )?(?:very )?(?:beginning|start|middle|end|rest|remainder|close|course) of|(?:early|earlier|late|later|sometime)(?: on)? in)"
        r" (?:the|this) (?P<unit>day|week|month|quarter|year|decade|century)(?!\w| (?:after|before|ending|ended))",
        _of_the_unit,
    ),
    rule(
        {"year", "around", "about", "the"},
        r"(?:around |about )?(?:the )?year[- ]end(?!\w)",
        _year_end,
    ),
    rule(
        {*_FIRST_EDGE, *FIRST_ABOUT, "in"},
        rf"(?:(?:at least|about|nearly|almost|roughly|approximately) )?{_COUNTED_EDGE} (?:(?P<count>(?:{NUMBER} (?:to|or) )?{NUMBER}|{VAGUE}) )?(?:or so )?(?P<unit>{UNIT})(?P<many>s)?(?: or so)?(?!\w)",
        _lasting,
    ),
)  # fmt: skip

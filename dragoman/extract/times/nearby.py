"""Days and stretches beside the document's own: ``yesterday``, ``on Wednesday``, ``last week``, ``by the end of the year``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.extract.times.anchors import Anchors
from dragoman.extract.times.calendar import moved, week_of
from dragoman.extract.times.grammar import (
    AFTER_NOW,
    BEFORE_NOW,
    DAY,
    DAY_EDGE,
    EDGE,
    FIRST_DAYS,
    FIRST_EDGE,
    PART,
    SEASON,
    WORDS,
    period,
    plain,
    unit_code,
)  # fmt: skip
from dragoman.extract.times.readings import UNRESOLVED, Found, Meaning, rule
from dragoman.record.model import TimeType


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
    if _looks_ahead(anchors, offset) and not _is_later_that_day(anchors, offset):
        return ahead
    return today - timedelta(days=back)


def _is_later_that_day(anchors: Anchors, offset: int) -> bool:
    """``said on Wednesday … was due to meet him later on Wednesday``: the day of which the text reports, not a week on."""
    text = anchors.analysis.text
    day = re.match(r"\w+", text[offset:])
    if day is None or not re.search(r"\blater(?: on)?\s+$", text[max(0, offset - 12) : offset], re.IGNORECASE):
        return False
    others = (found.start() for found in re.finditer(rf"\b{day[0]}\b", text) if found.start() != offset)
    return any(anchors.tense(other) == "past" for other in others)


def _looks_ahead(anchors: Anchors, offset: int) -> bool:
    """``until Tuesday`` behind anything but a finished past, and what hangs on a verb that looks ahead."""
    tense = anchors.tense(offset)
    return tense == "ahead" or (tense == "present" and anchors.timetabled(offset))


def _near_day(match: re.Match[str], anchors: Anchors) -> Found:
    """``today``, ``yesterday morning``, ``tonight``, ``this afternoon``, ``last night``."""
    words = plain(match["words"])
    last = words.split()[-1]
    if words in ("today", "tomorrow") and (_generic(match, anchors) or _in_a_name(match, anchors)):
        return None
    if words == "overnight" and anchors.tense(match.start("words")) == "ahead":
        return None  # "will not be solved overnight"
    part = "NI" if words in ("tonight", "overnight") else WORDS.parts.get(last)
    kind: TimeType = "TIME" if part else "DATE"
    if anchors.published is None:
        return Meaning(None, kind, None)
    shift = -1 if words.startswith(("yesterday", "last")) else 1 if words.startswith("tomorrow") else 0
    shift = {"the day before yesterday": -2, "the day after tomorrow": 2}.get(words, shift)
    value = moved(anchors.published, "D", shift)
    return Meaning(f"{value}T{part}" if value and part else value, kind, "document" if value else None)


def _in_a_name(match: re.Match[str], anchors: Anchors) -> bool:
    """``USA TODAY``: a capital behind another name."""
    start = match.start()
    before = anchors.token(start - 2) if start > 1 else None  # the parser may begin a sentence at the capital
    name = before is not None and before.pos == "PROPN" and before.end == start - 1
    return name and match["words"][0].isupper()


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
    today, code = anchors.published, unit_code(unit) if unit not in WORDS.seasons else ""
    if (unit in ("decade", "century") and word == "past") or (edge == "the last" and unit == "decade"):
        return Meaning(period(1, code), "DURATION", "document")
    if unit in WORDS.seasons:
        return _season(unit, today, shift)
    if word in ("following", "preceding", "previous") or (edge == "the next" and unit in ("day", "week", "month")):
        told = anchors.told_for(code)
        if told is not None:
            value = moved(told, code, shift)
            return Meaning(value, basis="context") if value else UNRESOLVED
        if word != "previous":
            return UNRESOLVED
    value = moved(today, code, shift)
    return Meaning(value, basis="document") if value else UNRESOLVED


def _is_title(match: re.Match[str], anchors: Anchors) -> bool:
    """``ABC's "This Week"``: a unit with a capital inside a sentence is part of a name."""
    return anchors.before(match.start()) is not None


def _season(unit: str, today: date, shift: int) -> Meaning:
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


def _weekend(match: re.Match[str], anchors: Anchors) -> Found:
    """``over the weekend``: the last one, or the next behind a verb that looks ahead."""
    if anchors.published is None:
        return UNRESOLVED
    today = anchors.published
    ahead = anchors.tense(match.start("unit")) == "ahead"
    here = today if ahead or today.weekday() == 6 else today - timedelta(days=today.weekday() + 1)
    return Meaning(f"{week_of(here)}-WE", basis="document")


def _the_season(match: re.Match[str], anchors: Anchors) -> Found:
    """``over the summer``: the last one that is over or has begun, the next behind a verb that looks ahead."""
    if anchors.published is None:
        return UNRESOLVED
    ahead = anchors.tense(match.start("unit")) == "ahead"
    return _season(match["unit"].lower(), anchors.published, 1 if ahead else -1)


def _of_the_unit(match: re.Match[str], anchors: Anchors) -> Found:
    """``the end of the month``, ``later in the week``, ``the rest of the year``: the one in which the document stands."""
    unit, before = unit_code(match["unit"]), anchors.before(match.start())
    if unit == "D" and " of " in plain(match[0]) and (before is None or before.lower != "by"):
        return ()  # "at the end of the day, it is about trust"
    if anchors.published is None:
        return UNRESOLVED
    return Meaning(moved(anchors.published, unit, 0), basis="document")


def _year_end(match: re.Match[str], anchors: Anchors) -> Found:
    """``by year-end``: the end of this year, in a January report of the last."""
    if anchors.published is None:
        return UNRESOLVED
    today = anchors.published
    last = today.month <= 2 and anchors.tense(match.start()) == "past"
    return Meaning(f"{today.year - (1 if last else 0):04d}", basis="document")


RULES = (
    rule(
        {*FIRST_DAYS, *(f"{day}s" for day in WORDS.weekdays), *FIRST_EDGE, "last", "next", "this", "past", "coming", "every", "each"},
        rf"{DAY_EDGE}?(?:(?P<edge>(?i:last|next|this coming|the coming|this past|this|past|coming|every other"
        rf"|every|each)) )?"
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
        {*FIRST_EDGE, "the"},
        rf"(?:{EDGE}|(?<=over )|(?<=at )|(?<=during )|(?<=for )|(?<=through )"
        rf"|(?<=throughout ))(?:the )?(?P<unit>weekend)(?!s|\w| of)",
        _weekend,
    ),
    rule(
        {"the"},
        rf"(?:(?<=over )|(?<=during )|(?<=through )|(?<=throughout ))the (?P<unit>{SEASON})(?!\w| of| [12]\d)",
        _the_season,
    ),
    rule(
        {*FIRST_EDGE, "the", "rest"},
        r"(?:(?:the )?(?:very )?(?:beginning|start|middle|end|rest|remainder|close|course) of|(?:early|earlier"
        r"|late|later|sometime)(?: on)? in)"
        r" (?:the|this) (?P<unit>day|week|month|quarter|year|decade|century)(?!\w| (?:after|before|ending|ended))",
        _of_the_unit,
    ),
    rule(
        {"year", "around", "about", "the"},
        r"(?:around |about )?(?:the )?year[- ]end(?!\w)",
        _year_end,
    ),
)  # fmt: skip

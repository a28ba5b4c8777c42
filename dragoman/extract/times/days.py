"""Days: ``7 October 2023``, ``Oct. 7``, ``April 24 and 25``, ``the last day of May``, ``the week of 6 March``."""

from __future__ import annotations

import re

from dragoman.extract.times.anchors import Anchors
from dragoman.extract.times.calendar import bounds, day_value, iso_date, week_of
from dragoman.extract.times.grammar import (
    ANY_DAY,
    EDGE,
    EDGE_YEAR,
    FIRST_DAYS,
    FIRST_EDGE,
    FIRST_MONTHS,
    MONTH,
    OLD_YEAR,
    ORD,
    ORDINAL,
    STOP,
    TO,
    WORDS,
    month_number,
    plain,
)  # fmt: skip
from dragoman.extract.times.readings import Found, Meaning, Reading, rule
from dragoman.extract.times.which_year import dated, day_number, year_number
from dragoman.lexicon.times import load_named_days


def _day_month(match: re.Match[str], anchors: Anchors) -> Found:
    """``7 October 2023``, ``Oct. 7``, ``the third of May last year``."""
    month, day = month_number(match["month"]), day_number(match["day"])
    if not 1 <= day <= 31:
        return None
    if named := _named_day(match, anchors):
        return named
    return dated(match, anchors, month, day)


def _named_day(match: re.Match[str], anchors: Anchors) -> Meaning | None:
    """A day of history that needs no year in its sentence: ``the attacks of September 11``."""
    entry = load_named_days().get(plain(match[0]).removeprefix("the "))
    if entry is None or (anchors.published is not None and anchors.published < entry.day):
        return None
    if entry.near:
        token = anchors.token(match.start())
        if token is None:
            return None
        near = anchors.analysis.tokens[max(0, token.index - _REACH) : token.index + _REACH + 1]
        if not any(t.lower in entry.near and t.sentence == token.sentence for t in near):
            return None
    return Meaning(entry.day.isoformat())


_REACH = 6  # tokens between a date that names an event and the word that says which: "attack", "massacre"


def _days_listed(match: re.Match[str], anchors: Anchors) -> Found:
    """``3-5 May 2024``, ``April 24 and 25``: each day is a time of its own, the month belongs to the nearest."""
    month = month_number(match["month"])
    days = [(m.start(), m.end()) for m in re.finditer(rf"\d{{1,2}}{ORD}", match["days"])]
    if len(days) < 2 or not _ends_a_list(match, anchors):
        return None
    shift, out = match.start("days"), []
    for number, (start, end) in enumerate(days):
        meaning = dated(match, anchors, month, day_number(match["days"][start:end]))
        if meaning is None:
            return None
        first, last = shift + start, shift + end
        if match.start("month") < match.start("days"):
            first = match.start() if number == 0 else first
            last = match.end() if number == len(days) - 1 and match["year"] else last
        elif number == len(days) - 1:
            last = match.end()
        out.append(Reading(first, last, meaning))
    return tuple(out)


def _ends_a_list(match: re.Match[str], anchors: Anchors) -> bool:
    """``on April 24 and 25 people died``: the last number counts something."""
    if match.start("month") > match.start("days") or match["year"]:
        return True
    last = anchors.after(match.end())
    return last is None or last.pos not in ("NOUN", "ADJ") or "-" in match["days"]


def _part_of_month(match: re.Match[str], anchors: Anchors) -> Found:
    """``the third week of March``: a part of the month, with the days it spans; ``the last day of May``: a day."""
    month, nth = month_number(match["month"]), plain(match["nth"])
    first = dated(match, anchors, month, 1)
    if first is None or first.value is None:
        return first
    value = first.value[:7]
    last_day = int((bounds(value)[1] or "")[-2:])
    late = nth in ("last", "final")
    number = WORDS.ordinals.get(nth, 1)
    if match["unit"] == "day":
        return Meaning(f"{value}-{last_day if late else number:02d}", basis=first.basis)
    start = last_day - 6 if late else number * 7 - 6
    earliest, latest = f"{value}-{start:02d}", f"{value}-{min(start + 6, last_day):02d}"
    return Meaning(value, basis=first.basis, earliest=earliest, latest=latest, bounded=False)


def _week_of(match: re.Match[str], anchors: Anchors) -> Found:
    """``the week of 6 March``: the whole week in which the day lies."""
    month, number = match["month"] or match["month2"], match["day"] or match["day2"]
    meaning = dated(match, anchors, month_number(month), day_number(number))
    day = iso_date(meaning.value) if meaning else None
    return Meaning(week_of(day), basis=meaning.basis) if meaning and day else meaning


def _iso(match: re.Match[str], anchors: Anchors) -> Found:
    value = day_value(int(match["y"]), int(match["m"]), int(match["d"]))
    if value and match["t"]:
        return Meaning(f"{value}T{match['t']}", "TIME")
    return Meaning(value) if value else None


def _slashed(match: re.Match[str], anchors: Anchors) -> Found:
    """``3/14/2024``: month first unless it cannot be."""
    first, second, year = int(match["a"]), int(match["b"]), year_number(match["y"])
    month, day = (second, first) if first > 12 or match["mark"] == "." else (first, second)
    value = day_value(year, month, day)
    return Meaning(value) if value else None


_WD = rf"(?:{ANY_DAY},? )?(?:on )?"

RULES = (
    rule({"#"}, r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ](?P<t>\d\d:\d\d))?(?!\d)", _iso),
    rule({"#"}, r"(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<y>\d{4}|(?<=/)\d\d)(?![\d/]|\.\d)", _slashed),
    rule(
        {*FIRST_DAYS, *FIRST_EDGE, *WORDS.ordinals, "#"},
        rf"{EDGE}?{_WD}(?:the )?(?P<day>\d{{1,2}}{ORD}|(?i:{ORDINAL}))(?: day)?(?: of|-)? (?P<month>{MONTH})"
        rf"(?:,? (?P<year>{OLD_YEAR})|{EDGE_YEAR}){STOP}",
        _day_month,
        exact=True,
    ),
    rule(
        {*FIRST_DAYS, *FIRST_EDGE, *FIRST_MONTHS, "last", "next", "this"},
        rf"{EDGE}?{_WD}(?:(?P<turn>(?i:last|next|this)) )?(?P<month>{MONTH}) (?:the )?(?P<day>\d{{1,2}}{ORD}"
        rf"|(?i:{ORDINAL}))(?![\d%]|:\d|[,.]\d{{3}}|-\w)"
        rf"(?:,? (?P<year>{OLD_YEAR})|{EDGE_YEAR}){STOP}",
        _day_month,
        exact=True,
    ),
    rule(
        {*FIRST_DAYS, "the", "#"},
        rf"(?:{ANY_DAY},? )?(?:the )?(?P<days>(?:\d{{1,2}}{ORD}{TO}){{1,6}}\d{{1,2}}{ORD})(?: of)? (?P<month>{MONTH})"
        rf"(?:,? (?P<year>{OLD_YEAR})|{EDGE_YEAR}){STOP}",
        _days_listed,
        exact=True,
    ),
    rule(
        {*FIRST_DAYS, *FIRST_MONTHS},
        rf"(?:{ANY_DAY},? )?(?P<month>{MONTH}) (?P<days>\d{{1,2}}{ORD}(?:{TO}\d{{1,2}}{ORD}(?![\d:%]|[.,]\d|,000)){{1,6}})"
        rf"(?:,? (?P<year>{OLD_YEAR})|{EDGE_YEAR}){STOP}",
        _days_listed,
        exact=True,
    ),
    rule(
        {"the", "first", "second", "third", "fourth", "last", "final"},
        rf"(?:[Tt]he )?(?P<nth>(?i:first|second|third|fourth|last|final)) (?P<unit>day|week|weekend) of (?P<month>{MONTH})"
        rf"(?:,? (?P<year>{OLD_YEAR})|{EDGE_YEAR}){STOP}",
        _part_of_month,
        exact=True,
    ),
    rule(
        {"the"},
        rf"[Tt]he week (?:of|beginning|starting|ending) {_WD}(?:the )?(?:(?P<month>{MONTH}) (?P<day>\d{{1,2}}){ORD}"
        rf"|(?P<day2>\d{{1,2}}){ORD}(?: of)? (?P<month2>{MONTH}))(?:,? (?P<year>{OLD_YEAR}))?(?![\w:])",
        _week_of,
        exact=True,
    ),
    rule({"#"}, r"9/11(?![\w/])", _named_day),
)  # fmt: skip

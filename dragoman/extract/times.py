"""When? Which words of a text name a time, and which day, month or span of days do they mean?

``two days after the meeting of 3 March``: each expression becomes a TIMEX3 value (TimeML guidelines 1.2.1), counted
from the document's date, from a date told before, or standing on its own feet. Without a document date relative
expressions stay unresolved; the clock of the machine is never asked.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.language.analysis import Analysis
from dragoman.record.model import Basis, Time, TimeType


def find_times(analysis: Analysis) -> tuple[Time, ...]:
    """Return the time expressions in text order. Raises: nothing. Offsets: code points of the text."""
    published = _iso_date(analysis.document.published)
    context = _Context(analysis, published)
    found: list[Time] = []
    for match in _ANY.finditer(analysis.text):
        reading = _read(analysis.text, match.start(), context)
        if reading is None or (found and reading.start < found[-1].end):
            continue
        start, end = context.snap(reading.start, reading.end)
        if start >= end or (found and start < found[-1].end):
            continue
        found.append(_time(len(found) + 1, start, end, reading))
        context.remember(reading)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a rule made of the words ``start:end``."""

    start: int
    end: int
    value: str | None
    kind: TimeType
    basis: Basis | None


class _Context:
    """What an expression may lean on: the document's date, the last date told, the tense of its clause."""

    def __init__(self, analysis: Analysis, published: date | None) -> None:
        self.analysis = analysis
        self.published = published
        self.last: date | None = published
        self._ends = [token.end for token in analysis.tokens]

    def remember(self, reading: _Reading) -> None:
        if reading.value and reading.kind in ("DATE", "TIME"):
            first, _ = bounds(reading.value)
            self.last = _iso_date(first) or self.last

    def token(self, offset: int) -> int:
        return self.analysis.token_at(offset)

    def snap(self, start: int, end: int) -> tuple[int, int]:
        """Widen to whole tokens at the right only when a token is cut by a full stop (``Nov.``)."""
        at = bisect_right(self._ends, end - 1)
        if at < len(self._ends) and self.analysis.tokens[at].start < end < self.analysis.tokens[at].end:
            tail = self.analysis.text[end : self.analysis.tokens[at].end]
            if tail == ".":
                end += 1
        return start, end

    def future(self, offset: int) -> bool:
        """Tell whether the verb that governs the word at ``offset`` looks ahead (``will``, ``to`` plus infinitive)."""
        verb = self._verb(offset)
        if verb is None:
            return False
        tokens = self.analysis.tokens
        for child in self.analysis.children[verb]:
            helper = tokens[child]
            if helper.dep.startswith("aux") and helper.lower in _AHEAD:
                return True
            if helper.dep == "mark" and helper.lower == "to" and tokens[verb].tag == "VB":
                return True
        return False

    def past(self, offset: int) -> bool:
        """Tell whether the governing verb is in a past tense."""
        verb = self._verb(offset)
        if verb is None:
            return False
        tokens = self.analysis.tokens
        if tokens[verb].tag in ("VBD", "VBN"):
            return not self.future(offset)
        return any(tokens[child].tag == "VBD" for child in self.analysis.children[verb])

    def _verb(self, offset: int) -> int | None:
        at = self.token(offset)
        if at < 0:
            return None
        tokens = self.analysis.tokens
        for _ in range(12):  # deeper nesting tells nothing of this clause
            if tokens[at].pos in ("VERB", "AUX"):
                return at
            if tokens[at].head == at:
                break
            at = tokens[at].head
        for child in self.analysis.children[at]:
            if tokens[child].dep.startswith(("cop", "aux")):
                return child
        return None


_AHEAD = frozenset({"will", "shall", "'ll", "’ll", "would", "wo", "may", "might"})

_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name} | {
    name.lower(): i for i, name in enumerate(calendar.month_abbr) if name
} | {"sept": 9}  # fmt: skip
_DAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)} | {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
_COUNT = {
    word: i for i, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
     "hundred": 100, "a hundred": 100, "half": 0, "couple": 2, "a couple of": 2}  # fmt: skip
_UNITS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "month": "M", "quarter": "Q",
          "year": "Y", "decade": "DE", "century": "CE", "centurie": "CE", "weekend": "WE"}  # fmt: skip
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_CENTURIES = {
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "twenty-first": 21,
}  # fmt: skip
_TENS = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
         "nineties": 9}  # fmt: skip
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "noon": "MI"}
_HOLIDAYS = {"christmas": "12-25", "christmas day": "12-25", "christmas eve": "12-24", "new year's day": "01-01",
             "new year's eve": "12-31", "halloween": "10-31", "valentine's day": "02-14", "boxing day": "12-26",
             "all saints' day": "11-01", "may day": "05-01", "international women's day": "03-08"}  # fmt: skip
_FREQUENT = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y",
             "annual": "P1Y", "nightly": "P1D", "hourly": "PT1H"}  # fmt: skip
_REFERENCES = {"now": "PRESENT_REF", "currently": "PRESENT_REF", "at present": "PRESENT_REF", "nowadays": "PRESENT_REF",
               "at the moment": "PRESENT_REF", "recently": "PAST_REF", "lately": "PAST_REF", "formerly": "PAST_REF",
               "the past": "PAST_REF", "in the past": "PAST_REF", "the future": "FUTURE_REF", "soon": "FUTURE_REF",
               "the near future": "FUTURE_REF", "once": "PAST_REF", "previously": "PAST_REF",
               "the present": "PRESENT_REF", "these days": "PRESENT_REF"}  # fmt: skip

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_NUMBER_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven"
    r"|eight|nine))?"
)
_NUMBER = rf"(?:\d{{1,4}}(?:\.\d)?|{_NUMBER_WORD})"
_VAGUE = r"(?:several|many|a few|few|some|recent|a couple of|couple of|a number of|hundreds of|thousands of)"
_UNIT = r"(?:second|minute|hour|day|night|week|month|quarter|year|decade|centurie|century|weekend)"
_PART = r"(?:morning|afternoon|evening|night)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_S = r"[ \u00a0\n]"


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], _Context], tuple[str | None, TimeType, Basis | None] | None]


def _read(text: str, start: int, context: _Context) -> _Reading | None:
    """Let every rule that begins here try; the longest reading wins, the earlier rule on a tie."""
    best: _Reading | None = None
    for rule in _RULES:
        match = rule.pattern.match(text, start)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        try:
            told = rule.read(match, context)
        except OverflowError:  # before the year 1 or behind the year 9999 there is no calendar
            told = None, "DATE", None
        if told is not None:
            best = _Reading(match.start(), match.end(), *told)
    return best


def _time(number: int, start: int, end: int, reading: _Reading) -> Time:
    earliest, latest = bounds(reading.value) if reading.value and reading.kind in ("DATE", "TIME") else (None, None)
    return Time(
        id=f"t{number}",
        start=start,
        end=end,
        value=reading.value,
        type=reading.kind,
        earliest=earliest,
        latest=latest,
        basis=reading.basis,
    )


_Told = tuple[str | None, TimeType, Basis | None]


def _full(match: re.Match[str], context: _Context) -> _Told | None:
    """Day and month, with or without a year: ``7 October 2023``, ``Oct. 7``."""
    month = _MONTHS[match["month"].lower().rstrip(".")]
    day = int(re.sub(r"\D", "", match["day"]))
    year = match["year"]
    if not 1 <= day <= 31:
        return None
    if year:
        return _checked(int(year), month, day, "absolute")
    if context.published is None:
        return None, "DATE", None
    return _checked(_near_year(context, match.start(), month, day), month, day, "document")


def _checked(year: int, month: int, day: int, basis: Basis) -> _Told | None:
    try:
        return date(year, month, day).isoformat(), "DATE", basis
    except ValueError:
        return None


def _near_year(context: _Context, offset: int, month: int, day: int = 15) -> int:
    """Return the year in which a month or day without year lies: the nearest, later only when the clause looks ahead."""
    today = context.published
    assert today is not None
    ahead = context.future(offset)
    distance = (month - today.month) * 30.4 + (day - today.day)
    if ahead:
        return today.year + (1 if distance < -60 else 0)
    if distance > 183 or (distance > 31 and context.past(offset)):
        return today.year - 1
    return today.year + (1 if distance < -300 else 0)


def _iso(match: re.Match[str], context: _Context) -> _Told | None:
    told = _checked(int(match["y"]), int(match["m"]), int(match["d"]), "absolute")
    if told and match["t"]:
        return f"{told[0]}T{match['t']}", "TIME", "absolute"
    return told


def _slashed(match: re.Match[str], context: _Context) -> _Told | None:
    """``3/14/2024``: month first unless it cannot be."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    year += 0 if year > 99 else (2000 if year < 50 else 1900)
    month, day = (second, first) if first > 12 else (first, second)
    return _checked(year, month, day, "absolute")


def _month_year(match: re.Match[str], context: _Context) -> _Told | None:
    return f"{match['year']}-{_MONTHS[match['month'].lower().rstrip('.')]:02d}", "DATE", "absolute"


def _month_alone(match: re.Match[str], context: _Context) -> _Told | None:
    word = match["month"]
    if match["edge"] is None and word.rstrip(".").lower() in ("may", "march", "mar", "april", "june", "august", "jan"):
        before = context.analysis.text[max(0, match.start() - 9) : match.start()].lower()
        if not re.search(
            r"\b(?:in|of|since|by|until|till|through|from|to|for|and|before|after|during|between)\s+$", before
        ):
            return None
    if context.published is None:
        return None, "DATE", None
    month = _MONTHS[word.lower().rstrip(".")]
    today, edge = context.published, (match["edge"] or "").lower()
    if "last" in edge:
        year = today.year - (1 if month >= today.month else 0)
    elif "next" in edge:
        year = today.year + (1 if month <= today.month else 0)
    elif "this" in edge:
        year = today.year
    else:
        year = _near_year(context, match.start("month"), month)
    return f"{year}-{month:02d}", "DATE", "document"


def _weekday(match: re.Match[str], context: _Context) -> _Told | None:
    part = match["part"]
    kind: TimeType = "TIME" if part else "DATE"
    if context.published is None:
        return None, kind, None
    today, wanted = context.published, _DAYS[match["day"].lower()]
    back = (today.weekday() - wanted) % 7
    edge = (match["edge"] or "").lower()
    if edge == "last":
        moved = today - timedelta(days=back or 7)
    elif edge in ("next", "this", "this coming", "coming"):
        moved = today + timedelta(days=(-back) % 7 or (7 if edge == "next" else 0))
    elif context.future(match.start()):
        moved = today + timedelta(days=(-back) % 7)
    else:
        moved = today - timedelta(days=back)
    value = moved.isoformat()
    return (f"{value}T{_PARTS[part.lower()]}" if part else value), kind, "document"


def _near_day(match: re.Match[str], context: _Context) -> _Told | None:
    """``today``, ``yesterday morning``, ``tonight``, ``this afternoon``, ``last night``."""
    words = re.sub(r"\s+", " ", match[0].lower())
    part = _PARTS.get(words.split()[-1]) or ("NI" if words == "tonight" else None)
    kind: TimeType = "TIME" if part else "DATE"
    if context.published is None:
        return None, kind, None
    shift = -1 if words.startswith(("yesterday", "last")) else 1 if words.startswith("tomorrow") else 0
    shift = {"the day before yesterday": -2, "the day after tomorrow": 2}.get(words, shift)
    value = _moved(context.published, "D", shift)
    return (f"{value}T{part}" if value and part else value), kind, "document"


def _this_unit(match: re.Match[str], context: _Context) -> _Told | None:
    """``last week``, ``this year``, ``the coming month``, ``next quarter``, ``last summer``."""
    unit = match["unit"].lower()
    if context.published is None:
        return None, "DATE", None
    edge = match["edge"].lower()
    shift = -1 if edge in ("last", "previous", "past") else 1 if edge in ("next", "coming", "following") else 0
    today = context.published
    if unit in _SEASONS:
        return f"{today.year + shift}-{_SEASONS[unit]}", "DATE", "document"
    if unit == "weekend":
        value = _moved(today, "W", shift)
        return (f"{value}-WE" if value else None), "DATE", "document"
    return _moved(today, _UNITS[unit], shift), "DATE", "document"


def _moved(start: date, unit: str, count: float) -> str | None:
    """Return the day, week, month … that lies ``count`` units from ``start``, told as coarsely as the unit."""
    try:
        if unit in ("D", "W"):
            moved = start + timedelta(days=round(count * (7 if unit == "W" else 1)))
            year, week, _ = moved.isocalendar()
            return moved.isoformat() if unit == "D" else f"{year}-W{week:02d}"
        if unit in ("M", "Q"):
            months = start.year * 12 + start.month - 1 + round(count * (3 if unit == "Q" else 1))
            year, month = divmod(months, 12)
            date(year, 1, 1)
            return f"{year}-Q{month // 3 + 1}" if unit == "Q" else f"{year}-{month + 1:02d}"
        years = {"Y": 1, "DE": 10, "CE": 100}[unit]
        year = start.year + round(count * years)
        date(year, 1, 1)
        return f"{year:04d}"[: {"Y": 4, "DE": 3, "CE": 2}[unit]]
    except (ValueError, OverflowError, KeyError):
        return None


def _shifted(match: re.Match[str], context: _Context) -> _Told | None:
    """``three days ago``, ``two weeks later``, ``a year earlier``, ``six months from now``."""
    way = match["way"].lower()
    near = way.startswith(("ago", "from now", "hence"))
    base = context.published if near else context.last
    unit = _UNITS[_singular(match["unit"])]
    count = _number(match["count"])
    if count is None:
        return ("PAST_REF" if way == "ago" else None), "DATE", "document" if way == "ago" else None
    if base is None or context.published is None or match["unit"].lower().startswith(("second", "minute", "hour")):
        return None, "DATE", None
    sign = -1 if way in ("ago", "earlier", "before") else 1
    return _moved(base, unit, sign * count), "DATE", "document" if near else "context"


def _duration(match: re.Match[str], context: _Context) -> _Told | None:
    unit = _singular(match["unit"])
    count = _number(match["count"])
    if unit == "second" and match["count"].lower() in ("a", "an", "one"):
        return None
    if unit == "night":
        unit = "day"
    return _period(count, unit), "DURATION", "absolute"


def _lasting(match: re.Match[str], context: _Context) -> _Told | None:
    """``the past three years``, ``the next few months``: a stretch that touches the present."""
    return _period(_number(match["count"]) if match["count"] else 1, _singular(match["unit"])), "DURATION", "absolute"


def _period(count: float | None, unit: str) -> str:
    code = _UNITS[unit]
    number = "X" if count is None else f"{count:g}"
    clock = "T" if unit in ("second", "minute", "hour") else ""
    if code in ("DE", "CE") and count is not None:
        number, code = f"{count * (10 if code == 'DE' else 100):g}", "Y"
    return f"P{clock}{number}{code}"


def _singular(unit: str) -> str:
    unit = unit.lower()
    return "century" if unit.startswith("centur") else unit.removesuffix("s")


def _number(words: str) -> float | None:
    """Return a count, ``None`` when it is vague (``several``)."""
    words = re.sub(r"\s+", " ", words.lower()).strip()
    if words in _COUNT:
        return _COUNT[words]
    try:
        return float(words)
    except ValueError:
        tens, _, ones = words.partition("-")
        return _COUNT[tens] + _COUNT[ones] if tens in _COUNT and ones in _COUNT else None


def _decade(match: re.Match[str], context: _Context) -> _Told | None:
    if match["full"]:
        return match["full"][:3], "DATE", "absolute"
    tens = int(match["short"][0]) if match["short"] else _TENS[match["word"].lower()]
    return f"19{tens}", "DATE", "absolute"


def _century(match: re.Match[str], context: _Context) -> _Told | None:
    word = match["nth"].lower()
    number = _CENTURIES.get(word) or int(re.sub(r"\D", "", word) or 0)
    return (f"{number - 1:02d}", "DATE", "absolute") if 1 <= number <= 30 else None


def _year(match: re.Match[str], context: _Context) -> _Told | None:
    """A bare year, unless it counts something (``1,500 troops``, ``2000 people``)."""
    at = context.token(match.start())
    token = context.analysis.tokens[at] if at >= 0 else None
    if token is None or not token.start <= match.start() < token.end or match[0] not in token.text:
        return None
    head = context.analysis.tokens[token.head]
    text = context.analysis.text
    if text[match.start() - 1 : match.start()] in ("$", "£", "€", ",", ".", "#", "-", "/") and match.start() > 0:
        return None
    counted = token.dep == "nummod" and head.index > at and head.tag == "NNS"
    if counted and int(match["year"]) % 100 == 0:
        return None
    return match["year"], "DATE", "absolute"


def _fiscal(match: re.Match[str], context: _Context) -> _Told | None:
    year = match["year"]
    full = year if len(year) == 4 else ("20" if int(year) < 50 else "19") + year
    return full, "DATE", "absolute"


def _quarter(match: re.Match[str], context: _Context) -> _Told | None:
    nth = _ORDINALS[match["nth"].lower()] if match["nth"] else int(match["q"])
    if match["year"]:
        return f"{match['year']}-Q{nth}", "DATE", "absolute"
    if context.published is None:
        return None, "DATE", None
    today = context.published
    now = (today.month - 1) // 3 + 1
    late = nth > now and not context.future(match.start())
    return f"{today.year - (1 if late else 0)}-Q{nth}", "DATE", "document"


def _season_year(match: re.Match[str], context: _Context) -> _Told | None:
    return f"{match['year']}-{_SEASONS[match['season'].lower()]}", "DATE", "absolute"


def _every(match: re.Match[str], context: _Context) -> _Told | None:
    unit = match["unit"].lower()
    if unit in _DAYS:
        return f"XXXX-WXX-{_DAYS[unit] + 1}", "SET", "absolute"
    if unit in _PARTS and unit != "night":
        return f"XXXX-XX-XXT{_PARTS[unit]}", "SET", "absolute"
    count = _number(match["count"]) if match["count"] else 1
    return _period(count, _singular(unit)), "SET", "absolute"


def _frequent(match: re.Match[str], context: _Context) -> _Told | None:
    return _FREQUENT[match[0].lower()], "SET", "absolute"


def _clock(match: re.Match[str], context: _Context) -> _Told | None:
    hour, minute = int(match["h"]), int(match["min"] or 0)
    half = (match["half"] or "").lower().replace(".", "")
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return None
    base = context.last if context.published else None
    return (f"{base.isoformat()}T{hour:02d}:{minute:02d}" if base else None), "TIME", "context" if base else None


def _holiday(match: re.Match[str], context: _Context) -> _Told | None:
    day = _HOLIDAYS[re.sub(r"\s+", " ", match["name"].lower().replace("’", "'"))]
    if match["year"]:
        return f"{match['year']}-{day}", "DATE", "absolute"
    if context.published is None:
        return None, "DATE", None
    year = _near_year(context, match.start(), int(day[:2]), int(day[3:]))
    return f"{year}-{day}", "DATE", "document"


def _reference(match: re.Match[str], context: _Context) -> _Told | None:
    words = re.sub(r"\s+", " ", match[0].lower())
    if words == "once":
        return None
    return _REFERENCES[words], "DATE", "document"


def _rule(pattern: str, read: Callable[[re.Match[str], _Context], _Told | None], *, loose: bool = True) -> _Rule:
    return _Rule(re.compile(_any_space(pattern), re.IGNORECASE if loose else 0), read)


def _any_space(pattern: str) -> str:
    """Let each space of a pattern, outside of brackets or inside, meet any white space of a line."""
    out, inside = [], False
    for before, letter in zip(" " + pattern, pattern, strict=False):
        if letter == "[" and before != "\\":
            inside = True
        elif letter == "]" and before != "\\":
            inside = False
        out.append(" \u00a0\n" if letter == " " and inside else "[ \u00a0\n]" if letter == " " else letter)
    return "".join(out)


_ORD = r"(?:st|nd|rd|th)?"
_RULES = (
    _rule(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:T(?P<t>\d\d:\d\d))?(?!\d)", _iso),
    _rule(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4}|\d\d)(?!\d)", _slashed),
    _rule(
        rf"(?:{_DAY},? )?(?:the )?(?P<day>\d{{1,2}}{_ORD})(?: of)? (?P<month>{_MONTH})(?:,? (?P<year>{_YEAR}))?(?![\w])",
        _full,
        loose=False,
    ),
    _rule(
        rf"(?:{_DAY},? )?(?P<month>{_MONTH}) (?P<day>\d{{1,2}}{_ORD})(?![\d:]|,\d{{3}})(?:,? (?P<year>{_YEAR}))?(?!\w)",
        _full,
        loose=False,
    ),
    _rule(
        rf"(?:(?:early|mid|late)[ -])?(?P<month>{_MONTH})(?: of|,)? (?P<year>{_YEAR})(?!\w)", _month_year, loose=False
    ),
    _rule(
        rf"(?:(?P<edge>[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id)[ -])?(?P<month>{_MONTH})(?![\w’'-])",
        _month_alone,
        loose=False,
    ),
    _rule(
        rf"(?:(?P<edge>[Ll]ast|[Nn]ext|[Tt]his coming|[Tt]his|[Cc]oming) )?(?P<day>{_DAY})(?: (?P<part>{_PART}))?(?![\w])",
        _weekday,
        loose=False,
    ),
    _rule(
        rf"(?:(?:today|yesterday|tomorrow|this|last)(?: {_PART})?(?<!this)(?<!last)|tonight|the day before yesterday"
        r"|the day after tomorrow)(?!\w)",
        _near_day,
    ),
    _rule(
        rf"(?:the )?(?P<edge>last|previous|this|next|coming|following|current)"
        rf" (?P<unit>day|week|month|year|quarter|weekend|decade|century|{_SEASON})(?!\w)",
        _this_unit,
    ),
    _rule(
        rf"(?:the |these )?(?:last|past|next|coming|previous|recent|following)"
        rf" (?:(?P<count>{_NUMBER}|{_VAGUE}|couple of) )?(?P<unit>{_UNIT})s?(?!\w)",
        _lasting,
    ),
    _rule(
        rf"(?:(?:about|nearly|almost|over|more than|some|just|only) )?(?P<count>{_NUMBER}|{_VAGUE}|an?) "
        rf"(?P<unit>{_UNIT})s? (?P<way>ago|earlier|later|from now|hence|before)(?!\w)",
        _shifted,
    ),
    _rule(
        rf"(?:(?:about|nearly|almost|over|more than|less than|at least|up to) )?(?P<count>{_NUMBER}|{_VAGUE}|an?)"
        rf"(?: more| full| straight| consecutive)?[ -](?P<unit>{_UNIT})s?(?:[ -]old)?(?!\w)",
        _duration,
    ),
    _rule(
        r"(?:the )?(?:(?:early|mid|late)[ -])?(?:(?P<full>(?:1[5-9]|20)\d0)['’]?s|['’](?P<short>\d0)s"
        r"|(?<=the )(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))(?!\w)",
        _decade,
    ),
    _rule(
        r"(?:the )?(?:(?:early|mid|late)[ -])?(?P<nth>\d{1,2}(?:st|nd|rd|th)|fifteenth|sixteenth|seventeenth|eighteenth"
        r"|nineteenth|twentieth|twenty-first)[ -]century(?!\w)",
        _century,
    ),
    _rule(rf"(?:early |late |mid-)?(?P<year>{_YEAR})(?![\w%]|[,.:/]\d|-\d)", _year),
    _rule(rf"(?:fiscal(?: year)? (?P<year>{_YEAR}))(?!\w)", _fiscal),
    _rule(r"FY[ ]?(?P<year>\d{4}|\d\d)(?!\w)", _fiscal, loose=False),
    _rule(
        rf"(?:the )?(?:(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarter|Q(?P<q>[1-4]))"
        rf"(?:(?: of)? (?P<year>{_YEAR}))?(?!\w)",
        _quarter,
    ),
    _rule(rf"(?:the )?(?P<season>{_SEASON})(?: of)? (?P<year>{_YEAR})(?!\w)", _season_year),
    _rule(
        rf"(?:every|each) (?:other )?(?:(?P<count>{_NUMBER}) )?(?P<unit>{_DAY}|{_UNIT}|morning|afternoon|evening)s?(?!\w)",
        _every,
    ),
    _rule(r"(?:daily|weekly|monthly|quarterly|yearly|annually|nightly|hourly)(?!\w)", _frequent),
    _rule(
        r"(?P<h>\d{1,2})(?:[:.](?P<min>\d\d))? ?(?P<half>[ap]\.m\.?|[ap]m)(?!\w)(?: (?:GMT|EST|EDT|ET|PT|CET|BST|UTC))?",
        _clock,
    ),
    _rule(r"(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?P<half>)(?![\d:])(?: (?:GMT|EST|EDT|ET|CET|BST|UTC))?", _clock),
    _rule(
        rf"(?P<name>Christmas(?: Day| Eve)?|New Year['’]s (?:Day|Eve)|Halloween|Valentine['’]s Day|Boxing Day|May Day"
        rf"|All Saints['’] Day|International Women['’]s Day)(?:,? (?P<year>{_YEAR}))?(?!\w)",
        _holiday,
    ),
    _rule(
        r"(?:now|currently|at present|nowadays|at the moment|recently|lately|formerly|the past|the future|soon"
        r"|the near future|previously|the present|these days)(?!\w)(?! (?:\w+ )?(?:years?|months?|weeks?|days?|decades?))",
        _reference,
    ),
)
# Where an expression may begin at all: keeps the rules off most of the text.
_ANY = re.compile(
    r"(?<![\w$£€.,/])(?=\d|['’]\d0s|[aA](?:n|ll|t|bout|lmost|pr|ug|)\b|[A-Za-z])(?:"
    r"\d|['’]\d0s|(?:an?|about|nearly|almost|over|more|less|at|up|just|only|some|several|many|few|couple|recent|hundreds|"
    r"thousands|the|these|this|last|past|next|coming|previous|following|current|every|each|early|mid|late|today|yesterday|"
    r"tomorrow|tonight|now|currently|nowadays|recently|lately|formerly|soon|previously|daily|weekly|monthly|quarterly|"
    r"yearly|annually|nightly|hourly|fiscal|FY\d*|Q[1-4]|spring|summer|autumn|fall|winter|first|second|third|fourth|"
    r"fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty|twenties|thirties|forties|fifties|sixties|"
    r"seventies|eighties|nineties|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|thirty|forty|fifty|sixty|seventy|eighty|ninety|Christmas|New|Halloween|"
    r"Valentine['’]s|Boxing|All|International|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|January|February|March|April|May|June|"
    r"July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?!\w))",
    re.IGNORECASE,
)


def bounds(value: str) -> tuple[str | None, str | None]:
    """Return the first and last ISO date that a TIMEX3 value covers; ``(None, None)`` when it names none."""
    value = value.split("T")[0]
    try:
        if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
            return value, value
        if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            first = monday + timedelta(days=5) if match[3] else monday
            return first.isoformat(), (monday + timedelta(days=6)).isoformat()
        if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
            return _months(int(match[1]), int(match[2]), int(match[2]))
        if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
            return _months(int(match[1]), int(match[2]) * 3 - 2, int(match[2]) * 3)
        if match := re.fullmatch(r"(?:FY)?(\d{2,4})", value):
            years = 10 ** (4 - len(match[1]))
            first_year = int(match[1]) * years
            return f"{first_year:04d}-01-01", f"{first_year + years - 1:04d}-12-31"
        if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
            return f"{match[1]}-01-01", f"{match[1]}-12-31"
    except (ValueError, OverflowError):
        pass
    return None, None


def _months(year: int, first: int, last: int) -> tuple[str, str]:
    return f"{year:04d}-{first:02d}-01", f"{year:04d}-{last:02d}-{calendar.monthrange(year, last)[1]:02d}"


def _iso_date(words: str | None) -> date | None:
    try:
        return date.fromisoformat((words or "")[:10])
    except ValueError:
        return None

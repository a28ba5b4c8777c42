"""The pieces that patterns of time are made of, and how their numbers are read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.lexicon.times import time_words

WORDS = time_words()


def either(words: Iterable[str]) -> str:
    """Return an alternation, the longest word first."""
    return (
        "(?:" + "|".join(re.escape(w).replace("\\ ", " ") for w in sorted(set(words), key=lambda w: (-len(w), w))) + ")"
    )


def _cased(words: Iterable[str]) -> list[str]:
    """Words as names are written: ``March`` and ``MARCH``, never ``march``."""
    return [form for word in words for form in (word.capitalize(), word.upper())]


SHORT = either(_cased(WORDS.short_months)) + r"\b\.?"
MONTH = f"(?:{either(_cased(WORDS.months))}|{SHORT})"
DAY = either(_cased(WORDS.weekdays))
ANY_DAY = rf"(?:{DAY}|{either(_cased(WORDS.short_weekdays))}\b\.?)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
OLD_YEAR = r"(?:1\d\d\d|20\d\d)"
UNIT = either([*WORDS.units, "centurie"])
SEASON = either(WORDS.seasons)
PART = either(WORDS.parts)
ORDINAL = either(WORDS.ordinals)
SMALL = either(WORDS.numbers)
NUMBER_WORD = rf"{SMALL}(?:-{SMALL})?"
HUNDREDS = rf"(?:(?:a|{SMALL}) (?:hundred|thousand|dozen)|hundred|dozen)"
HALVES = rf"(?:{SMALL}|\d{{1,3}})[ -]and[ -]a[ -]half"
NUMBER = rf"(?:{HALVES}|\d{{1,3}}(?:,\d{{3}}){{1,4}}|\d{{1,4}}(?:\.\d+)?(?: [1-3]/[2-4])?|{HUNDREDS}|{NUMBER_WORD})"
VAGUE = (
    r"(?:several|many|a few|few|some|a couple of|a couple more|couple of|a number of|dozens of|scores of|hundreds of"
    r"|thousands of|countless|numerous)"
)
ORD = r"(?:st|nd|rd|th)?"
EDGE_YEAR = r"(?:,?(?: of)? (?P<edge>(?:last|this|next|that|the same) year))?"
STOP = r"(?!\w)"
DASH = r"(?: ?[-–—] ?)"
TO = r"(?: ?[-–—] ?| (?:to|and|or|until|till|through) |, )"

FIRST_MONTHS = frozenset(WORDS.months) | WORDS.short_months.keys() | {f"{m}." for m in WORDS.short_months}
FIRST_DAYS = frozenset(WORDS.weekdays) | WORDS.short_weekdays.keys() | {f"{d}." for d in WORDS.short_weekdays}
FIRST_NUMBERS = frozenset(WORDS.numbers) | {"#", "a", "an", "half", "hundred", "dozen"}
FIRST_VAGUE = frozenset(
    [
        "several",
        "many",
        "a",
        "few",
        "some",
        "couple",
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "countless",
        "numerous",
    ]
)

# Words at the edge of a date that belong to it: "early next week", "the end of May", "around 3 March".
EDGE = (
    r"(?i:(?:(?:the )?(?:very )?(?:beginning|start|middle|end|close) of (?:the )?"
    r"|(?:the )?(?:very )?(?:early|earlier|late|later|mid|sometime|about|around)[ -])(?:in )?)"
)
# Before a day of the week "around" and "about" are too often no part of it: "ways to get around Wednesday's ruling".
DAY_EDGE = EDGE.replace("|about|around", "")
FIRST_EDGE = frozenset(
    [
        "the",
        "beginning",
        "start",
        "middle",
        "end",
        "close",
        "early",
        "earlier",
        "late",
        "later",
        "mid",
        "sometime",
        "about",
        "around",
    ]
)
# Words before a measure that belong to it: "more than two years", "about a week".
ABOUT = (
    r"(?i:(?:(?:roughly|approximately|about|around|nearly|almost|over|under|some|well over"
    r"|no (?:more|less|fewer) than|(?:more|less|fewer) than|at least|at most|up to|as (?:many|much|long|little) as) )"
    r"(?:a (?:further|full) )?)"
)
FIRST_ABOUT = frozenset(
    [
        "roughly",
        "approximately",
        "about",
        "around",
        "nearly",
        "almost",
        "over",
        "under",
        "some",
        "well",
        "no",
        "more",
        "less",
        "fewer",
        "at",
        "up",
        "as",
    ]
)
BEFORE_NOW = frozenset({"last", "past", "previous", "preceding"})
AFTER_NOW = frozenset({"next", "coming", "following", "upcoming"})


def plain(words: str) -> str:
    """Return words in lower case with single spaces and straight apostrophes."""
    return re.sub(r"\s+", " ", words.lower().replace("’", "'")).strip()


def month_number(word: str) -> int:
    """Return the month of ``March``, ``Mar`` or ``Mar.``."""
    word = word.lower().rstrip(".")
    return WORDS.months.get(word) or WORDS.short_months[word]


def unit_code(word: str) -> str:
    """Return the code of a unit in the singular or plural."""
    word = word.lower()
    if word.startswith("centur"):
        return "CE"
    return WORDS.units[word if word in WORDS.units else word.removesuffix("s")]


def number_of(words: str) -> float | None:
    """Return a count; ``None`` when it is vague (``several``)."""
    words = re.split(r" (?:to|or) |(?<=\d)[-–]", plain(words))[0]
    if words.endswith(("and a half", "and-a-half")):
        units = number_of(re.split(r"[ -]and[ -]", words)[0])
        return None if units is None else units + 0.5
    if words in _PARTS:
        return _PARTS[words]
    if words in ("a", "an", "another", "an additional"):
        return 1
    if re.fullmatch(r"[\d,.]+(?: \d/\d)?", words):
        whole, _, part = words.replace(",", "").partition(" ")
        return float(whole) + (int(part[0]) / int(part[2]) if part else 0)
    head, _, tail = words.partition(" ")
    if tail in _LARGE:
        return (1 if head == "a" else WORDS.numbers[head]) * _LARGE[tail]
    if words in _LARGE:
        return _LARGE[words]
    tens, _, ones = words.partition("-")
    if tens not in WORDS.numbers or (ones and ones not in WORDS.numbers):
        return None
    return WORDS.numbers[tens] + (WORDS.numbers[ones] if ones else 0)


_PARTS = {"half a": 0.5, "half an": 0.5, "half": 0.5, "a half": 0.5, "a quarter": 0.25, "quarter": 0.25}
_LARGE = {"dozen": 12, "hundred": 100, "thousand": 1000}
_NAMES = {"S": "S", "M": "M", "H": "H", "D": "D", "N": "D", "W": "W", "MO": "M", "Q": "Q", "Y": "Y", "WE": "WE"}
_MANY_YEARS = {"DE": 10, "CE": 100}


def period(count: float | None, unit: str) -> str:
    """Return a TIMEX3 duration: ``P3D``, ``PT2H``, ``PXM`` for a vague count, ``P20Y`` for two decades."""
    if unit == "F":
        unit, count = "W", None if count is None else count * 2
    if unit in _MANY_YEARS:
        if count is None:
            return f"PX{unit}"
        unit, count = "Y", count * _MANY_YEARS[unit]
    if count is not None and count % 1 == 0.5 and unit in ("Y", "H", "M"):
        whole, finer = int(count), {"Y": "6M", "H": "30M", "M": "30S"}[unit]
        mark = "PT" if unit in ("H", "M") else "P"
        return f"{mark}{f'{whole}{unit}' if whole else ''}{finer}"
    number = "X" if count is None else f"{count:g}" if count < 1e6 else str(int(count))
    return f"{'PT' if unit in ('S', 'M', 'H') else 'P'}{number}{_NAMES[unit]}"

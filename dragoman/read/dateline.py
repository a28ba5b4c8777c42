"""When was it published? A date with its year in a dateline or byline at the head of the text."""

from __future__ import annotations

import re
from datetime import date

# How far into the text a dateline or a line of its own may stand (lines, and characters of one line).
HEAD_LINES, HEAD_WIDTH = 6, 160


def find_published(text: str) -> str | None:
    """Return the ISO date that the head of the text gives as its own, or None.

    Counted are a dateline (``BAKU, Feb. 10, 2026 —``), a label (``Published: 10 February 2026``) and a date that has
    one of the first lines to itself. A date without a year, or inside a sentence, says nothing.
    """
    lines = [line.strip()[:HEAD_WIDTH] for line in text[:4000].split("\n") if line.strip()][:HEAD_LINES]
    for line in lines:
        for pattern in (_LABELLED, _ALONE, _DATELINE):
            if (found := pattern.match(line)) and (day := read_date(found.group("date"))):
                return day
    return None


def read_date(text: str) -> str | None:
    """Return the first full date in a short text as ISO, or None; ``03/04/2026`` is ambiguous and gives None."""
    for found in _DATE.finditer(text[:200]):
        part = found.groupdict()
        if part["iso_y"]:
            day = _valid(part["iso_y"], part["iso_m"], part["iso_d"])
        elif part["num_y"]:
            day = _numeric(int(part["num_a"]), int(part["num_b"]), part["num_y"], part["sep"])
        else:
            name = part["m1"] or part["m2"]
            day = _valid(part["y1"] or part["y2"], str(_MONTHS[name[:3].lower()]), part["d1"] or part["d2"])
        if day:
            return day
    return None


def _numeric(first: int, second: int, year: str, separator: str) -> str | None:
    if separator == "." or first > 12 or first == second:  # 10.02.2026: nobody puts the month first with points
        return _valid(year, str(second), str(first))
    return _valid(year, str(first), str(second)) if second > 12 else None


def _valid(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: n for n, name in enumerate(_NAMES, 1)}
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?:1[89]|20)[0-9]{2}"
_DATE = re.compile(
    rf"(?<![\w/.-])(?:(?P<iso_y>{_YEAR})[-/.]?(?P<iso_m>[01][0-9])[-/.]?(?P<iso_d>[0-3][0-9])(?!\d)"
    rf"|(?P<m1>{_MONTH})\s?(?P<d1>[0-3]?[0-9])(?:st|nd|rd|th)?,?\s(?P<y1>{_YEAR})(?!\d)"
    rf"|(?P<d2>[0-3]?[0-9])(?:st|nd|rd|th)?[ -]?(?:of )?(?P<m2>{_MONTH}),?[ -]?(?P<y2>{_YEAR})(?!\d)"
    rf"|(?P<num_a>[0-3]?[0-9])(?P<sep>[/.-])(?P<num_b>[0-3]?[0-9])(?P=sep)(?P<num_y>{_YEAR})(?!\d))",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_SHAPE = (
    rf"(?P<date>{_YEAR}-[01][0-9]-[0-3][0-9]|{_MONTH}\s?[0-3]?[0-9](?:st|nd|rd|th)?,?\s{_YEAR}"
    rf"|[0-3]?[0-9](?:st|nd|rd|th)?\s{_MONTH},?\s{_YEAR}|[0-3]?[0-9]\.[0-3]?[0-9]\.{_YEAR})(?!\d)"
)
_CLOCK = (
    r"(?:,?\s*(?:at\s+|[-|–—T·]\s*)?[0-2]?[0-9][:.][0-5][0-9](?::[0-5][0-9])?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:\(?[A-Z]{1,4}(?:[+-]\d+)?\)?)?)?"
)
_LABELLED = re.compile(
    rf"(?:first\s+)?(?:published|posted|date|released|issued)(?:\s+on)?\s*[:\-–—]?\s*{_WEEKDAY}{_SHAPE}", re.IGNORECASE
)
_ALONE = re.compile(rf"(?:By\s[^|\n]{{2,60}}\|\s*|\()?{_WEEKDAY}{_SHAPE}{_CLOCK}\)?\.?$", re.IGNORECASE)
# Capitalised words closed by a comma, a bracket or a stroke, or a town all in capitals: "The treaty of" is none.
_TOWN = (
    r"(?:\(?[A-Z][\w'’.-]*(?:,? [A-Z][\w'’.-]*){0,4}(?:,\s*|\)\s*|\s?[/(–—-]\s*)"
    r"|[A-Z]{3,}(?: [A-Z]{2,}){0,3},?\s+)"
)
_DATELINE = re.compile(
    rf"(?:{_TOWN})?{_WEEKDAY}{_SHAPE}\)?\s*"
    rf"(?:[(/,]\s*[A-Z][\w .&-]{{1,30}}[)/]?\s*)?(?:[—–:]|-{{1,2}}(?=\s))"
)

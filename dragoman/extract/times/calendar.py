"""Counting on the calendar: what lies three weeks before a day, and which days does a TIMEX3 value cover?"""

from __future__ import annotations

import calendar as gregorian
import re
from datetime import date, timedelta

from dragoman.lexicon.times import Holiday


def moved(start: date, unit: str, count: float) -> str | None:
    """Return the day, week, month … that lies ``count`` units from ``start``, told as coarsely as the unit.

    Units: the codes of ``times.toml``; ``None`` for hours and less, and outside of the years 1 to 9999.
    """
    try:
        if unit in ("D", "N"):
            return (start + timedelta(days=round(count))).isoformat()
        if unit in ("W", "F", "WE"):
            weeks = count * (2 if unit == "F" else 1)
            value = week_of(start + timedelta(days=round(weeks * 7)))
            return f"{value}-WE" if unit == "WE" else value
        if unit in ("MO", "Q"):
            months = start.year * 12 + start.month - 1 + round(count * (3 if unit == "Q" else 1))
            year, month = divmod(months, 12)
            date(year, 1, 1)
            return f"{year:04d}-Q{month // 3 + 1}" if unit == "Q" else f"{year:04d}-{month + 1:02d}"
        year = start.year + round(count * {"Y": 1, "DE": 10, "CE": 100}[unit])
        date(year, 1, 1)
        return f"{year:04d}"[: {"Y": 4, "DE": 3, "CE": 2}[unit]]
    except (ValueError, OverflowError, KeyError):
        return None


def week_of(day: date) -> str:
    """Return the ISO week of a day: ``2026-W07``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def day_value(year: int, month: int, day: int) -> str | None:
    """Return the day in ISO form, ``None`` when the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def iso_date(words: str | None) -> date | None:
    """Read the first ten characters of an ISO date; ``None`` when they are none."""
    try:
        return date.fromisoformat((words or "")[:10])
    except ValueError:
        return None


def holiday_value(holiday: Holiday, year: int) -> str | None:
    """Return the day, or the ISO week, of a holiday in a year."""
    try:
        day = _holiday_date(holiday, year)
    except (ValueError, OverflowError):
        return None
    return week_of(day) if holiday.covers == "week" else day.isoformat()


def _holiday_date(holiday: Holiday, year: int) -> date:
    if holiday.easter is not None:
        return easter(year) + timedelta(days=holiday.easter)
    if not holiday.nth:
        return date(year, holiday.month, holiday.day)
    if holiday.nth > 0:
        first = date(year, holiday.month, 1)
        return first + timedelta(days=(holiday.weekday - first.weekday()) % 7 + 7 * (holiday.nth - 1))
    last = date(year, holiday.month, gregorian.monthrange(year, holiday.month)[1])
    return last - timedelta(days=(last.weekday() - holiday.weekday) % 7 + 7 * (-holiday.nth - 1))


def easter(year: int) -> date:
    """Return Easter Sunday of the Western churches. Source: the anonymous Gregorian computus (Nature, 1876)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    shift = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * shift) // 451
    month, day = divmod(epact + shift - 7 * late + 114, 31)
    return date(year, month, day + 1)


def bounds(value: str) -> tuple[str | None, str | None]:
    """Return the first and last ISO date that a TIMEX3 value covers; ``(None, None)`` when it names none.

    A season is as wide as its year, since the hemisphere is unknown, and winter reaches into the next March.
    """
    value = value.split("T")[0]
    try:
        return _bounds(value)
    except (ValueError, OverflowError):
        return None, None


def _bounds(value: str) -> tuple[str | None, str | None]:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        date.fromisoformat(value)
        return value, value
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value, re.ASCII):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        first = monday + timedelta(days=5) if match[3] else monday
        return first.isoformat(), (monday + timedelta(days=6)).isoformat()
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value, re.ASCII):
        return _months(int(match[1]), int(match[2]), int(match[2]))
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value, re.ASCII):
        return _months(int(match[1]), int(match[2]) * 3 - 2, int(match[2]) * 3)
    if match := re.fullmatch(r"(\d{4})-H([12])", value, re.ASCII):
        return _months(int(match[1]), int(match[2]) * 6 - 5, int(match[2]) * 6)
    if match := re.fullmatch(r"\d{2,4}", value, re.ASCII):
        years = 10 ** (4 - len(value))
        first_year = int(value) * years
        date(first_year, 1, 1)
        return f"{first_year:04d}-01-01", f"{first_year + years - 1:04d}-12-31"
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value, re.ASCII):
        year = int(match[1])
        date(year + (match[2] == "WI"), 1, 1)
        return f"{year:04d}-01-01", f"{year + 1:04d}-03-31" if match[2] == "WI" else f"{year:04d}-12-31"
    return None, None


def _months(year: int, first: int, last: int) -> tuple[str, str]:
    date(year, first, 1)
    return f"{year:04d}-{first:02d}-01", f"{year:04d}-{last:02d}-{gregorian.monthrange(year, last)[1]:02d}"

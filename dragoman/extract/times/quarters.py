"""Quarters and business years: ``the third quarter``, ``a year earlier`` in a report on one, ``fiscal 2024``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.extract.times.anchors import Anchors
from dragoman.extract.times.calendar import moved
from dragoman.extract.times.grammar import MONTH, WORDS, YEAR, month_number, plain
from dragoman.extract.times.readings import UNRESOLVED, Found, Meaning, rule


def _quarter(match: re.Match[str], anchors: Anchors) -> Found:
    """``the third quarter``, ``Q3 2024``, ``next year's first quarter``, ``the 1988 third quarter``."""
    nth = WORDS.ordinals.get(plain(match["nth"])) if match["nth"] else int(match["q"])
    nth = nth or int(match["nth"][0])
    year = match["year"] or match["ahead"] or match["last"]
    if year and year.isdigit():
        return Meaning(f"{year}-Q{nth}")
    if anchors.published is None:
        return UNRESOLVED
    today = anchors.published
    told = plain(match["whose"] or match["of"] or "")
    if told:
        shift = -1 if told.startswith(("last", "year", "the year", "prior")) else 1 if told.startswith("next") else 0
        return Meaning(f"{today.year + shift:04d}-Q{nth}", basis="document")
    now = (today.month - 1) // 3 + 1
    late = nth > now and anchors.tense(match.start()) != "ahead" and not _estimated(anchors, match.start())
    return Meaning(f"{today.year - (1 if late else 0):04d}-Q{nth}", basis="document")


def _estimated(anchors: Anchors, offset: int) -> bool:
    """A quarter that has begun by the time of the document is not last year's because of a past verb."""
    today = anchors.published
    return today is not None and today.month % 3 == 0 and anchors.tense(offset) == "present"


def _topic(match: re.Match[str], anchors: Anchors) -> Found:
    """``the quarter``, ``the latest period``: the quarter that the report is about, else the last that is over."""
    if anchors.published is None:
        return UNRESOLVED
    if match["ended"] is not None:
        return _quarter_ended(match, anchors)
    topic = anchors.topic_quarter(match.start())
    if topic is None and plain(match["unit"]) == "period":
        return None
    topic = topic or moved(anchors.published, "Q", -1)
    year = match["year"]
    if topic and year:
        topic = year + topic[4:]
    elif topic and match["ago"]:
        topic = f"{int(topic[:4]) - 1:04d}{topic[4:]}"
    return Meaning(topic, basis="context")


def _quarter_ended(match: re.Match[str], anchors: Anchors) -> Meaning:
    """``the quarter ended 31 July``: the quarter of the calendar in which most of it lies."""
    today = anchors.published
    assert today is not None
    month = month_number(match["month"])
    year = int(match["in"]) if match["in"] else today.year - (1 if month > today.month else 0)
    value = moved(date(year, month, 15) - timedelta(days=30), "Q", 0)
    return Meaning(value, basis="absolute" if match["in"] else "document")


def _year_ago(match: re.Match[str], anchors: Anchors) -> Found:
    """``$3 million a year earlier``, ``year-ago results``: beside an amount, the same quarter one year before."""
    if anchors.published is None:
        return UNRESOLVED
    topic, before = anchors.topic_quarter(match.start()), anchors.before(match.start())
    compares = anchors.counts_amounts(match.start()) or (before is not None and before.lower in _COMPARING)
    if topic and compares and not anchors.sums_months(match.start()):
        return Meaning(f"{int(topic[:4]) - 1:04d}{topic[4:]}", basis="context")
    if match["adjective"] or (compares and not anchors.dated_nearby(match.start())):
        return Meaning(moved(anchors.published, "Y", -1), basis="document")
    return None


_COMPARING = frozenset({"from", "than", "with", "against", "versus"})


def _fiscal(match: re.Match[str], anchors: Anchors) -> Found:
    """``fiscal 2024``, ``FY24``: when it begins and ends is the firm's or the state's own."""
    year = match["year"]
    full = year if len(year) == 4 else ("20" if int(year) < 50 else "19") + year
    return Meaning(full, bounded=False)


def _fiscal_year(match: re.Match[str], anchors: Anchors) -> Found:
    """``the current fiscal year``, ``next fiscal year``, ``the full year``."""
    if anchors.published is None:
        return UNRESOLVED
    edge = plain(match["edge"] or "")
    shift = (
        -1
        if edge in ("last", "previous", "past", "latest", "prior")
        else 1
        if edge in ("next", "coming", "following")
        else 0
    )
    return Meaning(moved(anchors.published, "Y", shift), basis="document", bounded=False)


def _for_the_year(match: re.Match[str], anchors: Anchors) -> Found:
    """``for the year``: the one that the document stands in."""
    if anchors.published is None:
        return UNRESOLVED
    return Meaning(moved(anchors.published, "Y" if match["unit"].lower() == "year" else "W", 0), basis="document")


_NTH = r"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)"
_WHOSE = r"(?P<whose>(?:last|this|next) year['’]s |(?:the )?(?:year-ago|year-earlier|prior-year|year earlier) )"

RULES = (
    rule(
        {"the", "first", "second", "third", "fourth", "last", "this", "next", "year", "fiscal", "prior", "#",
         "q1", "q2", "q3", "q4"},
        rf"(?:{_WHOSE}|(?:the (?!\w+-quarter))?(?:(?P<ahead>{YEAR})(?:['’]s)? )?(?:fiscal[ -])?)?(?:{_NTH}[ -]"
        rf"(?:fiscal[ -])?quarters?|Q(?P<q>[1-4]))(?!\w)"
        rf"(?:(?: of|,)?(?: fiscal)? (?:(?P<year>{YEAR})(?![\w,])|(?P<of>(?:last|this|next) year)(?!\w)))?(?P<last>)",
        _quarter,
    ),
    rule(
        {"the", "year", "#", "latest"},
        rf"(?:the )?(?:latest |(?P<year>{YEAR}) |(?P<ago>year-ago |year-earlier |prior-year "
        rf"|same ))?(?:fiscal )?(?P<unit>(?<=the )quarter|(?<=latest )quarter|(?<=\d )quarter|(?<=ago )quarter"
        rf"|(?<=earlier )quarter|(?<=same )quarter|(?<=latest )period|(?<=ago )period|(?<=earlier )period"
        rf"|(?<=\d )period)"
        rf"(?!\w)(?!-to-| (?:of|century))(?P<ended>(?= (?:ended"
        rf"|ending) (?:(?P<month>{MONTH})(?: \d{{1,2}})?(?:,? (?P<in>{YEAR}))?)))?",
        _topic,
    ),
    rule(
        {"a", "the", "year"},
        r"(?:a year (?:ago|earlier|before(?= ?[,.;]))(?!\w)|(?:the )?(?P<adjective>(?:a )?year[- ](?:ago"
        r"|earlier))(?= \w))(?! (?:quarter|period|third|first|second|fourth))",
        _year_ago,
    ),
    rule({"fiscal", "financial"}, rf"(?:fiscal|financial)(?: year)? (?P<year>{YEAR})(?!\w)", _fiscal),
    rule({"fy", "fy#", *(f"fy{n:02d}" for n in range(100)), *(f"fy{n}" for n in range(1980, 2051))}, r"FY ?(?P<year>\d{4}|\d\d)(?!\w)", _fiscal, exact=True),
    rule(
        {"the", "this", "last", "next", "current", "latest", "fiscal", "full"},
        r"(?:the |its )?(?:(?P<edge>current|last|next|previous|past|coming|following|latest|prior"
        r"|this) )?(?:fiscal|financial|full) year(?!\w)(?! (?:ended|ending|\d{4}))",
        _fiscal_year,
    ),
    rule(
        {"the"},
        r"(?:(?<=for )|(?<=so far in ))the (?P<unit>year|week)(?=[,.;:)]| (?:as a whole|so far|of \$))",
        _for_the_year,
    ),
)  # fmt: skip

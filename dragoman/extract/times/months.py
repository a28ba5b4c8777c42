"""Months: ``May 1992``, ``November last year``, ``since March``; but not the verb, nor Theresa May."""

from __future__ import annotations

import re

from dragoman.extract.times.anchors import Anchors
from dragoman.extract.times.grammar import (
    DASH,
    EDGE,
    FIRST_EDGE,
    FIRST_MONTHS,
    MONTH,
    OLD_YEAR,
    STOP,
    WORDS,
    month_number,
    plain,
)  # fmt: skip
from dragoman.extract.times.readings import UNRESOLVED, Found, Meaning, rule
from dragoman.extract.times.which_year import edge_year, near_year, told_year, year_number


def _month_year(match: re.Match[str], anchors: Anchors) -> Found:
    return Meaning(f"{year_number(match['year']):04d}-{month_number(match['month']):02d}")


def _short_month_year(match: re.Match[str]) -> Meaning:
    return Meaning(f"{year_number(match['short']):04d}-{month_number(match['month']):02d}")


def _month_alone(match: re.Match[str], anchors: Anchors) -> Found:
    """``May``, ``last October``, ``in November last year``, ``every July``."""
    month, edge = month_number(match["month"]), plain(match["edge"] or "")
    if not (edge or match["year"]) and not _is_month(match, anchors):
        return None
    if edge in ("every", "each"):
        return Meaning(f"XXXX-{month:02d}", "SET")
    if anchors.published is None:
        return UNRESOLVED
    today = anchors.published
    if edge.startswith("last"):
        year = today.year - (1 if month >= today.month else 0)
    elif edge.startswith("next"):
        year = today.year + (1 if month <= today.month else 0)
    elif edge.startswith("this past"):
        year = today.year - (1 if month > today.month else 0)
    elif edge.startswith(("this", "coming")):
        year = today.year + (1 if "coming" in edge and month < today.month else 0)
    elif not match["year"] and (told := told_year(anchors, match)):
        return Meaning(f"{told:04d}-{month:02d}", basis="context")
    else:
        year = edge_year(match["year"], anchors) or near_year(anchors, match, month)
    return Meaning(f"{year:04d}-{month:02d}", basis="document")


_DOUBTFUL = frozenset({"may", "march", "april", "june", "august", "mar", "jan"})


_BEFORE_MONTH = frozenset(
    [
        "in",
        "of",
        "since",
        "by",
        "until",
        "till",
        "through",
        "from",
        "to",
        "for",
        "and",
        "before",
        "after",
        "during",
        "between",
        "early",
        "late",
        "mid",
        "this",
        "last",
        "next",
        "or",
        "as",
        "throughout",
        "around",
        "-",
        "–",
    ]
)


def _is_month(match: re.Match[str], anchors: Anchors) -> bool:
    """``May``, ``March`` and ``April`` are also verbs and people; a short form needs its full stop."""
    word = match["month"]
    lower = word.lower().rstrip(".")
    if lower in WORDS.short_months and lower not in WORDS.months and not word.endswith("."):
        return False
    token = anchors.token(match.start("month"))
    if token is None or lower not in _DOUBTFUL:
        return token is not None
    if token.name >= 0:
        name = anchors.analysis.names[token.name]
        if name.label in ("PERSON", "ORG") and name.last - name.first > 1:
            return False
    before, after = anchors.before(token.start), anchors.after(match.end())
    if (
        after is not None
        and after.pos == "PROPN"
        and after.start - match.end() == 1
        and after.lower not in WORDS.weekdays
    ):
        return False  # "April Smith"
    if before is not None and before.lower in _BEFORE_MONTH:
        return after is None or not (after.pos == "PROPN" and after.dep.startswith("flat"))
    if after is not None and after.lower == "of":
        return False  # "the March of the Mothers"
    return lower in ("may", "march", "april") and token.pos == "PROPN" and token.dep in ("compound", "nmod", "obl:tmod")


RULES = (
    rule(
        {*FIRST_EDGE, *FIRST_MONTHS},
        rf"{EDGE}?(?P<month>{MONTH})(?: of|,|-)? ?(?:(?<=[ -])(?P<year>{OLD_YEAR})|['’](?P<short>\d\d)){STOP}",
        lambda match, anchors: _month_year(match, anchors) if match["year"] else _short_month_year(match),
        exact=True,
    ),
    rule(
        FIRST_MONTHS,
        rf"(?P<month>{MONTH})(?=(?:{DASH}| (?:to|and|until|through) ){MONTH},? (?P<year>{OLD_YEAR})(?!\w))",
        _month_year,
        exact=True,
    ),
    rule(
        {*FIRST_EDGE, *FIRST_MONTHS, "last", "next", "this", "coming", "every", "each"},
        rf"{EDGE}?(?:(?P<edge>(?i:last|next|this coming|this past|this|coming|every|each)) )?(?P<month>{MONTH})"
        rf"(?:(?: of)? (?P<year>(?:last|this|next|that|the same) year))?(?![\w])(?!-[a-z])",
        _month_alone,
        exact=True,
    ),
)  # fmt: skip

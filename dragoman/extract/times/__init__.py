"""When? Which words of a text name a time, and which day, month or span of days do they mean?

``two days after the meeting of 3 March``: each expression becomes a TIMEX3 value (TimeML guidelines 1.2.1), counted
from the document's date, from a date told before, or standing on its own feet. Without a document date relative
expressions stay unresolved; the clock of the machine is never asked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from dragoman.extract.times.anchors import Anchors
from dragoman.extract.times.calendar import bounds, iso_date
from dragoman.extract.times.readings import Meaning, Reading, Rule
from dragoman.language.analysis import Analysis, Token
from dragoman.lexicon.times import load_holidays, time_words
from dragoman.record.model import Time

__all__ = ["bounds", "find_times"]


def find_times(analysis: Analysis) -> tuple[Time, ...]:
    """Return the time expressions in text order. Raises: nothing. Offsets: code points of the text."""
    anchors = Anchors(analysis, iso_date(analysis.document.published))
    rules, end = _rules_by_word(), 0
    found: list[Time] = []
    for token in _starts(analysis.tokens):
        if token.start < end:
            continue
        candidates = rules[_key(token)]
        readings, reach = _read(token.start, candidates, anchors)
        if not readings and reach > token.start:  # words that are no time, but look like one
            end = reach
        for reading in readings:
            start, stop = reading.start, _whole_token(reading.end, analysis)
            if start < end or start >= stop:
                continue
            end = stop
            found.append(_time(len(found) + 1, start, stop, reading.meaning))
            value = reading.meaning.value
            if value and reading.meaning.kind != "SET":
                anchors.remember(value, start, reading.meaning.basis)
    return tuple(found)


@lru_cache(maxsize=1)
def _rules_by_word() -> dict[str, tuple[Rule, ...]]:
    """Return, for each word with which an expression can begin, the rules to try there, in order of preference."""
    # Imported at first use: their patterns are made of the words of the data files, and importing opens no file.
    from dragoman.extract.times import (
        clock,
        counted,
        days,
        durations,
        holidays,
        months,
        nearby,
        quarters,
        vague,
        years,
    )  # fmt: skip

    table: dict[str, list[Rule]] = {}
    for module in (days, months, years, holidays, quarters, nearby, counted, durations, clock, vague):
        for one in module.RULES:
            for word in one.first:
                table.setdefault(word, []).append(one)
    return {word: tuple(rules) for word, rules in table.items()}


def _starts(tokens: list[Token]) -> list[Token]:
    """Return the tokens at which to look: where a rule can begin, and a word that only times have is not far."""
    rules, sure = _rules_by_word(), _sure_words()
    out, near = [], -_REACH - 1
    for at in range(len(tokens) - 1, -1, -1):
        key = _key(tokens[at])
        if key in sure or (key in ("#", "post", "pre") and (len(tokens[at].text) > 3 or not tokens[at].text.isdigit())):
            near = at
        if near - at <= _REACH and near >= 0 and key in rules:
            out.append(tokens[at])
    out.reverse()
    return out


_REACH = 8  # tokens between the first word of an expression and the word that makes it one


@lru_cache(maxsize=1)
def _sure_words() -> frozenset[str]:
    """Return the words without one of which no expression is a time, digits apart."""
    words = time_words()
    counted = [w for word in (*words.units, *words.parts, *words.weekdays) for w in (word, f"{word}s")]
    named = re.findall(r"\w{4,}", " ".join((*load_holidays(), *words.references)))
    return frozenset(
        {*words.months, *words.short_months, *(f"{m}." for m in words.short_months), *words.short_weekdays, *counted,
         *words.seasons, *words.tens, *words.frequencies, *named, "now", "centuries", "half", "period", "today",
         "yesterday", "tomorrow", "tonight", "overnight", "noon", "midnight", "midday", "clock", "o'clock", "a.m.", "p.m.",
         "am", "pm", "a.m", "p.m", "gmt", "utc", "thousand", "nineteen", "eighteen", "fiscal", "fy", "ad", "bc", "bce", "'"}
        - _COMMON
    )  # fmt: skip


# Words of holidays and references that stand everywhere else too; another word of theirs is sure enough.
_COMMON = frozenset(
    [
        "this",
        "more",
        "most",
        "only",
        "quite",
        "very",
        "long",
        "later",
        "saint",
        "human",
        "international",
        "world",
        "right",
    ]
)


def _key(token: Token) -> str:
    first = token.text[0]
    if first.isdigit():
        return "#"
    if first in "'’" and len(token.text) < 5:
        return "'"
    word = token.lower
    return word.split("-", 1)[0] if "-" in word and len(word) > 1 else word


def _read(
    start: int, rules: tuple[Rule, ...], anchors: Anchors, *, joins: bool = True
) -> tuple[tuple[Reading, ...], int]:
    """Let the rules try at ``start``; the longest reading wins, the earlier rule on a tie.

    Returns the readings, and where the words end that were read: none and an end behind ``start`` for words that only
    look like a time. ``joins``: an hour may take the day that follows it.
    """
    best: tuple[Reading, ...] = ()
    reach = start
    for one in rules:
        match = one.pattern.match(anchors.text, start)
        if match is None or match.end() <= reach:
            continue
        try:
            told = one.read(match, anchors)
        except OverflowError:  # before the year 1 or behind the year 9999 there is no calendar
            continue
        if told is not None:
            best = told if isinstance(told, tuple) else (Reading(match.start(), match.end(), told),)
            reach = match.end()
    if joins and len(best) == 1 and best[0].clock:
        return _with_its_day(best[0], anchors), start
    return best, reach


def _with_its_day(hour: Reading, anchors: Anchors) -> tuple[Reading, ...]:
    """Join an hour with the day that follows it: ``10 p.m. on Wednesday``, ``noon, 3 March``.

    An hour without a day stands for itself, a part of the day (``the night of …``) does not.
    """
    clock = hour.clock or ""
    alone = (hour,) if clock[1:2].isdigit() else ()
    tokens, at = anchors.analysis.tokens, anchors.analysis.token_at(hour.end - 1) + 1
    while at < len(tokens) and tokens[at].lower in _JOINS and tokens[at].start - hour.end < _JOIN_REACH:
        at += 1
    if at >= len(tokens) or tokens[at].start - hour.end > _JOIN_REACH:
        return alone
    following, _ = _read(tokens[at].start, _rules_by_word().get(_key(tokens[at]), ()), anchors, joins=False)
    if len(following) != 1 or following[0].clock or following[0].meaning.kind not in ("DATE", "TIME"):
        return alone
    day = (following[0].meaning.value or "").split("T")[0]
    if len(day) != 10 or iso_date(day) is None:
        return alone
    return (Reading(hour.start, following[0].end, Meaning(f"{day}{clock}", "TIME", following[0].meaning.basis)),)


_JOIN_REACH = 12  # characters between an hour and its day
_JOINS = frozenset({",", "on", "of", "."})


def _whole_token(end: int, analysis: Analysis) -> int:
    """Take the full stop of a short form (``Nov.``) with it when the token does."""
    tokens = analysis.tokens
    at = bisect_right(tokens, end - 1, key=lambda token: token.end)
    if at < len(tokens) and tokens[at].start < end and analysis.text[end : tokens[at].end] == ".":
        return end + 1
    return end


def _time(number: int, start: int, end: int, meaning: Meaning) -> Time:
    earliest, latest = meaning.earliest, meaning.latest
    if meaning.value and meaning.bounded and meaning.kind in ("DATE", "TIME"):
        earliest, latest = bounds(meaning.value)
    return Time(
        id=f"t{number}",
        start=start,
        end=end,
        value=meaning.value,
        type=meaning.kind,
        earliest=earliest,
        latest=latest,
        basis=meaning.basis if meaning.value else None,
    )

"""When did the main event happen? A day near the document's date, told early in the text, with its hour beside it."""

from __future__ import annotations

import re
from datetime import date

from dragoman.language.analysis import Analysis
from dragoman.record.model import Answer, Time
from dragoman.spans import Span

OPENING = 12  # sentences in which a first mention of day still counts as told at the head of the text
_ROUGHLY = re.compile(
    r"\b(?:(?:at|in) )?(?:around|about|almost|nearly|(?:shortly|just|soon) (?:after|before)|the (?:early|small) hours of) $"
)
JOINS_TIMES = ("", ",", "on", ", on", "at", "at around", "at about", "of")


def find_when(analysis: Analysis, times: tuple[Time, ...], chosen: str | None) -> Answer | None:
    """Return the words of the time that best fits; ``chosen`` is the main event's own time."""
    dated = [
        t for t in times if t.type in {"DATE", "TIME"} and (t.value or "") and not (t.value or "").endswith("_REF")
    ]
    told = _day(analysis.document.published)
    own = next((t.value for t in dated if t.id == chosen), None)  # its day, wherever it is told
    best, choice = 0.0, None
    for time in dated:
        if _in_masthead(analysis, time):
            continue
        sentence = analysis.tokens[analysis.token_at(time.start)].sentence
        score = _fits(time, told) - 0.08 * min(sentence, OPENING) - 0.01 * sentence
        score += 0.3 if time.value == own else 0.0
        if score > best:
            best, choice = score, time
    if choice is None:
        return None
    span = _joined(analysis.text, dated, choice)
    return Answer(span.cut(analysis.text), "text", span.start, span.end)


def _in_masthead(analysis: Analysis, time: Time) -> bool:
    """``USA TODAY``: a word of time in the capitals of a name."""
    at = analysis.token_at(time.start)
    return analysis.tokens[at].text.isupper() and at > 0 and analysis.tokens[at - 1].text.isupper()


def _fits(time: Time, told: date | None) -> float:
    """How well a time serves as the day of news: a day or an hour within the week before the text was written."""
    value = time.value or ""
    fine = "T" in value or (len(value) == 10 and "W" not in value)
    score = 1.5 if fine else 0.5
    day = _day(time.earliest) or _day(value[:10])
    if told is None or day is None:
        return score
    distance = (told - day).days
    return score + (1.0 if -1 <= distance <= 8 else 0.3 if -62 <= distance <= 62 else -0.6)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _joined(text: str, times: list[Time], one: Time) -> Span:
    """``7.30am on Friday``: the hour and the day that stand side by side are one answer."""
    at = times.index(one)
    start, end = one.start, one.end
    if at and text[times[at - 1].end : start].strip() in JOINS_TIMES:
        start = times[at - 1].start
    if at + 1 < len(times) and text[end : times[at + 1].start].strip() in JOINS_TIMES:
        end = times[at + 1].end
    before = _ROUGHLY.search(text, max(0, start - 30), start)
    return Span(before.start() if before else start, end)

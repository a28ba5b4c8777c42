"""Whatever the text and whatever the parser made of it: no rule raises, and what it finds keeps the law of a record."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import groupby

import pytest
from counting import growth
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.extract.times import bounds, find_times
from dragoman.language.analysis import Analysis, Token, TokenRange
from dragoman.lexicon.times import load_holidays, load_named_days, time_words
from dragoman.record.model import Time

WORDS = time_words()
PIECES = [
    *WORDS.months, *WORDS.short_months, *WORDS.weekdays, *WORDS.units, *WORDS.seasons, *WORDS.parts, *WORDS.numbers,
    *WORDS.ordinals, *WORDS.tens, *WORDS.frequencies, *WORDS.references, *load_holidays(), *load_named_days(),
    "the", "a", "an", "last", "next", "this", "that", "same", "following", "previous", "ago", "later", "earlier", "before",
    "after", "from now", "of", "in", "on", "at", "for", "until", "by", "since", "and", "to", "every", "each", "other",
    "a few", "several", "couple of", "half", "and a half", "year-end", "year-ago", "year-earlier", "fiscal", "FY", "Q3",
    "H2", "first", "quarter", "period", "ended", "old", "end of", "early", "late", "mid-", "week of", "o'clock", "p.m.",
    "a.m.", "noon", "GMT", "BC", "AD", "'90s", "1990s", "2024", "1899", "0", "00", "31", "30.", "29", "7th", "99/99/9999",
    "2024-02-30", "2024-13-01", "9999-12-31", "24:61", "1992-95", "9/11", "1,000,000", "9999", "999999999", "will", "was",
    "said", "paid", "$", "-", "–", ",", ".", "'s", "’s", "(", ")", "\n", "\n\n", "\u00a0", "٣", "²", "𝟜",
]  # fmt: skip
VALUE = re.compile(
    r"(?:PAST|PRESENT|FUTURE)_REF|BC\d{4}|P(?:T?(?:\d+(?:\.\d+)?|X)(?:[YMWDHSQ]|DE|CE|WE))+|P\d*Y?6M|PT(?:\d+[HM])?30[MS]"
    r"|(?:\d{2,4}|\d{4}-(?:\d\d|Q[1-4]|H[12]|SP|SU|FA|WI|W\d\d(?:-WE)?)|\d{4}-\d\d-\d\d|XXXX-(?:\d\d|SP|SU|FA|WI)"
    r"|XXXX-WXX-(?:\d|WE)|XXXX-XX-XX)(?:T(?:\d\d:\d\d|MO|AF|EV|NI))?",
    re.ASCII,
)


def cut(text: str, published: str | None, tags: list[tuple[str, str, str, str]], heads: list[int]) -> Analysis:
    """An analysis by a parser that knows nothing: tags and heads as drawn, a sentence to each full stop."""
    tokens: list[Token] = []
    sentence = 0
    for index, word in enumerate(re.finditer(r"\w+|[^\w\s]", text)):
        pos, tag, dep, lemma = tags[index % len(tags)]
        tokens.append(
            Token(index, word[0], word.start(), word.end(), lemma, pos, tag, dep, 0, sentence, 0, -1, word[0].lower())
        )
        sentence += word[0] == "."
    ranges = []
    for _, group in groupby(tokens, lambda token: token.sentence):
        inside = list(group)
        ranges.append(TokenRange(inside[0].index, inside[-1].index + 1, inside[0].start, inside[-1].end))
        for token in inside:
            token.head = inside[heads[token.index % len(heads)] % len(inside)].index
    return Analysis(dragoman.new_document(text, published=published), tokens, ranges, ranges, [])


TAGS = st.tuples(
    st.sampled_from(["NOUN", "VERB", "AUX", "PROPN", "NUM", "ADP", "ADJ", "ADV"]),
    st.sampled_from(["NN", "NNS", "NNP", "VB", "VBD", "VBZ", "VBN", "VBG", "MD", "CD", "POS"]),
    st.sampled_from(["root", "obl", "nmod", "nummod", "aux", "cop", "mark", "advmod", "acl", "xcomp", "compound"]),
    st.sampled_from(["plan", "say", "be", "have", "will", "expect", "week"]),
)
DATES = st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31)).map(str))


def check(text: str, found: tuple[Time, ...]) -> None:
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text), "in text order, one after another, inside the text"
        assert text[one.start : one.end] == text[one.start : one.end].strip(), "no white space at the edges"
        end = one.end
        assert one.value is None or VALUE.fullmatch(one.value), one.value
        if one.earliest is not None and one.latest is not None:
            assert date.fromisoformat(one.earliest) <= date.fromisoformat(one.latest)
        if one.value is None:
            assert one.earliest is None and one.basis is None, "unknown stays unknown"


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from([str, str.title, str.upper]), DATES,
       st.lists(TAGS, min_size=1, max_size=5), st.lists(st.integers(0, 9), min_size=1, max_size=5))  # fmt: skip
def test_no_heap_of_time_words_raises(pieces, case, published, tags, heads) -> None:  # type: ignore[no-untyped-def]
    text = case(" ".join(pieces)) or "."
    analysis = cut(text, published, tags, heads)
    found = find_times(analysis)
    check(text, found)
    assert found == find_times(analysis)


@settings(max_examples=80)
@given(st.text(min_size=1, max_size=80), DATES, st.lists(TAGS, min_size=1, max_size=5))
def test_no_text_raises(text, published, tags) -> None:  # type: ignore[no-untyped-def]
    check(text, find_times(cut(text, published, tags, [0, 1])))


@settings(max_examples=200)
@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_a_day_bounds_itself_and_lies_in_its_week_month_and_year(day: date) -> None:
    iso = day.isoformat()
    assert bounds(iso) == (iso, iso)
    year, week, _ = day.isocalendar()
    for value in (f"{iso[:7]}", f"{iso[:4]}", f"{iso[:3]}", f"{iso[:2]}", f"{year:04d}-W{week:02d}"):
        first, last = bounds(value)
        if first is not None and last is not None:
            assert first <= iso <= last


@pytest.mark.parametrize(
    "piece",
    ["at noon Monday ", "1, 2, 3, ", "a year earlier ", "on Monday ", "the the the ", "1990-91 ", "12 to 14 and "],
)
def test_work_is_linear_in_the_text(piece: str) -> None:
    def ready(times: int) -> Callable[[], object]:
        analysis = cut(piece * times, "2026-02-11", [("VERB", "VBD", "root", "say")], [0])
        return lambda: find_times(analysis)

    assert growth(ready, 100) < 1.1

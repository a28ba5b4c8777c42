"""When? Each case is a sentence written here, read on Wednesday, 11 February 2026."""

from __future__ import annotations

from functools import cache

import pytest

import dragoman
from dragoman.extract.times import bounds, find_times
from dragoman.language import analyse_many
from dragoman.record.model import Time

TODAY = "2026-02-11"


@cache
def times(text: str, published: str | None = TODAY) -> tuple[Time, ...]:
    (analysis,) = analyse_many([dragoman.new_document(text, published=published)])
    return find_times(analysis)


def read(text: str, published: str | None = TODAY) -> list[tuple[str, str | None]]:
    return [(text[t.start : t.end], t.value) for t in times(text, published)]


ABSOLUTE = [
    ("The envoys met on 7 October 2023.", [("7 October 2023", "2023-10-07")]),
    ("The envoys met on Oct. 7, 2023, in Rome.", [("Oct. 7, 2023", "2023-10-07")]),
    ("The envoys met on Saturday, 7 October 2023.", [("Saturday, 7 October 2023", "2023-10-07")]),
    ("The pact dates from 2023-10-07.", [("2023-10-07", "2023-10-07")]),
    ("The pact dates from 10/07/2023.", [("10/07/2023", "2023-10-07")]),
    ("The pact dates from 7.10.2023.", [("7.10.2023", "2023-10-07")]),
    ("The treaty was signed in May 1992.", [("May 1992", "1992-05")]),
    ("The union was founded in 1815.", [("1815", "1815")]),
    ("The war of 1992-95 went on.", [("1992", "1992"), ("95", "1995")]),
    ("Fighting flared in the early 1990s.", [("the early 1990s", "199")]),
    ("Fighting flared in the '80s.", [("the '80s", "198")]),
    ("The border was drawn in the 19th century.", [("the 19th century", "18")]),
    ("The army left in the summer of 1968.", [("the summer of 1968", "1968-SU")]),
    ("Trade grew in the first half of 2025.", [("the first half of 2025", "2025-H1")]),
    ("Trade grew in the third quarter of 2025.", [("the third quarter of 2025", "2025-Q3")]),
    ("The wall fell in nineteen eighty-nine.", [("nineteen eighty-nine", "1989")]),
    ("The visit ran from 3-5 March 2025.", [("3", "2025-03-03"), ("5 March 2025", "2025-03-05")]),
    ("The visit ran from April 24 to 26, 2025.", [("April 24", "2025-04-24"), ("26, 2025", "2025-04-26")]),
    ("From March to May 2025 it rained.", [("March", "2025-03"), ("May 2025", "2025-05")]),
    ("It opened on Christmas Eve 1989.", [("Christmas Eve 1989", "1989-12-24")]),
    ("The deal was struck on Good Friday 1998.", [("Good Friday 1998", "1998-04-10")]),
    ("The temple fell in AD 70.", [("AD 70", "0070")]),
    ("The city fell in 500 BC.", [("500 BC", "BC0500")]),
    ("The budget for fiscal 2024 passed.", [("fiscal 2024", "2024")]),
    ("The landing began on the morning of 6 June 1944.", [("the morning of 6 June 1944", "1944-06-06TMO")]),
]

RELATIVE = [
    ("They met yesterday.", [("yesterday", "2026-02-10")]),
    ("The trip follows a row in June, when Veldia recalled its envoy.", [("June", "2025-06")]),
    ("They met yesterday evening.", [("yesterday evening", "2026-02-10TEV")]),
    ("They spoke last night.", [("last night", "2026-02-10TNI")]),
    ("He resigned last week.", [("last week", "2026-W06")]),
    ("He will resign next month.", [("next month", "2026-03")]),
    ("Earlier this year he resigned.", [("Earlier this year", "2026")]),
    ("He resigned in November last year.", [("November last year", "2025-11")]),
    ("He resigned last October.", [("last October", "2025-10")]),
    ("He resigned three weeks ago.", [("three weeks ago", "2026-W04")]),
    ("He resigned half a century ago.", [("half a century ago", "1976")]),
    ("He resigned over the weekend.", [("the weekend", "2026-W06-WE")]),
    ("Elections must be held by the end of the year.", [("the end of the year", "2026")]),
    ("He resigned last summer.", [("last summer", "2025-SU")]),
    ("The court will rule in two weeks.", [("two weeks", "2026-W09")]),
    ("The week of 6 March will be busy.", [("The week of 6 March", "2026-W10")]),
    ("He arrived at 10 p.m. on Tuesday.", [("10 p.m. on Tuesday", "2026-02-10T22:00")]),
    ("He arrived at noon on 3 February.", [("noon on 3 February", "2026-02-03T12:00")]),
    ("The plane landed at 10:35 a.m. (0735 GMT) on Friday.", [("10:35 a.m. (0735 GMT) on Friday", "2026-02-06T10:35")]),
    ("Relations cooled over the summer.", [("the summer", "2025-SU")]),
    ("The post-2014 order is gone.", [("post-2014", "2014")]),
    ("In January 2024 he spoke on Christmas Day.", [("January 2024", "2024-01"), ("Christmas Day", "2024-12-25")]),
    ("He will fly on Thanksgiving this year.", [("Thanksgiving this year", "2026-11-26")]),
]

TENSE = [
    ("On Wednesday he said that talks had failed.", "2026-02-11"),
    ("They met on Thursday.", "2026-02-05"),
    ("They will meet on Thursday.", "2026-02-12"),
    ("They plan to meet on Thursday.", "2026-02-12"),
    ("They managed to meet on Thursday.", "2026-02-05"),
    ("They are to meet on Thursday.", "2026-02-12"),
    ("The vote is on Thursday.", "2026-02-12"),
    ("He is visiting Baku on Thursday.", "2026-02-12"),
    ("The talks are scheduled for Thursday.", "2026-02-12"),
    ("They may have met on Thursday.", "2026-02-05"),
    ("Ahead of Sunday's vote, the police were called.", "2026-02-15"),
    ("He resigned in December.", "2025-12"),
    ("He will resign in December.", "2026-12"),
    ("The council has sat since August.", "2025-08"),
    ("It must be ready by 31 December.", "2026-12-31"),
    ("The parliament voted on 7 October.", "2025-10-07"),
    ("The lease runs until 31 December.", "2026-12-31"),
    ("He served until October.", "2025-10"),
    ("The president meets his Turkish counterpart on Thursday.", "2026-02-12"),
    ("The election fell on the last day of May 2024.", "2024-05-31"),
]

MEASURES = [
    ("The strike lasted three days.", "three days", "DURATION", "P3D"),
    ("A ten-day truce was agreed.", "ten-day", "DURATION", "P10D"),
    ("He ruled for more than two decades.", "more than two decades", "DURATION", "P20Y"),
    ("It took a year and a half.", "a year and a half", "DURATION", "P1Y6M"),
    ("A months-long wait began.", "A months-long", "DURATION", "PXM"),
    ("It took half an hour.", "half an hour", "DURATION", "PT30M"),
    ("For decades nobody spoke.", "decades", "DURATION", "PXDE"),
    ("In recent months ties improved.", "recent months", "DURATION", "PXM"),
    ("The council meets every two weeks.", "every two weeks", "SET", "P2W"),
    ("The council meets every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
    ("The council meets on Sundays.", "Sundays", "SET", "XXXX-WXX-7"),
    ("They march each July.", "each July", "SET", "XXXX-07"),
    ("The state pays $5 million a year.", "a year", "SET", "P1Y"),
    ("They spoke on a daily basis.", "daily", "SET", "P1D"),
    ("The weeks ahead will be hard.", "The weeks ahead", "DURATION", "PXW"),
    ("It was the first time in eight years.", "eight years", "DURATION", "P8Y"),
    ("The call is to last 45 minutes.", "45 minutes", "DURATION", "PT45M"),
    ("After weeks of talks they agreed.", "weeks", "DURATION", "PXW"),
    ("The council reports annually.", "annually", "SET", "P1Y"),
    ("The envoy is now in Paris.", "now", "DATE", "PRESENT_REF"),
    ("He was recently elected.", "recently", "DATE", "PAST_REF"),
    ("He will leave soon.", "soon", "DATE", "FUTURE_REF"),
]

NO_TIMES = [
    "The troops may march on the capital.",
    "A second meeting was held; in a second round he lost.",
    "Theresa May met April Smith.",
    "The minister, 45, met a six-year-old boy and a man 52 years old.",
    "A quarter of the voters, and three-quarters of the deputies, stayed at home.",
    'The host of "60 Minutes" and the guest of "This Week" met.',
    "He reads a daily newspaper and a monthly report.",
    "Resolution 1973 was passed with 1,500 votes and 2000 people outside.",
    "He was released soon after.",
    "Today's voters are older.",
    "USA Today and the people of Easter Island agree.",
    "At the end of the day, it is about trust.",
    "She was in her 30s.",
    "The $12-an-hour workers struck.",
    "It will not be solved overnight.",
    "It cost $1990 and 20.30 euros.",
]


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE + RELATIVE)
def test_dates(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "value"), TENSE)
def test_tense_decides_between_last_and_next(text: str, value: str) -> None:
    assert [v for _, v in read(text)] == [value]


@pytest.mark.parametrize(("text", "words", "kind", "value"), MEASURES)
def test_measures_and_pointers(text: str, words: str, kind: str, value: str) -> None:
    assert [(text[t.start : t.end], t.type, t.value) for t in times(text)] == [(words, kind, value)]


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_times(text: str) -> None:
    assert read(text) == []


def test_counted_from_another_date_of_the_text() -> None:
    text = "On 3 March 2024 the envoy resigned. Two days later he flew home. The following week his successor came."
    assert read(text) == [
        ("3 March 2024", "2024-03-03"),
        ("Two days later", "2024-03-05"),
        ("The following week", "2024-W11"),
    ]
    assert [t.basis for t in times(text)] == ["absolute", "context", "context"]
    assert read("On 14 November 2024 he resigned, and by 20 December he was back.")[1] == ("20 December", "2024-12-20")
    assert read("He flew home two days later.") == [("two days later", "P2D")]


def test_a_year_earlier_is_the_same_quarter_in_a_report_on_one() -> None:
    text = "The bank earned $3 million in the third quarter, compared with $2 million a year earlier."
    assert [v for _, v in read(text)] == ["2025-Q3", "2024-Q3"]
    assert read("He resigned a year earlier.") == [("a year earlier", "2025")]


def test_relative_dates_stay_unresolved_without_a_document_date() -> None:
    text = "He resigned last week, on Tuesday, a year ago, on 7 May, and on 3 May 2024."
    assert [(t.value, t.earliest, t.basis) for t in times(text, None)] == [
        *[(None, None, None)] * 4, ("2024-05-03", "2024-05-03", "absolute"),
    ]  # fmt: skip


def test_a_day_of_history_needs_its_event_and_its_past() -> None:
    assert read("The October 7 attack shook the region.") == [("October 7", "2023-10-07")]
    assert read("He left on October 7.") == [("October 7", "2025-10-07")]
    assert read("The October 7 attack was foiled.", "2019-11-02") == [("October 7", "2019-10-07")]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-W07", "2026-02-09", "2026-02-15"),
        ("2026-W07-WE", "2026-02-14", "2026-02-15"),
        ("2025-Q3", "2025-07-01", "2025-09-30"),
        ("2025-H2", "2025-07-01", "2025-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("18", "1800-01-01", "1899-12-31"),
        ("2024-WI", "2024-01-01", "2025-03-31"),
        ("2024-02-29T10:00", "2024-02-29", "2024-02-29"),
        ("2023-02-29", None, None),
        ("2025-W53", None, None),
        ("PAST_REF", None, None),
        ("XXXX-07", None, None),
        ("9999-WI", None, None),
    ],
)
def test_bounds(value: str, first: str | None, last: str | None) -> None:
    assert bounds(value) == (first, last)


def test_a_stretch_up_to_today_has_both_its_ends() -> None:
    (time,) = times("Over the past ten days the front has moved.")
    assert (time.value, time.earliest, time.latest) == ("P10D", "2026-02-01", "2026-02-11")
    (week,) = times("The third week of March will be busy.")
    assert (week.value, week.earliest, week.latest) == ("2026-03", "2026-03-15", "2026-03-21")
    (fiscal,) = times("The budget of fiscal 2024 was passed.")
    assert fiscal.earliest is None, "when a business year begins, only its owner knows"


def test_later_on_the_day_of_the_report_is_no_week_ahead() -> None:
    told = "She said on Tuesday that she would meet the envoy later on Tuesday."
    assert read(told) == [("Tuesday", "2026-02-10"), ("Tuesday", "2026-02-10")]
    assert read("She will meet the envoy later on Tuesday.") == [("Tuesday", "2026-02-17")]

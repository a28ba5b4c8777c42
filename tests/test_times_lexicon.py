"""The words of time: the files keep their schema, and every word of a class is read, not only the common ones."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest
from test_times import times

from dragoman.errors import LexiconError
from dragoman.extract.times.calendar import easter, holiday_value
from dragoman.lexicon import times as lexicon
from dragoman.lexicon.times import load_holidays, load_named_days, time_words

WORDS = time_words()


@pytest.mark.parametrize("word", [*WORDS.months, *WORDS.short_months])
def test_every_month(word: str) -> None:
    number = WORDS.months.get(word) or WORDS.short_months[word]
    (time,) = times(f"The pact was signed on 3 {word.capitalize()} 2024.")
    assert time.value == f"2024-{number:02d}-03"


@pytest.mark.parametrize("word", WORDS.weekdays)
def test_every_weekday(word: str) -> None:
    (time,) = times(f"The pact was signed last {word.capitalize()}.")
    assert time.value is not None and "2026-02-04" <= time.value < "2026-02-11"


@pytest.mark.parametrize("word", [unit for unit in WORDS.units if unit != "quarter"])
def test_every_unit(word: str) -> None:
    plural = "centuries" if word == "century" else f"{word}s"
    (time,) = times(f"The talks lasted seven {plural}.")
    assert time.type == "DURATION" and time.value is not None and time.value.startswith(("P", "PT"))


@pytest.mark.parametrize("word", WORDS.numbers)
def test_every_number(word: str) -> None:
    (time,) = times(f"The talks lasted {word} day{'' if word == 'one' else 's'}.")
    assert time.value == f"P{WORDS.numbers[word]}D"


@pytest.mark.parametrize("word", WORDS.frequencies)
def test_every_frequency(word: str) -> None:
    (time,) = times(f"The committee meets {word}.")
    assert (time.type, time.value) == ("SET", WORDS.frequencies[word])


@pytest.mark.parametrize("name", load_holidays())
def test_every_holiday(name: str) -> None:
    (time,) = times(f"They met on {name[0].upper()}{name[1:]} 2025.")
    assert time.value == holiday_value(load_holidays()[name], 2025)


def test_holidays_that_move() -> None:
    days = {
        ("thanksgiving", 2025): "2025-11-27", ("memorial day", 2025): "2025-05-26", ("labor day", 2025): "2025-09-01",
        ("easter", 2024): "2024-03-31", ("good friday", 2024): "2024-03-29", ("whit monday", 2024): "2024-05-20",
        ("easter week", 2000): "2000-W16", ("christmas", 9999): "9999-12-25",
    }  # fmt: skip
    for (name, year), day in days.items():
        assert holiday_value(load_holidays()[name], year) == day
    assert [easter(year).isoformat() for year in (1818, 1943, 2025, 2038)] == [
        "1818-03-22", "1943-04-25", "2025-04-20", "2038-04-25",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["holidays.csv", "named_days.csv"])
def test_no_row_stands_twice(name: str) -> None:
    text = files("dragoman.lexicon").joinpath("data", name).read_text("utf-8")
    rows = list(csv.reader(text.splitlines()))
    assert len({row[0] for row in rows}) == len(rows)
    assert all(row[0] == row[0].lower().strip() for row in rows)
    assert load_named_days() and load_holidays()


def test_a_broken_row_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "_read", lambda name: b"name,rule,covers\nchristmas,12-25,day\nyuletide,25 Dec,day\n")
    with pytest.raises(LexiconError, match=r"holidays.csv, row 3: '25 Dec' is no rule"):
        lexicon.load_holidays.__wrapped__()
    monkeypatch.setattr(lexicon, "_read", lambda name: b"[months]\njanuary = 'one'\n")
    with pytest.raises(LexiconError, match=r"times.toml"):
        lexicon.time_words.__wrapped__()
    monkeypatch.setattr(lexicon, "_read", lambda name: b"words,date,near\nyesterday,2024-02-30,\n")
    with pytest.raises(LexiconError, match=r"named_days.csv, row 2"):
        lexicon.load_named_days.__wrapped__()

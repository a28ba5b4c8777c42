"""Times, places, quantities, claims, voice, agreements."""

from __future__ import annotations

import pytest

import dragoman


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The minister arrived on 3 March 2025.", "3 March 2025", "2025-03-03"),
        ("They met yesterday.", "yesterday", "2026-02-09"),
        ("The treaty was signed in 1998.", "1998", "1998"),
        ("He will leave next week.", "next week", "2026-W08"),
        ("The strike lasted three days.", "three days", "P3D"),
    ],
)
def test_times(text: str, words: str, value: str) -> None:
    record = dragoman.read_article(text, published="2026-02-10")
    assert [(text[t.start : t.end], t.value) for t in record.times] == [(words, value)]


def test_a_weekday_without_a_date_stays_unresolved() -> None:
    (time,) = dragoman.read_article("They met on Tuesday.").times
    assert time.value is None and time.earliest is None


def test_may_is_no_month_in_a_verb() -> None:
    assert dragoman.read_article("The troops may march on the capital.", published="2026-02-10").times == ()


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("The plan creates more than 1,200 jobs.", 1200, "jobs", "more than"),
        ("Portugal will pay 45 million euros.", 45e6, "EUR", None),
        ("It cost $3.5 billion.", 3.5e9, "USD", None),
        ("It cost $5m.", 5e6, "USD", None),
        ("It cost £3bn last year.", 3e9, "GBP", None),
        ("The wall is 5 m high.", 5, "m", None),
        ("Support fell by 12 percent.", 12, "%", None),
        ("Two hundred and fifty soldiers left.", 250, "soldiers", None),
        ("Dozens of protesters were hurt.", 12, "protesters", "dozens of"),
    ],
)
def test_quantities(text: str, value: float, unit: str, qualifier: str | None) -> None:
    (quantity,) = dragoman.read_article(text).quantities
    assert (quantity.value, quantity.unit, quantity.qualifier) == (value, unit, qualifier)


@pytest.mark.parametrize("text", ["They met on 3 March 2025.", "Article 5 was invoked.", "The G20 met."])
def test_numbers_that_count_nothing(text: str) -> None:
    assert dragoman.read_article(text).quantities == ()


def test_place_with_its_country() -> None:
    record = dragoman.read_article("The talks were held in Lisbon.")
    (place,) = [p for p in record.places if p.name == "Lisbon"]
    assert place.country == "PRT" and place.latitude is not None and 38 < place.latitude < 39


def test_voice_tells_report_from_opinion() -> None:
    record = dragoman.read_article(
        "The minister arrived on Monday. “We will stay,” he said. It is a shameful and reckless policy."
    )
    assert [s.voice for s in record.sentences] == ["reported", "attributed", "opinion"]
    assert {j.polarity for j in record.judgements} == {"-"}


def test_praise_and_blame_weigh_the_same_whoever_they_are_about() -> None:
    for name in ("Kenya", "Norway", "China"):
        record = dragoman.read_article(f"It is a shameful and reckless policy of {name}.")
        assert [s.voice for s in record.sentences] == ["opinion"]


def test_claims_have_reasons_and_plans_are_none() -> None:
    record = dragoman.read_article("Kenya took in 40,000 refugees in 2019. Kenya will build a school.")
    (claim,) = record.claims
    assert {"number", "date"} <= set(claim.reasons) and 0 < claim.score <= 1


def test_agreement_between_parties() -> None:
    record = dragoman.read_article("Israel and Kenya signed a treaty on water on Monday.", published="2026-02-10")
    (agreement,) = record.agreements
    assert agreement.instrument == "treaty" and agreement.stage == "signed"


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar(published: str) -> None:
    dragoman.read_article("They met from Friday to Monday and will meet next Sunday, in 2026.", published=published)


def test_both_ends_of_a_range_share_the_unit() -> None:
    record = dragoman.read_article("Support fell by 10 to 15 percent.")
    assert [(q.value, q.unit) for q in record.quantities] == [(10, "%"), (15, "%")]


def test_georgia_behind_a_town_is_the_state() -> None:
    record = dragoman.read_article("He came to Atlanta, Georgia.")
    assert {p.country for p in record.places} == {"USA"}

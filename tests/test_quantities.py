"""How much, and what befell how many."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.extract.quantities import find_quantities
from dragoman.extract.quantities.tolls import find_tolls, tolls_of
from dragoman.language import analyse
from dragoman.lexicon.currencies import check_currencies, currencies
from dragoman.spans import Span


def amounts(text: str) -> list[tuple[float, str | None, str | None]]:
    found = find_quantities(analyse(dragoman.new_document(text)), ())
    return [(q.value, q.qualifier, q.unit) for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fund lost millions of dollars.", [(1e6, "millions of", "USD")]),
        ("Losses of hundreds of billions of euros loom.", [(1e11, "hundreds of billions of", "EUR")]),
        ("Tens of thousands of people fled.", [(1e4, "tens of thousands of", "people")]),
        ("Two-thirds of voters agreed.", [(0.6667, None, "voters")]),
        ("A third of the harvest is gone.", [(0.3333, None, "harvest")]),
        ("Half a million people came.", [(5e5, None, "people")]),
        ("A few hundred soldiers left.", [(200, "a few", "soldiers")]),
        ("Eight of Orlan's palaces were seized.", [(8, None, "palaces")]),
        ("They gave $200 or less.", [(200, "or less", "USD")]),
        ("It fell four percentage points.", [(4, None, "percentage points")]),
        ("She visited three synagogues.", [(3, None, "synagogues")]),
        ("Some 55,000 Jews live in the city.", [(55000, "some", "Jews")]),
    ],
)
def test_amounts(text: str, expected: list[tuple[float, str | None, str | None]]) -> None:
    assert amounts(text) == expected


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("The port cost 45 million Canadian dollars.", 45e6, "CAD"),
        ("The port cost 5 million Egyptian pounds.", 5e6, "EGP"),
        ("The port cost EUR 3 billion.", 3e9, "EUR"),
        ("The port cost C$5 million.", 5e6, "CAD"),
        ("The port cost 30 million manat.", 30e6, "AZN"),
        ("The port cost ₹900 million.", 9e8, "INR"),
    ],
)
def test_money_by_sign_code_coin_or_country(text: str, value: float, code: str) -> None:
    assert amounts(text) == [(value, None, code)]


def test_a_pound_without_its_country_is_no_money() -> None:
    assert amounts("The bomb weighed 500 pounds.") == [(500, None, "pounds")]


def test_a_range_gives_both_ends() -> None:
    assert amounts("It costs $10,000 to $20,000.") == [(10000, "from", "USD"), (20000, "to", "USD")]
    assert amounts("Between 10 and 15 soldiers left.") == [(10, "from", "soldiers"), (15, "to", "soldiers")]


@pytest.mark.parametrize("text", ["Call 800-273-8255 now.", "The vote was 80-19.", "Resolution 242 was adopted."])
def test_numbers_that_are_names_scores_or_telephones(text: str) -> None:
    assert amounts(text) == []


def test_an_age_counts_years() -> None:
    assert amounts("Mara Tovin, 58, resigned.") == [(58, None, "years")]


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("The blast killed 14 soldiers and wounded 30.", ["killed", "wounded"]),
        ("At least 20 migrants drowned.", ["killed"]),
        ("Police arrested more than 300 protesters.", ["arrested"]),
        ("The attack left three civilians dead and seven injured.", ["killed", "wounded"]),
        ("The death toll rose to 45.", ["killed"]),
        ("The minister opened three schools.", []),
        ("The army killed the leader of 200 rebels.", []),
    ],
)
def test_what_befell_how_many(text: str, fates: list[str]) -> None:
    analysis = analyse(dragoman.new_document(text))
    assert [toll.fate for toll in find_tolls(analysis, find_quantities(analysis, ()))] == fates


def test_a_toll_belongs_to_the_event_that_tells_it() -> None:
    text = "Troops shelled the town on Monday. The blast killed 14 soldiers in Sarn."
    analysis = analyse(dragoman.new_document(text))
    tolls = find_tolls(analysis, find_quantities(analysis, ()))
    killing, shelling = text.index("killed"), text.index("shelled")
    assert tolls_of(analysis, tolls, Span(killing, killing + 6)) == ("q1",)
    assert tolls_of(analysis, tolls, Span(shelling, shelling + 7)) == ()


def test_currencies_are_codes_and_claimed_once() -> None:
    assert check_currencies() == []
    assert currencies().by_sign["€"] == "EUR" and currencies().by_noun["manat"] == "AZN"


def test_vague_numbers_alone() -> None:
    text = "The war killed tens of thousands. Hundreds fled, and dozens of women stayed."
    found = dragoman.read_article(text).quantities
    assert [(q.value, q.qualifier, q.unit) for q in found] == [
        (10_000, "tens of thousands", None), (100, "hundreds", None), (12, "dozens of", "women"),
    ]  # fmt: skip

"""Does the table keep its promises, and is a name found in it quickly?"""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from dragoman.lexicon import gazetteer
from dragoman.lexicon.countries import countries, country
from dragoman.lexicon.gazetteer import (
    Site,
    adjective_site,
    country_site,
    division_named,
    key_of,
    nickname_site,
    region_named,
    sites_named,
    towns_named,
)
from dragoman.lexicon.place_words import place_words

DATA = resources.files("dragoman.lexicon") / "data"


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((DATA / name).read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Petersburg", "Saint Petersburg"),
        ("São Paulo", "Sao Paulo"),
        ("Guinea-Bissau", "Guinea Bissau"),
        ("The Hague", "Hague"),
        ("HAMA", "Hama"),
        ("Ft. Worth", "Fort Worth"),
        ("Łódź", "Lodz"),
        ("Coeur d’Alene", "Coeur d'Alene"),
    ],
)
def test_spellings_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_a_key_is_its_own_key() -> None:
    names = ["St. John's", "Ðà Nẵng", "Şanlıurfa", "İzmir", "Mt. Vernon", "Port-au-Prince"]
    assert [key_of(key_of(name)) for name in names] == [key_of(name) for name in names]


def lines() -> list[str]:
    return (DATA / "places.tsv").read_text(encoding="utf-8").splitlines()


def test_the_table_is_sorted_and_whole() -> None:
    table = lines()[1:]
    keys = [line.split("\t", 1)[0].encode() + b"\t" for line in table]
    assert len(table) > 300_000 and keys == sorted(keys)
    for line in table[::997]:
        key, _, kind, alpha3, _, latitude, longitude, people, _ = line.split("\t")
        assert key_of(key) == key and kind in "tTscCda" and country(alpha3) is not None
        assert -90 <= float(latitude) <= 90 and -180 <= float(longitude) <= 180 and int(people) >= 0


def test_every_line_is_found_by_its_key() -> None:
    table = lines()[1:]
    for line in [table[0], table[-1], *table[::1499]]:
        key = line.split("\t", 1)[0]
        assert line in gazetteer._lines(key)
        assert gazetteer._lines(key + " no such place") == []
    assert gazetteer._lines("") == gazetteer._lines("\uffff") == []


def test_a_key_with_many_lines_is_found_whole() -> None:
    count = sum(line.startswith("santa cruz\t") for line in lines())
    assert count > 50 and len(gazetteer._lines("santa cruz")) == count


def test_a_name_is_sought_in_two_blocks_of_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long the table is: what is searched for a name are two blocks, and then its own lines."""
    table = gazetteer._table()
    searched = 0

    class Watched:
        def find(self, words: bytes, low: int, high: int | None = None) -> int:
            nonlocal searched
            at = table.find(words, low) if high is None else table.find(words, low, high)
            searched += (at if at >= 0 else high or len(table)) - low
            return at

        def __getitem__(self, part: slice) -> bytes:
            return table[part]

        def __len__(self) -> int:
            return len(table)

    gazetteer._blocks()
    monkeypatch.setattr(gazetteer, "_table", Watched)
    for name in [line.split("\t", 1)[0] for line in lines()[1::400]]:
        for key in (name, name + " no such place"):
            searched = 0
            own = sum(len(line.encode()) + 1 for line in gazetteer._lines(key))
            assert searched <= 3 * gazetteer.BLOCK + own, key


def test_names_and_other_names() -> None:
    kyiv = next(site for site in sites_named("Kiev") if site.country == "UKR" and site.kind == "town")
    assert kyiv.name == "Kyiv" and not kyiv.own and kyiv.geonames == 703448
    assert [town.own for town in towns_named("Lyon")] == [True] * len(towns_named("Lyon"))
    assert sites_named("no such place anywhere") == sites_named("x" * 10_000) == ()


def test_counties_and_provinces_have_a_middle_among_their_towns() -> None:
    county = next(site for site in sites_named("Henderson County") if site.division == "TX")
    assert county.kind == "county" and 31.9 < county.latitude < 32.5
    assert any(site.kind == "county" and not site.own for site in sites_named("Henderson"))
    (bavaria,) = [site for site in sites_named("Bavaria") if site.kind == "division"]
    assert 48 < bavaria.latitude < 50 and 10.5 < bavaria.longitude < 12.5


def test_airports_with_and_without_their_town() -> None:
    for name in (
        "London Heathrow Airport",
        "Heathrow Airport",
        "Ben Gurion Airport",
        "Ben Gurion International Airport",
    ):
        assert any(site.kind == "airport" for site in sites_named(name)), name


def test_states_by_abbreviation_case_counts() -> None:
    assert division_named("Calif.") == division_named("CA") == division_named("California")
    assert division_named("ca") is None and division_named("B.C.") != division_named("D.C.")


@pytest.mark.parametrize("name", ["divisions.csv", "landscapes.csv"])
def test_written_tables(name: str) -> None:
    names = [row["name"] for row in rows(name)]
    assert len(names) == len(set(names))
    for row in rows(name):
        assert -90 <= float(row["latitude"]) <= 90 and -180 <= float(row["longitude"]) <= 180
        assert not row["country"] or country(row["country"]) is not None, row
        found = division_named(row["name"]) if name == "divisions.csv" else region_named(row["name"])
        assert found is not None and key_of(found.name) == key_of(row["name"]), row


def test_no_two_regions_claim_one_name() -> None:
    seen: dict[str, str] = {}
    for row in rows("landscapes.csv"):
        for name in [row["name"], *filter(None, row["aliases"].split(";"))]:
            assert seen.setdefault(key_of(name), row["name"]) == row["name"], name


def test_adjectives_and_short_names() -> None:
    scotland, angeles = adjective_site("Scottish"), nickname_site("L.A.")
    assert isinstance(scotland, Site) and scotland.name == "Scotland"
    assert isinstance(angeles, Site) and angeles.geonames == 5368361
    assert all(nickname_site(row["name"]) for row in rows("town_names.csv"))


def test_every_country_has_its_id_or_lacks_one_at_geonames() -> None:
    without = [nation.alpha3 for nation in countries() if country_site(nation.alpha3).geonames is None]  # type: ignore[union-attr]
    assert len(without) <= 3, without


def test_place_words_stand_once_and_every_role_is_known() -> None:
    pairs = [(row["word"], row["role"]) for row in rows("place_words.csv")]
    assert len(pairs) == len(set(pairs)) and all(word == word.lower() for word, _ in pairs)
    assert "in" in place_words("before") and "virus" in place_words("never before")

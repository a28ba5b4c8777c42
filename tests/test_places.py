"""Which words name a place, and which place do they mean?"""

from __future__ import annotations

import pytest

import dragoman
from dragoman.record.model import Place


def places(text: str) -> dict[str, Place]:
    """The places of a text by their words (the last one of each)."""
    return {text[place.start : place.end]: place for place in dragoman.read_article(text).places}


@pytest.mark.parametrize(
    ("text", "words", "country", "latitude"),
    [
        ("The mayor of Paris, Texas, resigned on Monday.", "Paris", "USA", 33.7),
        ("The French president flew back to Paris on Monday.", "Paris", "FRA", 48.9),
        ("Police in Springfield, Ohio, closed two streets.", "Springfield", "USA", 39.9),
        ("The bridge near Cambridge, Mass., was closed.", "Cambridge", "USA", 42.4),
        ("Students marched through Cambridge and Ely in eastern England.", "Cambridge", "GBR", 52.2),
        ("A court in London, Ontario, heard the case.", "London", "CAN", 43.0),
        ("Rebels left Tripoli (Lebanon) at dawn.", "Tripoli", "LBN", 34.4),
        ("Rebels left Tripoli, Libya, at dawn.", "Tripoli", "LBY", 32.9),
        ("The talks will be held in Washington, D.C., next month.", "Washington", "USA", 38.9),
        ("Shells fell on Kyiv and Kharkiv overnight.", "Kharkiv", "UKR", 50.0),
        ("The envoy travelled from Kiev to Lvov by train.", "Kiev", "UKR", 50.5),
        ("Aid reached St. Petersburg, Florida, by boat.", "St. Petersburg", "USA", 27.8),
        ("The two leaders met in São Paulo last week.", "São Paulo", "BRA", -23),
        ("The two leaders met in Sao Paulo last week.", "Sao Paulo", "BRA", -23),
    ],
)
def test_a_name_means_the_place_that_its_context_tells(text: str, words: str, country: str, latitude: float) -> None:
    place = places(text)[words]
    assert place.country == country
    assert place.latitude is not None and abs(place.latitude - latitude) < 1.5


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Protests spread across Bavaria on Sunday.", "Bavaria", "DEU"),
        ("The Henderson County sheriff lives in Athens, Texas.", "Henderson County", "USA"),
        ("Floods hit Queensland and New South Wales.", "Queensland", "AUS"),
        ("Voters in Scotland went to the polls.", "Scotland", "GBR"),
        ("The army withdrew from the Gaza Strip.", "Gaza Strip", "PSE"),
        ("Two ships sank in the Black Sea.", "Black Sea", None),
        ("The Danube froze for a week in Hungary.", "Danube", None),
        ("Leaders from Africa gathered in Addis Ababa.", "Africa", None),
        ("The war in Darfur displaced thousands.", "Darfur", "SDN"),
        ("The minister landed at Esenboga Airport.", "Esenboga Airport", "TUR"),
        ("Trains crossed the Himalayas.", "Himalayas", None),
    ],
)
def test_wide_places_have_a_middle(text: str, words: str, country: str | None) -> None:
    place = places(text)[words]
    assert place.country == country
    assert place.latitude is not None and place.longitude is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jordan said that he would not run again. Michael Jordan spoke in Chicago.", "Jordan"),
        ("Chelsea Clinton spoke to reporters in Boston. Clinton left at noon.", "Chelsea"),
        ("Paris Hilton opened a hotel in Dubai.", "Paris"),
        ("The Bank of America opened an office in Doha.", "America"),
        ("Hamas rejected the offer on Friday.", "Hamas"),
        ("The Islamic State of Iraq and the Levant lost two towns.", "Iraq"),
        ("The Islamic State of Iraq and the Levant lost two towns.", "Levant"),
        ("The Ebola virus returned to the region.", "Ebola"),
        ("Cases of West Nile virus rose in Italy.", "West Nile"),
        ("The Rift Valley fever killed cattle in Kenya.", "Rift Valley"),
        ("She speaks Danish and two other languages.", "Danish"),
        ("Two Danes were arrested in Oslo.", "Danes"),
        ("In March the State replied to the Commission.", "State"),
    ],
)
def test_what_is_called_like_a_place_and_is_none(text: str, words: str) -> None:
    assert words not in places(text)


def test_a_longer_name_is_not_the_country_in_it() -> None:
    found = places("Officials from Papua New Guinea and Guinea met in Equatorial Guinea.")
    assert {words: place.country for words, place in found.items()} == {
        "Papua New Guinea": "PNG", "Guinea": "GIN", "Equatorial Guinea": "GNQ",
    }  # fmt: skip


def test_georgia_is_a_country_or_a_state() -> None:
    text = "Russian troops left Georgia after talks in Tbilisi with the president of Georgia."
    assert places(text)["Georgia"].country == "GEO"
    text = "Voters in Georgia, Alabama and Florida chose new governors. In Atlanta and Savannah the lines were long."
    assert places(text)["Georgia"].country == "USA"
    assert places("He was born in Savannah, Georgia.")["Georgia"].country == "USA"


def test_a_list_of_states_holds_no_towns() -> None:
    found = places("Fires burned in Idaho, Washington, Oregon and Nevada.")
    assert found["Washington"].latitude is not None and 46 < found["Washington"].latitude < 48.5


def test_the_state_behind_a_town_is_a_state() -> None:
    text = "The firm opened an office in Tacoma, Washington, on Monday. Senators in Washington praised it."
    states = [place for place in dragoman.read_article(text).places if text[place.start : place.end] == "Washington"]
    assert states[0].latitude is not None and 46 < states[0].latitude < 48.5
    assert states[1].latitude is not None and states[1].latitude < 40


def test_one_sense_in_a_text() -> None:
    text = (
        "A fire broke out in Athens, Georgia, on Monday. Nobody was hurt, officials in Athens said. "
        "The mayor of Athens thanked the firefighters."
    )
    found = [place for place in dragoman.read_article(text).places if place.name == "Athens"]
    assert len(found) == 3 and {place.country for place in found} == {"USA"}


def test_neighbours_vote_for_each_other() -> None:
    text = "Buses from Birmingham will stop in Wolverhampton, Dudley and Walsall. Birmingham is their last stop."
    assert places(text)["Birmingham"].country == "GBR"
    text = "Buses from Birmingham will stop in Tuscaloosa and Montgomery. Birmingham is their last stop."
    assert places(text)["Birmingham"].country == "USA"


def test_a_town_called_like_a_country_needs_its_neighbours() -> None:
    text = (
        "LEBANON, Pa. (AP) — Police in Lebanon arrested a man from Harrisburg. He drove from Hershey to Palmyra and "
        "Lebanon, officers from Lancaster, Pa., said."
    )
    assert places(text)["Lebanon"].country == "USA"
    assert places("Lebanon and Syria signed the accord in Beirut.")["Lebanon"].name == "Lebanon"


def test_what_the_gazetteer_lacks_is_named_and_not_placed() -> None:
    found = places("Soldiers entered the village of Vrondelhavn on Tuesday.")
    place = found["Vrondelhavn"]
    assert (place.country, place.latitude, place.longitude, place.geonames) == (None, None, None, None)


def test_an_unknown_place_takes_the_country_that_the_text_says_holds_it() -> None:
    place = places("Shells fell on Vrondelhavn, Syria, on Tuesday.")["Vrondelhavn"]
    assert (place.country, place.latitude) == ("SYR", None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A man died on Elm Street late on Friday.", "Elm Street"),
        ("A truck overturned on Highway 19 near the river.", "Highway 19"),
        ("Officers searched the banks of the Orrin River.", "Orrin River"),
    ],
)
def test_streets_and_rivers_are_places_without_coordinates(text: str, words: str) -> None:
    place = places(text)[words]
    assert place.latitude is None and place.name == words


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Danish minister arrived.", "Danish", "Denmark"),
        ("A Scottish court ruled on Monday.", "Scottish", "Scotland"),
        ("European ministers met.", "European", "Europe"),
        ("Latin American leaders met.", "Latin American", "Latin America"),
        ("A South African judge resigned.", "South African", "South Africa"),
    ],
)
def test_adjectives_stand_for_their_land(text: str, words: str, name: str) -> None:
    assert places(text)[words].name == name


def test_nothing_happens_in_an_adjective() -> None:
    record = dragoman.read_article("Danish police arrested eleven people.", published="2026-02-10")
    assert record.lead.where is None and all(event.place is None for event in record.events)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("HAMA, Syria — Government forces entered the old town.", "HAMA"),
        ("MOSCOW (Reuters) - The foreign minister rejected the plan.", "MOSCOW"),
        ("The Baghdad-based company denied it.", "Baghdad"),
        ("A Toledo police officer was hurt.", "Toledo"),
        ("Amal Haddad of Aleppo won the prize.", "Aleppo"),
        ("He teaches at the University of Leeds.", "Leeds"),
        ("The University of Michigan raised its fees.", "Michigan"),
        ("Storms hit Navarro, Henderson and Ellis counties in Texas.", "Navarro"),
        ("Hartford, Conn., raised its taxes.", "Conn."),
        ("The fire in Charleston, W.Va., is out.", "W.Va."),
    ],
)
def test_words_beside_a_name_make_it_a_place(text: str, words: str) -> None:
    assert words in places(text)


def test_a_text_may_end_with_a_state() -> None:
    record = dragoman.read_article("The mill stood in Hartford, Conn.")
    assert [p.country for p in record.places if record.document.text[p.start : p.end] == "Conn."] == ["USA"]

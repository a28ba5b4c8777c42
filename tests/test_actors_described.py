"""Descriptions by an office that belong to somebody the text names, and family names with an article."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.record.model import Record


def mentions(text: str, published: str | None = None) -> dict[str, list[str]]:
    """Return the actors' names and the words of their mentions."""
    record: Record = dragoman.read_article(text, published=published)
    return {a.name: [text[m.start : m.end] for m in a.mentions] for a in record.actors}


IRAQ = (
    "Iraq’s president hit back on Monday, saying that the US president did not ask for leave. "
    "Barham Salih said that Donald Trump knew the law."
)


def test_a_holder_known_on_the_day_is_the_one_described() -> None:
    found = mentions(IRAQ, "2019-02-04")
    assert found["Barham Salih"] == ["Iraq’s president", "Barham Salih"]
    assert found["Donald Trump"] == ["US president", "Donald Trump"]


@pytest.mark.parametrize("published", [None, "2015-02-04"])  # no date; before either held the office
def test_without_the_day_nobody_is_guessed(published: str | None) -> None:
    assert mentions(IRAQ, published)["Barham Salih"] == ["Barham Salih"]


def test_a_leader_by_country() -> None:
    found = mentions("Angela Merkel met the Russian leader. Vladimir Putin called the talks useful.", "2015-05-10")
    assert found["Vladimir Putin"] == ["Russian leader", "Vladimir Putin"]


@pytest.mark.parametrize(
    "described", ["A German chancellor", "The next German chancellor", "The former German chancellor"]
)
def test_others_than_the_holder(described: str) -> None:
    found = mentions(f"Angela Merkel left Berlin. {described} must wait.", "2015-05-10")
    assert found["Angela Merkel"] == ["Angela Merkel"]


def test_the_president_alone_is_that_of_the_text_s_country() -> None:
    own = mentions("Donald Trump flew over the United States. The president then slept.", "2019-02-04")
    assert own["Donald Trump"] == ["Donald Trump", "president"]
    other = mentions("Kenya and Kenyan lawmakers heard Donald Trump. The president vetoed the bill.", "2019-02-04")
    assert other["Donald Trump"] == ["Donald Trump"]


def test_who_held_an_office_is_not_who_holds_it() -> None:
    text = "Premier Ann Orlan met former premier Bo Darani. The premier spoke. The former premier did not."
    found = mentions(text)
    assert found["Ann Orlan"] == ["Ann Orlan", "premier"]
    assert found["Bo Darani"] == ["Bo Darani", "former premier"]


def test_an_article_belongs_to_a_family_name_behind_a_title() -> None:
    found = mentions("Prime Minister al-Orlani met Sheikh al-Darani in Vienna, and General van der Berg spoke.")
    assert set(found) == {"al-Orlani", "al-Darani", "van der Berg"}


def test_a_family_name_with_and_without_its_article_is_one() -> None:
    text = "Karim al-Orlan won. President Orlan spoke. Al-Orlan wept. Karim Orlan left. The al-Orlan base was shut."
    assert mentions(text) == {"Karim al-Orlan": ["Karim al-Orlan", "Orlan", "Al-Orlan", "Karim Orlan", "al-Orlan"]}


def test_an_arabic_name_of_a_place_holds_no_person() -> None:
    assert mentions("They shelled Ayn al-Assad and left Deir al-Orlan.", "2019-02-04") == {}


def test_a_title_of_several_words() -> None:
    found = dragoman.read_article("Sheikh ul-Islam Tural Orlan said so.").actors
    assert [(a.name, a.offices[0].title) for a in found] == [("Tural Orlan", "Sheikh ul-Islam")]


def test_a_country_of_two_words_before_a_title() -> None:
    text = "The visit of United States Vice President Jo Orlan to Baku marks a landmark."
    found = {a.name: a.country for a in dragoman.read_article(text).actors}
    assert found["Jo Orlan"] == "USA"


@pytest.mark.parametrize(
    ("text", "name", "described"),
    [
        ("Ambassador Ann Orlan left Sarn. The diplomat gave no reason.", "Ann Orlan", "diplomat"),
        ("Senator Ann Orlan met Gen. Bo Bell. The lawmaker was pleased.", "Ann Orlan", "lawmaker"),
        ("The minister, Ann Orlan, received Ambassador Bo Bell. She briefed the diplomat.", "Bo Bell", "diplomat"),
    ],
)
def test_a_general_word_is_who_was_mentioned_last(text: str, name: str, described: str) -> None:
    assert described in mentions(text)[name]


@pytest.mark.parametrize(
    "text",
    [
        "Ambassador Ann Orlan met Ambassador Bo Bell. The diplomat was pleased.",  # either
        "Ambassador Ann Orlan left Sarn. The diplomat from Chad stayed.",  # told apart
        "The diplomat left. Ambassador Ann Orlan stayed.",  # not yet mentioned
    ],
)
def test_a_general_word_that_may_be_somebody_else(text: str) -> None:
    found = mentions(text)
    assert found["Ann Orlan"] == ["Ann Orlan"]


def offices(text: str) -> dict[str, list[tuple[str, bool]]]:
    return {a.name: [(o.title, o.former) for o in a.offices] for a in dragoman.read_article(text).actors}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ann Orlan was sworn in as president of Malawi on Friday.", [("president", False)]),
        ("Ann Orlan has served as Ghana's foreign minister since 2010.", [("foreign minister", False)]),
        ("Ann Orlan, who served as foreign minister until 2010, left Norway.", [("foreign minister", True)]),
        ("Malawi named Ann Orlan as its ambassador to Norway.", [("ambassador", False)]),
        ("Ann Orlan resigned as Kenyan prime minister.", [("prime minister", True)]),
        ("Ann Orlan was a keynote speaker at the forum.", []),
    ],
)
def test_offices_that_verbs_tell(text: str, wanted: list[tuple[str, bool]]) -> None:
    assert offices(text)["Ann Orlan"] == wanted


def test_a_spokeswoman_for_somebody_is_somebody_else() -> None:
    found = offices("The plan failed, said Kiki Bell, a spokeswoman for Orlan. Orlan kept silent.")
    assert found["Kiki Bell"] == [("spokeswoman", False)]
    assert found["Orlan"] == []


def test_an_administration_is_called_by_a_person() -> None:
    record = dragoman.read_article("The Trump administration set new tariffs.", published="2025-10-09")
    assert [(a.name, a.kind, a.country) for a in record.actors] == [
        ("Trump", "person", "USA"), ("Trump administration", "group", "USA"),
    ]  # fmt: skip


def test_who_talks_with_a_country_s_president_is_of_another() -> None:
    record = dragoman.read_article("The prime minister spoke to President Ann Orlan of Ukraine this morning.")
    assert {a.name: a.country for a in record.actors}["prime minister"] is None


def test_the_group_is_the_body_named_last() -> None:
    assert mentions("Hamas rejected the plan. Israel feared the group.")["Hamas"] == ["Hamas", "group"]
    assert mentions("Chad met Hamas and Hezbollah. The group agreed.")["Hamas"] == ["Hamas"]


def test_a_named_minister_has_the_country_of_the_whole_text_only() -> None:
    text = (
        "Georgia voted. In Georgia, police marched. Prime Minister Irakli Orlan spoke. Georgia is calm, Georgia said."
    )
    countries = {a.name: a.country for a in dragoman.read_article(text).actors}
    assert countries["Irakli Orlan"] == "GEO"
    once = dragoman.read_article("Foreign Minister Ann Orlan arrived in Chad on Monday.").actors
    assert [a.country for a in once if a.name == "Ann Orlan"] == [None]


def test_capitals_of_a_headline_are_no_name() -> None:
    text = "Security Council Extends Mandate of UN Mission in Haiti\n\nThe Council met."
    assert mentions(text)["Security Council"] == ["Security Council", "Council"]


def test_bodies_of_bodies_of_states() -> None:
    actors = dragoman.read_article("The United Nations Integrated Office in Haiti said so.").actors
    assert [(a.name, a.country) for a in actors if a.kind == "organisation"] == [
        ("United Nations Integrated Office", "IGO")
    ]


def test_who_goes_on_speaking_and_what_opens_a_sentence() -> None:
    text = "Bo Bell met Cy Dorn. Ann Orlan said Chad backed the plans proposed by Bo Bell. Trade was free, she noted."
    assert mentions(text)["Ann Orlan"] == ["Ann Orlan", "she"]
    assert mentions("Egypt could help. It brokered the truce.")["Egypt"] == ["Egypt", "It"]
    assert mentions("Chad signed the pact. It bans rifles.")["Chad"] == ["Chad"]


def test_the_country_and_the_kingdom() -> None:
    text = "Saudi prince Ann Orlan met President Bo Bell in the United States. Bell said the kingdom would pay."
    assert mentions(text)["Saudi"] == ["Saudi", "kingdom"]
    text = "Mali and Malians mourn. Malian troops left. A Ghanaian envoy came. The country is calm."
    assert {a.country: len(a.mentions) for a in dragoman.read_article(text).actors if a.kind == "country"}["MLI"] >= 2


def test_a_spokesman_of_the_ministry_before() -> None:
    text = "China’s foreign ministry rejected it. Spokesperson Lin Orlan said the patrol was lawful."
    assert {a.name: a.country for a in dragoman.read_article(text).actors}["Lin Orlan"] == "CHN"


def test_one_word_is_one_person() -> None:
    found = dragoman.read_article(
        "President Trump met Ann Bell, and Trump announced a deal. He also said it was big."
    ).actors
    assert [(a.kind, len(a.mentions)) for a in found if a.name == "Trump"] == [("person", 3)]


@pytest.mark.parametrize(
    "dateline",
    [
        "BAKU, November 12. ",
        "MOSCOW. Nov 3 (TASS) - ",
        "MOSCOW, November 3. /TASS/. ",
        "ABUJA, Nigeria (AP) — ",
        "Lima, Peru – ",
    ],
)
def test_datelines_name_no_actor(dateline: str) -> None:
    found = mentions(f"{dateline}Chad and Niger have signed a pact, the Ghanaian envoy said.")
    assert not {"BAKU", "MOSCOW", "ABUJA", "Nigeria", "Lima", "Peru"} & set(found)
    assert "Chad" in found


def test_in_what_a_body_says_it_is_the_body() -> None:
    text = "The Kurdistan Workers’ Party, known as the PKK, told Ankara and announced that it would disband."
    assert mentions(text)["Kurdistan Workers’ Party"] == ["Kurdistan Workers’ Party", "PKK", "it"]


def test_supplies_are_nobody() -> None:
    assert mentions("Chad bought nine rounds of artillery ammunition.") == {"Chad": ["Chad"]}


def test_her_government_is_not_that_of_whom_it_speaks_of() -> None:
    text = "Prime Minister Inga Orlan spoke. Her government called it a deliberate act by Belarus."
    assert [a.country for a in dragoman.read_article(text).actors if a.name == "government"] == [None]


@pytest.mark.parametrize(
    ("holder", "described"),
    [
        ("Emmanuel Macron", "The French far-right leader"), ("Donald Trump", "The US Senate leader"),
        ("Nicolas Maduro", "The self-declared Venezuelan president"), ("Vladimir Putin", "The Russian company’s president"),
    ],
)  # fmt: skip
def test_leaders_of_something_else(holder: str, described: str) -> None:
    found = mentions(f"{holder} left on Monday. {described} stayed.", "2019-11-20")
    assert found[holder] == [holder]

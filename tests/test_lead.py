"""Who, what, when, where: the headline and the opening."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.extract.lead.headline import read_headline
from dragoman.language import analyse
from dragoman.lexicon.headlines import check_headline_verbs


@pytest.mark.parametrize(
    ("title", "who", "what"),
    [
        ("Veldia slams sanctions as talks stall", "Veldia", "slams sanctions"),
        ("Azerbaijan and Armenia sign peace deal in Washington", "Azerbaijan and Armenia", "sign peace deal"),
        ("Norway to send more aid to Kenya", "Norway", "to send more aid"),
        ("At least 30 dead in Lagos market fire", "At least 30", "At least 30 dead in Lagos market fire"),
        ("Trade talks: Envoy expelled from Moscow", "Envoy", "expelled from Moscow"),
        ("Five hurt in harbour blast, police say", "Five", "Five hurt in harbour blast"),
        ("Iran, Oman agree to reopen embassies", "Iran, Oman", "agree to reopen embassies"),
        ("Russia says it will not attend talks", "Russia", "says it will not attend talks"),
        ("While rivals talk, Kenya raises taxes", "Kenya", "raises taxes"),
        ("Race to save miners trapped in Peru", None, "Race to save miners trapped"),
        ("A year of drought", None, "A year of drought"),
    ],
)
def test_headlines(title: str, who: str | None, what: str) -> None:
    found = read_headline(analyse(dragoman.new_document(title)))
    assert (found.who.cut(title) if found.who else None) == who
    assert found.what is not None and found.what.cut(title) == what


TEXT = (
    "LISBON — President Inês Valadão met her Kenyan counterpart at the Palace of Belém on Tuesday. "
    "Ms Valadão has not been to Nairobi since 2019. The two will meet again next month.\n"
)


def test_the_lead_answers_in_the_words_of_title_and_text() -> None:
    record = dragoman.read_article(TEXT, title="Valadão meets Kenyan president in Lisbon", published="2026-02-12")
    lead = record.lead
    assert lead.who is not None and lead.who.text == "Inês Valadão" and lead.who.located == "text"
    assert lead.what is not None and lead.what.text == "meets Kenyan president" and lead.what.located == "title"
    assert lead.when is not None and lead.when.text == "Tuesday"
    assert lead.where is not None and lead.where.text == "Lisbon" and lead.where.located == "title"


def test_the_day_of_news_wins_over_an_earlier_year() -> None:
    record = dragoman.read_article(
        "Since 2019 Kenya has waited. On Monday Kenya signed a treaty.", published="2026-02-10"
    )
    assert record.lead.when is not None and record.lead.when.text == "Monday"


def test_hour_and_day_side_by_side_are_one_answer() -> None:
    record = dragoman.read_article("A ferry sank in Mombasa shortly after 7.30am on Friday.", published="2026-02-10")
    assert record.lead.when is not None and record.lead.when.text == "shortly after 7.30am on Friday"


def test_who_acts_is_not_where() -> None:
    record = dragoman.read_article(
        "Portugal and Kenya signed an accord in Nairobi on Monday.", title="Portugal and Kenya sign accord"
    )
    assert record.lead.where is not None and record.lead.where.text == "Nairobi"


def test_the_town_of_a_dateline_is_the_last_resort() -> None:
    record = dragoman.read_article("QUARNSTEAD, March 3 (AP) — The minister resigned.")
    assert record.lead.where is not None and record.lead.where.text == "QUARNSTEAD"


def test_a_text_without_title_still_answers() -> None:
    record = dragoman.read_article("Foreign Minister Nadia Orlan visited Kenya on Monday.")
    assert record.lead.who is not None and "Orlan" in record.lead.who.text
    assert record.lead.what is not None and record.lead.what.text.startswith("visited Kenya")


def test_headline_verbs_keep_their_order() -> None:
    assert check_headline_verbs() == []

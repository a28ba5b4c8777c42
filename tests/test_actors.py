"""Who acts, speaks or is acted upon."""

from __future__ import annotations

import dragoman
from dragoman.record.model import Actor, Record


def named(record: Record, name: str) -> Actor:
    found = [a for a in record.actors if a.name == name]
    assert found, [a.name for a in record.actors]
    return found[0]


def words(record: Record, actor: Actor) -> list[str]:
    return [record.document.text[m.start : m.end] for m in actor.mentions]


def test_title_nationality_and_pronoun_belong_to_the_person() -> None:
    record = dragoman.read_article(
        "Norwegian Foreign Minister Nadia Orlan arrived in Lisbon on Monday. Orlan said she would stay for a week."
    )
    orlan = named(record, "Nadia Orlan")
    assert orlan.country == "NOR"
    assert "GOV" in orlan.sectors
    assert [o.title for o in orlan.offices] == ["Foreign Minister"]
    assert words(record, orlan) == ["Nadia Orlan", "Orlan", "she"]


def test_office_after_a_comma() -> None:
    record = dragoman.read_article("Pedro Salgado, director of the National Ports Authority, met Maria Brito in Porto.")
    salgado = named(record, "Pedro Salgado")
    authority = named(record, "National Ports Authority")
    assert salgado.offices[0].title == "director"
    assert salgado.affiliations == (authority.id,)


def test_former_office_is_marked() -> None:
    record = dragoman.read_article("Former President Jorge Tavares criticised the government of Portugal.")
    assert named(record, "Jorge Tavares").offices[0].former


def test_two_people_of_one_family_name_stay_two() -> None:
    record = dragoman.read_article("Maria Brito met Carlos Brito in Paris. Maria Brito left early.")
    assert len([a for a in record.actors if a.kind == "person"]) == 2


def test_names_of_one_country_are_one_actor() -> None:
    record = dragoman.read_article("The United States sent aid to Kenya. The U.S. and Kenya signed a treaty.")
    assert len([a for a in record.actors if a.country == "USA" and a.kind == "country"]) == 1
    assert len([a for a in record.actors if a.country == "KEN" and a.kind == "country"]) == 1


def test_acronym_stands_for_the_full_name() -> None:
    record = dragoman.read_article("The United Nations condemned the attack. The UN called for talks.")
    assert words(record, named(record, "United Nations")) == ["United Nations", "UN"]


def test_no_evidence_no_country() -> None:
    record = dragoman.read_article("Anna Fields spoke to reporters.")
    assert named(record, "Anna Fields").country is None

"""Where names begin and end, what kind of bearer they have, and which of them a benchmark of names counts."""

from __future__ import annotations

import json
from typing import Any

import pytest

import dragoman
from benchmarks.names import names_in
from dragoman.record.model import Record


def actors(text: str) -> dict[str, str]:
    """Name → kind of the actors whom the text names."""
    record = dragoman.read_article(text)
    return {a.name: a.kind for a in record.actors if any(m.form == "name" for m in a.mentions)}


def offices(record: Record, name: str) -> list[str]:
    return [office.title for actor in record.actors if actor.name == name for office in actor.offices]


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Navy Capt. Peter Holm said on Friday that it was over.", "Peter Holm", "Capt."),
        ("Staff Sgt. Peter Holm led the platoon.", "Peter Holm", "Staff Sgt."),
        ("Brig. Gen. Peter Holm’s report came later.", "Peter Holm", "Brig. Gen."),
        ("Navy Senior Chief Petty Officer Peter Holm died on Friday.", "Peter Holm", "Senior Chief Petty Officer"),
    ],
)
def test_a_rank_is_an_office_and_no_part_of_a_name(text: str, name: str, office: str) -> None:
    record = dragoman.read_article(text)
    assert any(title.endswith(office) for title in offices(record, name))
    assert not [a.name for a in record.actors if a.kind == "organisation" and a.name not in {"Navy"}]


@pytest.mark.parametrize(
    "text",
    [
        "Deputy Secretary of State Antony Marlow announced it today.",
        "As Deputy Secretary of State Antony Marlow announced today, the talks are over.",
        "Special Advisor Marlow will speak in Oslo.",
        "SECRETARY MARLOW: We talked about the ceasefire.\n\nQUESTION: And then?",
    ],
)
def test_an_office_ends_before_the_name(text: str) -> None:
    persons = [name for name, kind in actors(text).items() if kind == "person"]
    assert [name.split()[-1].title() for name in persons] == ["Marlow"]


def test_a_nickname_stands_inside_a_name() -> None:
    assert actors('Gen. Richard "Tex" Marlow left on Monday.') == {'Richard "Tex" Marlow': "person"}


def test_notes_are_no_part_of_words() -> None:
    text = "He joined the Norwegian Coast Army.[4] It was led by Peter Holm,[1][2] who left. They sank [12] boats."
    record = dragoman.read_article(text)
    assert {"Norwegian Coast Army", "Peter Holm"} <= {a.name for a in record.actors}
    assert [q.value for q in record.quantities] == [12]


def test_marks_of_direction_are_no_part_of_words() -> None:
    record = dragoman.read_article("Prime Minister\u200e Peter Holm went to Mosul\u200e, and on to Baghdad.")
    assert [text for a in record.actors if a.kind == "person" for text in [a.name]] == ["Peter Holm"]
    assert [record.document.text[p.start : p.end] for p in record.places] == ["Mosul", "Baghdad"]


def test_a_town_ends_with_a_word() -> None:
    record = dragoman.read_article("The army took Palmyra, in Syria. They marched on Raqqah, the capital.")
    spans = [record.document.text[m.start : m.end] for a in record.actors for m in a.mentions]
    assert {"Palmyra", "Raqqah"} <= set(spans) and not [s for s in spans if s.endswith(",")]


def test_places_that_look_like_persons_or_bodies() -> None:
    text = (
        "Near Ayn Zaman, one strike hit a bridge. He lives in Virginia Beach, Virginia. The Samarra Barrage was closed."
    )
    record = dragoman.read_article(text)
    assert not [a.name for a in record.actors if a.name in {"Ayn Zaman", "Virginia Beach", "Samarra Barrage"}]
    assert {"Ayn Zaman", "Virginia Beach"} <= {text[p.start : p.end] for p in record.places}


def test_a_country_that_is_a_first_name_too() -> None:
    assert actors("The forces will join Jordan in May.") == {"Jordan": "country"}
    assert actors("Michael Jordan left. Jordan said he was tired.") == {"Michael Jordan": "person"}


def test_two_halves_of_an_acronym() -> None:
    assert "CJTF-OIR" in actors("On Monday CJTF-OIR did not report the number.")
    assert {"NATO", "EU"} <= set(actors("The NATO-EU talks ended."))


def test_a_task_force_has_its_operation_in_its_name() -> None:
    found = actors("He is the commander of Combined Joint Task Force - Operation Blue Shield.")
    assert "Combined Joint Task Force - Operation Blue Shield" in found


def test_unions_of_those_who_belong_to_them() -> None:
    assert actors("A Teachers’ Union leader left.") == {"Teachers’ Union": "organisation"}
    assert "Seafarers' Union" in actors("Talks with the Seafarers' Union failed.")


def test_a_dateline_is_no_actor() -> None:
    record = dragoman.read_article("Dock strike ends\n\nMOMBASA, March 3 — Dock workers went back to work on Monday.")
    assert "MOMBASA" not in {a.name for a in record.actors}
    assert "Mombasa" in {p.name for p in record.places}


def test_an_office_above_an_inner_complement() -> None:
    record = dragoman.read_article("The president of the fishing union, Joan Evora, said the catch had fallen.")
    assert [(a.name, [o.title for o in a.offices]) for a in record.actors if a.kind == "person"] == [
        ("Joan Evora", ["president"])
    ]


def test_ships_are_nobody() -> None:
    found = actors("The frigate HMS Daring left Oslo with FS Marlow. Marlow was late. Peter Holm saw them.")
    assert not {name for name in found if "Daring" in name or "Marlow" in name} and "Peter Holm" in found


def test_a_family_name_is_that_of_the_person_named_in_full() -> None:
    assert actors("Abboud Qanbar(Arabic) led the army. After the war, Qanbar was posted in Basra.") == {
        "Abboud Qanbar": "person"
    }


def test_a_body_called_by_a_name() -> None:
    record = dragoman.read_article("The Marlow administration rejected the plan. Peter Marlow’s campaign was silent.")
    assert {"Marlow administration", "campaign"} <= {a.name for a in record.actors if a.kind == "group"}


def test_a_particle_begins_the_name_of_a_body_and_a_document_ends_it() -> None:
    assert "al-Zaman Brigades" in actors("He praised the al-Zaman Brigades.")
    assert "UN Security Council" in actors("They welcome UN Security Council Resolution 2328.")


def test_an_office_for_a_region() -> None:
    record = dragoman.read_article("Minister for the Middle East Tobias Marlow has commented on the talks.")
    assert offices(record, "Tobias Marlow") == ["Minister for the Middle East"]


def test_a_head_of_state_and_the_officer_before_him_are_two() -> None:
    found = dragoman.read_article("The Prime Minister and President Olaf Holm discussed nuclear energy.")
    assert [a.name for a in found.actors if a.kind == "person"] == ["Prime Minister", "Olaf Holm"]
    both = dragoman.read_article("Deputy Prime Minister and Foreign Minister Joan Evora left the talks.")
    assert set(offices(both, "Joan Evora")) == {"Deputy Prime Minister", "Foreign Minister"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He returned from self-imposed exile in 2003.", "exile"),
        ("She called herself an agent for change.", "agent"),
        ("Soldiers used a nerve agent.", "agent"),
        ("The law came into force on Monday.", "force"),
    ],
)
def test_role_words_that_name_nobody(text: str, word: str) -> None:
    assert not [a.name for a in dragoman.read_article(text).actors if a.name.endswith(word)]


def test_role_words_that_name_somebody() -> None:
    found = {a.name for a in dragoman.read_article("Agents of the bureau arrested him. The force attacked.").actors}
    assert {"Agents", "force"} <= found


# ---------------------------------------------------------------- as the benchmark counts them
def counted(text: str) -> set[tuple[str, str]]:
    record: dict[str, Any] = json.loads(dragoman.read_article(text).to_json())
    return {(text[n["start"] : n["end"]], n["type"]) for n in names_in(text, record)}


def test_names_around_names() -> None:
    found = counted("Danish Foreign Minister Nadia Orlan met the government of Kenya in Mombasa, Kenya.")
    assert {
        ("Nadia Orlan", "Person"),
        ("Danish Foreign Minister Nadia Orlan", "Person"),
        ("Danish", "Nationality"),
        ("government of Kenya", "Organisation"),
        ("Mombasa", "Location"),
        ("Mombasa, Kenya", "Location"),
    } <= found


def test_a_country_that_acts_is_a_body_too() -> None:
    found = counted("Norway attacked Denmark. Ships lay in Kenya, Chad and Mali.")
    assert {(name, "Organisation") for name in ("Norway", "Denmark")} <= found
    assert not {(name, "Organisation") for name in ("Kenya", "Chad", "Mali")} & found
    assert {(name, "Location") for name in ("Norway", "Denmark", "Kenya", "Chad", "Mali")} <= found


def test_numbers_and_countries_of_descriptions() -> None:
    found = counted(
        "Two U.S. soldiers left. Saudi Arabia stayed. “We will stay,” said Peter Holm of our Syrian allies."
    )
    assert ("U.S. soldiers", "Organisation") in found and ("U.S.", "Location") not in found
    assert ("Saudi", "Nationality") not in found
    assert ("We", "Organisation") in found and ("our Syrian allies", "Organisation") in found


def test_storms_and_numbers_are_nobody() -> None:
    text = "Nineteen died. Cyclone Amaya destroyed the port of Toamasina, and Iceland sent doctors."
    assert not [a.name for a in dragoman.read_article(text).actors if a.kind == "person"]


def test_what_has_a_mayor_is_no_person() -> None:
    text = "She will visit the harbour and hold talks with the mayor of Mindelo, Osvaldo Brito."
    persons = [a for a in dragoman.read_article(text).actors if a.kind == "person" and a.name[0].isupper()]
    assert [(a.name, [o.title for o in a.offices]) for a in persons] == [("Osvaldo Brito", ["mayor"])]


def test_an_acronym_before_the_name_that_it_is_short_for() -> None:
    record = dragoman.read_article(
        "The RSF left. Sudan’s army fought the Rapid Support Forces. An RSF spokesman agreed."
    )
    text = record.document.text
    found = {a.name: [text[m.start : m.end] for m in a.mentions] for a in record.actors}
    assert found["Rapid Support Forces"] == ["RSF", "Rapid Support Forces", "RSF"]


def test_a_body_with_an_article_opens_a_sentence() -> None:
    found = dragoman.read_article("Al-Shabab fighters fled. The raid was al-Shabab’s.").actors
    assert [(a.country, len(a.mentions)) for a in found if a.name == "Al-Shabab"] == [("SOM", 2)]


def test_towns_with_their_country_before_a_dash_and_posts_on_x() -> None:
    assert "Nairobi" not in actors("Nairobi, Kenya – Chad and Niger have signed a pact.")
    assert "Asmara" in actors("He called it noise in a post on X. Asmara has accused Ethiopia.")


def test_mountains_are_nobody() -> None:
    assert actors("He drove to the Jebel Orlan dam.") == {}

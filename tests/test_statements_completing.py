"""What grammar adds to statements and takes from them."""

from __future__ import annotations

import pytest

import dragoman


def statements(text: str) -> list[tuple[str | None, str]]:
    """Return the speaker's name and the words of each statement."""
    record = dragoman.read_article(text)
    names = {a.id: a.name for a in record.actors}
    return [
        (names.get(s.speaker or ""), " … ".join(text[c.start : c.end] for c in s.content)) for s in record.statements
    ]


def test_both_sides_of_what_is_thrown_in() -> None:
    text = "Russia’s economy, according to the IMF, will grow by 0.6 per cent this year; its factories are busy."
    assert statements(text) == [("IMF", "Russia’s economy … will grow by 0.6 per cent this year")]


def test_a_coordinated_verb_has_the_subject_of_the_first() -> None:
    text = (
        "General Ann Orlan, the army chief, landed at the airport aboard a helicopter and declared the capital “free”."
    )
    assert [speaker for speaker, _ in statements(text)] == ["Ann Orlan"]


@pytest.mark.parametrize(
    "text",
    [
        "The Orlan administration imposed a curfew on towns said to be loyal to rebels.",
        "Ann Orlan, commenting on the minister’s plan for the port, left the room.",
    ],
)
def test_deeds_and_topics_are_not_said(text: str) -> None:
    assert statements(text) == []


INTERVIEW = """Bo Darani: Why did you leave?

Ann Orlan: Because nobody asked. We told Chad in July that we would go.

Bo Darani: What comes next?

Ann Orlan: I will rest. Talks are for others."""


def test_an_interview() -> None:
    assert statements(INTERVIEW) == [
        ("Bo Darani", "Why did you leave?"),
        ("Ann Orlan", "Because nobody asked. We told Chad in July that we would go."),
        ("Ann Orlan", "we would go"),
        ("Bo Darani", "What comes next?"),
        ("Ann Orlan", "I will rest. Talks are for others."),
    ]


def test_headings_with_a_colon_are_no_speakers() -> None:
    text = "Background: Chad left the pact in May.\n\nWhat next: The council votes.\n\nBackground: Nothing new."
    assert statements(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Gustavo Orlan said one of the vessels was Colombian, a charge the White House called baseless.",
            ("Gustavo Orlan", "one of the vessels was Colombian"),
        ),
        (
            "A policy would begin by admitting that the war has cost 60,000 lives, according to Gaza’s health ministry.",
            ("Gaza’s health ministry", "the war has cost 60,000 lives"),
        ),
    ],
)
def test_where_a_statement_ends(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in statements(text)


@pytest.mark.parametrize(
    "text",
    [
        "The government has provided no evidence that the boats carried drugs.",
        "Neither Chad nor Sudan wants what the other side can give.",
        "The general declined to say whether the army had left.",
    ],
)
def test_what_nobody_says(text: str) -> None:
    assert statements(text) == []


def test_a_paper_speaks_for_who_issued_it() -> None:
    text = (
        "In a statement, ECOWAS demanded the release of the men. A mission will leave on Saturday, the statement added."
    )
    assert statements(text)[-1] == ("ECOWAS", "A mission will leave on Saturday")


@pytest.mark.parametrize(
    "text",
    [
        "Beijing approved a new reserve at the shoal last week, a move Manila condemned.",
        "Thailand congratulated the generals before the votes were counted.",
    ],
)
def test_judged_and_greeted(text: str) -> None:
    assert statements(text) == []


def test_who_says_it_is_no_part_of_it() -> None:
    text = (
        "Israel and Syria are close to an agreement under which Israel would stop its strikes while Damascus would not move "
        "weapons near the border, the United States special envoy for Syria, Tom Orlan, said on Tuesday."
    )
    speaker, words = statements(text)[0]
    assert speaker == "Tom Orlan"
    assert words.endswith("near the border")


def test_what_is_said_of_a_deed_stays() -> None:
    assert statements("The measures, which the minister said would protect workers, start in May.") != []


def test_furniture_is_no_speaker() -> None:
    text = "Read More: Iran signs a deal on oil.\n\nPhoto: Streets seen at night.\n\nRead More: Chad votes.\n\nPhoto: A port."
    assert statements(text) == []

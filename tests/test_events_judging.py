"""Calling something good or bad is praise or blame of it."""

from __future__ import annotations

import pytest

import dragoman


def told(text: str) -> list[tuple[str, str | None, list[str], list[str]]]:
    record = dragoman.read_article(text)
    names = {a.id: a.name for a in record.actors}
    return [(e.type, e.mode, [names[i] for i in e.actor], [names[i] for i in e.recipient]) for e in record.events]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ('Chad called the shooting "an unacceptable escalation".', "Chad"),
        ("Norway called the raid barbaric.", "Norway"),
        ('Togo called the killings "an appalling crime" and Benin and Ghana condemned them.', "Togo"),
        ("The raid was described as cowardly by the foreign minister of Peru.", "foreign minister"),
        ('Malta called the resolution "politically motivated and illegal".', "Malta"),
        ("The attack, which Norway called a war crime, killed nine people.", "Norway"),
    ],
)
def test_calling_a_deed_bad_is_blame(text: str, actor: str) -> None:
    assert any(t == "ACCUSE" and m == "disapprove" and a == [actor] for t, m, a, _ in told(text)), told(text)


def test_who_is_called_so_and_whose_deed_it_is_receive_the_blame() -> None:
    assert told("Norway branded Belarus an aggressor.") == [("ACCUSE", "disapprove", ["Norway"], ["Belarus"])]
    found = told("The Philippines termed the Chinese coast guard's manoeuvres dangerous.")
    assert found == [("ACCUSE", "disapprove", ["Philippines"], ["Chinese coast guard"])]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's president called the plan a masterpiece of diplomacy.",
        "France described the election as free and fair.",
    ],
)
def test_calling_it_good_is_praise(text: str) -> None:
    assert [t for t, *_ in told(text)] == ["SUPPORT"]


@pytest.mark.parametrize(
    "text",
    [
        "The premier called for an end to the brutal war.",
        "Greece called on Malta to stop its provocative drills.",
        "The minister called a snap election.",
        "The governor called the plan by its name.",
        "The mayor has been called the lion of the north for his shameful remarks.",
        "The senator regretted what she called a shameful war.",
        "The senator called himself a traitor.",
    ],
)
def test_other_calls_judge_nothing(text: str) -> None:
    assert not {"ACCUSE", "SUPPORT"} & {t for t, *_ in told(text)}, told(text)


def test_the_word_that_ends_the_phrase_decides() -> None:
    assert [t for t, *_ in told("The Democrats called the vote a transparent ploy.")] == ["ACCUSE"]


def test_what_is_called_something_is_no_event_that_is_to_come() -> None:
    record = dragoman.read_article('Togo called the killings "an appalling crime" and Benin condemned them.')
    assert {e.status for e in record.events} == {"reported"}
    assert {e.type for e in record.events} == {"ACCUSE"}

"""Particles, accidents, lists, oaths: what a word beside the verb makes of it."""

from __future__ import annotations

import pytest

import dragoman


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    record = dragoman.read_article(text)
    names = {a.id: a.name for a in record.actors}
    return [(e.type, [names[i] for i in e.actor], [names[i] for i in e.recipient]) for e in record.events]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Chad handed over the bodies of fifteen soldiers through the Red Cross.", ["RETREAT"]),
        ("The emir brushed the offer aside.", ["REJECT"]),
        ("The crash that killed the minister was an accident.", []),
        ("Nine people were killed in an earthquake in Peru.", []),
        ("Nine people were killed in an ambush in Peru.", ["ASSAULT"]),
        ("The president was sworn in on Monday.", []),
        ("A court overturned the conviction of the mayor.", ["CONCEDE"]),
        ("The prosecutor dropped the charges against the editor.", ["CONCEDE"]),
        ("The ministry put two banks on a sanctions list.", ["SANCTION"]),
        ("Supporters celebrated in Lima.", []),
        ("The ministers of Chad and Niger discussed ways to enhance relations.", ["CONSULT"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [t for t, _, _ in told(text)] == kinds, told(text)


def test_blame_falls_on_whom_it_is_put() -> None:
    assert told("The premier blamed the blast on the militia.") == [("ACCUSE", ["premier"], ["militia"])]


def test_a_clause_beside_a_demand_is_no_part_of_it() -> None:
    text = "Kenya urged Chad to explain the deaths of two nurses, while Norway praised the Chadian army."
    assert ("SUPPORT", ["Norway"]) in [(t, a) for t, a, _ in told(text)]


def test_a_person_that_only_a_pronoun_names_is_nobody_else() -> None:
    text = (
        "The chairperson of the commission had congratulated her two days earlier, a message for the union of Norway."
    )
    assert [(t, r) for t, _, r in told(text)] == [("SUPPORT", [])]


def test_a_person_called_something_is_not_telephoned() -> None:
    assert [t for t, _, _ in told("Ortega called the premier weak and left.")] != ["CONSULT"]
    assert [t for t, _, _ in told("The premier called the Danish king on Monday.")] == ["CONSULT"]


def test_what_is_to_happen_has_not_happened() -> None:
    statuses = [e.status for e in dragoman.read_article("The Danish premier is to visit Chad in May.").events]
    assert statuses == ["planned"]


def test_who_defends_himself_supports_nobody() -> None:
    assert told("Chad said it had a right to defend itself.") == []


def test_a_subject_that_is_read_as_a_conjunct_is_the_subject() -> None:
    text = "Iran condemned the strikes, and Kenya's president, Ruth Almeida, was received at the White House on Monday."
    record = dragoman.read_article(text)
    names = {a.id: a.name for a in record.actors}
    met = next(e for e in record.events if e.type == "CONSULT")
    assert "Iran" not in [names[i] for i in met.actor]
    condemned = next(e for e in record.events if e.type == "ACCUSE")
    assert condemned.time is None and met.time is not None


def test_people_of_whom_no_actor_is_made_are_the_ones_hurt() -> None:
    assert told("One person was killed in Cairo.")[0][2] != ["Cairo"]


def test_what_a_rejected_claim_says_is_no_event() -> None:
    assert [
        t for t, _, _ in told("Chad has rejected allegations that its agents hacked the servers of a bank in Peru.")
    ] == ["ACCUSE"]


def test_who_does_what_comes_after_is_not_who_acts_first() -> None:
    assert told("Turkey grounded its fleet after a crash in Georgia killed twenty soldiers.") == []
    found = told("Turkey closed its embassy after a militia in Chad killed twenty soldiers.")
    assert ("ASSAULT", ["Turkey"]) not in [(t, a) for t, a, _ in found]

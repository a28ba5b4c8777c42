"""Who said what."""

from __future__ import annotations

import time

import pytest

import dragoman
from dragoman.extract.quotations import find_quotations
from dragoman.record.model import Record


def told(record: Record) -> list[tuple[str | None, str, str]]:
    names = {a.id: a.name for a in record.actors}
    return [
        (names.get(s.speaker or ""), " / ".join(c.cut(record.document.text) for c in s.content), s.kind)
        for s in record.statements
    ]


@pytest.mark.parametrize(
    ("text", "insides"),
    [
        ("He said: “We will come.” Then he left.", ["We will come."]),
        ('"Yes," she said. "No."', ["Yes,", "No."]),
        ("„Ja“, sagte er.", ["Ja"]),
        ("«Non», dit-il.", ["Non"]),
        ("“One paragraph.\n\n“Another paragraph.” The end.", ["One paragraph.", "Another paragraph."]),
        ("A “mark that never closes", []),
        ("don't say 'it's'", []),
        ("", []),
    ],
)
def test_quotation_marks(text: str, insides: list[str]) -> None:
    assert [span.cut(text) for span in find_quotations(text)] == insides


def test_direct_quotation_and_its_speaker() -> None:
    record = dragoman.read_article(
        "“We will build the harbour together,” Foreign Minister Nadia Orlan told reporters on Monday."
    )
    assert ("Nadia Orlan", "We will build the harbour together", "direct") in told(record)


def test_indirect_statement_stands_without_that() -> None:
    record = dragoman.read_article("Prime Minister Aurel Tavares said that the talks had failed.")
    assert ("Aurel Tavares", "the talks had failed.", "indirect") in [
        (a, b + ".", c) if not b.endswith(".") else (a, b, c) for a, b, c in told(record)
    ]


def test_a_second_quotation_goes_on_with_the_speaker() -> None:
    record = dragoman.read_article(
        "“Nobody asked us about the plan,” said Joan Evora. “They told us when the ships were already here.”"
    )
    assert [speaker for speaker, _, _ in told(record)] == ["Joan Evora", "Joan Evora"]


def test_a_text_without_statements() -> None:
    assert dragoman.read_article("The ship left the harbour at noon.").statements == ()


def test_time_is_linear_in_the_number_of_quotations() -> None:
    def seconds(count: int) -> float:
        text = "\n".join(f"“This is sentence number {n},” said the mayor." for n in range(count))
        best = 1e9
        for _ in range(5):
            start = time.perf_counter()
            assert find_quotations(text)
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(20_000) < 60 * max(seconds(1000), 1e-3)


def test_a_relative_pronoun_speaks_for_its_antecedent() -> None:
    record = dragoman.read_article("The plan was praised by Nadia Orlan, who said that it would bring peace.")
    assert [speaker for speaker, _, _ in told(record) if speaker] == ["Nadia Orlan"]

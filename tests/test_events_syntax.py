"""Laws of English that hold whatever a parser makes of a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

import dragoman
from dragoman.extract.events.syntax import Syntax
from dragoman.language import analyse_many
from dragoman.read.article import new_document


def sides(text: str) -> list[tuple[str, list[str], list[str]]]:
    record = dragoman.read_article(text)
    names = {a.id: a.name for a in record.actors}
    return [(e.type, [names[i] for i in e.actor], [names[i] for i in e.recipient]) for e in record.events]


def test_a_past_form_that_is_no_participle_is_no_passive() -> None:
    text = (
        "The mission's chair, Nadia Orlan Tavan, spoke by telephone with the premier on Tuesday and offered to mediate."
    )
    found = [(t, a[:1]) for t, a, _ in sides(text)]
    assert found == [("CONSULT", ["Nadia Orlan Tavan"]), ("AGREE", ["Nadia Orlan Tavan"])]


def test_a_date_between_subject_and_verb_takes_nothing_from_the_verb() -> None:
    text = (
        "LIMA, Nov 12 - Peru on Wednesday accused Chile of massing troops near the border town of Tacna and warned it."
    )
    assert ("ACCUSE", ["Peru"], ["Chile"]) in sides(text)


def test_a_participle_behind_a_noun_is_done_to_that_noun() -> None:
    found = sides("Norway imposed sanctions on eight Belarusians accused of laundering money stolen by hackers.")
    assert ("ACCUSE", [], ["eight Belarusians"]) in found


@pytest.mark.parametrize(("verb", "active"), [("resign", True), ("arrest", False)])
def test_an_intransitive_verb_has_no_passive(verb: str, active: bool) -> None:
    """A subject that a parser calls one of the passive, without auxiliary: only a transitive verb can have it."""
    analysis = next(analyse_many([new_document(f"Ministers {verb}ed on Thursday.")]))
    subject, told = analysis.tokens[:2]
    analysis.tokens[:2] = [
        replace(subject, pos="NOUN", tag="NNS", dep="nsubj:pass", head=1),
        replace(told, pos="VERB", tag="VBN", dep="root", head=1, lemma=verb),
    ]
    assert Syntax(analysis).subject(1) == ((0,) if active else ())


def test_a_verb_behind_an_apposition_is_the_sentence_s_own() -> None:
    found = sides("The Belgian premier, Jan Jambon, 64, handed in his resignation to the king.")
    assert found == [("RETREAT", ["Jan Jambon"], [])]

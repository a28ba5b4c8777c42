"""Who is *I*, and who are *we*."""

from __future__ import annotations

import dragoman
from dragoman.pipeline import explain
from dragoman.record.check import check_record
from dragoman.record.model import Record


def pronouns(record: Record) -> dict[str, list[str]]:
    """For each actor the first-person pronouns that stand for it."""
    text = record.document.text
    return {
        actor.name: found
        for actor in record.actors
        if (
            found := [
                text[m.start : m.end]
                for m in actor.mentions
                if m.form == "pronoun" and said_by_me(text[m.start : m.end])
            ]
        )
    }


def said_by_me(word: str) -> bool:
    return word.lower() in {"i", "me", "my", "we", "us", "our"}


def test_a_speaker_is_i_and_his_body_is_we() -> None:
    record = dragoman.read_article(
        "“I thank my colleagues. We will stay,” said Nadia Orlan, director of the National Ports Authority."
    )
    assert pronouns(record) == {"Nadia Orlan": ["I", "my"], "National Ports Authority": ["We"]}


def test_a_minister_says_we_for_his_country() -> None:
    record = dragoman.read_article("Norway wants peace. “We will help,” Norwegian Foreign Minister Nadia Orlan said.")
    assert pronouns(record) == {"Norway": ["We"]}


def test_who_speaks_for_nobody_in_particular_is_one_of_us() -> None:
    record = dragoman.read_article("“We were at home,” said Pedro Salgado, a fisherman.")
    assert pronouns(record) == {"Pedro Salgado": ["We"]}


def test_the_words_of_others_have_their_own_i() -> None:
    record = dragoman.read_article("“I will go,” said Maria Brito.\n\n“I will stay,” said Peter Holm.")
    assert pronouns(record) == {"Maria Brito": ["I"], "Peter Holm": ["I"]}


def test_without_a_speaker_nobody_is_i() -> None:
    assert pronouns(dragoman.read_article("I met Maria Brito. We told Peter Holm that the US will help us.")) == {}


def test_actors_stay_in_text_order_and_other_parts_follow() -> None:
    text = (
        "“We thank Kenya for its help,” said Nadia Orlan of the National Ports Authority. "
        "“I told them,” she told Peter Holm in Oslo."
    )
    record = dragoman.read_article(text)
    assert check_record(record) == []
    names = {actor.id: actor.name for actor in record.actors}
    assert [names[s.speaker] for s in record.statements if s.speaker] == ["Nadia Orlan", "Nadia Orlan"]
    assert [names[a] for s in record.statements for a in s.addressee] == ["Peter Holm"]


def test_explanations_speak_of_the_actors_of_the_record() -> None:
    document = dragoman.new_document("“We will attack Denmark,” said Norwegian Defence Minister Nadia Orlan in Norway.")
    record, explanations = explain(document)
    assert [one.actor for one in explanations] == [event.actor for event in record.events] != []

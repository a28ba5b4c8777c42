"""Who did what to whom; the frames' own examples."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.lexicon.check import check_examples, check_patterns
from dragoman.lexicon.frames import TYPES, load_event_files
from dragoman.record.model import Record


def sides(record: Record) -> list[tuple[str, list[str], list[str], str]]:
    names = {a.id: a.name for a in record.actors}
    return [(e.type, [names[a] for a in e.actor], [names[a] for a in e.recipient], e.status) for e in record.events]


def test_all_types_have_frames() -> None:
    patterns = {file.type: len(file.pattern) for file in load_event_files().values()}
    assert set(patterns) == set(TYPES)
    assert min(patterns.values()) >= 5


def test_patterns_keep_their_schema() -> None:
    assert check_patterns() == []


def test_most_example_sentences_hold() -> None:
    """The parser errs on some bare examples; the share that holds may only rise."""
    count = sum(len(p.yes) + len(p.no) for f in load_event_files().values() for p in f.pattern)
    problems = check_examples(lambda s: [(e.type, e.mode) for e in dragoman.read_article(s).events])
    assert len(problems) <= EXAMPLES_THAT_FAIL, problems
    assert count > 300


EXAMPLES_THAT_FAIL = 39  # of 420; bare sentences that the parser or the tagger gets wrong


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("French President Jean Marchand visited Egypt on Monday.", "CONSULT", "Jean Marchand", "Egypt"),
        ("Police arrested eleven protesters in Porto.", "COERCE", "Police", "eleven protesters"),
        ("Kenya accused Somalia of breaking the ceasefire.", "ACCUSE", "Kenya", "Somalia"),
        ("Canada imposed sanctions on Belarus.", "SANCTION", "Canada", "Belarus"),
    ],
)
def test_sides(text: str, kind: str, actor: str, recipient: str) -> None:
    found = sides(dragoman.read_article(text))
    assert any(t == kind and actor in a and recipient in r for t, a, r, _ in found), found


def test_a_visit_to_come_is_a_promise() -> None:
    found = sides(dragoman.read_article("The Brazilian president will visit Japan next week."))
    assert [(t, s) for t, _, _, s in found] == [("AGREE", "planned")]


def test_an_event_inside_a_statement_is_told_by_it() -> None:
    record = dragoman.read_article("Foreign Minister Nadia Orlan said that Syria had attacked a village in Jordan.")
    event = next(e for e in record.events if e.type == "ASSAULT")
    assert event.statement == record.statements[0].id


def test_a_particle_read_as_preposition_leaves_the_object() -> None:
    found = sides(dragoman.read_article("Chad broke off relations with Sudan."))
    assert [(t, a, r) for t, a, r, _ in found] == [("SANCTION", ["Chad"], ["Sudan"])]

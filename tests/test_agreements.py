"""Instruments: parties, signatories, witnesses, field, stage."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.record.model import Agreement, Record


def only(record: Record) -> Agreement:
    assert len(record.agreements) == 1, record.agreements
    return record.agreements[0]


def names(record: Record, ids: tuple[str, ...]) -> list[str]:
    known = {a.id: a.name for a in record.actors}
    return [known[i] for i in ids]


def test_a_participle_behind_the_inner_noun() -> None:
    text = "Also new is the memorandum of cooperation signed last month between Norway and Kenya in the field of port safety."
    record = dragoman.read_article(text)
    one = only(record)
    assert one.instrument == "memorandum of cooperation" and one.stage == "signed"
    assert names(record, one.parties) == ["Norway", "Kenya"]
    assert one.field is not None and one.field.cut(text) == "port safety"
    assert one.event is not None


def test_a_later_telling_adds_who_signed_and_who_watched() -> None:
    text = (
        "Norway and Kenya signed a fishing agreement on Monday. The document was signed by Anna Holm, Norway's fisheries "
        "minister, and Peter Otieno, Kenya's ambassador. The signing took place in the presence of President James Mwangi."
    )
    record = dragoman.read_article(text)
    one = only(record)
    assert {"Anna Holm", "Peter Otieno"} <= set(names(record, one.signatories))
    assert "James Mwangi" in names(record, one.witnesses)
    assert names(record, one.parties) == ["Norway", "Kenya"]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Norway proposed a trade treaty with Kenya.", "proposed"),
        ("Norway negotiated a trade treaty with Kenya.", "negotiated"),
        ("Norway ratified a trade treaty with Kenya.", "ratified"),
        ("Norway suspended a trade treaty with Kenya.", "suspended"),
        ("Norway terminated a trade treaty with Kenya.", "ended"),
        ("Norway will sign a trade treaty with Kenya.", "proposed"),
    ],
)
def test_stages(text: str, stage: str) -> None:
    record = dragoman.read_article(text)
    assert only(record).stage == stage
    assert "Kenya" in names(record, only(record).parties)


def test_a_goal_is_a_field() -> None:
    text = "Norway signed an agreement with Kenya with the goal of fighting piracy."
    one = only(dragoman.read_article(text))
    assert one.field is not None and one.field.cut(text) == "fighting piracy"


def test_no_party_no_agreement() -> None:
    assert dragoman.read_article("The agreement was good, he thought.").agreements == ()


def test_a_draft_is_proposed_and_the_name_of_a_body_is_no_instrument() -> None:
    text = "Kenyan lawmakers voted to reject a draft agreement with Portugal. The Coordination Framework broke ranks."
    record = dragoman.read_article(text)
    assert [(a.instrument, a.stage) for a in record.agreements] == [("draft agreement", "proposed")]


def test_who_signs_and_watches_takes_part_in_the_event() -> None:
    text = (
        "Norway and Kenya signed a fishing agreement on Monday. The document was signed by Anna Holm, Norway's fisheries "
        "minister, and Peter Otieno, Kenya's ambassador. The signing took place in the presence of President James Mwangi."
    )
    record = dragoman.read_article(text)
    event = next(e for e in record.events if e.id == only(record).event)
    known = {a.id: a.name for a in record.actors}
    assert {(known[p.actor], p.role) for p in event.participants} == {
        ("Anna Holm", "signatory"), ("Peter Otieno", "signatory"), ("James Mwangi", "witness"),
    }  # fmt: skip

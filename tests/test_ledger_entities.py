"""Who of a record is whom of the ledger: what one actor brings, the next one of the same record meets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

import dragoman
from dragoman import Ledger
from dragoman.ledger import schema as s
from dragoman.ledger.entities import KnownNames, Linker
from dragoman.record.model import Actor, Mention, Office

TEXT = "Tamsin Oakes, Oakes, Harbour Workers Union, HWU, Velland Port Board"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with Ledger(tmp_path / "x.ledger", write=True) as ledger, ledger._writing() as connection:
        yield connection


def actor(key: str, name: str, kind: str, *others: str, office: str | None = None) -> Actor:
    places = [(TEXT.index(one), TEXT.index(one) + len(one)) for one in (name, *others)]
    return Actor(
        id=key, name=name, kind=kind, country="KEN" if office else None, offices=(Office(office),) if office else (),  # type: ignore[arg-type]
        mentions=tuple(Mention(start, end, "name") for start, end in places),
    )  # fmt: skip


OAKES = actor("a1", "Tamsin Oakes", "person", office="harbour master")
BY_OFFICE = actor("a2", "Oakes", "person", office="harbour master")
UNION = actor("a3", "Harbour Workers Union", "organisation", "HWU")
BY_INITIALS = actor("a4", "HWU", "organisation")
BOARD = actor("a5", "Velland Port Board", "organisation")


def test_an_actor_meets_one_that_the_same_record_brought(connection: Connection) -> None:
    found = Linker(connection, KnownNames()).link((OAKES, BY_OFFICE, UNION, BY_INITIALS, BOARD), TEXT)
    assert found["a1"] == found["a2"] and found["a3"] == found["a4"]
    assert sorted(set(found.values())) == [1, 2, 3]
    assert sorted(connection.execute(select(s.entities.c.id)).scalars()) == [1, 2, 3]


def test_a_fuller_name_found_in_the_same_record_is_written(connection: Connection) -> None:
    found = Linker(connection, KnownNames()).link((BY_INITIALS, UNION), TEXT)
    assert found["a4"] == found["a3"]
    assert connection.execute(select(s.entities.c.name, s.entities.c.key)).all() == [
        ("Harbour Workers Union", "body:hwu:")
    ]


def test_what_is_remembered_is_what_is_kept(connection: Connection) -> None:
    known = KnownNames()
    first = Linker(connection, known).link((OAKES, UNION), TEXT)
    warm = Linker(connection, known).link((BY_OFFICE, BY_INITIALS, BOARD), TEXT)
    cold = Linker(connection, KnownNames()).link((BY_OFFICE, BY_INITIALS, BOARD), TEXT)
    assert warm == cold == {"a2": first["a1"], "a4": first["a3"], "a5": 3}


def test_numbers_go_on_behind_those_that_others_gave(connection: Connection) -> None:
    known = KnownNames()
    Linker(connection, known).link((OAKES,), TEXT)
    row = dict(connection.execute(select(s.entities)).one()._mapping)
    connection.execute(s.entities.insert(), row | {"id": 7, "key": "split:1"})
    assert Linker(connection, known).link((UNION, BOARD), TEXT) == {"a3": 8, "a5": 9}


def test_a_new_name_stays_when_more_is_learnt_of_its_bearer(tmp_path: Path) -> None:
    """Decided and kept through one open ledger: what was remembered of the actor must not come back."""
    first, second = (
        dragoman.interpret(dragoman.new_document(text, published="2025-03-04", source=source, language="en"))
        for source, text in (
            ("a.txt", "Nadia Orlan criticised the talks on Monday. Orlan left early."),
            ("b.txt", "Kenyan Foreign Minister Nadia Orlan praised the talks on Tuesday."),
        )
    )
    with Ledger(tmp_path / "x.ledger", write=True) as ledger:
        ledger.keep(first)
        actor = ledger.actor("Nadia Orlan")
        assert actor.country is None
        ledger.rename(actor.id, "N. Orlan, minister")
        ledger.keep(second)
        now = ledger.actor(actor.id)
        assert (now.name, now.country) == ("N. Orlan, minister", "KEN")

"""Statements that only some databases know."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import bindparam, delete, func, insert, select, update

from dragoman import Ledger
from dragoman.ledger import schema as s
from dragoman.ledger.dialect import Prepared, add_to, listed


def test_one_statement_serves_lists_of_every_length(tmp_path: Path) -> None:
    query = select(s.stems.c.stem).where(s.stems.c.stem.in_(listed("some"))).order_by(s.stems.c.stem)
    with Ledger(tmp_path / "x.ledger", write=True) as ledger:
        assert ledger._writer is not None
        with ledger._writer.begin() as connection:
            connection.execute(s.stems.insert(), [{"stem": f"w{n:04}", "documents": 1} for n in range(3_000)])
            for count in (0, 1, 2_500):
                wanted = [f"w{n:04}" for n in range(count)]
                found = connection.execute(query, {"some": json.dumps([*wanted, "it's"])}).scalars().all()
                assert found == wanted


def test_a_prepared_statement_writes_what_core_writes(tmp_path: Path) -> None:
    new, more = Prepared(insert(s.topics)), Prepared(add_to(s.stems, "stem", "documents"))
    other = Prepared(update(s.stems).where(s.stems.c.stem == bindparam("one")).values(documents=bindparam("n")))
    gone = Prepared(delete(s.stems).where(s.stems.c.stem == bindparam("one")))
    with Ledger(tmp_path / "x.ledger", write=True) as ledger, ledger._writing() as connection:
        more.write(
            connection, [{"stem": stem, "documents": 1} for stem in ("harbor", "strik", "harbor", "it's", "pay")]
        )
        other.write(connection, [{"one": "strik", "n": 5}])
        gone.write(connection, [{"one": "pay"}])
        gone.write(connection, [])
        kept = connection.execute(select(s.stems).order_by(s.stems.c.stem)).tuples().all()
        assert kept == [("harbor", 2), ("it's", 1), ("strik", 5)]
        some = select(s.stems.c.stem).where(s.stems.c.documents > bindparam("least"), s.stems.c.stem != "it's")
        asked = Prepared(some.order_by(s.stems.c.stem).limit(5))
        assert asked.ask(connection, least=0) == [("harbor",), ("strik",)] and asked.ask(connection, least=5) == []
        assert Prepared(select(func.count()).select_from(s.stems)).ask(connection) == [(3,)]
        with pytest.raises(KeyError, match="words"):
            new.write(connection, [{"document": 1}])

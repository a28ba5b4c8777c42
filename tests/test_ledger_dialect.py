"""Statements that only some databases know."""

from __future__ import annotations

import json
from pathlib import Path

from sqlalchemy import select

from dragoman import Ledger
from dragoman.ledger import schema as s
from dragoman.ledger.dialect import listed


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

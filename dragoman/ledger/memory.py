"""``Ledger``: the door to everything that is kept."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine

from dragoman.ledger.entities import KnownNames
from dragoman.ledger.migrations import check_form, migrate
from dragoman.ledger.opening import open_engine, pragma, telling
from dragoman.ledger.store import Kept, keep
from dragoman.record.model import Record


class Ledger:
    def __init__(self, path, *, write=False):
        self.path=Path(path)
        self.engine = open_engine(self.path, write=write)
        self.known_names = KnownNames()
        self.seen = None
        with telling(self.path), self.engine.begin() as c:
            migrate(c, self.path) if write else check_form(c, self.path)

    def keep(self, record, *, refresh=False):
        with telling(self.path), self.engine.begin() as c:
            v = pragma(c, "data_version")
            if v != self.seen: self.known_names.forget(); self.seen=v
            return keep(c, record, self.known_names, refresh=refresh)

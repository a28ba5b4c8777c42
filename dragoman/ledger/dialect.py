"""The few statements that SQLAlchemy Core does not write alike for every database."""

from __future__ import annotations

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import Insert, insert


def insert_new(table: Table) -> Insert:
    """Return an insert that passes over rows that are there already."""
    return insert(table).on_conflict_do_nothing()

"""Which questions the kept counts can answer, and what they say."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select

from dragoman.ledger.filters import Filter, last_day
from dragoman.ledger.questions.listing import types_of
from dragoman.ledger.questions.who import Meant, find_meant
from dragoman.ledger.summaries import actor_months, country_months

_NOTHING = Filter()


def asks_only(wanted: Filter, *names: str) -> bool:
    """Tell whether a filter asks for nothing but what is named."""
    return all(
        getattr(wanted, name) == getattr(_NOTHING, name) for name in Filter.__struct_fields__ if name not in names
    )


class Months(NamedTuple):
    """A stretch of whole months, both inclusive; None is open."""

    first: str | None
    last: str | None

    def hold(self, month: ColumnElement[str]) -> list[ColumnElement[bool]]:
        """Return the conditions that a month lies in the stretch; an unknown one lies in what is open to the past."""
        found = [month >= self.first] if self.first is not None else []
        return found if self.last is None else [*found, month <= self.last, month != ""]


def months_of(wanted: Filter) -> Months | None:
    """Return the stretch that a filter asks for, or None when it begins or ends inside a month."""
    first, last = wanted.first_day, wanted.last_day
    if first is not None and first[8:] != "01":
        return None
    if last is not None and last_day(last[:7], "until") != last:
        return None
    return Months(first[:7] if first else None, last[:7] if last else None)


def days_within(day: ColumnElement[str], wanted: Filter) -> list[ColumnElement[bool]]:
    """Return the conditions that a day lies in the stretch that a filter asks for."""
    found = [day >= wanted.first_day] if wanted.first_day is not None else []
    return [*found, day <= wanted.last_day, day != ""] if wanted.last_day is not None else found


def wanted_types(wanted: Filter) -> list[str] | None:
    """Return the types that a filter's type and class leave; None is all."""
    types = list(wanted.type) if wanted.type else None
    if wanted.quad is not None:
        of_class = types_of(wanted.quad)
        types = of_class if types is None else [one for one in types if one in of_class]
    return types


def months_query(connection: Connection, wanted: Filter) -> Any | None:
    """Return a query for month, type and number of events, from the kept counts; None when they cannot tell.

    They know one actor or one country at a time, types, classes and whole months.
    """
    stretch = months_of(wanted)
    if stretch is None or not asks_only(wanted, "party", "actor", "recipient", "type", "quad", "since", "until"):
        return None
    named = [(words, column) for words, column in (
        (wanted.party, "events"), (wanted.actor, "acts"), (wanted.recipient, "receives")) if words is not None]  # fmt: skip
    if len(named) > 1:
        return None
    column = "events"
    meant = Meant("", ())
    if named:
        words, column = named[0]
        meant = find_meant(connection, words)
        if len(meant.entities) > 1 or (meant.country is not None and column != "events"):
            return None
    return _months(meant, column, stretch, wanted_types(wanted))


def _months(meant: Meant, column: str, stretch: Months, types: list[str] | None) -> Any:
    table = actor_months if meant.country is None else country_months
    whose = (
        table.c.country == meant.country if meant.country is not None else table.c.entity == (*meant.entities, -1)[0]
    )
    query = select(table.c.month, table.c.type, table.c[column]).where(whose, *stretch.hold(table.c.month))
    return query if types is None else query.where(table.c.type.in_(types))


def count_events(connection: Connection, meant: Meant, types: list[str] | None = None) -> int:
    """Return about how many events those who are meant have a part in."""
    table = country_months if meant.country is not None else actor_months
    whose = table.c.country == meant.country if meant.country is not None else table.c.entity.in_(meant.entities)
    query = select(func.coalesce(func.sum(table.c.events), 0)).where(whose)
    return int(connection.execute(query if types is None else query.where(table.c.type.in_(types))).scalar_one())


EVERYBODY = Meant("", ())

"""Where things happened: the places that the text names, with how much happened there."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, false, func, select

from dragoman.ledger import schema as s
from dragoman.ledger.filters import Filter, check_filter
from dragoman.ledger.page_rows import MapPoint, MapSight
from dragoman.ledger.questions.chosen import chosen_events
from dragoman.ledger.questions.months import count_months
from dragoman.ledger.questions.summed import asks_only, count_events, days_within, wanted_types
from dragoman.ledger.questions.who import find_meant
from dragoman.ledger.summaries import spot_events

MOST = 2_000  # points
# Where those who are meant have a part in more events than this, each event with a place is asked whether they do.
MANY = 20_000


def find_points(connection: Connection, wanted: Filter) -> MapSight:
    """Return the places with most events, and how many events have none."""
    wanted = check_filter(wanted)
    p = spot_events.c
    where: list[ColumnElement[bool]] = [p.latitude.is_not(None), p.longitude.is_not(None)]
    if asks_only(wanted, "since", "until"):
        where += [p.counted == 1, *days_within(p.day, wanted)]
    else:
        where.append(_chosen(connection, wanted))
    events = func.count(p.event)
    query = (
        select(p.name, p.country, p.latitude, p.longitude, events, func.count((p.event // s.ROOM).distinct()))
        .where(*where).group_by(p.name, p.country, p.latitude, p.longitude)
        .order_by(events.desc(), p.name, p.latitude)
    )  # fmt: skip
    points = [
        MapPoint(name=name, country=country or None, latitude=lat, longitude=lon, events=count, documents=documents)
        for name, country, lat, lon, count, documents in connection.execute(query)
    ]
    whole = sum(count for _, _, count in count_months(connection, wanted))
    return MapSight(points=tuple(points[:MOST]), unplaced=whole - sum(one.events for one in points))


def _chosen(connection: Connection, wanted: Filter) -> ColumnElement[bool]:
    """The event at the place is one that the filter leaves."""
    p, part = spot_events.c, s.sides.c
    if wanted.party is not None and asks_only(wanted, "party", "type", "quad", "since", "until"):
        meant, types = find_meant(connection, wanted.party), wanted_types(wanted)
        if count_events(connection, meant, types) > MANY:
            holds = meant.holds(func.coalesce(part.entity, -1), func.coalesce(part.country, ""))
            there = select(part.event).where(part.event == p.event, holds)
            if types is not None:
                there = there.where(part.type.in_(types))
            return and_(p.counted == 1, *days_within(p.day, wanted), there.exists())
    chosen = chosen_events(connection, wanted)
    return p.event.in_(select(chosen.c.id)) if chosen is not None else false()

"""Where things happened: the places that the text names, with how much happened there."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, func, select

from dragoman.ledger import schema as s
from dragoman.ledger.filters import Filter, check_filter
from dragoman.ledger.page_rows import MapPoint, MapSight
from dragoman.ledger.questions.chosen import chosen_events
from dragoman.ledger.questions.months import count_months
from dragoman.ledger.questions.summed import asks_only
from dragoman.ledger.summaries import spot_events

MOST = 2_000  # points


def find_points(connection: Connection, wanted: Filter) -> MapSight:
    """Return the places with most events, and how many events have none."""
    wanted = check_filter(wanted)
    p = spot_events.c
    where: list[ColumnElement[bool]] = [p.latitude.is_not(None), p.longitude.is_not(None)]
    if asks_only(wanted, "since", "until"):
        where.append(p.counted == 1)
        if wanted.first_day is not None:
            where.append(p.day >= wanted.first_day)
        if wanted.last_day is not None:
            where += [p.day <= wanted.last_day, p.day != ""]
    else:
        chosen = chosen_events(connection, wanted)
        if chosen is None:
            return MapSight(points=(), unplaced=0)
        where.append(p.event.in_(select(chosen.c.id)))
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

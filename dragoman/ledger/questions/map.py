"""Where things happened: the places that the text names, with how much happened there."""

from __future__ import annotations

from sqlalchemy import Connection, and_, func, select

from dragoman.ledger import schema as s
from dragoman.ledger.filters import Filter
from dragoman.ledger.page_rows import MapPoint, MapSight
from dragoman.ledger.questions.chosen import chosen_events

MOST = 2_000  # points


def find_points(connection: Connection, wanted: Filter) -> MapSight:
    """Return the places with most events, and how many events have none."""
    chosen = chosen_events(connection, wanted, "document", "place")
    if chosen is None:
        return MapSight(points=(), unplaced=0)
    p = s.places.c
    events = func.count(chosen.c.id.distinct())
    query = (
        select(p.name, p.country, p.latitude, p.longitude, events, func.count(chosen.c.document.distinct()))
        .select_from(chosen.join(s.places, and_(p.document == chosen.c.document, p.number == chosen.c.place)))
        .where(p.latitude.is_not(None), p.longitude.is_not(None))
        .group_by(p.name, p.country, p.latitude, p.longitude)
        .order_by(events.desc(), p.name, p.latitude)
    )
    points = [
        MapPoint(name=name, country=country, latitude=lat, longitude=lon, events=count, documents=documents)
        for name, country, lat, lon, count, documents in connection.execute(query)
    ]
    whole = connection.execute(select(func.count()).select_from(chosen)).scalar_one()
    return MapSight(points=tuple(points[:MOST]), unplaced=whole - sum(one.events for one in points))

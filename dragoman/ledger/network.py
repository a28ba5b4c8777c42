"""Who did what to whom as nodes and edges: actors, and what passes between them, counted by type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.ledger.cells import Cells
from dragoman.ledger.rows import EventRow, Named
from dragoman.record.scores import QUAD_CLASSES


class Network:
    """Gathers events one by one. Memory: one number for each pair of actors and type, not for each event."""

    def __init__(self) -> None:
        self._nodes: dict[str, Named] = {}
        self._events: dict[str, int] = {}
        self._edges: dict[tuple[str, str, str], list[tuple[float, str | None]]] = {}

    def add(self, events: Iterable[EventRow]) -> Network:
        """Count events: from each who acts to each to whom it is done; where nobody receives, among those who act."""
        for event in events:
            pairs = [(a, b) for a in event.actor for b in event.recipient]
            if not event.recipient:
                pairs = [(a, b) for n, a in enumerate(event.actor) for b in event.actor[n + 1 :]]
            for a, b in pairs:
                ends = self._node(a), self._node(b)
                if ends[0] != ends[1]:
                    told = self._edges.setdefault((*ends, event.type), [])
                    told.append((event.score, event.day))
                    for end in ends:
                        self._events[end] = self._events.get(end, 0) + 1
        return self

    def nodes(self) -> Iterator[Cells]:
        """Yield the actors that have an edge; ``events`` counts their edges' events."""
        for key, one in self._nodes.items():
            if key in self._events:
                yield {
                    "id": key, "label": one.name, "kind": "actor" if one.entity else "unnamed", "country": one.country,
                    "events": self._events[key],
                }  # fmt: skip

    def edges(self) -> Iterator[Cells]:
        """Yield an edge for each pair and type; ``weight`` counts events, ``score`` is PLOVER's mean."""
        for (source, target, kind), told in self._edges.items():
            days = sorted(day for _, day in told if day)
            yield {
                "source": source, "target": target, "type": kind, "quad": QUAD_CLASSES[kind], "weight": len(told),
                "score": round(sum(score for score, _ in told) / len(told), 3),
                "first_day": days[0] if days else None, "last_day": days[-1] if days else None,
            }  # fmt: skip

    def _node(self, one: Named) -> str:
        """Actors without a name of their own are one node for each name and country: ``protesters (FRA)``."""
        key = f"a{one.entity}" if one.entity is not None else f"n:{one.name}:{one.country or ''}"
        self._nodes.setdefault(key, one)
        return key

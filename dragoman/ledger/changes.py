"""What does a newer reading say that the older one did not? Items are told apart by what they say, not by their ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from dragoman.record.model import Place, Quantity, Record, Time


def find_changes(old: Record, new: Record) -> tuple[str, ...]:
    """Return one line for each part that differs: ``events: 2 new, 1 gone``; nothing when both say the same."""
    lines = []
    for name, say in _SAYINGS.items():
        before, after = Counter(say(old)), Counter(say(new))
        more, less = (after - before).total(), (before - after).total()
        if more or less:
            told = [f"{more} new"] * bool(more) + [f"{less} gone"] * bool(less)
            lines.append(f"{name}: {', '.join(told)}")
    return tuple(lines)


def _words(record: Record) -> Callable[[Any], Any]:
    located: list[Place | Time | Quantity] = [*record.places, *record.times, *record.quantities]
    spans: dict[str, Any] = {item.id: (item.start, item.end) for item in located}
    spans |= {actor.id: (actor.mentions[0].start, actor.name) for actor in record.actors if actor.mentions}
    spans |= {s.id: (s.content[0].start, s.content[-1].end) for s in record.statements}
    spans |= {e.id: (e.trigger.start, e.trigger.end) for e in record.events}
    return lambda ids: tuple(spans.get(i, i) for i in ids) if isinstance(ids, tuple) else spans.get(ids, ids)


def _events(record: Record) -> list[Any]:
    w = _words(record)
    return [
        (e.trigger.start, e.trigger.end, e.type, e.mode, e.status, e.contexts, w(e.actor), w(e.recipient), w(e.place),
         w(e.time), w(e.statement), w(e.same_as), tuple((p.role, w(p.actor)) for p in e.participants))
        for e in record.events
    ]  # fmt: skip


def _statements(record: Record) -> list[Any]:
    w = _words(record)
    return [
        (s.kind, w(s.speaker), tuple((c.start, c.end) for c in (*s.source, *s.cue, *s.content)), w(s.within))
        for s in record.statements
    ]


def _claims(record: Record) -> list[Any]:
    w = _words(record)
    return [(c.start, c.end, w(c.by), w(c.about), c.score, c.reasons) for c in record.claims]


def _actors(record: Record) -> list[Any]:
    return [
        (a.name, a.kind, a.country, a.sectors, a.identifier, tuple((m.start, m.end) for m in a.mentions))
        for a in record.actors
    ]


def _agreements(record: Record) -> list[Any]:
    w = _words(record)
    return [(w(a.event), a.instrument, a.stage, w(a.parties), w(a.signatories)) for a in record.agreements]


_SAYINGS: dict[str, Callable[[Record], list[Any]]] = {
    "actors": _actors,
    "events": _events,
    "statements": _statements,
    "claims": _claims,
    "agreements": _agreements,
    "places": lambda r: [(p.start, p.end, p.name, p.country, p.geonames) for p in r.places],
    "times": lambda r: [(t.start, t.end, t.value, t.earliest, t.latest) for t in r.times],
    "quantities": lambda r: [(q.start, q.end, q.value, q.qualifier, q.unit) for q in r.quantities],
    "sentences": lambda r: [(s.start, s.end, s.voice) for s in r.sentences],
    "judgements": lambda r: [(j.start, j.end, j.polarity) for j in r.judgements],
    "what is known of the document": lambda r: [
        (r.document.title, r.document.publisher, r.document.published, r.document.authors)
    ],
}

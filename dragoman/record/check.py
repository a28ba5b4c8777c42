"""Does a record keep its promises? Spans quote truly, ids resolve, values come from the lists."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from dragoman.record.model import Answer, Claim, Place, Quantity, Record, Time
from dragoman.record.ontology import CONTEXTS, MODES, SECTORS
from dragoman.spans import Span

_COUNTRY = re.compile(r"[A-Z]{3}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def check_record(record: Record) -> list[str]:
    """Return every fault, each naming the item and what is wrong with it; an empty list is a lawful record."""
    return [*_document(record), *_spans(record), *_order(record), *_references(record), *_values(record)]


def _document(record: Record) -> list[str]:
    document = record.document
    digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    faults = []
    if document.id != digest:
        faults.append("document: id is not the SHA-256 of its text")
    if document.published is not None and not _is_date(document.published):
        faults.append(f"document: published is no ISO date: {document.published!r}")
    return faults


def _spans(record: Record) -> list[str]:
    """Spans lie inside the text, are not empty, and begin and end with something to see."""
    text, size, faults = record.document.text, len(record.document.text), []
    for name, start, end in _all_spans(record):
        if not 0 <= start < end <= size:
            faults.append(f"{name}: span {start}:{end} lies outside the text of {size} code points or is empty")
        elif text[start].isspace() or text[end - 1].isspace():
            faults.append(f"{name}: span {start}:{end} begins or ends with white space")
    for question in ("who", "what", "when", "where"):
        answer: Answer | None = getattr(record.lead, question)
        if answer is not None:
            home = text if answer.located == "text" else record.document.title or ""
            if home[answer.start : answer.end] != answer.text or not answer.text:
                faults.append(
                    f"lead.{question}: its words differ from the {answer.located} at {answer.start}:{answer.end}"
                )
    return faults


def _all_spans(record: Record) -> Iterable[tuple[str, int, int]]:
    for n, sentence in enumerate(record.sentences):
        yield f"sentences[{n}]", sentence.start, sentence.end
    for actor in record.actors:
        for mention in actor.mentions:
            yield f"actor {actor.id}", mention.start, mention.end
    located: list[Place | Time | Quantity | Claim] = [*record.places, *record.times, *record.quantities, *record.claims]
    for item in located:
        yield item.id, item.start, item.end
    for event in record.events:
        yield from _named(event.id, [event.trigger, event.object])
    for agreement in record.agreements:
        yield from _named(agreement.id, [agreement.field])
    for statement in record.statements:
        yield from _named(statement.id, [*statement.source, *statement.cue, *statement.content, statement.occasion])
    for n, judgement in enumerate(record.judgements):
        yield f"judgements[{n}]", judgement.start, judgement.end
        yield f"judgements[{n}].cue", judgement.cue.start, judgement.cue.end


def _named(name: str, spans: Iterable[Span | None]) -> Iterable[tuple[str, int, int]]:
    return ((name, span.start, span.end) for span in spans if span is not None)


def _order(record: Record) -> list[str]:
    """Ids are given once, in text order."""
    faults = []
    lists: dict[str, tuple[Any, ...]] = {
        "a": record.actors, "p": record.places, "t": record.times, "q": record.quantities, "e": record.events,
        "g": record.agreements, "s": record.statements, "c": record.claims,
    }  # fmt: skip
    for letter, items in lists.items():
        ids = [item.id for item in items]
        if ids != [f"{letter}{n}" for n in range(1, len(ids) + 1)]:
            faults.append(f"ids of list {letter!r} are not {letter}1, {letter}2 … in order: {ids[:5]}")
    for actor in record.actors:
        if not actor.mentions:
            faults.append(f"actor {actor.id}: no mention")
    firsts: dict[str, list[int]] = {
        "actors": [a.mentions[0].start for a in record.actors if a.mentions],
        "events": [e.trigger.start for e in record.events],
        "statements": [s.content[0].start for s in record.statements if s.content],
        "sentences": [s.start for s in record.sentences],
        "claims": [c.start for c in record.claims],
        "times": [t.start for t in record.times],
        "places": [p.start for p in record.places],
        "quantities": [q.start for q in record.quantities],
    }
    faults += [f"{name}: not in text order" for name, starts in firsts.items() if starts != sorted(starts)]
    return faults


def _references(record: Record) -> list[str]:
    actors, places = {a.id for a in record.actors}, {p.id for p in record.places}
    times, quantities = {t.id for t in record.times}, {q.id for q in record.quantities}
    statements, events = {s.id for s in record.statements}, [e.id for e in record.events]
    faults: list[str] = []

    def need(owner: str, known: Iterable[str], *ids: str | None) -> None:
        for one in ids:
            if one is not None and one not in known:
                faults.append(f"{owner}: {one!r} is not in the record")

    for actor in record.actors:
        need(actor.id, actors, *actor.affiliations, *(office.organisation for office in actor.offices))
    for n, event in enumerate(record.events):
        need(event.id, actors, *event.actor, *event.recipient, *(p.actor for p in event.participants))
        need(event.id, places, event.place)
        need(event.id, times, event.time)
        need(event.id, quantities, *event.quantities)
        need(event.id, statements, event.statement)
        need(event.id, set(events[:n]), event.same_as)
    for agreement in record.agreements:
        need(agreement.id, actors, *agreement.parties, *agreement.signatories, *agreement.witnesses)
        need(agreement.id, set(events), agreement.event)
    for statement in record.statements:
        need(statement.id, actors, statement.speaker, *statement.addressee)
        need(statement.id, actors | places, statement.venue)
        need(statement.id, times, statement.time)
        need(statement.id, statements - {statement.id}, statement.within)
        if not statement.content:
            faults.append(f"{statement.id}: no content")
    for claim in record.claims:
        need(claim.id, statements | {"author"}, claim.by)
        need(claim.id, quantities, *claim.quantities)
        need(claim.id, times, *claim.times)
        need(claim.id, actors, *claim.about)
    for judgement in record.judgements:
        need("judgements", actors, *judgement.about)
    need("lead", set(events), record.lead.event)
    return faults


def _values(record: Record) -> list[str]:
    faults = []
    for event in record.events:
        if event.mode is not None and event.mode not in MODES[event.type]:
            faults.append(f"{event.id}: {event.mode!r} is no mode of {event.type}")
        faults += [f"{event.id}: {c!r} is no PLOVER context" for c in event.contexts if c not in CONTEXTS]
    for actor in record.actors:
        faults += [f"{actor.id}: {s!r} is no PLOVER sector" for s in actor.sectors if s not in SECTORS]
        for code in (actor.country, *(o.country for o in actor.offices)):
            if code is not None and not _COUNTRY.fullmatch(code):
                faults.append(f"{actor.id}: {code!r} is no ISO 3166 alpha-3 code")
    for place in record.places:
        if place.latitude is not None and not -90 <= place.latitude <= 90:
            faults.append(f"{place.id}: latitude {place.latitude}")
        if place.longitude is not None and not -180 <= place.longitude <= 180:
            faults.append(f"{place.id}: longitude {place.longitude}")
    for time in record.times:
        for day in (time.earliest, time.latest):
            if day is not None and not _is_date(day):
                faults.append(f"{time.id}: {day!r} is no ISO date")
        if time.earliest and time.latest and time.earliest > time.latest:
            faults.append(f"{time.id}: ends on {time.latest}, before it begins on {time.earliest}")
    faults += [f"{c.id}: score {c.score} is not between 0 and 1" for c in record.claims if not 0 <= c.score <= 1]
    return faults


def _is_date(value: str) -> bool:
    """Whether a value is a day of the calendar as YYYY-MM-DD, the only form of ISO 8601 that records use."""
    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True

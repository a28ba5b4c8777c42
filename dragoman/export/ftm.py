"""Records as FollowTheMoney entities, one JSON object a line: for Aleph, OpenAleph, yente and their tools.

Source: https://followthemoney.tech/explorer/ (schemata Article, Person, PublicBody, Organization, Company,
LegalEntity, Event). The reader's own codes go into ``keywords`` and ``summary``; nothing is said that the text does not say.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, Any

from dragoman.record.model import Actor, Event, Record

Node = dict[str, Any]
# The identity and name of an actor across documents, or None where it has none of its own.
Identify = Callable[[Record, Actor], "tuple[str, str] | None"]

_PUBLIC = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "SPY"))


def write_ftm(records: Iterable[Record], stream: IO[str], identify: Identify | None = None) -> int:
    """Write entities; an actor of several documents is written once for each, under one id, as the format merges them.

    Return how many lines there are.
    """
    count = 0
    for record in records:
        for node in entities(record, identify):
            stream.write(json.dumps(node, ensure_ascii=False) + "\n")
            count += 1
    return count


def entities(record: Record, identify: Identify | None = None) -> Iterator[Node]:
    """Yield the article, its actors that have a name, and its events."""
    article = f"article-{record.document.id[:40]}"
    yield _article(record, article)
    ids: dict[str, str] = {}
    for actor in record.actors:
        known = identify(record, actor) if identify else None
        if known is None and not any(mention.form == "name" for mention in actor.mentions):
            continue
        one, name = known or (_key(record.document.id, actor.id), actor.name)
        ids[actor.id] = one
        yield _actor(actor, one, name, article)
    for event in record.events:
        if event.same_as is None:
            yield _event(record, event, ids, article)


def _article(record: Record, one: str) -> Node:
    document = record.document
    address = document.source or ""
    return _entity(
        one, "Article", name=[document.title or address or one], title=[document.title],
        publishedAt=[document.published], publisher=[document.publisher], author=list(document.authors),
        language=["eng" if document.language == "en" else None],
        sourceUrl=[address if address.startswith(("http://", "https://")) else None],
        fileName=[None if "://" in address else address or None],
    )  # fmt: skip


def _actor(actor: Actor, one: str, name: str, article: str) -> Node:
    schema = "Person" if actor.kind == "person" else "LegalEntity"
    if actor.kind in ("country", "place-government") or (actor.kind != "person" and _PUBLIC & set(actor.sectors)):
        schema = "PublicBody"
    elif actor.kind == "organisation":
        schema = "Company" if "BUS" in actor.sectors else "Organization"
    offices = [office.title for office in actor.offices] if schema == "Person" else []
    return _entity(
        one, schema, name=[name], alias=[actor.name if actor.name != name else None], country=[_alpha2(actor.country)],
        position=offices, wikidataId=[actor.identifier], keywords=list(actor.sectors), proof=[article],
    )  # fmt: skip


def _event(record: Record, event: Event, ids: dict[str, str], article: str) -> Node:
    names = {actor.id: actor.name for actor in record.actors}
    time = next((one for one in record.times if one.id == event.time), None)
    place = next((one for one in record.places if one.id == event.place), None)
    sentence = next((one for one in record.sentences if one.start <= event.trigger.start < one.end), None)
    who = ", ".join(names[one] for one in event.actor) or "somebody"
    whom = ", ".join(names[one] for one in event.recipient)
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    dated = time is not None and time.type in ("DATE", "TIME")
    day = time.earliest if dated and time is not None and time.earliest == time.latest else None
    return _entity(
        _key(record.document.id, event.id), "Event", name=[f"{who} {kind} {whom}".rstrip()],
        summary=[record.document.text[sentence.start : sentence.end] if sentence else None],
        keywords=[event.type, event.mode, event.status, *event.contexts], date=[day],
        startDate=[time.earliest if dated and time is not None and day is None else None],
        endDate=[time.latest if dated and time is not None and day is None else None],
        location=[place.name if place else None], country=[_alpha2(place.country) if place else None],
        organizer=[ids.get(one) for one in event.actor],
        involved=[ids.get(one) for one in (*event.recipient, *(part.actor for part in event.participants))],
        proof=[article],
    )  # fmt: skip


def _entity(one: str, schema: str, **properties: Sequence[str | None]) -> Node:
    known = {name: list(dict.fromkeys(v for v in values if v)) for name, values in properties.items()}
    return {"id": one, "schema": schema, "properties": {name: values for name, values in known.items() if values}}


def _alpha2(code: str | None) -> str | None:
    """The two letters, small, that the format knows countries by."""
    from dragoman.lexicon.countries import country

    found = country(code or "")
    return found.alpha2.lower() if found else None


def _key(*parts: str) -> str:
    return hashlib.sha1("/".join(parts).encode()).hexdigest()

"""A record becomes rows: the tables of one document, written in one transaction."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update

from dragoman.ledger import schema as s
from dragoman.ledger.days import number_of
from dragoman.ledger.dialect import Prepared
from dragoman.record.model import Actor, Event, Record, Sentence, Statement
from dragoman.record.scores import score_of

Row = dict[str, Any]
# A list of more states than this is told as it stands, but no pairs are made of those behind it.
LONGEST_LIST = 24


def document_row(record: Record) -> Row:
    """Return the columns of ``documents`` that the record fills."""
    document, reader = record.document, record.reader
    return {
        "hash": document.id, "source": document.source, "title": document.title, "publisher": document.publisher,
        "authors": "; ".join(document.authors) or None, "published": document.published,
        "day": document.published or "", "language": document.language,
        "words": len(document.text.split()), "characters": len(document.text), "reader": reader.version,
        "model": reader.model, "ontology": reader.ontology, "added": datetime.now(UTC).isoformat(timespec="seconds"),
    }  # fmt: skip


class Writer:
    """Writes the rows of one record; ``entities`` is the entity of each actor by its id in the record."""

    def __init__(
        self, connection: Connection, document: int, record: Record, found: Mapping[str, int | None],
        entities: Mapping[str, int | None], counted: bool,
    ) -> None:  # fmt: skip
        self.connection, self.document, self.record = connection, document, record
        self.found, self.entities, self.counted = found, entities, int(counted)
        self.text, self.published = record.document.text, number_of(record.document.published or "")
        self.by_key = {actor.id: actor for actor in record.actors}
        self.times = {time.id: time for time in record.times}
        self.sentence_starts = [sentence.start for sentence in record.sentences]
        self.ids: dict[str, dict[str, int]] = {}
        self._mentions = sorted((m.start, m.end, actor.id) for actor in record.actors for m in actor.mentions)
        self._mention_starts = [start for start, _, _ in self._mentions]

    def write(self) -> None:
        """Write every table, those first that others point to."""
        record = self.record
        self._insert(
            s.sentences,
            [
                {"document": self.document, "start": one.start, "end": one.end, "voice": one.voice}
                for one in record.sentences
            ],
        )
        self._numbered(s.actors, {a.id: self._actor(a) for a in self._worth_a_row()})
        self._insert(
            s.offices,
            [
                {
                    "actor": self.ids["actors"][actor.id], "number": n, "title": office.title, "country": office.country,
                    "organisation": self._name(office.organisation), "former": int(office.former),
                }
                for actor in record.actors if actor.id in self.ids["actors"] for n, office in enumerate(actor.offices)
            ],
        )  # fmt: skip
        self._insert(s.places, [self._fields(one, "name country latitude longitude geonames") for one in record.places])
        self._insert(s.quantities, [self._fields(one, "value qualifier unit") for one in record.quantities])
        self._statements()
        self._events()
        self._agreements()
        self._claims()
        self._insert(
            s.judgements,
            [
                {
                    "document": self.document, "number": n, "start": one.start, "end": one.end,
                    "cue_start": one.cue.start, "cue_end": one.cue.end, "polarity": one.polarity,
                    "about": "; ".join(filter(None, map(self._name, one.about))) or None,
                }
                for n, one in enumerate(record.judgements)
            ],
        )  # fmt: skip

    def _worth_a_row(self) -> Iterable[Actor]:
        """Actors with a name, and those who have a part in something; the record keeps the others."""
        record = self.record
        named = {key for key, entity in self.found.items() if entity is not None}
        for event in record.events:
            named.update(event.actor, event.recipient, (p.actor for p in event.participants))
        for agreement in record.agreements:
            named.update(agreement.parties, agreement.signatories, agreement.witnesses)
        named.update(statement.speaker for statement in record.statements if statement.speaker)
        return [actor for actor in record.actors if actor.id in named]

    def _actor(self, actor: Actor) -> Row:
        return {
            "document": self.document, "name": actor.name, "kind": actor.kind,
            "country": actor.country, "sectors": " ".join(actor.sectors) or None, "identifier": actor.identifier,
            "mentions": len(actor.mentions), "entity": self.entities[actor.id],
            "found": self.found[actor.id] if self.found[actor.id] != self.entities[actor.id] else None,
        }  # fmt: skip

    def _statements(self) -> None:
        rows: dict[str, Row] = {}
        named: dict[str, list[str]] = {}
        for statement in self.record.statements:
            speaker = statement.speaker
            named[statement.id] = self._named_in(statement)
            rows[statement.id] = {
                "document": self.document, "speaker": self._id("actors", speaker),
                "entity": self.entities.get(speaker or ""), "country": self._country(speaker), "kind": statement.kind,
                "source": self._words(statement.source) if speaker is None else None, "cue": self._words(statement.cue),
                "start": statement.content[0].start, "end": statement.content[-1].end,
                "spans": _spans(statement), "within": statement.within, "about": " ".join(named[statement.id]) or None,
                "day": self.published, "quotation": None, "counted": self.counted,
            }  # fmt: skip
        self._numbered(s.statements, rows)
        about = [
            {
                "statement": self.ids["statements"][statement], "number": _number(key),
                "entity": self.entities[key], "day": self.published,
            }
            for statement, keys in named.items() for key in keys
        ]  # fmt: skip
        self._insert(s.statement_about, about)

    def _named_in(self, statement: Statement) -> list[str]:
        """Actors known across documents whose mentions lie in what is said."""
        found: dict[str, None] = {}
        for span in statement.content:
            at = bisect_right(self._mention_starts, span.start - 1)
            while at < len(self._mentions) and self._mentions[at][0] < span.end:
                key = self._mentions[at][2]
                if self.entities[key] is not None and key != statement.speaker:
                    found[key] = None
                at += 1
        return list(found)

    def _events(self) -> None:
        rows = {event.id: self._event(event) for event in self.record.events}
        self._numbered(s.events, rows)
        ids = self.ids["events"]
        sides, dyads, quantities = [], [], []
        for event in self.record.events:
            row = rows[event.id]
            parts = [("actor", key) for key in event.actor] + [("recipient", key) for key in event.recipient]
            parts += [(part.role, part.actor) for part in event.participants]
            common = {"event": ids[event.id], "type": event.type, "day": row["day"], "counted": self.counted}
            sides += [{**common, "side": side, **self._link(key)} for side, key in dict.fromkeys(parts)]
            if event.same_as is None:
                told = {**common, "score": row["score"], "status": event.status}
                dyads += [{**told, **pair} for pair in self._dyads(event)]
            quantities += [
                {"event": ids[event.id], "quantity": _number(key)} for key in dict.fromkeys(event.quantities)
            ]
        self._insert(s.sides, sides)
        self._insert(s.dyads, dyads)
        self._insert(s.event_quantities, quantities)

    def _event(self, event: Event) -> Row:
        time = self.times.get(event.time or "")
        told = time is not None and time.type in ("DATE", "TIME")
        first, last = (_day(time.earliest), _day(time.latest)) if time and told else (None, None)
        around = self._sentence(event.trigger.start)
        return {
            "document": self.document, "type": event.type, "mode": event.mode,
            "score": score_of(event.type, event.mode),
            "contexts": " ".join(event.contexts) or None, "status": event.status, "start": event.trigger.start,
            "end": event.trigger.end, "trigger": event.trigger.cut(self.text),
            "sentence_start": around.start if around else None, "sentence_end": around.end if around else None,
            "object_start": event.object.start if event.object else None,
            "object_end": event.object.end if event.object else None, "first_day": first, "last_day": last,
            "day": self._day(event.time), "place": _number(event.place) if event.place else None,
            "statement": self._id("statements", event.statement), "same_as": event.same_as, "happening": None,
            "counted": self.counted,
        }  # fmt: skip

    def _sentence(self, offset: int) -> Sentence | None:
        at = bisect_right(self.sentence_starts, offset) - 1
        return self.record.sentences[at] if at >= 0 else None

    def _dyads(self, event: Event) -> list[Row]:
        """Pairs of states: who acts to whom it is done; where nobody receives, those who act, among themselves."""
        sources, targets = self._countries(event.actor), self._countries(event.recipient)
        if targets:
            return [{"source": a, "target": b, "mutual": 0} for a in sources for b in targets if a != b]
        return [{"source": a, "target": b, "mutual": 1} for n, a in enumerate(sources) for b in sources[n + 1 :]]

    def _countries(self, keys: Iterable[str]) -> list[str]:
        return sorted({c for c in map(self._country, keys) if c is not None})[:LONGEST_LIST]

    def _agreements(self) -> None:
        rows, sides = {}, []
        events = {event.id: event for event in self.record.events}
        for agreement in self.record.agreements:
            field, event = agreement.field, events.get(agreement.event or "")
            rows[agreement.id] = {
                "document": self.document, "event": self._id("events", agreement.event),
                "instrument": agreement.instrument, "field_start": field.start if field else None,
                "field_end": field.end if field else None, "stage": agreement.stage,
                "day": self._day(event.time if event else None), "counted": self.counted,
            }  # fmt: skip
        self._numbered(s.agreements, rows)
        for agreement in self.record.agreements:
            parts = [("party", key) for key in agreement.parties] + [
                ("signatory", key) for key in agreement.signatories
            ]
            parts += [("witness", key) for key in agreement.witnesses]
            common = {"agreement": self.ids["agreements"][agreement.id], "day": rows[agreement.id]["day"]}
            sides += [{**common, "role": role, **self._link(key)} for role, key in dict.fromkeys(parts)]
        self._insert(s.agreement_sides, sides)

    def _claims(self) -> None:
        speakers = {statement.id: statement.speaker for statement in self.record.statements}
        rows = {}
        for claim in self.record.claims:
            speaker = speakers.get(claim.by)
            about = " ".join(key for key in dict.fromkeys(claim.about) if key in self.ids["actors"])
            rows[claim.id] = {
                "document": self.document, "start": claim.start, "end": claim.end,
                "statement": self.ids["statements"].get(claim.by), "entity": self.entities.get(speaker or ""),
                "country": self._country(speaker), "score": claim.score, "reasons": "; ".join(claim.reasons) or None,
                "about": about or None, "day": self.published, "counted": self.counted,
            }  # fmt: skip
        self._numbered(s.claims, rows)
        self._insert(
            s.claim_about,
            [
                {
                    "claim": self.ids["claims"][claim.id], "number": _number(key),
                    "entity": self.entities[key], "day": self.published,
                }
                for claim in self.record.claims for key in dict.fromkeys(claim.about)
                if self.entities[key] is not None
            ],
        )  # fmt: skip

    def _fields(self, one: Any, names: str) -> Row:
        row = {"document": self.document, "number": _number(one.id), "start": one.start, "end": one.end}
        return row | {name: getattr(one, name) for name in names.split()}

    def _link(self, key: str) -> Row:
        return {
            "actor": self.ids["actors"][key], "entity": self.entities[key], "country": self.by_key[key].country,
        }  # fmt: skip

    def _id(self, table: str, key: str | None) -> int | None:
        return self.ids[table].get(key) if key is not None else None

    def _name(self, key: str | None) -> str | None:
        return self.by_key[key].name if key in self.by_key else None

    def _country(self, key: str | None) -> str | None:
        return self.by_key[key].country if key in self.by_key else None

    def _day(self, time: str | None) -> int:
        """The day a thing is filed under: its own when a day or a month is told, else that of the document."""
        found = self.times.get(time or "")
        if found is None or found.earliest is None or found.type not in ("DATE", "TIME"):
            return self.published
        return number_of(found.earliest)

    def _words(self, spans: Iterable[Any]) -> str | None:
        return " … ".join(span.cut(self.text) for span in spans) or None

    def _numbered(self, table: Table, rows: Mapping[str, Row]) -> None:
        """Insert rows and remember their ids by those in the record."""
        ids = {key: s.item_id(self.document, _number(key)) for key in rows}
        self.ids[table.name] = ids
        self._insert(table, [{"id": ids[key], **row} for key, row in rows.items()])

    def _insert(self, table: Table, rows: list[Row]) -> None:
        _INSERTS[table.name].write(self.connection, rows)


_INSERTS = {table.name: Prepared(insert(table)) for table in s.metadata.sorted_tables}


def _day(date: str | None) -> int | None:
    return number_of(date) if date is not None else None


def _spans(statement: Statement) -> str | None:
    """The pieces of what is said, where there are several."""
    if len(statement.content) == 1:
        return None
    return " ".join(f"{span.start}:{span.end}" for span in statement.content)


def _number(key: str) -> int:
    """The number in an id of the record: 12 of ``e12``."""
    return int(key[1:])


_WEIGHTS = Prepared(
    select(s.actors.c.entity, func.sum(s.actors.c.mentions))
    .where(s.actors.c.id.between(bindparam("first"), bindparam("last")), s.actors.c.entity.is_not(None))
    .group_by(s.actors.c.entity)
)
_COUNT = Prepared(
    update(s.entities)
    .where(s.entities.c.id == bindparam("one"))
    .values(
        documents=s.entities.c.documents + bindparam("more"), mentions=s.entities.c.mentions + bindparam("named")
    )
)  # fmt: skip


def count_entities(connection: Connection, document: int, *, sign: int = 1) -> None:
    """Add what a document's actors weigh to their entities, or take it away (``sign`` -1)."""
    first, last = s.item_range(document)
    rows = _WEIGHTS.ask(connection, first=first, last=last)
    _COUNT.write(connection, [{"one": e, "more": sign, "named": sign * n} for e, n in rows])


def leave_about(connection: Connection, document: int) -> None:
    """Take away whom the statements and claims of a document are about, before they go."""
    inside = s.item_range(document)
    entities = dict(
        connection.execute(select(s.actors.c.id, s.actors.c.entity).where(s.actors.c.id.between(*inside)))
        .tuples()
        .all()
    )
    for table, about, name in ((s.statements, s.statement_about, "statement"), (s.claims, s.claim_about, "claim")):
        rows = connection.execute(
            select(table.c.id, table.c.day, table.c.about).where(
                table.c.id.between(*inside), table.c.about.is_not(None)
            )
        )
        gone = [
            {"entity_": entities.get(s.item_id(document, number)), "day_": row.day, "one": row.id, "number_": number}
            for row in rows
            for number in map(_number, row.about.split())
        ]
        if gone:
            connection.execute(
                delete(about).where(
                    about.c.entity == bindparam("entity_"), about.c.day == bindparam("day_"),
                    about.c[name] == bindparam("one"), about.c.number == bindparam("number_"),
                ),
                gone,
            )  # fmt: skip

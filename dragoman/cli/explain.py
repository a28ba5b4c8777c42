"""``dragoman explain``: why is this event in the record?"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.extract.events.explanation import Explanation
    from dragoman.record.model import Event, Record


def explain(
    records: Path,
    event: str | None = None,
    *,
    document: str | None = None,
    frames: Path | None = None,
    actors: Path | None = None,
    model: str | None = None,
    json: bool = False,
) -> int:
    """Tell why an event is in a record: which frame, which words filled which side, why this status.

    The record's text is read again, by the same rules; where another version of the reader wrote the record, or other
    frames, that is said.

    Examples:

        dragoman explain visit.json e3
        dragoman explain records.jsonl e3 --document 5f1c
        dragoman explain visit.json --frames mine.toml

    Parameters
    ----------
    records
        A file of records: JSON (one record or an array of them) or JSONL.
    event
        The event's id, as e3; without it all events of the record are explained.
    document
        The beginning of the document's id, or its source, where the file holds several records.
    frames
        The file of frames that the record was read with.
    actors
        The actor file that the record was read with.
    model
        The spaCy pipeline that the record was read with.
    json
        One JSON object an event, a line each, instead of text.
    """
    from dragoman.pipeline import explain as read_again
    from dragoman.settings import Settings

    record = _pick(records, document)
    settings = Settings(
        model=model, frames=str(frames) if frames else None, actors=str(actors) if actors else None, force=True
    )
    again, explanations = read_again(record.document, settings)
    if again.reader != record.reader:
        print(
            f"dragoman: the record was written by {_reader(record)}, it is explained by {_reader(again)}",
            file=sys.stderr,
        )
    known = {one.event: _with_speaker(one, again) for one in explanations}
    wanted = [_same_event(record, again, event)] if event else [e.id for e in again.events]
    lines = []
    for name in wanted:
        if json:
            lines.append(_as_json(again, known[name]))
        else:
            lines.append(_as_text(again, known[name]))
    print(("\n" if json else "\n\n").join(lines))
    return 0


def _with_speaker(one: Explanation, record: Record) -> Explanation:
    """The explanation of the frames alone, with the actor that a statement gave."""
    event = next(e for e in record.events if e.id == one.event)
    return one if one.actor or not event.actor else replace(one, actor=event.actor, actor_place="statement")


def _pick(path: Path, document: str | None) -> Record:
    """The record of the file that is meant. Raises: ReadError, RecordError."""
    from dragoman.cli.check import _lines
    from dragoman.errors import ReadError
    from dragoman.record.json import read_record

    try:
        records = [read_record(line, where) for where, line in _lines(path)]
    except OSError as error:
        raise ReadError(f"cannot be read ({error.strerror})", str(path), "name a file of records") from error
    except ValueError as error:
        raise ReadError(f"not JSON: {error}", str(path), "name a file of records") from error
    if document is not None:
        records = [r for r in records if r.document.id.startswith(document) or r.document.source == document]
    if not records:
        raise ReadError("no such record", str(path), "see the ids of its documents")
    if len(records) > 1:
        raise ReadError(f"{len(records)} records", str(path), "choose one with --document and the beginning of its id")
    return records[0]


def _same_event(record: Record, again: Record, event: str) -> str:
    """The event of the new reading that stands at the words of the one asked for. Raises: RecordError."""
    from dragoman.errors import RecordError

    asked = next((e for e in record.events if e.id == event), None)
    if asked is None:
        raise RecordError(f"there is no event {event!r}", record.document.source or record.document.id[:12],
                          f"it has {_ids(record.events)}")  # fmt: skip
    for one in again.events:
        if one.trigger == asked.trigger:
            return one.id
    raise RecordError(f"event {event!r} is not found again at {asked.trigger.start}:{asked.trigger.end}",
                      record.document.source or record.document.id[:12],
                      "name the frames and the model that the record was read with, or read the text anew")  # fmt: skip


def _ids(events: tuple[Event, ...]) -> str:
    return f"e1 to e{len(events)}" if events else "no events"


def _reader(record: Record) -> str:
    reader = record.reader
    return f"{reader.name} {reader.version} ({reader.model}; {reader.ontology})"


def _as_text(record: Record, one: Explanation) -> str:
    from dragoman.extract.events.explanation import EFFECTS, place_in_words

    text = record.document.text
    names = {a.id: a.name for a in record.actors}
    event = next(e for e in record.events if e.id == one.event)

    def quote(start: int, end: int) -> str:
        return f"“{text[start:end]}” [{start}:{end}]"

    def side(name: str, ids: tuple[str, ...], place: str) -> str:
        who = ", ".join(f"{names[i]} ({i})" for i in ids) or "nobody"
        why = f", {place_in_words(place)}" if ids and place else ""
        return f"  {name:<10} {who}{why}"

    mode = f" {event.mode}" if event.mode else ""
    lines = [
        f"{one.event}  {event.type}{mode}, {event.status}",
        f"  frame      {one.frame} ({one.where.partition(',')[0]})",
        f"  trigger    {quote(one.trigger.start, one.trigger.end)}",
    ]
    if one.carrier is not None:
        lines.append(f"  carried by {quote(one.carrier.start, one.carrier.end)}")
    lines.append(side("actor", one.actor, one.actor_place))
    lines.append(side("recipient", one.recipient, one.recipient_place))
    for reason in one.reasons:
        effect = EFFECTS.get(reason.effect, reason.effect)
        lines.append(f"  status     {quote(reason.span.start, reason.span.end)} {effect}")
    if not one.reasons:
        lines.append("  status     no word nearby denies it, puts it in the future or makes it a supposition")
    lines += [f"  rule       {rule}" for rule in one.rules]
    if event.same_as:
        lines.append(f"  same as    {event.same_as}")
    return "\n".join(lines)


def _as_json(record: Record, one: Explanation) -> str:
    import msgspec

    text = record.document.text
    event: Any = next(e for e in record.events if e.id == one.event)

    def words(start: int, end: int) -> dict[str, Any]:
        return {"start": start, "end": end, "text": text[start:end]}

    return msgspec.json.encode(
        {
            "event": one.event,
            "type": event.type,
            "mode": event.mode,
            "status": event.status,
            "frame": one.frame,
            "trigger": words(one.trigger.start, one.trigger.end),
            "carrier": words(one.carrier.start, one.carrier.end) if one.carrier else None,
            "actor": {"actors": one.actor, "place": one.actor_place or None},
            "recipient": {"actors": one.recipient, "place": one.recipient_place or None},
            "reasons": [{**words(r.span.start, r.span.end), "effect": r.effect} for r in one.reasons],
            "rules": one.rules,
            "same_as": event.same_as,
        }
    ).decode("utf-8")

"""What a record says as W3C Web Annotations: each a note on the words, found again by position and by quotation.

Source: Web Annotation Data Model (W3C Recommendation 2017), https://www.w3.org/TR/annotation-model/. Positions count
code points, as the model asks for (4.2.4 Text Position Selector).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

from dragoman.record.model import Actor, Record

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points of prefix and suffix

Node = dict[str, Any]


def write_annotations(records: Iterable[Record], stream: IO[str]) -> int:
    """Write one annotation a line (JSON-LD); return how many."""
    count = 0
    for record in records:
        for node in annotations_of(record):
            stream.write(json.dumps(node, ensure_ascii=False) + "\n")
            count += 1
    return count


def annotations_of(record: Record) -> Iterator[Node]:
    """Yield the annotations of a record: events, statements, claims, judgements and named actors, in this order."""
    names = {actor.id: actor.name for actor in record.actors}
    for event in record.events:
        who = ", ".join(names[one] for one in event.actor) or "somebody"
        whom = ", ".join(names[one] for one in event.recipient)
        kind = f"{event.type}/{event.mode}" if event.mode else event.type
        line = f"{who} {kind} {whom}".rstrip() + f" ({event.status})"
        yield _node(record, event.id, [event.trigger], "classifying", [f"PLOVER:{event.type}"], line)
    for statement in record.statements:
        speaker = names.get(statement.speaker or "", "somebody")
        yield _node(record, statement.id, statement.content, "describing", ["statement"], f"said by {speaker}")
    for claim in record.claims:
        line = f"can be checked: {', '.join(claim.reasons)}" if claim.reasons else "can be checked"
        yield _node(record, claim.id, [claim], "assessing", ["claim"], line)
    for number, judgement in enumerate(record.judgements, 1):
        tone = "favourable" if judgement.polarity == "+" else "unfavourable"
        yield _node(record, f"j{number}", [judgement], "describing", ["judgement"], f"the author's own, {tone}")
    for actor in record.actors:
        for number, mention in enumerate(actor.mentions, 1):
            if mention.form == "name":
                yield _mention(record, actor, mention, number)


def _mention(record: Record, actor: Actor, mention: Any, number: int) -> Node:
    node = _node(record, f"{actor.id}.{number}", [mention], "identifying", [actor.kind], actor.name)
    if actor.identifier:
        node["body"].append(
            {
                "type": "SpecificResource", "purpose": "identifying",
                "source": f"http://www.wikidata.org/entity/{actor.identifier}",
            }
        )  # fmt: skip
    return node


def _node(record: Record, key: str, spans: Iterable[Any], motive: str, tags: list[str], line: str) -> Node:
    source = f"urn:sha256:{record.document.id}"
    return {
        "@context": CONTEXT,
        "id": f"{source}#{key}",
        "type": "Annotation",
        "motivation": motive,
        "generator": {
            "id": f"urn:dragoman:{record.reader.version}", "type": "Software",
            "name": f"{record.reader.name} {record.reader.version}",
        },
        "body": [
            {"type": "TextualBody", "purpose": "describing", "value": line, "format": "text/plain", "language": "en"},
            *({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags),
        ],
        "target": [_target(record, span.start, span.end, source) for span in spans],
    }  # fmt: skip


def _target(record: Record, start: int, end: int, source: str) -> Node:
    text = record.document.text
    node: Node = {
        "source": source,
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector", "exact": text[start:end], "prefix": text[max(0, start - AROUND) : start],
                "suffix": text[end : end + AROUND],
            },
        ],
    }  # fmt: skip
    address = record.document.source or ""
    if address.startswith(("http://", "https://")):
        node["scope"] = address
    return node

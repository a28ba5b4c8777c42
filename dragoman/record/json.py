"""A record to and from JSON, and its JSON Schema."""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.errors import RecordError
from dragoman.record.model import SCHEMA, Record

_DECODER = msgspec.json.Decoder(Record)


def read_record(line: str | bytes, where: str = "") -> Record:
    """Return the record that a JSON object holds.

    Raises: RecordError when it is no JSON, or not of the schema; the message names the field.
    """
    try:
        record = _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RecordError(str(error), where, "see `dragoman schema`") from error
    if record.schema != SCHEMA:
        raise RecordError(f"schema is {record.schema!r}, not {SCHEMA!r}", where, "read the text again")
    return record


def record_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a record."""
    schema = msgspec.json.schema(Record)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA, **schema}

"""``dragoman schema``: the JSON Schema of a record."""

from __future__ import annotations

import json


def schema() -> int:
    """Print the JSON Schema (draft 2020-12) of a record."""
    from dragoman.record.json import record_schema

    print(json.dumps(record_schema(), indent=2))
    return 0

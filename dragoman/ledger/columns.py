"""The columns of each table that leaves a ledger, and what is in them."""

from __future__ import annotations

from typing import Literal

Kind = Literal["text", "whole", "number", "truth", "day"]

_DOCUMENT: dict[str, Kind] = {
    "publisher": "text", "published": "day", "title": "text", "source": "text", "document": "whole", "hash": "text",
}  # fmt: skip

COLUMNS: dict[str, dict[str, Kind]] = {
    "documents": {
        "id": "whole", "published": "day", "publisher": "text", "title": "text", "source": "text", "words": "whole",
        "copy_of": "whole", "likeness": "number", "hash": "text",
    },
    "events": {
        "id": "whole", "day": "day", "first_day": "day", "last_day": "day", "actor": "text", "actor_country": "text",
        "actor_id": "text", "type": "text", "mode": "text", "recipient": "text", "recipient_country": "text",
        "recipient_id": "text", "participants": "text", "status": "text", "quad": "text", "score": "number",
        "contexts": "text", "place": "text", "place_country": "text", "latitude": "number", "longitude": "number",
        "quantities": "text", "attributed": "truth", "told_by": "text", "happening": "whole", "trigger": "text",
        "start": "whole", "end": "whole", "sentence": "text", **_DOCUMENT,
    },
    "statements": {
        "id": "whole", "day": "day", "speaker": "text", "speaker_country": "text", "speaker_id": "whole", "kind": "text",
        "cue": "text", "words": "text", "about": "text", "about_id": "text", "quotation": "whole", "start": "whole",
        "end": "whole", **_DOCUMENT,
    },
    "claims": {
        "id": "whole", "day": "day", "score": "number", "words": "text", "said_by": "text", "said_by_id": "whole",
        "reasons": "text", "about": "text", "about_id": "text", "start": "whole", "end": "whole", **_DOCUMENT,
    },
    "agreements": {
        "id": "whole", "day": "day", "instrument": "text", "field": "text", "stage": "text", "parties": "text",
        "parties_country": "text", "parties_id": "text", "signatories": "text", "witnesses": "text", "event": "whole",
        "sentence": "text", **_DOCUMENT,
    },
    "actors": {
        "id": "whole", "name": "text", "kind": "text", "country": "text", "identifier": "text", "certain": "truth",
        "documents": "whole", "mentions": "whole", "offices": "text", "names": "text",
    },
}  # fmt: skip
